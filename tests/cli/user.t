  $ . "$TESTDIR/setup.sh"
  $ tasks init --name demo -q > /dev/null

  $ tasks user add Ana@Example.com -o table
  $ tasks user add mia@example.com --role manager --name "Mia Manager" -o jsonl
  $ tasks user add ben@example.com -n -o jsonl
  $ tasks user list -o csv

Doing it again.

  $ tasks user add ana@example.com -o table
  $ tasks user add ana@example.com --if-not-exists -o table
  $ tasks user edit mia@example.com --name "Mia Manager" -o table

Changing.

  $ tasks user edit mia@example.com --name Mia --reason "shorter" -o jsonl
  $ tasks user deactivate ana@example.com -o table
  $ tasks user list -o ids
  $ tasks user list --all --role annotator -o ids
  $ as ana user list -o table
  $ tasks user activate ana@example.com -o table --fields email,active

There is always an active owner.

  $ tasks user deactivate olga@example.com -o table
  $ tasks user edit olga@example.com --role manager -o jsonl

Who may.

  $ as mia user add x@example.com -o table
  $ as ana user list -o table
  $ as stranger user list -o table

Mistakes.

  $ tasks user add "not an e-mail" -o table
  $ tasks user show anna@example.com -o table
  $ tasks user add z@example.com --role boss -o table
  $ tasks user add z@example.com --rolle owner -o table
  $ tasks user ad z@example.com -o table
  $ tasks user add -o table
  $ tasks user add a@b.c d@e.f -o table
  $ tasks usr list -o table
  $ tasks user list --fields email,rôle -o jsonl
  $ tasks user list -o xml
