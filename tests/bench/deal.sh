#!/bin/bash
# tests/bench/deal.sh [ITEMS [ROUNDS]]: what it costs to deal remaining work anew, against one UPDATE of the same rows by
# sqlite3, and `next` beside a long queue against a short one. Nothing is asserted. BUILD names an optimised build (default
# build/release), BENCH_WORK a folder with room for 4 GB.
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

# project NAME ITEMS: ana holds all of the task dealt, the task pulled waits for her and ben.
project() {
  rm -rf "$1" && "$tasks" init "$1" -q >/dev/null
  for user in ana ben; do "$tasks" -C "$1" user add $user@example.com -q >/dev/null; done
  "$tasks" -C "$1" dataset create d -q >/dev/null
  awk -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/batch%04d/image%07d.jpg\",\"width\":640,\"height\":480}\n", i / 1000, i }' |
    "$tasks" -C "$1" dataset add d - -q >/dev/null
  "$tasks" -C "$1" create dealt --dataset d --assignee ana@example.com -q >/dev/null
  "$tasks" -C "$1" assignment add dealt ben@example.com -q >/dev/null
  "$tasks" -C "$1" create pulled --dataset d --pull --batch-size 50 --max-workload 100 --assignee ana@example.com,ben@example.com -q >/dev/null
}
project big "$items"
project small 100
big=$work/big/.tasks/project.db small=$work/small/.tasks/project.db
cp "$big" base.db

echo "# $items remaining work items, medians of $rounds rounds; ratio = tasks / one UPDATE of the same rows"
sqlite3 base.db "select 'ana=' || a.id || ' ben=' || b.id from assignment a, assignment b, task t where t.name = 'dealt' and a.task_id = t.id and b.task_id = t.id
  and a.user_id = (select id from users where email = 'ana@example.com') and b.user_id = (select id from users where email = 'ben@example.com')" | tr ' ' '\n' >ids
. ./ids
update() { echo "pragma synchronous = full; pragma cache_size = -65536; update work_item set assignment_id = $ben, claimed_by = null, claimed_at = null, version = version + 1, updated_at = 1767225600000000 where assignment_id = $ana and status is null and position >= $1;"; }
update 0 >all.sql
update $((items * 3 / 10)) >most.sql
export PREPARE_A="rm -f a.db*; cp base.db a.db" PREPARE_B="rm -f b.db*; cp base.db b.db"
ratio "reassign, all of them" "$tasks --db a.db assignment reassign dealt --from ana@example.com --to ben@example.com -q >/dev/null" "sqlite3 b.db <all.sql >/dev/null"
ratio "redistribute, 70 of 100 move" "$tasks --db a.db assignment redistribute dealt --workload ana@example.com=30,ben@example.com=70 -q >/dev/null" "sqlite3 b.db <most.sql >/dev/null"
unset PREPARE_A PREPARE_B

echo "# next, $items queued items / 100"
# Each round begins with nothing in hand: one batch of 50 is pulled, 50 times something is given.
loop() { echo "$tasks --db $1 items pulled --assignee ana@example.com --remaining -o ids | $tasks --db $1 release - -q >/dev/null; i=0; while [ \$i -lt 50 ]; do $tasks --db $1 next pulled --as ana@example.com >/dev/null 2>&1; i=\$((i+1)); done"; }
ratio "next with a pull (x50)" "$(loop "$big")" "$(loop "$small")"
