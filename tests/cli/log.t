Operations, newest first.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana set-status cars complete 24 25 --reason "easy ones" -q -o ids
  24
  25
  $ tasks log
  ID  AT                ACTOR             COMMAND         CHANGED  REASON
  30  2026-01-05 09:00  ana@example.com   set-status            2  easy ones
  21  2026-01-05 09:00  olga@example.com  create                1  -
  13  2026-01-05 09:00  olga@example.com  dataset add           6  -
  12  2026-01-05 09:00  olga@example.com  dataset create        1  -
  10  2026-01-05 09:00  olga@example.com  user add              1  -
   8  2026-01-05 09:00  olga@example.com  user add              1  -
   6  2026-01-05 09:00  olga@example.com  user add              1  -
   4  2026-01-05 09:00  olga@example.com  user add              1  -
   2  2026-01-05 09:00  olga@example.com  init                  1  -
  $ tasks log --limit 1 -o jsonl
  {"type":"operation","id":30,"at":"2026-01-05T09:00:00.000000Z","actor":"ana@example.com","command":"set-status","argv":["--as","ana@example.com","set-status","cars","complete","24","25","--reason","easy ones","-q","-o","ids"],"reason":"easy ones","changed":2,"undoes":null,"undone_by":null}
  $ tasks log --limit 0
  ID  AT  ACTOR  COMMAND  CHANGED  REASON
  $ tasks log --limit -1
  ! error: --limit is a whole number from 0 on, not -1
  [2]
  $ as ana log
  ! error: tasks log is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
