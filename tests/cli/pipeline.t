  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/scored.sh"

# domain.md §13: "on creation a scoring pipeline with"
  $ tasks pipeline list -o table
  NAME        KIND     STATE   SCORE FUNCTION  ITEMS  WAITING
  task:night  scoring  active  agreement           4        0
  $ tasks pipeline show task:night
  {"type":"pipeline","name":"task:night","kind":"scoring","state":"active","task":"night","score_function":"agreement","items":4,"waiting":0}
  $ tasks pipeline pause task:night --fields name,state
  {"name":"task:night","state":"paused"}
  $ tasks pipeline pause task:night --fields name,state
  $ tasks set-status night --clear --all --as cid@example.com -q -o ids | wc -l
  4
  $ tasks set-status night complete --all --as cid@example.com -q -o ids | wc -l
  4
  $ tasks items night -o csv --no-header --fields status | sort | uniq -c
        4 consensus-done
  $ tasks pipeline list --fields name,state,items,waiting
  {"name":"task:night","state":"paused","items":0,"waiting":4}
  $ tasks pipeline run --fields task,items
  {"task":"night","items":0}
  $ tasks pipeline resume night --fields name,state
  {"name":"task:night","state":"active"}
  ! note: 4 items of "night" wait: tasks pipeline run scores them
  $ tasks pipeline run --fields task,items,value
  {"task":"night","items":4,"value":0.727375565611}
  $ tasks pipeline list --fields name,state,items,waiting
  {"name":"task:night","state":"active","items":4,"waiting":0}
  $ tasks pipeline run task:night --fields task,items,value
  {"task":"night","items":0,"value":0.727375565611}
  $ tasks undo -q -o ids | wc -l
  1
  $ tasks pipeline list --fields name,state,items,waiting
  {"name":"task:night","state":"active","items":0,"waiting":4}

It follows the task.

  $ tasks edit night --score-function dataloop --name day -q -o ids | wc -l
  1
  $ tasks pipeline list --fields name,score_function
  {"name":"task:day","score_function":"dataloop"}
  $ tasks pipeline run --fields score_function,items
  {"score_function":"dataloop","items":4}
  $ tasks edit day --no-scoring -q -o ids | wc -l
  1
  $ tasks pipeline list
  $ tasks pipeline run day
  ! {"error":{"code":"not_found","message":"no pipeline scores \"day\"","hint":"tasks edit 18 --scoring makes one","details":{}}}
  [1]
  $ tasks pipeline show night
  ! {"error":{"code":"not_found","message":"no task \"night\"","hint":"tasks list shows them","details":{}}}
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
