  $ . "$TESTDIR/setup.sh"

The file may be named.

  $ mkdir -p home/work/a/b
  $ cd home/work; new_project; cd a/b
  $ tasks --db ../../.tasks/project.db user list -o ids | wc -l
  5
  $ TASKS_DB=$HOME/work/.tasks/project.db tasks -C / user list -o ids | wc -l
  5

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
