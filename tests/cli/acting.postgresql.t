  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_project
  $ unset TASKS_USER
  $ rm -rf home && LOGNAME=lee tasks trust -q -o csv >/dev/null

Where the server knows who is logged in, nobody is made up from the name at the computer:

  $ LOGNAME=lee tasks --no-input group add five -q -o ids >/dev/null
  $ tasks log --limit 1 -o csv --no-header --fields actor
  olga@example.com
