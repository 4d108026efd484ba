#!/bin/bash
# tests/bench/contend.sh [CYCLES [PROCESSES…]]: writers that wait for each other on SQLite. PROCESSES people (default 1, 8, 16
# and 64) on one task each pull an item, then set its status, over and over: with a process for every transaction against a
# plain C program doing the same, and through `tasks batch` against its persistent loop (contend.c). First on the disk as
# it is, then with every flush 2 ms slower, as on a common disk (FLUSH_US; 0: not). Ratios within one run; nothing is
# asserted. BUILD names an optimised build (default build/release), BENCH_WORK a folder on the disk to try.
set -euo pipefail
cd "$(dirname "$0")/../.."
cycles=${1:-800}
shift || true
[ $# -gt 0 ] || set -- 1 8 16 64
tasks=$PWD/${BUILD:-build/release}/tasks here=$PWD/tests/bench
work=$(mktemp -d "${BENCH_WORK:-${TMPDIR:-/tmp}}/contend.XXXXXX")
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/contend" "$here/contend.c" -lsqlite3
gcc -O2 -shared -fPIC -o "$work/slow_flush.so" "$here/slow_flush.c" -ldl
export HOME=$work TASKS_USER=olga@example.com TASKS_OUTPUT=jsonl
unset TASKS_DB TASKS_LOG XDG_CONFIG_HOME XDG_STATE_HOME
cd "$work"

most=1
for processes; do [ "$processes" -le $most ] || most=$processes; done
"$tasks" init --name bench -q >/dev/null
for ((n = 0; n < most; n++)); do echo "[\"user\",\"add\",\"u$n@example.com\"]"; done | "$tasks" batch - >/dev/null
"$tasks" dataset create d >/dev/null
awk -v n=$((4 * cycles * most)) 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/%07d.jpg\",\"width\":640,\"height\":480}\n", i }' |
  "$tasks" dataset add d - >/dev/null
"$tasks" create t --dataset d --assignee "$(seq -s, -f 'u%g@example.com' 0 $((most - 1)))" >/dev/null
"$tasks" backup base.db >/dev/null
"$tasks" edit t --name dealt -q >/dev/null
"$tasks" create t --dataset d --pull --assignee "$(seq -s, -f 'u%g@example.com' 0 $((most - 1)))" -q >/dev/null
"$tasks" backup pulled.db >/dev/null
for copy in base pulled; do sqlite3 $copy.db 'pragma journal_mode = wal' >/dev/null; done

# one LABEL PROJECT PROCESSES CYCLES once|stay [TASKS]: prints a line; its transactions a second are left in $speed
one() {
  local label=$1 line
  cp "$2.db" work.db
  shift 2
  rm -f work.db-wal work.db-shm work.db-lock
  sync
  line=$(LD_PRELOAD=$preload ./contend work.db "$@")
  printf '%-32s P=%-3s %s\n' "$label" "$1" "$line"
  read -r speed _ <<<"$line"
}
ratio() { awk -v a="$speed" -v b="$base" 'BEGIN { printf "%-32s ratio %.2f\n", "", a / b }'; }
round() {
  local processes
  for processes; do
    local base
    one "C, a process each" base "$processes" "$cycles" once
    base=$speed
    one "tasks, a process each" base "$processes" "$cycles" once "$tasks"
    ratio
    one "tasks, pulled" pulled "$processes" "$cycles" once "$tasks"
    ratio
    one "C, connection kept" base "$processes" $((2 * cycles)) stay
    base=$speed
    one "tasks batch" base "$processes" $((2 * cycles)) stay "$tasks"
    ratio
    one "tasks batch, pulled" pulled "$processes" $((2 * cycles)) stay "$tasks"
    ratio
  done
}

echo "# $cycles cycles of two transactions a process each, $((2 * cycles)) with connections kept"
echo "## flushes as they are"
preload='' round "$@"
[ "${FLUSH_US:-2000}" = 0 ] && exit
echo "## flushes ${FLUSH_US:-2000} us slower"
preload=$work/slow_flush.so SLOW_FLUSH_US=${FLUSH_US:-2000} round "$@"
