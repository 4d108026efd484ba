  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks dataset create cars -q -o ids >/dev/null
  $ { for i in $(seq 1 20); do echo "{\"path\":\"/raw/$i.jpg\",\"split\":\"train\",\"width\":800,\"height\":600}"; done
  >   for i in 1 2 3; do echo "{\"path\":\"/honeypot/$i.jpg\",\"ground_truth\":true,\"width\":800,\"height\":600}"; done; } | tasks dataset add cars - -q -o ids | wc -l
  23
  $ for i in 1 2 3; do echo "{\"path\":\"/honeypot/$i.jpg\",\"annotations\":[{\"label\":\"car\",\"shape\":\"class\"}]}"; done >truth.jsonl
  $ tasks import --dataset cars truth.jsonl --source ground-truth -q --fields annotations_added
  {"annotations_added":3}

# domain.md §5: "every assignee gets every item"
A qualification: everybody labels all that is known, and is compared with the truth. It never ends: who comes later gets all of it, too.

  $ tasks create exam --dataset cars --quality qualification --assignee ana@example.com,ben@example.com --fields items_total,status,scoring
  {"items_total":6,"status":"open","scoring":true}
  ! note: left out 20 items without ground truth
  $ tasks items exam --replicas -o csv --fields path,assignee,replica
  path,assignee,replica
  /honeypot/1.jpg,,
  /honeypot/1.jpg,ana@example.com,1
  /honeypot/1.jpg,ben@example.com,2
  /honeypot/2.jpg,,
  /honeypot/2.jpg,ana@example.com,1
  /honeypot/2.jpg,ben@example.com,2
  /honeypot/3.jpg,,
  /honeypot/3.jpg,ana@example.com,1
  /honeypot/3.jpg,ben@example.com,2
  $ tasks items exam --as ana@example.com -o csv --fields item,path,assignee,replica,split
  item,path,assignee,replica,split
  ,/41/46,ana@example.com,,none
  ,/41/47,ana@example.com,,none
  ,/41/48,ana@example.com,,none
  $ tasks next exam --as ana@example.com --fields path,item
  {"path":"/41/46","item":null}
  $ for w in $(tasks items exam --as ana@example.com -o ids); do echo "{\"work_item\":$w,\"label\":\"car\",\"shape\":\"class\"}"; done | tasks annotate - --as ana@example.com -q -o ids | wc -l
  3
  $ tasks set-status exam complete --all --as ana@example.com -q -o ids | wc -l
  3
  $ tasks scores exam --by contributor -o csv --fields contributor,value,items
  contributor,value,items
  ana@example.com,1,3
  $ alias=$(tasks items exam --as ben@example.com --limit 1 --fields path | jq -r .path)
  $ echo "{\"path\":\"$alias\",\"label\":\"bus\",\"shape\":\"class\"}" | tasks annotate exam - --as ben@example.com --fields item,label
  {"item":null,"label":"bus"}
  $ echo "{\"path\":\"/honeypot/1.jpg\",\"label\":\"bus\",\"shape\":\"class\"}" | tasks annotate exam - --as ben@example.com
  ! {"error":{"code":"not_found","message":"standard input: line 1: task \"exam\" has no work item for \"/honeypot/1.jpg\"","hint":null,"details":{"refused":[{"id":null,"line":1,"code":"not_found","reason":"task \"exam\" has no work item for \"/honeypot/1.jpg\""}],"refused_total":1}}}
  [1]
  $ tasks set-status exam complete $(tasks items exam --as ben@example.com --limit 1 -o ids) --as ben@example.com -q -o ids | wc -l
  1
  $ tasks scores exam --by contributor -o csv --fields contributor,value,items
  contributor,value,items
  ana@example.com,1,3
  ben@example.com,0,1
  $ tasks confusion exam -o csv --fields reference,scored,value
  reference,scored,value
  car,bus,1
  car,car,3
  $ tasks list -o csv --fields name,status,items_total,items_done --search exam
  name,status,items_total,items_done
  exam,in-progress,6,4
  $ tasks assignment add exam cid@example.com --fields assignee,items_total
  {"assignee":"cid@example.com","items_total":3}
  $ tasks items exam --assignee cid@example.com --replicas -o csv --fields path,replica
  path,replica
  /honeypot/1.jpg,3
  /honeypot/2.jpg,3
  /honeypot/3.jpg,3
  $ tasks list -o csv --fields name,status,items_total,items_done --search exam
  name,status,items_total,items_done
  exam,in-progress,9,4

# domain.md §5: "p % of each assignment's raw count (default 5, at least one), drawn without repeat inside an assignment"
Honeypots: some of the work is known, and looks like all the other.

  $ tasks create trap --dataset cars --quality honeypot --percent 20 --assignee ana@example.com,ben@example.com --seed 3 --fields items_total,percent
  {"items_total":24,"percent":20}
  ! note: left out 3 ground-truth items
  $ tasks items trap --filter '{"path":"/honeypot/**"}' -o csv --fields path,assignee
  path,assignee
  /honeypot/3.jpg,ana@example.com
  /honeypot/2.jpg,ana@example.com
  /honeypot/2.jpg,ben@example.com
  /honeypot/1.jpg,ben@example.com
  $ tasks items trap --as ana@example.com --limit 2 -o csv --fields item,path,assignee,replica,split
  item,path,assignee,replica,split
  ,/70/74,ana@example.com,,none
  ,/70/75,ana@example.com,,none
  $ tasks mine --as ana@example.com -o csv --fields task,items_total
  task,items_total
  exam,3
  trap,12
  $ for w in $(tasks items trap --as ana@example.com -o ids); do echo "{\"work_item\":$w,\"label\":\"car\",\"shape\":\"class\"}"; done | tasks annotate - --as ana@example.com -q -o ids | wc -l
  12
  $ tasks set-status trap complete --all --as ana@example.com -q -o ids | wc -l
  12
  $ tasks scores trap -o csv --fields path,value
  path,value
  /honeypot/2.jpg,1
  /honeypot/3.jpg,1
  $ tasks scores trap --by task --fields value,items,waiting
  {"value":1,"items":2,"waiting":0}
  $ tasks history $(tasks items trap --as ana@example.com --limit 1 -o ids) --as ana@example.com -o csv --fields action,new
  action,new
  added,
  assigned,ana@example.com
  annotated,1
  status,complete
  stage,completed
  $ tasks edit trap --percent 30 --fields percent,items_total
  {"percent":30,"items_total":26}
  $ tasks edit trap --percent 10 --fields percent,items_total
  {"percent":10,"items_total":23}
  ! note: 1 honeypot more than asked for stays: somebody has begun with it
  $ tasks list -o csv --fields name,status,items_total,items_done --search trap
  name,status,items_total,items_done
  trap,in-progress,23,12
  $ tasks undo $(tasks log --limit 1 -o ids) -q -o ids | wc -l
  1
  $ tasks list -o csv --fields name,percent,items_total --search trap
  name,percent,items_total
  trap,30,26
  $ tasks create --qa-of trap --assignee cid@example.com -q --fields name,items_total
  {"name":"trap-qa","items_total":12}
  $ tasks items trap-qa --as cid@example.com --limit 2 -o csv --fields item,path
  item,path
  ,/117/120
  ,/117/121
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok

What cannot be is refused.

  $ tasks create no --dataset cars --quality honeypot --percent 100 --assignee ana@example.com,ben@example.com
  ! {"error":{"code":"guard","message":"an assignee with 10 items would get 10 honeypots, and there are 3 different ones","hint":"at most 30 percent fit","details":{}}}
  [5]
  $ tasks create no --dataset cars --quality honeypot --honeypot-filter '{"path":"/elsewhere/*"}' --assignee ana@example.com
  ! {"error":{"code":"guard","message":"a honeypot task needs items with ground truth, and none is in /honeypot or passes --honeypot-filter","hint":"tasks dataset set DATASET ITEM\xe2\x80\xa6 --ground-truth marks them","details":{}}} (esc)
  [5]
  $ tasks create no --dataset cars --quality qualification --items 18 --assignee ana@example.com
  ! {"error":{"code":"guard","message":"a qualification needs items with ground truth, and there are none among these","hint":"tasks dataset set DATASET ITEM\xe2\x80\xa6 --ground-truth marks them","details":{}}} (esc)
  [5]
  $ tasks create no --dataset cars --quality qualification --percent 5 --assignee ana@example.com
  ! {"error":{"code":"bad_value","message":"--percent does not go with --quality qualification","hint":null,"details":{}}}
  [2]
  $ tasks create no --dataset cars --quality qualification --workload ana@example.com=100
  ! {"error":{"code":"bad_value","message":"in a qualification everybody gets every item: there is no workload","hint":"name the people with --assignee","details":{}}}
  [2]
  $ tasks create no --dataset cars --quality honeypot --copies 2 --assignee ana@example.com
  ! {"error":{"code":"bad_value","message":"--copies does not go with --quality honeypot","hint":null,"details":{}}}
  [2]
  $ tasks create no --dataset cars --quality honeypot
  ! {"error":{"code":"bad_value","message":"a honeypot task needs assignees","hint":"name them with --assignee","details":{}}}
  [2]
  $ tasks create no --dataset cars --score-function dataloop
  ! {"error":{"code":"bad_value","message":"--score-function does not go with --quality none","hint":null,"details":{}}}
  [2]
  $ tasks assignment add exam ana@example.com @night
  ! {"error":{"code":"not_found","message":"no group \"night\"","hint":"tasks group list shows them","details":{}}}
  [1]
