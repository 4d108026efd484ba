  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

# domain.md §11: "Work item priority (integer, higher first) and batch name can be set in bulk."
# decisions.md 41: "`version` of a work item rises with status, stage, skip, assignee, priority, batch, annotations"

  $ as mia set-priority cars 5 25,26 --fields id,priority,version
  ID  PRIORITY  VERSION
  25         5        2
  26         5        2
  ! changed 2 work items
  $ as mia set-priority cars 5 --all --fields id,priority,version
  ID  PRIORITY  VERSION
  24         5        2
  27         5        2
  28         5        2
  29         5        2
  ! changed 4 work items, 2 unchanged
  $ as mia set-priority cars 5 --all -o ids
  $ as mia set-priority cars 9 26 -q -o ids
  26
  $ as mia set-priority cars -n 1 26 --fields id,priority
  ID  PRIORITY
  26         1
  ! would change 1 work item
  $ as mia set-priority cars -q -o ids -- -3 24
  24

# domain.md §4: "Order: work item priority, then queue-entry time, then id."

  $ as ana next cars --count 3 --fields id,priority
  ID  PRIORITY
  26         9
  25         5
  24        -3
  ! changed 3 work items
  $ tasks items cars -w 'priority>=5' --sort -priority --fields id,priority
  ID  PRIORITY
  26         9
  25         5
  27         5
  28         5
  29         5

It is history, and can be taken back:

  $ tasks history 26 --fields action,actor,old,new
  ACTION    ACTOR             OLD  NEW
  added     olga@example.com  -    -
  assigned  olga@example.com  -    ana@example.com
  priority  mia@example.com   0    5
  priority  mia@example.com   5    9
  started   ana@example.com   -    -
  $ as mia undo -q -o ids | wc -l
  1
  $ tasks items cars -w id=24 --fields id,priority
  ID  PRIORITY
  24         5

In a queue, too:

  $ tasks create pulled --dataset street --pull --batch-size 3 --assignee ben@example.com -q -o ids >/dev/null
  $ as mia set-priority pulled 2 -w path=/img/5.png,/5.png -q --fields path,priority
  PATH    PRIORITY
  /5.png         2
  $ as ben next pulled --count 2 --fields path,priority
  PATH    PRIORITY
  /5.png         2
  /1.png         0
  ! note: 3 work items pulled from the queue of "pulled"
  ! changed 2 work items

Bad input changes nothing.

  $ as mia set-priority cars high --all
  ! error: a priority is a whole number, not "high"
  ! hint: tasks set-priority TASK N W
  [2]
  $ as mia set-priority cars 1.5 --all
  ! error: a priority is a whole number, not "1.5"
  ! hint: tasks set-priority TASK N W
  [2]
  $ as mia set-priority cars 1000001 --all
  ! error: a priority is from -1000000 to 1000000, not 1000001
  [2]
  $ as mia set-priority cars 7
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ as mia set-priority cars 7 999
  ! error: no work item has the id 999
  [1]
  $ as mia set-priority cars 7 1
  ! error: 1 is the id of a user, not of a work item
  [1]
  $ as ana set-priority cars 7 24
  ! error: tasks set-priority is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ echo '{"type":"work_item","id":24,"version":1}' | as mia set-priority cars 7 -
  ! error: work item 24: it has changed since it was read (version 4, not 1)
  ! hint: read the records again and repeat
  [5]
  $ echo '{"type":"work_item","id":24,"version":1}' | as mia set-priority cars 7 - 25 --partial --fields id,priority
  ID  PRIORITY
  25         7
  ! changed 1 work item, 1 refused
  ! error: 1 of 2 work items is refused: work item 24: it has changed since it was read (version 4, not 1)
  ! hint: read the records again and repeat
  [3]
  $ as mia set-priority cars 7 -w path=/nothing
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! note: no work items were chosen
  ! changed 0 work items
  $ as mia lock cars -q -o ids
  20
  $ as mia set-priority cars 8 --all
  ! error: task "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
