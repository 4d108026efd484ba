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
  ! error: the project in "newer.db" has schema 99, this program knows 10
  ! hint: use a newer tasks
  [6]
  $ tasks user list -o ids | wc -l
  6

Where no project is, it makes one; the person acts there as before.

  $ mkdir home/new; cp monday.db home/; cd home/new; another_database
  $ tasks restore ../monday.db -o table --fields name,operations
  NAME  OPERATIONS
  demo           5
  ! changed 1 project
  $ tasks trust --list -o csv --no-header --fields user
  olga@example.com
  olga@example.com
  $ tasks user list -o ids | wc -l
  5
  $ tasks --db ../elsewhere.db restore ../monday.db -q -o csv --no-header --fields name; tasks --db ../elsewhere.db user list -o ids | wc -l
  demo
  5

