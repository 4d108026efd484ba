  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=jsonl
  $ new_labeling

Every change is an event: its id is the operation and the place in it.

# decisions.md 45: "Event id = operation id + `seq`; `--since OP[:SEQ]`."
  $ tasks events --kind item,task,work_item -o table
  ID    AT                ACTOR             COMMAND      KIND       FIELD    OLD  NEW  ENTITIES
  13:2  2026-01-05 09:00  olga@example.com  dataset add  item       created  -    -           6
  21:1  2026-01-05 09:00  olga@example.com  create       task       created  -    -           1
  21:3  2026-01-05 09:00  olga@example.com  create       work_item  created  -    22          3
  21:4  2026-01-05 09:00  olga@example.com  create       work_item  created  -    23          3
  $ tasks events --since 13 --limit 1
  {"type":"event","id":"21:1","operation":21,"seq":1,"at":"2026-01-05T09:00:00.000000Z","actor":"olga@example.com","command":"create","reason":null,"undoes":null,"kind":"task","field":"created","old":null,"new":null,"task":20,"entities":1,"ids":[[20,20]]}
  $ as ana set-status cars complete 24 26 --reason "easy ones" -q -o ids
  24
  26
  $ tasks events --since 21 --fields id,actor,command,reason,kind,field,old,new,task,entities,ids
  {"id":"30:1","actor":"ana@example.com","command":"set-status","reason":"easy ones","kind":"work_item","field":"status","old":null,"new":"complete","task":20,"entities":2,"ids":[[24,24],[26,26]]}
  {"id":"30:2","actor":"ana@example.com","command":"set-status","reason":"easy ones","kind":"work_item","field":"status_by","old":null,"new":"ana@example.com","task":20,"entities":2,"ids":[[24,24],[26,26]]}
  {"id":"30:3","actor":"ana@example.com","command":"set-status","reason":"easy ones","kind":"work_item","field":"status_at","old":null,"new":"2026-01-05T09:00:00.000000Z","task":20,"entities":2,"ids":[[24,24],[26,26]]}
  {"id":"30:4","actor":"ana@example.com","command":"set-status","reason":"easy ones","kind":"work_item","field":"stage","old":"label","new":"completed","task":20,"entities":2,"ids":[[24,24],[26,26]]}
  $ tasks events --since 30:2 -o csv --fields id,field,old,new
  id,field,old,new
  30:3,status_at,,2026-01-05T09:00:00.000000Z
  30:4,stage,label,completed
  $ tasks events -w command=set-status,create -w field=status,created -w 'entities>1' --fields id,kind,field,new
  {"id":"21:2","kind":"assignment","field":"created","new":null}
  {"id":"21:3","kind":"work_item","field":"created","new":"22"}
  {"id":"21:4","kind":"work_item","field":"created","new":"23"}
  {"id":"30:1","kind":"work_item","field":"status","new":"complete"}
  $ tasks events --filter '{"$or":[{"kind":"task"},{"new":"complete"}]}' --fields id,kind,field,new
  {"id":"21:1","kind":"task","field":"created","new":null}
  {"id":"30:1","kind":"work_item","field":"status","new":"complete"}
  $ tasks events -w colour=red -o table
  ! error: there is no field "colour" to filter by
  ! hint: known: id, operation, seq, at, actor, command, reason, undoes, kind, field, old, new, task, entities, ids.KEY
  [2]
  $ tasks events --since 30
  $ tasks events --since end

A cursor that is kept leads through all of them once, whatever the size of the steps.

  $ tasks events -o ids >all
  $ cursor=0; while next=$(tasks events --since "$cursor" --limit 3 -o csv --no-header --fields id) && [ -n "$next" ]; do echo "$next"; cursor=$(tail -n 1 <<<"$next"); done >steps
  $ cmp all steps && wc -l <all | tr -d ' '
  16

Values are written as in other records: times, e-mails, numbers.

  $ tasks edit cars --due 2026-02-01 --owner mia@example.com --metadata by=hand -q -o ids
  20
  $ tasks dataset set street 14 --metadata weather=rain -q -o ids
  14
  $ tasks events --since 30 --fields kind,field,old,new
  {"kind":"task","field":"due_at","old":null,"new":"2026-02-01T23:59:59.999999Z"}
  {"kind":"task","field":"owner_id","old":"olga@example.com","new":"mia@example.com"}
  {"kind":"task","field":"metadata","old":null,"new":"{\"by\":\"hand\"}"}
  {"kind":"item","field":"metadata.weather","old":null,"new":"\"rain\""}
  $ tasks undo -q -o ids
  32
  $ tasks events --since 32 --fields operation,undoes,kind,field,old,new
  {"operation":33,"undoes":32,"kind":"item","field":"metadata.weather","old":"\"rain\"","new":null}

Somebody who follows is told of what happens while it happens, until the reader is gone.

  $ tasks events --since end --follow --interval 0.05 --limit 2 --fields actor,kind,field >followed &
  $ until [ -s followed ]; do tasks lock cars -q -o ids >/dev/null; tasks unlock cars -q -o ids >/dev/null; done; wait
  $ cat followed
  {"actor":"olga@example.com","kind":"task","field":"locked_at"}
  {"actor":"olga@example.com","kind":"task","field":"locked_by"}
  $ tasks events --follow -o table
  ! error: --follow writes a record a line
  ! hint: add -o jsonl or -o csv
  [2]
  $ tasks events --follow --interval 0.05 | head -n 1 | cut -c 1-30
  {"type":"event","id":"2:1","op

Mistakes are told.

  $ tasks events --since 24 -o table
  ! error: 24 is the id of a work item, not of an operation
  [1]
  $ tasks events --since 9999 -o table
  ! error: no operation has the id 9999
  [1]
  $ tasks events --since yesterday -o table
  ! error: "yesterday" is no place in the events
  ! hint: the id of an event, 30:2, or of an operation, 30; 0 is the beginning, end the end
  [2]
  $ tasks events --limit -1 -o table
  ! error: --limit is a whole number from 0 on, not -1
  [2]
  $ tasks events --interval 0 -o table
  ! error: --interval is between 0.01 and 3600 seconds, not 0
  [2]
  $ as ana events -o table
  ! error: tasks events is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
