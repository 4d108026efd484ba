#!/bin/bash
# tests/bench/run.sh [ITEMS [ROUNDS]]: the ratios that the project promises, each against a baseline of the same run.
# Nothing is asserted: machines are noisy. BUILD names an optimised build (default build/release), BENCH_WORK a folder
# with room for 4 GB (default a temporary one).
set -euo pipefail
cd "$(dirname "$0")/../.."
items=${1:-1000000} rounds=${2:-3}
build=$PWD/${BUILD:-build/release}
tasks=$build/tasks
work=${BENCH_WORK:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${BENCH_WORK:-}" ] || trap 'rm -rf "$work"' EXIT
here=$PWD/tests/bench
gcc -O2 -o "$work/ratio" "$here/ratio.c"
gcc -O2 -o "$work/insert" "$here/insert.c" -lsqlite3
export HOME=$work TASKS_USER=olga@example.com TASKS_OUTPUT=jsonl
unset TASKS_DB TASKS_LOG XDG_CONFIG_HOME XDG_STATE_HOME
cd "$work"

# ratio LABEL A B [ROUNDS]; PREPARE_A and PREPARE_B as in the environment.
ratio() { "$work/ratio" "${4:-$rounds}" "$1" "$2" "$3"; }
people() { for user in ana ben cid; do "$tasks" -C "$1" user add $user@example.com -q >/dev/null; done; }

awk -v n="$items" 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/batch%04d/image%07d.jpg\",\"kind\":\"image\",\"mimetype\":\"image/jpeg\",\"width\":%d,\"height\":%d,\"size\":%d}\n", i / 1000, i, 640 + i % 7, 480 + i % 5, 90000 + i % 997 }' >items.jsonl
head -n 100 items.jsonl >few.jsonl

echo "# $items items, medians of $rounds rounds; ratio = tasks / baseline"
rm -rf small && "$tasks" init small -q >/dev/null && people small
"$tasks" -C small dataset create d >/dev/null
"$tasks" -C small dataset add d - <few.jsonl >/dev/null
"$tasks" -C small create t --dataset d --assignee ana@example.com --assignee ben@example.com --assignee cid@example.com >/dev/null
small=$work/small/.tasks/project.db

echo "## start-up"
loop() { echo "i=0; while [ \$i -lt 50 ]; do $1 >/dev/null; i=\$((i+1)); done"; }
ratio "version / sqlite3 select 1 (x50)" "$(loop "$tasks version")" "$(loop "sqlite3 $small 'select 1'")"
ratio "list, small project / sqlite3 select 1 (x50)" "$(loop "$tasks --db $small list")" "$(loop "sqlite3 $small 'select 1'")"

echo "## import and create"
sqlite3 "$small" '.schema --nosys' >schema.sql
cat >add_create.sh <<EOS
"$tasks" -C big dataset add d - <items.jsonl >/dev/null
"$tasks" -C big create t --dataset d --assignee ana@example.com --assignee ben@example.com --assignee cid@example.com >/dev/null
EOS
cat >empty.sh <<EOS
rm -rf big && "$tasks" init big -q >/dev/null
for user in ana ben cid; do "$tasks" -C big user add \$user@example.com -q >/dev/null; done
"$tasks" -C big dataset create d >/dev/null
EOS
PREPARE_A="sh empty.sh" ratio "dataset add + create / C loop" "sh add_create.sh" "./insert loop.db schema.sql items.jsonl >/dev/null"
rm -f loop.db*
big=$work/big/.tasks/project.db

echo "## reading"
ratio "list, big / small (x50)" "$(loop "$tasks --db $big list")" "$(loop "$tasks --db $small list")"
ratio "status, big / small (x50)" "$(loop "$tasks --db $big status")" "$(loop "$tasks --db $small status")"
ratio "items --limit 50, big / small (x50)" "$(loop "$tasks --db $big items t --limit 50")" "$(loop "$tasks --db $small items t --limit 50")"
ratio "items --remaining --limit 50, big / small (x50)" "$(loop "$tasks --db $big items t --remaining --limit 50")" "$(loop "$tasks --db $small items t --remaining --limit 50")"

echo "## set-status of a tenth of the items, in random order, through a pipe"
"$tasks" --db "$big" items t -o ids >all-ids.txt
shuf --random-source=<(yes) -n $((items / 10)) all-ids.txt >ids.txt
cat >update.sql <<'EOS'
pragma synchronous = full; pragma cache_size = -65536;
create temp table chosen (id integer primary key);
.import ids.txt chosen
begin immediate;
create table if not exists plain_history (id integer primary key, work_item bigint, op bigint, old text, new text, at bigint);
insert into plain_history (work_item, op, old, new, at) select w.id, 7, w.status, 'complete', 1767225600000000 from chosen c join work_item w on w.id = c.id;
update work_item set status = 'complete', status_by = 1, status_at = 1767225600000000, stage = 'completed', version = version + 1, updated_at = 1767225600000000
  where id in (select id from chosen);
commit;
EOS
cp "$big" base.db
PREPARE_A="rm -f a.db*; cp base.db a.db" PREPARE_B="rm -f b.db*; cp base.db b.db" \
  ratio "set-status / sqlite3 temp table + history" "$tasks --db a.db set-status t complete - <ids.txt >/dev/null" "sqlite3 b.db <update.sql >/dev/null"
