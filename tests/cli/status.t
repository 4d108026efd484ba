  $ . "$TESTDIR/setup.sh"
