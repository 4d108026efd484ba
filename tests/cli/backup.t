  $ . "$TESTDIR/setup.sh"
  $ new_project

One file, which is a project of its own.

  $ tasks backup monday.db --fields file,name,schema,operations,last_change_at
  {"file":"monday.db","name":"demo","schema":10,"operations":5,"last_change_at":"2026-01-05T09:00:00.000000Z"}
  $ ls
  home
  monday.db
  $ tasks --db monday.db user list -o csv --no-header --fields email
  ana@example.com
  ben@example.com
  cid@example.com
  mia@example.com
  olga@example.com
  $ ls
  home
  monday.db

It exists already; --force writes over it.

  $ tasks user add dan@example.com -q -o ids
  11
  $ tasks backup monday.db -o table
  ! error: "monday.db" exists already
  ! hint: --force writes over it
  [1]
  $ tasks --db monday.db user list -o ids | wc -l
  5
  $ tasks backup monday.db --force -o csv --no-header --fields file,operations
  monday.db,6
  $ tasks --db monday.db user list -o ids | wc -l
  6

A dry run leaves nothing behind.

  $ tasks backup -n tuesday.db -o csv --no-header --fields file,operations
  tuesday.db,6
  $ ls -A
  .tasks
  home
  monday.db

Places that will not do.

  $ tasks backup home -o table
  ! error: "home" is a folder
  ! hint: name the file to write
  [2]
  $ tasks backup no/such/folder.db -o table
  ! error: there is no folder "no/such"
  [1]
  $ as ana backup own.db -o table
  ! error: tasks backup is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as nobody backup own.db -o table
  ! error: nobody@example.com is not a user of this project
  ! hint: act as a user of the project with --as EMAIL or TASKS_USER; tasks user list shows them
  [5]
  $ tasks -C / backup own.db -o table
  ! error: no project in "/" or above it
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]
  $ ls -A
  .tasks
  home
  monday.db
