  $ . "$TESTDIR/setup.sh"

The database may be named; the only project in it need not be.

  $ mkdir -p home/work/a/b
  $ cd home/work; new_project; cd a/b
  $ tasks --db "$TEST_DATABASE" -C / user list -o ids | wc -l
  5
  $ TASKS_DB=$TEST_DATABASE tasks -C / user list -o ids | wc -l
  5
  $ TASKS_DB=$TEST_DATABASE TASKS_PROJECT=demo tasks -C / user list -o ids | wc -l
  5

Of several, one is chosen: by an option, a variable, or the folder.

  $ cd "$HOME"; tasks init --name rail --owner olga@example.com -q >/dev/null
  $ unplaced tasks --db "$TEST_DATABASE" -C / user list -o table
  ! error: there are 2 projects in "PLACE": demo, rail
  ! hint: choose one with --project NAME or TASKS_PROJECT
  [6]
  $ tasks --db "$TEST_DATABASE" -C / --project rail user list -o ids
  1
  $ TASKS_DB=$TEST_DATABASE TASKS_PROJECT=demo tasks -C / user list -o ids | wc -l
  5
  $ TASKS_DB=$TEST_DATABASE tasks -C work user list -o ids | wc -l
  5
  $ tasks -C work --project rail user list -o ids | wc -l
  1
  $ unplaced tasks --db "$TEST_DATABASE" --project street user list -o table
  ! error: there is no project "street" in "PLACE"
  ! hint: there is demo, rail
  [6]

A file that says where, but is not trusted.

  $ mkdir -p elsewhere/.tasks; cp work/.tasks/config.yaml elsewhere/.tasks; cd elsewhere
  $ unplaced tasks user list -o table
  ! error: "ROOT/home/elsewhere/.tasks/config.yaml" names another database and is not trusted
  ! hint: look at the file; if it is right, run tasks trust ROOT/home/elsewhere
  [5]
  $ unplaced tasks trust -o table --fields trusted
  ! note: its config.yaml may now set db to "PLACE"
  ! changed 1 folder
  TRUSTED
  yes
  $ tasks user list -o ids | wc -l
  5

Places without a project, and without a server.

  $ another_database; unplaced tasks --db "$TEST_DATABASE" user list -o table
  ! error: there is no project "demo" in "PLACE"
  ! hint: there is none at all: run tasks init --db URL
  [6]
  $ unplaced tasks --db "${TEST_DATABASE/lead/stranger}" user list -o table
  ! error: cannot connect to "PLACE": connection to server on socket "SERVER/.s.PGSQL.5432" failed: FATAL:  role "stranger" does not exist
  ! hint: check the URL, the server, and pg_hba.conf; psql with the same URL must work
  [5]
  $ tasks --db "postgresql:///work?host=$ROOT/nowhere" user list -o table
  ! error: cannot connect to "postgresql:///work?host=ROOT/nowhere": connection to server on socket "ROOT/nowhere/.s.PGSQL.5432" failed: No such file or directory
  ! hint: check the URL, the server, and pg_hba.conf; psql with the same URL must work
  [5]
  $ tasks --db "postgresql://127.0.0.1:1/work" user list -o json
  ! {"error":{"code":"store.unavailable","message":"cannot connect to \"postgresql://127.0.0.1:1/work\": connection to server at \"127.0.0.1\", port 1 failed: Connection refused","hint":"check the URL, the server, and pg_hba.conf; psql with the same URL must work","details":{}}}
  [5]
  $ tasks --db mysql://localhost/x user list -o table
  ! error: there is no project database "mysql://localhost/x"
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]

A project that the login role may not look into.

  $ cd "$HOME/work"; database=$(database_of "$TEST_DATABASE"); administer -c "create role visitor_$database login"
  $ unplaced tasks --db "$(project_setting db | sed "s/user=lead/user=visitor_$database/")" -C / user list -o table
  ! error: there is no project in "PLACE"
  ! hint: run tasks init --db URL
  [6]
  $ unplaced tasks --db "$(project_setting db | sed "s/user=lead/user=visitor_$database/")" --project demo user list -o table
  ! error: the database role "visitor_[a-z0-9_]+" has no rights in the project "demo" (re)
  ! hint: an owner binds it to an active user: tasks user edit EMAIL --db-role visitor_[a-z0-9_]+ (re)
  [5]
  $ administer -c "drop role visitor_$database"
