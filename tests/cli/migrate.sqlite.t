  $ . "$TESTDIR/setup.sh"
  $ new_project

A project that is too old for this program can be backed up all the same.

  $ sql "update schema_migration set number = 0"
  $ tasks backup before.db -q -o csv --no-header --fields schema
  0

Here a step fails half-way: nothing of it is kept.

  $ sql "drop table work_item"
  $ tasks migrate -o json 2>&1 | grep -o '"code":"[a-z.]*"'
  "code":"internal"
  $ sql "select number from schema_migration; select count(*) from sqlite_master where name = 'work_item'"
  0
  0

A database of another program.

  $ sqlite3 other.db "create table t (x)"; tasks --db other.db migrate -o table
  ! error: "other.db" is a database, but not a project of tasks
  ! hint: make a project with tasks init
  [1]
