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

# domain.md §4: "Two processes can never be given the same work item." (tests/concurrency/next, pull)
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

# domain.md §4: "Pulling: items wait in the queue and go out in batches."
# domain.md §4: "An assignee who asks for work and holds at most (maximum − batch) pending items gets the next batch; nobody
#  ever holds more than the maximum pending."
Forty items that are pulled in batches of 5, at most 8 at once:

  $ tasks dataset create forty -q -o ids >ids
  $ for i in $(seq 10 49); do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add forty - -q -o ids >items
  $ tasks create forty --dataset forty --pull --batch-size 5 --max-workload 8 --assignee ana@example.com,ben@example.com -q -o ids >ids
  $ pending() { tasks assignment list forty -o csv --no-header --fields assignee,items_done,items_remaining; }
  $ held() { tasks items forty --assignee "$1@example.com" -o csv --no-header --fields path | tr -d /.jpg | paste -sd' '; }
  $ as ana next forty --fields path,assignee,queued_at,started_at
  PATH     ASSIGNEE         QUEUED AT         STARTED AT
  /10.jpg  ana@example.com  2026-01-05 09:20  2026-01-05 09:20
  ! note: 5 work items pulled from the queue of "forty"
  ! changed 1 work item
  $ pending
  ,0,35
  ana@example.com,0,5
  ben@example.com,0,0
  $ as ana next forty --count 9 --fields path
  PATH
  /11.jpg
  /12.jpg
  /13.jpg
  /14.jpg
  ! changed 4 work items
  $ held ana
  10 11 12 13 14
  $ as ben next forty --fields path
  PATH
  /15.jpg
  ! note: 5 work items pulled from the queue of "forty"
  ! changed 1 work item
  $ held ben
  15 16 17 18 19

Ana is at her fifth, and gets nothing before she holds three:

  $ as ana next forty --fields path
  PATH
  ! note: nothing new waits for you; you hold 5 started work items: tasks next --resume
  ! changed 0 work items
  $ as ana set-status forty complete -w path=/10.jpg -q -o ids | wc -l
  1
  $ as ana next forty --fields path
  PATH
  ! note: nothing new waits for you; you hold 4 started work items: tasks next --resume
  ! changed 0 work items
  $ as ana set-status forty complete -w path=/11.jpg -q -o ids | wc -l
  1
  $ as ana next forty --fields path
  PATH
  /20.jpg
  ! note: 5 work items pulled from the queue of "forty"
  ! changed 1 work item
  $ pending
  ,0,25
  ana@example.com,2,8
  ben@example.com,0,5

# domain.md §4: "Order: work item priority, then queue-entry time, then id."
What is more urgent comes first, then what has waited longest:

  $ sql "update work_item set priority = 3 where task_id = (select id from task where name = 'forty') and position = 39"
  $ sql "update work_item set queued_at = queued_at - 1 where task_id = (select id from task where name = 'forty') and position = 38"
  $ as ben set-status forty complete -w assignee=ben@example.com -q -o ids | wc -l
  5
  $ as ben next forty --count 3 --fields path,priority
  PATH     PRIORITY
  /49.jpg         3
  /48.jpg         0
  /25.jpg         0
  ! note: 5 work items pulled from the queue of "forty"
  ! changed 3 work items
  $ held ben
  15 16 17 18 19 25 26 27 48 49

A dry run takes nothing; the history tells who pulled:

  $ as ana set-status forty complete -w path=/12.jpg,/13.jpg,/14.jpg -q -o ids | wc -l
  3
  $ as ana next forty --dry-run --fields path
  PATH
  /21.jpg
  ! would change 1 work item
  $ pending
  ,0,20
  ana@example.com,5,5
  ben@example.com,5,5
  $ tasks history $(tasks items forty --assignee ben@example.com --sort -path --limit 1 -o ids) --fields actor,action,old,new
  ACTOR             ACTION   OLD  NEW
  olga@example.com  added    -    -
  ben@example.com   pulled   -    ben@example.com
  ben@example.com   started  -    -

# domain.md §4: "A group holds ONE assignment; every member works from it."
The members of a group pull into the one assignment, and share its maximum:

  $ tasks group add night --member ana@example.com --member cid@example.com -q -o ids >ids
  $ tasks create shared --dataset forty --pull --batch-size 5 --max-workload 8 --assignee @night -q -o ids >ids
  $ as ana next shared --count 2 --fields path,assignee
  PATH     ASSIGNEE
  /10.jpg  @night
  /11.jpg  @night
  ! note: 5 work items pulled from the queue of "shared"
  ! changed 2 work items
  $ as cid next shared --count 2 --fields path,assignee
  PATH     ASSIGNEE
  /12.jpg  @night
  /13.jpg  @night
  ! changed 2 work items
  $ as cid next shared --count 5 --fields path,assignee
  PATH     ASSIGNEE
  /14.jpg  @night
  ! changed 1 work item
  $ tasks assignment list shared -o csv --no-header --fields assignee,items_remaining
  ,35
  @night,5

Nobody gets above the maximum by clearing statuses, either, and a skip that is cleared goes to the queue:

  $ as ben release $(tasks items forty --assignee ben@example.com --remaining -o ids) -q -o ids | wc -l
  5
  $ as ben next forty --fields path
  PATH
  /49.jpg
  ! note: 5 work items pulled from the queue of "forty"
  ! changed 1 work item
  $ as ben set-status forty complete -w path=$(held ben | awk '{print "/" $NF ".jpg"}') -q -o ids | wc -l
  1
  $ as ben set-status forty --clear -w assignee=ben@example.com --fields path
  ! error: nothing was changed: 2 of 10 work items are refused: work item 120: its assignee holds 8 pending items already, and that is the most; work item 150: its assignee holds 8 pending items already, and that is the most
  ! hint: tasks release gives some of them back to the queue
  [5]
  $ tasks set-status forty --stage label -w assignee=ben@example.com -w status=complete -o jsonl 2>&1 | sed 's/^! //' | jq -c '.error | [.code, .details.refused_total]'
  ["guard",2]
  $ tasks set-status forty --clear -w assignee=ben@example.com -w status=complete --partial --fields path
  PATH
  /15.jpg
  /16.jpg
  /17.jpg
  /18.jpg
  ! changed 4 work items, 2 refused
  ! error: 2 of 6 work items are refused: work item 120: its assignee holds 8 pending items already, and that is the most; work item 150: its assignee holds 8 pending items already, and that is the most
  ! hint: tasks release gives some of them back to the queue
  [3]
  $ pending
  ,0,20
  ana@example.com,5,5
  ben@example.com,2,8
  $ as ben skip $(tasks items forty --assignee ben@example.com --remaining --limit 1 -o ids) --fields path,skipped
  PATH     SKIPPED
  /15.jpg  yes
  ! changed 1 work item
  $ pending
  ,0,20
  ana@example.com,5,5
  ben@example.com,2,7
  $ as ben clear-skip forty -w skipped=true --fields path,assignee,skipped,queued_at,version
  PATH     ASSIGNEE  SKIPPED  QUEUED AT         VERSION
  /15.jpg  -         no       2026-01-05 09:20        6
  ! changed 1 work item
  $ pending
  ,0,21
  ana@example.com,5,5
  ben@example.com,2,7

Who is taken off goes with nothing: what is not done is in the queue again, behind what waits there:

  $ at "2026-01-05 10:00:00"
  $ tasks assignment remove shared @night --fields assignee,archived,items_remaining
  ASSIGNEE  ARCHIVED  ITEMS REMAINING
  -         no                     40
  @night    yes                     0
  ! note: 5 work items change hands
  ! changed 2 assignments
  $ tasks items shared -o csv --no-header --fields path,assignee,queued_at | sort -t, -k3 | tail -n 1
  /14.jpg,,2026-01-05T10:00:00.000000Z
  $ as ana next shared --fields path
  ! error: no task "shared"
  ! hint: tasks list shows them
  [1]
  $ tasks assignment add shared cid@example.com --fields assignee,workload
  ASSIGNEE         WORKLOAD
  cid@example.com         -
  ! changed 1 assignment
  $ as cid next shared --fields path
  PATH
  /15.jpg
  ! note: 5 work items pulled from the queue of "shared"
  ! changed 1 work item
  $ tasks assignment redistribute shared
  ! error: task "shared" is pulled: its items wait in a queue
  ! hint: tasks release gives items back to it
  [5]
  $ tasks assignment reassign shared --from cid@example.com --to ana@example.com --fields assignee,items_remaining
  ASSIGNEE         ITEMS REMAINING
  cid@example.com                0
  ana@example.com                5
  ! note: 5 work items change hands
  ! changed 2 assignments
  $ tasks assignment add shared cid@example.com -q -o ids | wc -l
  1
  $ as cid next shared --fields path
  PATH
  /20.jpg
  ! note: 5 work items pulled from the queue of "shared"
  ! changed 1 work item
  $ tasks assignment reassign shared --from cid@example.com --to ana@example.com
  ! error: ana@example.com would hold 10 pending items, and 8 is the most
  ! hint: tasks assignment remove 167 cid@example.com sends the work back to the queue
  [5]
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state
