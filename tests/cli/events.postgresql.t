  $ . "$TESTDIR/setup.sh"
  $ new_project

An event is told when what began before it in the same database has ended; what runs in other databases does not matter.

  $ mkfifo held
  $ hold() { "$postgres_server" sql "$1" -S <held >running & exec 8>held; echo 'begin; select pg_current_xact_id();' >&8; until [ -s running ]; do sleep 0.02; done; }
  $ let_go() { exec 8>&-; wait; rm running; }
  $ another_database; hold "$TEST_DATABASE"
  $ tasks dataset create d -q -o ids | wc -l
  1
  $ until [ "$("$TASKS_BIN" events -o ids --kind dataset | wc -l)" = 1 ]; do sleep 0.05; done
  $ let_go
  $ hold "$(project_setting db)"
  $ tasks dataset create e -q -o ids | wc -l
  1
  $ "$TASKS_BIN" events -o ids --kind dataset | wc -l
  1
  $ let_go
  $ tasks events -o ids --kind dataset | wc -l
  2
