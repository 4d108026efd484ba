  $ . "$TESTDIR/setup.sh"

`init` trusts what it made and remembers who acts there.

  $ unset TASKS_USER
  $ tasks init shop --owner olga@example.com -q -o csv --no-header --fields name,owner
  shop,olga@example.com
  $ tasks trust --list -o csv | rooted
  type,folder,user,config,trusted
  trusted_folder,ROOT/shop/.tasks,olga@example.com,,true
  $ cd shop; tasks config get user -o csv --fields value,origin
  value,origin
  olga@example.com,remembered

A preferences file that names a program is ignored until it is trusted; one that names a database is refused.

  $ printf 'pager: evil\nconfirm_above: 3\n' > .tasks/config.yaml
  $ tasks config list -o csv --fields key,value,origin | grep -E 'pager|confirm|log,'
  ! note: pager in the project's config.yaml is not used: the project is not trusted (tasks trust)
  pager,,built-in
  confirm_above,3,project
  log,,built-in
  $ tasks user list -o ids
  1
  $ tasks trust --list -o csv --fields trusted
  trusted
  false
  $ tasks trust -n -o table --fields user,trusted
  USER              TRUSTED
  olga@example.com  yes
  ! note: its config.yaml may now set pager to "evil"
  ! would change 1 folder
  $ tasks config get pager -o csv --fields value,origin
  value,origin
  ,built-in
  $ tasks trust -o table --fields user,trusted
  USER              TRUSTED
  olga@example.com  yes
  ! note: its config.yaml may now set pager to "evil"
  ! changed 1 folder
  $ tasks trust -o table --fields user,trusted
  USER              TRUSTED
  olga@example.com  yes
  ! note: its config.yaml may now set pager to "evil"
  ! changed 0 folders, 1 unchanged
  $ tasks config get pager -o csv --fields value,origin
  value,origin
  evil,project

When the file changes it is not trusted any more.

  $ printf 'db: /etc/passwd\n' > .tasks/config.yaml
  $ tasks user list
  ! {"error":{"code":"untrusted","message":"\"ROOT/shop/.tasks/config.yaml\" names another database and is not trusted","hint":"look at the file; if it is right, run tasks trust ROOT/shop","details":{}}}
  [5]
  $ tasks user list -o table
  ! error: "ROOT/shop/.tasks/config.yaml" names another database and is not trusted
  ! hint: look at the file; if it is right, run tasks trust ROOT/shop
  [5]
  $ mkdir -p deep/er; cd deep/er
  $ tasks user list -o table
  ! error: "ROOT/shop/.tasks/config.yaml" names another database and is not trusted
  ! hint: look at the file; if it is right, run tasks trust ROOT/shop
  [5]
  $ cd ../..
  $ tasks trust --list -o csv --fields trusted
  trusted
  false

Trust follows what the person does with `config set`, but not what others write.

  $ printf '' > .tasks/config.yaml
  $ tasks trust -q -o csv --fields trusted
  trusted
  true
  $ tasks config set pager more --local -q -o csv --fields value
  value
  more
  $ tasks config get pager -o csv --fields value,origin
  value,origin
  more,project

A path may be named, and trust taken away; the remembered user goes with it.

  $ cd ..
  $ tasks trust shop -o table --fields user,trusted
  USER              TRUSTED
  olga@example.com  yes
  ! note: its config.yaml may now set pager to "more"
  ! changed 0 folders, 1 unchanged
  $ tasks trust --remove shop/.tasks -o table --fields user,trusted
  USER  TRUSTED
  -     no
  ! changed 1 folder
  $ tasks trust --remove shop -o table --fields user,trusted
  USER  TRUSTED
  -     no
  ! changed 0 folders, 1 unchanged
  $ tasks trust --list
  $ tasks -C shop config list -o csv --fields key,value,origin 2>&1 | sed "s/[a-z0-9]*@[a-zA-Z0-9.-]*/LOGNAME@HOST/" | grep -E '^(user|pager),|note'
  user,LOGNAME@HOST,built-in
  pager,,built-in
  ! note: pager in the project's config.yaml is not used: the project is not trusted (tasks trust)
  ! note: the project's own settings cannot be shown: LOGNAME@HOST is not a user of this project

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
