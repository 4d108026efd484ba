  $ . "$TESTDIR/setup.sh"

  $ unset TASKS_USER
  $ tasks init shop --owner olga@example.com -q -o csv --no-header --fields name,owner
  shop,olga@example.com
  $ cd shop

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

What names a program is told when trust is given, and left out when it is taken away.

  $ echo 'pager: more' > .tasks/config.yaml; cd ..
  $ tasks trust shop -o table --fields user,trusted
  USER              TRUSTED
  olga@example.com  yes
  ! note: its config.yaml may now set pager to "more"
  ! changed 1 folder
  $ tasks trust --remove shop -q -o csv --fields trusted
  trusted
  false
  $ tasks -C shop config list -o csv --fields key,value,origin 2>&1 | sed "s/[a-z0-9]*@[a-zA-Z0-9.-]*/LOGNAME@HOST/" | grep -E '^(user|pager),|note'
  user,LOGNAME@HOST,built-in
  pager,,built-in
  ! note: pager in the project's config.yaml is not used: the project is not trusted (tasks trust)
  ! note: the project's own settings cannot be shown: LOGNAME@HOST is not a user of this project
