# Sourced by the tests of faults: a folder to work in, a home, and checks that print a line each.
work=$(mktemp -d)
cd "$work" || exit 1
export HOME=$work TASKS_USER=olga@example.com TASKS_OUTPUT=jsonl LC_ALL=C.UTF-8
unset TASKS_DB TASKS_PROJECT TASKS_LOG XDG_CONFIG_HOME XDG_STATE_HOME "${!PG@}"
passed=0 failed=0
check() {  # check WHAT COMMAND…
  local what=$1
  shift
  if "$@" >check.out 2>&1; then
    passed=$((passed + 1)) && echo "ok      $what"
  else
    failed=$((failed + 1)) && echo "FAILED  $what" && sed 's/^/        /' check.out
  fi
}
is() { [ "$1" = "$2" ] || { echo "expected $2, got $1"; return 1; }; }
sound() { "$tasks" doctor; }
all_or_nothing() { [ "$1" = 0 ] || [ "$1" = $items ] || { echo "half done: $1"; return 1; }; }
make_items() {  # make_items N: items.jsonl, and their number in `items`
  items=$1
  awk -v n=$items 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/f%03d/%07d.jpg\",\"width\":640,\"height\":480}\n", i / 1000, i }' >items.jsonl
}
end_checks() {
  echo "$passed passed, $failed failed"
  [ $failed = 0 ]
}
