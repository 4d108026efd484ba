  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks group add night --member cid@example.com -q -o ids
  11
  $ tasks dataset create cars -q -o ids
  13
  $ for i in 1 2 3 4; do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -q -o ids
  16
  17
  18
  19
  $ tasks create one --dataset cars --assignee ana@example.com,@night --workload ana@example.com=75,@night=25 -q -o ids
  20
  $ tasks create two --dataset cars --assignee ben@example.com -q -o ids
  28
  $ tasks create pool --dataset cars -q -o ids
  35

Who holds what.

  $ tasks assignment list -o table
  ID  TASK  ASSIGNEE         STATUS  PROGRESS       ITEMS DONE  ITEMS REMAINING  ITEMS TOTAL  DURATION S
  22  one   ana@example.com  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                3            3           0 (esc)
  23  one   @night           todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                1            1           0 (esc)
  30  two   ben@example.com  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                4            4           0 (esc)
  37  pool  -                todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                4            4           0 (esc)
  $ tasks assignment list one
  {"type":"assignment","id":22,"task":"one","task_id":20,"name":"one \xc2\xb7 ana@example.com","assignee":"ana@example.com","status":"todo","workload":75,"archived":false,"items_total":3,"items_done":0,"items_remaining":3,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{"label":3},"created_at":"2026-01-05T09:00:00.000000Z"} (esc)
  {"type":"assignment","id":23,"task":"one","task_id":20,"name":"one \xc2\xb7 @night","assignee":"@night","status":"todo","workload":25,"archived":false,"items_total":1,"items_done":0,"items_remaining":1,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{"label":1},"created_at":"2026-01-05T09:00:00.000000Z"} (esc)
  $ tasks assignment list one -o json --fields id,assignee
  {"assignments":[
  {"id":22,"assignee":"ana@example.com"},
  {"id":23,"assignee":"@night"}
  ]}
  $ tasks assignment list 20 -o ids
  22
  23
  $ tasks assignment list --assignee @night,ben@example.com -o csv --fields task,assignee,items_total
  task,assignee,items_total
  one,@night,1
  two,ben@example.com,4
  $ tasks assignment list --status todo -o ids
  22
  23
  30
  37
  $ tasks assignment list --status done
  $ tasks assignment list --sort -items_total,task -o csv --fields task,assignee,items_total --no-header
  pool,,4
  two,ben@example.com,4
  one,ana@example.com,3
  one,@night,1
  $ tasks assignment list tow -o table
  ! error: no task "tow"
  ! hint: did you mean two?
  [1]
  $ tasks assignment list --assignee anna@example.com -o table
  ! error: no user "anna@example.com"
  ! hint: did you mean ana@example.com?
  [1]
  $ tasks assignment list --status open -o table
  ! error: --status takes one of todo, in-progress, done, completed-with-issues, not "open"
  [2]

One of them, by id or by task and assignee.

  $ tasks assignment show one ana@example.com -o table
  type             assignment
  id               22
  task             one
  task id          20
  name             one \xc2\xb7 ana@example.com (esc)
  assignee         ana@example.com
  status           todo
  workload         75
  archived         no
  items total      3
  items done       0
  items remaining  3
  items skipped    0
  open issues      0
  for review       0
  annotations      0
  duration s       0
  progress         \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0% (esc)
  status counts    -
  stage counts     {"label":3}
  created at       2026-01-05 09:00 UTC (just now)
  $ tasks assignment show one @night --fields id,assignee,items_total,workload
  {"id":23,"assignee":"@night","items_total":1,"workload":25}
  $ tasks assignment show 22 --fields id,task,assignee
  {"id":22,"task":"one","assignee":"ana@example.com"}
  $ tasks assignment show one ben@example.com -o table
  ! error: ben@example.com holds no assignment in "one"
  ! hint: tasks assignment list 20 shows who does
  [1]
  $ tasks assignment show one -o table
  ! error: "one" is not the id of an assignment
  ! hint: give its id, or the task and the assignee
  [2]
  $ tasks assignment show 16 -o table
  ! error: 16 is the id of an item, not of an assignment
  [1]
  $ tasks assignment show 999 -o table
  ! error: no assignment has the id 999
  [1]

Who holds what is for managers; annotators have tasks mine (decisions.md 46).

  $ as ana assignment list -o table
  ! error: tasks assignment list is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as ana assignment show one ana@example.com -o table
  ! error: tasks assignment show is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as cid mine -o csv --fields task,assignee,items_total
  task,assignee,items_total
  one,@night,1
