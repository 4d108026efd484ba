  $ . "$TESTDIR/setup.sh"

  $ tasks version -o table
  tasks 0.1.0
  $ tasks --version -o jsonl --fields type,version,schema
  {"type":"version","version":"0.1.0","schema":10}
  $ tasks --version -o jsonl | jq -r '.engines[0]'
  sqlite
  $ tasks version -o ids
  ! error: a version record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  [2]
