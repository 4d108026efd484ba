  $ . "$TESTDIR/setup.sh"

A project is a .tasks folder; the acting user becomes its owner.

  $ tasks init --name demo -o jsonl | sed 's/"uuid":"[0-9a-f-]*"/"uuid":"…"/; s|"engine":"[a-z]*","db":"[^"]*"|"engine":"…","db":"…"|'
  {"type":"project","name":"demo","uuid":"\xe2\x80\xa6","engine":"\xe2\x80\xa6","db":"\xe2\x80\xa6","owner":"olga@example.com","schema":10} (esc)
  $ tasks user list -o jsonl | sed 's/,"db_role".*/}/'
  {"type":"user","id":1,"email":"olga@example.com","name":"olga","role":"owner","active":true,"created_at":"2026-01-05T09:00:00.000000Z"}

Again is an error; --if-not-exists is not.

  $ unplaced tasks init -o table
  ! error: there is a project "demo" already: PLACE
  ! hint: --if-not-exists takes it as it is
  [1]
  $ tasks init --if-not-exists -o table >/dev/null
  ! changed 0 projects, 1 unchanged
  $ tasks init other --name 123 -o table
  ! error: "123" cannot be the name of a project: digits only would be taken for an id
  [2]
  $ ls -a other
  ls: cannot access 'other': No such file or directory
  [2]
  $ tasks init other --owner nobody -o table
  ! error: "nobody" is not an e-mail
  ! hint: users are named by e-mail: ana@example.com
  [2]
  $ ls -a other
  ls: cannot access 'other': No such file or directory
  [2]

A dry run makes nothing.

  $ tasks init third -n -o table --fields name,owner
  NAME   OWNER
  third  olga@example.com
  ! would change 1 project
  $ ls -a third
  ls: cannot access 'third': No such file or directory
  [2]

A folder that cannot be written, a path that is a file.

  $ touch file
  $ tasks init file -o table
  ! error: cannot make "ROOT/file/.tasks": not a directory
  ! hint: check the path
  [1]

No project: exit 6.

  $ mkdir empty && cd empty
  $ HOME=$PWD tasks user list -o table
  ! error: no project in "ROOT/empty" or above it
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]
