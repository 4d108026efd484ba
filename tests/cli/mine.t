  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks group add night --member ana@example.com --member cid@example.com -q -o ids
  11
  $ tasks dataset create cars -q -o ids
  13
  $ for i in 1 2 3 4; do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -q -o ids
  16
  17
  18
  19
  $ tasks create one --dataset cars --assignee ana@example.com,@night -q -o ids
  20
  $ tasks create two --dataset cars --assignee ben@example.com,ana@example.com --due 2026-01-01 --lock-after-due -q -o ids
  28

One's own assignments and those of one's groups; a locked task is said to be.

  $ as ana mine -o table
  ID  TASK  ASSIGNEE         STATUS  PROGRESS       ITEMS DONE  ITEMS REMAINING  ITEMS TOTAL  DURATION S
  22  one   ana@example.com  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                2            2           0 (esc)
  23  one   @night           todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                2            2           0 (esc)
  31  two   ana@example.com  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                2            2           0 (esc)
  ! note: "two" is locked since it was due, 2026-01-01T23:59:59.999999Z
  $ as ana mine -o csv --fields task,assignee,status,progress,items_total
  task,assignee,status,progress,items_total
  one,ana@example.com,todo,0,2
  one,@night,todo,0,2
  two,ana@example.com,todo,0,2
  ! note: "two" is locked since it was due, 2026-01-01T23:59:59.999999Z
  $ as cid mine | jq -c '[.task, .assignee, .status, .items_remaining]'
  ["one","@night","todo",2]
  $ as ben mine -o ids
  30
  ! note: "two" is locked since it was due, 2026-01-01T23:59:59.999999Z
  $ as ben mine -o ids -q
  30
  $ as mia mine
  $ as nobody mine
  ! {"error":{"code":"permission.unknown_user","message":"nobody@example.com is not a user of this project","hint":"act as a user of the project with --as EMAIL or TASKS_USER; tasks user list shows them","details":{}}}
  [5]
