  $ . "$TESTDIR/setup.sh"

The project is the nearest .tasks upward.

  $ mkdir -p home/work/a/b home/other
  $ cd home/work; new_project; cd a/b
  $ tasks user list -o csv --no-header --fields email
  ana@example.com
  ben@example.com
  cid@example.com
  mia@example.com
  olga@example.com
  $ tasks -C ../../a user list -o ids | wc -l
  5
  $ tasks --db ../../.tasks/project.db user list -o ids | wc -l
  5
  $ TASKS_DB=$HOME/work/.tasks/project.db tasks -C / user list -o ids | wc -l
  5

It stops at home: a project above is not taken.

  $ cd "$ROOT"; mkdir -p up/house/in; cd up; new_project; cd house/in
  $ tasks user list -o ids | wc -l
  5
  $ HOME="$ROOT/up/house" tasks user list -o table
  ! error: no project in "ROOT/up/house/in" or above it
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]

It stops where another owner's folder begins, and does not take another owner's .tasks.

  $ if [ "$(id -u)" = 0 ]; then chown nobody "$ROOT/up"; tasks user list -o json 2>&1 | grep -o '"code":"no_project"'; chown root "$ROOT/up"; else echo '"code":"no_project"'; fi
  "code":"no_project"
  $ if [ "$(id -u)" = 0 ]; then chown nobody "$ROOT/up/.tasks"; tasks user list -o json 2>&1 | grep -o '"code":"no_project"'; chown root "$ROOT/up/.tasks"; else echo '"code":"no_project"'; fi
  "code":"no_project"
  $ tasks user list -o ids | wc -l
  5

It stops at a mount boundary.

  $ mkdir "$ROOT/up/house/in/disk"; cd "$ROOT/up/house/in"
  $ if mount -t tmpfs none disk 2>/dev/null; then (cd disk; tasks user list -o json 2>&1 | grep -o '"code":"no_project"'); umount disk; else echo '"code":"no_project"'; fi
  "code":"no_project"

A .tasks without a database, and files that are none.

  $ mkdir -p "$HOME/hollow/.tasks"; cd "$HOME/hollow"
  $ tasks user list -o table
  ! error: there is no project database "ROOT/home/hollow/.tasks/project.db"
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]
  $ tasks --db /dev/null user list -o table
  ! error: "/dev/null" is a database, but not a project of tasks
  ! hint: make a project with tasks init
  [1]
  $ tasks --db . user list -o table
  ! error: "." is a folder, not a database
  [1]
  $ echo 'not a database, only text that is long enough to be taken for one' > text.db
  $ tasks --db text.db user list -o table
  ! error: "text.db" is not a database
  [1]
  $ tasks --db postgresql://localhost/x user list -o table
  ! error: this tasks was built without PostgreSQL
  ! hint: use a path to an SQLite file
  [5]
