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

