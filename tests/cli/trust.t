  $ . "$TESTDIR/setup.sh"

`init` trusts what it made and remembers who acts there.

  $ unset TASKS_USER
  $ tasks init shop --owner olga@example.com -q -o csv --no-header --fields name,owner
  shop,olga@example.com
  $ tasks trust --list -o csv --fields type,folder,user,trusted | rooted
  type,folder,user,trusted
  trusted_folder,ROOT/shop/.tasks,olga@example.com,true
  $ cd shop; tasks config get user -o csv --fields value,origin
  value,origin
  olga@example.com,remembered

When its config.yaml changes it is not trusted any more, until somebody looks at it.

  $ echo 'pager: evil' >> .tasks/config.yaml
  $ tasks trust --list -o csv --fields trusted
  trusted
  false
  $ tasks trust -n -q -o csv --fields user,trusted
  user,trusted
  olga@example.com,true
  $ tasks trust --list -o csv --fields trusted
  trusted
  false
  $ tasks trust -q -o csv --fields user,trusted
  user,trusted
  olga@example.com,true
  $ tasks config get pager -o csv --fields value,origin
  value,origin
  evil,project

Trust follows what the person does with `config set`, but not what others write.

  $ tasks config set pager more --local -q -o csv --fields value
  value
  more
  $ tasks config get pager -o csv --fields value,origin
  value,origin
  more,project
  $ echo '# others' >> .tasks/config.yaml
  $ tasks trust --list -o csv --fields trusted
  trusted
  false
  $ tasks trust -q -o csv --fields trusted
  trusted
  true

A path may be named, and trust taken away; the remembered user goes with it.

  $ cd ..
  $ tasks trust shop -q -o table --fields user,trusted
  USER              TRUSTED
  olga@example.com  yes
  $ tasks trust --remove shop/.tasks -o table --fields user,trusted
  USER  TRUSTED
  -     no
  ! changed 1 folder
  $ tasks trust --remove shop -o table --fields user,trusted
  USER  TRUSTED
  -     no
  ! changed 0 folders, 1 unchanged
  $ tasks trust --list

Nothing to trust.

  $ tasks trust nowhere -o table
  ! error: there is no project in "nowhere"
  ! hint: give the folder that holds .tasks
  [6]
  $ mkdir home/empty; cd home/empty; tasks trust -o table
  ! error: no project in "ROOT/home/empty" or above it
  ! hint: give the project's folder
  [6]
  $ tasks trust . --list -o table
  ! error: --list shows every folder: give it neither PATH nor --remove
  ! hint: see tasks help
  [2]
