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

Its work stays as it was dealt.

  $ tasks add-items twice --missing
  ! {"error":{"code":"guard","message":"the work of the consensus task \"twice\" stays as it was dealt","hint":"tasks create makes another task","details":{}}}
  [5]
  $ tasks remove-items twice --all
  ! {"error":{"code":"guard","message":"the work of the consensus task \"twice\" stays as it was dealt","hint":"tasks create makes another task","details":{}}}
  [5]
  $ tasks assignment redistribute twice
  ! {"error":{"code":"guard","message":"the work of the consensus task \"twice\" stays as it was dealt","hint":"tasks create makes another task","details":{}}}
  [5]
  $ tasks assignment reassign twice --from ana@example.com --to cid@example.com
  ! {"error":{"code":"guard","message":"the work of the consensus task \"twice\" stays as it was dealt","hint":"tasks create makes another task","details":{}}}
  [5]
  $ tasks assignment add twice mia@example.com
  ! {"error":{"code":"guard","message":"the work of the consensus task \"twice\" stays as it was dealt","hint":"tasks create makes another task","details":{}}}
  [5]
  $ tasks assignment remove twice ana@example.com
  ! {"error":{"code":"guard","message":"the work of the consensus task \"twice\" stays as it was dealt","hint":"tasks create makes another task","details":{}}}
  [5]
  $ tasks set-status twice --stage label --remove-assignees --all
  ! {"error":{"code":"guard","message":"work of a consensus task stays with its assignees","hint":null,"details":{}}}
  [5]

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
  ! {"error":{"code":"bad_value","message":"a QA task has no replicas","hint":"leave away --quality, or --qa-of","details":{}}}
  [2]
  $ tasks create no --dataset cars --copies 2
  ! {"error":{"code":"bad_value","message":"--copies goes with --quality consensus","hint":null,"details":{}}}
  [2]
  $ tasks create no --dataset cars --quality gold
  ! {"error":{"code":"bad_value","message":"--quality takes one of none, consensus, not \"gold\"","hint":null,"details":{}}}
  [2]
  $ tasks create none --dataset cars --limit 0 --quality consensus --assignee ana@example.com,ben@example.com -q --fields items_total
  {"items_total":0}
