  $ . "$TESTDIR/setup.sh"

  $ tasks version -o table
  $ tasks --version -o jsonl
  $ tasks version -o ids
