# Sourced by setup.sh: projects in databases of the server that TASKS_TEST_POSTGRES names, or the file
# TASKS_TEST_POSTGRES_FILE (tests/postgres/server). Only what makes a project is told of the database; the other commands
# find it by the folder they are called in, as people do.
if [ -z "${TASKS_TEST_POSTGRES-}" ]; then
  TASKS_TEST_POSTGRES=$(cat "${TASKS_TEST_POSTGRES_FILE:?a PostgreSQL server: tests/postgres/server}") || exit 2
fi
postgres_server=$(dirname "$(realpath "${BASH_SOURCE[0]}")")/../postgres/server
administer() { "$postgres_server" sql "$TASKS_TEST_POSTGRES" -S "$@"; }

databases=()
another_database() {
  local name=t${EPOCHREALTIME//[!0-9]/}_$$
  databases+=("$name")
  administer -c "create database $name owner lead" && TEST_DATABASE=${TASKS_TEST_POSTGRES/\/tasks\?/\/$name?}
}
another_database || exit 2

# Events are told when all transactions of the server that began before them have ended, those of other tests too.
settle() {
  local mark
  mark=$(administer -c "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
  until [ "$(administer -c "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= $mark")" = t ]; do sleep 0.05; done
}
run_tasks() {
  case " $* " in *' events '*) settle ;; esac
  case " $* " in
    *' --db '*) LD_PRELOAD="$TASKS_FAKETIME" "$TASKS_BIN" "$@" ;;
    *' init '* | *' restore '*) TASKS_DB=${TASKS_DB:-$TEST_DATABASE} LD_PRELOAD="$TASKS_FAKETIME" "$TASKS_BIN" "$@" ;;
    *) LD_PRELOAD="$TASKS_FAKETIME" "$TASKS_BIN" "$@" ;;
  esac
}

# project_setting KEY: what .tasks/config.yaml of this folder says.
project_setting() { sed -n "s/^$1: *//p" .tasks/config.yaml | tr -d "\"'"; }
database_of() { local name=${1#*:///}; echo "${name%%\?*}"; }
sql() {
  local statement words=()
  for statement; do words+=(-c "$statement"); done
  PGOPTIONS="-c search_path=$(project_setting project) -c session_replication_role=replica" \
    "$postgres_server" sql "$(project_setting db)" -S "${words[@]}"
}
save_project() {
  local name=${databases[0]}_$1
  databases+=("$name")
  administer -c "create database $name owner lead template $(database_of "$(project_setting db)")"
}
load_project() {
  local name
  name=$(database_of "$(project_setting db)")
  administer -c "drop database $name with (force)" -c "create database $name owner lead template ${databases[0]}_$1"
}
# Every row of every table, what tables and indexes there are, and the next id.
fingerprint() {
  local tables ours='from pg_class where relnamespace = current_schema()::regnamespace'
  mapfile -t tables < <(sql "select format('table %I', relname) $ours and relkind = 'r' order by relname")
  sql "select relkind, relname, relacl, reloptions $ours order by relname" "select last_value, is_called from ids" "${tables[@]}" | cksum
}
tidy() {
  local name
  for name in "${databases[@]}"; do administer -c "drop database if exists $name with (force)"; done
  [ -z "$(find "$ROOT" -path '*/.tasks/project.db')" ]
}
set_next_id() { sql "select setval('ids', $1, false)" >/dev/null; }
