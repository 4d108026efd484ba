#!/bin/bash
# tests/bench/postgres.sh [ITEMS [SECONDS]]: what the PostgreSQL engine costs, on a private server with fsync on: a large
# import against COPY of the same rows, and sixteen people at work against pgbench doing their transactions. Ratios within
# one run; nothing is asserted. BUILD names an optimised build (default build/release).
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -n "${TASKS_TEST_POSTGRES-}" ] || exec tests/postgres/server run -d "$0" "$@"
items=${1:-1000000} seconds=${2:-10} clients=16
tasks=$PWD/${BUILD:-build/release}/tasks here=$PWD/tests/bench server=$PWD/tests/postgres/server
bin=$(dirname "$(find /usr/lib/postgresql/*/bin/pgbench | sort -V | tail -n 1)")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder TASKS_USER=olga@example.com TASKS_OUTPUT=jsonl TASKS_DB=$TASKS_TEST_POSTGRES
unset TASKS_LOG XDG_CONFIG_HOME XDG_STATE_HOME
cd "$folder"
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }
divide() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
psql() { "$server" sql "$TASKS_DB" "$@"; }

echo "## import and create of $items items / COPY of the same rows, indexes in place"
awk -v n="$items" 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/batch%04d/image%07d.jpg\",\"kind\":\"image\",\"mimetype\":\"image/jpeg\",\"width\":%d,\"height\":%d,\"size\":%d}\n", i / 1000, i, 640 + i % 7, 480 + i % 5, 90000 + i % 997 }' >items.jsonl
make() { "$tasks" init "$1" --name "$1" -q >/dev/null; }
make big && make plain
for user in ana ben cid; do "$tasks" -C big user add $user@example.com -q >/dev/null; done
"$tasks" -C big dataset create d -q >/dev/null
start=$(now)
"$tasks" -C big dataset add d - <items.jsonl >/dev/null
"$tasks" -C big create t --dataset d --assignee ana@example.com,ben@example.com,cid@example.com -q >/dev/null
ours=$(since "$start")
for table in item work_item; do psql -c "\\copy big.$table to '$table.copy'"; done
start=$(now)
psql -c "begin" -c "\\copy plain.item from 'item.copy'" -c "commit" -c "analyze plain.item" >/dev/null
psql -c "begin" -c "\\copy plain.work_item from 'work_item.copy'" -c "commit" -c "analyze plain.work_item" >/dev/null
copy=$(since "$start")
echo "dataset add + create $ours s, COPY $copy s: ratio $(divide "$ours" "$copy")"

echo "## $clients people, each next, then set-status, over and over, for $seconds s"
each=$((seconds * 150))
crowd() { # NAME [--pull]: a project with a task that gives each of the clients $each items, or has all of them in its queue
  make "$1"
  for ((c = 0; c < clients; c++)); do echo "[\"user\",\"add\",\"u$c@example.com\"]"; done | "$tasks" -C "$1" batch - >/dev/null
  "$tasks" -C "$1" dataset create d -q >/dev/null
  head -n $((clients * each)) items.jsonl | "$tasks" -C "$1" dataset add d - >/dev/null
  "$tasks" -C "$1" create t --dataset d "${@:2}" --assignee "$(seq -s, -f 'u%g@example.com' 0 $((clients - 1)))" -q >/dev/null
}
check() { # every item that has a status got it once, and what was given once was given to one
  local twice
  twice=$(psql -At -c "select count(*) from (select min_id from \"$1\".effect where kind = 'work_item' and field = 'started' and new_value is null and min_id = max_id group by 1 having count(*) > 1) x")
  echo "  given twice: $twice"
}
bench() { # NAME WORDS…: transactions per second of pgbench
  local name=$1
  shift
  PGOPTIONS="-c search_path=\"$name\"" "$bin/pgbench" -n -f "$here/next.pgbench.sql" -f "$here/set-status.pgbench.sql" -c $clients -j 2 -T "$seconds" "$@" "$TASKS_DB" 2>&1 | sed -n 's/^tps = \([0-9.]*\).*/\1/p'
}

# work NAME CYCLES once|stay: the program's transactions a second
work() {
  local line
  line=$(TASKS_PROJECT=$1 ./contend "$TASKS_DB" $clients "$2" "$3" "$tasks")
  echo "  $line" >&2
  awk '{ print $1 }' <<<"$line"
}
gcc -O2 -o contend "$here/contend.c" -lsqlite3

crowd calls
commands=$(work calls $((seconds * 40)) once)
crowd reconnecting
base=$(bench reconnecting -C)
echo "separate commands: $commands txn/s, pgbench -C: $base txn/s: ratio $(divide "$commands" "$base")"
check calls

crowd pulled --pull
pulled=$(work pulled $((seconds * 40)) once)
echo "the same, pulled from one queue: $pulled txn/s, ratio $(divide "$pulled" "$base")"
check pulled

crowd batches
batches=$(work batches $((seconds * 600)) stay)
crowd persistent
base=$(bench persistent -M prepared)
echo "tasks batch -: $batches txn/s, pgbench with its connections kept: $base txn/s: ratio $(divide "$batches" "$base")"
check batches
crowd pulled-batches --pull
pulled=$(work pulled-batches $((seconds * 600)) stay)
echo "the same, pulled from one queue: $pulled txn/s, ratio $(divide "$pulled" "$base")"
check pulled-batches
