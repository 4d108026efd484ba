QA tasks: made from the work of a labeling task, stages on both sides, the layer that they share, who reviews what.

  $ . $TESTDIR/setup.sh
  $ new_labeling
  $ work() { tasks items "$1" --fields path,assignee,status,stage "${@:2}"; }
  $ as ana set-status cars complete -w path=/1.png,/2.png,/3.png -q -o ids | wc -l
  3
  $ as ben set-status cars discard -w path=/4.png -q -o ids | wc -l
  1
  $ echo '{"path":"/1.png","label":"car","shape":"class"}' | as ana annotate cars - -q -o ids | wc -l
  1

# domain.md §3: "a QA task is created from a parent task: it takes the items that HAVE a status in the parent (any status, or those named), inherits dataset, recipe and owner, and is called `NAME-qa` unless named."
# domain.md §3: "default actions: labeling `complete`, `discard`; QA `approve`, `discard`. A given list replaces them."
# decisions.md 33: "Dealing and pulling never give a reviewer their own work unless `--self-review`."
  $ as mia create --qa-of cars --assignee ana@example.com,cid@example.com -o json | jq -c '.tasks[0] | [.name, .task_type, .parent, .dataset, .recipe, .owner, [.actions[].name], .items_total, .self_review]'
  ["cars-qa","qa","cars","street",null,"olga@example.com",["approve","discard"],4,false]
  $ work cars-qa
  {"path":"/1.png","assignee":"cid@example.com","status":null,"stage":"review"}
  {"path":"/2.png","assignee":"cid@example.com","status":null,"stage":"review"}
  {"path":"/3.png","assignee":"cid@example.com","status":null,"stage":"review"}
  {"path":"/4.png","assignee":"ana@example.com","status":null,"stage":"review"}
  $ tasks assignment list cars-qa --fields assignee,items_total,workload
  {"assignee":"ana@example.com","items_total":1,"workload":50}
  {"assignee":"cid@example.com","items_total":3,"workload":50}

# domain.md §7: "`review` when it has a status and an open QA task holds its item, `completed` when it has a status and no review is pending."
  $ work cars
  {"path":"/1.png","assignee":"ana@example.com","status":"complete","stage":"review"}
  {"path":"/2.png","assignee":"ana@example.com","status":"complete","stage":"review"}
  {"path":"/3.png","assignee":"ana@example.com","status":"complete","stage":"review"}
  {"path":"/4.png","assignee":"ben@example.com","status":"discard","stage":"review"}
  {"path":"/5.png","assignee":"ben@example.com","status":null,"stage":"label"}
  {"path":"/6.png","assignee":"ben@example.com","status":null,"stage":"label"}

# decisions.md 27: "A QA work item shows and edits its parent work item's layer."
  $ tasks annotations cars-qa --fields path,label,creator,task
  {"path":"/1.png","label":"car","creator":"ana@example.com","task":"cars"}
  $ as cid next cars-qa --fields path,stage,object_count
  {"path":"/1.png","stage":"review","object_count":1}
  $ W=$(as cid items cars-qa -w path=/1.png -o ids)
  $ echo "{\"work_item\":$W,\"label\":\"lorry\",\"shape\":\"class\"}" | as cid annotate cars-qa - --fields path,label,creator,task
  {"path":"/1.png","label":"lorry","creator":"cid@example.com","task":"cars"}
  $ id=$(as cid annotations cars-qa --label car -o ids)
  $ echo "{\"id\":$id,\"delete\":true}" | as cid annotate - -q
  $ tasks items cars -w path=/1.png --fields path,status,object_count,edited_after_status
  {"path":"/1.png","status":"complete","object_count":1,"edited_after_status":true}
  $ as cid items cars-qa -w object_count=1 --fields path,object_count
  {"path":"/1.png","object_count":1}
  $ as cid items cars-qa --label lorry --fields path,object_count
  {"path":"/1.png","object_count":1}
  $ as cid annotations --work-item $W --fields path,label
  {"path":"/1.png","label":"lorry"}
  $ as ben annotations --work-item $W
  ! {"error":{"code":"permission","message":"no assignment of yours holds work item 38","hint":"tasks mine shows what you hold","details":{}}}
  [5]
  $ echo "{\"work_item\":$W,\"label\":\"bus\",\"shape\":\"class\"}" | as ben annotate -
  ! {"error":{"code":"permission","message":"standard input: line 1: no assignment of yours holds work item 38","hint":"tasks mine shows what you hold","details":{"refused":[{"id":null,"line":1,"code":"permission","reason":"no assignment of yours holds work item 38"}],"refused_total":1}}}
  [5]
  $ tasks classify cars-qa --label car --all
  ! {"error":{"code":"guard","message":"\"cars-qa\" is a QA task: its annotations are those of what it reviews","hint":"tasks classify 20, or tasks annotate for one after the other","details":{}}}
  [5]
  $ echo '{"path":"/1.png","annotations":[]}' | tasks import --task cars-qa --format jsonl -
  ! {"error":{"code":"guard","message":"\"cars-qa\" is a QA task: its annotations are those of what it reviews","hint":"import into 20","details":{}}}
  [5]
  $ as cid fetch $W out -q --fields path
  {"path":"/1.png"}
  $ ls out
  1.png

# decisions.md 32: "Labeling: `label` → (status) → `review` if a live QA work item for it has no status, else `completed`. QA work item: `prepare` while the parent has no status (never handed out), `review` while it waits, `completed` with a status. Clearing the parent's status clears the QA status."
  $ at "2026-01-05 09:10:00"
  $ as cid set-status cars-qa approve --all --fields path,status,stage
  {"path":"/1.png","status":"approve","stage":"completed"}
  {"path":"/2.png","status":"approve","stage":"completed"}
  {"path":"/3.png","status":"approve","stage":"completed"}
  $ work cars --done
  {"path":"/1.png","assignee":"ana@example.com","status":"complete","stage":"completed"}
  {"path":"/2.png","assignee":"ana@example.com","status":"complete","stage":"completed"}
  {"path":"/3.png","assignee":"ana@example.com","status":"complete","stage":"completed"}
  {"path":"/4.png","assignee":"ben@example.com","status":"discard","stage":"review"}
  $ as ana set-status cars --clear -w path=/1.png -q --fields path,status,stage
  {"path":"/1.png","status":null,"stage":"label"}
  $ work cars-qa
  {"path":"/1.png","assignee":"cid@example.com","status":null,"stage":"prepare"}
  {"path":"/2.png","assignee":"cid@example.com","status":"approve","stage":"completed"}
  {"path":"/3.png","assignee":"cid@example.com","status":"approve","stage":"completed"}
  {"path":"/4.png","assignee":"ana@example.com","status":null,"stage":"review"}
  $ as cid next cars-qa
  ! note: no work waits for cid@example.com
  $ as cid set-status cars-qa approve -w path=/1.png
  ! {"error":{"code":"guard","message":"work item 38: it is in the stage prepare, not released to people yet","hint":null,"details":{"refused":[{"id":38,"code":"guard","reason":"it is in the stage prepare, not released to people yet"}],"refused_total":1}}}
  [5]
  $ tasks set-status cars-qa approve -w path=/1.png
  ! {"error":{"code":"guard","message":"work item 38: it is in the stage prepare, not released to people yet","hint":null,"details":{"refused":[{"id":38,"code":"guard","reason":"it is in the stage prepare, not released to people yet"}],"refused_total":1}}}
  [5]
  $ as ana set-status cars complete -w path=/1.png -q --fields path,status,stage
  {"path":"/1.png","status":"complete","stage":"review"}
  $ work cars-qa
  {"path":"/1.png","assignee":"cid@example.com","status":null,"stage":"review"}
  {"path":"/2.png","assignee":"cid@example.com","status":"approve","stage":"completed"}
  {"path":"/3.png","assignee":"cid@example.com","status":"approve","stage":"completed"}
  {"path":"/4.png","assignee":"ana@example.com","status":null,"stage":"review"}
  $ as cid next cars-qa -q --fields path,stage
  {"path":"/1.png","stage":"review"}
  $ tasks history $W --fields actor,action,old,new,command
  {"actor":"mia@example.com","action":"added","old":null,"new":null,"command":"create"}
  {"actor":"mia@example.com","action":"assigned","old":null,"new":"cid@example.com","command":"create"}
  {"actor":"cid@example.com","action":"started","old":null,"new":null,"command":"next"}
  {"actor":"cid@example.com","action":"stopped","old":null,"new":"600","command":"set-status"}
  {"actor":"cid@example.com","action":"status","old":null,"new":"approve","command":"set-status"}
  {"actor":"cid@example.com","action":"stage","old":"review","new":"completed","command":"set-status"}
  {"actor":"ana@example.com","action":"status","old":"approve","new":null,"command":"set-status"}
  {"actor":"ana@example.com","action":"stage","old":"completed","new":"prepare","command":"set-status"}
  {"actor":"ana@example.com","action":"stage","old":"prepare","new":"review","command":"set-status"}
  {"actor":"cid@example.com","action":"started","old":null,"new":null,"command":"next"}

# decisions.md 32: "a stage set by hand holds until the next status change."
  $ as mia set-status cars --stage completed -w path=/4.png -q --fields path,status,stage
  {"path":"/4.png","status":"discard","stage":"completed"}
  $ as ana set-status cars-qa approve -w path=/4.png -q --fields path,status,stage
  {"path":"/4.png","status":"approve","stage":"completed"}
  $ as ana set-status cars-qa --clear -w path=/4.png -q --fields path,status,stage
  {"path":"/4.png","status":null,"stage":"review"}
  $ work cars -w path=/4.png
  {"path":"/4.png","assignee":"ben@example.com","status":"discard","stage":"completed"}
  $ as ben set-status cars complete -w path=/4.png -q --fields path,status,stage
  {"path":"/4.png","status":"complete","stage":"review"}

A snapshot that grows; what is reviewed stays where it is.

# decisions.md 33: "A QA task is a snapshot of a labeling task; `add-items QA --missing` takes what has a status since; deleting the parent is refused while a live QA task exists."
  $ as ben set-status cars complete -w path=/5.png -q --fields path,status,stage
  {"path":"/5.png","status":"complete","stage":"completed"}
  $ tasks add-items cars-qa --missing --fields path,assignee,stage
  {"path":"/5.png","assignee":"ana@example.com","stage":"review"}
  $ tasks add-items cars-qa --missing
  $ tasks add-items cars-qa --items $(tasks dataset items street -w path=/6.png -o ids)
  ! note: none of these items has a status in "cars"
  $ tasks add-items cars-qa -w path=/5.png -q
  $ work cars -w path=/5.png
  {"path":"/5.png","assignee":"ben@example.com","status":"complete","stage":"review"}
  $ tasks remove-items cars -w path=/5.png
  ! {"error":{"code":"guard","message":"work item 28: the QA task \"cars-qa\" reviews it","hint":"take it out of that first","details":{"refused":[{"id":28,"code":"guard","reason":"the QA task \"cars-qa\" reviews it"}],"refused_total":1}}}
  [5]
  $ tasks remove-items cars-qa -w path=/5.png -q --fields path,stage
  {"path":"/5.png","stage":"review"}
  $ work cars -w path=/5.png
  {"path":"/5.png","assignee":"ben@example.com","status":"complete","stage":"completed"}
  $ tasks delete cars --yes
  ! {"error":{"code":"guard","message":"task 20: the QA task \"cars-qa\" reviews \"cars\"","hint":"archive or delete 34 first, or along with it","details":{"refused":[{"id":20,"code":"guard","reason":"the QA task \"cars-qa\" reviews \"cars\""}],"refused_total":1}}}
  [5]

# domain.md §7: "`review` when it has a status and an open QA task holds its item": an archived one does not.
  $ tasks archive cars-qa -q --fields name
  {"name":"cars-qa"}
  $ work cars --stage review
  $ tasks unarchive $(tasks list --archived --type qa -o ids) -q --fields name
  {"name":"cars-qa"}
  $ work cars --stage review
  {"path":"/1.png","assignee":"ana@example.com","status":"complete","stage":"review"}
  {"path":"/4.png","assignee":"ben@example.com","status":"complete","stage":"review"}

Several reviews of one task; some statuses, some items.

  $ tasks create second --qa-of cars --status discard --dry-run
  {"type":"task","id":null,"name":"second","task_type":"qa","quality":"none","channel":"manual","status":"open","signs":[],"priority":"medium","due_at":null,"overdue":false,"lock_after_due":false,"locked":false,"locked_by":null,"locked_at":null,"archived":false,"archived_at":null,"owner":"olga@example.com","groups":[],"dataset":"street","recipe":null,"recipe_version":null,"allocation":"distribution","batch_size":null,"max_workload":null,"actions":[{"name":"approve","display":"approve","color":null,"discard":false},{"name":"discard","display":"discard","color":null,"discard":true}],"parent":"cars","pipeline":null,"node":null,"instructions_file":null,"instructions_pages":null,"description":"","scoring":false,"score_function":null,"seed":0,"metadata":{},"assignments_count":1,"items_total":0,"items_done":0,"items_remaining":0,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{},"version":1,"created_at":"2026-01-05T09:10:00.000000Z","created_by":"olga@example.com","updated_at":"2026-01-05T09:10:00.000000Z","updated_by":"olga@example.com","last_activity_at":null,"self_review":false,"percent":null,"copies":null,"honeypot_filter":null,"scoring_paused":false}
  ! note: the task "second" has no items: nothing in "cars" has such a status
  $ tasks create second --qa-of cars --status complete -w 'path=/1.png,/2.png' --limit 1 --assignee ben@example.com --action good --action bad:Bad:#f00:discard -q --fields name,items_total
  {"name":"second","items_total":1}
  $ work second
  {"path":"/1.png","assignee":"ben@example.com","status":null,"stage":"review"}
  $ as cid set-status cars-qa approve -w path=/1.png -q --fields path,status
  {"path":"/1.png","status":"approve"}
  $ work cars -w path=/1.png
  {"path":"/1.png","assignee":"ana@example.com","status":"complete","stage":"review"}
  $ as ben set-status second bad -w path=/1.png -q --fields path,status
  {"path":"/1.png","status":"bad"}
  $ work cars -w path=/1.png
  {"path":"/1.png","assignee":"ana@example.com","status":"complete","stage":"completed"}
  $ tasks delete second --yes
  {"type":"task","id":62,"name":"second","task_type":"qa","quality":"none","channel":"manual","status":"completed","signs":[],"priority":"medium","due_at":null,"overdue":false,"lock_after_due":false,"locked":false,"locked_by":null,"locked_at":null,"archived":true,"archived_at":"2026-01-05T09:10:00.000000Z","owner":"olga@example.com","groups":[],"dataset":"street","recipe":null,"recipe_version":null,"allocation":"distribution","batch_size":null,"max_workload":null,"actions":[{"name":"good","display":"good","color":null,"discard":false},{"name":"bad","display":"Bad","color":"#ff0000","discard":true}],"parent":"cars","pipeline":null,"node":null,"instructions_file":null,"instructions_pages":null,"description":"","scoring":false,"score_function":null,"seed":0,"metadata":{},"assignments_count":1,"items_total":1,"items_done":1,"items_remaining":0,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":1,"status_counts":{"bad":1},"stage_counts":{"completed":1},"version":2,"created_at":"2026-01-05T09:10:00.000000Z","created_by":"olga@example.com","updated_at":"2026-01-05T09:10:00.000000Z","updated_by":"olga@example.com","last_activity_at":"2026-01-05T09:10:00.000000Z","self_review":false,"percent":null,"copies":null,"honeypot_filter":null,"scoring_paused":false}
  ! note: "second" was archived, since there is work in it: tasks unarchive 62 brings it back
  $ work cars -w path=/1.png
  {"path":"/1.png","assignee":"ana@example.com","status":"complete","stage":"completed"}

Nobody reviews the own work: by dealing, by pulling, in a group.

  $ tasks create alone --qa-of cars --status complete --assignee ana@example.com -q --fields name,items_total
  {"name":"alone","items_total":5}
  $ work alone
  {"path":"/1.png","assignee":null,"status":null,"stage":"review"}
  {"path":"/2.png","assignee":null,"status":null,"stage":"review"}
  {"path":"/3.png","assignee":null,"status":null,"stage":"review"}
  {"path":"/4.png","assignee":"ana@example.com","status":null,"stage":"review"}
  {"path":"/5.png","assignee":"ana@example.com","status":null,"stage":"review"}
  $ tasks create mine --qa-of cars --self-review --assignee ana@example.com -q --fields name,items_total,self_review
  {"name":"mine","items_total":5,"self_review":true}
  $ work mine --limit 1
  {"path":"/1.png","assignee":"ana@example.com","status":null,"stage":"review"}
  $ tasks create fetched --qa-of cars --pull --batch-size 3 --assignee ana@example.com,cid@example.com -q --fields name,items_total
  {"name":"fetched","items_total":5}
  $ as ana next fetched --count 9 --fields path,stage
  {"path":"/4.png","stage":"review"}
  {"path":"/5.png","stage":"review"}
  ! note: 2 work items pulled from the queue of "fetched"
  $ as cid next fetched --count 9 --fields path,stage
  {"path":"/1.png","stage":"review"}
  {"path":"/2.png","stage":"review"}
  {"path":"/3.png","stage":"review"}
  ! note: 3 work items pulled from the queue of "fetched"
  $ tasks group add both --member ana@example.com,ben@example.com -q -o ids | wc -l
  1
  $ tasks create shared --qa-of cars --assignee @both -q --fields name,items_total
  {"name":"shared","items_total":5}
  $ as ana next shared --count 9 -q --fields path
  {"path":"/4.png"}
  {"path":"/5.png"}
  $ as ben next shared --count 9 -q --fields path
  {"path":"/1.png"}
  {"path":"/2.png"}
  {"path":"/3.png"}

Dealt anew, nobody gets the own work either.

  $ tasks create again --qa-of cars --status complete --assignee cid@example.com -q --fields name,items_total
  {"name":"again","items_total":5}
  $ tasks assignment add again ana@example.com ben@example.com -q -o ids | wc -l
  2
  $ tasks assignment redistribute again --workload ana@example.com=40,ben@example.com=40,cid@example.com=20 -q --fields assignee,items_total
  {"assignee":"cid@example.com","items_total":1}
  {"assignee":"ana@example.com","items_total":2}
  {"assignee":"ben@example.com","items_total":2}
  $ work again
  {"path":"/1.png","assignee":"cid@example.com","status":null,"stage":"review"}
  {"path":"/2.png","assignee":"ben@example.com","status":null,"stage":"review"}
  {"path":"/3.png","assignee":"ben@example.com","status":null,"stage":"review"}
  {"path":"/4.png","assignee":"ana@example.com","status":null,"stage":"review"}
  {"path":"/5.png","assignee":"ana@example.com","status":null,"stage":"review"}
  $ tasks assignment redistribute again --workload ana@example.com=100 -q --fields assignee,items_total
  {"assignee":"cid@example.com","items_total":1}
  {"assignee":"ana@example.com","items_total":2}
  {"assignee":"ben@example.com","items_total":2}
  $ work again --assignee ana@example.com
  {"path":"/4.png","assignee":"ana@example.com","status":null,"stage":"review"}
  {"path":"/5.png","assignee":"ana@example.com","status":null,"stage":"review"}

What is exported of a QA task is what was approved.

  $ tasks export cars-qa - --format jsonl | jq -c '[.path, .status, [.annotations[]?.label]]'
  ["/1.png","approve",["lorry"]]
  ["/2.png","approve",[]]
  ["/3.png","approve",[]]
  $ tasks show cars-qa -o json | jq -c '.tasks[0] | [.status, .items_done, .items_remaining, .stage_counts]'
  ["in-progress",3,1,{"completed":3,"review":1}]
  $ tasks status --fields tasks,reviews
  {"tasks":7,"reviews":26}
  $ tasks doctor -q --fields check,state | grep -v ok
  [1]

Wrong calls.

  $ tasks create x --type qa --dataset street
  ! {"error":{"code":"usage","message":"a QA task reviews a labeling task","hint":"name it with --qa-of, or qa_of: in the file","details":{}}}
  [2]
  $ tasks create x --type labeling --qa-of cars
  ! {"error":{"code":"usage","message":"--qa-of makes a task of type qa","hint":"see tasks help","details":{}}}
  [2]
  $ tasks create x --dataset street --status complete
  ! {"error":{"code":"usage","message":"--status goes with --qa-of","hint":"it chooses among the statuses of the task that is reviewed","details":{}}}
  [2]
  $ tasks create x --dataset street --self-review
  ! {"error":{"code":"usage","message":"--self-review goes with --qa-of","hint":"see tasks help","details":{}}}
  [2]
  $ tasks create x --qa-of cars-qa
  ! {"error":{"code":"guard","message":"\"cars-qa\" is a QA task itself","hint":"it reviews \"cars\": --qa-of 20","details":{}}}
  [5]
  $ tasks create x --qa-of nothing
  ! {"error":{"code":"not_found","message":"no task \"nothing\"","hint":"tasks list shows them","details":{}}}
  [1]
  $ tasks create x --qa-of cars --status completed
  ! {"error":{"code":"bad_value","message":"\"cars\" has no status \"completed\"","hint":"did you mean complete? it has complete, discard","details":{}}}
  [2]
  $ tasks dataset create other -q -o ids | wc -l
  1
  $ tasks create x --qa-of cars --dataset other
  ! {"error":{"code":"guard","message":"a QA task has the dataset of the task that it reviews, \"street\"","hint":"leave away --dataset","details":{}}}
  [5]
  $ tasks create --qa-of cars
  ! {"error":{"code":"exists","message":"there is a task \"cars-qa\" already","hint":"--if-not-exists takes it as it is","details":{}}}
  [1]
  $ tasks create --qa-of cars --if-not-exists -q --fields name
  {"name":"cars-qa"}
  $ tasks create none --dataset street -w path=/6.png -q --fields name && tasks create --qa-of none -q --fields name,items_total
  {"name":"none"}
  {"name":"none-qa","items_total":0}
  $ tasks create none-qa2 --qa-of none --fields name,status,items_total
  {"name":"none-qa2","status":"open","items_total":0}
  ! note: the task "none-qa2" has no items: nothing in "none" has such a status
  $ printf '%s\n' 'qa_of: cars' 'name: from-file' 'status: [complete]' 'assignees: [cid@example.com]' >qa.yaml
  $ tasks create -f qa.yaml -q --fields name,task_type,items_total
  {"name":"from-file","task_type":"qa","items_total":5}
