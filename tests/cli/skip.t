Skips: a work item that somebody passes over, and why.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

# domain.md §6: "Skip: the annotator passes an item over, with a reason; it leaves the active queue and counts neither as
# done nor as remaining-active."

  $ as ana skip 24 --reason "too dark"
  ID  PATH    ASSIGNEE         STATUS  STAGE  OBJECT COUNT  DURATION S
  24  /1.png  ana@example.com  -       label             0           0
  ! changed 1 work item
  $ tasks items cars -w id=24 -o jsonl | jq -c '[.skipped, .skip_reason, .status, .stage, .version]'
  [true,"too dark",null,"label",2]
  $ tasks show cars -o json | jq -c '.tasks[0] | [.status, .items_total, .items_done, .items_remaining, .items_skipped, .progress]'
  ["open",6,0,5,1,0]
  $ tasks assignment list cars --fields assignee,items_total,items_remaining,items_skipped,status
  ASSIGNEE         ITEMS TOTAL  ITEMS REMAINING  ITEMS SKIPPED  STATUS
  ana@example.com            3                2              1  todo
  ben@example.com            3                3              0  todo
  $ tasks items cars --remaining -o ids
  25
  26
  27
  28
  29
  $ tasks items cars --skipped --fields id,assignee,skip_reason
  ID  ASSIGNEE         SKIP REASON
  24  ana@example.com  too dark
  $ as ana next cars -o ids
  25
  $ tasks history 24 --fields action,actor,reason
  ACTION    ACTOR             REASON
  added     olga@example.com  -
  assigned  olga@example.com  -
  skipped   ana@example.com   too dark

Once more changes nothing, the first reason stays.

  $ as ana skip 24 --reason "no, too bright"
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 1 unchanged
  $ tasks items cars --skipped --fields id,skip_reason
  ID  SKIP REASON
  24  too dark
  $ tasks log --limit 1 --fields command
  COMMAND
  next

# domain.md §6: "Duration: … intervals that begin at next/start and end at a status, a skip, or stop"

  $ at "2026-01-05 09:02:00"
  $ as ana skip 25 --fields id,started_at,duration_s,skip_reason
  ID  STARTED AT  DURATION S  SKIP REASON
  25  -                  120  -
  ! changed 1 work item
  $ tasks history 25 --fields action,actor,new
  ACTION    ACTOR             NEW
  added     olga@example.com  -
  assigned  olga@example.com  ana@example.com
  started   ana@example.com   -
  stopped   ana@example.com   120
  skipped   ana@example.com   -
  $ as ana next cars -o ids
  26
  $ as ana stop 25 --fields id
  ID
  ! changed 0 work items, 1 unchanged

Without a reason it has none; several at once, from a pipe; a stale record is refused.

  $ tasks items cars --assignee ben@example.com -o jsonl >old.jsonl
  $ as ben start 27 -q -o ids
  27
  $ as ben set-status cars complete 29 -q -o ids
  29
  $ as ben skip - <old.jsonl
  ! error: nothing was changed: 1 of 3 work items is refused: work item 29: it has the status "complete"
  ! hint: clear that first: tasks set-status --clear 20 29
  [5]
  $ as ben skip - --partial --fields id,skipped <old.jsonl
  ID  SKIPPED
  27  yes
  28  yes
  ! changed 2 work items, 1 refused
  ! error: 1 of 3 work items is refused: work item 29: it has the status "complete"
  ! hint: clear that first: tasks set-status --clear 20 29
  [3]
  $ as ben skip 29
  ! error: work item 29: it has the status "complete"
  ! hint: clear that first: tasks set-status --clear 20 29
  [5]
  $ as ben set-status cars --clear 29 -q -o ids
  29
  $ as ben skip 29 --fields id,skipped,skip_reason
  ID  SKIPPED  SKIP REASON
  29  yes      -
  ! changed 1 work item

A task with skipped work items is not completed.

  $ as ana set-status cars complete 26 -q -o ids
  26
  $ tasks show cars -o json | jq -c '.tasks[0] | [.status, .items_done, .items_remaining, .items_skipped]'
  ["in-progress",1,0,5]
  $ tasks assignment list cars --fields assignee,status
  ASSIGNEE         STATUS
  ana@example.com  in-progress
  ben@example.com  todo

# decisions.md 23: "set-status on a skipped item clears the skip"

  $ as ana set-status cars complete 24 --fields id,status,skipped,skip_reason
  ID  STATUS    SKIPPED  SKIP REASON
  24  complete  no       -
  ! changed 1 work item
  $ tasks history 24 --fields action,actor,new
  ACTION        ACTOR             NEW
  added         olga@example.com  -
  assigned      olga@example.com  ana@example.com
  skipped       ana@example.com   -
  status        ana@example.com   complete
  stage         ana@example.com   completed
  skip-cleared  ana@example.com   -
  $ as ana skip 24
  ! error: work item 24: it has the status "complete"
  ! hint: clear that first: tasks set-status --clear 20 24
  [5]

Managers skip for others; somebody's claim falls.

  $ tasks create more --dataset street --assignee ana@example.com -q -o ids
  44
  $ as ana next more -o ids
  47
  $ W=$(tasks items more --limit 1 -o ids)
  $ as mia skip $W --reason "not in this month" --fields started_at,skipped,assignee
  STARTED AT  SKIPPED  ASSIGNEE
  -           yes      ana@example.com
  ! changed 1 work item
  $ as ana next more --resume -o ids
  ! note: ana@example.com holds nothing that was started
  $ as ben skip $W
  ! error: work item 47: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana skip $W --fields id
  ID
  ! changed 0 work items, 1 unchanged
  $ as ana set-status more complete $W --fields status,skipped
  STATUS    SKIPPED
  complete  no
  ! changed 1 work item

Dry run; locked tasks; wrong calls.

  $ as ana skip 26 24 -n
  ! error: nothing was changed: 2 of 2 work items are refused: work item 24: it has the status "complete"; work item 26: it has the status "complete"
  ! hint: clear that first: tasks set-status --clear 20 24
  [5]
  $ W=$(tasks items more --remaining --limit 1 -o ids)
  $ as ana skip $W -n --reason why --fields skipped,skip_reason
  SKIPPED  SKIP REASON
  yes      why
  ! would change 1 work item
  $ tasks lock more -q -o ids
  44
  $ as ana skip $W
  ! error: work item 48: task "more" is locked by olga@example.com since 2026-01-05T09:02:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ as ana skip
  ! error: no work items were chosen
  ! hint: name their ids, or give - to read them from standard input
  [2]
  $ as ana skip 4711
  ! error: no work item has the id 4711
  [1]
  $ as ana skip more
  ! error: "more" is not an id
  ! hint: ids are whole numbers; -w path=\xe2\x80\xa6 chooses by path (esc)
  [2]
  $ as ana skip - </dev/null
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items
  $ as ana skip $W --where path=/1.png
  ! error: tasks skip has no option "--where"
  ! hint: tasks skip -h lists them
  [2]
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state
