  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ as ana set-status cars complete 24 -q -o ids
  24
  $ tasks show cars -o json | jq -c '.tasks[0] | [.items_total, .items_done, .assignments_count, .status, .status_counts]' >before
  $ tasks archive cars -q -o ids
  20

# domain.md §10: "`unarchive` brings back"

  $ as mia unarchive cars
  ! error: the task "cars" is archived
  ! hint: archived tasks are named by id: 20
  [1]
  $ as mia unarchive 20 --fields name,archived,archived_at,version,updated_by
  NAME  ARCHIVED  ARCHIVED AT  VERSION  UPDATED BY
  cars  no        -                  3  mia@example.com
  ! changed 1 task
  $ tasks show cars -o json | jq -c '.tasks[0] | [.items_total, .items_done, .assignments_count, .status, .status_counts]' | diff before -
  $ as ana set-status cars complete 25 -q -o ids
  25
  $ tasks unarchive cars --fields name
  NAME
  ! changed 0 tasks, 1 unchanged
  $ tasks log --limit 1 --fields command
  COMMAND
  set-status

# decisions.md 52: "Names of archived tasks may be reused; `unarchive` then needs `--name`."

  $ tasks archive cars -q -o ids
  20
  $ tasks create cars --dataset street --assignee ana@example.com -q -o ids
  35
  $ tasks unarchive 20
  ! error: task 20: there is a task "cars" by now
  ! hint: tasks unarchive 20 --name NAME brings it back under another one
  [1]
  $ tasks unarchive cars --fields id
  ID
  ! changed 0 tasks, 1 unchanged
  $ tasks unarchive 20 --name cars
  ! error: task 20: there is a task "cars" by now
  ! hint: tasks unarchive 20 --name NAME brings it back under another one
  [1]
  $ tasks unarchive 20 --name "" --fields name
  ! error: task 20: there is a task "cars" by now
  ! hint: tasks unarchive 20 --name NAME brings it back under another one
  [1]
  $ tasks unarchive 20 --name 4711
  ! error: "4711" cannot be the name of a task: digits only would be taken for an id
  [2]
  $ tasks unarchive 20 --name "cars of january" --fields id,name
  ID  NAME
  20  cars of january
  ! changed 1 task
  $ tasks list --search JANUARY --fields name
  NAME
  cars of january
  $ tasks archive "cars of january" cars -q --fields name
  NAME
  cars of january
  cars
  $ tasks unarchive 20 "$(tasks list --archived --search cars --sort -id --limit 1 -o ids)" --name both
  ! error: --name is for one task
  ! hint: unarchive them one by one
  [2]

Two that have the same name: only one of them can come back with it.

  $ tasks create cars --dataset street -q -o ids
  46
  $ tasks archive cars -q -o ids
  46
  $ tasks list --archived --fields name,archived | sort
  NAME             ARCHIVED
  cars             yes
  cars             yes
  cars of january  yes
  $ tasks list --archived --search cars -o ids | tasks unarchive - --fields name
  ! error: nothing was changed: 1 of 3 tasks is refused: task 35: there is a task "cars" by now
  ! hint: tasks unarchive 35 --name NAME brings it back under another one
  [1]
  $ tasks list --archived --search cars -o ids | tasks unarchive - --partial -q --fields name
  NAME
  cars of january
  cars
  ! error: 1 of 3 tasks is refused: task 35: there is a task "cars" by now
  ! hint: tasks unarchive 35 --name NAME brings it back under another one
  [3]

A QA task comes back after what it reviews, or along with it.

  $ tasks create base --dataset street --assignee ana@example.com -q -o ids >/dev/null
  $ tasks create base-qa --dataset street --assignee ben@example.com -q -o ids >/dev/null
  $ sql "update task set task_type = 'qa', parent_task_id = (select id from task where name = 'base') where name = 'base-qa'"
  $ tasks archive base base-qa -q --fields name
  NAME
  base
  base-qa
  $ base=$(tasks list --archived --search base -o ids | head -n 1) qa=$(tasks list --archived --search base-qa -o ids)
  $ tasks unarchive $qa
  ! error: task 66: the task "base" that it reviews is archived
  ! hint: tasks unarchive 57 first, or along with it
  [5]
  $ tasks unarchive $qa $base -q --fields name,archived
  NAME     ARCHIVED
  base-qa  no
  base     no

Who may, and wrong calls.

  $ as ana unarchive 20
  ! error: tasks unarchive is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks unarchive
  ! error: no tasks were chosen
  ! hint: name them by id or name, or give - to read them from standard input
  [2]
  $ tasks unarchive nothing
  ! error: no task "nothing"
  ! hint: tasks list shows them
  [1]
  $ tasks unarchive 14
  ! error: 14 is the id of an item, not of a task
  [1]
