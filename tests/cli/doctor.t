  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks dataset create cars -q -o ids >/dev/null
  $ for i in $(seq 6); do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -o ids | wc -l
  6
  $ tasks create cars --dataset cars --assignee ana@example.com --assignee ben@example.com -q -o ids >/dev/null

A sound project.

  $ tasks doctor -o table
  CHECK          STATE  MESSAGE
  storage        ok     indexes and references are whole
  schema         ok     tables and indexes are those of the migrations
  rights         ok     database roles may do what their users may, no more
  logins         ok     every database role with rights is bound to an active user
  ids            ok     every id belongs to one record
  next-id        ok     new ids are free
  owners         ok     there is an active owner
  operations     ok     the log is whole
  references     ok     work items, annotations and intervals belong to what they name
  intervals      ok     nobody has two timers, none ends before it begins
  datasets       ok     datasets count their items
  object-counts  ok     work items count their annotations
  issue-counts   ok     work items count their issues
  durations      ok     durations are the sums of their intervals
  counters       ok     counters are what a recount gives
  $ tasks doctor --quick -o csv --no-header --fields state | sort | uniq -c
       15 ok
  $ tasks doctor --fix -o table --fields check,state | tail -n 2
  ! changed 0 derived values
  durations      ok
  counters       ok
  $ as ana doctor -o table
  ! error: tasks doctor is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as mia doctor -q -o csv --no-header --fields state | sort | uniq -c
       15 ok

Derived values that are wrong are told, and counted anew on demand, in one logged operation.

  $ sql "update counter set items = items + 5, annotations = 7" "update dataset set item_count = 60, next_ordinal = 1" "update work_item set object_count = 2 where position < 2" "update work_item set duration_us = 90 where position = 0"
  $ set_next_id 3
  $ tasks doctor -o table
  CHECK          STATE    MESSAGE
  storage        ok       indexes and references are whole
  schema         ok       tables and indexes are those of the migrations
  rights         ok       database roles may do what their users may, no more
  logins         ok       every database role with rights is bound to an active user
  ids            ok       every id belongs to one record
  next-id        problem  the next id would be 3, but ids up to 29 are taken
  owners         ok       there is an active owner
  operations     ok       the log is whole
  references     ok       work items, annotations and intervals belong to what they name
  intervals      ok       nobody has two timers, none ends before it begins
  datasets       problem  dataset "cars" counts 60 items, it has 6
  datasets       problem  dataset "cars" would give the place 1 out twice
  object-counts  problem  work item 24 counts 2 annotations, its annotations add up to 0
  object-counts  problem  work item 25 counts 2 annotations, its annotations add up to 0
  issue-counts   ok       work items count their issues
  durations      problem  work item 24 counts 90 \xc2\xb5s of work, its intervals add up to 0 (esc)
  counters       problem  task 20, assignment 22, stage label, status none: counters are off by 5 items, 3 annotations, -90 \xc2\xb5s (esc)
  counters       problem  task 20, assignment 23, stage label, status none: counters are off by 5 items, 7 annotations, 0 \xc2\xb5s (esc)
  ! note: tasks doctor --fix counts them anew
  [4]
  $ tasks doctor -o json | jq -c '[.findings[] | select(.state == "problem") | .check] | group_by(.) | map([.[0], length])'
  ! note: tasks doctor --fix counts them anew
  [["counters",2],["datasets",2],["durations",1],["next-id",1],["object-counts",2]]
  $ tasks doctor --fix -n -o table --fields check,state | grep -v ok
  ! would change 8 derived values
  CHECK          STATE
  next-id        repaired
  datasets       repaired
  datasets       repaired
  object-counts  repaired
  object-counts  repaired
  durations      repaired
  counters       repaired
  counters       repaired
  $ tasks doctor -q -o table --fields check,state | grep -c problem
  8
  $ tasks doctor --fix -o table --fields check,state | grep -v ok
  ! changed 8 derived values
  CHECK          STATE
  next-id        repaired
  datasets       repaired
  datasets       repaired
  object-counts  repaired
  object-counts  repaired
  durations      repaired
  counters       repaired
  counters       repaired
  $ tasks doctor -q -o csv --no-header --fields state | sort | uniq -c
       15 ok
  $ tasks doctor --fix -o table --fields check,state | grep -v ok
  ! changed 0 derived values
  CHECK          STATE
  $ sql "select o.command, e.kind, e.field, e.old_value, e.new_value, e.entities from effect e join operation o on o.id = e.op_id where o.command = 'doctor'"
  doctor|project|next_id|3|30|1
  doctor|dataset|item_count|60|6|1
  doctor|dataset|next_ordinal|1|6|1
  doctor|work_item|object_count|2|0|2
  doctor|work_item|duration_us|90|0|1
  doctor|project|counters|2 wrong|counted anew|1
  $ tasks user add new@example.com -q -o ids
  31

What cannot be counted anew is only told.

  $ sql "update work_item set status = 'finished', item_id = 999 where position = 0" "update work_item set status = 'finished' where position = 1" "update work_item set assignment_id = (select max(id) from assignment) where position = 2"
  $ sql "update item set dataset_id = 888 where path = '/6.jpg'" "delete from users where email = 'cid@example.com'" "update effect set entities = 5 where op_id = (select max(op_id) from effect)" "update users set role = 'manager' where role = 'owner'"
  $ as mia doctor -q -o table | grep -v ' ok ' | grep -v ^logins
  CHECK          STATE    MESSAGE
  owners         problem  no active user is an owner
  operations     problem  effect 1 of operation 32 does not name as many records as it says
  references     problem  its dataset is missing: item 19
  references     problem  its item is missing: work item 24
  references     problem  work item 25 has a status that is no action of its task
  references     problem  work item 29 has an item of another dataset
  datasets       problem  dataset "cars" counts 6 items, it has 5
  counters       problem  task 20, assignment 22, stage label, status none: counters are off by 3 items, 0 annotations, 0 \xc2\xb5s (esc)
  counters       problem  task 20, assignment 22, stage label, status finished: counters are off by -2 items, 0 annotations, 0 \xc2\xb5s (esc)
  counters       problem  task 20, assignment 23, stage label, status none: counters are off by -1 items, 0 annotations, 0 \xc2\xb5s (esc)
  $ as mia doctor --fix -q -o json | jq -c '[.findings[] | select(.state != "ok" and .check != "logins")] | length'
  10
  $ as mia doctor -q -o json >/dev/null
  [4]

What is no project at all.

  $ tasks -C / doctor -o table
  ! error: no project in "/" or above it
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]
