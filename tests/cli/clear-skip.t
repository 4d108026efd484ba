  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana skip 24 25 --reason "too dark" -q -o ids
  24
  25

# domain.md §6: "clear-skip puts it back"
# decisions.md 23: "clear-skip returns the item to its holder in distribution"

  $ at "2026-01-05 09:10:00"
  $ as ana next cars -o ids
  26
  $ as ana clear-skip cars 24 --fields id,assignee,skipped,skip_reason,version
  ID  ASSIGNEE         SKIPPED  SKIP REASON  VERSION
  24  ana@example.com  no       -                  3
  ! changed 1 work item
  $ tasks show cars -o json | jq -c '.tasks[0] | [.items_remaining, .items_skipped]'
  [5,1]
  $ as ana next cars -o ids
  24
  $ tasks history 24 --fields at,action,actor,reason
  AT                ACTION        ACTOR             REASON
  2026-01-05 09:00  added         olga@example.com  -
  2026-01-05 09:00  assigned      olga@example.com  -
  2026-01-05 09:00  skipped       ana@example.com   too dark
  2026-01-05 09:10  skip-cleared  ana@example.com   -
  2026-01-05 09:10  started       ana@example.com   -

What is not skipped is unchanged.

  $ as ana clear-skip cars 24 26
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 2 unchanged
  $ tasks log --limit 1 --fields command
  COMMAND
  next

# decisions.md 23: "Annotators may clear their own skips."

  $ as mia skip 26 --reason "ask the customer" -q -o ids
  26
  $ as ana clear-skip cars 26
  ! error: work item 26: it was skipped by mia@example.com
  ! hint: a manager can clear it
  [5]
  $ as ana clear-skip cars --all
  ! error: nothing was changed: 1 of 3 work items is refused: work item 26: it was skipped by mia@example.com
  ! hint: a manager can clear it
  [5]
  $ as ana clear-skip cars --all --partial --fields id
  ID
  25
  ! changed 1 work item, 1 unchanged, 1 refused
  ! error: 1 of 3 work items is refused: work item 26: it was skipped by mia@example.com
  ! hint: a manager can clear it
  [3]
  $ as ben clear-skip cars 26
  ! error: work item 26: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as mia clear-skip cars --all --fields id,skipped
  ID  SKIPPED
  26  no
  ! changed 1 work item, 5 unchanged

In a group's assignment, too, they are those of the one who skipped.

  $ tasks group add night --member ana@example.com,ben@example.com -q -o ids
  39
  $ tasks create shared --dataset street --assignee @night -q -o ids
  41
  $ W=$(tasks items shared --limit 1 -o ids)
  $ as ana skip $W -q --fields id,skipped
  ID  SKIPPED
  44  yes
  $ as ben clear-skip shared $W
  ! error: work item 44: it was skipped by ana@example.com
  ! hint: a manager can clear it
  [5]
  $ as ana clear-skip shared $W --fields skipped
  SKIPPED
  no
  ! changed 1 work item

By conditions; a stale record; dry run.

  $ as ben skip 27 28 29 --reason dark -q -o ids
  27
  28
  29
  $ as ben clear-skip cars -w path=/4.png --fields path,skipped
  PATH    SKIPPED
  /4.png  no
  ! changed 1 work item
  $ tasks items cars --skipped -o jsonl >old.jsonl
  $ as ben clear-skip cars 28 -q -o ids
  28
  $ as ben skip 28 --reason again -q -o ids
  28
  $ as ben clear-skip cars - <old.jsonl
  ! error: nothing was changed: 1 of 2 work items is refused: work item 28: it has changed since it was read (version 4, not 2)
  ! hint: read the records again and repeat
  [5]
  $ as ben clear-skip cars - -n --partial --fields id,skipped <old.jsonl
  ID  SKIPPED
  29  no
  ! would change 1 work item, 1 refused
  ! error: 1 of 2 work items is refused: work item 28: it has changed since it was read (version 4, not 2)
  ! hint: read the records again and repeat
  [3]
  $ tasks items cars --skipped -w skip_reason=dark -o ids | as ben clear-skip cars - --fields id,skipped
  ID  SKIPPED
  29  no
  ! changed 1 work item

Locked tasks and wrong calls.

  $ tasks lock cars -q -o ids
  20
  $ as ben clear-skip cars 28
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:10:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ as ben clear-skip cars
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ as ben clear-skip
  ! error: tasks clear-skip needs TASK
  ! hint: tasks clear-skip -h shows what it takes
  [2]
  $ as ben clear-skip nothing --all
  ! error: no task "nothing"
  ! hint: tasks list shows them
  [1]
  $ as ben clear-skip shared 28
  ! error: work item 28 belongs to another task
  [5]
  $ as ben clear-skip shared -w skipped=true
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! note: no work items were chosen
  ! changed 0 work items
  $ tasks unlock cars -q -o ids
  20
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state

# decisions.md 23: "clear-skip returns the item … to the queue (new `queued_at`) in pulling"

  $ at "2026-01-05 09:20:00"
  $ tasks create pulled --dataset street --pull --batch-size 3 --max-workload 5 --assignee ana@example.com,ben@example.com -q -o ids >/dev/null
  $ as ana next pulled -q --fields path,assignee
  PATH    ASSIGNEE
  /1.png  ana@example.com
  $ as ana skip "$(tasks items pulled -w path=/1.png -o ids)" "$(tasks items pulled -w path=/2.png -o ids)" -q --fields path,skipped
  PATH    SKIPPED
  /1.png  yes
  /2.png  yes
  $ at "2026-01-05 09:30:00"
  $ as ana clear-skip pulled -w path=/1.png --fields path,assignee,skipped,queued_at,version
  PATH    ASSIGNEE  SKIPPED  QUEUED AT         VERSION
  /1.png  -         no       2026-01-05 09:30        4
  ! changed 1 work item
  $ tasks items pulled -w path=/1.png --fields path,assignee,skipped,queued_at,version
  PATH    ASSIGNEE  SKIPPED  QUEUED AT         VERSION
  /1.png  -         no       2026-01-05 09:30        4
  $ tasks assignment list pulled --fields assignee,items_remaining,items_skipped
  ASSIGNEE         ITEMS REMAINING  ITEMS SKIPPED
  -                              4              0
  ana@example.com                1              1
  ben@example.com                0              0
  $ as mia clear-skip pulled --all --fields path,assignee,skipped,queued_at,version
  PATH    ASSIGNEE  SKIPPED  QUEUED AT         VERSION
  /2.png  -         no       2026-01-05 09:30        4
  ! changed 1 work item, 5 unchanged
  $ as ben next pulled --count 5 -q --fields path,queued_at
  PATH    QUEUED AT
  /4.png  2026-01-05 09:20
  /5.png  2026-01-05 09:20
  /6.png  2026-01-05 09:20
  $ tasks history "$(tasks items pulled -w path=/1.png -o ids)" --fields at,actor,action,old,new
  AT                ACTOR             ACTION        OLD              NEW
  2026-01-05 09:20  olga@example.com  added         -                -
  2026-01-05 09:20  ana@example.com   pulled        -                ana@example.com
  2026-01-05 09:20  ana@example.com   started       -                -
  2026-01-05 09:20  ana@example.com   stopped       -                0
  2026-01-05 09:20  ana@example.com   skipped       -                -
  2026-01-05 09:30  ana@example.com   skip-cleared  -                -
  2026-01-05 09:30  ana@example.com   released      ana@example.com  -
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state
