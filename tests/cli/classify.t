Bulk classification: one label on many work items at once.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

# domain.md §6: "Bulk classification: one label on many items at once (optionally replacing earlier classifications)."

  $ as ana classify cars --label sunny 24 25
  ID  PATH    ASSIGNEE         STATUS  STAGE  OBJECT COUNT  DURATION S
  24  /1.png  ana@example.com  -       label             1           0
  25  /2.png  ana@example.com  -       label             1           0
  ! changed 2 work items
  $ as ana classify cars --label sunny --all --fields id,object_count
  ID  OBJECT COUNT
  26             1
  ! changed 1 work item, 2 unchanged
  $ tasks annotations cars --fields id,work_item,label,shape,geometry,creator,layer
  ID  WORK ITEM  LABEL  SHAPE  GEOMETRY  CREATOR          LAYER
  31         24  sunny  class  -         ana@example.com  work
  32         25  sunny  class  -         ana@example.com  work
  34         26  sunny  class  -         ana@example.com  work
  $ tasks show cars -o json | jq -c '.tasks[0] | [.annotations, .status]'
  [3,"open"]
  $ tasks log --limit 1 --fields command,actor,changed
  COMMAND   ACTOR            CHANGED
  classify  ana@example.com        1
  $ tasks history 24 --fields action,actor,old,new
  ACTION     ACTOR             OLD  NEW
  added      olga@example.com  -    -
  assigned   olga@example.com  -    ana@example.com
  annotated  ana@example.com   0    1

Another label comes beside it, or in its place; other shapes stay.

  $ echo '{"work_item":24,"label":"car","shape":"box","geometry":{"bbox":[1,2,3,4]}}' | as ana annotate - -q -o ids
  36
  $ as ana classify cars --label rainy 24 --fields id,object_count
  ID  OBJECT COUNT
  24             3
  ! changed 1 work item
  $ as ana classify cars --label foggy --replace 24 25 --fields id,object_count,version
  ID  OBJECT COUNT  VERSION
  24             2        5
  25             1        3
  ! changed 2 work items
  $ tasks annotations cars --fields work_item,label,shape
  WORK ITEM  LABEL  SHAPE
         24  car    box
         24  foggy  class
         25  foggy  class
         26  sunny  class
  $ as ana classify cars --label foggy --replace 24 25
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 2 unchanged
  $ as ana classify cars --label sunny 24 -q -o ids
  24
  $ as ana classify cars --label sunny --replace 24 --fields id,object_count
  ID  OBJECT COUNT
  24             2
  ! changed 1 work item
  $ as ana classify cars --label rainy --replace 24 --fields id,object_count
  ID  OBJECT COUNT
  24             2
  ! changed 1 work item
  $ tasks history 24 --action annotated --fields action,old,new
  ACTION     OLD  NEW
  annotated  0    1
  annotated  1    2
  annotated  2    3
  annotated  3    2
  annotated  2    3
  annotated  3    2
  annotated  2    2

By conditions and pipes, in the order of the input; an act on the work item that the timer runs on counts.

  $ as ben next -q -o ids
  27
  $ at "2026-01-05 09:03:00"
  $ printf '29\n27\n' | as ben classify cars --label sunny - --fields id,duration_s
  ID  DURATION S
  29           0
  27         180
  ! changed 2 work items
  $ tasks classify cars --label sunny -w assignee=ben@example.com --fields id
  ID
  28
  ! changed 1 work item, 2 unchanged
  $ tasks items cars -w label=sunny -o ids
  26
  27
  28
  29

# domain.md §6: "Annotate: … on own work items … Checked against the recipe"

  $ cat > sky.yaml <<END
  > name: sky
  > ontology: {labels: [blue, grey], attributes: [{key: hour, type: number, labels: [grey], required: true}]}
  > tools: [class, box]
  > END
  $ tasks recipe add sky.yaml -q -o ids >/dev/null
  $ tasks create sky --dataset street --recipe sky --assignee ana@example.com,ben@example.com -q -o ids >/dev/null
  $ as ana classify sky --label blue --all --fields path
  PATH
  /1.png
  /2.png
  /3.png
  ! changed 3 work items
  $ as ana classify sky --label blu --all
  ! error: nothing was changed: 3 of 3 work items are refused: work item 61: label: "blu" is not in the recipe; work item 62: label: "blu" is not in the recipe; work item 63: label: "blu" is not in the recipe
  ! hint: did you mean "blue"?
  [5]
  $ as ana classify sky --label grey --all
  ! error: nothing was changed: 3 of 3 work items are refused: work item 61: attributes.hour: is required for the label "grey"; work item 62: attributes.hour: is required for the label "grey"; work item 63: attributes.hour: is required for the label "grey"
  ! hint: give a number
  [5]
  $ printf '%s\n' 'name: boxes' 'tools: [box]' > boxes.yaml && tasks recipe add boxes.yaml -q -o ids >/dev/null
  $ tasks create boxes --dataset street --recipe boxes --assignee ana@example.com -q -o ids >/dev/null
  $ as ana classify boxes --label blue --all
  ! error: nothing was changed: 6 of 6 work items are refused: work item 77: shape: the recipe has no tool "class"; work item 78: shape: the recipe has no tool "class"; work item 79: shape: the recipe has no tool "class"; \xe2\x80\xa6 (esc)
  ! hint: it has box
  [5]

Somebody else's; stale records; a status, which stays unless the project wants it cleared first.

  $ as ana classify cars --label sunny 24 27 28
  ! error: nothing was changed: 2 of 3 work items are refused: work item 27: no assignment of yours holds it; work item 28: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana classify cars --label sunny 24 27 28 --partial --fields id
  ID
  24
  ! changed 1 work item, 2 refused
  ! error: 2 of 3 work items are refused: work item 27: no assignment of yours holds it; work item 28: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [3]
  $ tasks items cars -w id=25 -o jsonl >old.jsonl
  $ as ana set-status cars complete 25 -q -o ids
  25
  $ as ana classify cars --label sunny - <old.jsonl
  ! error: work item 25: it has changed since it was read
  ! hint: read the records again and repeat
  [5]
  $ as ana classify cars --label foggy - --fields id <old.jsonl
  ID
  ! changed 0 work items, 1 unchanged
  $ as ana classify cars --label sunny 25 --fields id,status,edited_after_status
  ID  STATUS    EDITED AFTER STATUS
  25  complete  yes
  ! changed 1 work item
  $ tasks config set force_remove_status true -q >/dev/null
  $ as ana classify cars --label snow 25
  ! error: work item 25: it has the status "complete"
  ! hint: this project wants it cleared first: tasks set-status --clear 20 25
  [5]
  $ tasks classify cars --label snow 25 26 --partial -q --fields id
  ID
  26
  ! error: 1 of 2 work items is refused: work item 25: it has the status "complete"
  ! hint: this project wants it cleared first: tasks set-status --clear 20 25
  [3]

Dry run; locked and archived tasks; wrong calls.

  $ as ana classify cars --label dusk 26 -n --fields id,object_count
  ID  OBJECT COUNT
  26             3
  ! would change 1 work item
  $ tasks lock cars -q -o ids
  20
  $ as ana classify cars --label dusk 26
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:03:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks unlock cars -q -o ids
  20
  $ as ana classify cars 26
  ! error: tasks classify needs --label LABEL
  ! hint: see tasks help
  [2]
  $ as ana classify cars --label "" 26
  ! error: --label must not be empty
  [2]
  $ as ana classify cars --label dusk
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ as ana classify cars --label dusk 14
  ! error: 14 is the id of an item, not of a work item
  [1]
  $ as ana classify cars --label dusk -w path=/none.png
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! note: no work items were chosen
  ! changed 0 work items
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state
