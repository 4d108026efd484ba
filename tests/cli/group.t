  $ . "$TESTDIR/setup.sh"
  $ new_project

  $ tasks group add night --member ben@example.com,ana@example.com -o table
  $ tasks group add night -o table
  $ tasks group add night --if-not-exists -o jsonl
  $ tasks group edit night --add cid@example.com --remove ana@example.com -o jsonl
  $ tasks group edit night --add cid@example.com -o table
  $ tasks group list -o json
  $ tasks group show nigth -o table
  $ tasks group add day --member nobody@example.com -o table
  $ tasks group add d@y -o table
  $ as ana group list -o table
  $ as mia group delete night -n -o table
  $ as mia group delete night -o table
  $ tasks group show night -o table
