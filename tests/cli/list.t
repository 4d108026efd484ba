  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks list
  $ tasks list --exit-code
  $ for d in cars Straßen; do tasks dataset create $d -q -o ids; for i in 1 2 3; do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add $d - -q -o ids; done > /dev/null
  $ tasks create cars-1 --dataset cars --assignee ana@example.com --due 2026-02-01 -q -o ids
  23
  $ tasks create cars-2 --dataset cars --assignee ben@example.com --priority high --due 2026-01-01 -q -o ids
  29
  $ tasks create roads --dataset Straßen --owner mia@example.com --assignee ana@example.com,ben@example.com --priority low -q -o ids
  35
  $ tasks create empty --dataset Straßen --limit 0 --due 2026-01-02 --lock-after-due -q -o ids
  42

As a table, and as records.

  $ tasks list -o table
  ID  NAME    STATUS  SIGNS            PRIORITY  PROGRESS       ITEMS DONE  ITEMS TOTAL  DUE AT            OWNER             DATASET
  23  cars-1  open    -                medium    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0            3  2026-02-01 23:59  olga@example.com  cars (esc)
  29  cars-2  open    overdue          high      \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0            3  2026-01-01 23:59  olga@example.com  cars (esc)
  35  roads   open    -                low       \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0            3  -                 mia@example.com   Stra\xc3\x9fen (esc)
  42  empty   open    locked, overdue  medium    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0            0  2026-01-02 23:59  olga@example.com  Stra\xc3\x9fen (esc)
  $ tasks list --limit 1
  {"type":"task","id":23,"name":"cars-1","task_type":"labeling","quality":"none","channel":"manual","status":"open","signs":[],"priority":"medium","due_at":"2026-02-01T23:59:59.999999Z","overdue":false,"lock_after_due":false,"locked":false,"locked_by":null,"locked_at":null,"archived":false,"archived_at":null,"owner":"olga@example.com","groups":[],"dataset":"cars","recipe":null,"recipe_version":null,"allocation":"distribution","batch_size":null,"max_workload":null,"actions":[{"name":"complete","display":"complete","color":null,"discard":false},{"name":"discard","display":"discard","color":null,"discard":true}],"parent":null,"pipeline":null,"node":null,"instructions_file":null,"instructions_pages":null,"description":"","scoring":false,"score_function":null,"seed":0,"metadata":{},"assignments_count":1,"items_total":3,"items_done":0,"items_remaining":3,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{"label":3},"version":1,"created_at":"2026-01-05T09:00:00.000000Z","created_by":"olga@example.com","updated_at":"2026-01-05T09:00:00.000000Z","updated_by":"olga@example.com","last_activity_at":null,"self_review":false,"percent":null,"copies":null,"honeypot_filter":null,"scoring_paused":false}
  $ tasks list -o csv --fields id,name,overdue,locked,assignments_count,groups,status_counts,stage_counts,progress
  id,name,overdue,locked,assignments_count,groups,status_counts,stage_counts,progress
  23,cars-1,false,false,1,[],{},"{""label"":3}",0
  29,cars-2,true,false,1,[],{},"{""label"":3}",0
  35,roads,false,false,2,[],{},"{""label"":3}",0
  42,empty,true,true,1,[],{},{},0
  $ tasks list -o ids
  23
  29
  35
  42
  $ tasks list --limit 2 --fields name -o json
  {"tasks":[
  {"name":"cars-1"},
  {"name":"cars-2"}
  ]}

Narrowed down: values of one option are alternatives, options add up.

  $ names() { tasks list -o csv --no-header --fields name "$@"; }
  $ names --priority high
  cars-2
  $ names --priority high,low
  cars-2
  roads
  $ names --priority high --priority low --dataset cars
  cars-2
  $ names --owner mia@example.com
  roads
  $ names --assignee ana@example.com
  cars-1
  roads
  $ names --assignee ana@example.com --assignee ben@example.com
  cars-1
  cars-2
  roads
  $ names --dataset Straßen
  roads
  empty
  $ names --status open
  cars-1
  cars-2
  roads
  empty
  $ names --status completed
  $ names --type labeling --quality none --channel manual --limit 1
  cars-1
  $ names --type qa
  $ names --overdue
  cars-2
  empty
  $ names --search CARS
  cars-1
  cars-2
  $ names --search strassen
  roads
  empty
  $ names --search 23
  cars-1
  $ names --search nothing
  $ names --overdue --exit-code
  cars-2
  empty
  [4]
  $ names --search nothing --exit-code

In another order; what has no value comes last.

  $ names --sort -name
  roads
  empty
  cars-2
  cars-1
  $ names --sort due_at,name
  cars-2
  empty
  cars-1
  roads
  $ names --sort -due_at,name --limit 2
  cars-1
  empty
  $ names --sort nmae
  ! error: a task has no field "nmae" to sort by
  ! hint: did you mean name? known: id, name, task_type, quality, channel, status, signs, priority, due_at, overdue, lock_after_due, locked, locked_by, locked_at, archived, archived_at, owner, groups, dataset, recipe, recipe_version, allocation, batch_size, max_workload, actions, parent, pipeline, node, instructions_file, instructions_pages, description, scoring, score_function, seed, metadata, assignments_count, items_total, items_done, items_remaining, items_skipped, open_issues, for_review, annotations, duration_s, progress, status_counts, stage_counts, version, created_at, created_by, updated_at, updated_by, last_activity_at, self_review, percent, copies, honeypot_filter, scoring_paused
  [2]

Bad values.

  $ tasks list --status opne -o table
  ! error: --status takes one of open, in-progress, completed, completed-with-issues, not "opne"
  ! hint: did you mean open?
  [2]
  $ tasks list --priority urgent -o table
  ! error: --priority takes one of high, medium, low, none, not "urgent"
  [2]
  $ tasks list --owner jo@example.com -o table
  ! error: no user "jo@example.com"
  ! hint: did you mean ana@example.com?
  [1]
  $ tasks list --assignee @night -o table
  ! error: no group "night"
  ! hint: tasks group list shows them
  [1]
  $ tasks list --dataset crs -o table
  ! error: no dataset "crs"
  ! hint: did you mean cars?
  [1]
  $ tasks list --limit -1 -o table
  ! error: the limit is 0 or more, not -1
  [2]

Annotators see the tasks that they work in, and their part of them.

  $ as ana list -o csv --fields name,items_total,assignments_count,stage_counts
  name,items_total,assignments_count,stage_counts
  cars-1,3,1,"{""label"":3}"
  roads,2,1,"{""label"":2}"
  $ as ben list -o csv --fields name,items_total,assignments_count,stage_counts
  name,items_total,assignments_count,stage_counts
  cars-2,3,1,"{""label"":3}"
  roads,1,1,"{""label"":1}"
  $ as cid list
  $ as ana list --assignee ben@example.com
  $ tasks group add night --member cid@example.com -q -o ids
  45
  $ tasks create nights --dataset cars --assignee @night -q -o ids
  47
  $ as cid list -o csv --fields name,items_total
  name,items_total
  nights,3

What reviewers complained of.

  $ sql "update counter set open_issue_items = 1 where task_id = (select id from task where name = 'roads') and stage = 'label'" "update counter set for_review_items = 2 where task_id = (select id from task where name = 'cars-1')"
  $ tasks list --annotation-status open-issues -o csv --fields name,signs,open_issues,for_review
  name,signs,open_issues,for_review
  roads,"[""open-issue"",""assignment-issue""]",2,0
  $ tasks list --annotation-status for-review -o csv --fields name,signs,open_issues,for_review
  name,signs,open_issues,for_review
  cars-1,"[""assignment-issue"",""for-review""]",0,2
  $ tasks list --annotation-status open-issues,for-review -o csv --fields name
  name
  cars-1
  roads
  $ tasks list --annotation-status none -o table
  ! error: --annotation-status takes one of open-issues, for-review, not "none"
  [2]

Again and again: of records those that changed, until interrupted

  $ timeout -s INT 20 "$TASKS_BIN" list --watch --interval 0.1 -o csv --fields name,priority >seen 2>/dev/null &
  $ until grep -q , seen 2>/dev/null; do sleep 0.05; done; first=$(tasks list -o ids | head -n 1)
  $ tasks edit $first --priority low -q -o ids >/dev/null; until grep -q ,low seen; do sleep 0.05; done; tasks edit $first --priority high -q -o ids >/dev/null
  $ until [ "$(tail -n 1 seen | cut -d, -f2)" = high ]; do sleep 0.05; done; kill %1 2>/dev/null; wait 2>/dev/null
  $ grep -c '^name,priority$' seen
  1
  $ tail -n 1 seen | cut -d, -f2
  high
  $ tasks list --watch -o json
  ! {"error":{"code":"usage","message":"--watch writes a record a line","hint":"add -o jsonl or -o csv","details":{}}}
  [2]
  $ tasks list --watch --exit-code -o table
  ! error: --watch and --exit-code exclude each other
  ! hint: see tasks help
  [2]
  $ tasks list --interval 1 -o table
  ! error: --interval goes with --watch
  ! hint: see tasks help
  [2]
  $ tasks list --watch --interval 0 -o table
  ! error: --interval is between 0.1 and 3600 seconds, not 0
  [2]
