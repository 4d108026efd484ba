Work items leave a task; what is known of them stays.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ w() { tasks items "${2-cars}" -o csv --no-header --fields id,path | sed -n "s|,/$1.png\$||p"; }
  $ held() { tasks assignment list "$1" "${@:2}" -o csv --no-header --fields assignee,archived,items_done,items_remaining; }
  $ sums() { tasks show "$1" -o json | jq -c '.tasks[0] | [.status, .items_total, .items_done, .annotations, .duration_s]'; }
  $ as ana next cars -q -o ids >ids
  $ echo '{"path":"/1.png","label":"car","shape":"class"}' | as ana annotate cars - -q -o ids >ids
  $ as ana set-status cars complete $(w 2) -q -o ids >ids
  $ at "2026-01-05 09:02:00"
  $ sums cars
  ["in-progress",6,1,1,0]

# domain.md §3: "Removing items: a removed work item keeps its history in the archive tables when it has any"
One that somebody works on, one that is done, one that nobody touched. The timer stops:

  $ tasks items cars -o jsonl | grep -E '/(1|2|6)[.]png' >three
  $ tasks remove-items cars - -n --fields path,status,assignee <three
  PATH    STATUS    ASSIGNEE
  /1.png  -         ana@example.com
  /2.png  complete  ana@example.com
  /6.png  -         ben@example.com
  ! would change 3 work items
  $ tasks remove-items cars - --fields path,status,assignee <three
  PATH    STATUS    ASSIGNEE
  /1.png  -         ana@example.com
  /2.png  complete  ana@example.com
  /6.png  -         ben@example.com
  ! changed 3 work items
  $ sums cars
  ["open",3,0,0,0]
  $ held cars
  ana@example.com,false,0,1
  ben@example.com,false,0,2
  $ tasks annotations cars -o ids
  $ tasks history --task cars --action removed,stopped,annotated,status --fields actor,work_item,action,old,new
  ACTOR             WORK ITEM  ACTION     OLD  NEW
  ana@example.com          24  annotated  0    1
  ana@example.com          25  status     -    complete
  olga@example.com         24  stopped    -    120
  olga@example.com         24  removed    -    -
  olga@example.com         25  removed    -    -
  olga@example.com         29  removed    -    -
  $ as ana stop $(w 3) --fields path
  PATH
  ! changed 0 work items, 1 unchanged
  $ as ana next cars --fields path
  PATH
  /3.png
  ! changed 1 work item

Again there is nothing to do; an item comes back as a new work item:

  $ tasks remove-items cars -w path=/1.png
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! note: no work items were chosen
  ! changed 0 work items
  $ tasks add-items cars -w path=/1.png --fields path,assignee,status,object_count,duration_s
  PATH    ASSIGNEE         STATUS  OBJECT COUNT  DURATION S
  /1.png  ana@example.com  -                  0           0
  ! changed 1 work item
  $ tasks annotations cars -o ids

# domain.md §3: "an assignment left empty goes away, or is archived when work was done in it"
Ana worked, ben did not:

  $ tasks remove-items cars -w assignee=ben@example.com --fields path
  PATH
  /4.png
  /5.png
  ! note: ben@example.com holds nothing any more in "cars" and is no contributor
  ! changed 2 work items
  $ tasks remove-items cars --all --fields path
  PATH
  /3.png
  /1.png
  ! note: ana@example.com holds nothing any more in "cars" and is no contributor
  ! changed 2 work items
  $ held cars --archived
  ana@example.com,true,0,0
  $ sums cars
  ["open",0,0,0,0]
  $ tasks add-items cars --missing --fields path,assignee
  PATH    ASSIGNEE
  /1.png  -
  /2.png  -
  /3.png  -
  /4.png  -
  /5.png  -
  /6.png  -
  ! changed 6 work items

A stale record is refused:

  $ tasks items cars -o jsonl >before
  $ tasks set-status cars complete $(w 1) -q -o ids >ids
  $ tasks remove-items cars - --fields path <before
  ! error: nothing was changed: 1 of 6 work items is refused: work item 44: it has changed since it was read (version 2, not 1)
  ! hint: read the records again and repeat
  [5]
  $ tasks remove-items cars - --fields path --partial <before
  PATH
  /2.png
  /3.png
  /4.png
  /5.png
  /6.png
  ! changed 5 work items, 1 refused
  ! error: 1 of 6 work items is refused: work item 44: it has changed since it was read (version 2, not 1)
  ! hint: read the records again and repeat
  [3]

Where work is pulled people stay:

  $ tasks create pulled --dataset street --pull --batch-size 3 --assignee ana@example.com -q -o ids >ids
  $ as ana next pulled -q -o ids >ids
  $ tasks remove-items pulled --all -q -o ids | wc -l
  6
  $ held pulled
  ,false,0,0
  ana@example.com,false,0,0
  $ tasks add-items pulled --missing -q -o ids | wc -l
  6
  $ as ana next pulled --fields path
  PATH
  /1.png
  ! note: 3 work items pulled from the queue of "pulled"
  ! changed 1 work item

Bad input changes nothing.

  $ tasks remove-items cars
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ tasks remove-items cars 99999
  ! error: no work item has the id 99999
  [1]
  $ tasks remove-items cars $(w 1 pulled)
  ! error: work item 66 belongs to another task
  [5]
  $ as ana remove-items cars --all
  ! error: tasks remove-items is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state
