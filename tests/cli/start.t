Timers by hand: start claims and times, stop ends.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana start 25 --fields id,path,started_at
  ID  PATH    STARTED AT
  25  /2.png  2026-01-05 09:00
  ! changed 1 work item

Once more changes nothing, as long as no time has gone by:

  $ as ana start 25 --fields id
  ID
  ! changed 0 work items, 1 unchanged
  $ tasks log --limit 1 --fields command,actor
  COMMAND  ACTOR
  start    ana@example.com

Another one stops the first; its time is kept:

  $ at "2026-01-05 09:02:30"
  $ as ana start 24 26 --fields id,started_at
  ID  STARTED AT
  24  2026-01-05 09:02
  26  2026-01-05 09:02
  ! changed 2 work items
  $ tasks items cars --assignee ana@example.com --fields id,started_at,duration_s
  ID  STARTED AT        DURATION S
  24  2026-01-05 09:02           0
  25  2026-01-05 09:00         150
  26  2026-01-05 09:02           0

Nobody takes what somebody else works on, or is not theirs:

  $ as ben start 24
  ! error: work item 24: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ tasks start 24
  ! error: work item 24: ana@example.com works on it since 2026-01-05T09:02:30.000000Z
  ! hint: it falls back when nothing happens for the project's idle_limit
  [5]
  $ as ana start 26 27 28
  ! error: nothing was changed: 2 of 3 work items are refused: work item 27: no assignment of yours holds it; work item 28: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana start 26 27 28 --partial --fields id
  ID
  26
  ! changed 1 work item, 2 refused
  ! error: 2 of 3 work items are refused: work item 27: no assignment of yours holds it; work item 28: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [3]
  $ as ana start 26 27 28 --partial -o jsonl | jq -c .id
  ! {"error":{"code":"partly_done","message":"2 of 3 work items are refused: work item 27: no assignment of yours holds it; work item 28: no assignment of yours holds it","hint":"tasks mine shows what you hold","details":{"refused":[{"id":27,"code":"permission","reason":"no assignment of yours holds it"},{"id":28,"code":"permission","reason":"no assignment of yours holds it"}],"refused_total":2}}}
  $ printf '{"type":"work_item","id":27}\n28\n' | as ben start - --fields id
  ID
  27
  28
  ! changed 2 work items

A done work item can be timed (issues to fix), which claims nothing:

  $ as ana set-status cars complete 26 -o ids
  26
  $ as ana start 26 --fields id,status,started_at
  ID  STATUS    STARTED AT
  26  complete  -
  ! changed 1 work item

Locked, and wrong calls:

  $ tasks create shut --dataset street --assignee ana@example.com --due 2026-01-01 --lock-after-due -q -o ids
  41
  $ as ana start 44
  ! error: work item 44: task "shut" is overdue and locked since 2026-01-01T23:59:59.999999Z
  ! hint: a manager can give it a later due date, or tasks unlock it
  [5]
  $ as ana start 4711
  ! error: no work item has the id 4711
  [1]
  $ as ana start 14
  ! error: 14 is the id of an item, not of a work item
  [1]
  $ as ana start cars
  ! error: "cars" is not an id
  ! hint: ids are whole numbers; -w path=\xe2\x80\xa6 chooses by path (esc)
  [2]
  $ as ana start
  ! error: no work items were chosen
  ! hint: name their ids, or give - to read them from standard input
  [2]
  $ as ana start --dry-run 24 --fields id
  ID
  24
  ! would change 1 work item
