  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

Without words it takes back one's own last operation, which is an operation itself: once more, and it is done again.

# domain.md §16: "undo reverts the last operation, or a named one, as a new operation"
  $ as ana set-status cars complete 24 25 -q -o ids
  24
  25
  $ as ana undo
  ID  AT                ACTOR            COMMAND     CHANGED  REASON
  30  2026-01-05 09:00  ana@example.com  set-status        2  -
  ! note: undid operation 30: set-status by ana@example.com, 2 records
  $ tasks items cars --fields id,status,status_by,stage,version
  ID  STATUS  STATUS BY  STAGE  VERSION
  24  -       -          label        3
  25  -       -          label        3
  26  -       -          label        1
  27  -       -          label        1
  28  -       -          label        1
  29  -       -          label        1
  $ tasks show cars --fields status,items_done,items_remaining
  status           open
  items done       0
  items remaining  6
  $ as ana undo
  ID  AT                ACTOR            COMMAND  CHANGED  REASON
  31  2026-01-05 09:00  ana@example.com  undo           2  -
  ! note: undid operation 31: undo by ana@example.com, 2 records
  $ tasks items cars --fields id,status,status_by,stage,version --done
  ID  STATUS    STATUS BY        STAGE      VERSION
  24  complete  ana@example.com  completed        4
  25  complete  ana@example.com  completed        4
  $ tasks log --limit 3 --fields id,actor,command,changed,undoes,undone_by
  ID  ACTOR            COMMAND     CHANGED  UNDOES  UNDONE BY
  32  ana@example.com  undo              2      31          -
  31  ana@example.com  undo              2      30         32
  30  ana@example.com  set-status        2       -          -
  $ tasks history 24
  AT                ACTOR             ACTION    OLD        NEW              COMMAND     REASON
  2026-01-05 09:00  olga@example.com  added     -          -                create      -
  2026-01-05 09:00  olga@example.com  assigned  -          ana@example.com  create      -
  2026-01-05 09:00  ana@example.com   status    -          complete         set-status  -
  2026-01-05 09:00  ana@example.com   stage     label      completed        set-status  -
  2026-01-05 09:00  ana@example.com   stage     completed  label            undo        -
  2026-01-05 09:00  ana@example.com   status    complete   -                undo        -
  2026-01-05 09:00  ana@example.com   status    -          complete         undo        -
  2026-01-05 09:00  ana@example.com   stage     label      completed        undo        -

A dry run shows it and changes nothing.

  $ as ana undo -n --fields id,command,changed,undoes,undone_by
  ID  COMMAND  CHANGED  UNDOES  UNDONE BY
  32  undo           2      31          -
  ! note: would undo operation 32: undo by ana@example.com, 2 records
  $ tasks items cars --done -o ids
  24
  25

Acts of the timer are passed over, unless they are named.

# decisions.md 42: "`undo` without argument reverts the acting user's own last operation that is not a timer act"
  $ as ben next cars -q -o ids
  27
  $ as ben undo
  ! error: ben@example.com has done nothing yet that could be undone
  ! hint: tasks log lists everybody's operations
  [1]
  $ tasks log --limit 1 --fields id,command
  ID  COMMAND
  33  next
  $ as ben undo 33
  ID  AT                ACTOR            COMMAND  CHANGED  REASON
  33  2026-01-05 09:00  ben@example.com  next           1  -
  ! note: undid operation 33: next by ben@example.com, 1 record
  $ tasks items cars --assignee ben@example.com --fields id,started_at
  ID  STARTED AT
  27  -
  28  -
  29  -

Somebody's work is undone by managers; users are the owners' business, annotators take back their own.

  $ as ben undo 30
  ! error: operation 30 is not yours
  ! hint: annotators undo what they did themselves
  [5]
  $ as mia undo 32
  ID  AT                ACTOR            COMMAND  CHANGED  REASON
  32  2026-01-05 09:00  ana@example.com  undo           2  -
  ! note: undid operation 32: undo by ana@example.com, 2 records
  $ as mia undo 4
  ! error: operation 4 (user add by olga@example.com) is for owners to undo
  ! hint: ask a manager or an owner
  [5]
  $ as ana release 24
  ID  PATH  ASSIGNEE  STATUS  STAGE  OBJECT COUNT  DURATION S
  ! changed 0 work items, 1 unchanged
  $ as mia undo
  ID  AT                ACTOR            COMMAND  CHANGED  REASON
  36  2026-01-05 09:00  mia@example.com  undo           2  -
  ! note: undid operation 36: undo by mia@example.com, 2 records

A later change of the same stands in the way, whoever did it; a change of something else does not.

# domain.md §16: "refuses when a later operation changed the same things (it names them)"
  $ tasks edit cars --priority high -q -o ids
  20
  $ tasks edit cars --due 2026-03-01 -q -o ids
  20
  $ as mia edit cars --priority low -q -o ids
  20
  $ tasks log --limit 3 --fields id,command,actor
  ID  COMMAND  ACTOR
  40  edit     mia@example.com
  39  edit     olga@example.com
  38  edit     olga@example.com
  $ tasks undo 38
  ! error: operation 38 (edit by olga@example.com) cannot be undone: the same was changed since by operation 40 (edit by mia@example.com)
  ! hint: undo the later ones first: tasks undo 40
  [5]
  $ tasks undo 38 -o json
  ! {"error":{"code":"conflict","message":"operation 38 (edit by olga@example.com) cannot be undone: the same was changed since by operation 40 (edit by mia@example.com)","hint":"undo the later ones first: tasks undo 40","details":{"operations":[40]}}}
  [5]
  $ tasks undo 39 --reason "no hurry"
  ID  AT                ACTOR             COMMAND  CHANGED  REASON
  39  2026-01-05 09:00  olga@example.com  edit           1  -
  ! note: undid operation 39: edit by olga@example.com, 1 record
  $ tasks show cars --fields priority,due_at
  priority  low
  due at    -
  $ tasks undo 40
  ID  AT                ACTOR            COMMAND  CHANGED  REASON
  40  2026-01-05 09:00  mia@example.com  edit           1  -
  ! note: undid operation 40: edit by mia@example.com, 1 record
  $ tasks undo 38
  ID  AT                ACTOR             COMMAND  CHANGED  REASON
  38  2026-01-05 09:00  olga@example.com  edit           1  -
  ! note: undid operation 38: edit by olga@example.com, 1 record
  $ tasks show cars --fields priority,due_at
  priority  medium
  due at    -
  $ tasks undo 38
  ! error: operation 38 (edit by olga@example.com) was undone by operation 43
  ! hint: tasks undo 43 brings it back
  [5]

What an operation made goes, unless something hangs on it by now.

  $ tasks create more --dataset street --assignee ana@example.com -q -o ids
  44
  $ tasks items more -o ids | head -n 1
  47
  $ as ana classify more --label car 47 -q -o ids
  47
  $ tasks undo 45
  ! error: operation 45 (create by olga@example.com) cannot be undone: the same was changed since by operation 53 (classify by ana@example.com)
  ! hint: undo the later ones first: tasks undo 53
  [5]
  $ as ana undo -q -o ids
  53
  $ tasks undo 45
  ID  AT                ACTOR             COMMAND  CHANGED  REASON
  45  2026-01-05 09:00  olga@example.com  create         1  -
  ! note: undid operation 45: create by olga@example.com, 1 record
  $ tasks list --fields name
  NAME
  cars
  $ tasks undo -q -o ids
  56
  $ tasks items more --fields assignee,object_count
  ASSIGNEE         OBJECT COUNT
  ana@example.com             0
  ana@example.com             0
  ana@example.com             0
  ana@example.com             0
  ana@example.com             0
  ana@example.com             0

What others added to a sum stays.

  $ echo '{"work_item":47,"label":"car"}' | tasks annotate - -q -o ids
  59
  $ echo '{"work_item":47,"label":"lorry"}' | as ana annotate - -q -o ids
  61
  $ tasks annotations more --fields id,label
  ID  LABEL
  59  car
  61  lorry
  $ tasks log --limit 2 --fields id,command,actor
  ID  COMMAND   ACTOR
  60  annotate  ana@example.com
  58  annotate  olga@example.com
  $ tasks undo
  ID  AT                ACTOR             COMMAND   CHANGED  REASON
  58  2026-01-05 09:00  olga@example.com  annotate        1  -
  ! note: undid operation 58: annotate by olga@example.com, 1 record
  $ tasks items more --fields id,object_count -w id=47
  ID  OBJECT COUNT
  47             1
  $ tasks annotations more --fields id,label
  ID  LABEL
  61  lorry

In a locked or archived task the lock and the archive can be taken back, and nothing else.

  $ tasks lock more -q -o ids
  44
  $ as ana undo
  ! error: task "more" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks undo
  ID  AT                ACTOR             COMMAND  CHANGED  REASON
  63  2026-01-05 09:00  olga@example.com  lock           1  -
  ! note: undid operation 63: lock by olga@example.com, 1 record
  $ tasks archive more -q -o ids
  44
  $ as ana undo
  ! error: task "more" is archived
  ! hint: a manager can tasks unarchive 44
  [5]
  $ tasks undo
  ID  AT                ACTOR             COMMAND  CHANGED  REASON
  65  2026-01-05 09:00  olga@example.com  archive        1  -
  ! note: undid operation 65: archive by olga@example.com, 1 record
  $ tasks show more --fields locked,archived
  locked    no
  archived  no
  $ as ana undo -q -o ids
  60

Not everything can be undone, and not every word is an operation.

  $ tasks undo 2
  ! error: operation 2 (init by olga@example.com) cannot be undone
  ! hint: tasks backup FILE keeps a state to go back to
  [5]
  $ tasks undo 24
  ! error: 24 is the id of a work item, not of an operation
  [1]
  $ tasks undo 9999
  ! error: no operation has the id 9999
  [1]
  $ tasks undo first
  ! error: "first" is not an id
  ! hint: tasks log lists the operations with their ids
  [2]
  $ as cid undo
  ! error: cid@example.com has done nothing yet that could be undone
  ! hint: tasks log lists everybody's operations
  [1]

A user who comes and goes keeps the e-mail, however often.

  $ tasks user add new@example.com -q -o ids | wc -l
  1
  $ for k in 1 2 3 4; do tasks undo $(tasks log --limit 1 -o ids) -q -o ids >/dev/null; done
  $ tasks user list --fields email,active -o csv
  email,active
  ana@example.com,true
  ben@example.com,true
  cid@example.com,true
  mia@example.com,true
  new@example.com,true
  olga@example.com,true
  $ sql "select email from users where email like '%new@%'"
  new@example.com
