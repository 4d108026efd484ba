Delete: what nobody touched goes for good, what holds work goes to the archive.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

# domain.md §10: "a task nobody touched is really deleted, with its assignments"

  $ tasks create mistake --dataset street --assignee ana@example.com,ben@example.com -q -o ids
  30
  $ tasks delete mistake
  ! error: deleting the task "mistake" cannot be undone
  ! hint: give --yes if you mean it
  [2]
  $ tasks delete mistake -o jsonl
  ! {"error":{"code":"usage.needs_yes","message":"deleting the task \"mistake\" cannot be undone","hint":"give --yes if you mean it","details":{}}}
  [2]
  $ tasks delete mistake -n --fields name
  NAME
  mistake
  ! note: "mistake" was deleted: nobody had worked in it
  ! would change 1 task
  $ as mia delete mistake --yes --fields id,name,items_total
  ID  NAME     ITEMS TOTAL
  30  mistake            6
  ! note: "mistake" was deleted: nobody had worked in it
  ! changed 1 task
  $ tasks list --archived --fields name
  NAME
  cars
  $ tasks show 30
  ! error: no task has the id 30
  [1]
  $ tasks assignment list --archived --fields task,assignee
  TASK  ASSIGNEE
  cars  ana@example.com
  cars  ben@example.com
  $ tasks item show 14 -o json | jq -c '[.work_items[].task]'
  ["cars"]
  $ as ana list --fields name
  NAME
  cars
  $ tasks log --limit 1 --fields command,actor
  COMMAND  ACTOR
  delete   mia@example.com
  $ tasks delete mistake --yes
  ! error: no task "mistake"
  ! hint: tasks list shows them
  [1]
  $ tasks create mistake --dataset street -q --fields name
  NAME
  mistake
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state

# domain.md §10: "A task in which anything was done (a status, an annotation, a duration, a score) is archived by `delete`, not
# destroyed"
# decisions.md 26: "Deleting a task archives its assignments with activity and drops the untouched ones."

  $ as ana set-status cars complete 24 -q -o ids
  24
  $ tasks delete cars --fields id,name,archived,archived_at
  ID  NAME  ARCHIVED  ARCHIVED AT
  20  cars  yes       2026-01-05 09:00
  ! note: "cars" was archived, since there is work in it: tasks unarchive 20 brings it back
  ! changed 1 task
  $ tasks list --archived --fields name,archived,items_total,items_done,assignments_count
  NAME     ARCHIVED  ITEMS TOTAL  ITEMS DONE  ASSIGNMENTS COUNT
  cars     yes                 3           1                  0
  mistake  no                  6           0                  1
  $ tasks assignment list --archived --fields task,assignee,archived,items_total
  TASK     ASSIGNEE         ARCHIVED  ITEMS TOTAL
  cars     ana@example.com  yes                 3
  mistake  -                no                  6
  $ tasks items 20 -o ids
  24
  25
  26
  $ tasks delete 20
  ID  NAME  STATUS  SIGNS  PRIORITY  PROGRESS  ITEMS DONE  ITEMS TOTAL  DUE AT  OWNER  DATASET
  ! changed 0 tasks, 1 unchanged
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state

It comes back with the assignments that went to the archive with it.

  $ tasks unarchive 20 -q --fields name,archived,assignments_count,items_total,items_done
  NAME  ARCHIVED  ASSIGNMENTS COUNT  ITEMS TOTAL  ITEMS DONE
  cars  no                        1            3           1
  $ tasks assignment list cars --fields assignee,archived,items_total
  ASSIGNEE         ARCHIVED  ITEMS TOTAL
  ana@example.com  no                  3
  $ as ana set-status cars complete --all -q --fields path
  PATH
  /2.png
  /3.png

Anything that was done counts: a start, an annotation, a skip.

  $ for name in started annotated skipped cleared; do tasks create $name --dataset street --assignee ana@example.com -q -o ids >/dev/null; done
  $ as ana next started -q -o ids >/dev/null
  $ echo '{"path":"/1.png","label":"car"}' | tasks annotate annotated - -q -o ids >/dev/null
  $ as mia skip "$(tasks items skipped --limit 1 -o ids)" -q -o ids >/dev/null
  $ as ana set-status cleared complete --all -q -o ids >/dev/null
  $ as ana set-status cleared --clear --all -q -o ids >/dev/null
  $ tasks delete started annotated skipped cleared --fields name,archived
  NAME       ARCHIVED
  started    yes
  annotated  yes
  skipped    yes
  cleared    yes
  ! note: "started" was archived, since there is work in it: tasks unarchive 54 brings it back
  ! note: "annotated" was archived, since there is work in it: tasks unarchive 63 brings it back
  ! note: "skipped" was archived, since there is work in it: tasks unarchive 72 brings it back
  ! note: "cleared" was archived, since there is work in it: tasks unarchive 81 brings it back
  ! changed 4 tasks

# domain.md §10: "Delete is refused while: the labeling task has unresolved issues; a QA task has issues not approved; the task is
# a node of a pipeline"

  $ tasks create base --dataset street --assignee ana@example.com -q -o ids >/dev/null
  $ tasks create base-qa --dataset street --assignee ben@example.com -q -o ids >/dev/null
  $ issues() { sql "update counter set open_issue_items = $2, for_review_items = $3 where task_id = (select id from task where name = '$1' and archived_at is null and removed_op is null)"; }
  $ issues base 2 0
  $ tasks delete base --yes
  ! error: task 98: "base" has unresolved issues on 2 work items
  ! hint: an issue is resolved when it is approved or cleared; tasks archive puts the task away as it is
  [5]
  $ issues base 0 1
  $ tasks delete base base-qa --yes
  ! error: nothing was changed: 1 of 2 tasks is refused: task 98: "base" has unresolved issues on 1 work item
  ! hint: an issue is resolved when it is approved or cleared; tasks archive puts the task away as it is
  [5]
  $ tasks delete base base-qa --yes --partial --fields name
  NAME
  base-qa
  ! note: "base-qa" was deleted: nobody had worked in it
  ! changed 1 task, 1 refused
  ! error: 1 of 2 tasks is refused: task 98: "base" has unresolved issues on 1 work item
  ! hint: an issue is resolved when it is approved or cleared; tasks archive puts the task away as it is
  [3]
  $ issues base 0 0
  $ tasks create base-qa --dataset street --assignee ben@example.com -q -o ids >/dev/null
  $ sql "update task set task_type = 'qa', parent_task_id = (select id from task where name = 'base') where name = 'base-qa' and removed_op is null"
  $ issues base-qa 1 0
  $ tasks delete base-qa --yes
  ! error: task 117: "base-qa" has unresolved issues on 1 work item
  ! hint: an issue is resolved when it is approved or cleared; tasks archive puts the task away as it is
  [5]
  $ tasks delete base --yes
  ! error: task 98: the QA task "base-qa" reviews "base"
  ! hint: archive or delete 117 first, or along with it
  [5]
  $ tasks delete base base-qa --yes
  ! error: nothing was changed: 2 of 2 tasks are refused: task 117: "base-qa" has unresolved issues on 1 work item; task 98: the QA task "base-qa" reviews "base"
  ! hint: an issue is resolved when it is approved or cleared; tasks archive puts the task away as it is
  [5]
  $ issues base-qa 0 0
  $ sql "update task set pipeline_id = 1, node_name = 'label' where name = 'base'"
  $ tasks delete base base-qa --yes
  ! error: nothing was changed: 1 of 2 tasks is refused: task 98: "base" is the node "label" of a pipeline
  ! hint: remove the node from the pipeline first; that keeps the task
  [5]
  $ sql "update task set pipeline_id = null, node_name = null where name = 'base'"
  $ tasks delete base base-qa --yes --fields name
  NAME
  base
  base-qa
  ! note: "base" was deleted: nobody had worked in it
  ! note: "base-qa" was deleted: nobody had worked in it
  ! changed 2 tasks

A stale record, and archived tasks that nobody had touched.

  $ tasks create late --dataset street -q -o ids >/dev/null
  $ tasks list --search late -o jsonl >old.jsonl
  $ tasks lock late -q -o ids >/dev/null
  $ tasks delete - --yes <old.jsonl
  ! error: task 127: task "late" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks delete late --yes
  ! error: task 127: task "late" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks unlock late -q -o ids >/dev/null
  $ late=$(tasks archive late -q -o ids)
  $ tasks delete $late
  ! error: deleting the task "late" cannot be undone
  ! hint: give --yes if you mean it
  [2]
  $ tasks delete $late --yes --fields name
  NAME
  late
  ! note: "late" was deleted: nobody had worked in it
  ! changed 1 task

# domain.md §10: "A dataset with tasks that were active cannot be deleted. Nothing cascades silently."
# decisions.md 52: "Dataset delete is refused while any task, archived too, refers to it"

  $ tasks dataset delete street
  ! error: dataset "street" is used by tasks "cars", "mistake", "started" and 3 more
  ! hint: archived tasks count too: their work is on its items
  [5]
  $ tasks dataset create fruit -q -o ids >/dev/null
  $ echo '{"path":"/a.png"}' | tasks dataset add fruit - -q -o ids >/dev/null
  $ tasks create apples --dataset fruit --assignee ana@example.com -q -o ids >/dev/null
  $ tasks archive apples -q -o ids >/dev/null
  $ tasks dataset delete fruit
  ! error: dataset "fruit" is used by task "apples"
  ! hint: archived tasks count too: their work is on its items
  [5]
  $ tasks dataset remove fruit --all
  ! error: item 143: "/a.png" is in task "apples"
  ! hint: archived tasks count too; tasks item show ID lists an item's tasks
  [5]
  $ tasks list --archived --search apples -o ids | tasks delete - --yes -q --fields name
  NAME
  apples
  $ tasks dataset delete fruit -q --fields name
  NAME
  fruit

Who may, and wrong calls.

  $ as ana delete cars
  ! error: tasks delete is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks delete
  ! error: no tasks were chosen
  ! hint: name them by id or name, or give - to read them from standard input
  [2]
  $ tasks delete nothing
  ! error: no task "nothing"
  ! hint: tasks list shows them
  [1]
  $ tasks delete 14
  ! error: 14 is the id of an item, not of a task
  [1]
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state
