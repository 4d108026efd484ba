  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks group add night --member ben@example.com --member cid@example.com -q -o ids
  11
  $ tasks dataset create cars -q -o ids
  13
  $ for i in 01 02 03 04 05 06 07 08 09 10; do echo "{\"path\":\"/front/$i.jpg\",\"width\":640,\"height\":480}"; done | tasks dataset add cars - -q -o ids | wc -l
  10
  $ echo '{"path":"/back/11.jpg","width":640,"height":480}' | tasks dataset add cars - -q -o ids
  27

# domain.md §3: "default actions: labeling `complete`, `discard`"; "items: … or all of the dataset"
A task over a whole dataset. Without assignees its items wait in the pool.

  $ tasks create pool --dataset cars -o table
  ID  NAME  STATUS  SIGNS  PRIORITY  PROGRESS       ITEMS DONE  ITEMS TOTAL  DUE AT  OWNER             DATASET
  28  pool  open    -      medium    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0           11  -       olga@example.com  cars (esc)
  ! changed 1 task
  $ tasks assignment list pool -o csv --fields name,assignee,items_total,workload
  name,assignee,items_total,workload
  pool \xc2\xb7 pool,,11, (esc)
  $ tasks create pool --dataset cars
  ! {"error":{"code":"exists","message":"there is a task \"pool\" already","hint":"--if-not-exists takes it as it is","details":{}}}
  [1]
  $ tasks create pool --dataset cars --if-not-exists -o table
  ID  NAME  STATUS  SIGNS  PRIORITY  PROGRESS       ITEMS DONE  ITEMS TOTAL  DUE AT  OWNER             DATASET
  28  pool  open    -      medium    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0           11  -       olga@example.com  cars (esc)
  ! changed 0 tasks, 1 unchanged
  $ tasks create pool --dataset nosuch --if-not-exists --fields id,name,version
  {"id":28,"name":"pool","version":1}

# domain.md §4: "Distribution: items are dealt at creation."; "Counts by largest remainder (ties: assignee order), items in
# dataset order in contiguous runs"
Dealt by workload, in dataset order and in runs.

  $ tasks create cars-1 --dataset cars --assignee ana@example.com --assignee @night --workload ana@example.com=60,@night=40
  {"type":"task","id":42,"name":"cars-1","task_type":"labeling","quality":"none","channel":"manual","status":"open","signs":[],"priority":"medium","due_at":null,"overdue":false,"lock_after_due":false,"locked":false,"locked_by":null,"locked_at":null,"archived":false,"archived_at":null,"owner":"olga@example.com","groups":[],"dataset":"cars","recipe":null,"recipe_version":null,"allocation":"distribution","batch_size":null,"max_workload":null,"actions":[{"name":"complete","display":"complete","color":null,"discard":false},{"name":"discard","display":"discard","color":null,"discard":true}],"parent":null,"pipeline":null,"node":null,"instructions_file":null,"instructions_pages":null,"description":"","scoring":false,"score_function":null,"seed":0,"metadata":{},"assignments_count":2,"items_total":11,"items_done":0,"items_remaining":11,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{"label":11},"version":1,"created_at":"2026-01-05T09:00:00.000000Z","created_by":"olga@example.com","updated_at":"2026-01-05T09:00:00.000000Z","updated_by":"olga@example.com","last_activity_at":null,"self_review":false,"percent":null,"copies":null,"honeypot_filter":null,"scoring_paused":false}
  $ tasks items cars-1 -o csv --fields path,assignee --no-header
  /front/01.jpg,ana@example.com
  /front/02.jpg,ana@example.com
  /front/03.jpg,ana@example.com
  /front/04.jpg,ana@example.com
  /front/05.jpg,ana@example.com
  /front/06.jpg,ana@example.com
  /front/07.jpg,ana@example.com
  /front/08.jpg,@night
  /front/09.jpg,@night
  /front/10.jpg,@night
  /back/11.jpg,@night
  $ tasks assignment list cars-1 -o csv --fields name,assignee,items_total,workload
  name,assignee,items_total,workload
  cars-1 \xc2\xb7 ana@example.com,ana@example.com,7,60 (esc)
  cars-1 \xc2\xb7 @night,@night,4,40 (esc)
  $ tasks create even --dataset cars --assignee ana@example.com,ben@example.com,cid@example.com -o ids
  57
  $ tasks assignment list even -o csv --fields assignee,items_total,workload --no-header
  ana@example.com,4,33.333333
  ben@example.com,4,33.333333
  cid@example.com,3,33.333333
  $ tasks create named --dataset cars --workload ben@example.com=75,cid@example.com=25 -o ids
  73
  $ tasks assignment list named -o csv --fields assignee,items_total --no-header
  ben@example.com,8
  cid@example.com,3
  $ tasks create third --dataset cars --assignee ana@example.com,ben@example.com,cid@example.com --workload ana@example.com=33.3,ben@example.com=33.3,cid@example.com=33.3 -o ids
  88
  $ tasks assignment list third -o csv --fields assignee,items_total,workload --no-header
  ana@example.com,4,33.3
  ben@example.com,4,33.3
  cid@example.com,3,33.3

# domain.md §3: "the same command, the same data and the same seed give the same result on every machine and engine"
Shuffled: the same seed gives the same order, on every machine.

  $ tasks create drawn --dataset cars --assignee ana@example.com,ben@example.com --shuffle --seed 7 --fields id,seed
  {"id":104,"seed":7}
  $ tasks items drawn -o csv --fields path,assignee --no-header
  /front/03.jpg,ana@example.com
  /front/09.jpg,ana@example.com
  /front/01.jpg,ana@example.com
  /front/02.jpg,ana@example.com
  /front/07.jpg,ana@example.com
  /front/06.jpg,ana@example.com
  /front/10.jpg,ben@example.com
  /back/11.jpg,ben@example.com
  /front/08.jpg,ben@example.com
  /front/04.jpg,ben@example.com
  /front/05.jpg,ben@example.com
  $ tasks create drawn-2 --dataset cars --assignee ana@example.com,ben@example.com --shuffle --seed 7 -q -o ids
  119
  $ diff <(tasks items drawn -o csv --fields path,assignee) <(tasks items drawn-2 -o csv --fields path,assignee) && echo same
  same

# domain.md §3: "items: an explicit list, a filter (§12), or all of the dataset; `limit`"
Some of the items: by condition, by id, from a pipe, the first so many.

  $ tasks create back --dataset cars -w dir=/back -o ids && tasks items back -o csv --fields path --no-header
  134
  /back/11.jpg
  $ tasks create few --dataset cars -w 'path=/front/*' --limit 2 -o ids && tasks items few -o csv --fields path --no-header
  138
  /front/01.jpg
  /front/02.jpg
  $ tasks dataset items cars --limit 3 -o ids > ids; tail -1 ids
  18
  $ tasks create by-id --dataset cars --items $(sed -n 3p ids),$(sed -n 1p ids) -o ids && tasks items by-id -o csv --fields path --no-header
  143
  /front/01.jpg
  /front/03.jpg
  $ tasks dataset items cars --dir /back | tasks create piped --dataset cars --items - -o ids && tasks items piped -o csv --fields path --no-header
  148
  /back/11.jpg
  $ tasks items back | tasks create wrong --dataset cars --items -
  ! {"error":{"code":"wrong_kind","message":"line 1 of standard input: a record of kind \"work_item\" where one of kind \"item\" is wanted","hint":null,"details":{}}}
  [1]
  $ tasks create wrong --dataset cars --items 4
  ! {"error":{"code":"wrong_kind","message":"4 is the id of an operation, not of an item","hint":null,"details":{"id":"4","kind":"operation"}}}
  [1]
  $ tasks create wrong --dataset cars --items 4x
  ! {"error":{"code":"bad_value","message":"\\"4x\\" is not an id","hint":"ids are whole numbers; -w path=\xe2\x80\xa6 chooses by path","details":{}}} (esc)
  [2]
  $ tasks create wrong --dataset cars --items 16 -w dir=/back
  ! {"error":{"code":"usage","message":"ids and conditions exclude each other","hint":"choose by ids (or -), or by --where and --filter, or --all","details":{}}}
  [2]
  $ tasks create wrong --dataset cars -w colour=red
  ! {"error":{"code":"usage.unknown_field","message":"there is no field \"colour\" to filter by","hint":"known: id, path, dir, kind, mimetype, width, height, frames, fps, size, split, ground_truth, external_id, version, hidden, content_hash, label, annotated, type, metadata.KEY","details":{}}}
  [2]

# domain.md §3: "ground-truth and hidden items stay out of ordinary tasks. A task with no item is allowed, and said on stderr."
Nothing to do is allowed, and said. Ground truth stays out.

  $ tasks create empty --dataset cars -w dir=/nowhere --assignee ana@example.com --fields id,status,items_total
  {"id":152,"status":"open","items_total":0}
  ! note: the task "empty" has no items
  $ tasks create empty-2 --dataset cars --items - -o ids < /dev/null
  155
  ! note: the task "empty-2" has no items
  $ tasks dataset set cars $(sed -n 1p ids) --ground-truth -q -o ids
  16
  $ tasks create honest --dataset cars --fields name,items_total
  {"name":"honest","items_total":10}
  ! note: left out 1 ground-truth item

# domain.md §3: "Fields: id (integer), name (unique among tasks that are not archived), type … created/updated at/by."
All that can be said about a task.

  $ mkdir docs && echo guide > docs/guide.pdf
  $ tasks create full --dataset cars --owner mia@example.com --priority high --due 2026-12-31 --lock-after-due \
  >   --action done --action 'reject:Not a car:#f00:true' --action discard --instructions docs/guide.pdf:2-5 \
  >   --description 'All of them, "quickly"' --metadata customer=acme --metadata pages=3 --metadata 'tags=["a"]' --seed 9 --reason 'asked by Jo' | jq -c .
  ! note: left out 1 ground-truth item
  {"type":"task","id":172,"name":"full","task_type":"labeling","quality":"none","channel":"manual","status":"open","signs":[],"priority":"high","due_at":"2026-12-31T23:59:59.999999Z","overdue":false,"lock_after_due":true,"locked":false,"locked_by":null,"locked_at":null,"archived":false,"archived_at":null,"owner":"mia@example.com","groups":[],"dataset":"cars","recipe":null,"recipe_version":null,"allocation":"distribution","batch_size":null,"max_workload":null,"actions":[{"name":"done","display":"done","color":null,"discard":false},{"name":"reject","display":"Not a car","color":"#ff0000","discard":true},{"name":"discard","display":"discard","color":null,"discard":true}],"parent":null,"pipeline":null,"node":null,"instructions_file":"docs/guide.pdf","instructions_pages":"2-5","description":"All of them, \"quickly\"","scoring":false,"score_function":null,"seed":9,"metadata":{"customer":"acme","pages":3,"tags":["a"]},"assignments_count":1,"items_total":10,"items_done":0,"items_remaining":10,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{"label":10},"version":1,"created_at":"2026-01-05T09:00:00.000000Z","created_by":"olga@example.com","updated_at":"2026-01-05T09:00:00.000000Z","updated_by":"olga@example.com","last_activity_at":null,"self_review":false,"percent":null,"copies":null,"honeypot_filter":null,"scoring_paused":false}
  $ tasks create soon --dataset cars --due +7d --fields due_at,overdue,locked
  {"due_at":"2026-01-12T09:00:00.000000Z","overdue":false,"locked":false}
  ! note: left out 1 ground-truth item
  $ tasks create late --dataset cars --due 2026-01-01 --lock-after-due --fields due_at,overdue,locked
  {"due_at":"2026-01-01T23:59:59.999999Z","overdue":true,"locked":true}
  ! note: left out 1 ground-truth item
  ! note: the due date 2026-01-01T23:59:59.999999Z has passed: the task is locked

# domain.md §3: "A given list replaces them."
The recipe brings actions and instructions; what is typed wins.

  $ cat > recipe.yaml <<'EOF'
  > name: cars
  > actions: [seen, {name: unclear, discard: true}]
  > instructions: {file: docs/guide.pdf, pages: 4}
  > EOF
  $ tasks recipe add recipe.yaml -q -o ids
  211
  $ tasks create with-recipe --dataset cars --recipe cars | jq -c '[.recipe, .recipe_version, .instructions_file, .instructions_pages, [.actions[].name]]'
  ! note: left out 1 ground-truth item
  ["cars",1,"docs/guide.pdf","4",["seen","unclear"]]
  $ tasks create with-actions --dataset cars --recipe cars --action ok | jq -c '[.recipe, [.actions[].name]]'
  ! note: left out 1 ground-truth item
  ["cars",["ok"]]
  $ tasks dataset edit cars --recipe cars -q -o ids
  13
  $ tasks create default-recipe --dataset cars | jq -c '[.recipe, [.actions[].name]]'
  ! note: left out 1 ground-truth item
  ["cars",["seen","unclear"]]

From a file; what is typed wins over it.

  $ cat > task.yaml <<'EOF'
  > name: from-file
  > dataset: cars
  > where: [dir=/front]
  > limit: 4
  > assignees: [ana@example.com, "@night"]
  > workload: {ana@example.com: 75, "@night": 25}
  > priority: low
  > due: 2026-02-01
  > lock_after_due: true
  > actions: [complete, {name: reject, color: "#ff0000", discard: true}]
  > instructions: {file: docs/guide.pdf, pages: 2-5}
  > description: from a file
  > metadata: {customer: acme, round: 2}
  > seed: 3
  > EOF
  $ tasks create -f task.yaml | jq -c '[.name, .priority, .due_at, .lock_after_due, .items_total, .instructions_file, .instructions_pages, .description, .metadata, .seed, [.actions[]|[.name,.discard]]]'
  ! note: left out 1 ground-truth item
  ["from-file","low","2026-02-01T23:59:59.999999Z",true,4,"docs/guide.pdf","2-5","from a file",{"customer":"acme","round":2},3,[["complete",false],["reject",true]]]
  $ tasks assignment list from-file -o csv --fields assignee,items_total --no-header
  ana@example.com,3
  @night,1
  $ sed 's/^name:.*/name: filtered/; s/^where:.*/filter: {$or: [{dir: \/front}, {dir: \/nowhere}]}/' task.yaml >filtered.yaml
  $ tasks create -f filtered.yaml -q --fields name,items_total
  {"name":"filtered","items_total":4}
  $ sed -i "s/^filter:.*/filter: '{\"colour\":1}'/; s/filtered/never/" filtered.yaml
  $ tasks create -f filtered.yaml -o table
  ! error: filter: there is no field "colour" to filter by
  ! hint: known: id, path, dir, kind, mimetype, width, height, frames, fps, size, split, ground_truth, external_id, version, hidden, content_hash, label, annotated, type, metadata.KEY
  [2]
  $ tasks create typed -f task.yaml --priority high --assignee ben@example.com --limit 2 --metadata round=3 --seed 4 | jq -c '[.name, .priority, .items_total, .metadata, .seed]'
  ! note: left out 1 ground-truth item
  ["typed","high",2,{"round":3,"customer":"acme"},4]
  $ tasks assignment list typed -o csv --fields assignee,items_total --no-header
  ben@example.com,2
  $ printf 'name: x\ndataset: cars\nasignees: [ana@example.com]\n' > bad.yaml; tasks create -f bad.yaml -o table
  ! error: bad.yaml:3:1: unknown key "asignees"
  ! hint: did you mean "assignees"?
  [1]
  $ printf 'name: x\ndataset: cars\npriority: urgent\n' > bad.yaml; tasks create -f bad.yaml -o table
  ! error: bad.yaml:3:11: unknown priority "urgent"
  ! hint: known are high, medium, low, none
  [1]
  $ printf 'name: x\ndataset: cars\ndue: tomorrow\n' > bad.yaml; tasks create -f bad.yaml -o table
  ! error: bad.yaml:3:6: "tomorrow" is not a time
  ! hint: a time is 2026-12-31T08:00:00Z, a date 2026-12-31, or a distance from now like +7d or -2h
  [1]
  $ printf 'name: x\ndataset: cars\ntype: qa\n' > bad.yaml; tasks create -f bad.yaml -o table
  ! error: a QA task reviews a labeling task
  ! hint: name it with --qa-of, or qa_of: in the file
  [2]
  $ printf 'dataset: cars\n' > bad.yaml; tasks create -f bad.yaml -o table
  ! error: the task has no name
  ! hint: tasks create NAME --dataset DATASET, or name: in the file
  [2]
  $ tasks create -f nosuch.yaml -o table
  ! error: cannot read "nosuch.yaml": no such file or directory
  ! hint: check the path
  [1]

# domain.md §3: "a name that exists is an error; --if-not-exists turns it into success that returns the existing task unchanged"
Bad input changes nothing.

  $ tasks list -o ids | tail -1 > last
  $ tasks create x --dataset crs -o table
  ! error: no dataset "crs"
  ! hint: did you mean cars?
  [1]
  $ tasks create x -o table
  ! error: the task has no dataset
  ! hint: name it with --dataset, or dataset: in the file
  [2]
  $ tasks create 2026 --dataset cars -o table
  ! error: "2026" cannot be the name of a task: digits only would be taken for an id
  [2]
  $ tasks create ' ' --dataset cars -o table
  ! error: " " cannot be the name of a task: it is empty
  [2]
  $ tasks create x --dataset cars --assignee anna@example.com -o table
  ! error: no user "anna@example.com"
  ! hint: did you mean ana@example.com?
  [1]
  $ tasks create x --dataset cars --assignee night -o table
  ! error: "night" is a group
  ! hint: groups are assigned as @night
  [2]
  $ tasks create x --dataset cars --assignee @nigth -o table
  ! error: no group "nigth"
  ! hint: did you mean night?
  [1]
  $ tasks create x --dataset cars --assignee ana@example.com,ANA@example.com -o table
  ! error: ana@example.com is named twice
  [2]
  $ tasks create x --dataset cars --assignee ana@example.com,ben@example.com --workload ana@example.com=60,ben@example.com=30 -o table
  ! error: the workload adds up to 90 percent, not to 100
  ! hint: leave --workload out to share evenly
  [2]
  $ tasks create x --dataset cars --assignee ana@example.com,ben@example.com --workload ana@example.com=60,cid@example.com=40 -o table
  ! error: the workload names cid@example.com, who is not assigned
  ! hint: assigned are ana@example.com, ben@example.com
  [2]
  $ tasks create x --dataset cars --assignee ana@example.com,ben@example.com --workload ana@example.com=100 -o table
  ! error: the workload leaves out ben@example.com
  ! hint: name everybody, with 0 for those who get nothing at first
  [2]
  $ tasks create x --dataset cars --assignee ana@example.com --workload ana@example.com=101 -o table
  ! error: a workload is 0 to 100 percent, not 101
  [2]
  $ tasks create x --dataset cars --workload ana@example.com -o table
  ! error: "ana@example.com" is not USER=PERCENT
  ! hint: a workload looks like ana@example.com=60,ben@example.com=40
  [2]
  $ tasks user deactivate cid@example.com -q -o ids; tasks create x --dataset cars --assignee cid@example.com -o table
  9
  ! error: cid@example.com is deactivated
  ! hint: tasks user activate cid@example.com
  [5]
  $ tasks create x --dataset cars --owner ana@example.com -o table
  ! error: ana@example.com is an annotator
  ! hint: a task is owned by a manager or an owner
  [5]
  $ tasks create x --dataset cars --lock-after-due -o table
  ! error: --lock-after-due needs a due date
  ! hint: give --due too
  [2]
  $ tasks create x --dataset cars --due someday -o table
  ! error: "someday" is not a time
  ! hint: a time is 2026-12-31T08:00:00Z, a date 2026-12-31, or a distance from now like +7d or -2h
  [2]
  $ tasks create x --dataset cars --action all -o table
  ! error: the action name "all" is reserved
  [2]
  $ tasks create x --dataset cars --action ok:OK:green -o table
  ! error: the action "ok" has a bad color "green"
  ! hint: a color is #rrggbb or #rgb
  [2]
  $ tasks create x --dataset cars --action ok::#f00:maybe -o table
  ! error: the fourth part of the action "ok" is true or false, not "maybe"
  [2]
  $ tasks create x --dataset cars --action ok --action ok -o table
  ! error: the action "ok" is named twice
  [2]
  $ tasks create x --dataset cars --priority urgent -o table
  ! error: there is no priority "urgent"
  ! hint: it is one of high, medium, low, none
  [2]
  $ tasks create x --dataset cars --type qa -o table
  ! error: a QA task reviews a labeling task
  ! hint: name it with --qa-of, or qa_of: in the file
  [2]
  $ tasks create x --dataset cars --limit -1 -o table
  ! error: the limit is 0 or more, not -1
  [2]
  $ tasks create x --dataset cars --recipe card -o table
  ! error: no recipe "card"
  ! hint: did you mean cars?
  [1]
  $ tasks create x --dataset cars --instructions nosuch.pdf -o table
  ! error: there is no file "nosuch.pdf"
  ! hint: --instructions names a file or a URI
  [1]
  $ tasks create x --dataset cars --metadata novalue -o table
  ! error: "novalue" is not of the form KEY=VALUE
  [2]
  $ tasks create x --dataset cars --push -o table
  ! error: tasks create has no option "--push"
  ! hint: did you mean --pull?
  [2]
  $ as ana create x --dataset cars
  ! {"error":{"code":"permission","message":"tasks create is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks list -o ids | tail -1 | diff last - && echo unchanged
  unchanged

A dry run says the same and leaves nothing.

  $ tasks create plan --dataset cars --assignee ana@example.com -n | jq -c '[.id, .name, .items_total, .assignments_count]'
  ! note: left out 1 ground-truth item
  [null,"plan",10,1]
  $ tasks show plan -o table
  ! error: no task "plan"
  ! hint: tasks list shows them
  [1]

# domain.md §4: "Pulling: items wait in the queue and go out in batches. Batch size 3..100, maximum workload between batch+2 and 2·batch."
Items that wait in a queue. What is not given is 10 and 15, or half as much again as the batch:

  $ sizes() { tasks create "$@" --dataset cars -o csv --no-header --fields allocation,batch_size,max_workload,items_total 2>&1; }
  $ sizes pulled --pull --assignee ana@example.com,ben@example.com
  pulling,10,15,10
  ! note: left out 1 ground-truth item
  $ tasks assignment list pulled -o csv --fields assignee,name,workload,items_total
  assignee,name,workload,items_total
  ,pulled \xc2\xb7 queue,,10 (esc)
  ana@example.com,pulled \xc2\xb7 ana@example.com,,0 (esc)
  ben@example.com,pulled \xc2\xb7 ben@example.com,,0 (esc)
  $ tasks items pulled --limit 1 -o jsonl --fields assignee,queued_at
  {"assignee":null,"queued_at":"2026-01-05T09:00:00.000000Z"}
  $ sizes pulled-3 --pull --batch-size 3
  pulling,3,5,10
  ! note: left out 1 ground-truth item
  $ sizes pulled-20 --pull --batch-size 20
  pulling,20,30,10
  ! note: left out 1 ground-truth item
  $ sizes pulled-100 --pull --batch-size 100 --max-workload 200
  pulling,100,200,10
  ! note: left out 1 ground-truth item
  $ sizes pulled-12 --pull --max-workload 12
  pulling,10,12,10
  ! note: left out 1 ground-truth item
  $ for wrong in "--batch-size 2" "--batch-size 101" "--max-workload 11" "--max-workload 21" "--batch-size 3 --max-workload 4" "--workload ana@example.com=100"; do
  >   tasks create wrong --dataset cars --pull $wrong -o table; done
  ! error: a batch is 3 to 100 items, not 2
  ! error: a batch is 3 to 100 items, not 101
  ! error: with batches of 10 the maximum workload is 12 to 20, not 11
  ! error: with batches of 10 the maximum workload is 12 to 20, not 21
  ! error: with batches of 3 the maximum workload is 5 to 6, not 4
  ! error: a task that is pulled has no workload
  ! hint: leave away --workload, or --pull
  [2]
  $ tasks create wrong --dataset cars --batch-size 5 -o table
  ! error: --batch-size goes with --pull
  [2]
  $ printf '%s\n' 'name: pulled-yaml' 'dataset: cars' 'pull: true' 'batch_size: 4' 'max_workload: 7' >pulled.yaml
  $ tasks create -f pulled.yaml -o csv --no-header --fields name,allocation,batch_size,max_workload
  pulled-yaml,pulling,4,7
  ! note: left out 1 ground-truth item
