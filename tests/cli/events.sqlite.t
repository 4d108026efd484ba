  $ . "$TESTDIR/setup.sh"
  $ new_project

An event is told when it is committed; who writes meanwhile does not keep back what was.

  $ mkfifo held
  $ hold() { sqlite3 .tasks/project.db <held >running & exec 8>held; echo "pragma busy_timeout = 10000; begin immediate; select 'held';" >&8; until grep -q held running; do sleep 0.02; done; }
  $ let_go() { exec 8>&-; wait; rm running; }
  $ tasks dataset create d -q -o ids | wc -l
  1
  $ hold
  $ tasks events -o ids --kind dataset | wc -l
  1
  $ tasks events -o ids --kind dataset --since 0 | wc -l
  1
  $ let_go
  $ tasks dataset create e -q -o ids | wc -l
  1
  $ tasks events -o ids --kind dataset | wc -l
  2
