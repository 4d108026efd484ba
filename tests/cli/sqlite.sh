# Sourced by setup.sh: projects in files.
settle() { :; }  # what is done is there for everybody at once
run_tasks() { LD_PRELOAD="$TASKS_FAKETIME" "$TASKS_BIN" "$@"; }
another_database() { :; }
sql() { sqlite3 .tasks/project.db "$@"; }
save_project() { sql 'pragma wal_checkpoint(truncate)' >/dev/null && cp .tasks/project.db "$HOME/$1.saved"; }
load_project() { rm -f .tasks/project.db-wal .tasks/project.db-shm && cp "$HOME/$1.saved" .tasks/project.db; }
fingerprint() { cksum <.tasks/project.db; if [ -s .tasks/project.db-wal ]; then cksum <.tasks/project.db-wal; fi; }
tidy() { :; }
set_next_id() { sql "update project set next_id = $1"; }
