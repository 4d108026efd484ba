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
  ! hint: choose by ids (or -), or by --where, or --all
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
