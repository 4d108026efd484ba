  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

Unlocking lets people work again, whoever had locked the task.

  $ tasks lock cars -q -o ids
  20
  $ as ana set-status cars complete 24
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ as mia unlock cars --fields name,locked,locked_by,locked_at,version,updated_by
  NAME  LOCKED  LOCKED BY  LOCKED AT  VERSION  UPDATED BY
  cars  no      -          -                3  mia@example.com
  ! changed 1 task
  $ as ana set-status cars complete 24 -o ids
  24
  $ as mia unlock cars --fields name
  NAME
  ! changed 0 tasks, 1 unchanged
  $ tasks log --limit 3 --fields command,actor,changed
  COMMAND     ACTOR             CHANGED
  set-status  ana@example.com         1
  unlock      mia@example.com         1
  lock        olga@example.com        1

# decisions.md 25: "Unlocking an overdue task sets lock-after-due to false."
# domain.md §9: "unlocking such a task lifts the enforcement until it is set again"

  $ tasks create late --dataset street --assignee ana@example.com --due 2026-01-04 --lock-after-due -q -o ids
  33
  $ tasks list --fields name,locked,lock_after_due,due_at
  NAME  LOCKED  LOCK AFTER DUE  DUE AT
  cars  no      no              -
  late  yes     yes             2026-01-04 23:59
  $ tasks unlock late -n -q --fields name,locked,lock_after_due,due_at
  NAME  LOCKED  LOCK AFTER DUE  DUE AT
  late  no      no              2026-01-04 23:59
  $ tasks unlock late --fields name,locked,lock_after_due,due_at
  NAME  LOCKED  LOCK AFTER DUE  DUE AT
  late  no      no              2026-01-04 23:59
  ! note: "late" was due 2026-01-04T23:59:59.999999Z: it is not locked after its due time any more
  ! changed 1 task
  $ as ana set-status late complete --all -q -o ids | wc -l
  6
  $ tasks list --overdue --fields name
  NAME

Wrong calls:

  $ as ana unlock cars
  ! error: tasks unlock is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks unlock
  ! error: no tasks were chosen
  ! hint: name them by id or name, or give - to read them from standard input
  [2]
  $ tasks unlock nobody
  ! error: no task "nobody"
  ! hint: tasks list shows them
  [1]
  $ tasks unlock --all
  ! error: tasks unlock has no option "--all"
  ! hint: tasks unlock -h lists them
  [2]
