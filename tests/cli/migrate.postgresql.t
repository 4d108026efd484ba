  $ . "$TESTDIR/setup.sh"
  $ new_project

A project that is too old for this program is migrated before it is copied into a file; pg_dump copies it as it is.

  $ sql "delete from schema_migration where number > 1"
  $ tasks backup before.db -o table
  ! error: project "demo" has schema 1, this program needs 10
  ! hint: run tasks migrate
  [6]
  $ ls
  home

Here a step fails half-way: nothing of it is kept.

  $ sql "alter table assignment drop column last_activity_at"
  $ tasks migrate -o json 2>&1 | grep -o '"code":"[a-z.]*"'
  "code":"internal"
  $ sql "select number from schema_migration; select count(*) from pg_attribute where attrelid = 'assignment'::regclass and attname = 'last_activity_at' and not attisdropped"
  1
  0

A schema of another program.

  $ administer -d "$TEST_DATABASE" -c 'create schema other create table t (x bigint)'
  $ unplaced tasks --project other migrate -o table
  ! error: there is no project "other" in "PLACE"
  ! hint: there is demo
  [6]
