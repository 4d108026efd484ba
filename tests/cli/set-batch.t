  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

# domain.md §11: "Work item priority (integer, higher first) and batch name can be set in bulk."

  $ as mia set-batch cars monday 24 25 26 --fields id,batch,version
  ID  BATCH   VERSION
  24  monday        2
  25  monday        2
  26  monday        2
  ! changed 3 work items
  $ as mia set-batch cars monday 24 25 26 -o ids
  $ as mia set-batch cars tuesday 26 27 --fields id,batch,version
  ID  BATCH    VERSION
  26  tuesday        3
  27  tuesday        2
  ! changed 2 work items
  $ tasks items cars --batch monday --batch none -o ids
  24
  25
  28
  29
  $ as mia set-batch cars friday -w batch=monday -q -o ids
  24
  25
  $ tasks items cars --fields id,batch
  ID  BATCH
  24  friday
  25  friday
  26  tuesday
  27  tuesday
  28  -
  29  -
  $ as mia set-batch cars none --all --fields id,batch
  ID  BATCH
  24  -
  25  -
  26  -
  27  -
  ! changed 4 work items, 2 unchanged
  $ tasks history 26 --fields action,actor,old,new
  ACTION    ACTOR             OLD      NEW
  added     olga@example.com  -        -
  assigned  olga@example.com  -        ana@example.com
  batch     mia@example.com   -        monday
  batch     mia@example.com   monday   tuesday
  batch     mia@example.com   tuesday  -
  $ as mia undo -q -o ids | wc -l
  1
  $ tasks items cars --fields id,batch
  ID  BATCH
  24  friday
  25  friday
  26  tuesday
  27  tuesday
  28  -
  29  -
  $ as mia set-batch cars 2026 28 --fields id,batch
  ID  BATCH
  28  2026
  ! changed 1 work item

Bad input changes nothing.

  $ as mia set-batch cars '' --all
  ! error: "" cannot be the name of a batch: it is empty
  [2]
  $ as mia set-batch cars 'a,b' --all
  ! error: "a,b" cannot be the name of a batch: it holds a comma or a wildcard
  ! hint: conditions like -w batch=a,b could not name it
  [2]
  $ as mia set-batch cars 'a*' --all
  ! error: "a*" cannot be the name of a batch: it holds a comma or a wildcard
  ! hint: conditions like -w batch=a,b could not name it
  [2]
  $ as mia set-batch cars monday
  ! error: no work items were chosen
  ! hint: name ids, or give -, --where FIELD=VALUE or --all
  [2]
  $ as ana set-batch cars monday 24
  ! error: tasks set-batch is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ echo '{"type":"work_item","id":24,"version":1}' | as mia set-batch cars monday -
  ! error: work item 24: it has changed since it was read (version 5, not 1)
  ! hint: read the records again and repeat
  [5]
  $ as mia lock cars -q -o ids
  20
  $ as mia set-batch cars monday --all
  ! error: task "cars" is locked by mia@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
