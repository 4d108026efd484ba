  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks backup monday.db -q -o csv --no-header --fields operations
  5
  $ tasks user add dan@example.com -o ids
  11

Nothing is left beside the project.

  $ tasks restore --yes monday.db -q -o csv --no-header --fields operations
  5
  $ ls -A .tasks | grep -v -e -wal -e -shm
  project.db
  project.db-lock
  $ tasks restore --yes .tasks/project.db -o table
  ! error: ".tasks/project.db" is the project itself
  [5]
  $ ls -A .tasks | grep -v -e -wal -e -shm
  project.db
  project.db-lock

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
  15
  5
  5
  5
  5

A project that cannot be read is kept beside.

  $ mkdir home/new; cp monday.db home/; cd home/new; tasks restore ../monday.db -q -o csv --no-header --fields name
  demo
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
