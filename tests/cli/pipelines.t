  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/flow.sh"

# domain.md §15: a pipeline is a graph. A file makes it, with its tasks; a second time nothing is changed.

  $ tasks pipeline apply flow.yaml -n --fields kind,name,action
  {"kind":"pipeline","name":"flow","action":"create"}
  {"kind":"task","name":"flow-label","action":"create"}
  {"kind":"task","name":"flow-review","action":"create"}
  ! note: the pipeline "flow" takes no items before tasks pipeline start flow
  $ tasks pipeline list
  $ tasks pipeline apply flow.yaml --fields kind,name,action
  {"kind":"pipeline","name":"flow","action":"create"}
  {"kind":"task","name":"flow-label","action":"create"}
  {"kind":"task","name":"flow-review","action":"create"}
  ! note: the pipeline "flow" takes no items before tasks pipeline start flow
  $ tasks pipeline apply flow.yaml
  $ tasks pipeline list
  {"type":"pipeline","id":16,"name":"flow","kind":"user","state":"installed","nodes":5,"waiting":0,"running":0,"done":0,"failed":0,"description":""}
  $ tasks pipeline show flow
  {"type":"pipeline_node","pipeline":"flow","name":"in","node_type":"dataset","task":null,"dataset":"scans","command":null,"waiting":0,"running":0,"done":0,"failed":0,"next":["\xe2\x86\x92 detect"]} (esc)
  {"type":"pipeline_node","pipeline":"flow","name":"detect","node_type":"model","task":null,"dataset":null,"command":"./detect.sh","waiting":0,"running":0,"done":0,"failed":0,"next":["\xe2\x86\x92 label"]} (esc)
  {"type":"pipeline_node","pipeline":"flow","name":"label","node_type":"task","task":"flow-label","dataset":"scans","command":null,"waiting":0,"running":0,"done":0,"failed":0,"next":["complete \xe2\x86\x92 review"]} (esc)
  {"type":"pipeline_node","pipeline":"flow","name":"review","node_type":"qa","task":"flow-review","dataset":"scans","command":null,"waiting":0,"running":0,"done":0,"failed":0,"next":["reject \xe2\x86\x92 label","approve \xe2\x86\x92 out"]} (esc)
  {"type":"pipeline_node","pipeline":"flow","name":"out","node_type":"code","task":null,"dataset":null,"command":"./done.sh","waiting":0,"running":0,"done":0,"failed":0,"next":[]}
  $ tasks show flow-label --fields name,channel,pipeline,node
  {"name":"flow-label","channel":"pipeline","pipeline":"flow","node":"label"}
  $ tasks pipeline graph flow
  flow  installed
  \xe2\x94\x8c\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x90 (esc)
  \xe2\x94\x82 in  dataset scans  empty \xe2\x94\x82 (esc)
  \xe2\x94\x94\xe2\x94\x80\xe2\x94\xac\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x98 (esc)
    \xe2\x94\x94\xe2\x94\x80\xe2\x96\xb6 detect (esc)
  \xe2\x94\x8c\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x90 (esc)
  \xe2\x94\x82 detect  model ./detect.sh  empty \xe2\x94\x82 (esc)
  \xe2\x94\x94\xe2\x94\x80\xe2\x94\xac\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x98 (esc)
    \xe2\x94\x94\xe2\x94\x80\xe2\x96\xb6 label (esc)
  \xe2\x94\x8c\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x90 (esc)
  \xe2\x94\x82 label  task flow-label  empty \xe2\x94\x82 (esc)
  \xe2\x94\x94\xe2\x94\x80\xe2\x94\xac\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x98 (esc)
    \xe2\x94\x94\xe2\x94\x80 complete \xe2\x94\x80\xe2\x96\xb6 review (esc)
  \xe2\x94\x8c\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x90 (esc)
  \xe2\x94\x82 review  qa flow-review  empty \xe2\x94\x82 (esc)
  \xe2\x94\x94\xe2\x94\x80\xe2\x94\xac\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x98 (esc)
    \xe2\x94\x9c\xe2\x94\x80 reject \xe2\x94\x80\xe2\x96\xb6 label \xe2\x86\xba (esc)
    \xe2\x94\x94\xe2\x94\x80 approve \xe2\x94\x80\xe2\x96\xb6 out (esc)
  \xe2\x94\x8c\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x90 (esc)
  \xe2\x94\x82 out  code ./done.sh  empty \xe2\x94\x82 (esc)
  \xe2\x94\x94\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x98 (esc)
  $ tasks pipeline graph flow --dot
  digraph "flow" {
    rankdir=LR;
    node [shape=box];
    "in" [label="in\ndataset scans\nempty"];
    "detect" [label="detect\nmodel ./detect.sh\nempty"];
    "label" [label="label\ntask flow-label\nempty", style=rounded];
    "review" [label="review\nqa flow-review\nempty", style=rounded];
    "out" [label="out\ncode ./done.sh\nempty"];
    "in" -> "detect";
    "detect" -> "label";
    "label" -> "review" [label="complete"];
    "review" -> "label" [label="reject"];
    "review" -> "out" [label="approve"];
  }

Nothing moves before it is started. Then items come in, and new ones after them.

  $ tasks dataset add scans new.jsonl -q -o ids | wc -l
  1
  $ tasks items flow-label -o ids
  $ tasks pipeline start flow --fields name,state,waiting,running
  {"name":"flow","state":"active","waiting":6,"running":0}
  ! note: 6 items came in
  ! note: 6 items of "flow" wait: tasks pipeline run goes on with them
  $ tasks pipeline start flow
  $ counts
  in,0,0,6,0
  detect,6,0,0,0
  label,0,0,0,0
  review,0,0,0,0
  out,0,0,0,0
  $ echo '{"path":"/in/7.png","width":100,"height":100}' | tasks dataset add scans - -q -o ids | wc -l
  1
  $ counts
  in,0,0,7,0
  detect,7,0,0,0
  label,0,0,0,0
  review,0,0,0,0
  out,0,0,0,0

The model's command is run when somebody says so. What it says comes to the people as drafts.

  $ tasks pipeline run --fields node,batches,done,retried,failed,annotations
  {"node":"detect","batches":2,"done":7,"retried":0,"failed":0,"annotations":7}
  $ tasks pipeline run
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,7,0,0
  review,0,0,0,0
  out,0,0,0,0
  $ tasks annotations flow-label --limit 2 --fields label,source,model,confidence
  {"label":"cat","source":"model","model":"catnet","confidence":0.8}
  {"label":"cat","source":"model","model":"catnet","confidence":0.8}
  $ tasks items flow-label --limit 1 --fields status,object_count,assignee
  {"status":null,"object_count":1,"assignee":"ana@example.com"}

A status moves its item within the command; what other edges name goes elsewhere, a status without an edge ends the journey.

  $ W=$(tasks items flow-label --limit 3 -o ids)
  $ tasks set-status flow-label complete $W --as ana@example.com -q -o ids | wc -l
  3
  $ tasks set-status flow-label discard $(tasks items flow-label --status none --limit 1 -o ids) --as ana@example.com -q -o ids | wc -l
  1
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,3,4,0
  review,0,3,0,0
  out,0,0,0,0
  $ Q=$(tasks items flow-review --limit 1 -o ids)
  $ tasks set-status flow-review reject $Q --as ben@example.com --fields status,stage
  {"status":null,"stage":"prepare"}
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,4,3,0
  review,0,2,0,0
  out,0,0,0,0
  $ set -- $W
  $ tasks items flow-label -w id=$1 --fields status,stage,assignee
  {"status":null,"stage":"label","assignee":"ana@example.com"}
  $ tasks history $1 --fields command,action,old,new
  {"command":"pipeline start","action":"moved","old":"flow/in","new":"flow/detect"}
  {"command":"pipeline run","action":"moved","old":"flow/detect","new":"flow/label"}
  {"command":"pipeline run","action":"added","old":null,"new":null}
  {"command":"pipeline run","action":"assigned","old":null,"new":"ana@example.com"}
  {"command":"pipeline run","action":"annotated","old":"0","new":"1"}
  {"command":"set-status","action":"status","old":null,"new":"complete"}
  {"command":"set-status","action":"stage","old":"label","new":"completed"}
  {"command":"set-status","action":"moved","old":"flow/label","new":"flow/review"}
  {"command":"set-status","action":"stage","old":"completed","new":"review"}
  {"command":"set-status","action":"stage","old":"review","new":"completed"}
  {"command":"set-status","action":"moved","old":"flow/review","new":"flow/label"}
  {"command":"set-status","action":"status","old":"complete","new":null}
  {"command":"set-status","action":"stage","old":"completed","new":"label"}
  $ tasks set-status flow-label complete $1 --as ana@example.com -q -o ids | wc -l
  1
  $ tasks set-status flow-review approve --all --as ben@example.com -q -o ids | wc -l
  3
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,3,4,0
  review,0,0,3,0
  out,3,0,0,0

Undoing a status takes its moves back.

  $ tasks undo --as ben@example.com -q -o ids | wc -l
  1
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,3,4,0
  review,0,3,0,0
  out,0,0,0,0
  $ tasks undo $(tasks log --limit 1 -o ids) -q -o ids | wc -l
  1
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,3,4,0
  review,0,0,3,0
  out,3,0,0,0

Paused, items wait where they are; statuses stand.

  $ tasks pipeline pause flow --fields name,state
  {"name":"flow","state":"paused"}
  $ tasks pipeline pause flow --fields name,state
  $ tasks set-status flow-label complete $(tasks items flow-label --status none --limit 1 -o ids) --as ana@example.com --fields status,stage
  {"status":"complete","stage":"completed"}
  $ tasks pipeline run
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,2,5,0
  review,1,0,3,0
  out,3,0,0,0
  $ tasks pipeline resume flow --fields name,state
  {"name":"flow","state":"active"}
  ! note: 3 items of "flow" wait: tasks pipeline run goes on with them
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,2,5,0
  review,0,1,3,0
  out,3,0,0,0

A task that is locked lets them wait at its edge, until it is opened.

  $ tasks lock flow-review -q -o ids | wc -l
  1
  $ tasks set-status flow-label complete $(tasks items flow-label --status none --limit 1 -o ids) --as ana@example.com --fields status,stage
  {"status":"complete","stage":"completed"}
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,1,6,0
  review,1,1,3,0
  out,3,0,0,0
  $ tasks unlock flow-review -q -o ids | wc -l
  1
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,1,6,0
  review,0,2,3,0
  out,3,0,0,0
  $ tasks pipeline run --fields node,done
  {"node":"out","done":3}
  $ jq -c '[.path, .labels]' done.jsonl | sort
  ["/in/1.png",["cat"]]
  ["/in/2.png",["cat"]]
  ["/in/3.png",["cat"]]

Its tasks and the file follow each other.

  $ tasks edit flow-label --name drawing --priority high -q -o ids | wc -l
  1
  $ tasks pipeline show flow --fields name,task
  {"name":"in","task":null}
  {"name":"detect","task":null}
  {"name":"label","task":"drawing"}
  {"name":"review","task":"flow-review"}
  {"name":"out","task":null}
  $ tasks pipeline export flow
  name: "flow"
  nodes:
    - name: "in"
      type: dataset
      dataset: "scans"
      where: ["path=/in/**"]
    - name: "detect"
      type: model
      command: ["./detect.sh"]
      batch: 4
      model: "catnet"
      version: "2"
      min_score: 0.3
    - name: "label"
      type: task
      task: "drawing"
      owner: "olga@example.com"
      priority: high
      lock_after_due: false
      actions:
        - {name: "complete", display: "complete", discard: false}
        - {name: "discard", display: "discard", discard: true}
      metadata: {}
      workload:
        "ana@example.com": 100
    - name: "review"
      type: qa
      task: "flow-review"
      of: label
      owner: "olga@example.com"
      priority: medium
      lock_after_due: false
      actions:
        - {name: "approve", display: "approve", discard: false}
        - {name: "reject", display: "reject", discard: false}
      metadata: {}
      workload:
        "ben@example.com": 100
    - name: "out"
      type: code
      command: ["./done.sh"]
      annotations: true
  edges:
    - {from: "in", to: "detect"}
    - {from: "detect", to: "label"}
    - {from: "label:complete", to: "review"}
    - {from: "review:reject", to: "label"}
    - {from: "review:approve", to: "out"}
  $ tasks pipeline export flow now.yaml
  ! wrote now.yaml
  $ tasks pipeline apply now.yaml
  $ sed 's/priority: high/priority: low/' now.yaml | tasks pipeline apply - --fields kind,name,action,field,old,new
  {"kind":"task","name":"drawing","action":"change","field":"priority","old":"high","new":"low"}
  $ tasks list --fields name,priority
  {"name":"drawing","priority":"low"}
  {"name":"flow-review","priority":"medium"}
  $ tasks add-items drawing --where path=/other/1.png -q -o ids | wc -l
  1
  $ counts
  in,0,0,7,0
  detect,0,0,7,0
  label,0,2,6,0
  review,0,2,3,0
  out,0,0,3,0

A node that is not named any more goes; its task stays. What is in use is not deleted.

  $ tasks delete drawing --yes
  ! {"error":{"code":"guard","message":"task 18: \"drawing\" is the node \"label\" of a pipeline","hint":"remove the node from the pipeline first; that keeps the task","details":{"refused":[{"id":18,"code":"guard","reason":"\"drawing\" is the node \"label\" of a pipeline"}],"refused_total":1}}}
  [5]
  $ tasks archive flow-review
  ! {"error":{"code":"guard","message":"task 20: \"flow-review\" is the node \"review\" of a pipeline","hint":"remove the node from the pipeline first; that keeps the task","details":{"refused":[{"id":20,"code":"guard","reason":"\"flow-review\" is the node \"review\" of a pipeline"}],"refused_total":1}}}
  [5]
  $ sed '/type: code/d; /to: out/d' flow.yaml >shorter.yaml
  $ tasks pipeline apply shorter.yaml --fields kind,name,action,field,old,new
  {"kind":"pipeline","name":"flow","action":"change","field":"nodes","old":"out","new":null}
  {"kind":"pipeline","name":"flow","action":"change","field":"edges","old":"in \xe2\x86\x92 detect, detect \xe2\x86\x92 label, label:complete \xe2\x86\x92 review, review:reject \xe2\x86\x92 label, review:approve \xe2\x86\x92 out","new":"in \xe2\x86\x92 detect, detect \xe2\x86\x92 label, label:complete \xe2\x86\x92 review, review:reject \xe2\x86\x92 label"} (esc)
  $ tasks pipeline delete flow --fields name,state
  {"name":"flow","state":"active"}
  $ tasks list --fields name,channel,pipeline
  {"name":"drawing","channel":"pipeline","pipeline":null}
  {"name":"flow-review","channel":"pipeline","pipeline":null}
  $ tasks undo -q -o ids | wc -l
  1
  $ tasks pipeline list --fields name,state
  {"name":"flow","state":"active"}
  $ tasks pipeline delete flow -q -o ids | wc -l
  1
  $ tasks delete drawing flow-review --yes -q -o ids | wc -l
  2
  $ tasks doctor -o csv --no-header --fields state | sort | uniq -c
       15 ok
