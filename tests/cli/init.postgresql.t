  $ . "$TESTDIR/setup.sh"

A project is a schema in a database on a server; the folder only says where.

  $ tasks version -o jsonl --fields engines
  {"engines":["sqlite","postgresql"]}

  $ TASKS_DB=$TEST_DATABASE tasks init street -q -o jsonl --fields name,engine
  {"name":"street","engine":"postgresql"}
  $ ls -A street/.tasks; unplaced cat street/.tasks/config.yaml
  config.yaml
  db: "PLACE"
  project: "street"
  $ tasks -C street user list -o ids
  1

With --db; a second one in the same database, and the same name again.

  $ unplaced tasks init --db "$TEST_DATABASE" rail -q -o csv --no-header --fields name,db
  rail,PLACE
  $ unplaced tasks init --db "$TEST_DATABASE" other --name rail -o table
  ! error: there is a project "rail" already: PLACE
  ! hint: --if-not-exists takes it as it is
  [1]
  $ ls -A other
  ls: cannot access 'other': No such file or directory
  [2]
  $ tasks init --db "$TEST_DATABASE" other --name rail --if-not-exists -q -o csv --no-header --fields name,owner
  rail,olga@example.com
  $ tasks -C other user list -o ids
  1

What cannot be a project's name there.

  $ unplaced tasks init --db "$TEST_DATABASE" x --name public -o table
  ! error: "public" is a name of PostgreSQL's own
  ! hint: choose another with --name
  [2]
  $ unplaced tasks init --db "$TEST_DATABASE" x --name pg_x -o table
  ! error: "pg_x" is a name of PostgreSQL's own
  ! hint: choose another with --name
  [2]
  $ unplaced tasks init --db "$TEST_DATABASE" x --name "$(printf '%064d' 0 | tr 0 n)" -o table
  ! error: in PostgreSQL a project's name has at most 63 bytes, "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" has 64
  [2]
  $ administer -d "$TEST_DATABASE" -c 'create schema "other program"'
  $ unplaced tasks init --db "$TEST_DATABASE" x --name "other program" -o table
  ! error: there is a schema "other program" already in "PLACE"
  ! hint: choose another name with --name
  [1]
  $ ls -A x
  ls: cannot access 'x': No such file or directory
  [2]
  $ tasks init --db "$TEST_DATABASE" x --name "my \"Project\" 'ä'" -q -o csv --no-header --fields name; tasks -C x user list -o ids
  "my ""Project"" '\xc3\xa4'" (esc)
  1

URLs that are none, and secrets in them.

  $ tasks --db postgresql://localhost:port/x init y -o table
  ! error: cannot connect to "postgresql://localhost:port/x": invalid integer value "port" for connection option "port"
  ! hint: check the URL, the server, and pg_hba.conf; psql with the same URL must work
  [5]
  $ tasks --db 'postgresql:///x?nonsense=1' init y -o table
  ! error: not a PostgreSQL URL: invalid URI query parameter: "nonsense"
  ! hint: postgresql://USER@HOST:PORT/DATABASE, every part may be left out
  [2]
  $ tasks --db postgresql://olga:secret@localhost/x init y -o table
  ! error: the URL holds a secret (password)
  ! hint: keep it in ~/.pgpass, in a service file, or in PGPASSWORD: see tasks help tasks-postgresql
  [2]
  $ tasks --db 'postgresql://localhost/x?password=secret' init y -o table
  ! error: the URL holds a secret (password)
  ! hint: keep it in ~/.pgpass, in a service file, or in PGPASSWORD: see tasks help tasks-postgresql
  [2]
  $ ls -A y
  ls: cannot access 'y': No such file or directory
  [2]

Databases that will not do: none of that name, not UTF-8, no right to log in, no right to make a schema.

  $ database=$(database_of "$TEST_DATABASE")
  $ unplaced tasks --db "${TEST_DATABASE/$database/nowhere}" init y -o table
  ! error: cannot connect to "PLACE": connection to server on socket "SERVER/.s.PGSQL.5432" failed: FATAL:  database "nowhere" does not exist
  ! hint: check the URL, the server, and pg_hba.conf; psql with the same URL must work
  [5]
  $ administer -c "create database ${database}_latin encoding latin1 lc_collate 'C' lc_ctype 'C' template template0"
  $ unplaced tasks --db "${TEST_DATABASE/$database/${database}_latin}" init y -o table
  ! error: "PLACE" is not a UTF-8 database
  ! hint: createdb --encoding UTF8 --template template0 NAME
  [5]
  $ administer -c "drop database ${database}_latin"
  $ unplaced tasks --db "${TEST_DATABASE/user=lead/user=stranger}" init y -o table
  ! error: cannot connect to "PLACE": connection to server on socket "SERVER/.s.PGSQL.5432" failed: FATAL:  role "stranger" does not exist
  ! hint: check the URL, the server, and pg_hba.conf; psql with the same URL must work
  [5]
  $ administer -c "create role visitor_$database login"
  $ unplaced tasks --db "${TEST_DATABASE/user=lead/user=visitor_$database}" init y -o table
  ! error: "PLACE": permission denied for database DATABASE
  ! hint: the login role lacks a right: tasks doctor tells which
  [5]
  $ administer -c "drop role visitor_$database"
  $ ls -A y
  ls: cannot access 'y': No such file or directory
  [2]
