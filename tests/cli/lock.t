Locks: a task that nobody changes any more, until it is unlocked.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ tasks create other --dataset street --assignee ben@example.com -q -o ids >/dev/null

# domain.md §9: "A locked task is read-only with all its assignments"

  $ as mia lock cars --reason "the customer looks at it" --fields name,locked,locked_by,locked_at,version
  NAME  LOCKED  LOCKED BY        LOCKED AT         VERSION
  cars  yes     mia@example.com  2026-01-05 09:00        2
  ! changed 1 task
  $ as ana set-status cars complete 24
  ! error: task "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ as ana set-status cars complete 24 -o jsonl
  ! {"error":{"code":"task.locked","message":"task \"cars\" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z","hint":"a manager can tasks unlock it","details":{"task":"cars","locked_by":"mia@example.com","since":"2026-01-05T09:00:00.000000Z"}}}
  [5]
  $ as ana start 24
  ! error: work item 24: task "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ echo '{"work_item":24,"label":"car"}' | as ana annotate -
  ! error: standard input: line 1: task "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks set-status cars discard --all
  ! error: task "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks show cars -o json | jq -c '.tasks[0] | [.locked, .locked_by, .locked_at, .signs, .updated_by]'
  ! note: "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  [true,"mia@example.com","2026-01-05T09:00:00.000000Z",["locked"],"mia@example.com"]
  $ tasks log --limit 1 --fields command,actor,reason
  COMMAND  ACTOR            REASON
  lock     mia@example.com  the customer looks at it

It can be read, and says that it is locked.

  $ as ana mine --fields task
  TASK
  cars
  ! note: "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  $ as ana next cars --fields id
  ID
  ! note: task "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z: it gives no work
  ! changed 0 work items
  $ as ana next --fields id
  ID
  ! note: task "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z: it gives no work
  ! changed 0 work items
  $ as ana items cars -o ids
  24
  25
  26

# domain.md §9: "Refusals are exit code 5, code `locked`, and name who locked it, or since when it is overdue."
# cli.md §1: "Doing what is already done is success with `changed: 0` (`lock` twice …)"

  $ at "2026-01-05 10:00:00"
  $ tasks lock cars --fields name
  NAME
  ! note: "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! changed 0 tasks, 1 unchanged
  $ tasks log --limit 1 --fields command,actor
  COMMAND  ACTOR
  lock     mia@example.com
  $ tasks lock other cars --fields name,locked_by
  NAME   LOCKED BY
  other  olga@example.com
  ! note: "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! changed 1 task, 1 unchanged
  $ tasks list -o ids | tasks lock - -q --fields name
  NAME

By ids, names and records, each once; a record that has changed since is refused.

  $ tasks unlock --fields name cars other
  NAME
  cars
  other
  ! changed 2 tasks
  $ tasks list -o jsonl >old.jsonl
  $ tasks lock other -q -o ids
  30
  $ tasks unlock other -q -o ids
  30
  $ tasks lock - <old.jsonl
  ! error: nothing was changed: 1 of 2 tasks is refused: task 30: it has changed since it was read (version 5, not 3)
  ! hint: read the records again and repeat
  [5]
  $ tasks lock - --partial --fields name <old.jsonl
  NAME
  cars
  ! changed 1 task, 1 refused
  ! error: 1 of 2 tasks is refused: task 30: it has changed since it was read (version 5, not 3)
  ! hint: read the records again and repeat
  [3]
  $ tasks lock other -q -o ids
  30
  $ tasks lock - -q --fields name <old.jsonl
  NAME
  $ tasks list --fields name,locked
  NAME   LOCKED
  cars   yes
  other  yes
  $ tasks unlock other 20 cars other -o csv --fields name,locked
  name,locked
  other,false
  cars,false
  $ tasks lock cars -q -o ids
  20

# domain.md §9: "With lock-after-due the lock holds from the due instant on, computed when read"

  $ tasks create due --dataset street --assignee ana@example.com --due 2026-01-06T12:00:00Z --lock-after-due -q -o ids
  48
  $ W=$(tasks items due --limit 1 -o ids)
  $ tasks show due --now 2026-01-06T11:59:59.999999Z --fields locked,overdue
  locked   no
  overdue  no
  $ tasks show due --now 2026-01-06T12:00:00Z --fields locked,overdue
  locked   yes
  overdue  yes
  ! note: "due" is locked since it was due, 2026-01-06T12:00:00.000000Z
  $ tasks set-status due complete $W --now 2026-01-06T11:59:59.999999Z -o ids | wc -l
  1
  $ tasks set-status due discard $W --now 2026-01-06T12:00:00Z
  ! error: task "due" is overdue and locked since 2026-01-06T12:00:00.000000Z
  ! hint: a manager can give it a later due date, or tasks unlock it
  [5]
  $ at "2026-01-07 09:00:00"
  $ as ana next due --fields id
  ID
  ! note: task "due" is overdue and locked since 2026-01-06T12:00:00.000000Z: it gives no work
  ! changed 0 work items
  $ as ana mine --fields task
  TASK
  cars
  due
  ! note: "cars" is locked by olga@example.com since 2026-01-05T10:00:00.000000Z
  ! note: "due" is locked since it was due, 2026-01-06T12:00:00.000000Z

A lock by hand on top of it; the first one to be told is the manager's.

  $ tasks lock due --fields name,locked_by
  NAME  LOCKED BY
  due   olga@example.com
  ! changed 1 task
  $ as ana set-status due complete --all
  ! error: task "due" is locked by olga@example.com since 2026-01-07T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]

# decisions.md 25: "Unlocking an overdue task sets lock-after-due to false."

  $ tasks unlock - --fields name,locked,lock_after_due,overdue <<<'{"type":"task","id":44,"name":"due"}'
  ! error: 44 is the id of an operation, not of a task
  [1]
  $ tasks unlock due --fields name
  NAME
  due
  ! note: "due" was due 2026-01-06T12:00:00.000000Z: it is not locked after its due time any more
  ! changed 1 task
  $ as ana set-status due discard --all --fields status | sort | uniq -c
  ! error: nothing was changed: 1 of 6 work items is refused: work item 51: its status "complete" was set by olga@example.com
  ! hint: a manager can change it

Before the due instant unlocking leaves it on.

  $ tasks create soon --dataset street --assignee ana@example.com --due +7d --lock-after-due -q -o ids
  60
  $ tasks lock soon -q -o ids
  60
  $ tasks unlock soon --fields name,locked,lock_after_due
  NAME  LOCKED  LOCK AFTER DUE
  soon  no      yes
  ! changed 1 task

# domain.md §9: "Lock and unlock are the manager's."

  $ as ana lock cars
  ! error: tasks lock is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as ana unlock cars
  ! error: tasks unlock is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]

Dry run, no task, wrong ones:

  $ tasks lock cars -n --fields name,locked
  NAME  LOCKED
  ! note: "cars" is locked by olga@example.com since 2026-01-05T10:00:00.000000Z
  ! would change 0 tasks, 1 unchanged
  $ tasks show cars --fields locked
  locked  yes
  ! note: "cars" is locked by olga@example.com since 2026-01-05T10:00:00.000000Z
  $ tasks lock
  ! error: no tasks were chosen
  ! hint: name them by id or name, or give - to read them from standard input
  [2]
  $ tasks lock - </dev/null
  ID  NAME  STATUS  SIGNS  PRIORITY  PROGRESS  ITEMS DONE  ITEMS TOTAL  DUE AT  OWNER  DATASET
  ! note: no tasks were chosen
  ! changed 0 tasks
  $ tasks lock car
  ! error: no task "car"
  ! hint: did you mean cars?
  [1]
  $ tasks lock cars 4711
  ! error: no task has the id 4711
  [1]
  $ tasks lock 14
  ! error: 14 is the id of an item, not of a task
  [1]
  $ printf '{"type":"work_item","id":24}\n' | tasks lock -
  ! error: line 1 of standard input: a record of kind "work_item" where one of kind "task" is wanted
  [1]
  $ tasks show cars --fields locked
  locked  yes
  ! note: "cars" is locked by olga@example.com since 2026-01-05T10:00:00.000000Z
