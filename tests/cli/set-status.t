Statuses: an action of the task, set and cleared, one or many.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana set-status cars complete 24
  ID  PATH    ASSIGNEE         STATUS    STAGE      OBJECT COUNT  DURATION S
  24  /1.png  ana@example.com  complete  completed             0           0
  ! changed 1 work item
  $ as ana set-status cars complete 24
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 1 unchanged
  $ as ana set-status cars complete 24 25 -o jsonl
  {"type":"work_item","id":25,"task":"cars","assignment":22,"item":15,"path":"/2.png","assignee":"ana@example.com","replica":null,"status":"complete","status_by":"ana@example.com","status_at":"2026-01-05T09:00:00.000000Z","stage":"completed","skipped":false,"skip_reason":null,"split":"none","priority":0,"batch":null,"queued_at":null,"started_at":null,"object_count":0,"duration_s":0,"open_issues":0,"for_review":0,"edited_after_status":false,"version":2,"updated_at":"2026-01-05T09:00:00.000000Z"}
  $ as ana set-status cars discard 25 --fields id,status,status_by,status_at,version
  ID  STATUS   STATUS BY        STATUS AT         VERSION
  25  discard  ana@example.com  2026-01-05 09:00        3
  ! changed 1 work item
  $ as ana set-status cars --clear 25 --fields id,status,status_by,stage,version
  ID  STATUS  STATUS BY  STAGE  VERSION
  25  -       -          label        4
  ! changed 1 work item
  $ as ana set-status cars --clear 25 --fields id
  ID
  ! changed 0 work items, 1 unchanged

Pipes, conditions, all; output keeps the order of the input:

  $ tasks items cars --remaining -o ids | tasks set-status cars complete - -o ids
  25
  26
  27
  28
  29
  $ tasks items cars --status complete -o jsonl | tasks set-status cars --clear - -o ids
  24
  25
  26
  27
  28
  29
  $ printf '27\n\n25\n26\n25\n' | tasks set-status cars complete - -o ids
  27
  25
  26
  $ tasks set-status cars discard -w status=complete,none -o ids
  24
  25
  26
  27
  28
  29
  $ tasks set-status cars --clear --all -o csv --fields id,status,stage
  id,status,stage
  24,,label
  25,,label
  26,,label
  27,,label
  28,,label
  29,,label
  $ tasks set-status cars complete -w status=discard --fields id
  ID
  ! note: no work items were chosen
  ! changed 0 work items
  $ as ana set-status cars complete --all --fields id,assignee
  ID  ASSIGNEE
  24  ana@example.com
  25  ana@example.com
  26  ana@example.com
  ! changed 3 work items
  $ tasks show cars -o json | jq -c '.tasks[0] | [.status, .items_done, .items_remaining, .status_counts, .stage_counts, .last_activity_at]'
  ["in-progress",3,3,{"complete":3},{"completed":3,"label":3},"2026-01-05T09:00:00.000000Z"]

Somebody else's work items, and a status that somebody else set:

  $ as ana set-status cars complete 27
  ! error: work item 27: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana set-status cars discard 26 27 28
  ! error: nothing was changed: 2 of 3 work items are refused: work item 27: no assignment of yours holds it; work item 28: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana set-status cars discard 26 27 28 --partial --fields id,status
  ID  STATUS
  26  discard
  ! changed 1 work item, 2 refused
  ! error: 2 of 3 work items are refused: work item 27: no assignment of yours holds it; work item 28: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [3]
  $ as ana set-status cars complete 26 27 28 --partial -o jsonl --fields id,status
  {"id":26,"status":"complete"}
  ! {"error":{"code":"partly_done","message":"2 of 3 work items are refused: work item 27: no assignment of yours holds it; work item 28: no assignment of yours holds it","hint":"tasks mine shows what you hold","details":{"refused":[{"id":27,"code":"permission","reason":"no assignment of yours holds it"},{"id":28,"code":"permission","reason":"no assignment of yours holds it"}],"refused_total":2}}}
  [3]
  $ tasks --as mia@example.com set-status cars discard 26 -q -o ids
  26
  $ tasks --as mia@example.com set-status cars complete 26 -q -o ids
  26
  $ as ana set-status cars discard 26
  ! error: work item 26: its status "complete" was set by mia@example.com
  ! hint: a manager can change it
  [5]
  $ as ana set-status cars --clear 26
  ! error: work item 26: its status "complete" was set by mia@example.com
  ! hint: a manager can change it
  [5]
  $ tasks --as mia@example.com set-status cars --clear 26 -o ids
  26

A record that has changed since it was piped out is refused:

  $ tasks items cars -w id=26 -o jsonl > old.jsonl
  $ as ana set-status cars discard 26 -q -o ids
  26
  $ as ana set-status cars complete - < old.jsonl
  ! error: work item 26: it has changed since it was read (version 13, not 12)
  ! hint: read the records again and repeat
  [5]
  $ as ana set-status cars discard - < old.jsonl
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 1 unchanged

Active time that was measured elsewhere:

  $ as ben next -q -o ids
  27
  $ at "2026-01-05 09:30:00"
  $ as ben set-status cars complete 27 28 --duration 95s --fields id,duration_s
  ID  DURATION S
  27          95
  28          95
  ! changed 2 work items
  $ as ben set-status cars complete 29 --duration soon
  ! error: "soon" is not a duration
  ! hint: a duration is 90s, 15m, 2h, 1d, 1w, 1h30m, or seconds: 12.5
  [2]
  $ as ben set-status cars complete 29 --duration -5
  ! error: "-5" is not a duration
  ! hint: a duration is 90s, 15m, 2h, 1d, 1w, 1h30m, or seconds: 12.5
  [2]

What the recipe asks for:

  $ cat > strict.yaml <<END
  > name: strict
  > ontology: {labels: [car, person]}
  > rules: {require_annotations: true, per_label: {person: {max: 1}}}
  > END
  $ tasks recipe add strict.yaml -q -o ids
  50
  $ tasks create strict --dataset street --recipe strict --assignee ana@example.com -q -o ids
  53
  $ printf '%s\n' '{"path":"/1.png","label":"car"}' '{"path":"/2.png","label":"person"}' '{"path":"/2.png","label":"person"}' | as ana annotate strict - -q -o ids
  63
  64
  65
  $ as ana set-status strict complete -w path=/1.png,/2.png,/3.png
  ! error: nothing was changed: 2 of 3 work items are refused: work item 57: the work item has 2 annotations with the label "person", the recipe allows at most 1; work item 58: the work item has no annotation, the recipe requires one
  ! hint: tasks recipe show tells what the recipe allows
  [5]
  $ as ana set-status strict complete --all --partial --fields path,status
  PATH    STATUS
  /1.png  complete
  ! changed 1 work item, 5 refused
  ! error: 5 of 6 work items are refused: work item 57: the work item has 2 annotations with the label "person", the recipe allows at most 1; work item 58: the work item has no annotation, the recipe requires one; work item 59: the work item has no annotation, the recipe requires one; \xe2\x80\xa6 (esc)
  ! hint: tasks recipe show tells what the recipe allows
  [3]
  $ as ana set-status strict discard -w path=/3.png --fields path,status
  PATH    STATUS
  /3.png  discard
  ! changed 1 work item

Dry run:

  $ as ana set-status strict discard --all -n --fields path,status
  PATH    STATUS
  /1.png  discard
  /2.png  discard
  /4.png  discard
  /5.png  discard
  /6.png  discard
  ! would change 5 work items, 1 unchanged
  $ tasks items strict --done --fields path,status
  PATH    STATUS
  /1.png  complete
  /3.png  discard

Locked tasks:

  $ tasks create late --dataset street --assignee ana@example.com --due 2026-01-01 --lock-after-due -q -o ids
  68
  $ as ana set-status late complete --all
  ! error: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z
  ! hint: a manager can give it a later due date, or tasks unlock it
  [5]
  $ tasks set-status late complete --all -o jsonl
  ! {"error":{"code":"task.locked","message":"task \"late\" is overdue and locked since 2026-01-01T23:59:59.999999Z","hint":"a manager can give it a later due date, or tasks unlock it","details":{"task":"late","since":"2026-01-01T23:59:59.999999Z"}}}
  [5]

Wrong calls change nothing:

  $ as ana set-status cars complet 24
  ! error: task "cars" has no action "complet"
  ! hint: did you mean complete? its actions are complete, discard
  [2]
  $ as ana set-status cars consensus-done 24
  ! error: task "cars" has no action "consensus-done"
  ! hint: its actions are complete, discard
  [2]
  $ as ana set-status cars none 24
  ! error: task "cars" has no action "none"
  ! hint: its actions are complete, discard
  [2]
  $ as ana set-status cars complete
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ as ana set-status cars
  ! error: tasks set-status needs a STATUS
  ! hint: tasks set-status TASK STATUS W, or tasks set-status TASK --clear W
  [2]
  $ as ana set-status cars --clear
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ as ana set-status cars --clear complete 24
  ! error: "complete" is not an id
  ! hint: with --clear there is no STATUS: tasks set-status TASK --clear W
  [2]
  $ as ana set-status cars complete 4711
  ! error: no work item has the id 4711
  [1]
  $ as ana set-status cars complete 14
  ! error: 14 is the id of an item, not of a work item
  [1]
  $ as ana set-status strict complete 24
  ! error: work item 24 belongs to another task
  [5]
  $ as ana set-status car complete 24
  ! error: no task "car"
  ! hint: did you mean cars?
  [1]
  $ as ana set-status cars complete 24 --all
  ! error: ids and conditions exclude each other
  ! hint: choose by ids (or -), or by --where and --filter, or --all
  [2]
  $ as ana set-status cars complete 24,x
  ! error: "x" is not an id
  ! hint: ids are whole numbers; -w path=\xe2\x80\xa6 chooses by path (esc)
  [2]
  $ printf '{"type":"item","id":14}\n' | as ana set-status cars complete -
  ! error: line 1 of standard input: a record of kind "item" where one of kind "work_item" is wanted
  [1]
  $ printf '24\n{"id":\n' | as ana set-status cars complete -
  ! error: line 2 of standard input: "{\"id\":" is not JSON
  [1]
  $ as ana set-status cars complete - < /dev/null
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! note: no work items were chosen
  ! changed 0 work items
  $ as ana set-status cars complete -w status=discard,foo -w nofield=3
  ! error: there is no field "nofield" to filter by
  ! hint: known: id, assignment, item, path, dir, kind, assignee, status, status_by, status_at, stage, skipped, skip_reason, split, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at, label
  [2]
  $ as cid set-status cars complete --all
  ! error: no task "cars"
  ! hint: tasks list shows them
  [1]
  $ as ana set-status cars complete 24 --fields id,nofield
  ! error: a work_item record has no field "nofield"
  ! hint: fields: type, id, task, assignment, item, path, assignee, replica, status, status_by, status_at, stage, skipped, skip_reason, split, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at
  [2]
  $ tasks items cars --done --fields id,status
  ID  STATUS
  24  complete
  25  complete
  26  discard
  27  complete
  28  complete

# domain.md §7: "A manager moves stages in bulk (`set-status --stage`)"; "Moving back to `prepare` or `label` clears the status."

  $ tasks create stages --dataset street --assignee ana@example.com -q -o ids >/dev/null
  $ stages() { tasks items stages -o csv --no-header --fields path,status,status_by,stage,skipped; }
  $ as ana set-status stages complete -w path=/1.png,/2.png -q -o ids >/dev/null
  $ tasks set-status stages --stage prepare -w path=/1.png,/3.png -q --fields path,status,stage
  PATH    STATUS  STAGE
  /1.png  -       prepare
  /3.png  -       prepare
  $ as ana start "$(tasks items stages -w path=/3.png -o ids)" 2>&1 | sed -E 's/item [0-9]+/item W/'
  ! error: work item W: it is in the stage prepare, not released to people yet
  $ tasks set-status stages --stage prepare -w path=/1.png,/3.png --fields path
  PATH
  ! changed 0 work items, 2 unchanged
  $ as mia set-status stages --stage label -w stage=prepare -q --fields path,stage
  PATH    STAGE
  /1.png  label
  /3.png  label
  $ tasks history "$(tasks items stages -w path=/1.png -o ids)" --action status,stage --fields actor,action,old,new
  ACTOR             ACTION  OLD        NEW
  ana@example.com   status  -          complete
  ana@example.com   stage   label      completed
  olga@example.com  status  complete   -
  olga@example.com  stage   completed  prepare
  mia@example.com   stage   prepare    label

# decisions.md 32: "`--stage review|completed` refuses items without a status unless `--status S` comes with it; a stage set by hand
# holds until the next status change."

  $ tasks set-status stages --stage review -w path=/2.png -q --fields path,status,status_by,stage
  PATH    STATUS    STATUS BY        STAGE
  /2.png  complete  ana@example.com  review
  $ tasks set-status stages --stage completed -w path=/3.png 2>&1 | sed -E 's/item [0-9]+/item W/'
  ! error: work item W: it has no status
  ! hint: --status gives it one: --stage completed --status STATUS
  $ as ana skip "$(tasks items stages -w path=/4.png -o ids)" -q -o ids >/dev/null
  $ tasks set-status stages --stage review --status discard -w path=/2.png,/3.png,/4.png -q --fields path,status,status_by,stage
  PATH    STATUS   STATUS BY         STAGE
  /2.png  discard  olga@example.com  review
  /3.png  discard  olga@example.com  review
  /4.png  discard  olga@example.com  review
  $ tasks set-status stages --stage review --status discard --all --partial --fields path,status
  PATH    STATUS
  /1.png  discard
  /5.png  discard
  /6.png  discard
  ! changed 3 work items, 3 unchanged
  $ stages
  /1.png,discard,olga@example.com,review,false
  /2.png,discard,olga@example.com,review,false
  /3.png,discard,olga@example.com,review,false
  /4.png,discard,olga@example.com,review,false
  /5.png,discard,olga@example.com,review,false
  /6.png,discard,olga@example.com,review,false
  $ as mia set-status stages complete -w path=/2.png -q --fields path,status,stage
  PATH    STATUS    STAGE
  /2.png  complete  completed
  $ tasks set-status stages --stage completed --all --fields path
  PATH
  /1.png
  /3.png
  /4.png
  /5.png
  /6.png
  ! changed 5 work items, 1 unchanged
  $ tasks show stages -o json | jq -c '.tasks[0] | [.stage_counts, .status_counts, .items_skipped]'
  [{"completed":6},{"complete":1,"discard":5},0]

It is the manager's; stale records; wrong calls; dry run; locked.

  $ as ana set-status stages --stage label --all
  ! error: moving stages is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks items stages -w path=/2.png -o jsonl >old.jsonl
  $ tasks set-status stages --clear -w path=/2.png -q -o ids >/dev/null
  $ tasks set-status stages --stage prepare - <old.jsonl 2>&1 | sed -E 's/item [0-9]+/item W/'
  ! error: work item W: it has changed since it was read (version 6, not 5)
  ! hint: read the records again and repeat
  $ tasks set-status stages --stage label --status complete --all
  ! error: in the stage label there is no status
  ! hint: --status goes with --stage review and --stage completed
  [2]
  $ tasks set-status stages --stage review --status perfect --all
  ! error: task "stages" has no action "perfect"
  ! hint: its actions are complete, discard
  [2]
  $ tasks set-status stages --stage done --all
  ! error: there is no stage "done"
  ! hint: it is one of prepare, label, review, completed
  [2]
  $ tasks set-status stages --stage label
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ tasks set-status stages --stage label complete --all
  ! error: "complete" is not an id
  ! hint: with --stage there is no STATUS: tasks set-status TASK --stage STAGE W
  [2]
  $ tasks set-status stages --stage label --clear --all
  ! error: --clear and --stage exclude each other
  ! hint: --stage label clears the status, too
  [2]
  $ tasks set-status stages complete --status complete --all
  ! error: --status goes with --stage
  ! hint: tasks set-status TASK STATUS W sets a status
  [2]
  $ tasks set-status stages --stage label --duration 5s --all
  ! error: --duration and --stage exclude each other
  ! hint: see tasks help
  [2]
  $ tasks set-status stages --stage prepare --all -n -q --fields path,stage
  PATH    STAGE
  /1.png  prepare
  /2.png  prepare
  /3.png  prepare
  /4.png  prepare
  /5.png  prepare
  /6.png  prepare
  $ tasks lock stages -q -o ids >/dev/null
  $ tasks set-status stages --stage prepare --all
  ! error: task "stages" is locked by olga@example.com since 2026-01-05T09:30:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state
