#!/bin/bash
# tests/bench/pipelines.sh [ITEMS [ROUNDS]]: what it costs that work moves by itself. A status that moves items to the next task, against the
# status without a pipeline and an add-items of the same; items through a command that answers what it was told, against jq on the same lines; a
# validation script of ten lines, against jq on annotations of the same number. Nothing is asserted. BUILD names an optimised build (default
# build/release), BENCH_WORK a folder with room for 2 GB.
set -euo pipefail
cd "$(dirname "$0")/../.."
items=${1:-100000} rounds=${2:-3}
tasks=$PWD/${BUILD:-build/release}/tasks
work=${BENCH_WORK:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${BENCH_WORK:-}" ] || trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/ratio" tests/bench/ratio.c
export HOME=$work TASKS_USER=olga@example.com TASKS_OUTPUT=jsonl
unset TASKS_DB TASKS_LOG XDG_CONFIG_HOME XDG_STATE_HOME
cd "$work"
ratio() { "$work/ratio" "$rounds" "$1" "$2" "$3"; }
# rate WHAT COMMAND: items a second, the best of the rounds.
rate() {
  local best=0 began ended
  for ((i = 0; i < rounds; i++)); do
    eval "$PREPARE_A"
    began=$(date +%s%N) && eval "$2" && ended=$(date +%s%N)
    best=$(awk -v b="$best" -v n="$items" -v t=$((ended - began)) 'BEGIN { r = n / t * 1e9; printf "%.0f", (r > b ? r : b) }')
  done
  echo "  $1: $best a second"
}

# project FOLDER: a dataset of so many items, two people.
project() {
  rm -rf "$1" && "$tasks" init "$1" -q >/dev/null
  for user in ana ben; do "$tasks" -C "$1" user add $user@example.com -q >/dev/null; done
  "$tasks" -C "$1" dataset create d -q >/dev/null
  awk -v n="$items" 'BEGIN { for (i = 0; i < n; i++) printf "{\"path\":\"/batch%04d/image%07d.jpg\",\"width\":640,\"height\":480}\n", i / 1000, i }' |
    "$tasks" -C "$1" dataset add d - -q >/dev/null
}
keep() { sqlite3 "$1/.tasks/project.db" "pragma wal_checkpoint(truncate)" >/dev/null && cp "$1/.tasks/project.db" "$2"; }

project plain
"$tasks" -C plain create first --dataset d --assignee ana@example.com,ben@example.com -q >/dev/null
"$tasks" -C plain create second --dataset d -w path=/none --assignee ana@example.com,ben@example.com -q >/dev/null
keep plain plain.db

project moving
cat >flow.yaml <<'END'
name: flow
nodes:
  - {name: all, type: dataset, dataset: d}
  - {name: first, type: task, task: first, assignees: [ana@example.com, ben@example.com]}
  - {name: second, type: task, task: second, assignees: [ana@example.com, ben@example.com]}
edges:
  - {from: all, to: first}
  - {from: "first:complete", to: second}
END
"$tasks" -C moving pipeline apply "$work/flow.yaml" -q >/dev/null
"$tasks" -C moving pipeline start flow -q >/dev/null
keep moving moving.db

project queued
cat >queue.yaml <<'END'
name: queue
nodes:
  - {name: all, type: dataset, dataset: d}
  - {name: same, type: code, command: [cat], batch: 20000}
edges:
  - {from: all, to: same}
END
"$tasks" -C queued pipeline apply "$work/queue.yaml" -q >/dev/null
"$tasks" -C queued pipeline start queue -q >/dev/null
keep queued queued.db

project judged
cat >recipe.yaml <<'END'
name: street
ontology: {labels: [car, stop, tree]}
validation: three.js
END
cat >three.js <<'END'
function validateAnnotations(annotations) {
  const errors = {};
  let cars = 0;
  for (const a of annotations) {
    if (a.label === 'car') cars++;
    if (a.type === 'box' && a.coordinates.length < 2) errors[a.id] = 'a box has two corners';
  }
  if (cars === 0) return { ok: false, errorMessage: 'where is the car?' };
  return { ok: Object.keys(errors).length === 0, errors };
}
END
"$tasks" -C judged recipe add "$work/recipe.yaml" -q >/dev/null
"$tasks" -C judged create cars --dataset d --recipe street --assignee ana@example.com -q >/dev/null
awk -v n="$items" 'BEGIN { for (i = 0; i < n; i++) for (k = 0; k < 3; k++) printf "{\"path\":\"/batch%04d/image%07d.jpg\",\"label\":\"%s\",\"shape\":\"box\",\"geometry\":{\"bbox\":[%d,%d,30,40]}}\n", i / 1000, i, k == 0 ? "car" : k == 1 ? "stop" : "tree", 10 * k, 20 * k }' >drawn.jsonl
"$tasks" -C judged annotate cars "$work/drawn.jsonl" -q -o ids >/dev/null
keep judged judged.db
awk -v n="$items" 'BEGIN { for (i = 0; i < n; i++) printf "{\"job\":\"%d-1\",\"pipeline\":\"queue\",\"node\":\"same\",\"attempt\":1,\"item\":{\"id\":%d,\"dataset\":\"d\",\"path\":\"/batch%04d/image%07d.jpg\",\"kind\":\"image\",\"mimetype\":\"image/jpeg\",\"width\":640,\"height\":480,\"split\":\"none\",\"metadata\":{}}}\n", i, i, i / 1000, i }' >lines.jsonl

echo "# $items items, medians of $rounds rounds"
echo "# a status that moves them / the status, and add-items"
PREPARE_A="rm -f a.db*; cp moving.db a.db" PREPARE_B="rm -f b.db*; cp plain.db b.db" \
  ratio "set-status complete, all, into the next task" "$tasks --db a.db set-status first complete --all -q -o ids >/dev/null" \
  "$tasks --db b.db set-status first complete --all -q -o ids >/dev/null && $tasks --db b.db add-items second --missing -q -o ids >/dev/null"
echo "# the command node / jq -c . on the same lines"
export PREPARE_A="rm -f a.db*; cp queued.db a.db" PREPARE_B=true
ratio "pipeline run through cat" "$tasks --db a.db pipeline run -q >/dev/null" "jq -c . lines.jsonl >/dev/null"
rate "items through cat" "$tasks --db a.db pipeline run -q >/dev/null"
echo "# validation of three annotations each / jq -c . on them"
export PREPARE_A="rm -f a.db*; cp judged.db a.db"
ratio "validate" "$tasks --db a.db validate cars -q >/dev/null" "jq -c . drawn.jsonl >/dev/null"
rate "validated work items" "$tasks --db a.db validate cars -q >/dev/null"
PREPARE_A="rm -f a.db*; cp judged.db a.db" PREPARE_B="rm -f b.db*; cp plain.db b.db" \
  ratio "set-status with the script / without" "$tasks --db a.db set-status cars complete --all -q -o ids >/dev/null" "$tasks --db b.db set-status first complete --all -q -o ids >/dev/null"
