  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks dataset create cars -q -o ids >/dev/null
  $ for i in 1 2 3; do echo "{\"path\":\"/$i.jpg\",\"width\":800,\"height\":600}"; done | tasks dataset add cars - -q -o ids | wc -l
  3
  $ boxes() { for i in 1 2 3; do echo "{\"path\":\"/$i.jpg\",\"label\":\"$2\",\"shape\":\"box\",\"geometry\":{\"bbox\":[$1,20,100,50]}}"; done; }
  $ tasks create night --dataset cars --quality consensus --no-scoring --assignee ana@example.com,ben@example.com --fields scoring,score_function
  {"scoring":false,"score_function":null}
  $ boxes 10 car | tasks annotate night - --as ana@example.com -q -o ids | wc -l
  3
  $ boxes 15 car | tasks annotate night - --as ben@example.com -q -o ids | wc -l
  3
  $ tasks set-status night complete --all --as ana@example.com -q -o ids | wc -l
  3
  $ tasks score night --fields items,scores,value
  {"items":0,"scores":0,"value":null}
  ! note: nothing was to be scored
  $ tasks set-status night complete --all --as ben@example.com -q -o ids | wc -l
  3
  $ tasks score night --fail-under 0.5 --fields items
  {"items":3}

What is done is scored when it is asked for; only what changed is scored again.

  $ tasks scores night --by task --fields value,items,waiting
  {"value":0.952380952381,"items":3,"waiting":0}
  $ tasks score night -n --fields items
  {"items":0}
  ! note: nothing was to be scored
  $ tasks score night --fields task,score_function,items,scores,value
  {"task":"night","score_function":"agreement","items":0,"scores":0,"value":0.952380952381}
  ! note: nothing was to be scored
  $ tasks score night --fields items,value
  {"items":0,"value":0.952380952381}
  ! note: nothing was to be scored
  $ tasks set-status night --clear $(tasks items night --as ben@example.com --limit 1 -o ids) --as ben@example.com -q -o ids | wc -l
  1
  $ tasks scores night --by task --fields value,items,waiting
  {"value":0.952380952381,"items":2,"waiting":1}
  $ tasks set-status night complete --all --as ben@example.com -q -o ids | wc -l
  1
  $ tasks scores night --by task --fields value,items,waiting
  {"value":0.952380952381,"items":2,"waiting":1}
  $ tasks score night --fields items
  {"items":1}
  $ tasks scores night --by run -o csv --fields score_function,items,scores
  score_function,items,scores
  agreement,3,48
  agreement,1,16
  $ tasks history $(tasks items night --as ben@example.com --limit 1 -o ids) -o csv --fields command,action,new | tail -3
  set-status,scores-reset,
  set-status,status,complete
  set-status,stage,completed

# domain.md §13: "A change of an item's status deletes that item's scores."
With scoring on this goes by itself.

  $ tasks edit night --scoring --fields scoring
  {"scoring":true}
  $ tasks set-status night --clear --all --as ben@example.com -q -o ids | wc -l
  3
  $ tasks scores night --by task --fields value,items,waiting
  {"value":null,"items":0,"waiting":0}
  $ tasks set-status night complete --all --as ben@example.com -q -o ids | wc -l
  3
  $ tasks scores night --by task --fields value,items,waiting
  {"value":0.952380952381,"items":3,"waiting":0}
  $ tasks undo $(tasks log --limit 1 -o ids) -q -o ids | wc -l
  1
  $ tasks scores night --by task --fields value,items,waiting
  {"value":null,"items":0,"waiting":0}
  $ tasks undo $(tasks log --limit 1 -o ids) -q -o ids | wc -l
  1
  $ tasks scores night --by task --fields value,items,waiting
  {"value":0.952380952381,"items":3,"waiting":0}

Another function scores all of it.

  $ tasks score night --function dataloop --fields score_function,items,value
  {"score_function":"dataloop","items":3,"value":1}
  $ tasks score night --all --fields score_function,items,value
  {"score_function":"agreement","items":3,"value":0.952380952381}
  $ tasks score night --all --work-item $(tasks items night --limit 1 -o ids) --fields items
  {"items":1}
  $ tasks undo $(tasks log --limit 1 -o ids) -q -o ids | wc -l
  1
  $ tasks scores night --by task --fields items,waiting
  {"items":2,"waiting":1}

A check for scripts.

  $ tasks score night --fail-under 0.9 --fields items
  {"items":1}
  $ tasks score night --fail-under 0.99 --fields items
  {"items":0}
  ! note: nothing was to be scored
  ! note: the mean 0.952380952381 is below 0.99
  [4]
  $ tasks score night --fail-under 2
  ! {"error":{"code":"bad_value","message":"--fail-under is between 0 and 1, not 2","hint":null,"details":{}}}
  [2]

Its mistakes.

  $ tasks create plain --dataset cars -q -o ids >/dev/null
  $ tasks score plain
  ! {"error":{"code":"guard","message":"the task \"plain\" has nothing to compare: its quality is none","hint":"tasks create --quality consensus, qualification or honeypot makes one that is scored","details":{}}}
  [5]
  $ tasks score nigth
  ! {"error":{"code":"not_found","message":"no task \"nigth\"","hint":"did you mean night?","details":{}}}
  [1]
  $ tasks score night --function mine
  ! {"error":{"code":"bad_value","message":"--function takes one of dataloop, agreement, not \"mine\"","hint":null,"details":{}}}
  [2]
  $ tasks score night --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks score is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok
