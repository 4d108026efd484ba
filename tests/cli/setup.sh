# Sourced by every transcript: an isolated home, a fixed clock, and `tasks` under test. What the program says on the
# standard error stream is shown with "! " in front (and the transcript's folder as ROOT), so that both streams and the exit status are compared.
#
# TASKS_TEST_ENGINE names the engine that projects are made on. One text holds for all of them: NAME.t runs on each, and
# what only one engine has (a damaged file, a server that is gone) is in NAME.sqlite.t and NAME.postgresql.t.
export HOME="$PWD/home" XDG_CONFIG_HOME= XDG_STATE_HOME= TZ=UTC LC_ALL=C.UTF-8 COLUMNS=80
ROOT=$PWD
mkdir -p "$HOME"
unset TASKS_DB TASKS_DB_READ TASKS_PROJECT TASKS_OUTPUT TASKS_COLOR TASKS_LOG NO_COLOR CLICOLOR_FORCE PAGER "${!PG@}"
export TASKS_USER=olga@example.com
: "${TASKS_BIN:?the program under test}"
DATA="${TASKS_TEST_DATA:-$(dirname "$TESTDIR")/../../shared/data}"

# at TIME: what the clock says from here on ("2026-01-05 09:00:00"). The clock stands still.
at() { export FAKETIME="$1"; }
at "2026-01-05 09:00:00"
export FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_NO_CACHE=1

# What differs between engines, once for each.
#   run_tasks WORDS…        the program; makes projects on the engine under test
#   another_database        the next project is made where no other one is
#   sql STATEMENT…          statements past the program, in the project of this folder; constraints look away
#   set_next_id ID          the next record gets this id
#   save_project NAME       keeps the project of this folder as it is now …
#   load_project NAME       … and brings it back
#   settle                  waits until events that were made are told
#   fingerprint             all that the project of this folder holds, as a number
#   tidy                    takes away what the transcript left outside of its folder; fails when it used another engine
. "$(dirname "${BASH_SOURCE[0]}")/${TASKS_TEST_ENGINE:=sqlite}.sh"
trap 'if tidy && [ -n "${TASKS_TEST_RAN-}" ]; then : >"$TASKS_TEST_RAN/$TASKS_TEST_ENGINE/$TESTFILE"; fi' EXIT

# Text formats by default: a transcript is read by people. -o jsonl where the records matter.
tasks() {
  local errors status
  errors=$(mktemp)
  run_tasks "$@" 2>"$errors"
  status=$?
  sed -E "s|$ROOT|ROOT|g; ${mask-}; s/^/! /" "$errors" >&2
  rm -f "$errors"
  return $status
}
# For results that name files of the transcript: … | rooted
rooted() { sed "s|$ROOT|ROOT|g"; }
# unplaced COMMAND…: what it prints and says, with the place of the project, be it a file or on a server, as PLACE.
unplaced() {
  local mask='s~(ROOT)?[^ "]*/\.tasks/project\.db|postgresql://[^ "]*~PLACE~g; s~/tmp/tasks-postgres\.[^/ "]*~SERVER~g; s~\bt[0-9]{16}_[0-9]+~DATABASE~g'
  "$@" | sed -E "$mask"
  return "${PIPESTATUS[0]}"
}
# as USER WORDS…: act as somebody else.
as() { local user=$1; shift; tasks --as "$user@example.com" "$@"; }
# A project with an owner (olga), a manager (mia) and annotators (ana, ben, cid).
new_project() {
  if [ -n "${made_project-}" ]; then another_database; fi
  made_project=yes
  tasks init --name demo -q -o table >/dev/null &&
    tasks user add mia@example.com --role manager -q -o table >/dev/null &&
    for u in ana ben cid; do tasks user add $u@example.com -q -o table >/dev/null; done
}
# The same with six pictures in the dataset street and the task cars, whose first half ana holds, the second ben.
new_labeling() {
  new_project && mkdir -p img &&
    for i in 1 2 3 4 5 6; do printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x64\x00\x00\x00\x50\x08\x02%s' $i >img/$i.png; done &&
    tasks dataset create street -q -o ids >/dev/null && tasks dataset add street img -q -o ids >/dev/null &&
    tasks create cars --dataset street --assignee ana@example.com,ben@example.com "$@" -q -o ids >/dev/null
}
