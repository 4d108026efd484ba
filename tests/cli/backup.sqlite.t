  $ . "$TESTDIR/setup.sh"
  $ new_project

A backup does not write over a project: neither over the one it comes from, nor over another that is in use.

  $ tasks backup .tasks/project.db --force -o table
  ! error: ".tasks/project.db" is the project itself
  [5]
  $ cd home; tasks init --owner olga@example.com -q >/dev/null; tasks user add eve@example.com >/dev/null; cd ..
  $ tasks backup home/.tasks/project.db --force -o table
  ! error: "home/.tasks/project.db" is a database in use, not a backup
  ! hint: choose another name
  [5]
  $ ls -A
  .tasks
  home

The backup of a read-only project, made where one may write.

  $ if [ "$(id -u)" != 0 ]; then chmod -w .tasks .tasks/*; fi
  $ tasks backup wednesday.db -o csv --no-header --fields operations
  5
