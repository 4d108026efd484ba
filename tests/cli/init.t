  $ . "$TESTDIR/setup.sh"

A project is a .tasks folder with one database file; the acting user becomes its owner.

  $ tasks init --name demo -o jsonl | sed 's/"uuid":"[0-9a-f-]*"/"uuid":"…"/; s|"db":"[^"]*"|"db":"…"|'
  $ ls .tasks
  $ tasks user list -o jsonl

Again is an error; --if-not-exists is not.

  $ tasks init -o table
  $ tasks init --if-not-exists -o table >/dev/null
  $ tasks init other --name 123 -o table
  $ ls -a other
  $ tasks init other --owner nobody -o table
  $ ls -a other

A dry run makes nothing.

  $ tasks init third -n -o table --fields name,owner
  $ ls -a third

A folder that cannot be written, a path that is a file.

  $ touch file
  $ tasks init file -o table
  $ tasks init --db file/x.db -o jsonl

No project: exit 6.

  $ mkdir empty && cd empty
  $ TASKS_DB=/nowhere/project.db tasks user list -o table
  $ HOME=$PWD tasks user list -o table
