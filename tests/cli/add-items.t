Items come into a running task: each once, behind those that are there.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=csv
  $ new_project
  $ tasks group add night --member cid@example.com -q -o ids >ids
  $ tasks dataset create d -q -o ids >ids
  $ for i in $(seq 10 29); do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add d - -q -o ids >items
  $ tasks dataset set d -w path=/29.jpg --ground-truth -q -o ids >ids
  $ tasks dataset set d -w path=/28.jpg --hidden -q -o ids >ids
  $ tasks create cars --dataset d --limit 4 --workload ana@example.com=75,ben@example.com=25 -q -o ids >ids
  $ held() { tasks items "$1" --fields assignee,path --no-header | sed 's|@[^,]*,/|,|; s|[.]jpg||' | awk -F, '{h[$1] = h[$1] " " $2} END {for (a in h) print a ":" h[a]}' | sort; }
  $ sums() { tasks show "$1" -o json | jq -c '.tasks[0] | [.status, .items_total, .items_done, .items_remaining, .assignments_count]'; }
  $ item() { sed -n "$(($1 - 9))p" items; }
  $ held cars
  ana: 10 11 12
  ben: 13

# domain.md §3: "Adding items: an explicit list, a filter, or everything of the dataset that is not in the task yet; an item
#  already in the task is counted as skipped, never doubled."
# domain.md §3: "In a distribution task new items go to the assignees by workload"
By ids; one is there already. Four more are three and one:

  $ tasks add-items cars --items $(item 13),$(item 14),$(item 15),$(item 16),$(item 17) -o table --fields path,assignee,stage
  PATH     ASSIGNEE         STAGE
  /14.jpg  ana@example.com  label
  /15.jpg  ana@example.com  label
  /16.jpg  ana@example.com  label
  /17.jpg  ben@example.com  label
  ! changed 4 work items, 1 unchanged
  $ tasks add-items cars --items $(item 13),$(item 14),$(item 15),$(item 16),$(item 17) -o table --fields path
  PATH
  ! changed 0 work items, 5 unchanged
  $ held cars
  ana: 10 11 12 14 15 16
  ben: 13 17
  $ sums cars
  ["open",8,0,8,2]

By conditions, from a pipe, with a limit; a dry run says the same and leaves nothing:

  $ tasks add-items cars -w path=/1*.jpg --limit 1 --fields path,assignee -n
  path,assignee
  /18.jpg,ana@example.com
  $ tasks add-items cars -w path=/1*.jpg --limit 1 --fields path,assignee -o table
  PATH     ASSIGNEE
  /18.jpg  ana@example.com
  ! changed 1 work item, 8 unchanged
  $ tasks dataset items d --search 19 -o jsonl | tasks add-items cars --items - --fields path,assignee
  path,assignee
  /19.jpg,ana@example.com

# domain.md §3: "or to those named (new assignees get new assignments)"
To those who are named; the workload of the task stays:

  $ tasks add-items cars -w path=/20.jpg,/21.jpg,/22.jpg --workload cid@example.com=67,ana@example.com=33 --fields path,assignee
  path,assignee
  /20.jpg,cid@example.com
  /21.jpg,cid@example.com
  /22.jpg,ana@example.com
  $ tasks add-items cars -w path=/23.jpg --assignee @night --fields path,assignee
  path,assignee
  /23.jpg,@night
  $ tasks assignment list cars --fields assignee,workload,items_total
  assignee,workload,items_total
  ana@example.com,75,9
  ben@example.com,25,2
  cid@example.com,0,2
  @night,0,1

# domain.md §3: "A completed task that gets items opens again."
# domain.md §7: "a status is cleared, items are added: back by the same rules"
A task that is completed opens again. Ground truth and what is hidden stay out:

  $ tasks set-status cars complete --all -q -o ids | wc -l
  14
  $ sums cars
  ["completed",14,14,0,4]
  $ tasks add-items cars --missing -o table --fields path,assignee
  PATH     ASSIGNEE
  /24.jpg  ana@example.com
  /25.jpg  ana@example.com
  /26.jpg  ana@example.com
  /27.jpg  ben@example.com
  ! note: left out 1 ground-truth item
  ! note: left out 1 hidden item
  ! changed 4 work items
  $ sums cars
  ["in-progress",18,14,4,4]
  $ tasks add-items cars --missing -o table --fields path
  PATH
  ! note: left out 1 ground-truth item
  ! note: left out 1 hidden item
  ! changed 0 work items
  $ tasks add-items cars -w path=/2* -o table --fields path
  PATH
  ! note: left out 1 ground-truth item
  ! note: left out 1 hidden item
  ! changed 0 work items, 8 unchanged
  $ tasks history --task cars --fields command,action,new | tail -n 4
  add-items,added,
  add-items,assigned,ana@example.com
  add-items,added,
  add-items,assigned,ben@example.com

Nobody is assigned: the pool.

  $ tasks create pool --dataset d --limit 0 -q -o ids >ids
  $ tasks add-items pool --missing --limit 2 --fields path,assignee
  path,assignee
  /10.jpg,
  /11.jpg,
  $ tasks assignment add pool ana@example.com ben@example.com -q -o ids | wc -l
  2
  $ tasks add-items pool --missing --limit 2 --fields path,assignee
  path,assignee
  /12.jpg,ana@example.com
  /13.jpg,ben@example.com
  $ tasks user deactivate ben@example.com -q -o ids | wc -l
  1
  $ tasks add-items pool --missing --limit 2 --fields path,assignee
  path,assignee
  /14.jpg,ana@example.com
  /15.jpg,ana@example.com
  $ tasks user activate ben@example.com -q -o ids | wc -l
  1

# domain.md §3: "in a pulling task they go to the queue"
  $ tasks create pulled --dataset d --limit 4 --pull --batch-size 3 --assignee ana@example.com -q -o ids >ids
  $ at "2026-01-05 10:00:00"
  $ tasks add-items pulled -w path=/14.jpg,/15.jpg --fields path,assignee,queued_at
  path,assignee,queued_at
  /14.jpg,,2026-01-05T10:00:00.000000Z
  /15.jpg,,2026-01-05T10:00:00.000000Z
  $ tasks add-items pulled --missing --assignee ben@example.com -o table
  ! error: task "pulled" is pulled: new items wait in its queue
  ! hint: leave away --assignee and --workload
  [5]
  $ as ana next pulled --fields path,queued_at
  path,queued_at
  /10.jpg,2026-01-05T09:00:00.000000Z
  ! note: 3 work items pulled from the queue of "pulled"
  $ as ana set-status pulled complete -w assignee=ana@example.com -q -o ids | wc -l
  3
  $ as ana next pulled --count 3 --fields path,queued_at
  path,queued_at
  /13.jpg,2026-01-05T09:00:00.000000Z
  /14.jpg,2026-01-05T10:00:00.000000Z
  /15.jpg,2026-01-05T10:00:00.000000Z
  ! note: 3 work items pulled from the queue of "pulled"

Bad input changes nothing.

  $ tasks add-items cars -o table
  ! error: no items were chosen
  ! hint: choose by --items, or by --where, or --missing
  [2]
  $ tasks add-items cars --missing -w path=/1.jpg -o table
  ! error: --missing is all that is not there: it goes with no other choice
  ! hint: choose by --items, or by --where, or --missing
  [2]
  $ tasks add-items cars --items $(item 10) -w path=/1.jpg -o table
  ! error: ids and conditions exclude each other
  ! hint: choose by ids (or -), or by --where and --filter, or --all
  [2]
  $ tasks add-items cars --items 99999 -o table
  ! error: no item has the id 99999
  [1]
  $ tasks add-items cars --items $(tasks items cars --limit 1 -o ids) -o table
  ! error: 42 is the id of a work item, not of an item
  [1]
  $ tasks add-items cars -w path=/28.jpg --workload ana@example.com=50 -o table
  ! error: the workload adds up to 50 percent, not to 100
  ! hint: leave --workload out to share evenly
  [2]
  $ tasks add-items cars --missing --assignee zoe@example.com -o table
  ! error: no user "zoe@example.com"
  ! hint: did you mean ana@example.com?
  [1]
  $ tasks add-items cars --missing --limit -1 -o table
  ! error: the limit is 0 or more, not -1
  [2]
  $ tasks add-items carts --missing -o table
  ! error: no task "carts"
  ! hint: did you mean cars?
  [1]
  $ as ana add-items cars --missing -o table
  ! error: tasks add-items is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks dataset create other -q -o ids >ids && echo '{"path":"/o.jpg"}' | tasks dataset add other - -q -o ids >other
  $ tasks add-items cars --items $(cat other) -o table
  ! error: item 105 belongs to another dataset
  [5]
  $ tasks doctor -q --fields check,state | grep -v ok
  check,state
