  $ . "$TESTDIR/setup.sh"

Every command has help that names its options; the overview names every command.

  $ tasks help | head -4
  $ tasks | head -4
  $ tasks user
  $ tasks user list -h | head -4
  $ tasks nonsense -h -o table
  $ tasks -o table
  $ tasks --nonsense list -o table
  $ tasks help --describe | jq -r '.commands[] | select(.page == "user") | .name'
