  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks dataset create d -q >/dev/null
  $ for i in 1 2 3 4; do echo "{\"path\":\"/$i.jpg\",\"width\":100,\"height\":100}"; done | tasks dataset add d - -q >/dev/null
  $ tasks create t --dataset d --assignee ana@example.com -q >/dev/null
  $ printf '%s\n' '{"path":"/1.jpg","label":"car","shape":"box","geometry":{"bbox":[1,2,30,40]}}' \
  >   '{"path":"/1.jpg","label":"sunny","shape":"class"}' \
  >   '{"path":"/2.jpg","label":"car","shape":"polygon","geometry":{"rings":[[[0,0],[10,0],[10,10]]]}}' | tasks annotate t - -q >/dev/null
  $ tasks items t -o ids | head -2 | tasks set-status t complete - -q >/dev/null
  $ tasks items t -w path=/3.jpg -o ids | tasks set-status t discard - -q >/dev/null

A task: done, not discarded. What COCO cannot hold is said.

  $ tasks export t --format coco | jq -c '.images, .annotations, .info.tasks'
  ! note: lost: class: no place in coco: 1
  [{"id":1,"width":100,"height":100,"file_name":"1.jpg"},{"id":2,"width":100,"height":100,"file_name":"2.jpg"}]
  [{"id":1,"image_id":1,"category_id":1,"bbox":[1,2,30,40],"area":1200,"iscrowd":0,"segmentation":[]},{"id":2,"image_id":2,"category_id":1,"bbox":[0,0,10,10],"area":50,"iscrowd":0,"segmentation":[[0,0,10,0,10,10]]}]
  {"task":"t","dataset":"d"}
  $ tasks export t t.json -o jsonl
  {"type":"export","file":"t.json","format":"coco","items":2,"annotations":2,"losses":[{"kind":"class","why":"no place in coco","count":1}]}
  ! note: lost: class: no place in coco: 1
  $ tasks export t t.json -o table
  ! error: "t.json" exists already
  ! hint: --force writes over it
  [1]
  $ tasks export t t.json --force -o table
  FILE    FORMAT  ITEMS  ANNOTATIONS
  t.json  coco        2            2
  ! note: lost: class: no place in coco: 1
  $ ls
  home
  t.json

Other choices.

  $ tasks export t --format coco -q -w label=sunny | jq -c '[.images[].file_name], (.annotations | length)'
  ["1.jpg"]
  1
  $ tasks export t --all --format jsonl -q --filter '{"filter":{"$or":[{"path":"/4.jpg"},{"status":"discard"}]}}' | jq -r 'select(.type == "item").path'
  /3.jpg
  /4.jpg
  $ tasks export --dataset d --format coco -q -w path=/2.jpg,/3.jpg | jq -c '[.images[].file_name], (.annotations | length)'
  ["2.jpg","3.jpg"]
  1
  $ tasks export t --all --format coco -w colour=red -o table
  ! error: there is no field "colour" to filter by
  ! hint: known: id, assignment, item, path, dir, kind, assignee, status, status_by, status_at, stage, skipped, skip_reason, split, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at, label, metadata.KEY
  [2]

  $ tasks export t --status discard --format coco -q | jq -c '[.images[].file_name]'
  ["3.jpg"]
  $ tasks export t --all --format coco -q | jq -c '[.images[].file_name]'
  ["1.jpg","2.jpg","3.jpg","4.jpg"]
  $ tasks export t --format coco --annotators -q | jq -c '[.annotations[].attributes]'
  [{"annotator":"olga@example.com"},{"annotator":"olga@example.com"}]
  $ tasks export --dataset d --format coco -q | jq -c '[.images[].file_name], [.annotations[].image_id]'
  ["1.jpg","2.jpg","3.jpg","4.jpg"]
  [1,2]
  $ tasks export t --format jsonl | jq -c '[.path, .status, (.annotations | length)]'
  ["/1.jpg","complete",2]
  ["/2.jpg","complete",1]

The same bytes each time.

  $ tasks export t --format jsonl >one; tasks export t --format jsonl | cmp - one && echo same
  same

Wrong calls.

  $ tasks export -o table
  ! error: no task or dataset was named
  ! hint: --task TASK or --dataset DATASET
  [2]
  $ tasks export t -o table
  ! error: the format is not said
  ! hint: give --format, as tasks formats lists them, or a file that ends with .json, .jsonl, .xml or .csv
  [2]
  $ tasks export nothing --format coco -o table
  ! error: no task or dataset "nothing"
  ! hint: tasks list and tasks dataset list show them
  [1]
  $ tasks export t --status done --format coco -o table
  ! error: task "t" has no action "done"
  ! hint: its actions are complete, discard
  [2]
  $ tasks export t no/such/folder.json -o table
  ! error: cannot write "no/such/folder.json": no such file or directory
  ! hint: check the path
  [1]
  $ as ana export t --format coco -o table
  ! error: tasks export is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
