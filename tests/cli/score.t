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
  agreement,3,42
  agreement,1,14
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
  {"items":3,"waiting":0}

A check for scripts.

  $ tasks score night --fail-under 0.9 --fields items
  {"items":0}
  ! note: nothing was to be scored
  $ tasks score night --fail-under 0.99 --fields items
  {"items":0}
  ! note: nothing was to be scored
  ! note: the mean 0.952380952381 is below 0.99
  [4]
  $ tasks score night --fail-under 2
  ! {"error":{"code":"bad_value","message":"--fail-under is between 0 and 1, not 2","hint":null,"details":{}}}
  [2]

What cannot be compared is nobody's fault who sets a status: it waits, and whoever scores is told why.

  $ echo '{"path":"/unsized.jpg"}' | tasks dataset add cars - -q -o ids | wc -l
  1
  $ tasks create masks --dataset cars -w path=/unsized.jpg --quality consensus --assignee ana@example.com,ben@example.com -q -o ids >/dev/null
  $ for who in ana:2 ben:3; do
  >   echo "{\"path\":\"/unsized.jpg\",\"label\":\"car\",\"shape\":\"mask\",\"geometry\":{\"rle\":{\"size\":[${who#*:},4],\"counts\":[1,$((4 * ${who#*:} - 1))]}}}" | tasks annotate masks - --as ${who%:*}@example.com -q -o ids
  >   tasks set-status masks complete --all --as ${who%:*}@example.com -q -o ids
  > done | wc -l
  4
  $ tasks items masks --fields status
  {"status":null}
  $ tasks score masks --fields items
  {"items":0}
  ! note: item 62 cannot be compared, and waits: masks of 4\xc3\x972 and 4\xc3\x973 pixels do not compare (esc)
  ! note: nothing was to be scored
  $ tasks scores masks --by task --fields items,waiting
  {"items":0,"waiting":1}
  $ tasks set-status masks --clear --all --as ben@example.com -q -o ids | wc -l
  1
  $ tasks scores masks --by task --fields items,waiting
  {"items":0,"waiting":0}

# domain.md §13: "A custom function is any"
A program gets an item a line, and answers a line.

  $ cat >share <<'END'
  > #!/bin/sh
  > jq -c '{item, scores: ([{type: "item_overall", value: ([.contributors[].annotations | length] | add / 10), entity: .item, relative: null}]
  >   + [.contributors[] | {type: "user_overall", value: (.annotations | length / 10), entity: .user, relative: null, user, assignment}])}'
  > END
  $ chmod +x share
  $ tasks score night --all --print-input | head -n 1
  {"task":17,"item":14,"dataset":11,"type":"consensus","width":800,"height":600,"reference":null,"contributors":[{"user":"ana@example.com","assignment":19,"annotations":[{"id":32,"label":"car","shape":"box","geometry":{"bbox":[10,20,100,50]},"attributes":{},"system":false}]},{"user":"ben@example.com","assignment":20,"annotations":[{"id":36,"label":"car","shape":"box","geometry":{"bbox":[15,20,100,50]},"attributes":{},"system":false}]}],"config":{"iou_threshold":0.5,"weights":{"geometry":1,"label":1,"attributes":1}}}
  $ tasks score night --function ./share --fields items,scores,value
  {"items":3,"scores":9,"value":0.2}
  $ tasks scores night --by contributor --fields contributor,value
  {"contributor":"ana@example.com","value":0.1}
  {"contributor":"ben@example.com","value":0.1}
  $ tasks edit night --score-function ./share --fields scoring,score_function | sed "s|$PWD|HERE|"
  {"scoring":true,"score_function":"HERE/share"}
  $ tasks set-status night --clear --all --as ben@example.com -q -o ids | wc -l
  3
  $ tasks set-status night complete --all --as ben@example.com -q -o ids | wc -l
  3
  $ tasks scores night --by task --fields value,items,waiting
  {"value":null,"items":0,"waiting":3}
  $ tasks pipeline run --fields pipeline,done
  {"pipeline":"task:night","done":3}
  $ tasks pipeline run --fields pipeline,done
  $ tasks scores night --by run -o csv --fields items,scores | tail -n 2
  3,9
  3,9

One that fails leaves all as it was.

  $ program() { printf '#!/bin/sh\n%s\n' "$1" >program; chmod +x program; }
  $ program 'echo no room for this >&2; exit 3'
  $ tasks score night --function ./program
  ! {"error":{"code":"io","message":"\"ROOT/program\" ended with exit status 3: no room for this","hint":null,"details":{}}}
  [1]
  $ program 'kill -9 $$'
  $ tasks score night --function ./program
  ! {"error":{"code":"io","message":"\"ROOT/program\" was killed by signal 9","hint":null,"details":{}}}
  [1]
  $ program 'cat >/dev/null; echo rubbish'
  $ tasks score night --function ./program 2>&1 | cut -c1-130
  ! {"error":{"code":"bad_record","message":"answer 1: not valid JSON: at byte 1: syntax error while parsing value - invalid literal
  $ program "jq -c '{item, scores: [{type: \"x\", value: \"NaN\"}]}'"
  $ tasks score night --function ./program
  ! {"error":{"code":"bad_record","message":"answer 1: value: expected a number","hint":null,"details":{"field":"value"}}}
  [1]
  $ program "jq -c '{item, scores: [{type: \"x\", value: 1, entity: 4711}]}'"
  $ tasks score night --function ./program
  ! {"error":{"code":"bad_record","message":"answer 1: entity: item 14 has no annotation 4711","hint":null,"details":{}}}
  [1]
  $ program "jq -c '{item, scores: [{type: \"x\", value: 1, user: \"zoe\"}]}'"
  $ tasks score night --function ./program
  ! {"error":{"code":"bad_record","message":"answer 1: user: \"zoe\" has no work on item 14","hint":null,"details":{}}}
  [1]
  $ program "jq -c '{item: 1, scores: []}'"
  $ tasks score night --function ./program
  ! {"error":{"code":"bad_record","message":"answer 1: item \"1\" was not asked for, or has its answer already","hint":null,"details":{}}}
  [1]
  $ program 'head -n 1 | jq -c "{item, scores: []}"; cat >/dev/null'
  $ tasks score night --function ./program
  ! {"error":{"code":"bad_record","message":"no answer came for item 15 and 1 more","hint":"tasks help tasks-scoring shows what an answer has","details":{}}}
  [1]
  $ program 'cat >/dev/null'
  $ tasks score night --function ./program
  ! {"error":{"code":"bad_record","message":"no answer came for item 14 and 2 more","hint":"tasks help tasks-scoring shows what an answer has","details":{}}}
  [1]
  $ program 'cat >/dev/null; sleep 20'
  $ tasks score night --function ./program --timeout 0.5
  ! {"error":{"code":"io","message":"\"ROOT/program\" said nothing for 0.5 seconds","hint":"it was stopped","details":{}}}
  [1]
  $ program "jq -c '{item, scores: []}' | tac"
  $ tasks score night --function ./program --fields items,scores
  {"items":3,"scores":0}
  $ chmod -x program
  $ tasks score night --function ./program
  ! {"error":{"code":"bad_value","message":"\"ROOT/program\" is no executable file","hint":"chmod +x makes a script one; its first line names what runs it","details":{}}}
  [2]
  $ tasks score night --function ./nowhere
  ! {"error":{"code":"not_found","message":"there is no program \"ROOT/nowhere\"","hint":null,"details":{}}}
  [1]
  $ tasks scores night --by task --fields value,items,waiting
  {"value":null,"items":0,"waiting":0}

Its mistakes.

  $ tasks create plain --dataset cars -q -o ids >/dev/null
  $ tasks score plain
  ! {"error":{"code":"guard","message":"the task \"plain\" has nothing to compare: its quality is none","hint":"tasks create --quality consensus, qualification or honeypot makes one that is scored","details":{}}}
  [5]
  $ tasks score nigth
  ! {"error":{"code":"not_found","message":"no task \"nigth\"","hint":"did you mean night?","details":{}}}
  [1]
  $ tasks score night --function mine
  ! {"error":{"code":"bad_value","message":"there is no score function \"mine\"","hint":"it is dataloop, agreement, or the path of a program, with a slash in it","details":{}}}
  [2]
  $ tasks score night --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks score is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok

What comes out as it was is not written again: neither a merged layer nor its original, be it empty.

  $ mkdir again && cd again && . "$TESTDIR/scored.sh"
  $ tasks create blank --dataset cars --quality consensus --copies 2 --assignee ana@example.com,ben@example.com -q -o ids >/dev/null
  $ for user in ana ben; do tasks set-status blank complete --all --as $user@example.com -q -o ids >/dev/null; done
  $ as_it_is() { for task in night blank; do tasks items $task -o jsonl --fields id,version,status,object_count; tasks annotations $task -o jsonl --fields id,geometry; done; }
  $ as_it_is >before; wc -l <before
  12
  $ tasks score night --all -q >/dev/null; tasks score blank --all -q >/dev/null; as_it_is | cmp before - && echo the same
  the same
  $ tasks items night --as cid@example.com --limit 1 -o ids >work; box 1 car 60 | jq -c ".work_item = $(cat work) | del(.path)" | tasks annotate - --as cid@example.com -q -o ids >/dev/null
  $ tasks score night -q >/dev/null; as_it_is | diff before - | grep -c '^>'
  2
