Annotations in, as JSON lines.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ cat > boxes.yaml <<END
  > name: boxes
  > ontology:
  >   labels: [car, person]
  >   attributes: [{key: parked, type: boolean}]
  > tools: [box, class]
  > END
  $ new_project; new_project() { :; }; tasks recipe add boxes.yaml -q -o ids
  11
  $ new_labeling --recipe boxes
  $ cat > a.jsonl <<END
  > {"work_item":27,"label":"car","shape":"box","geometry":{"bbox":[10,10,30,20]}}
  > {"work_item":27,"label":"person","shape":"box","geometry":{"bbox":[1,2,3,4]},"attributes":{"parked":false}}
  > 
  > {"work_item":28,"label":"car"}
  > END
  $ as ana annotate a.jsonl
  ID  WORK ITEM  PATH    LABEL   SHAPE  GEOMETRY                CREATOR
  34         27  /1.png  car     box    {"bbox":[10,10,30,20]}  ana@example.com
  35         27  /1.png  person  box    {"bbox":[1,2,3,4]}      ana@example.com
  36         28  /2.png  car     class  -                       ana@example.com
  ! changed 3 annotations
  $ tasks items cars --label car --fields id,object_count,version
  ID  OBJECT COUNT  VERSION
  27             2        2
  28             1        2

Changing and deleting, by id; what is not named stays:

  $ printf '%s\n' '{"id":34,"attributes":{"parked":true}}' '{"id":36,"delete":true}' | as ana annotate - --fields id,label,geometry,attributes
  ID  LABEL  GEOMETRY                ATTRIBUTES
  34  car    {"bbox":[10,10,30,20]}  {"parked":true}
  ! note: deleted 1 annotation
  ! changed 2 annotations
  $ printf '%s\n' '{"id":34,"attributes":{"parked":true}}' '{"id":36,"delete":true}' | as ana annotate -
  ID  WORK ITEM  PATH  LABEL  SHAPE  GEOMETRY  CREATOR
  ! changed 0 annotations, 2 unchanged
  $ tasks annotations cars -o jsonl | as ana annotate -
  ID  WORK ITEM  PATH  LABEL  SHAPE  GEOMETRY  CREATOR
  ! changed 0 annotations, 2 unchanged
  $ tasks annotations cars -o jsonl | sed 's/"car"/"person"/' | as ana annotate - --fields id,label
  ID  LABEL
  34  person
  ! changed 1 annotation, 1 unchanged

By path or item of a task:

  $ printf '%s\n' '{"path":"/2.png","label":"car"}' '{"item":19,"label":"person"}' | as ana annotate cars - --fields work_item,path,label
  WORK ITEM  PATH    LABEL
         28  /2.png  car
         29  /3.png  person
  ! changed 2 annotations
  $ printf '%s\n' '{"path":"/2.png","label":"car"}' | as ana annotate -
  ! error: lines that name an item or a path need the task: tasks annotate TASK FILE
  ! hint: or name work_item in each line
  [2]
  $ printf '%s\n' '{"path":"/9.png","label":"car"}' | as ana annotate cars -
  ! error: standard input: line 1: task "cars" has no work item for "/9.png"
  [1]
  $ printf '%s\n' '{"path":"/5.png","label":"car"}' | as ana annotate cars -
  ! error: standard input: line 1: task "cars" has no work item for "/5.png"
  [1]

Everything or nothing, or what is right:

# domain.md §6: "Annotate: add, update or delete annotations on own work items, one or a stream of them. Checked against the
# recipe: label known, type allowed, attributes known and legal"

  $ cat > mixed.jsonl <<END
  > {"work_item":27,"label":"cat"}
  > {"work_item":27,"label":"car","shape":"box","geometry":{"bbox":[90,70,30,20]}}
  > {"work_item":27,"label":"car","shape":"box","geometry":{"bbox":[10,10,0,20]}}
  > {"work_item":27,"label":"car","shape":"point","geometry":{"point":[10,10]}}
  > {"work_item":27,"label":"car","attributes":{"colour":"red"}}
  > {"work_item":30,"label":"car"}
  > {"work_item":27,"label":"car"}
  > {"work_item":4711,"label":"car"}
  > {"id":4711,"label":"car"}
  > {"work_item":17,"label":"car"}
  > END
  $ as ana annotate mixed.jsonl
  ! error: mixed.jsonl: nothing was changed: 9 of 10 lines are refused: line 1: label: "cat" is not in the recipe; line 2: geometry: reaches from 90,70 to 120,90, outside the image of 100\xc3\x9780; line 3: geometry.bbox: width 0 and height 20 must be above 0; \xe2\x80\xa6 (esc)
  ! hint: did you mean "car"?
  [5]
  $ as ana annotate mixed.jsonl --partial
  ID  WORK ITEM  PATH    LABEL  SHAPE  GEOMETRY  CREATOR
  43         27  /1.png  car    class  -         ana@example.com
  ! changed 1 annotation, 9 refused
  ! error: 9 of 10 lines are refused: line 1: label: "cat" is not in the recipe; line 2: geometry: reaches from 90,70 to 120,90, outside the image of 100\xc3\x9780; line 3: geometry.bbox: width 0 and height 20 must be above 0; \xe2\x80\xa6 (esc)
  ! hint: did you mean "car"?
  [3]
  $ as ana annotate mixed.jsonl -o jsonl 2>&1 | sed 's/^! //' | jq -c '.error | .code, .details.refused_total, .details.refused[]'
  "guard"
  9
  {"id":null,"line":1,"code":"recipe.refused","reason":"label: \"cat\" is not in the recipe"}
  {"id":null,"line":2,"code":"recipe.refused","reason":"geometry: reaches from 90,70 to 120,90, outside the image of 100\xc3\x9780"} (esc)
  {"id":null,"line":3,"code":"bad_record","reason":"geometry.bbox: width 0 and height 20 must be above 0"}
  {"id":null,"line":4,"code":"recipe.refused","reason":"shape: the recipe has no tool \"point\""}
  {"id":null,"line":5,"code":"recipe.refused","reason":"attributes.colour: is not an attribute of the recipe"}
  {"id":null,"line":6,"code":"permission","reason":"no assignment of yours holds work item 30"}
  {"id":null,"line":8,"code":"not_found","reason":"no work item has the id 4711"}
  {"id":4711,"line":9,"code":"not_found","reason":"no annotation has the id 4711"}
  {"id":null,"line":10,"code":"wrong_kind","reason":"17 is the id of an item, not of a work item"}

A broken line, a broken file:

  $ printf '%s\n' '{"work_item":27,"label":"car"}' '{"work_item":27,"lab' | as ana annotate -
  ! error: line 2 of standard input: not valid JSON: at byte 21: syntax error while parsing object key - invalid string: missing closing quote; last read: '"lab'; expected string literal
  [1]
  $ printf '%s\n' '{"work_item":27,"label":"car","colour":"red"}' | as ana annotate -
  ! error: line 1 of standard input: colour: unknown field
  ! hint: known fields are work_item, item, path, label, shape, geometry, attributes, frame, frame_end, external_id, confidence, parent, id, delete, keyframes
  [1]
  $ printf '%s\n' '{"work_item":27,"label":"car","shape":"circle"}' | as ana annotate -
  ! error: line 1 of standard input: shape: there is no shape "circle"
  ! hint: it is one of class, box, polygon, polyline, point, ellipse, mask, cuboid, text, range
  [1]
  $ printf '%s\n' '{"work_item":27,"label":"car","shape":"box","geometry":{"bbox":[NaN,1,2,3]}}' | as ana annotate -
  ! error: line 1 of standard input: not valid JSON: at byte 65: syntax error while parsing value - invalid literal; last read: '"bbox":[N'
  [1]
  $ printf '%s\n' '{"work_item":27,"label":"car","shape":"box","geometry":{"bbox":[-5,1,2,3]}}' | as ana annotate -
  ! error: standard input: line 1: geometry: reaches from -5,1 to -3,4, outside the image of 100\xc3\x9780 (esc)
  ! hint: a recipe with rules: {allow_overflow: true} allows it
  [5]
  $ printf '%s\n' '{"type":"work_item","id":27}' | as ana annotate -
  ! error: line 1 of standard input: a record of type "work_item", expected an annotation
  [1]
  $ printf '%s\n' '[1,2]' | as ana annotate -
  ! error: line 1 of standard input: expected a JSON object
  [1]
  $ printf '%s\n' '{"label":"car"}' | as ana annotate -
  ! error: line 1 of standard input: work_item: is missing
  ! hint: say where it goes: work_item, or item or path of the dataset item
  [1]
  $ as ana annotate nowhere.jsonl
  ! error: cannot read "nowhere.jsonl": no such file or directory
  ! hint: check the path
  [1]
  $ as ana annotate img
  ! error: cannot read "img": is a directory
  [1]
  $ as ana annotate
  ! error: tasks annotate needs a FILE
  ! hint: tasks annotate FILE, tasks annotate TASK FILE; - is standard input
  [2]
  $ as ana annotate - < /dev/null
  ID  WORK ITEM  PATH  LABEL  SHAPE  GEOMETRY  CREATOR
  ! note: there was no line to read
  ! changed 0 annotations
  $ as ana annotate nocars a.jsonl
  ! error: no task "nocars"
  ! hint: did you mean cars?
  [1]

With a status set they are marked; the project may want it cleared first:

  $ as ana set-status cars complete 27 -q -o ids
  27
  $ printf '%s\n' '{"work_item":27,"label":"car"}' | as ana annotate - -q -o ids
  54
  $ tasks items cars -w id=27 --fields id,status,object_count,edited_after_status
  ID  STATUS    OBJECT COUNT  EDITED AFTER STATUS
  27  complete             4  yes
  $ tasks config set force_remove_status true -q -o csv --fields key,value
  key,value
  force_remove_status,true
  $ printf '%s\n' '{"work_item":27,"label":"car"}' | as ana annotate -
  ! error: standard input: line 1: work item 27 has the status "complete"
  ! hint: this project wants it cleared first: tasks set-status --clear 23 27
  [5]
  $ printf '%s\n' '{"work_item":27,"label":"car"}' | tasks annotate -
  ! error: standard input: line 1: work item 27 has the status "complete"
  ! hint: this project wants it cleared first: tasks set-status --clear 23 27
  [5]

Dry run; a named pipe; locked tasks:

  $ printf '%s\n' '{"work_item":28,"label":"car"}' | as ana annotate - -n -o jsonl --fields id,work_item,label
  {"id":null,"work_item":28,"label":"car"}
  $ as ana annotate <(printf '%s\n' '{"work_item":28,"label":"car"}') --fields work_item,label
  WORK ITEM  LABEL
         28  car
  ! changed 1 annotation
  $ tasks create late --dataset street --recipe boxes --assignee ana@example.com --due 2026-01-01 --lock-after-due -q -o ids
  58
  $ printf '%s\n' '{"path":"/1.png","label":"car"}' | as ana annotate late -
  ! error: standard input: line 1: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z
  ! hint: a manager can give it a later due date, or tasks unlock it
  [5]
  $ tasks history 27 --action annotated --fields actor,action,old,new
  ACTOR            ACTION     OLD  NEW
  ana@example.com  annotated  0    2
  ana@example.com  annotated  2    2
  ana@example.com  annotated  2    2
  ana@example.com  annotated  2    3
  ana@example.com  annotated  3    4

What was taken out of its task is not annotated any more, nor is what was drawn on it.

  $ tasks create gone --dataset street --limit 1 --assignee ana@example.com -q -o ids | wc -l
  1
  $ W=$(tasks items gone -o ids)
  $ A=$(printf '{"work_item":%s,"label":"car"}\n' "$W" | tasks annotate - -q -o ids)
  $ tasks remove-items gone "$W" -q -o ids | wc -l
  1
  $ printf '{"work_item":%s,"label":"car"}\n' "$W" | tasks annotate - 2>&1 | sed "s/$W/W/"
  ! error: standard input: line 1: no work item has the id W
  $ printf '{"id":%s,"label":"car"}\n' "$A" | tasks annotate - 2>&1 | sed "s/$A/A/"
  ! error: standard input: line 1: the work item of annotation A was taken out of its task
  $ printf '{"id":%s,"delete":true}\n' "$A" | as ana annotate - 2>&1 | sed "s/$A/A/"
  ! error: standard input: line 1: the work item of annotation A was taken out of its task
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state
