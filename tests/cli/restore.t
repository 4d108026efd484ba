  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks backup monday.db -q -o csv --no-header --fields operations
  5
  $ cksum <monday.db >sum
  $ tasks user add dan@example.com -o ids
  11

Over a project with data only with --yes.

  $ tasks restore monday.db -o table
  ! error: restoring over project "demo" with its 6 operations cannot be undone
  ! hint: give --yes if you mean it
  [2]
  $ tasks user list -o ids | wc -l
  6

A dry run says what would come, and changes nothing.

  $ tasks restore -n monday.db -o table --fields name,operations,last_change_at
  NAME  OPERATIONS  LAST CHANGE AT
  demo           5  2026-01-05 09:00
  ! would change 1 project
  $ tasks user list -o ids | wc -l
  6

Whole, with a line in the log; ids go on where they were, and the backup stays as it is.

  $ tasks restore --yes monday.db -o table --fields name,operations
  NAME  OPERATIONS
  demo           5
  ! changed 1 project
  $ tasks user list -o csv --no-header --fields id,email
  5,ana@example.com
  7,ben@example.com
  9,cid@example.com
  3,mia@example.com
  1,olga@example.com
  $ tasks user add fay@example.com -o csv --no-header --fields id,email
  14,fay@example.com
  $ cksum <monday.db | cmp - sum
  $ ls -A .tasks | grep -v -e -wal -e -shm
  project.db

Owners only; and other files are refused before anything is touched.

  $ as mia restore --yes monday.db -o table
  ! error: tasks restore is for owners; mia@example.com is a manager
  ! hint: ask a manager or an owner
  [5]
  $ as stranger restore --yes monday.db -o table
  ! error: stranger@example.com is not a user of this project
  ! hint: act as a user of the project with --as EMAIL or TASKS_USER; tasks user list shows them
  [5]
  $ tasks restore --yes tuesday.db -o table
  ! error: there is no file "tuesday.db"
  [1]
  $ echo 'no database at all, but as long as the header of one would be' > text.db
  $ tasks restore --yes text.db -o table
  ! error: "text.db" is not a database
  [1]
  $ tasks restore --yes .tasks/project.db -o table
  ! error: ".tasks/project.db" is the project itself
  [5]
  $ head -c 20000 monday.db > short.db
  $ tasks restore --yes short.db -o table
  ! error: "short.db" is damaged
  ! hint: use another backup
  [1]
  $ cp monday.db bent.db; head -c 8192 /dev/zero | tr '\0' x | dd of=bent.db bs=4096 seek=6 conv=notrunc 2>/dev/null
  $ tasks restore --yes bent.db -o json 2>&1 | grep -o '"code":"store.corrupt"'
  "code":"store.corrupt"
  $ cp monday.db newer.db; sqlite3 newer.db "insert into schema_migration values (99, 'tomorrow', 0)"
  $ tasks restore --yes newer.db -o table
  ! error: the project in "newer.db" has schema 99, this program knows 1
  ! hint: use a newer tasks
  [6]
  $ tasks user list -o ids | wc -l
  6
  $ ls -A .tasks | grep -v -e -wal -e -shm
  project.db

While somebody else writes it waits, and then gives up.

  $ (sqlite3 .tasks/project.db "begin immediate" ".shell touch began; sleep 2" "rollback") & while [ ! -e began ]; do sleep 0.02; done
  $ TASKS_BUSY_WAIT=0.1s tasks restore --yes monday.db -o table
  ! error: "ROOT/.tasks/project.db" is held by another process
  ! hint: another process is writing; repeat in a moment
  [5]
  $ wait; tasks restore --yes monday.db -o table --fields operations
  OPERATIONS
           5
  ! changed 1 project

A reader that began before sees the old project to its end.

  $ sqlite3 .tasks/project.db "begin" "select count(*) from users" ".shell LD_PRELOAD=$TASKS_FAKETIME $TASKS_BIN user add gus@example.com -o ids" ".shell LD_PRELOAD=$TASKS_FAKETIME $TASKS_BIN restore --yes monday.db -o csv --no-header --fields operations" "select count(*) from users" "commit" "select count(*) from users"
  17
  5
  5
  5
  5

Where no project is, it makes one; the person acts there as before.

  $ mkdir home/new; cp monday.db home/; cd home/new
  $ tasks restore ../monday.db -o table --fields name,operations
  NAME  OPERATIONS
  demo           5
  ! changed 1 project
  $ ls -A .tasks | grep -v -e -wal -e -shm; tasks trust --list -o csv --no-header --fields user
  project.db
  olga@example.com
  olga@example.com
  $ tasks user list -o ids | wc -l
  5
  $ tasks --db ../elsewhere.db restore ../monday.db -q -o csv --no-header --fields name; tasks --db ../elsewhere.db user list -o ids | wc -l
  demo
  5

A project that cannot be read is kept beside.

  $ echo 'this was a project once, before something wrote over its first page' > .tasks/project.db
  $ tasks user list -o table
  ! error: "ROOT/home/new/.tasks/project.db" is not a database
  [1]
  $ tasks restore ../monday.db -o table
  ! error: restoring over "ROOT/home/new/.tasks/project.db", which cannot be read, cannot be undone
  ! hint: give --yes if you mean it
  [2]
  $ tasks restore --yes ../monday.db -o table --fields name,operations
  NAME  OPERATIONS
  demo           5
  ! note: the damaged database is kept as ROOT/home/new/.tasks/project.db.damaged
  ! changed 1 project
  $ ls -A .tasks | grep -v -e -wal -e -shm
  project.db
  project.db.damaged
  $ tasks user list -o ids | wc -l
  5
