What happened to work items.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana next --count 2 -q -o ids
  24
  25
  $ at "2026-01-05 09:01:00"
  $ printf '%s\n' '{"work_item":24,"label":"car"}' '{"work_item":24,"label":"car"}' | as ana annotate - -q -o ids
  33
  34
  $ at "2026-01-05 09:01:30"
  $ as ana set-status cars complete 24 26 -q -o ids
  24
  26
  $ at "2026-01-05 10:00:00"
  $ tasks --as mia@example.com set-status cars --clear 24 --reason "boxes too wide" -q -o ids
  24
  $ tasks history 24
  AT                ACTOR             ACTION     OLD        NEW              COMMAND     REASON
  2026-01-05 09:00  olga@example.com  added      -          -                create      -
  2026-01-05 09:00  olga@example.com  assigned   -          ana@example.com  create      -
  2026-01-05 09:00  ana@example.com   started    -          -                next        -
  2026-01-05 09:01  ana@example.com   annotated  0          2                annotate    -
  2026-01-05 09:01  ana@example.com   stopped    -          90               set-status  -
  2026-01-05 09:01  ana@example.com   status     -          complete         set-status  -
  2026-01-05 09:01  ana@example.com   stage      label      completed        set-status  -
  2026-01-05 10:00  mia@example.com   status     complete   -                set-status  boxes too wide
  2026-01-05 10:00  mia@example.com   stage      completed  label            set-status  boxes too wide
  $ tasks history 26 --fields at,work_item,actor,action,old,new
  AT                WORK ITEM  ACTOR             ACTION    OLD    NEW
  2026-01-05 09:00         26  olga@example.com  added     -      -
  2026-01-05 09:00         26  olga@example.com  assigned  -      ana@example.com
  2026-01-05 09:01         26  ana@example.com   status    -      complete
  2026-01-05 09:01         26  ana@example.com   stage     label  completed
  $ tasks history 26 24 --action status --fields at,work_item,old,new
  AT                WORK ITEM  OLD       NEW
  2026-01-05 09:01         24  -         complete
  2026-01-05 09:01         26  -         complete
  2026-01-05 10:00         24  complete  -
  $ tasks history 24 --limit 2 -o jsonl
  {"type":"history_entry","at":"2026-01-05T09:00:00.000000Z","work_item":24,"operation":21,"seq":3,"actor":"olga@example.com","command":"create","action":"added","old":null,"new":null,"reason":null}
  {"type":"history_entry","at":"2026-01-05T09:00:00.000000Z","work_item":24,"operation":21,"seq":3,"actor":"olga@example.com","command":"create","action":"assigned","old":null,"new":"ana@example.com","reason":null}
  $ tasks history --task cars --action status,annotated -o csv --fields work_item,action,old,new
  work_item,action,old,new
  24,annotated,0,2
  24,status,,complete
  26,status,,complete
  24,status,complete,
  $ tasks history --task cars -w "path=/3*" --fields work_item,action
  WORK ITEM  ACTION
         26  added
         26  assigned
         26  status
         26  stage
  $ echo 25 | tasks history - --fields work_item,action,new
  WORK ITEM  ACTION    NEW
         25  added     -
         25  assigned  ana@example.com
         25  claimed   ana@example.com

Annotators read that of their own:

  $ as ana history 24 --limit 1 --fields actor,action
  ACTOR             ACTION
  olga@example.com  added
  $ as ana history 24 27
  ! error: no assignment of yours holds work item 27
  ! hint: tasks mine shows what you hold
  [5]
  $ as ben history --task cars --fields work_item,action,new
  WORK ITEM  ACTION    NEW
         27  added     -
         27  assigned  ben@example.com
         28  added     -
         28  assigned  ben@example.com
         29  added     -
         29  assigned  ben@example.com
  $ as cid history --task cars
  ! error: no task "cars"
  ! hint: tasks list shows them
  [1]

Wrong calls:

  $ tasks history
  ! error: tasks history needs work items or a task
  ! hint: tasks history W, or tasks history --task TASK
  [2]
  $ tasks history --all
  ! error: conditions and --all need a task
  ! hint: tasks history --task TASK
  [2]
  $ tasks history 4711
  ! error: no work item has the id 4711
  [1]
  $ tasks history cars
  ! error: "cars" is not an id
  ! hint: ids are whole numbers; -w path=\xe2\x80\xa6 chooses by path (esc)
  [2]
  $ tasks history 24 --action done
  ! error: --action takes one of added, assigned, claimed, started, stopped, annotated, status, stage, skipped, priority, batch, split, removed, moved, history-removed, issue-opened, issue-for-review, issue-approved, scores-reset, issue-reopened, issue-cleared, issue-commented, released, skip-cleared, pulled, not "done"
  [2]
  $ tasks history 24 -o ids
  ! error: a history_entry record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  [2]
