  $ . "$TESTDIR/setup.sh"
  $ new_project

A file has no database roles to bind.

  $ tasks user add dan@example.com --db-role dan -o table
  ! error: a project in a file has no database roles
  ! hint: they are for projects on PostgreSQL: tasks help tasks-postgresql
  [5]
  $ tasks user edit ana@example.com --db-role ana -o table
  ! error: a project in a file has no database roles
  ! hint: they are for projects on PostgreSQL: tasks help tasks-postgresql
  [5]
  $ tasks user edit mia@example.com --may-act-as -o jsonl
  ! {"error":{"code":"guard","message":"a project in a file has no database roles","hint":"they are for projects on PostgreSQL: tasks help tasks-postgresql","details":{}}}
  [5]
  $ tasks user show mia@example.com -o csv --fields db_role,may_act_as
  db_role,may_act_as
  ,false
