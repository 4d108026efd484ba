  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_project
  $ unset TASKS_USER
  $ rm -rf home && LOGNAME=lee tasks trust -q -o csv >/dev/null

# domain.md §2: "The acting user is `--as EMAIL`, else `TASKS_USER`, else `user` in the config, else LOGNAME@host."

  $ LOGNAME=lee tasks --no-input group add five 2>&1 | sed "s/@$(hostname)/@HOST/"
  ! error: lee@HOST is not a user of this project
  ! hint: act as a user of the project with --as EMAIL or TASKS_USER; tasks user list shows them
