#!/bin/bash
# tests/bench/filters.sh [ITEMS [ROUNDS]]: filters on a task of many items with five annotations each, and the stream of all
# of its work items, against hand-written SQL by sqlite3. Nothing is asserted. BUILD and BENCH_WORK as for run.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
items=${1:-1000000} rounds=${2:-5}
build=$PWD/${BUILD:-build/release}
tasks=$build/tasks
work=${BENCH_WORK:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${BENCH_WORK:-}" ] || trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/ratio" tests/bench/ratio.c
export HOME=$work TASKS_USER=olga@example.com TASKS_OUTPUT=jsonl
unset TASKS_DB TASKS_LOG XDG_CONFIG_HOME XDG_STATE_HOME
cd "$work"
ratio() { "$work/ratio" "${4:-$rounds}" "$1" "$2" "$3"; }

# The annotations are written past the program, as many commands over time would have left them: a label of ten on each, "rare"
# on every 50,000th item. Statistics as the program leaves them after bulk loads.
if [ ! -e big/.tasks/project.db ]; then
  "$tasks" init big -q >/dev/null
  for user in ana ben; do "$tasks" -C big user add $user@example.com -q >/dev/null; done
  "$tasks" -C big dataset create d >/dev/null
  awk -v n="$items" 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/batch%04d/image%07d.jpg\",\"kind\":\"image\",\"mimetype\":\"image/jpeg\",\"width\":%d,\"height\":480,\"metadata\":{\"lux\":%d}}\n", i / 1000, i, 640 + i % 7, i % 100 }' |
    "$tasks" -C big dataset add d - -q >/dev/null
  "$tasks" -C big create t --dataset d --assignee ana@example.com,ben@example.com >/dev/null
  sqlite3 big/.tasks/project.db >/dev/null <<'EOS'
pragma synchronous = off; pragma cache_size = -262144;
begin;
insert into annotation (id, layer, item_id, work_item_id, task_id, label, shape, geometry, confidence, source, creator_id, created_op, updated_op, created_at, updated_at)
  with recursive n(k) as (select 0 union all select k + 1 from n where k < 4)
  select (select next_id from project) + w.position * 5 + k, 'work', w.item_id, w.id, w.task_id,
    case when k = 0 and w.position % 50000 = 777 then 'rare' else 'label' || ((w.position * 7 + k * 3) % 10) end, 'box', '{"bbox":[1,2,30,40]}',
    (w.position % 100) / 100.0, 'manual', 1, 1, 1, 1767225600000000, 1767225600000000
  from work_item w cross join n order by w.position, k;
update project set next_id = next_id + (select count(*) from annotation);
update work_item set object_count = 5;
commit;
pragma analysis_limit = 400; pragma optimize;
EOS
fi
db=$work/big/.tasks/project.db
task=$(sqlite3 $db "select id from task")
dataset=$(sqlite3 $db "select id from dataset")
loop() { echo "i=0; while [ \$i -lt 20 ]; do $1 >/dev/null; i=\$((i+1)); done"; }
columns="w.id, i.path, u.email, w.status, w.stage, i.split, w.priority, w.object_count, w.duration_us, w.version, w.updated_at"
joins="left join item i on i.id = w.item_id left join assignment a on a.id = w.assignment_id left join users u on u.id = a.user_id"
has() { echo "exists (select 1 from annotation x where x.task_id = $task and x.work_item_id = w.id and x.label = '$1' and x.deleted_op is null)"; }

echo "# $items items, five annotations each, medians of $rounds rounds; ratio = tasks / sqlite3"
echo "## filters (x20)"
ratio "items --label, limit 50" "$(loop "$tasks --db $db items t --label label3 --limit 50")" \
  "$(loop "sqlite3 -json $db \"select $columns from work_item w $joins where w.task_id = $task and w.removed_op is null and $(has label3) order by w.position limit 50\"")"
ratio "items, rare label, limit 50" "$(loop "$tasks --db $db items t --label rare --limit 50")" \
  "$(loop "sqlite3 -json $db \"select $columns from work_item w $joins where w.id in (select work_item_id from annotation where task_id = $task and label = 'rare' and deleted_op is null) order by w.position limit 50\"")"
ratio "items, join on label and confidence, limit 50" \
  "$(loop "$tasks --db $db items t --filter '{\"filter\":{\"stage\":\"label\"},\"join\":{\"filter\":{\"label\":\"label3\",\"confidence\":{\"\$gt\":0.9}}}}' --limit 50")" \
  "$(loop "sqlite3 -json $db \"select $columns from work_item w $joins where w.task_id = $task and w.removed_op is null and w.stage = 'label' and exists (select 1 from annotation x where x.task_id = $task and x.work_item_id = w.id and x.label = 'label3' and x.confidence > 0.9 and x.deleted_op is null) order by w.position limit 50\"")"
ratio "dataset items by label, limit 50" "$(loop "$tasks --db $db dataset items d -w label=label3 --limit 50")" \
  "$(loop "sqlite3 -json $db \"select i.* from item i where i.dataset_id = $dataset and i.removed_op is null and exists (select 1 from annotation x where x.item_id = i.id and x.label = 'label3' and x.deleted_op is null) order by i.ordinal limit 50\"")"
ratio "dataset items by path prefix" "$(loop "$tasks --db $db dataset items d -w 'path=/batch0500/**'")" \
  "$(loop "sqlite3 -json $db \"select i.* from item i where i.dataset_id = $dataset and i.removed_op is null and i.path >= '/batch0500/' and i.path < '/batch05000' order by i.ordinal\"")"
echo "## metadata of every item (once)"
ratio "dataset items, metadata.lux > 98" "$tasks --db $db dataset items d -w 'metadata.lux>98' >/dev/null" \
  "sqlite3 -json $db \"select i.* from item i where i.dataset_id = $dataset and i.removed_op is null and json_extract(i.metadata, '\$.lux') > 98 order by i.ordinal\" >/dev/null"

echo "## all work items to a pipe"
# The record's own columns, as the program reads them.
all=$("$tasks" --db "$db" items t --explain | jq -r .sql | sed "s/\\\$1/$task/g")
ratio "items, JSONL / sqlite3 -json of the same columns" "$tasks --db $db items t | cat >/dev/null" "sqlite3 -json $db \"$all\" | cat >/dev/null" 3
peak() {  # the most memory that a command had, in MiB
  "$@" >/dev/null &
  local pid=$! most=0 now
  while now=$(awk '/VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do most=$now; sleep 0.05; done
  wait $pid
  echo $((most / 1024))
}
echo "peak memory of items: $(peak "$tasks" --db "$db" items t) MiB, of its first 1,000: $(peak "$tasks" --db "$db" items t --limit 1000) MiB"
