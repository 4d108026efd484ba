# Sourced by every transcript: an isolated home, a fixed clock, and `tasks` under test. What the program says on the
# standard error stream is shown with "! " in front (and the transcript's folder as ROOT), so that both streams and the exit status are compared.
export HOME="$PWD/home" XDG_CONFIG_HOME= XDG_STATE_HOME= TZ=UTC LC_ALL=C.UTF-8 COLUMNS=80
ROOT=$PWD
mkdir -p "$HOME"
unset TASKS_DB TASKS_PROJECT TASKS_OUTPUT TASKS_COLOR TASKS_LOG NO_COLOR CLICOLOR_FORCE PAGER
export TASKS_USER=olga@example.com
: "${TASKS_BIN:?the program under test}"
DATA="${TASKS_TEST_DATA:-$(dirname "$TESTDIR")/../../shared/data}"

# at TIME: what the clock says from here on ("2026-01-05 09:00:00"). The clock stands still.
at() { export FAKETIME="$1"; }
at "2026-01-05 09:00:00"
export FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_NO_CACHE=1

# Text formats by default: a transcript is read by people. -o jsonl where the records matter.
tasks() {
  local errors status
  errors=$(mktemp)
  LD_PRELOAD="$TASKS_FAKETIME" "$TASKS_BIN" "$@" 2>"$errors"
  status=$?
  sed "s|$ROOT|ROOT|g; s/^/! /" "$errors" >&2
  rm -f "$errors"
  return $status
}
# For results that name files of the transcript: … | rooted
rooted() { sed "s|$ROOT|ROOT|g"; }
# as USER WORDS…: act as somebody else.
as() { local user=$1; shift; tasks --as "$user@example.com" "$@"; }
# A project with an owner (olga), a manager (mia) and annotators (ana, ben, cid).
new_project() {
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
