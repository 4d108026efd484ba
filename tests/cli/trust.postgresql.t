  $ . "$TESTDIR/setup.sh"
  $ tasks init shop --owner olga@example.com -q -o csv --no-header --fields name,owner
  shop,olga@example.com

A config.yaml that is not trusted names no database: nothing is read, so that no work goes to the wrong place.

  $ cd shop; echo 'pager: evil' >> .tasks/config.yaml
  $ tasks user list
  ! {"error":{"code":"untrusted","message":"\"ROOT/shop/.tasks/config.yaml\" names another database and is not trusted","hint":"look at the file; if it is right, run tasks trust ROOT/shop","details":{}}}
  [5]
  $ mkdir -p deep/er; cd deep/er; tasks user add ana@example.com -o table; cd ../..
  ! error: "ROOT/shop/.tasks/config.yaml" names another database and is not trusted
  ! hint: look at the file; if it is right, run tasks trust ROOT/shop
  $ unplaced tasks trust -o table --fields user,trusted
  ! note: its config.yaml may now set db to "PLACE"
  ! note: its config.yaml may now set pager to "evil"
  ! changed 1 folder
  USER              TRUSTED
  olga@example.com  yes
  $ tasks user list -o ids
  1
  $ sed -i 's/project: .*/project: "rail"/' .tasks/config.yaml
  $ tasks user list -o table
  ! error: "ROOT/shop/.tasks/config.yaml" names another database and is not trusted
  ! hint: look at the file; if it is right, run tasks trust ROOT/shop
  [5]

Without trust the database may still be named by the person.

  $ tasks --db "$TEST_DATABASE" --project shop user list -o ids
  1
  $ TASKS_DB=$TEST_DATABASE TASKS_PROJECT=shop tasks user list -o ids
  1
  $ tasks trust --remove -q -o csv --no-header --fields trusted
  false
  $ tasks user list -o json 2>&1 | grep -o '"code":"[a-z]*"'
  "code":"untrusted"

A person's own preferences need no trust.

  $ mkdir "$HOME/elsewhere"; cd "$HOME/elsewhere"
  $ tasks config set db "$TEST_DATABASE" -q -o csv --no-header --fields key; tasks user list -o ids
  db
  1
