Statuses that the system keeps, rules that a status must pass, actions of one's own.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ states() { tasks show $1 -o json | jq -c '[.tasks[0].status, (.assignments[] | .status)]'; }

# domain.md §7: "no work item has a status | todo | open"

  $ states cars
  ["open","todo","todo"]
  $ as ana start 24 -q -o ids
  24
  $ states cars
  ["open","todo","todo"]

# domain.md §7: "some have | in-progress | in-progress"

  $ as ana set-status cars complete 24 -q -o ids
  24
  $ states cars
  ["in-progress","in-progress","todo"]

# domain.md §7: "all have, no open issue | done | completed"; "`discard` counts as done."

  $ as ana set-status cars complete 25 -q -o ids
  25
  $ as ana set-status cars discard 26 -q -o ids
  26
  $ states cars
  ["in-progress","done","todo"]
  $ as ben set-status cars complete --all -q -o ids
  27
  28
  29
  $ states cars
  ["completed","done","done"]
  $ tasks list --status completed --fields name
  NAME
  cars

# domain.md §7: "all have, an annotation or item still has an unresolved issue | completed-with-issues | completed-with-issues"

  $ sql "update counter set open_issue_items = 1 where assignment_id = 22 and status = 'complete'"
  $ states cars
  ["completed-with-issues","completed-with-issues","done"]
  $ tasks list --status completed,completed-with-issues --fields name,status,signs
  NAME  STATUS                 SIGNS
  cars  completed-with-issues  open-issue, assignment-issue
  $ sql "update counter set open_issue_items = 0, for_review_items = 1 where assignment_id = 22 and status = 'complete'"
  $ states cars
  ["completed-with-issues","completed-with-issues","done"]
  $ sql "update counter set for_review_items = 0"

# domain.md §7: "a status is cleared, items are added | back by the same rules"; "Skipped work items are not done."

  $ as ana set-status cars --clear 24 -q -o ids
  24
  $ states cars
  ["in-progress","in-progress","done"]
  $ as ana skip 24 -q -o ids
  24
  $ states cars
  ["in-progress","in-progress","done"]
  $ as ana set-status cars --clear 25 26 -q -o ids
  25
  26
  $ as ben set-status cars --clear --all -q -o ids
  27
  28
  29
  $ states cars
  ["open","todo","todo"]

# domain.md §7: "An empty task is `open`."

  $ tasks dataset create empty -q -o ids >/dev/null
  $ tasks create nothing --dataset empty --assignee ana@example.com -q -o ids >/dev/null
  $ states nothing
  ["open","todo"]

# domain.md §7: "Stage of a work item: `prepare` until it is released to people, `label` while it can be worked on, …
# `completed` when it has a status and no review is pending."

  $ as ana set-status cars complete 25 --fields id,status,stage
  ID  STATUS    STAGE
  25  complete  completed
  ! changed 1 work item
  $ as ana set-status cars --clear 25 --fields id,status,stage
  ID  STATUS  STAGE
  25  -       label
  ! changed 1 work item
  $ sql "update work_item set stage = 'prepare' where id = 26"
  $ as ana start 26
  ! error: work item 26: it is in the stage prepare, not released to people yet
  [5]
  $ as ana skip 26
  ! error: work item 26: it is in the stage prepare, not released to people yet
  [5]
  $ as ana set-status cars complete 26
  ! error: work item 26: it is in the stage prepare, not released to people yet
  [5]
  $ as ana classify cars --label car 26
  ! error: work item 26: it is in the stage prepare, not released to people yet
  [5]
  $ sql "update work_item set stage = 'label' where id = 26"

# domain.md §6: "Status: only an action of the task."; actions with a name for people and a colour

  $ tasks create own --dataset street --assignee ana@example.com --action done:Fertig:#00aa00 --action 'broken:Cannot be read:#aa0000:discard' -q -o ids >/dev/null
  $ tasks show own -o json | jq -c '.tasks[0].actions'
  [{"name":"done","display":"Fertig","color":"#00aa00","discard":false},{"name":"broken","display":"Cannot be read","color":"#aa0000","discard":true}]
  $ as ana set-status own complete --all
  ! error: task "own" has no action "complete"
  ! hint: its actions are done, broken
  [2]
  $ as ana set-status own done -w path=/1.png --fields path,status,stage
  PATH    STATUS  STAGE
  /1.png  done    completed
  ! changed 1 work item
  $ as ana set-status own broken -w path=/2.png --fields path,status,stage
  PATH    STATUS  STAGE
  /2.png  broken  completed
  ! changed 1 work item
  $ tasks show own -o json | jq -c '.tasks[0] | [.status_counts, .items_done]'
  [{"broken":1,"done":1},2]
  $ tasks export --task own --format jsonl - -q | jq -c '[.path, .status]'
  ["/1.png","done"]

# domain.md §6: "A status may be changed or cleared by its author and by managers."

  $ tasks group add night --member ana@example.com,ben@example.com -q -o ids >/dev/null
  $ tasks create shared --dataset street --assignee @night -q -o ids >/dev/null
  $ W=$(tasks items shared --limit 1 -o ids)
  $ as ana set-status shared complete $W -q -o ids >/dev/null
  $ as ben set-status shared --clear $W 2>&1 | sed "s/item $W/item W/"
  ! error: work item W: its status "complete" was set by ana@example.com
  ! hint: a manager can change it
  $ as ana set-status shared discard $W -q --fields status,status_by
  STATUS   STATUS BY
  discard  ana@example.com
  $ as mia set-status shared complete $W -q --fields status,status_by
  STATUS    STATUS BY
  complete  mia@example.com
  $ as mia set-status shared --clear $W -q --fields status,status_by
  STATUS  STATUS BY
  -       -

# domain.md §6: "the recipe's rules (`require_annotations`, minimum/maximum counts); a refusal names the annotations and changes
# nothing"

  $ cat > strict.yaml <<END
  > name: strict
  > ontology: {labels: [car, person]}
  > rules: {require_annotations: true, min_annotations: 1, max_annotations: 3, per_label: {car: {min: 1, max: 2}}}
  > END
  $ tasks recipe add strict.yaml -q -o ids >/dev/null
  $ tasks create strict --dataset street --recipe strict --assignee ana@example.com -q -o ids >/dev/null
  $ printf '%s\n' '{"path":"/1.png","label":"car"}' '{"path":"/2.png","label":"person"}' >a.jsonl
  $ for i in 1 2 3; do echo '{"path":"/3.png","label":"car"}'; done >>a.jsonl
  $ as ana annotate strict a.jsonl -q -o ids | wc -l
  5
  $ for i in 1 2 3 4; do as ana set-status strict complete -w path=/$i.png --fields path,status 2>&1 | sed -E 's/work item [0-9]+/work item W/'; done
  PATH    STATUS
  /1.png  complete
  ! changed 1 work item
  ! error: work item W: the work item has 0 annotations with the label "car", the recipe wants at least 1
  ! hint: tasks recipe show tells what the recipe allows
  ! error: work item W: the work item has 3 annotations with the label "car", the recipe allows at most 2
  ! hint: tasks recipe show tells what the recipe allows
  ! error: work item W: the work item has 0 annotations, the recipe wants at least 1; the work item has 0 annotations with the label "car", the recipe wants at least 1
  ! hint: tasks recipe show tells what the recipe allows
  $ as ana set-status strict discard -w path=/4.png --fields path,status
  PATH    STATUS
  /4.png  discard
  ! changed 1 work item
  $ tasks items strict --done --fields path,status
  PATH    STATUS
  /1.png  complete
  /4.png  discard

# domain.md §6: "Setting `force_remove_status` (project): while a work item has a status its annotations are read-only for
# everybody …; the status must be cleared first."

  $ echo '{"path":"/1.png","label":"person"}' | as ana annotate strict - -q --fields label
  LABEL
  person
  $ tasks items strict -w path=/1.png --fields status,edited_after_status,object_count
  STATUS    EDITED AFTER STATUS  OBJECT COUNT
  complete  yes                             2
  $ tasks config set force_remove_status true -q >/dev/null
  $ echo '{"path":"/1.png","label":"person"}' | tasks annotate strict - 2>&1 | sed -E 's/ [0-9]+/ N/g'
  ! error: standard input: line N: work item N has the status "complete"
  ! hint: this project wants it cleared first: tasks set-status --clear N N
  $ tasks classify strict --label person -w path=/1.png 2>&1 | sed -E 's/ [0-9]+/ N/g'
  ! error: work item N: it has the status "complete"
  ! hint: this project wants it cleared first: tasks set-status --clear N N
  $ as ana set-status strict --clear -w path=/1.png -q --fields status
  STATUS
  -
  $ tasks classify strict --label person -w path=/1.png -q --fields path
  PATH
  $ echo '{"path":"/1.png","label":"person"}' | tasks annotate strict - -q --fields label
  LABEL
  person

# domain.md §6: "Object count = annotations of the work item."

  $ tasks items strict -w path=/1.png --fields object_count
  OBJECT COUNT
             3
  $ tasks annotations --work-item "$(tasks items strict -w path=/1.png -o ids)" -o ids | wc -l
  3
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state
