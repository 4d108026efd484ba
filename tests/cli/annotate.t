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
  $ new_labeling --recipe boxes
  $ cat > a.jsonl <<END
  > {"work_item":27,"label":"car","shape":"box","geometry":{"bbox":[10,10,30,20]}}
  > {"work_item":27,"label":"person","shape":"box","geometry":{"bbox":[1,2,3,4]},"attributes":{"parked":false}}
  > 
  > {"work_item":28,"label":"car"}
  > END
  $ as ana annotate a.jsonl
  $ tasks items cars --label car --fields id,object_count,version

Changing and deleting, by id; what is not named stays:

  $ printf '%s\n' '{"id":34,"attributes":{"parked":true}}' '{"id":36,"delete":true}' | as ana annotate - --fields id,label,geometry,attributes
  $ printf '%s\n' '{"id":34,"attributes":{"parked":true}}' '{"id":36,"delete":true}' | as ana annotate -
  $ tasks annotations cars -o jsonl | as ana annotate -
  $ tasks annotations cars -o jsonl | sed 's/"car"/"person"/' | as ana annotate - --fields id,label

By path or item of a task:

  $ printf '%s\n' '{"path":"/2.png","label":"car"}' '{"item":19,"label":"person"}' | as ana annotate cars - --fields work_item,path,label
  $ printf '%s\n' '{"path":"/2.png","label":"car"}' | as ana annotate -
  $ printf '%s\n' '{"path":"/9.png","label":"car"}' | as ana annotate cars -
  $ printf '%s\n' '{"path":"/5.png","label":"car"}' | as ana annotate cars -

Everything or nothing, or what is right:

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
  $ as ana annotate mixed.jsonl --partial
  $ as ana annotate mixed.jsonl -o jsonl 2>&1 | sed 's/^! //' | jq -c '.error | .code, .details.refused_total, .details.refused[]'

A broken line, a broken file:

  $ printf '%s\n' '{"work_item":27,"label":"car"}' '{"work_item":27,"lab' | as ana annotate -
  $ printf '%s\n' '{"work_item":27,"label":"car","colour":"red"}' | as ana annotate -
  $ printf '%s\n' '{"work_item":27,"label":"car","shape":"circle"}' | as ana annotate -
  $ printf '%s\n' '{"work_item":27,"label":"car","shape":"box","geometry":{"bbox":[NaN,1,2,3]}}' | as ana annotate -
  $ printf '%s\n' '{"work_item":27,"label":"car","shape":"box","geometry":{"bbox":[-5,1,2,3]}}' | as ana annotate -
  $ printf '%s\n' '{"type":"work_item","id":27}' | as ana annotate -
  $ printf '%s\n' '[1,2]' | as ana annotate -
  $ printf '%s\n' '{"label":"car"}' | as ana annotate -
  $ as ana annotate nowhere.jsonl
  $ as ana annotate img
  $ as ana annotate
  $ as ana annotate - < /dev/null
  $ as ana annotate nocars a.jsonl

With a status set they are marked; the project may want it cleared first:

  $ as ana set-status cars complete 27 -q -o ids
  $ printf '%s\n' '{"work_item":27,"label":"car"}' | as ana annotate - -q -o ids
  $ tasks items cars -w id=27 --fields id,status,object_count,edited_after_status
  $ tasks config set force_remove_status true -q -o csv --fields key,value
  $ printf '%s\n' '{"work_item":27,"label":"car"}' | as ana annotate -
  $ printf '%s\n' '{"work_item":27,"label":"car"}' | tasks annotate -

Dry run; a named pipe; locked tasks:

  $ printf '%s\n' '{"work_item":28,"label":"car"}' | as ana annotate - -n -o jsonl --fields id,work_item,label
  $ as ana annotate <(printf '%s\n' '{"work_item":28,"label":"car"}') --fields work_item,label
  $ tasks create late --dataset street --recipe boxes --assignee ana@example.com --due 2026-01-01 --lock-after-due -q -o ids
  $ printf '%s\n' '{"path":"/1.png","label":"car"}' | as ana annotate late -
  $ tasks history 27 --action annotated --fields actor,action,old,new
