stop ends the own timer on the work items that are named.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana next --count 2 --fields id
  ID
  24
  25
  ! changed 2 work items
  $ at "2026-01-05 09:10:00"
  $ as ana stop 25 --fields id
  ID
  ! changed 0 work items, 1 unchanged
  $ as ana stop 24 25 --fields id,started_at,duration_s
  ID  STARTED AT        DURATION S
  24  2026-01-05 09:00         600
  ! changed 1 work item, 1 unchanged
  $ as ana stop 24 25
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 2 unchanged
  $ as ben stop 24
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 1 unchanged

A pause longer than the idle limit counts as that:

  $ as ana start 24 -q -o ids
  24
  $ at "2026-01-05 11:00:00"
  $ as ana stop 24 --dry-run --fields id,duration_s
  ID  DURATION S
  24        1500
  ! would change 1 work item
  $ as ana stop 24 --fields id,duration_s
  ID  DURATION S
  24        1500
  ! changed 1 work item
  $ tasks history 24 --action started,stopped --fields at,actor,action,new
  AT                ACTOR            ACTION   NEW
  2026-01-05 09:00  ana@example.com  started  -
  2026-01-05 09:10  ana@example.com  stopped  600
  2026-01-05 09:10  ana@example.com  started  -
  2026-01-05 11:00  ana@example.com  stopped  900

  $ as ana stop
  ! error: no work items were chosen
  ! hint: name their ids, or give - to read them from standard input
  [2]
  $ as ana stop 4711
  ! error: no work item has the id 4711
  [1]
