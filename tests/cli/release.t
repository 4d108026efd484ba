Unfinished work goes back: to the queue where work is pulled, to everybody who holds it where it was dealt.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_project
  $ tasks group add night --member ana@example.com --member cid@example.com -q -o ids >ids
  $ tasks dataset create d -q -o ids >ids
  $ for i in $(seq 10 29); do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add d - -q -o ids >items
  $ tasks create pulled --dataset d --pull --batch-size 5 --assignee ana@example.com,@night -q -o ids >ids
  $ tasks create dealt --dataset d --limit 4 --assignee @night -q -o ids >ids
  $ w() { tasks items "$1" -w path="$2" -o ids 2>/dev/null || tasks items "$1" -o csv --no-header --fields id,path | sed -n "s|,$2\$||p"; }
  $ held() { tasks assignment list "$1" -o csv --no-header --fields assignee,items_done,items_remaining,items_skipped; }

Ana pulls, finishes one, works on another, and gives two back. The timer on it stops:

  $ as ana next pulled --count 2 --fields path,assignee
  PATH     ASSIGNEE
  /10.jpg  ana@example.com
  /11.jpg  ana@example.com
  ! note: 5 work items pulled from the queue of "pulled"
  ! changed 2 work items
  $ as ana set-status pulled complete -w path=/11.jpg -q -o ids | wc -l
  1
  $ at "2026-01-05 09:04:00"
  $ as ana release $(w pulled /10.jpg) $(w pulled /14.jpg) --fields path,assignee,queued_at,started_at,duration_s,version
  PATH     ASSIGNEE  QUEUED AT         STARTED AT  DURATION S  VERSION
  /10.jpg  -         2026-01-05 09:04  -                  240        3
  /14.jpg  -         2026-01-05 09:04  -                    0        3
  ! changed 2 work items
  $ held pulled
  ,0,17,0
  ana@example.com,1,2,0
  @night,0,0,0
  $ tasks history $(w pulled /10.jpg) --fields actor,action,old,new
  ACTOR             ACTION    OLD              NEW
  olga@example.com  added     -                -
  ana@example.com   pulled    -                ana@example.com
  ana@example.com   started   -                -
  ana@example.com   stopped   -                240
  ana@example.com   released  ana@example.com  -
  $ as ana stop $(w pulled /12.jpg)
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 1 unchanged

They wait behind the others:

  $ as cid next pulled --count 9 --fields path,queued_at
  PATH     QUEUED AT
  /15.jpg  2026-01-05 09:00
  /16.jpg  2026-01-05 09:00
  /17.jpg  2026-01-05 09:00
  /18.jpg  2026-01-05 09:00
  /19.jpg  2026-01-05 09:00
  ! note: 5 work items pulled from the queue of "pulled"
  ! changed 5 work items
  $ tasks items pulled -o csv --fields path,queued_at --no-header | sort -t, -k2 | tail -n 2
  /10.jpg,2026-01-05T09:04:00.000000Z
  /14.jpg,2026-01-05T09:04:00.000000Z

What is done stays; what waits in the queue is there already; what is not one's own is refused:

  $ tasks release $(w pulled /11.jpg) $(w pulled /10.jpg) --fields path
  PATH
  ! changed 0 work items, 2 unchanged
  $ as ana release $(w pulled /11.jpg) $(w pulled /12.jpg) --fields path -n
  PATH
  /12.jpg
  ! would change 1 work item, 1 unchanged
  $ as ana release $(w pulled /29.jpg)
  ! error: work item 60: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as ben release $(w pulled /12.jpg)
  ! error: work item 43: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana release $(w pulled /15.jpg)
  ! error: work item 46: cid@example.com works on it since 2026-01-05T09:04:00.000000Z
  ! hint: it falls back when nothing happens for the project's idle_limit
  [5]
  $ tasks release $(w pulled /15.jpg) --fields path,assignee
  PATH     ASSIGNEE
  /15.jpg  -
  ! changed 1 work item
  $ as ana release $(w pulled /29.jpg) $(w pulled /12.jpg) --partial --fields path
  PATH
  /12.jpg
  ! changed 1 work item, 1 refused
  ! error: 1 of 2 work items is refused: work item 60: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [3]
  $ tasks release
  ! error: no work items were chosen
  ! hint: name their ids, give - to read them from standard input, or --idle 2h
  [2]
  $ tasks release 1 --idle 1h
  ! error: ids and --idle exclude each other
  ! hint: tasks release W, or tasks release --idle 2h
  [2]
  $ tasks release --idle soon
  ! error: "soon" is not a duration
  ! hint: a duration is 90s, 15m, 2h, 1d, 1w, 1h30m, or seconds: 12.5
  [2]

Where it was dealt, the claim falls; the work item stays where it is:

  $ as ana next dealt --fields path,assignee,started_at
  PATH     ASSIGNEE  STARTED AT
  /10.jpg  @night    2026-01-05 09:04
  ! changed 1 work item
  $ as cid release $(w dealt /10.jpg)
  ! error: work item 64: ana@example.com works on it since 2026-01-05T09:04:00.000000Z
  ! hint: it falls back when nothing happens for the project's idle_limit
  [5]
  $ as ana release $(w dealt /10.jpg) --fields path,assignee,started_at,duration_s,version
  PATH     ASSIGNEE  STARTED AT  DURATION S  VERSION
  /10.jpg  @night    -                    0        1
  ! changed 1 work item
  $ as ana release $(w dealt /10.jpg) --fields path
  PATH
  ! changed 0 work items, 1 unchanged
  $ as cid next dealt --fields path,assignee
  PATH     ASSIGNEE
  /10.jpg  @night
  ! changed 1 work item
  $ held dealt
  @night,0,4,0

# domain.md §4: "Unfinished items of somebody inactive go back with `release` (e.g. from cron: `--idle 2h`)."
From cron: who did nothing for two hours holds nothing any more. Ana works on, the night shift does not:

  $ at "2026-01-05 10:30:00"
  $ as ana next pulled --fields path
  PATH
  /13.jpg
  ! note: 5 work items pulled from the queue of "pulled"
  ! changed 1 work item
  $ held pulled
  ,0,9,0
  ana@example.com,1,6,0
  @night,0,4,0
  $ at "2026-01-05 11:10:00"
  $ tasks release --idle 2h -n -o csv --fields path,task,assignee
  path,task,assignee
  /16.jpg,pulled,
  /17.jpg,pulled,
  /18.jpg,pulled,
  /19.jpg,pulled,
  /10.jpg,dealt,@night
  $ as ana release --idle 2h -o csv --fields path,task,assignee -n
  path,task,assignee
  /16.jpg,pulled,
  /17.jpg,pulled,
  /18.jpg,pulled,
  /19.jpg,pulled,
  /10.jpg,dealt,@night
  $ as ben release --idle 2h
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items
  $ tasks release --idle 2h -o csv --fields path,task,assignee
  path,task,assignee
  /16.jpg,pulled,
  /17.jpg,pulled,
  /18.jpg,pulled,
  /19.jpg,pulled,
  /10.jpg,dealt,@night
  $ tasks release --idle 2h
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items
  $ held pulled
  ,0,13,0
  ana@example.com,1,6,0
  @night,0,0,0
  $ tasks items dealt -o csv --fields path,assignee,started_at
  path,assignee,started_at
  /10.jpg,@night,
  /11.jpg,@night,
  /12.jpg,@night,
  /13.jpg,@night,

A locked task is passed over, and refused when it is named:

  $ sql "update task set locked_at = 1767600000000000, locked_by = 1 where name = 'pulled'"
  $ at "2026-01-05 20:00:00"
  $ tasks release --idle 2h --fields path
  PATH
  ! changed 0 work items
  $ tasks release $(w pulled /13.jpg)
  ! error: work item 44: task "pulled" is locked by olga@example.com since 2026-01-05T08:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state
