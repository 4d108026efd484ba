Issues: from the reviewer to the annotator and back.

  $ . $TESTDIR/setup.sh
  $ new_labeling
  $ as ana set-status cars complete --all -q -o ids | wc -l
  3
  $ as ben set-status cars complete --all -q -o ids | wc -l
  3
  $ printf '%s\n' '{"path":"/1.png","label":"car","shape":"class"}' '{"path":"/2.png","label":"car","shape":"class"}' | as ana annotate cars - -q -o ids | wc -l
  2
  $ tasks create --qa-of cars --assignee ben@example.com,cid@example.com -q --fields name,items_total
  {"name":"cars-qa","items_total":6}
  $ work() { tasks items "$1" --fields path,assignee,status,stage,open_issues,for_review "${@:2}"; }
  $ states() { tasks issue list --fields id,state,path,annotation,assignee,opened_by,resolved_by "$@"; }
  $ Q() { tasks items cars-qa -w path="/$1.png" -o ids; }
  $ W() { tasks items cars -w path="/$1.png" -o ids; }
  $ tasks items cars-qa --fields path,assignee
  {"path":"/1.png","assignee":"ben@example.com"}
  {"path":"/2.png","assignee":"ben@example.com"}
  {"path":"/3.png","assignee":"ben@example.com"}
  {"path":"/4.png","assignee":"cid@example.com"}
  {"path":"/5.png","assignee":"cid@example.com"}
  {"path":"/6.png","assignee":"cid@example.com"}

# domain.md §8: "An issue hangs on an annotation or an item, has a text and comments, knows its QA task, the labeling task and the assignee who must fix it (the last who set a status there)."
# domain.md §8: "Opening one clears the status of that work item in the labeling task (it comes back to the annotator; history tells why)."
  $ at "2026-01-05 09:10:00"
  $ as ben next cars-qa -q --fields path
  {"path":"/1.png"}
  $ as ben issue open --work-item $(Q 1) --text "the lorry is missing"
  {"type":"issue","id":47,"state":"open","text":"the lorry is missing","task":"cars","qa_task":"cars-qa","work_item":24,"qa_work_item":39,"item":14,"path":"/1.png","annotation":null,"assignee":"ana@example.com","opened_by":"ben@example.com","opened_at":"2026-01-05T09:10:00.000000Z","resolved_by":null,"resolved_at":null,"comments":[],"version":1,"updated_at":"2026-01-05T09:10:00.000000Z"}
  $ A=$(tasks annotations cars -w path=/2.png -o ids)
  $ as ben issue open --annotation $A --text "not a car" --fields state,annotation,path,task,qa_task,assignee
  {"state":"open","annotation":34,"path":"/2.png","task":"cars","qa_task":"cars-qa","assignee":"ana@example.com"}
  $ work cars -w 'path=/1.png,/2.png'
  {"path":"/1.png","assignee":"ana@example.com","status":null,"stage":"label","open_issues":1,"for_review":0}
  {"path":"/2.png","assignee":"ana@example.com","status":null,"stage":"label","open_issues":1,"for_review":0}
  $ work cars-qa -w 'path=/1.png,/2.png'
  {"path":"/1.png","assignee":"ben@example.com","status":null,"stage":"prepare","open_issues":1,"for_review":0}
  {"path":"/2.png","assignee":"ben@example.com","status":null,"stage":"prepare","open_issues":1,"for_review":0}
  $ tasks history $(W 1) --fields actor,command,action,old,new | tail -n 4
  {"actor":"olga@example.com","command":"create","action":"stage","old":"completed","new":"review"}
  {"actor":"ben@example.com","command":"issue open","action":"issue-opened","old":null,"new":"the lorry is missing"}
  {"actor":"ben@example.com","command":"issue open","action":"status","old":"complete","new":null}
  {"actor":"ben@example.com","command":"issue open","action":"stage","old":"review","new":"label"}
  $ tasks annotations cars --fields path,label,issue_state
  {"path":"/1.png","label":"car","issue_state":null}
  {"path":"/2.png","label":"car","issue_state":"open"}
  $ tasks annotations cars -w issue_state=open --fields path
  {"path":"/2.png"}
  $ as ben next cars-qa --resume
  ! note: ben@example.com holds nothing that was started

The same again is not said twice; something else is.

  $ as ben issue open --work-item $(Q 1) --text " the lorry is missing " -o table
  ID  STATE  TASK  PATH  ANNOTATION  ASSIGNEE  OPENED BY  TEXT
  ! changed 0 issues, 1 unchanged
  $ as ben issue open --work-item $(Q 1) --text "and the bus" -q --fields state,text
  {"state":"open","text":"and the bus"}

What annotators see and fix.

# decisions.md 30: "Opening an issue clears the labeling status; the annotator may set one again while issues are unresolved (hence `completed-with-issues`, which does not count as completed for `--status`, overdue or pipelines); the QA item returns to the queue when all its issues are `for-review`."
  $ as ana mine --issues --fields path,text,state,opened_by
  {"path":"/1.png","text":"the lorry is missing","state":"open","opened_by":"ben@example.com"}
  {"path":"/2.png","text":"not a car","state":"open","opened_by":"ben@example.com"}
  {"path":"/1.png","text":"and the bus","state":"open","opened_by":"ben@example.com"}
  $ as ben mine --issues
  $ as cid issue list
  $ as ana next cars --count 3 -q --fields path
  {"path":"/1.png"}
  {"path":"/2.png"}
  $ as ana set-status cars complete --all -q --fields path,status,stage
  {"path":"/1.png","status":"complete","stage":"review"}
  {"path":"/2.png","status":"complete","stage":"review"}
  $ tasks list --fields name,status,signs,open_issues,for_review,overdue
  {"name":"cars","status":"completed-with-issues","signs":["open-issue","assignment-issue"],"open_issues":2,"for_review":0,"overdue":false}
  {"name":"cars-qa","status":"open","signs":["open-issue","assignment-issue"],"open_issues":2,"for_review":0,"overdue":false}
  $ tasks list --annotation-status open-issues --fields name
  {"name":"cars"}
  {"name":"cars-qa"}
  $ tasks list --status completed --fields name
# domain.md §7: "all have, an annotation or item still has an unresolved issue | `completed-with-issues` | `completed-with-issues`"
  $ tasks assignment list cars --fields assignee,status,open_issues
  {"assignee":"ana@example.com","status":"completed-with-issues","open_issues":2}
  {"assignee":"ben@example.com","status":"done","open_issues":0}
  $ as ana items cars --has-issue --fields path,open_issues
  {"path":"/1.png","open_issues":2}
  {"path":"/2.png","open_issues":1}
  $ work cars-qa -w 'path=/1.png,/2.png'
  {"path":"/1.png","assignee":"ben@example.com","status":null,"stage":"prepare","open_issues":2,"for_review":0}
  {"path":"/2.png","assignee":"ben@example.com","status":null,"stage":"prepare","open_issues":1,"for_review":0}
  $ as ben next cars-qa --count 3 -q --fields path
  {"path":"/3.png"}
# domain.md §8: "States: `open` → `for-review` (the annotator says fixed) → `approved` (the reviewer), or back to `open`; `cleared` by the reviewer or a manager."
  $ at "2026-01-05 09:20:00"
  $ as ana mine --issues -o jsonl | head -n 1 | as ana issue for-review - --text "drawn" --fields state,path,comments
  {"state":"for-review","path":"/1.png","comments":[{"author":"ana@example.com","at":"2026-01-05T09:20:00.000000Z","text":"drawn"}]}
  $ work cars-qa -w 'path=/1.png'
  {"path":"/1.png","assignee":"ben@example.com","status":null,"stage":"prepare","open_issues":1,"for_review":1}
  $ as ana issue for-review --all -q --fields state,path
  {"state":"for-review","path":"/2.png"}
  {"state":"for-review","path":"/1.png"}
  $ as ana issue for-review --all -o table
  ID  STATE  TASK  PATH  ANNOTATION  ASSIGNEE  OPENED BY  TEXT
  ! changed 0 issues, 3 unchanged
# domain.md §8: "When the annotator marks it for review and completes again, it comes up again in the QA task."
  $ work cars-qa -w 'path=/1.png,/2.png'
  {"path":"/1.png","assignee":"ben@example.com","status":null,"stage":"review","open_issues":0,"for_review":2}
  {"path":"/2.png","assignee":"ben@example.com","status":null,"stage":"review","open_issues":0,"for_review":1}
# domain.md §8: "Counters of a task: items with open issues, items for review."
  $ tasks list --fields name,signs,open_issues,for_review
  {"name":"cars","signs":["assignment-issue","for-review"],"open_issues":0,"for_review":2}
  {"name":"cars-qa","signs":["assignment-issue","for-review"],"open_issues":0,"for_review":2}
  $ tasks list --annotation-status for-review --fields name
  {"name":"cars"}
  {"name":"cars-qa"}
  $ tasks status --fields issues,reviews
  {"issues":3,"reviews":6}
  $ as ben next cars-qa --count 3 -q --fields path,for_review
  {"path":"/1.png","for_review":2}
  {"path":"/2.png","for_review":1}
# domain.md §8: "An item cannot be approved in the QA task while it has an open or for-review issue."
# decisions.md 30: "In QA tasks every non-discard action is refused while an issue is unresolved."
  $ as ben set-status cars-qa approve $(Q 1) -o table
  ! error: work item 39: it has 2 unresolved issues
  ! hint: tasks issue list -w work_item=24 shows them
  [5]
  $ tasks set-status cars-qa --stage completed --status approve $(Q 1) -o table
  ! error: work item 39: it has 2 unresolved issues
  [5]
  $ as ben set-status cars-qa discard $(Q 1) -n --fields status
  {"status":"discard"}
  $ as ben issue reopen --task cars-qa -w path=/2.png --text "still a car" --fields state,comments
  {"state":"open","comments":[{"author":"ben@example.com","at":"2026-01-05T09:20:00.000000Z","text":"still a car"}]}
  $ work cars -w path=/2.png
  {"path":"/2.png","assignee":"ana@example.com","status":null,"stage":"label","open_issues":1,"for_review":0}
  $ as ben issue approve --all -o table
  ! error: nothing was changed: 1 of 3 issues is refused: issue 49: it is open: nobody has marked it for review
  ! hint: tasks issue clear closes it as it is
  [5]
  $ as ben issue approve -w path=/1.png -q --fields state,path,resolved_by
  {"state":"approved","path":"/1.png","resolved_by":"ben@example.com"}
  {"state":"approved","path":"/1.png","resolved_by":"ben@example.com"}
  $ as ben set-status cars-qa approve $(Q 1) -q --fields status,stage
  {"status":"approve","stage":"completed"}
  $ as mia issue clear -w state=open --text "it is one" -q --fields state,path,resolved_by
  {"state":"cleared","path":"/2.png","resolved_by":"mia@example.com"}
  $ states
  {"id":47,"state":"approved","path":"/1.png","annotation":null,"assignee":"ana@example.com","opened_by":"ben@example.com","resolved_by":"ben@example.com"}
  {"id":49,"state":"cleared","path":"/2.png","annotation":34,"assignee":"ana@example.com","opened_by":"ben@example.com","resolved_by":"mia@example.com"}
  {"id":51,"state":"approved","path":"/1.png","annotation":null,"assignee":"ana@example.com","opened_by":"ben@example.com","resolved_by":"ben@example.com"}
  $ tasks annotations cars --fields path,issue_state
  {"path":"/1.png","issue_state":null}
  {"path":"/2.png","issue_state":null}
  $ as ana set-status cars complete --all -q --fields path,stage
  {"path":"/2.png","stage":"review"}
  $ as ben set-status cars-qa approve $(Q 2) -q --fields path
  {"path":"/2.png"}
  $ tasks issue show $(tasks issue list -w path=/2.png -o ids) -o table
  type          issue
  id            49
  state         cleared
  text          not a car
  task          cars
  qa task       cars-qa
  work item     25
  qa work item  40
  item          15
  path          /2.png
  annotation    34
  assignee      ana@example.com
  opened by     ben@example.com
  opened at     2026-01-05 09:10 UTC (10 minutes ago)
  resolved by   mia@example.com
  resolved at   2026-01-05 09:20 UTC (just now)
  comments      [{"author":"ben@example.com","at":"2026-01-05T09:20:00.000000Z","text":"still a car"},{"author":"mia@example.com","at":"2026-01-05T09:20:00.000000Z","text":"it is one"}]
  version       4
  updated at    2026-01-05 09:20 UTC (just now)

Talk.

  $ as ana issue comment $(tasks issue list -w path=/2.png -o ids) --text "thanks" -q --fields comments
  {"comments":[{"author":"ben@example.com","at":"2026-01-05T09:20:00.000000Z","text":"still a car"},{"author":"mia@example.com","at":"2026-01-05T09:20:00.000000Z","text":"it is one"},{"author":"ana@example.com","at":"2026-01-05T09:20:00.000000Z","text":"thanks"}]}
  $ tasks history $(W 2) --fields actor,action,old,new | grep issue
  {"actor":"ben@example.com","action":"issue-opened","old":null,"new":"not a car"}
  {"actor":"ana@example.com","action":"issue-for-review","old":null,"new":null}
  {"actor":"ben@example.com","action":"issue-reopened","old":null,"new":"still a car"}
  {"actor":"mia@example.com","action":"issue-cleared","old":null,"new":"it is one"}
  {"actor":"ana@example.com","action":"issue-commented","old":null,"new":"thanks"}

What is read-only stays so for reviewers, too.

# domain.md §6: "while a work item has a status its annotations are read-only for everybody, also for fixing issues; the status must be cleared first."
  $ tasks config set force_remove_status true -q -o csv --no-header --fields value
  true
  $ echo "{\"work_item\":$(Q 3),\"label\":\"bus\",\"shape\":\"class\"}" | as ben annotate - -o table
  ! error: standard input: line 1: work item 26, which it reviews, has the status "complete"
  ! hint: this project wants it cleared first: an issue does that, too
  [5]
  $ tasks config set force_remove_status false -q -o csv --no-header --fields value
  false

Managers need no QA task.

# decisions.md 31: "Managers may open issues without a QA task; on ground truth it is refused. An issue counts in its labeling and its QA task."
  $ as mia issue open --task cars -w 'path=/5.png,/6.png' --text "look again" -q --fields path,qa_task,assignee,opened_by
  {"path":"/5.png","qa_task":null,"assignee":"ben@example.com","opened_by":"mia@example.com"}
  {"path":"/6.png","qa_task":null,"assignee":"ben@example.com","opened_by":"mia@example.com"}
  $ work cars-qa -w 'path=/5.png,/6.png'
  {"path":"/5.png","assignee":"cid@example.com","status":null,"stage":"prepare","open_issues":0,"for_review":0}
  {"path":"/6.png","assignee":"cid@example.com","status":null,"stage":"prepare","open_issues":0,"for_review":0}
  $ tasks issue list --task cars -w state=open --fields path
  {"path":"/5.png"}
  {"path":"/6.png"}
  $ tasks issue list --task cars-qa --fields path,state
  {"path":"/1.png","state":"approved"}
  {"path":"/2.png","state":"cleared"}
  {"path":"/1.png","state":"approved"}
  $ as ben set-status cars complete -w 'path=/5.png,/6.png' -q --fields path
  {"path":"/5.png"}
  {"path":"/6.png"}
  $ as cid set-status cars-qa approve -w path=/5.png -o table
  ! error: work item 43: it has 1 unresolved issue
  ! hint: tasks issue list -w work_item=28 shows them
  [5]
  $ tasks items cars-qa -w path=/5.png -w version=1 -o ids | wc -l
  0
  $ echo '{"path":"/6.png","annotations":[{"layer":"ground-truth","label":"car","shape":"class"}]}' | tasks import --dataset street --format jsonl - -q --fields annotations_added
  {"annotations_added":1}
  $ tasks issue open --annotation $(tasks annotations --item $(tasks dataset items street -w path=/6.png -o ids) --layer ground-truth -o ids) --text x -o table
  ! error: annotation 80: it is in the item's layer ground-truth, not on labeling work
  ! hint: issues are about the work of a task
  [5]
  $ as mia issue open --annotation $A --task cars-qa --text "in the review" -q --fields qa_task,annotation
  {"qa_task":"cars-qa","annotation":34}
  $ as mia issue open --annotation $A --task cars --text x -o table
  ! error: "cars" is no QA task
  ! hint: without --task the issue has none, or your own
  [5]

Who may what.

# domain.md §2: "open and approve issues | yes | yes | in a QA assignment that is theirs"
  $ as ana issue open --work-item $(W 1) --text x -o table
  ! error: work item 24: no QA assignment of yours reviews it
  ! hint: reviewers open issues in their QA tasks, managers everywhere
  [5]
  $ as cid issue open --work-item $(Q 1) --text x -o table
  ! error: work item 39: no QA assignment of yours reviews it
  ! hint: reviewers open issues in their QA tasks, managers everywhere
  [5]
  $ as ana issue open --annotation $A --text x -o table
  ! error: annotation 34: no QA assignment of yours reviews it
  ! hint: reviewers open issues in their QA tasks, managers everywhere
  [5]
  $ I=$(tasks issue list -w path=/2.png -w state=open -o ids)
  $ as ana issue approve $I -o table
  ! error: issue 81: it is for its reviewer to approve
  ! hint: tasks issue for-review says that it is fixed
  [5]
  $ as ana issue clear $I -o table
  ! error: issue 81: it is for its reviewer to clear
  ! hint: tasks issue for-review says that it is fixed
  [5]
  $ as ben issue for-review $I -o table
  ! error: issue 81: it is for whoever must fix it to mark for review
  ! hint: ask a manager or an owner
  [5]
  $ as cid issue comment $I --text x -o table
  ! error: issue 81: it is on no work of yours
  ! hint: tasks issue list shows those that are
  [5]
  $ as cid issue show $I -o table
  ! error: issue 81 is on no work of yours
  ! hint: tasks issue list shows those that are
  [5]
  $ as cid issue list --fields path,state
  $ as ana issue list --fields path,state
  {"path":"/1.png","state":"approved"}
  {"path":"/2.png","state":"cleared"}
  {"path":"/1.png","state":"approved"}
  {"path":"/2.png","state":"open"}
  $ as ana issue for-review $I -q --fields state
  {"state":"for-review"}
  $ as ben issue clear $I -q --fields state
  {"state":"cleared"}

Out of turn.

  $ as ben issue clear $I -o table
  ID  STATE  TASK  PATH  ANNOTATION  ASSIGNEE  OPENED BY  TEXT
  ! changed 0 issues, 1 unchanged
  $ as ben issue approve $I -o table
  ! error: issue 81: it is cleared already
  ! hint: tasks issue reopen opens it again
  [5]
  $ as ana issue for-review $I -o table
  ! error: issue 81: it is cleared already
  ! hint: tasks issue reopen opens it again
  [5]
  $ tasks issue show $I -o jsonl | jq -c '.version = 1' | tasks issue reopen - -o table
  ! error: issue 81: it has changed since it was read (version 3, not 1)
  ! hint: read the records again and repeat
  [5]
  $ tasks issue reopen $I -n -q --fields id,state
  {"id":81,"state":"open"}
  $ tasks issue clear $I 14 -o table
  ! error: 14 is the id of an item, not of an issue
  [1]
  $ tasks issue show 99999 -o table
  ! error: no issue has the id 99999
  [1]
  $ tasks issue comment $I -o table
  ! error: tasks issue comment needs --text
  ! hint: see tasks help
  [2]
  $ tasks issue comment $I --text ' ' -o table
  ! error: the comment has no text
  ! hint: --text says what it is about
  [2]
  $ tasks issue open --work-item $(W 1) -o table
  ! error: the issue has no text
  ! hint: --text says what it is about
  [2]
  $ tasks issue open --text x -o table
  ! error: nothing was chosen
  ! hint: give --annotation, or --work-item, or --task with --where or --all
  [2]
  $ tasks issue open --all --text x -o table
  ! error: conditions and --all need a task
  ! hint: tasks issue open --task TASK --where FIELD=VALUE --text TEXT
  [2]
  $ tasks issue open --annotation $A --work-item $(W 1) --text x -o table
  ! error: --annotation and work items exclude each other
  ! hint: an issue is about an annotation, or about a whole item
  [2]
  $ tasks issue open --annotation $(W 1) --text x -o table
  ! error: 24 is the id of a work item, not of an annotation
  [1]
  $ tasks issue approve -o table
  ! error: no issues were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ tasks issue approve -w stat=open -o table
  ! error: there is no field "stat" to filter by
  ! hint: did you mean state? known: id, state, text, task, qa_task, work_item, qa_work_item, item, path, annotation, assignee, opened_by, opened_at, resolved_by, resolved_at, version, updated_at
  [2]
  $ tasks issue list --state opened -o table
  ! error: --state takes one of open, for-review, approved, cleared, not "opened"
  ! hint: did you mean open?
  [2]
  $ echo '{"type":"task","id":3}' | tasks issue approve - -o table
  ! error: line 1 of standard input: a record of kind "task" where one of kind "issue" is wanted
  [1]
  $ printf '' | tasks issue approve - -o table
  ID  STATE  TASK  PATH  ANNOTATION  ASSIGNEE  OPENED BY  TEXT
  ! note: no issues were chosen
  ! changed 0 issues

Locks.

  $ tasks lock cars-qa -q -o ids | wc -l
  1
  $ as ben issue open --work-item $(Q 1) --text y -o table
  ! error: work item 39: task "cars-qa" is locked by olga@example.com since 2026-01-05T09:20:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ as mia issue reopen $I -o table
  ! error: issue 81: task "cars-qa" is locked by olga@example.com since 2026-01-05T09:20:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks unlock cars-qa -q -o ids | wc -l
  1
  $ tasks lock cars -q -o ids | wc -l
  1
  $ as ben issue open --work-item $(Q 1) --text y -o table
  ! error: work item 39: task "cars" is locked by olga@example.com since 2026-01-05T09:20:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks unlock cars -q -o ids | wc -l
  1

Guards.

# domain.md §10: "Delete is refused while: the labeling task has unresolved issues; a QA task has issues not approved"
  $ as ben issue open --work-item $(Q 1) --text y -q -o ids | wc -l
  1
  $ tasks delete cars-qa --yes -o table
  ! error: task 35: "cars-qa" has unresolved issues on 1 work item
  ! hint: an issue is resolved when it is approved or cleared; tasks archive puts the task away as it is
  [5]
  $ tasks remove-items cars-qa $(Q 1) -o table
  ! error: work item 39: it has 1 unresolved issue
  [5]
  $ tasks archive cars-qa -q --fields name
  {"name":"cars-qa"}
  $ tasks delete cars --yes -o table
  ! error: task 20: "cars" has unresolved issues on 3 work items
  ! hint: an issue is resolved when it is approved or cleared; tasks archive puts the task away as it is
  [5]
  $ tasks remove-items cars $(W 1) -o table
  ! error: work item 24: it has 1 unresolved issue
  [5]
  $ tasks issue clear --all --partial -q --fields state
  {"state":"cleared"}
  {"state":"cleared"}
  {"state":"cleared"}
  ! {"error":{"code":"partly_done","message":"2 of 7 issues are refused: issue 47: it is approved already; issue 51: it is approved already","hint":"tasks issue reopen opens it again","details":{"refused":[{"id":47,"code":"guard","reason":"it is approved already"},{"id":51,"code":"guard","reason":"it is approved already"}],"refused_total":2}}}
  [3]
  $ tasks delete cars --yes -q --fields name
  {"name":"cars"}
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state

Pulled work: what comes up again waits in the queue; what comes back to its annotator does not count against the maximum.

  $ tasks create fast --dataset street --pull --batch-size 3 --max-workload 5 --assignee ana@example.com -q -o ids | wc -l
  1
  $ as ana next fast --count 3 -q -o ids | as ana set-status fast complete - -q -o ids | wc -l
  3
  $ tasks create --qa-of fast --pull --batch-size 3 --max-workload 5 --assignee cid@example.com -q --fields name,items_total
  {"name":"fast-qa","items_total":3}
  $ as cid next fast-qa -q --fields path
  {"path":"/1.png"}
  $ as cid issue open --task fast-qa --all --text "all wrong" -q --fields path
  {"path":"/1.png"}
  {"path":"/2.png"}
  {"path":"/3.png"}
  $ tasks assignment list fast-qa --fields assignee,items_total,stage_counts
  {"assignee":null,"items_total":0,"stage_counts":{}}
  {"assignee":"cid@example.com","items_total":3,"stage_counts":{"prepare":3}}
  $ as ana next fast --count 6 -q --fields path,open_issues
  {"path":"/1.png","open_issues":1}
  {"path":"/2.png","open_issues":1}
  {"path":"/3.png","open_issues":1}
  {"path":"/4.png","open_issues":0}
  {"path":"/5.png","open_issues":0}
  $ as ana issue for-review --task fast --all -q --fields path
  {"path":"/1.png"}
  {"path":"/2.png"}
  {"path":"/3.png"}
  $ as ana set-status fast complete -w 'path=/1.png,/2.png' -q --fields path
  {"path":"/1.png"}
  {"path":"/2.png"}
  $ tasks assignment list fast-qa --fields assignee,items_total,stage_counts
  {"assignee":null,"items_total":2,"stage_counts":{"review":2}}
  {"assignee":"cid@example.com","items_total":1,"stage_counts":{"prepare":1}}
  $ as cid next fast-qa -q --fields path,for_review
  {"path":"/1.png","for_review":1}
  $ as cid issue approve --task fast-qa --all -q --fields path,state
  {"path":"/1.png","state":"approved"}
  {"path":"/2.png","state":"approved"}
  {"path":"/3.png","state":"approved"}
  $ as cid set-status fast-qa approve -w path=/1.png -q --fields path,status
  {"path":"/1.png","status":"approve"}
  $ tasks undo $(tasks log --limit 1 -o ids) -q --fields command
  {"command":"set-status"}
  $ tasks undo $(tasks log --limit 3 -o ids | tail -n 1) -q --fields command
  {"command":"issue approve"}
  $ tasks issue list --task fast --fields path,state,resolved_by
  {"path":"/1.png","state":"for-review","resolved_by":null}
  {"path":"/2.png","state":"for-review","resolved_by":null}
  {"path":"/3.png","state":"for-review","resolved_by":null}
  $ tasks items fast-qa --fields path,status,stage,open_issues,for_review
  {"path":"/1.png","status":null,"stage":"review","open_issues":0,"for_review":1}
  {"path":"/2.png","status":null,"stage":"review","open_issues":0,"for_review":1}
  {"path":"/3.png","status":null,"stage":"prepare","open_issues":0,"for_review":1}
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state

What was withdrawn from its review counts its issues on: it cannot come back with another number.

  $ tasks issue approve --task fast -w path=/1.png -q --fields path,state
  {"path":"/1.png","state":"approved"}
  $ tasks remove-items fast-qa -w path=/1.png -q --fields path
  {"path":"/1.png"}
  $ tasks issue reopen --task fast -w path=/1.png -q --fields path,state
  {"path":"/1.png","state":"open"}
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state
  $ tasks undo $(tasks log --limit 2 -o ids | tail -n 1) -o table
  ! error: operation 130 (remove-items by olga@example.com) cannot be undone: the same was changed since by operation 131 (issue reopen by olga@example.com)
  ! hint: undo the later ones first: tasks undo 131
  [5]
  $ for operation in $(tasks log --limit 3 -o ids); do tasks undo $operation -q --fields command; done
  {"command":"issue reopen"}
  {"command":"remove-items"}
  {"command":"issue approve"}
  $ tasks items fast-qa -w path=/1.png --fields path,stage,open_issues,for_review
  {"path":"/1.png","stage":"review","open_issues":0,"for_review":1}
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state

Out as JSON lines and in again: the same changes nothing, another project gets them all.

  $ tasks issue list -o jsonl >issues.jsonl
  $ tasks issue list --task fast -o jsonl | tasks issue import - -o table
  ID  STATE  TASK  PATH  ANNOTATION  ASSIGNEE  OPENED BY  TEXT
  ! changed 0 issues, 3 unchanged
  $ tasks issue import issues.jsonl -o table
  ! error: line 1 of issues.jsonl: the task "cars" is archived
  ! hint: archived tasks are named by id: 20
  [1]
  $ mkdir other && cd other && new_labeling && tasks set-status cars complete --all -q -o ids | wc -l
  6
  $ tasks create --qa-of cars --assignee cid@example.com -q --fields name,items_total
  {"name":"cars-qa","items_total":6}
  $ grep '"task":"cars"' ../issues.jsonl | jq -c '.annotation = null | if .text == "y" then .state = "open" | .resolved_by = null else . end' >in.jsonl
  $ tasks issue import in.jsonl -q --fields state,path,text,qa_task,assignee,opened_by,opened_at,resolved_by
  {"state":"approved","path":"/1.png","text":"the lorry is missing","qa_task":"cars-qa","assignee":"ana@example.com","opened_by":"ben@example.com","opened_at":"2026-01-05T09:10:00.000000Z","resolved_by":"ben@example.com"}
  {"state":"cleared","path":"/2.png","text":"not a car","qa_task":"cars-qa","assignee":"ana@example.com","opened_by":"ben@example.com","opened_at":"2026-01-05T09:10:00.000000Z","resolved_by":"mia@example.com"}
  {"state":"approved","path":"/1.png","text":"and the bus","qa_task":"cars-qa","assignee":"ana@example.com","opened_by":"ben@example.com","opened_at":"2026-01-05T09:10:00.000000Z","resolved_by":"ben@example.com"}
  {"state":"cleared","path":"/5.png","text":"look again","qa_task":null,"assignee":"ben@example.com","opened_by":"mia@example.com","opened_at":"2026-01-05T09:20:00.000000Z","resolved_by":"olga@example.com"}
  {"state":"cleared","path":"/6.png","text":"look again","qa_task":null,"assignee":"ben@example.com","opened_by":"mia@example.com","opened_at":"2026-01-05T09:20:00.000000Z","resolved_by":"olga@example.com"}
  {"state":"cleared","path":"/2.png","text":"in the review","qa_task":"cars-qa","assignee":"ana@example.com","opened_by":"mia@example.com","opened_at":"2026-01-05T09:20:00.000000Z","resolved_by":"ben@example.com"}
  {"state":"open","path":"/1.png","text":"y","qa_task":"cars-qa","assignee":"ana@example.com","opened_by":"ben@example.com","opened_at":"2026-01-05T09:20:00.000000Z","resolved_by":null}
  $ tasks issue import in.jsonl -o table
  ID  STATE  TASK  PATH  ANNOTATION  ASSIGNEE  OPENED BY  TEXT
  ! changed 0 issues, 7 unchanged
  $ tasks issue list -w comments=x -o table
  ! error: there is no field "comments" to filter by
  ! hint: known: id, state, text, task, qa_task, work_item, qa_work_item, item, path, annotation, assignee, opened_by, opened_at, resolved_by, resolved_at, version, updated_at
  [2]
  $ tasks issue list -o jsonl | jq -c '[.path, [.comments[].text]]'
  ["/1.png",["drawn"]]
  ["/2.png",["still a car","it is one","thanks"]]
  ["/1.png",[]]
  ["/5.png",[]]
  ["/6.png",[]]
  ["/2.png",[]]
  ["/1.png",[]]
  $ tasks items cars --has-issue --fields path,status,open_issues,for_review
  {"path":"/1.png","status":null,"open_issues":1,"for_review":0}
  $ tasks items cars-qa --stage prepare --fields path,open_issues
  {"path":"/1.png","open_issues":1}
  $ echo '{"task":"cars","path":"/2.png","text":"found by a tool"}' | tasks issue import - -q --fields state,path,assignee,opened_by,opened_at
  {"state":"open","path":"/2.png","assignee":"olga@example.com","opened_by":"olga@example.com","opened_at":"2026-01-05T09:20:00.000000Z"}
  $ echo '{"task":"cars","path":"/2.png","text":"found by a tool"}' | tasks issue import - -o table
  ID  STATE  TASK  PATH  ANNOTATION  ASSIGNEE  OPENED BY  TEXT
  ! changed 0 issues, 1 unchanged
  $ tasks undo -q --fields command && tasks items cars -w path=/2.png --fields status,open_issues
  {"command":"issue import"}
  {"status":"complete","open_issues":0}
  $ for line in '{"task":"cars","path":"/2.png"}' '{"text":"x"}' '{"task":"cars","path":"/9.png","text":"x"}' '{"task":"lorries","path":"/1.png","text":"x"}' '{"task":"cars","path":"/1.png","text":"x","state":"opened"}' '{"task":"cars","path":"/1.png","text":"x","opened_by":"zoe@example.com"}' '{"task":"cars","path":"/1.png","text":"x","annotation":3}' '{"task":"cars","path":"/1.png","text":"x","colour":"red"}' '{"type":"task","text":"x"}' '{"work_item":3,"text":"x"}' '{"task":"cars","path":"/1.png","text":"x","qa_task":"cars"}' '{"task":"cars","path":"/1.png","text":"x","comments":[{"text":"y"}]}' '[]'; do echo "$line" | tasks issue import - -o table 2>&1 | head -n 1; done
  ! error: line 1 of standard input: text: is missing
  ! error: line 1 of standard input: work_item: is missing
  ! error: line 1 of standard input: task "cars" has no work item for "/9.png"
  ! error: line 1 of standard input: no task "lorries"
  ! error: line 1 of standard input: state: there is no state "opened"
  ! error: line 1 of standard input: no user "zoe@example.com"
  ! error: line 1 of standard input: annotation: 3 is no annotation of work item 24
  ! error: line 1 of standard input: colour: unknown field
  ! error: line 1 of standard input: a record of kind "task" where one of kind "issue" is wanted
  ! error: line 1 of standard input: no work item has the id 3
  ! error: line 1 of standard input: the QA task "cars" does not review work item 24
  ! error: line 1 of standard input: comments: a comment has an author and a text
  ! error: line 1 of standard input: expected a JSON object
  $ as ana issue import in.jsonl -o table
  ! error: tasks issue import is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state

An issue of work that was taken out of its task stays as it is; one may still write below it.

  $ W=$(tasks items cars -w path=/6.png -o ids)
  $ I=$(tasks issue open --work-item $W --text "too dark" -q -o ids)
  $ tasks issue clear $I -q -o ids | wc -l
  1
  $ tasks remove-items cars-qa -w path=/6.png -q -o ids | wc -l
  1
  $ tasks remove-items cars $W -q -o ids | wc -l
  1
  $ tasks issue reopen $I -o table 2>&1 | sed "s/issue $I/issue I/"
  ! error: issue I: its work item was taken out of the task
  ! hint: tasks add-items brings the item back, as new work
  $ tasks issue comment $I --text "it was too dark" -q --fields state
  {"state":"cleared"}
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state
