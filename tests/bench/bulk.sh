#!/bin/bash
# tests/bench/bulk.sh [ITEMS [ROUNDS]]: what bulk operations on a whole task cost against one UPDATE of the same rows by sqlite3
# with the history rows written beside, and what their undo costs against doing them. Nothing is asserted. BUILD names an
# optimised build (default build/release), BENCH_WORK a folder with room for 4 GB.
set -euo pipefail
cd "$(dirname "$0")/../.."
items=${1:-1000000} rounds=${2:-3}
tasks=$PWD/${BUILD:-build/release}/tasks
work=${BENCH_WORK:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${BENCH_WORK:-}" ] || trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/ratio" tests/bench/ratio.c
export HOME=$work TASKS_USER=olga@example.com TASKS_OUTPUT=jsonl
unset TASKS_DB TASKS_LOG XDG_CONFIG_HOME XDG_STATE_HOME
cd "$work"
ratio() { "$work/ratio" "$rounds" "$1" "$2" "$3"; }

rm -rf p && "$tasks" init p -q >/dev/null
for user in ana ben; do "$tasks" -C p user add $user@example.com -q >/dev/null; done
"$tasks" -C p dataset create d -q >/dev/null
awk -v n="$items" 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/batch%04d/image%07d.jpg\",\"width\":640,\"height\":480}\n", i / 1000, i }' |
  "$tasks" -C p dataset add d - -q >/dev/null
"$tasks" -C p create cars --dataset d --assignee ana@example.com,ben@example.com -q >/dev/null
db=p/.tasks/project.db
sqlite3 $db "pragma wal_checkpoint(truncate)" >/dev/null
cp $db base.db

# baseline FILE UPDATE: the update, and the rows that history and undo live on.
baseline() { echo "pragma synchronous = full; pragma cache_size = -65536; begin; $2;
  insert into effect (op_id, seq, kind, field, old_value, new_value, min_id, max_id, entities) select 900000000 + id, 1, 'work_item', 'stage', 'label', 'prepare', 1, 2, $items from project; commit;" >"$1"; }
baseline stage.sql "update work_item set stage = 'prepare', stage_by_hand = 1, version = version + 1, updated_at = 1767225600000000"
baseline split.sql "update item set split = case when id % 10 < 8 then 'train' when id % 10 = 8 then 'validation' else 'test' end, version = version + 1"
baseline priority.sql "update work_item set priority = 7, version = version + 1, updated_at = 1767225600000000"

echo "# $items items, medians of $rounds rounds; ratio = tasks / one UPDATE of the same rows with the history rows"
export PREPARE_A="rm -f a.db*; cp base.db a.db" PREPARE_B="rm -f b.db*; cp base.db b.db"
ratio "set-status --stage prepare, all" "$tasks --db a.db set-status cars --stage prepare --all -q -o ids >/dev/null" "sqlite3 b.db <stage.sql >/dev/null"
ratio "set-split --auto, all" "$tasks --db a.db set-split --dataset d --auto 80/10/10 --all -q -o ids >/dev/null" "sqlite3 b.db <split.sql >/dev/null"
ratio "set-priority, all" "$tasks --db a.db set-priority cars 7 --all -q -o ids >/dev/null" "sqlite3 b.db <priority.sql >/dev/null"

echo "# the undo of each / doing it"
# undone NAME WORDS…: b does it, a has it done and undoes it.
undone() {
  local name=$1
  shift
  rm -f done.db*; cp base.db done.db
  "$tasks" --db done.db "$@" -q -o ids >/dev/null
  sqlite3 done.db "pragma wal_checkpoint(truncate)" >/dev/null
  PREPARE_A="rm -f a.db*; cp done.db a.db" ratio "undo of $name" "$tasks --db a.db undo -q -o ids >/dev/null" "$tasks --db b.db $* -q -o ids >/dev/null"
}
undone "set-status --stage prepare" set-status cars --stage prepare --all
undone "set-split --auto" set-split --dataset d --auto 80/10/10 --all
undone "set-priority" set-priority cars 7 --all
undone "set-status complete" set-status cars complete --all
size() { stat -c %s "$1"; }
echo "# the database grew by $(awk -v a="$(size base.db)" -v b="$(size done.db)" 'BEGIN { printf "%.1f", 100 * (b - a) / a }') percent when all of it got a status"
