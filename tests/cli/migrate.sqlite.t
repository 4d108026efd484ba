  $ . "$TESTDIR/setup.sh"
  $ new_project

A project that is too old for this program can be backed up all the same.

  $ sql "delete from schema_migration where number > 1"
  $ tasks backup before.db -q -o csv --no-header --fields schema
  1

Here a step fails half-way: nothing of it is kept.

  $ sql "alter table assignment drop column last_activity_at"
  $ tasks migrate -o json 2>&1 | grep -o '"code":"[a-z.]*"'
  "code":"internal"
  $ sql "select number from schema_migration; select count(*) from pragma_table_info('assignment') where name = 'last_activity_at'"
  1
  0

A database of another program.

  $ sqlite3 other.db "create table t (x)"; tasks --db other.db migrate -o table
  ! error: "other.db" is a database, but not a project of tasks
  ! hint: make a project with tasks init
  [1]
