  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ mkdir img; printf hello > img/a.txt; printf hi > img/b.txt
  $ tasks dataset create notes -q -o ids
  11
  $ tasks dataset add notes img -q -o ids
  14
  15

An item that is in no task yet.

  $ tasks item show 14 -o table
  type          item
  id            14
  dataset       notes
  path          /a.txt
  dir           /
  kind          text
  mimetype      text/plain
  width         -
  height        -
  frames        -
  fps           -
  size          5
  split         none
  ground truth  no
  external id   -
  metadata      -
  version       1
  hidden        no
  content hash  b5e9c1ad071b3e7fc779cfaa5e523818
  $ tasks item show 14 -o json
  {"items":[
  {"type":"item","id":14,"dataset":"notes","path":"/a.txt","dir":"/","kind":"text","mimetype":"text/plain","width":null,"height":null,"frames":null,"fps":null,"size":5,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":false,"content_hash":"b5e9c1ad071b3e7fc779cfaa5e523818"}
  ],
  "work_items":[]}

With its status in every task.

  $ tasks create first --dataset notes --assignee ana@example.com -q -o ids
  16
  $ tasks create second --dataset notes --assignee ben@example.com -q -o ids
  21
  $ tasks items first -w path=/a.txt -o ids | as ana set-status first complete - -q -o ids
  19
  $ tasks item show 14 -o table | tail -n 4
  
  ID  PATH    ASSIGNEE         STATUS    STAGE      OBJECT COUNT  DURATION S
  19  /a.txt  ana@example.com  complete  completed             0           0
  24  /a.txt  ben@example.com  -         label                 0           0
  $ tasks item show 14 -o json
  {"items":[
  {"type":"item","id":14,"dataset":"notes","path":"/a.txt","dir":"/","kind":"text","mimetype":"text/plain","width":null,"height":null,"frames":null,"fps":null,"size":5,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":false,"content_hash":"b5e9c1ad071b3e7fc779cfaa5e523818"}
  ],
  "work_items":[
  {"type":"work_item","id":19,"task":"first","assignment":18,"item":14,"path":"/a.txt","assignee":"ana@example.com","replica":null,"status":"complete","status_by":"ana@example.com","status_at":"2026-01-05T09:00:00.000000Z","stage":"completed","skipped":false,"skip_reason":null,"split":"none","priority":0,"batch":null,"queued_at":null,"started_at":null,"object_count":0,"duration_s":0,"open_issues":0,"for_review":0,"edited_after_status":false,"version":2,"updated_at":"2026-01-05T09:00:00.000000Z"},
  {"type":"work_item","id":24,"task":"second","assignment":23,"item":14,"path":"/a.txt","assignee":"ben@example.com","replica":null,"status":null,"status_by":null,"status_at":null,"stage":"label","skipped":false,"skip_reason":null,"split":"none","priority":0,"batch":null,"queued_at":null,"started_at":null,"object_count":0,"duration_s":0,"open_issues":0,"for_review":0,"edited_after_status":false,"version":1,"updated_at":"2026-01-05T09:00:00.000000Z"}
  ]}
  $ tasks item show 14 -o jsonl --fields id,path
  {"id":14,"path":"/a.txt"}
  $ tasks item show 14 -o json --fields id,path
  {"items":[
  {"id":14,"path":"/a.txt"}
  ]}

What is in a task stays in its dataset.

  $ tasks dataset remove notes 14
  ! {"error":{"code":"guard","message":"item 14: \"/a.txt\" is in task \"first\"","hint":"archived tasks count too; tasks item show ID lists an item's tasks","details":{"refused":[{"id":14,"code":"guard","reason":"\"/a.txt\" is in task \"first\""}],"refused_total":1}}}
  [5]
  $ tasks dataset delete notes
  ! {"error":{"code":"guard","message":"dataset \"notes\" is used by tasks \"first\", \"second\"","hint":"archived tasks count too: their work is on its items","details":{}}}
  [5]
  $ printf more > img/c.txt; tasks dataset add notes img -q -o ids
  28
  $ tasks dataset remove notes --all --partial -o csv --fields path
  path
  /c.txt
  ! error: 2 of 3 items are refused: item 14: "/a.txt" is in task "first"; item 15: "/b.txt" is in task "first"
  ! hint: archived tasks count too; tasks item show ID lists an item's tasks
  [3]
  $ tasks dataset items notes -o csv --fields path
  path
  /a.txt
  /b.txt

Bad input.

  $ tasks item show 11
  ! {"error":{"code":"wrong_kind","message":"11 is the id of a dataset, not of an item","hint":null,"details":{"id":"11","kind":"dataset"}}}
  [1]
  $ tasks item show 99
  ! {"error":{"code":"not_found","message":"no item has the id 99","hint":null,"details":{"id":"99"}}}
  [1]
  $ tasks item show /a.txt
  ! {"error":{"code":"bad_value","message":"\"/a.txt\" is not an id","hint":"tasks dataset items DATASET -w path=/img/1.png -o ids tells an item's id","details":{}}}
  [2]
  $ tasks item show
  ! {"error":{"code":"usage","message":"tasks item show needs ID","hint":"tasks item show -h shows what it takes","details":{}}}
  [2]
  $ as ana item show 14
  ! {"error":{"code":"permission","message":"tasks item show is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
