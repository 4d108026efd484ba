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
  > {"work_item":24,"label":"car","shape":"box","geometry":{"bbox":[10,10,30,20]}}
  > {"work_item":24,"label":"person","shape":"box","geometry":{"bbox":[1,2,3,4]},"attributes":{"parked":false}}
  > 
  > {"work_item":25,"label":"car"}
  > END
  $ as ana annotate a.jsonl
  ! error: a.jsonl: nothing was changed: 3 of 3 lines are refused: line 1: 24 is the id of an operation, not of a work_item; line 2: 24 is the id of an operation, not of a work_item; line 4: 25 is the id of an assignment, not of a work_item
  [1]
  $ tasks items cars --label car --fields id,object_count,version
  ID  OBJECT COUNT  VERSION

Changing and deleting, by id; what is not named stays:

  $ printf '%s\n' '{"id":31,"attributes":{"parked":true}}' '{"id":33,"delete":true}' | as ana annotate - --fields id,label,geometry,attributes
  ! error: standard input: nothing was changed: 2 of 2 lines are refused: line 1: no annotation has the id 31; line 2: no annotation has the id 33
  [1]
  $ printf '%s\n' '{"id":31,"attributes":{"parked":true}}' '{"id":33,"delete":true}' | as ana annotate -
  ! error: standard input: nothing was changed: 2 of 2 lines are refused: line 1: no annotation has the id 31; line 2: no annotation has the id 33
  [1]
  $ tasks annotations cars -o jsonl | as ana annotate -
  ID  WORK ITEM  PATH  LABEL  SHAPE  GEOMETRY  CREATOR
  ! note: there was no line to read
  ! changed 0 annotations
  $ tasks annotations cars -o jsonl | sed 's/"car"/"person"/' | as ana annotate - --fields id,label
  ID  LABEL
  ! note: there was no line to read
  ! changed 0 annotations

By path or item of a task:

  $ printf '%s\n' '{"path":"/2.png","label":"car"}' '{"item":16,"label":"person"}' | as ana annotate cars - --fields work_item,path,label
  ! error: standard input: nothing was changed: 1 of 2 lines is refused: line 2: task "cars" has no work item for item 16
  ! hint: --partial does the others
  [1]
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

  $ cat > mixed.jsonl <<END
  > {"work_item":24,"label":"cat"}
  > {"work_item":24,"label":"car","shape":"box","geometry":{"bbox":[90,70,30,20]}}
  > {"work_item":24,"label":"car","shape":"box","geometry":{"bbox":[10,10,0,20]}}
  > {"work_item":24,"label":"car","shape":"point","geometry":{"point":[10,10]}}
  > {"work_item":24,"label":"car","attributes":{"colour":"red"}}
  > {"work_item":27,"label":"car"}
  > {"work_item":24,"label":"car"}
  > {"work_item":4711,"label":"car"}
  > {"id":4711,"label":"car"}
  > {"work_item":12,"label":"car"}
  > END
  $ as ana annotate mixed.jsonl
  ! error: mixed.jsonl: nothing was changed: 9 of 10 lines are refused: line 1: 24 is the id of an operation, not of a work_item; line 2: 24 is the id of an operation, not of a work_item; line 3: 24 is the id of an operation, not of a work_item; \xe2\x80\xa6 (esc)
  ! hint: --partial does the others
  [5]
  $ as ana annotate mixed.jsonl --partial
  ID  WORK ITEM  PATH    LABEL  SHAPE  GEOMETRY  CREATOR
  34         27  /1.png  car    class  -         ana@example.com
  ! changed 1 annotation, 9 refused
  ! error: 9 of 10 lines are refused: line 1: 24 is the id of an operation, not of a work_item; line 2: 24 is the id of an operation, not of a work_item; line 3: 24 is the id of an operation, not of a work_item; \xe2\x80\xa6 (esc)
  [3]
  $ as ana annotate mixed.jsonl -o jsonl 2>&1 | sed 's/^! //' | jq -c '.error | .code, .details.refused_total, .details.refused[]'
  "guard"
  9
  {"id":null,"line":1,"code":"wrong_kind","reason":"24 is the id of an operation, not of a work_item"}
  {"id":null,"line":2,"code":"wrong_kind","reason":"24 is the id of an operation, not of a work_item"}
  {"id":null,"line":3,"code":"wrong_kind","reason":"24 is the id of an operation, not of a work_item"}
  {"id":null,"line":4,"code":"wrong_kind","reason":"24 is the id of an operation, not of a work_item"}
  {"id":null,"line":5,"code":"wrong_kind","reason":"24 is the id of an operation, not of a work_item"}
  {"id":null,"line":7,"code":"wrong_kind","reason":"24 is the id of an operation, not of a work_item"}
  {"id":null,"line":8,"code":"not_found","reason":"no work_item has the id 4711"}
  {"id":null,"line":10,"code":"wrong_kind","reason":"12 is the id of an operation, not of a work_item"}
  {"id":4711,"line":9,"code":"not_found","reason":"no annotation has the id 4711"}

A broken line, a broken file:

  $ printf '%s\n' '{"work_item":24,"label":"car"}' '{"work_item":24,"lab' | as ana annotate -
  ! error: line 2 of standard input: not valid JSON: at byte 21: syntax error while parsing object key - invalid string: missing closing quote; last read: '"lab'; expected string literal
  [1]
  $ printf '%s\n' '{"work_item":24,"label":"car","colour":"red"}' | as ana annotate -
  ! error: line 1 of standard input: colour: unknown field
  ! hint: known fields are work_item, item, path, label, shape, geometry, attributes, frame, frame_end, external_id, confidence, parent, id, delete, keyframes
  [1]
  $ printf '%s\n' '{"work_item":24,"label":"car","shape":"circle"}' | as ana annotate -
  ! error: line 1 of standard input: shape: there is no shape "circle"
  ! hint: it is one of class, box, polygon, polyline, point, ellipse, mask, cuboid, text, range
  [1]
  $ printf '%s\n' '{"work_item":24,"label":"car","shape":"box","geometry":{"bbox":[NaN,1,2,3]}}' | as ana annotate -
  ! error: line 1 of standard input: not valid JSON: at byte 65: syntax error while parsing value - invalid literal; last read: '"bbox":[N'
  [1]
  $ printf '%s\n' '{"work_item":24,"label":"car","shape":"box","geometry":{"bbox":[-5,1,2,3]}}' | as ana annotate -
  ! error: standard input: line 1: 24 is the id of an operation, not of a work_item
  [1]
  $ printf '%s\n' '{"type":"work_item","id":24}' | as ana annotate -
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

  $ as ana set-status cars complete 24 -q -o ids
  ! error: 24 is the id of an operation, not of a work_item
  [1]
  $ printf '%s\n' '{"work_item":24,"label":"car"}' | as ana annotate - -q -o ids
  ! error: standard input: line 1: 24 is the id of an operation, not of a work_item
  [1]
  $ tasks items cars -w id=24 --fields id,status,object_count,edited_after_status
  ID  STATUS  OBJECT COUNT  EDITED AFTER STATUS
  $ tasks config set force_remove_status true -q -o csv --fields key,value
  key,value
  force_remove_status,true
  $ printf '%s\n' '{"work_item":24,"label":"car"}' | as ana annotate -
  ! error: standard input: line 1: 24 is the id of an operation, not of a work_item
  [1]
  $ printf '%s\n' '{"work_item":24,"label":"car"}' | tasks annotate -
  ! error: standard input: line 1: 24 is the id of an operation, not of a work_item
  [1]

Dry run; a named pipe; locked tasks:

  $ printf '%s\n' '{"work_item":25,"label":"car"}' | as ana annotate - -n -o jsonl --fields id,work_item,label
  ! {"error":{"code":"wrong_kind","message":"standard input: line 1: 25 is the id of an assignment, not of a work_item","hint":null,"details":{"refused":[{"id":null,"line":1,"code":"wrong_kind","reason":"25 is the id of an assignment, not of a work_item"}],"refused_total":1}}}
  [1]
  $ as ana annotate <(printf '%s\n' '{"work_item":25,"label":"car"}') --fields work_item,label
  ! error: /dev/fd/63: line 1: 25 is the id of an assignment, not of a work_item
  [1]
  $ tasks create late --dataset street --recipe boxes --assignee ana@example.com --due 2026-01-01 --lock-after-due -q -o ids
  44
  $ printf '%s\n' '{"path":"/1.png","label":"car"}' | as ana annotate late -
  ! error: standard input: line 1: task "late" is overdue and locked since 2026-01-01T23:59:59.999999Z
  ! hint: a manager can give it a later due date, or tasks unlock it
  [5]
  $ tasks history 24 --action annotated --fields actor,action,old,new
  ! error: 24 is the id of an operation, not of a work_item
  [1]
