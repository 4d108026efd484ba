  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks group add night --member cid@example.com -q -o ids
  11
  $ tasks dataset create cars -q -o ids
  13
  $ for i in 1 2 3 4; do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -q -o ids
  16
  17
  18
  19
  $ tasks create one --dataset cars --assignee ana@example.com,@night --workload ana@example.com=75,@night=25 -q -o ids
  20
  $ tasks create two --dataset cars --assignee ben@example.com -q -o ids
  28
  $ tasks create pool --dataset cars -q -o ids
  35

Who holds what.

  $ tasks assignment list -o table
  ID  TASK  ASSIGNEE         STATUS  PROGRESS       ITEMS DONE  ITEMS REMAINING  ITEMS TOTAL  DURATION S
  22  one   ana@example.com  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                3            3           0 (esc)
  23  one   @night           todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                1            1           0 (esc)
  30  two   ben@example.com  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                4            4           0 (esc)
  37  pool  -                todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                4            4           0 (esc)
  $ tasks assignment list one
  {"type":"assignment","id":22,"task":"one","task_id":20,"name":"one \xc2\xb7 ana@example.com","assignee":"ana@example.com","status":"todo","workload":75,"archived":false,"items_total":3,"items_done":0,"items_remaining":3,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{"label":3},"created_at":"2026-01-05T09:00:00.000000Z"} (esc)
  {"type":"assignment","id":23,"task":"one","task_id":20,"name":"one \xc2\xb7 @night","assignee":"@night","status":"todo","workload":25,"archived":false,"items_total":1,"items_done":0,"items_remaining":1,"items_skipped":0,"open_issues":0,"for_review":0,"annotations":0,"duration_s":0,"progress":0,"status_counts":{},"stage_counts":{"label":1},"created_at":"2026-01-05T09:00:00.000000Z"} (esc)
  $ tasks assignment list one -o json --fields id,assignee
  {"assignments":[
  {"id":22,"assignee":"ana@example.com"},
  {"id":23,"assignee":"@night"}
  ]}
  $ tasks assignment list 20 -o ids
  22
  23
  $ tasks assignment list --assignee @night,ben@example.com -o csv --fields task,assignee,items_total
  task,assignee,items_total
  one,@night,1
  two,ben@example.com,4
  $ tasks assignment list --status todo -o ids
  22
  23
  30
  37
  $ tasks assignment list --status done
  $ tasks assignment list --sort -items_total,task -o csv --fields task,assignee,items_total --no-header
  pool,,4
  two,ben@example.com,4
  one,ana@example.com,3
  one,@night,1
  $ tasks assignment list tow -o table
  ! error: no task "tow"
  ! hint: did you mean two?
  [1]
  $ tasks assignment list --assignee anna@example.com -o table
  ! error: no user "anna@example.com"
  ! hint: did you mean ana@example.com?
  [1]
  $ tasks assignment list --status open -o table
  ! error: --status takes one of todo, in-progress, done, completed-with-issues, not "open"
  [2]

One of them, by id or by task and assignee.

  $ tasks assignment show one ana@example.com -o table
  type             assignment
  id               22
  task             one
  task id          20
  name             one \xc2\xb7 ana@example.com (esc)
  assignee         ana@example.com
  status           todo
  workload         75
  archived         no
  items total      3
  items done       0
  items remaining  3
  items skipped    0
  open issues      0
  for review       0
  annotations      0
  duration s       0
  progress         \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0% (esc)
  status counts    -
  stage counts     {"label":3}
  created at       2026-01-05 09:00 UTC (just now)
  $ tasks assignment show one @night --fields id,assignee,items_total,workload
  {"id":23,"assignee":"@night","items_total":1,"workload":25}
  $ tasks assignment show 22 --fields id,task,assignee
  {"id":22,"task":"one","assignee":"ana@example.com"}
  $ tasks assignment show one ben@example.com -o table
  ! error: ben@example.com holds no assignment in "one"
  ! hint: tasks assignment list 20 shows who does
  [1]
  $ tasks assignment show one -o table
  ! error: "one" is not the id of an assignment
  ! hint: give its id, or the task and the assignee
  [2]
  $ tasks assignment show 16 -o table
  ! error: 16 is the id of an item, not of an assignment
  [1]
  $ tasks assignment show 999 -o table
  ! error: no assignment has the id 999
  [1]

Who holds what is for managers; annotators have tasks mine (decisions.md 46).

  $ as ana assignment list -o table
  ! error: tasks assignment list is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as ana assignment show one ana@example.com -o table
  ! error: tasks assignment show is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as cid mine -o csv --fields task,assignee,items_total
  task,assignee,items_total
  one,@night,1

People come and go on a running task. Ten items, dealt to ana and ben:

  $ export TASKS_OUTPUT=csv
  $ people() { tasks assignment list "$1" --fields assignee,workload,items_done,items_remaining,items_total --no-header "${@:2}"; }
  $ held() { tasks items "$1" --assignee "$2@example.com" --fields path --no-header | tr -d /.jpg | paste -sd' '; }
  $ tasks dataset create ten -q -o ids
  42
  $ for i in $(seq 0 9); do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add ten - -q -o ids >ids
  $ tasks create ten --dataset ten --assignee ana@example.com,ben@example.com -q -o ids
  55
  $ people ten
  ana@example.com,50,0,5,5
  ben@example.com,50,0,5,5

# domain.md §4: "Adding and removing contributors on a running task."
# decisions.md 22: "`assignment add` gives an empty assignment (work moves by `redistribute` only)"
Whoever is added has nothing yet. Who is there already stays as they are:

  $ tasks assignment add ten cid@example.com ana@example.com -o table --fields assignee,workload,items_total
  ASSIGNEE         WORKLOAD  ITEMS TOTAL
  cid@example.com         0            0
  ! changed 1 assignment, 1 unchanged
  $ tasks assignment add ten cid@example.com -o table --fields assignee
  ASSIGNEE
  ! changed 0 assignments, 1 unchanged
  $ people ten
  ana@example.com,50,0,5,5
  ben@example.com,50,0,5,5
  cid@example.com,0,0,0,0

# domain.md §4: "Redistribute: the remaining (no status) items of chosen assignments are dealt anew by a new workload;
#  the set of items never changes"
A dry run shows who gets what, and so it comes. Nobody loses more than the surplus, and that from the end; three of ten
are done and stay:

  $ as ana set-status ten complete -w path=/0.jpg -w assignee=ana@example.com -q -o ids | wc -l
  1
  $ tasks set-status ten discard -w path=/8.jpg,/9.jpg -q -o ids | wc -l
  2
  $ tasks items ten -o ids >before
  $ tasks assignment redistribute ten -n --fields assignee,workload,items_done,items_remaining -o table
  ASSIGNEE         WORKLOAD  ITEMS DONE  ITEMS REMAINING
  ana@example.com   33.3333           1                3
  ben@example.com   33.3333           2                2
  cid@example.com   33.3333           0                2
  ! note: 2 work items change hands
  ! would change 3 assignments
  $ people ten
  ana@example.com,50,1,4,5
  ben@example.com,50,2,3,5
  cid@example.com,0,0,0,0
  $ tasks assignment redistribute ten --fields assignee,workload,items_done,items_remaining -o table
  ASSIGNEE         WORKLOAD  ITEMS DONE  ITEMS REMAINING
  ana@example.com   33.3333           1                3
  ben@example.com   33.3333           2                2
  cid@example.com   33.3333           0                2
  ! note: 2 work items change hands
  ! changed 3 assignments
  $ for u in ana ben cid; do echo "$u: $(held ten $u)"; done
  ana: 0 1 2 3
  ben: 5 6 8 9
  cid: 4 7
  $ tasks items ten -o ids | cmp - before
  $ tasks assignment redistribute ten -o table --fields assignee
  ASSIGNEE
  ! changed 0 assignments, 3 unchanged

# domain.md §4: "Workload = percentages per assignee, default equal; each 0..100, sum 100 after rounding, else an error that
#  shows the sum. Counts by largest remainder (ties: assignee order)"
By a workload: seven remain, 60 percent are 4.2, 20 are 1.4 each; the largest remainders are first served.

  $ tasks assignment redistribute ten --workload ana@example.com=60,ben@example.com=20,cid@example.com=20 -o table --fields assignee,workload,items_remaining
  ASSIGNEE         WORKLOAD  ITEMS REMAINING
  ana@example.com        60                4
  ben@example.com        20                2
  cid@example.com        20                1
  ! note: 1 work item changes hands
  ! changed 3 assignments
  $ for u in ana ben cid; do echo "$u: $(held ten $u)"; done
  ana: 0 1 2 3 7
  ben: 5 6 8 9
  cid: 4
  $ tasks assignment redistribute ten --workload ana@example.com=60,ben@example.com=20 -o table
  ! error: the workload adds up to 80 percent, not to 100
  ! hint: leave --workload out to share evenly
  [2]
  $ tasks assignment redistribute ten --workload ana@example.com=100,mia@example.com=0 -o table
  ! error: the workload names mia@example.com, who is not assigned
  ! hint: assigned are ana@example.com, ben@example.com, cid@example.com; tasks assignment add 55 mia@example.com assigns them
  [2]
  $ tasks assignment redistribute ten --workload ana@example.com=140,ben@example.com=-40 -o table
  ! error: a workload is 0 to 100 percent, not 140
  [2]
  $ tasks assignment redistribute ten --workload ana@example.com -o table
  ! error: "ana@example.com" is not USER=PERCENT
  ! hint: a workload looks like ana@example.com=60,ben@example.com=40
  [2]

# domain.md §4: "of chosen assignments", "optional filter"
Only what some hold, or only what a condition names. The workload of the task stays as it was then:

  $ tasks assignment redistribute ten --from ana@example.com --workload ben@example.com=50,cid@example.com=50 -o table --fields assignee,workload,items_remaining
  ASSIGNEE         WORKLOAD  ITEMS REMAINING
  ana@example.com        60                0
  ben@example.com        20                4
  cid@example.com        20                3
  ! note: 4 work items change hands
  ! changed 3 assignments
  $ for u in ana ben cid; do echo "$u: $(held ten $u)"; done
  ana: 0
  ben: 1 2 5 6 8 9
  cid: 3 4 7
  $ tasks assignment redistribute ten -w path=/1.jpg,/5.jpg --workload ana@example.com=100 -o table --fields assignee,workload,items_remaining
  ASSIGNEE         WORKLOAD  ITEMS REMAINING
  ana@example.com        60                2
  ben@example.com        20                2
  ! note: 2 work items change hands
  ! changed 2 assignments, 1 unchanged
  $ for u in ana ben cid; do echo "$u: $(held ten $u)"; done
  ana: 0 1 5
  ben: 2 6 8 9
  cid: 3 4 7
  $ tasks assignment redistribute ten --from mia@example.com --workload ana@example.com=100 -o table
  ! error: mia@example.com holds no assignment in "ten"
  ! hint: tasks assignment list 55 shows who does
  [1]

# domain.md §4: "items in dataset order in contiguous runs, or `--shuffle` with the seed"
The same seed draws the same, another one another:

  $ for seed in 1 2 1; do
  >   name=drawn-$((++n))
  >   tasks create $name --dataset ten -q -o ids >ids && tasks assignment add $name ana@example.com ben@example.com -q -o ids >ids
  >   tasks assignment redistribute $name --workload ana@example.com=60,ben@example.com=40 --shuffle --seed $seed -q >ids
  >   echo "seed $seed: $(held $name ana) | $(held $name ben)"
  > done
  seed 1: 0 2 4 7 8 9 | 1 3 5 6
  seed 2: 1 2 3 6 7 9 | 0 4 5 8
  seed 1: 0 2 4 7 8 9 | 1 3 5 6

# domain.md §4: "Reassign: the whole remaining work of one assignee goes to another, as a new assignment; done work stays where it was done."
Reassigned as a whole, done work stays. Who takes the work takes the workload too:

  $ people ten
  ana@example.com,60,1,2,3
  ben@example.com,20,2,2,4
  cid@example.com,20,0,3,3
  $ tasks assignment reassign ten --from ana@example.com --to mia@example.com -o table --fields assignee,workload,items_done,items_remaining
  ASSIGNEE         WORKLOAD  ITEMS DONE  ITEMS REMAINING
  ana@example.com         0           1                0
  mia@example.com        60           0                2
  ! note: 2 work items change hands
  ! changed 2 assignments
  $ tasks assignment reassign ten --from ana@example.com --to mia@example.com -o table --fields assignee
  ASSIGNEE
  ! changed 0 assignments, 1 unchanged
  $ tasks items ten -o ids | cmp - before

# decisions.md 21: "reassigning to somebody who has one adds to it. A work item keeps its id when it changes hands."
To somebody who has some it adds; an assignment with nothing in it and nothing done goes away:

  $ tasks assignment reassign ten --from mia@example.com --to ben@example.com -o table --fields assignee,workload,items_done,items_remaining
  ASSIGNEE         WORKLOAD  ITEMS DONE  ITEMS REMAINING
  ben@example.com        80           2                4
  mia@example.com         0           0                0
  ! note: 2 work items change hands
  ! changed 2 assignments
  $ people ten --archived
  ana@example.com,0,1,0,1
  ben@example.com,80,2,4,6
  cid@example.com,20,0,3,3
  $ tasks assignment reassign ten --from mia@example.com --to ben@example.com -o table --fields assignee
  ASSIGNEE
  ! changed 0 assignments, 1 unchanged
  $ tasks assignment reassign ten --from olga@example.com --to ben@example.com -o table
  ! error: olga@example.com holds no assignment in "ten"
  ! hint: tasks assignment list 55 shows who does
  [1]
  $ tasks assignment reassign ten --from ben@example.com --to ben@example.com -o table
  ! error: --from and --to are both ben@example.com
  [2]
  $ tasks assignment reassign ten --from ben@example.com -o table
  ! error: tasks assignment reassign needs --to
  ! hint: tasks assignment reassign TASK --from USER --to USER
  [2]

# decisions.md 22: "`remove` sends remaining items to pool or queue"
# domain.md §3: "an assignment left empty goes away, or is archived when work was done in it"
Who is removed leaves what remains to the pool. Where work was done, the assignment is kept in the archive:

  $ tasks assignment remove ten ben@example.com -o table --fields assignee,archived,items_done,items_remaining
  ASSIGNEE         ARCHIVED  ITEMS DONE  ITEMS REMAINING
  ben@example.com  yes                2                0
  -                no                 0                4
  ! note: 4 work items change hands
  ! changed 2 assignments
  $ people ten
  ana@example.com,0,1,0,1
  cid@example.com,20,0,3,3
  ,,0,4,4
  $ people ten --archived
  ana@example.com,0,1,0,1
  ben@example.com,80,2,0,2
  cid@example.com,20,0,3,3
  ,,0,4,4
  $ tasks assignment remove ten ben@example.com -o table --fields assignee
  ASSIGNEE
  ! changed 0 assignments, 1 unchanged
  $ tasks assignment remove ten olga@example.com -o table
  ! error: olga@example.com holds no assignment in "ten"
  ! hint: tasks assignment list 55 shows who does
  [1]
  $ as ben items ten -o table
  ! error: no task "ten"
  ! hint: tasks list shows them
  [1]

# domain.md §4: "In a distribution task items without assignee wait in the pool until redistributed or reassigned."
From the pool they are dealt, or given to one; an empty pool goes away:

  $ tasks assignment redistribute ten --from pool --workload ana@example.com=100 -n -o table --fields assignee,items_remaining
  ASSIGNEE         ITEMS REMAINING
  ana@example.com                4
  -                              0
  ! note: 4 work items change hands
  ! would change 2 assignments
  $ tasks assignment reassign ten --from pool --to ben@example.com -o table --fields assignee,archived,items_done,items_remaining
  ASSIGNEE         ARCHIVED  ITEMS DONE  ITEMS REMAINING
  ben@example.com  no                 2                4
  -                yes                0                0
  ! note: 4 work items change hands
  ! changed 2 assignments
  $ tasks assignment reassign ten --from pool --to ben@example.com -o table --fields assignee
  ASSIGNEE
  ! changed 0 assignments, 1 unchanged
  $ people ten
  ana@example.com,0,1,0,1
  ben@example.com,0,2,4,6
  cid@example.com,20,0,3,3

Somebody stays. Who is not active gets nothing:

  $ tasks create alone --dataset cars --assignee ana@example.com -q -o ids >ids
  $ tasks assignment remove alone ana@example.com -o table
  ! error: ana@example.com is the last contributor of "alone"
  ! hint: tasks assignment reassign 134 --from ana@example.com --to EMAIL gives the work to somebody else first
  [5]
  $ tasks user deactivate cid@example.com -q -o ids >ids
  $ tasks assignment add alone cid@example.com -o table
  ! error: cid@example.com is deactivated
  ! hint: tasks user activate cid@example.com
  [5]
  $ tasks assignment reassign alone --from ana@example.com --to cid@example.com -o table
  ! error: cid@example.com is deactivated
  ! hint: tasks user activate cid@example.com
  [5]
  $ tasks assignment redistribute ten --workload cid@example.com=100 -o table
  ! error: cid@example.com is deactivated
  ! hint: tasks user activate cid@example.com
  [5]
  $ tasks assignment redistribute ten -o table --fields assignee,items_remaining
  ASSIGNEE         ITEMS REMAINING
  ana@example.com                4
  ben@example.com                3
  cid@example.com                0
  ! note: 4 work items change hands
  ! changed 3 assignments
  $ tasks user activate cid@example.com -q -o ids >ids

# domain.md §4: "Assignees: users or groups. A group holds ONE assignment; every member works from it."
A group is somebody as well:

  $ tasks assignment add alone @night -o table --fields assignee,workload,items_total
  ASSIGNEE  WORKLOAD  ITEMS TOTAL
  @night           0            0
  ! changed 1 assignment
  $ tasks assignment redistribute alone --workload ana@example.com=50,@night=50 -o table --fields assignee,workload,items_total
  ASSIGNEE         WORKLOAD  ITEMS TOTAL
  ana@example.com        50            2
  @night                 50            2
  ! note: 2 work items change hands
  ! changed 2 assignments
  $ as cid next alone --fields path,assignee -o table
  PATH    ASSIGNEE
  /3.jpg  @night
  ! changed 1 work item
  $ tasks assignment add alone night -o table
  ! error: "night" is a group
  ! hint: groups are assigned as @night
  [2]

What somebody works on is given up last. When it goes all the same, the claim falls and the timer stops; the time until
then counts:

  $ as ana next alone -o table --fields id,path
   ID  PATH
  137  /1.jpg
  ! changed 1 work item
  $ at "2026-01-05 09:05:00"
  $ tasks assignment redistribute alone --workload ana@example.com=25,@night=75 -o table --fields assignee,items_total
  ASSIGNEE         ITEMS TOTAL
  ana@example.com            1
  @night                     3
  ! note: 1 work item changes hands
  ! changed 2 assignments
  $ tasks items alone --fields path,assignee,started_at,duration_s
  path,assignee,started_at,duration_s
  /1.jpg,ana@example.com,2026-01-05T09:00:00.000000Z,0
  /2.jpg,@night,,0
  /3.jpg,@night,2026-01-05T09:00:00.000000Z,0
  /4.jpg,@night,,0
  $ tasks assignment reassign alone --from ana@example.com --to ben@example.com -o table --fields assignee,archived,items_total,duration_s
  ASSIGNEE         ARCHIVED  ITEMS TOTAL  DURATION S
  ana@example.com  yes                 0           0
  ben@example.com  no                  1         300
  ! note: 1 work item changes hands
  ! changed 2 assignments
  $ tasks items alone --fields path,assignee,started_at,duration_s,version
  path,assignee,started_at,duration_s,version
  /1.jpg,ben@example.com,,300,2
  /2.jpg,@night,,0,2
  /3.jpg,@night,2026-01-05T09:00:00.000000Z,0,2
  /4.jpg,@night,,0,2
  $ tasks history --task alone --fields actor,action,old,new | tail -n 5
  cid@example.com,started,,
  ana@example.com,started,,
  olga@example.com,assigned,ana@example.com,@night
  olga@example.com,stopped,,300
  olga@example.com,assigned,ana@example.com,ben@example.com
  $ as ana stop $(tasks items alone --limit 1 -o ids) -o table --fields id
  ID
  ! changed 0 work items, 1 unchanged
  $ as ana set-status alone complete -w path=/1.jpg -o table
  ! error: no task "alone"
  ! hint: tasks list shows them
  [1]

Nothing is dealt in a task that is locked or archived, nor by an annotator:

  $ sql "update task set locked_at = 1767600000000000, locked_by = 1 where name = 'alone'"
  $ for verb in "add alone cid@example.com" "remove alone ben@example.com" "reassign alone --from ben@example.com --to cid@example.com" "redistribute alone"; do tasks assignment $verb -o table; done
  ! error: task "alone" is locked by olga@example.com since 2026-01-05T08:00:00.000000Z
  ! hint: a manager can tasks unlock it
  ! error: task "alone" is locked by olga@example.com since 2026-01-05T08:00:00.000000Z
  ! hint: a manager can tasks unlock it
  ! error: task "alone" is locked by olga@example.com since 2026-01-05T08:00:00.000000Z
  ! hint: a manager can tasks unlock it
  ! error: task "alone" is locked by olga@example.com since 2026-01-05T08:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ sql "update task set locked_at = null, locked_by = null, archived_at = 1767600000000000 where name = 'ten'"
  $ tasks assignment redistribute $(tasks list --archived --search ten --owner olga@example.com -o csv --fields id,name --no-header | sed -n "s/,ten$//p") -o table
  ! error: task "ten" is archived
  ! hint: a manager can tasks unarchive 55
  [5]
  $ as ana assignment add alone cid@example.com -o table
  ! error: tasks assignment add is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as ana assignment redistribute alone -o table
  ! error: tasks assignment redistribute is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks doctor -q --fields check,state | grep -v ok
  check,state
