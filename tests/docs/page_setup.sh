# Sourced before the examples of a manual page: the project they play in. Output is a table, as on a terminal; messages
# are shown as they are.
. "$TASKS_SOURCE_DIR/tests/cli/setup.sh"
tasks() { run_tasks "$@"; }
export TASKS_OUTPUT=table
# The page of restore makes a project in a second folder: no other one is to be there.
mkdir() { [ "$1" != ../copy ] || another_database; command mkdir "$@"; }
mkdir project && cd project
. "$TASKS_SOURCE_DIR/tests/docs/project.sh" >/dev/null 2>"$HOME/errors" || cat "$HOME/errors"
