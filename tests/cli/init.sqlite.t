  $ . "$TESTDIR/setup.sh"

One database file in the folder.

  $ tasks init --name demo -o jsonl --fields name,engine,db | rooted
  {"name":"demo","engine":"sqlite","db":"ROOT/.tasks/project.db"}
  $ ls .tasks
  project.db
  project.db-lock

With --db the file is made there, and no folder.

  $ mkdir other; cd other
  $ tasks init --db x.db -q -o csv --no-header --fields name,db
  other,x.db
  $ ls -A
  x.db
  x.db-lock
  $ touch file
  $ tasks init --db file/x.db -o jsonl
  ! {"error":{"code":"io","message":"cannot open \"file/x.db\": Not a directory","hint":null,"details":{}}}
  [1]

A file that is not there.

  $ TASKS_DB=/nowhere/project.db tasks user list -o table
  ! error: there is no project database "/nowhere/project.db"
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]
