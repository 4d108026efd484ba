  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/scored.sh"

# domain.md §13: "on creation a scoring pipeline with"
  $ tasks pipeline list -o table
  ID  NAME        KIND     STATE   NODES  WAITING  RUNNING  DONE  FAILED
   -  task:night  scoring  active      2        0        0     8       0
  $ tasks pipeline show task:night
  {"type":"pipeline_node","pipeline":"task:night","name":"task","node_type":"task","task":"night","dataset":"cars","command":null,"waiting":0,"running":0,"done":4,"failed":0,"next":["\xe2\x86\x92 score"]} (esc)
  {"type":"pipeline_node","pipeline":"task:night","name":"score","node_type":"score","task":null,"dataset":null,"command":"agreement","waiting":0,"running":0,"done":4,"failed":0,"next":[]}
  $ tasks pipeline pause task:night --fields name,state
  {"name":"task:night","state":"paused"}
  $ tasks pipeline pause task:night --fields name,state
  $ tasks set-status night --clear --all --as cid@example.com -q -o ids | wc -l
  4
  $ tasks set-status night complete --all --as cid@example.com -q -o ids | wc -l
  4
  $ tasks items night -o csv --no-header --fields status | sort | uniq -c
        4 consensus-done
  $ tasks pipeline list --fields name,state,done,waiting
  {"name":"task:night","state":"paused","done":4,"waiting":4}
  $ tasks pipeline run --fields pipeline,node,done
  {"pipeline":"task:night","node":"score","done":0}
  $ tasks pipeline resume night --fields name,state
  {"name":"task:night","state":"active"}
  ! note: 4 items of "task:night" wait: tasks pipeline run goes on with them
  $ tasks pipeline run --fields pipeline,node,done
  {"pipeline":"task:night","node":"score","done":4}
  $ tasks pipeline list --fields name,state,done,waiting
  {"name":"task:night","state":"active","done":8,"waiting":0}
  $ tasks pipeline run task:night --fields pipeline,node,done
  $ tasks undo -q -o ids | wc -l
  1
  $ tasks pipeline list --fields name,state,done,waiting
  {"name":"task:night","state":"active","done":4,"waiting":4}

It follows the task.

  $ tasks edit night --score-function dataloop --name day -q -o ids | wc -l
  1
  $ tasks pipeline show day --fields pipeline,name,command
  {"pipeline":"task:day","name":"task","command":null}
  {"pipeline":"task:day","name":"score","command":"dataloop"}
  $ tasks pipeline run --fields pipeline,done
  {"pipeline":"task:day","done":4}

A file with its name changes it, too.

  $ echo '{name: "task:day", nodes: [{name: task, type: task}, {name: score, type: score, function: agreement}], edges: [{from: task, to: score}]}' >day.yaml
  $ tasks pipeline apply day.yaml --fields kind,name,action,field,old,new
  {"kind":"pipeline","name":"task:day","action":"change","field":"function","old":"dataloop","new":"agreement"}
  $ tasks pipeline apply day.yaml
  $ tasks pipeline graph task:day --dot
  digraph "task:day" {
    rankdir=LR;
    node [shape=box];
    "task" [label="task\ntask day\n4 done", style=rounded];
    "score" [label="score\nscore agreement\n4 done"];
    "task" -> "score";
  }
  $ tasks edit day --no-scoring -q -o ids | wc -l
  1
  $ tasks pipeline list
  $ tasks pipeline run day
  ! {"error":{"code":"not_found","message":"no pipeline scores \"day\"","hint":"tasks edit 18 --scoring makes one","details":{}}}
  [1]
  $ tasks pipeline show night
  ! {"error":{"code":"not_found","message":"no pipeline \"night\"","hint":"tasks pipeline list shows them","details":{}}}
  [1]

Its mistakes.

  $ tasks pipeline show
  ! {"error":{"code":"usage","message":"tasks pipeline show needs PIPELINE","hint":"tasks pipeline show -h shows what it takes","details":{}}}
  [2]
  $ tasks create plain --dataset cars -q -o ids >/dev/null
  $ tasks pipeline pause plain
  ! {"error":{"code":"not_found","message":"no pipeline scores \"plain\"","hint":"consensus, qualification and honeypot tasks are scored","details":{}}}
  [1]
  $ tasks pipeline list --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks pipeline list is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
