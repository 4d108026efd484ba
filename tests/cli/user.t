  $ . "$TESTDIR/setup.sh"
  $ tasks init --name demo -q > /dev/null

  $ tasks user add Ana@Example.com -o table
  ID  EMAIL            NAME  ROLE       ACTIVE
   3  ana@example.com  ana   annotator  yes
  ! changed 1 user
  $ tasks user add mia@example.com --role manager --name "Mia Manager" -o jsonl
  {"type":"user","id":5,"email":"mia@example.com","name":"Mia Manager","role":"manager","active":true,"created_at":"2026-01-05T09:00:00.000000Z","db_role":null,"may_act_as":false}
  $ tasks user add ben@example.com -n -o jsonl
  {"type":"user","id":null,"email":"ben@example.com","name":"ben","role":"annotator","active":true,"created_at":"2026-01-05T09:00:00.000000Z","db_role":null,"may_act_as":false}
  $ tasks user list -o csv --fields type,id,email,name,role,active,created_at
  type,id,email,name,role,active,created_at
  user,3,ana@example.com,ana,annotator,true,2026-01-05T09:00:00.000000Z
  user,5,mia@example.com,Mia Manager,manager,true,2026-01-05T09:00:00.000000Z
  user,1,olga@example.com,olga,owner,true,2026-01-05T09:00:00.000000Z

Doing it again.

  $ tasks user add ana@example.com -o table
  ! error: there is a user ana@example.com already
  ! hint: tasks user edit changes it; --if-not-exists takes it as it is
  [1]
  $ tasks user add ana@example.com --if-not-exists -o table
  ID  EMAIL            NAME  ROLE       ACTIVE
   3  ana@example.com  ana   annotator  yes
  ! changed 0 users, 1 unchanged
  $ tasks user edit mia@example.com --name "Mia Manager" -o table
  ID  EMAIL            NAME         ROLE     ACTIVE
   5  mia@example.com  Mia Manager  manager  yes
  ! changed 0 users, 1 unchanged

Changing.

  $ tasks user edit mia@example.com --name Mia --reason "shorter" -o jsonl
  {"type":"user","id":5,"email":"mia@example.com","name":"Mia","role":"manager","active":true,"created_at":"2026-01-05T09:00:00.000000Z","db_role":null,"may_act_as":false}
  $ tasks user deactivate ana@example.com -o table
  ID  EMAIL            NAME  ROLE       ACTIVE
   3  ana@example.com  ana   annotator  no
  ! changed 1 user
  $ tasks user list -o ids
  5
  1
  $ tasks user list --all --role annotator -o ids
  3
  $ as ana user list -o table
  ! error: ana@example.com is deactivated
  ! hint: an owner can tasks user activate it
  [5]
  $ tasks user activate ana@example.com -o table --fields email,active
  EMAIL            ACTIVE
  ana@example.com  yes
  ! changed 1 user

# domain.md §2: "The first user of `tasks init` is the owner. There is always at least one active owner."
There is always an active owner.

  $ tasks user deactivate olga@example.com -o table
  ! error: olga@example.com is the last active owner
  ! hint: make somebody else an owner first: tasks user edit EMAIL --role owner
  [5]
  $ tasks user edit olga@example.com --role manager -o jsonl
  ! {"error":{"code":"guard","message":"olga@example.com is the last active owner","hint":"make somebody else an owner first: tasks user edit EMAIL --role owner","details":{}}}
  [5]

Who may.

  $ as mia user add x@example.com -o table
  ! error: tasks user add is for owners; mia@example.com is a manager
  ! hint: ask a manager or an owner
  [5]
  $ as ana user list -o table
  ! error: tasks user list is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ as stranger user list -o table
  ! error: stranger@example.com is not a user of this project
  ! hint: act as a user of the project with --as EMAIL or TASKS_USER; tasks user list shows them
  [5]

Mistakes.

  $ tasks user add "not an e-mail" -o table
  ! error: "not an e-mail" is not an e-mail
  ! hint: users are named by e-mail: ana@example.com
  [2]
  $ tasks user show anna@example.com -o table
  ! error: no user "anna@example.com"
  ! hint: did you mean ana@example.com?
  [1]
  $ tasks user add z@example.com --role boss -o table
  ! error: there is no role "boss"
  ! hint: it is one of owner, manager, annotator
  [2]
  $ tasks user add z@example.com --rolle owner -o table
  ! error: tasks user add has no option "--rolle"
  ! hint: did you mean --role?
  [2]
  $ tasks user ad z@example.com -o table
  ! error: there is no command "user ad"
  ! hint: did you mean add?
  [2]
  $ tasks user add -o table
  ! error: tasks user add needs EMAIL
  ! hint: tasks user add -h shows what it takes
  [2]
  $ tasks user add a@b.c d@e.f -o table
  ! error: tasks user add does not take "d@e.f"
  ! hint: tasks user add -h shows what it takes
  [2]
  $ tasks usr list -o table
  ! error: there is no command "usr"
  ! hint: did you mean user?
  [2]
  $ tasks user list --fields email,rôle -o jsonl
  ! {"error":{"code":"usage.unknown_field","message":"a user record has no field \\"r\xc3\xb4le\\"","hint":"fields: type, id, email, name, role, active, created_at, db_role, may_act_as","details":{}}} (esc)
  [2]
  $ tasks user list -o xml
  ! error: -o takes one of table, json, jsonl, csv, ids, not "xml"
  [2]
