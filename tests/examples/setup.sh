# Sourced by the transcripts of the examples: a home of their own, and the program under test as TASKS. On PostgreSQL the
# examples are told the database as a reader would tell them, in TASKS_DB.
ROOT=$PWD
export HOME=$PWD/home TZ=UTC LC_ALL=C.UTF-8 TASKS=$TASKS_BIN
unset TASKS_DB TASKS_PROJECT
mkdir home
. "$TASKS_SOURCE_DIR/tests/cli/${TASKS_TEST_ENGINE:=sqlite}.sh"
if [ -n "${TEST_DATABASE-}" ]; then export TASKS_DB=$TEST_DATABASE; fi
trap tidy EXIT
tasks() { "$TASKS" "$@"; }
