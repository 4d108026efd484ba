Archive: tasks that are put away with all their work.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana set-status cars complete 24 25 --duration 90s -q -o ids
  24
  25
  $ echo '{"work_item":26,"label":"car"}' | as ana annotate - -q -o ids
  34
  $ as ana start 26 -q -o ids
  26

# domain.md §10: "`archive` archives directly and `unarchive` brings back."

  $ as mia archive cars --reason "the month is over" --fields name,archived,archived_at,version,updated_by
  NAME  ARCHIVED  ARCHIVED AT       VERSION  UPDATED BY
  cars  yes       2026-01-05 09:00        2  mia@example.com
  ! changed 1 task
  $ tasks log --limit 1 --fields command,actor,reason
  COMMAND  ACTOR            REASON
  archive  mia@example.com  the month is over

# domain.md §10: "Archived tasks and assignments are hidden unless asked for (--archived), stay searchable, and their work
# stays in analytics."

  $ tasks list --fields name
  NAME
  $ tasks list --archived --fields name,archived
  NAME  ARCHIVED
  cars  yes
  $ tasks list --archived --search CAR --fields name,archived,items_done,items_total,annotations,duration_s
  NAME  ARCHIVED  ITEMS DONE  ITEMS TOTAL  ANNOTATIONS  DURATION S
  cars  yes                2            6            1         180
  $ tasks assignment list --fields task
  TASK
  $ tasks assignment list --archived --fields task,assignee,items_done,items_total
  TASK  ASSIGNEE         ITEMS DONE  ITEMS TOTAL
  cars  ana@example.com           2            3
  cars  ben@example.com           0            3
  $ tasks status --fields tasks,assignments
  tasks        0
  assignments  0
  $ tasks show cars
  ! error: the task "cars" is archived
  ! hint: archived tasks are named by id: 20
  [1]
  $ tasks show 20 --fields name,archived,items_done,annotations,duration_s
  name         cars
  archived     yes
  items done   2
  annotations  1
  duration s   180
  $ tasks items 20 --done -o ids
  24
  25
  $ tasks history --task 20 --action status --fields action,actor,new
  ACTION  ACTOR            NEW
  status  ana@example.com  complete
  status  ana@example.com  complete
  $ tasks annotations 20 --fields label,work_item
  LABEL  WORK ITEM
  car           26
  $ tasks export --task 20 --format jsonl - -q | jq -c '[.path, .status]'
  ["/1.png","complete"]
  ["/2.png","complete"]

Hidden from annotators, by name and by id.

  $ as ana mine --fields task
  TASK
  $ as ana mine --archived --fields task
  TASK
  $ as mia mine --archived --fields task
  TASK
  $ as ana list --archived --fields name
  NAME
  $ as ana show 20
  ! error: no task has the id 20
  [1]
  $ as ana items 20
  ! error: no task has the id 20
  [1]
  $ as ana assignment list --archived --fields task
  ! error: tasks assignment list is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as ana history 24
  ! error: no assignment of yours holds work item 24
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana annotations --work-item 26
  ! error: no assignment of yours holds work item 26
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana fetch 24 out
  ! error: work item 24: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ as ana next --fields id
  ID
  ! note: nothing new waits for you; you hold 1 started work item: tasks next --resume
  ! changed 0 work items

Read-only, for managers, too.

  $ tasks set-status 20 complete 26
  ! error: task "cars" is archived
  ! hint: a manager can tasks unarchive 20
  [5]
  $ as ana start 26
  ! error: work item 26: task "cars" is archived
  ! hint: a manager can tasks unarchive 20
  [5]
  $ as mia skip 26
  ! error: work item 26: task "cars" is archived
  ! hint: a manager can tasks unarchive 20
  [5]
  $ as mia clear-skip 20 26
  ! error: task "cars" is archived
  ! hint: a manager can tasks unarchive 20
  [5]
  $ echo '{"work_item":26,"label":"car"}' | tasks annotate -
  ! error: standard input: line 1: task "cars" is archived
  ! hint: a manager can tasks unarchive 20
  [5]
  $ tasks lock 20
  ! error: task 20: "cars" is archived
  ! hint: tasks unarchive 20
  [5]
  $ tasks unlock 20
  ! error: task 20: "cars" is archived
  ! hint: tasks unarchive 20
  [5]

A timer that ran in it ends with the next work elsewhere.

  $ at "2026-01-05 09:05:00"
  $ tasks create cars --dataset street --assignee ana@example.com -q --fields name
  NAME
  cars
  $ as ana next -q --fields task,path
  TASK  PATH
  cars  /1.png
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state

Once more changes nothing; the name is that of another task by now.

  $ tasks archive 20 --fields name
  NAME
  ! changed 0 tasks, 1 unchanged
  $ tasks archive cars --fields name
  NAME
  cars
  ! changed 1 task
  $ tasks archive cars --fields name
  NAME
  ! changed 0 tasks, 1 unchanged
  $ tasks list --archived --fields name,archived
  NAME  ARCHIVED
  cars  yes
  cars  yes

# decisions.md 33: a live QA task keeps the task that it reviews; domain.md §10: a node of a pipeline stays

  $ tasks create base --dataset street --assignee ana@example.com -q -o ids
  50
  $ tasks create base-qa --dataset street --assignee ben@example.com -q -o ids
  59
  $ sql "update task set task_type = 'qa', parent_task_id = (select id from task where name = 'base') where name = 'base-qa'"
  $ tasks archive base
  ! error: task 50: the QA task "base-qa" reviews "base"
  ! hint: archive or delete 59 first, or along with it
  [5]
  $ tasks archive base base-qa -n -q --fields name,archived
  NAME     ARCHIVED
  base     yes
  base-qa  yes
  $ sql "update task set pipeline_id = 1, node_name = 'check' where name = 'base-qa'"
  $ tasks archive base base-qa
  ! error: nothing was changed: 2 of 2 tasks are refused: task 59: "base-qa" is the node "check" of a pipeline; task 50: the QA task "base-qa" reviews "base"
  ! hint: remove the node from the pipeline first; that keeps the task
  [5]
  $ tasks archive base base-qa 20 --partial
  ID  NAME  STATUS  SIGNS  PRIORITY  PROGRESS  ITEMS DONE  ITEMS TOTAL  DUE AT  OWNER  DATASET
  ! changed 0 tasks, 1 unchanged, 2 refused
  ! error: 2 of 3 tasks are refused: task 59: "base-qa" is the node "check" of a pipeline; task 50: the QA task "base-qa" reviews "base"
  ! hint: remove the node from the pipeline first; that keeps the task
  [3]
  $ sql "update task set pipeline_id = null, node_name = null where name = 'base-qa'"
  $ tasks list -o jsonl >old.jsonl
  $ tasks lock base -q -o ids >/dev/null
  $ tasks archive - <old.jsonl
  ! error: nothing was changed: 1 of 2 tasks is refused: task 50: it has changed since it was read (version 2, not 1)
  ! hint: read the records again and repeat
  [5]
  $ tasks archive base base-qa --fields name,archived,locked
  NAME     ARCHIVED  LOCKED
  base     yes       yes
  base-qa  yes       no
  ! changed 2 tasks

Who may, and wrong calls.

  $ as ana archive cars
  ! error: tasks archive is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks archive
  ! error: no tasks were chosen
  ! hint: name them by id or name, or give - to read them from standard input
  [2]
  $ tasks archive nothing
  ! error: no task "nothing"
  ! hint: tasks list shows them
  [1]
  $ tasks archive 14
  ! error: 14 is the id of an item, not of a task
  [1]
  $ tasks archive 24
  ! error: 24 is the id of a work item, not of a task
  [1]
