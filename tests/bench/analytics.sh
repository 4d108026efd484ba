#!/bin/bash
# tests/bench/analytics.sh [ITEMS] [EFFECTS] [ROUNDS]: analytics and report of a task with ITEMS items (default 1000000), three fifths of them done over
# sixty days by twenty people with an annotation each, and a history of EFFECTS rows (default 10000000), against the same sums written by hand for
# the sqlite3 shell. Nothing is asserted. BUILD names an optimised build (default build/release).
set -euo pipefail
cd "$(dirname "$0")/../.."
items=${1:-1000000} effects=${2:-10000000} rounds=${3:-3}
tasks=$PWD/${BUILD:-build/release}/tasks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/ratio" tests/bench/ratio.c
cd "$work"
unset TASKS_DB TASKS_PROJECT TASKS_USER TASKS_OUTPUT 2>/dev/null || true
export TASKS_USER=lead@bench.example
"$tasks" init -q >/dev/null
"$tasks" dataset create photos -q >/dev/null
awk -v n="$items" 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/%03d/%07d.jpg\",\"kind\":\"image\"}\n", i / 5000, i }' | "$tasks" dataset add photos - -q >/dev/null
{ echo users:; for i in $(seq 20); do echo "  - {email: who$i@bench.example}"; done; } >people.yaml
"$tasks" apply -f people.yaml -q >/dev/null
"$tasks" create big --dataset photos --assignee "$(seq -f 'who%g@bench.example' -s, 20)" -q >/dev/null
# What people would have done, written past the program: it would take them sixty days.
sqlite3 .tasks/project.db <<END
pragma synchronous = off;
update work_item set status = case when position % 10 = 0 then 'discard' else 'complete' end, stage = 'completed', object_count = 1, duration_us = 20000000 + id % 1000000,
  status_by = (select user_id from assignment a where a.id = work_item.assignment_id), status_at = 1800000000000000 + (position % 60) * 86400000000 where position % 5 < 3;
insert into annotation (id, layer, item_id, work_item_id, task_id, label, shape, source, created_op, updated_op, created_at, updated_at)
  select 1000000000 + id, 'work', item_id, id, task_id, 'class-' || (id % 20), 'class', 'manual', 1, 1, 0, 0 from work_item where status is not null;
delete from counter;
insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items, annotations, duration_us)
  select task_id, assignment_id, 0, stage, coalesce(status, ''), 0, count(*), sum(object_count), sum(duration_us) from work_item group by 1, 2, 4, 5;
insert into effect (op_id, seq, kind, field, old_value, new_value, task_id, min_id, max_id, entities)
  with recursive n(i) as (select 1 union all select i + 1 from n where i < $effects)
  select (select max(id) from operation), 1000 + i, 'work_item', 'status', null, 'complete', (select id from task), i, i, 1 from n;
END
cat >by-hand.sql <<'END'
.output /dev/null
select status_at / 86400000000, count(*), sum(status = 'discard'), sum(object_count) from work_item where task_id = (select id from task where name = 'big') and status is not null and removed_op is null group by 1;
select u.email, count(*), sum(w.status = 'discard'), sum(w.object_count), sum(w.duration_us) from work_item w join users u on u.id = w.status_by
  where w.task_id = (select id from task where name = 'big') and w.status is not null and w.removed_op is null group by 1;
select stage, status, sum(items) from counter where task_id = (select id from task where name = 'big') group by 1, 2;
select label, count(*) from annotation where task_id = (select id from task where name = 'big') and deleted_op is null and draft = 0 group by 1;
END
"$tasks" analytics big -o json >/dev/null
echo "# $items items, $effects rows of history; medians of $rounds rounds"
./ratio "$rounds" "analytics / the same sums by sqlite3" "$tasks analytics big -o json >/dev/null" "sqlite3 -readonly .tasks/project.db <by-hand.sql"
./ratio "$rounds" "report / analytics" "$tasks report big --html page.html -q >/dev/null" "$tasks analytics big -o json >/dev/null"
echo "the page has $(wc -c <page.html) bytes"
