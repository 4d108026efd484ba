The clean-ups of set-status --stage.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ work() { at "2026-01-05 10:00:00"; as ana start $1 -q -o ids >/dev/null; at "2026-01-05 10:05:00"
  >   echo "{\"work_item\":$1,\"label\":\"car\",\"shape\":\"class\"}" | as ana annotate - -q -o ids >/dev/null; as ana set-status cars complete $1 -q -o ids >/dev/null; }
  $ work 24 && work 25
  $ now() { tasks items cars --fields id,assignee,status,stage,object_count,duration_s,version; }
  $ now
  ID  ASSIGNEE         STATUS    STAGE      OBJECT COUNT  DURATION S  VERSION
  24  ana@example.com  complete  completed             1         300        3
  25  ana@example.com  complete  completed             1         300        3
  26  ana@example.com  -         label                 0           0        1
  27  ben@example.com  -         label                 0           0        1
  28  ben@example.com  -         label                 0           0        1
  29  ben@example.com  -         label                 0           0        1
  $ tasks doctor -o jsonl | jq -r 'select(.state != "ok") | .message'

# domain.md §7: "A manager moves stages in bulk (`set-status --stage`), with any of four clean-ups: remove annotations, remove
# assignees (back to the pool or the queue), remove stage history, remove duration."
# decisions.md 10: "With `--clear`, `--stage`, `--auto` or `--check` there is no STATUS"

  $ at "2026-01-05 11:00:00"
  $ now >before
  $ as mia set-status cars --stage label --remove-annotations --remove-assignees --remove-duration 24 26 --fields id,assignee,status,stage,object_count,duration_s
  ID  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  24  -         -       label             0           0
  26  -         -       label             0           0
  ! changed 2 work items
  $ tasks annotations cars -o jsonl | jq -c '[.work_item, .label]'
  [25,"car"]
  $ tasks show cars -o json | jq -c '.tasks[0] | [.items_total, .items_done, .annotations, .duration_s]'
  [6,1,1,300]
  $ tasks doctor -o jsonl | jq -r 'select(.state != "ok") | .message'
  $ tasks history 24 --fields action,actor,old,new | tail -n 3
  stage      mia@example.com   completed        label
  annotated  mia@example.com   1                0
  released   mia@example.com   ana@example.com  -
  $ as mia set-status cars --stage label --remove-annotations --remove-assignees --remove-duration 24 26 -o ids

All of it comes back, but for what undo raises:

  $ as mia undo -q -o ids | wc -l
  1
  $ now | awk '{NF--; print}' | diff - <(awk '{NF--; print}' before)
  $ tasks annotations cars -o jsonl | jq -c '[.work_item, .label]'
  [24,"car"]
  [25,"car"]
  $ tasks doctor -o jsonl | jq -r 'select(.state != "ok") | .message'

What is in the stage already is cleaned, too; a status may stay:

  $ as mia set-status cars --stage completed --remove-annotations 24 25 --fields id,status,object_count
  ID  STATUS    OBJECT COUNT
  24  complete             0
  25  complete             0
  ! changed 2 work items
  $ tasks items cars -w edited_after_status=true -o ids
  24
  25
  $ as mia set-status cars --stage completed --remove-annotations 24 25 -o ids
  $ as mia undo -q -o ids | wc -l
  1

# decisions.md 43: "Removing history also erases the operation log's before-values of those items: earlier operations on them
# become not undoable (`history.removed`)."
# decisions.md 12: "Only irreversible acts (… `--remove-history` …) need `--yes` where they cannot ask."

  $ as mia set-priority cars 3 --all -q -o ids | wc -l
  6
  $ as mia set-status cars --stage label --remove-history 24 </dev/null
  ! error: removing the history of 1 work item in "cars" cannot be undone
  ! hint: give --yes if you mean it
  [2]
  $ as mia set-status cars --stage label --remove-history 24 -n -q -o ids
  24
  $ as mia set-status cars --stage label --remove-history 24 --yes --reason "a new start" --fields id,status,stage
  ID  STATUS  STAGE
  24  -       label
  ! changed 1 work item
  $ tasks history 24 --fields action,actor,old,new,reason
  ACTION           ACTOR             OLD        NEW              REASON
  added            olga@example.com  -          -                -
  assigned         olga@example.com  -          ana@example.com  -
  status           mia@example.com   complete   -                a new start
  stage            mia@example.com   completed  label            a new start
  history-removed  mia@example.com   -          -                a new start
  $ tasks history 25 --fields action,actor,old,new
  ACTION     ACTOR             OLD    NEW
  added      olga@example.com  -      -
  assigned   olga@example.com  -      ana@example.com
  started    ana@example.com   -      -
  annotated  ana@example.com   0      1
  stopped    ana@example.com   -      300
  status     ana@example.com   -      complete
  stage      ana@example.com   label  completed
  annotated  mia@example.com   1      0
  annotated  mia@example.com   0      1
  priority   mia@example.com   0      3
  $ sql "select count(*) from effect where kind = 'work_item' and field = 'priority'"
  1
  $ tasks doctor -o jsonl | jq -r 'select(.state != "ok") | .message'
  $ as mia undo
  ! error: operation 46 (set-status by mia@example.com) cannot be undone: it removed history
  ! hint: history that was removed is gone for good
  [5]
  $ priority=$(tasks log -o jsonl | jq 'select(.command == "set-priority") | .id')
  $ as mia undo $priority 2>&1 | sed -E 's/operation [0-9]+/operation N/g'
  ! error: operation N (set-priority by mia@example.com) cannot be undone: operation N removed the history of what it changed
  ! hint: tasks log shows who did that
  $ as mia undo $priority -o json 2>&1 | sed 's/^! //' | jq -r .error.details.reason
  history.removed
  $ tasks log --limit 2 --fields command,changed
  COMMAND       CHANGED
  set-status          1
  set-priority        6

Of what nothing is told there is nothing to remove:

  $ as mia set-status cars --stage label --remove-history 24 --yes -q -o ids
  24
  $ as mia set-status cars --stage label --remove-history 24 --yes -q -o ids

In a pulling task they go back to the queue, as if they came now:

  $ tasks create pulled --dataset street --pull --batch-size 3 --assignee ben@example.com -q -o ids >/dev/null
  $ as ben next pulled --count 2 -q -o ids >ids
  $ at "2026-01-05 12:00:00"
  $ as mia set-status pulled --stage label --remove-assignees - <ids --fields assignee,stage,queued_at,started_at
  ASSIGNEE  STAGE  QUEUED AT         STARTED AT
  -         label  2026-01-05 12:00  -
  -         label  2026-01-05 12:00  -
  ! changed 2 work items
  $ tasks assignment list pulled --fields name,items_total
  NAME                      ITEMS TOTAL
  pulled \xc2\xb7 queue                      5 (esc)
  pulled \xc2\xb7 ben@example.com            1 (esc)
  $ tasks doctor -o jsonl | jq -r 'select(.state != "ok") | .message'

Bad input changes nothing.

  $ as mia set-status cars complete --remove-annotations 26
  ! error: clean-ups go with --stage
  ! hint: tasks set-status TASK --stage label --remove-annotations W
  [2]
  $ as mia set-status cars --clear --remove-history 26
  ! error: clean-ups go with --stage
  ! hint: tasks set-status TASK --stage label --remove-annotations W
  [2]
  $ as ana set-status cars --stage label --remove-annotations 26
  ! error: moving stages is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ echo '{"work_item":25,"label":"car","shape":"class"}' | tasks annotate - -q -o ids >/dev/null
  $ tasks config set force_remove_status true -q -o csv >/dev/null
  $ as mia set-status cars --stage completed --remove-annotations 25
  ! error: work item 25 has the status "complete"
  ! hint: this project wants a status cleared before its annotations are changed: --stage label clears it
  [5]
  $ as mia set-status cars --stage label --remove-annotations 25 -q -o ids
  25
  $ as mia lock cars -q -o ids
  20
  $ as mia set-status cars --stage label --remove-history --yes --all
  ! error: task "cars" is locked by mia@example.com since 2026-01-05T12:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
