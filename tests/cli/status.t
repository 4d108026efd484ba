  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks status
  {"type":"project_status","project":"demo","tasks":0,"assignments":0,"issues":0,"reviews":0,"tasks_overdue":0,"tasks_locked":0,"task_status_counts":{},"items_total":0,"items_done":0,"items_remaining":0,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{}}
  $ tasks dataset create cars -q -o ids
  11
  $ for i in 1 2 3 4; do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -q -o ids
  14
  15
  16
  17
  $ tasks create one --dataset cars --assignee ana@example.com,ben@example.com -q -o ids
  18
  $ tasks create two --dataset cars --assignee ben@example.com --due 2026-01-01 --lock-after-due -q -o ids
  26
  $ tasks create pool --dataset cars --due 2026-01-02 -q -o ids
  33
  $ tasks status -o table
  type                project_status
  project             demo
  tasks               3
  assignments         3
  issues              0
  reviews             0
  tasks overdue       2
  tasks locked        1
  task status counts  {"open":3}
  items total         12
  items done          0
  items remaining     12
  items skipped       0
  open issues         0
  for review          0
  annotations         0
  duration s          0
  progress            \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0% (esc)
  status counts       -
  stage counts        {"label":12}
  $ tasks status -o json
  {"project_status":[
  {"type":"project_status","project":"demo","tasks":3,"assignments":3,"issues":0,"reviews":0,"tasks_overdue":2,"tasks_locked":1,"task_status_counts":{"open":3},"items_total":12,"items_done":0,"items_remaining":12,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{"label":12}}
  ]}
  $ tasks status -o csv --fields tasks,assignments,issues,reviews,tasks_overdue,tasks_locked,task_status_counts
  tasks,assignments,issues,reviews,tasks_overdue,tasks_locked,task_status_counts
  3,3,0,0,2,1,"{""open"":3}"
  $ tasks status -o ids
  ! error: a project_status record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  [2]

An annotator's own part.

  $ as ana status | jq -c '[.tasks, .assignments, .items_total, .tasks_locked]'
  [1,1,2,0]
  $ as ben status | jq -c '[.tasks, .assignments, .items_total, .tasks_locked]'
  [2,2,6,1]
  $ as cid status | jq -c '[.tasks, .assignments, .items_total, .tasks_locked]'
  [0,0,0,0]
