  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks group add night --member ben@example.com -q -o ids >/dev/null
  $ tasks dataset create cars -q -o ids >/dev/null
  $ for i in 01 02 03 04 05 06 07 08 09 10; do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -q -o ids | wc -l
  10

# domain.md §5: "N + round(N·p/100)·k (original + k replicas: 10 items, 100 %, k=2 → 30; 50 % → 20)"
Half of the items go to two people each. The task counts originals; whoever manages sees replicas when asking for them.

  $ tasks create twice --dataset cars --quality consensus --percent 50 --copies 2 --assignee ana@example.com,ben@example.com,cid@example.com --seed 7 --fields name,quality,items_total,assignments_count
  {"name":"twice","quality":"consensus","items_total":10,"assignments_count":4}
  $ tasks items twice -o csv --fields path,assignee,replica
  path,assignee,replica
  /01.jpg,,
  /02.jpg,ana@example.com,
  /03.jpg,ana@example.com,
  /04.jpg,ben@example.com,
  /05.jpg,,
  /06.jpg,,
  /07.jpg,,
  /08.jpg,ben@example.com,
  /09.jpg,,
  /10.jpg,cid@example.com,
  $ tasks items twice --replicas -o csv --fields path,assignee,replica,stage
  path,assignee,replica,stage
  /01.jpg,,,label
  /01.jpg,ana@example.com,1,label
  /01.jpg,ben@example.com,2,label
  /02.jpg,ana@example.com,,label
  /03.jpg,ana@example.com,,label
  /04.jpg,ben@example.com,,label
  /05.jpg,,,label
  /05.jpg,ben@example.com,1,label
  /05.jpg,cid@example.com,2,label
  /06.jpg,,,label
  /06.jpg,ben@example.com,1,label
  /06.jpg,cid@example.com,2,label
  /07.jpg,,,label
  /07.jpg,ana@example.com,1,label
  /07.jpg,ben@example.com,2,label
  /08.jpg,ben@example.com,,label
  /09.jpg,,,label
  /09.jpg,ana@example.com,1,label
  /09.jpg,cid@example.com,2,label
  /10.jpg,cid@example.com,,label
  $ tasks items twice --replicas --assignee ana@example.com -o csv --fields path,replica
  path,replica
  /01.jpg,1
  /02.jpg,
  /03.jpg,
  /07.jpg,1
  /09.jpg,1
  $ tasks assignment list twice -o csv --fields name,assignee,items_total,workload
  name,assignee,items_total,workload
  twice \xc2\xb7 ana@example.com,ana@example.com,5,33.333333 (esc)
  twice \xc2\xb7 ben@example.com,ben@example.com,6,33.333333 (esc)
  twice \xc2\xb7 cid@example.com,cid@example.com,4,33.333333 (esc)
  twice \xc2\xb7 originals,,5, (esc)
  $ tasks create all --dataset cars --quality consensus --assignee ana@example.com,ben@example.com -q -o ids >/dev/null
  $ tasks items all -o ids | wc -l
  10
  $ tasks items all --replicas -o ids | wc -l
  30

# domain.md §5: "balanced so that no two"
The same seed chooses the same; another one does not.

  $ tasks create again --dataset cars --quality consensus --percent 50 --assignee ana@example.com,ben@example.com,cid@example.com --seed 7 -q -o ids >/dev/null
  $ tasks create other --dataset cars --quality consensus --percent 50 --assignee ana@example.com,ben@example.com,cid@example.com --seed 8 -q -o ids >/dev/null
  $ for task in twice again other; do tasks items $task --replicas -o csv --fields path,assignee,replica | md5sum; done | uniq -c | awk '{print $1}'
  2
  1

# domain.md §5: "their own replicas only"
Annotators see their own work, and not which of it is a replica.

  $ tasks items twice --as ana@example.com -o csv --fields path,assignee,replica
  path,assignee,replica
  /01.jpg,ana@example.com,
  /02.jpg,ana@example.com,
  /03.jpg,ana@example.com,
  /07.jpg,ana@example.com,
  /09.jpg,ana@example.com,
  $ tasks list --as ana@example.com -o csv --fields name,items_total
  name,items_total
  twice,5
  all,10
  again,5
  other,5
  $ tasks next twice --as ana@example.com --fields path,replica
  {"path":"/01.jpg","replica":null}
  $ tasks set-status twice complete --as ana@example.com --all -q --fields path,status,replica
  {"path":"/01.jpg","status":"complete","replica":null}
  {"path":"/02.jpg","status":"complete","replica":null}
  {"path":"/03.jpg","status":"complete","replica":null}
  {"path":"/07.jpg","status":"complete","replica":null}
  {"path":"/09.jpg","status":"complete","replica":null}
  $ tasks mine --as ana@example.com -o csv --fields task,items_total,items_done
  task,items_total,items_done
  twice,5,5
  all,10,0
  again,5,0
  other,5,0
  $ tasks list -o csv --fields name,items_total,items_done
  name,items_total,items_done
  twice,10,2
  all,10,0
  again,10,0
  other,10,0
  $ tasks status --fields items_total,items_done
  {"items_total":40,"items_done":2}
  $ tasks sql 'select path, assignee, replica from v_work_items where replica is not null order by id limit 2' -o csv
  type,path,assignee,replica
  row,/01.jpg,ana@example.com,1
  row,/07.jpg,ana@example.com,1

# domain.md §5: "when every replica has a status the original becomes `consensus-done` and gets the merged annotations"
Where more than half drew the same box the original gets the median; what only one drew is left out.

  $ tasks create merged --dataset cars --limit 2 --quality consensus --copies 3 --assignee ana@example.com,ben@example.com,cid@example.com -q -o ids >/dev/null
  $ for user in ana:10 ben:14 cid:12; do
  >   echo "{\"path\":\"/01.jpg\",\"label\":\"car\",\"shape\":\"box\",\"geometry\":{\"bbox\":[${user#*:},20,100,50]}}"
  > done | while read -r line; do echo "$line"; done >boxes.jsonl
  $ tasks annotate merged - --as ana@example.com -q -o ids <<<$(sed -n 1p boxes.jsonl) | wc -l
  1
  $ tasks annotate merged - --as ben@example.com -q -o ids <<<$(sed -n 2p boxes.jsonl) | wc -l
  1
  $ tasks annotate merged - --as cid@example.com -q -o ids <<<$(sed -n 3p boxes.jsonl) | wc -l
  1
  $ tasks annotate merged - --as cid@example.com -q -o ids <<<'{"path":"/01.jpg","label":"bus","shape":"box","geometry":{"bbox":[500,300,100,50]}}' | wc -l
  1
  $ for user in ana ben; do tasks set-status merged complete --all --as $user@example.com -q -o ids; done | wc -l
  4
  $ tasks items merged -o csv --fields path,status,stage,object_count
  path,status,stage,object_count
  /01.jpg,,label,0
  /02.jpg,,label,0
  $ tasks set-status merged complete --all --as cid@example.com -q -o ids | wc -l
  2
  $ tasks items merged -o csv --fields path,status,status_by,stage,object_count
  path,status,status_by,stage,object_count
  /01.jpg,consensus-done,,completed,1
  /02.jpg,consensus-done,,completed,0
  $ tasks annotations merged -o jsonl --fields label,geometry,source,confidence
  {"label":"car","geometry":{"bbox":[12,20,100,50]},"source":"aggregate","confidence":1}
  $ tasks list -o csv --fields name,status,items_done,annotations --search merged
  name,status,items_done,annotations
  merged,completed,2,1
  $ tasks history $(tasks items merged --limit 1 -o ids) -o csv --fields action,old,new
  action,old,new
  added,,
  status,,consensus-done
  stage,label,completed
  annotated,0,1
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok

# decisions.md 37: "a replica that changes removes status and layer of the original again"
  $ first=$(tasks items merged --as ana@example.com --limit 1 -o ids)
  $ tasks set-status merged --clear $first --as ana@example.com -q -o ids | wc -l
  1
  $ tasks items merged -o csv --fields path,status,stage,object_count
  path,status,stage,object_count
  /01.jpg,,label,0
  /02.jpg,consensus-done,completed,0
  $ tasks annotations merged -o ids | wc -l
  0
  $ tasks undo $(tasks log --limit 1 -o ids) -q -o ids | wc -l
  1
  $ tasks items merged -o csv --fields path,status,stage,object_count
  path,status,stage,object_count
  /01.jpg,consensus-done,completed,1
  /02.jpg,consensus-done,completed,0
  $ tasks annotations merged -o jsonl --fields label,geometry
  {"label":"car","geometry":{"bbox":[12,20,100,50]}}
  $ tasks undo $(tasks log --limit 1 -o ids) -q -o ids | wc -l
  1
  $ tasks items merged -o csv --fields path,status,object_count
  path,status,object_count
  /01.jpg,,0
  /02.jpg,consensus-done,0
  $ tasks set-status merged complete $first --as ana@example.com -q -o ids | wc -l
  1
  $ tasks items merged -o csv --fields path,status,object_count
  path,status,object_count
  /01.jpg,consensus-done,1
  /02.jpg,consensus-done,0

# decisions.md 28: "Annotations may change while a status is set"
What was changed after the status waits until somebody asks.

  $ tasks annotate - --as ana@example.com -q -o ids <<<"{\"work_item\":$first,\"label\":\"bus\",\"shape\":\"box\",\"geometry\":{\"bbox\":[498,300,100,50]}}" | wc -l
  1
  $ tasks items merged -o csv --fields path,status,object_count
  path,status,object_count
  /01.jpg,,0
  /02.jpg,consensus-done,0
  $ tasks pipeline run task:merged --fields pipeline,done
  {"pipeline":"task:merged","done":1}
  $ tasks items merged -o csv --fields path,status,object_count
  path,status,object_count
  /01.jpg,consensus-done,2
  /02.jpg,consensus-done,0
  $ tasks annotations merged -o jsonl --fields label,geometry,confidence
  {"label":"car","geometry":{"bbox":[12,20,100,50]},"confidence":1}
  {"label":"bus","geometry":{"bbox":[499,300,100,50]},"confidence":0.6666666666666666}

A status of an original is nobody's to set.

  $ tasks set-status merged discard $(tasks items merged --limit 1 -o ids)
  ! {"error":{"code":"guard","message":"work item 154: it is an original of a consensus task: its status follows from its replicas","hint":"tasks items TASK --replicas shows them","details":{"refused":[{"id":154,"code":"guard","reason":"it is an original of a consensus task: its status follows from its replicas"}],"refused_total":1}}}
  [5]

# decisions.md 36: "nobody holds two replicas of one item"
Work goes from one to another, whole; what somebody else would hold twice stays.

  $ tasks assignment redistribute twice
  ! {"error":{"code":"guard","message":"the work of the consensus task \"twice\" stays as it was dealt","hint":"tasks assignment reassign 26 --from USER --to USER gives all that somebody has left to somebody else","details":{}}}
  [5]
  $ tasks assignment reassign twice --from ben@example.com --to cid@example.com
  ! {"error":{"code":"guard","message":"cid@example.com labels 2 of these items already, and nobody does that twice","hint":"name somebody else with --to","details":{}}}
  [5]
  $ tasks assignment add twice mia@example.com --fields assignee,items_total
  {"assignee":"mia@example.com","items_total":0}
  $ tasks assignment add twice @night
  ! {"error":{"code":"bad_value","message":"a consensus task is dealt to users, and @night is a group","hint":"name its members","details":{}}}
  [2]
  $ tasks assignment remove twice ben@example.com
  ! {"error":{"code":"usage","message":"in a consensus task work goes from one to another","hint":"name with --to who takes over","details":{}}}
  [2]
  $ tasks assignment remove twice ben@example.com --to mia@example.com -o csv --fields assignee,items_total
  assignee,items_total
  ben@example.com,0
  mia@example.com,6
  ! note: 6 work items change hands
  $ tasks items twice --replicas --assignee mia@example.com -o csv --fields path,replica
  path,replica
  /01.jpg,2
  /04.jpg,
  /05.jpg,1
  /06.jpg,1
  /07.jpg,2
  /08.jpg,
  $ tasks set-status twice --stage label --remove-assignees --all
  ! {"error":{"code":"guard","message":"work of a consensus task stays with its assignees","hint":null,"details":{}}}
  [5]

New items are dealt as the others were; an item goes with its replicas.

  $ echo '{"path":"/11.jpg"}' | tasks dataset add cars - -q -o ids >/dev/null
  $ echo '{"path":"/12.jpg"}' | tasks dataset add cars - -q -o ids >/dev/null
  $ tasks add-items twice --missing -o csv --fields path,assignee,replica
  path,assignee,replica
  /11.jpg,ana@example.com,
  /12.jpg,,
  /12.jpg,ana@example.com,1
  /12.jpg,cid@example.com,2
  $ tasks remove-items twice $(tasks items twice --filter '{"path":"/12.jpg"}' -o ids) -o csv --fields path,assignee,replica
  path,assignee,replica
  /12.jpg,,
  /12.jpg,ana@example.com,1
  /12.jpg,cid@example.com,2
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok

# decisions.md 36: "Lowering percent or copies drops only untouched replica sets."
  $ tasks create live --dataset cars --quality consensus --percent 50 --copies 2 --assignee ana@example.com,ben@example.com,cid@example.com --fields items_total,percent,copies
  {"items_total":12,"percent":50,"copies":2}
  $ tasks items live --replicas -o ids | wc -l
  24
  $ tasks set-status live complete $(tasks items live --as ana@example.com --limit 1 -o ids) --as ana@example.com -q -o ids | wc -l
  1
  $ tasks edit live --percent 100 --copies 3 --fields items_total,percent,copies,version
  {"items_total":12,"percent":100,"copies":3,"version":2}
  ! note: 11 items have replicas instead of 12: the others are being worked on
  $ tasks items live --replicas -o ids | wc -l
  45
  $ tasks edit live --percent 10 --copies 2 --fields items_total,percent,copies
  {"items_total":12,"percent":10,"copies":2}
  $ tasks items live --replicas -o csv --fields path,assignee,replica,status
  path,assignee,replica,status
  /01.jpg,ana@example.com,,complete
  /02.jpg,ana@example.com,,
  /03.jpg,cid@example.com,,
  /04.jpg,ana@example.com,,
  /05.jpg,cid@example.com,,
  /06.jpg,,,
  /06.jpg,ben@example.com,1,
  /06.jpg,cid@example.com,2,
  /07.jpg,ben@example.com,,
  /08.jpg,ben@example.com,,
  /09.jpg,ben@example.com,,
  /10.jpg,cid@example.com,,
  /11.jpg,ana@example.com,,
  /12.jpg,ben@example.com,,
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok
  $ tasks undo $(tasks log --limit 1 -o ids) -q -o ids | wc -l
  1
  $ tasks items live --replicas -o ids | wc -l
  45
  $ tasks show live -o csv --fields percent,copies 2>/dev/null | head -3
  percent,copies
  100,3
  $ tasks edit live --copies 9
  ! {"error":{"code":"bad_value","message":"9 copies need as many assignees, and there are 3","hint":"nobody labels an item twice","details":{}}}
  [2]
  $ tasks edit live --percent 0
  ! {"error":{"code":"bad_value","message":"the percentage is above 0 and at most 100, not 0","hint":null,"details":{}}}
  [2]
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok

It can be undone, and done again.

  $ tasks create brief --dataset cars --limit 3 --quality consensus --percent 1 --assignee ana@example.com,ben@example.com -q --fields items_total,stage_counts
  {"items_total":3,"stage_counts":{"label":3}}
  $ tasks undo -q -o ids | wc -l
  1
  $ tasks items brief
  ! {"error":{"code":"not_found","message":"no task \"brief\"","hint":"tasks list shows them","details":{}}}
  [1]
  $ tasks undo -q -o ids | wc -l
  1
  $ tasks items brief --replicas -o csv --fields path,assignee,replica
  path,assignee,replica
  /01.jpg,ana@example.com,
  /02.jpg,ben@example.com,
  /03.jpg,,
  /03.jpg,ana@example.com,1
  /03.jpg,ben@example.com,2
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok

What cannot be dealt is refused.

  $ tasks create no --dataset cars --quality consensus --copies 3 --assignee ana@example.com,ben@example.com
  ! {"error":{"code":"bad_value","message":"3 copies need as many assignees, and there are 2","hint":"nobody labels an item twice","details":{}}}
  [2]
  $ tasks create no --dataset cars --quality consensus
  ! {"error":{"code":"bad_value","message":"2 copies need as many assignees, and there are 0","hint":"nobody labels an item twice","details":{}}}
  [2]
  $ tasks create no --dataset cars --quality consensus --copies 1 --assignee ana@example.com,ben@example.com
  ! {"error":{"code":"bad_value","message":"a consensus takes 2 copies or more, not 1","hint":null,"details":{}}}
  [2]
  $ tasks create no --dataset cars --quality consensus --percent 0 --assignee ana@example.com,ben@example.com
  ! {"error":{"code":"bad_value","message":"the percentage is above 0 and at most 100, not 0","hint":null,"details":{}}}
  [2]
  $ tasks create no --dataset cars --quality consensus --percent 101 --assignee ana@example.com,ben@example.com
  ! {"error":{"code":"bad_value","message":"the percentage is above 0 and at most 100, not 101","hint":null,"details":{}}}
  [2]
  $ tasks create no --dataset cars --quality consensus --percent nan --assignee ana@example.com,ben@example.com
  ! {"error":{"code":"bad_value","message":"the percentage is above 0 and at most 100, not nan","hint":null,"details":{}}}
  [2]
  $ tasks create no --dataset cars --quality consensus --assignee ana@example.com,@night
  ! {"error":{"code":"bad_value","message":"a consensus task is dealt to users, and @night is a group","hint":"name its members","details":{}}}
  [2]
  $ tasks create no --dataset cars --quality consensus --pull --assignee ana@example.com,ben@example.com
  ! {"error":{"code":"bad_value","message":"a consensus task is dealt, not pulled","hint":"leave away --quality, or --pull","details":{}}}
  [2]
  $ tasks create --qa-of twice --quality consensus --assignee ana@example.com,ben@example.com
  ! {"error":{"code":"bad_value","message":"a QA task is no consensus task","hint":"leave away --quality, or --qa-of","details":{}}}
  [2]
  $ tasks create no --dataset cars --copies 2
  ! {"error":{"code":"bad_value","message":"--copies does not go with --quality none","hint":null,"details":{}}}
  [2]
  $ tasks create no --dataset cars --quality gold
  ! {"error":{"code":"bad_value","message":"--quality takes one of none, consensus, qualification, honeypot, not \"gold\"","hint":null,"details":{}}}
  [2]
  $ tasks create none --dataset cars --limit 0 --quality consensus --assignee ana@example.com,ben@example.com -q --fields items_total
  {"items_total":0}
