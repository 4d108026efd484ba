Work for the acting user: claimed in order, timed, never given twice.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ tasks items cars --fields id,path,assignee
  ID  PATH    ASSIGNEE
  24  /1.png  ana@example.com
  25  /2.png  ana@example.com
  26  /3.png  ana@example.com
  27  /4.png  ben@example.com
  28  /5.png  ben@example.com
  29  /6.png  ben@example.com

The next one, and the next, and then there is nothing new:

  $ as ana next
  ID  PATH    ASSIGNEE         STATUS  STAGE  OBJECT COUNT  DURATION S
  24  /1.png  ana@example.com  -       label             0           0
  ! changed 1 work item
  $ as ana next --fields id,path,started_at
  ID  PATH    STARTED AT
  25  /2.png  2026-01-05 09:00
  ! changed 1 work item
  $ as ana next --count 5 --fields id,path
  ID  PATH
  26  /3.png
  ! changed 1 work item
  $ as ana next --fields id
  ID
  ! note: nothing new waits for you; you hold 3 started work items: tasks next --resume
  ! changed 0 work items
  $ as ana next --exit-code --fields id
  ID
  ! note: nothing new waits for you; you hold 3 started work items: tasks next --resume
  ! changed 0 work items
  [4]
  $ as cid next --exit-code --fields id
  ID
  ! note: no work waits for cid@example.com
  ! changed 0 work items
  [4]
  $ as ana next cars --resume --fields id,path
  ID  PATH
  24  /1.png
  25  /2.png
  26  /3.png
  ! changed 3 work items
  $ as ben next --resume --fields id
  ID
  ! note: ben@example.com holds nothing that was started
  ! changed 0 work items

Which timer runs is told by the history; the others are claimed only:

  $ at "2026-01-05 09:05:00"
  $ as ana set-status cars complete 25 --fields id,status,duration_s
  ID  STATUS    DURATION S
  25  complete           0
  ! changed 1 work item
  $ as ana set-status cars complete 24 --fields id,status,duration_s
  ID  STATUS    DURATION S
  24  complete           0
  ! changed 1 work item
  $ tasks history 25 --fields at,action,new
  AT                ACTION    NEW
  2026-01-05 09:00  added     -
  2026-01-05 09:00  assigned  ana@example.com
  2026-01-05 09:00  started   -
  2026-01-05 09:00  stopped   0
  2026-01-05 09:05  status    complete
  2026-01-05 09:05  stage     completed
  $ tasks history 26 --fields at,action,new
  AT                ACTION    NEW
  2026-01-05 09:00  added     -
  2026-01-05 09:00  assigned  ana@example.com
  2026-01-05 09:00  started   -

A claim falls back after the idle limit, a quarter of an hour, and comes again:

  $ at "2026-01-05 09:14:00"
  $ as ana next --fields id,started_at
  ID  STARTED AT
  ! note: nothing new waits for you; you hold 1 started work item: tasks next --resume
  ! changed 0 work items
  $ at "2026-01-05 09:20:00"
  $ as ana next --fields id,started_at
  ID  STARTED AT
  26  2026-01-05 09:20
  ! changed 1 work item

The more urgent task goes first; a locked or overdue one gives nothing and says why:

  $ tasks create urgent --dataset street --assignee ben@example.com --priority high -q -o ids
  39
  $ tasks create late --dataset street --assignee ben@example.com --due 2026-01-01 --lock-after-due -q -o ids
  48
  $ as ben next --count 7 --fields id,task,path
  ID  TASK    PATH
  42  urgent  /1.png
  43  urgent  /2.png
  44  urgent  /3.png
  45  urgent  /4.png
  46  urgent  /5.png
  47  urgent  /6.png
  27  cars    /4.png
  ! note: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z: it gives no work
  ! changed 7 work items
  $ as ben next late --fields id
  ID
  ! note: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z: it gives no work
  ! changed 0 work items
  $ as ben next late --exit-code -o jsonl
  ! note: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z: it gives no work
  [4]

A dry run shows what would come and keeps it for later:

  $ as ben next --dry-run --fields id,task,started_at
  ID  TASK  STARTED AT
  28  cars  2026-01-05 09:20
  ! note: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z: it gives no work
  ! would change 1 work item
  $ as ben next --fields id,task,started_at
  ID  TASK  STARTED AT
  28  cars  2026-01-05 09:20
  ! note: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z: it gives no work
  ! changed 1 work item

Formats, and wrong calls:

  $ as ben next -o jsonl
  {"type":"work_item","id":29,"task":"cars","assignment":23,"item":19,"path":"/6.png","assignee":"ben@example.com","replica":null,"status":null,"status_by":null,"status_at":null,"stage":"label","skipped":false,"skip_reason":null,"split":"none","priority":0,"batch":null,"queued_at":null,"started_at":"2026-01-05T09:20:00.000000Z","object_count":0,"duration_s":0,"open_issues":0,"for_review":0,"edited_after_status":false,"version":1,"updated_at":"2026-01-05T09:20:00.000000Z"}
  ! note: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z: it gives no work
  $ as ben next -o json
  {"work_items":[]}
  ! note: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z: it gives no work
  ! note: nothing new waits for you; you hold 9 started work items: tasks next --resume
  $ as ben next nocars
  ! error: no task "nocars"
  ! hint: did you mean cars?
  [1]
  $ as cid next cars
  ! error: no task "cars"
  ! hint: tasks list shows them
  [1]
  $ as ben next --count 0
  ! error: --count is at least 1, not 0
  [2]
  $ as ben next --count two
  ! error: --count takes a whole number, not "two"
  [2]
  $ as ben next --now 2026-01-05T10:00:00Z
  ! error: annotators cannot set the clock
  ! hint: leave --now away
  [5]
  $ tasks --as zoe@example.com next
  ! error: zoe@example.com is not a user of this project
  ! hint: act as a user of the project with --as EMAIL or TASKS_USER; tasks user list shows them
  [5]
