#!/bin/bash
# tests/bench/scoring.sh YARDSTICKS [ITEMS] [ROUNDS]: a consensus task of ITEMS items (default 1000), three annotators and ten boxes each, scored
# from the database with every row written back (`score --all`), and the same boxes through `score-function agreement`, against the C program
# match.c of the folder YARDSTICKS, built here. The seconds, CPU seconds and memory of `score` are printed too, for runs of several sizes.
# Nothing is asserted. BUILD names an optimised build (default build/release).
set -euo pipefail
cd "$(dirname "$0")/../.."
yardsticks=$(realpath "$1") items=${2:-1000} rounds=${3:-5}
tasks=$PWD/${BUILD:-build/release}/tasks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/ratio" tests/bench/ratio.c
gcc -O3 -march=native -ffast-math -o "$work/match" "$yardsticks/match.c" -lm
cd "$work"
unset TASKS_DB TASKS_PROJECT TASKS_USER TASKS_OUTPUT 2>/dev/null || true
export TASKS_USER=lead@bench.example

# Ten boxes an item, drawn by everybody with a few pixels' difference; one label in ten is another one.
awk -v items="$items" 'BEGIN {
  srand(5)
  for (i = 0; i < items; i++) {
    for (k = 0; k < 10; k++) { x[k] = 1500 * rand(); y[k] = 800 * rand(); w[k] = 40 + 200 * rand(); h[k] = 40 + 200 * rand(); l[k] = int(20 * rand()) }
    for (a = 0; a < 3; a++)
      for (k = 0; k < 10; k++) {
        label = rand() < 0.9 ? l[k] : int(20 * rand())
        box = sprintf("%.2f,%.2f,%.2f,%.2f", x[k] + 8 * rand(), y[k] + 8 * rand(), w[k] + 8 * rand(), h[k] + 8 * rand())
        printf "{\"item\":\"i%06d\",\"annotator\":\"ann%d@bench.example\",\"label\":\"c%02d\",\"box\":[%s]}\n", i, a, label, box >"boxes.ndjson"
        printf "{\"path\":\"/i%06d.jpg\",\"label\":\"c%02d\",\"shape\":\"box\",\"geometry\":{\"bbox\":[%s]}}\n", i, label, box >("of-ann" a)
      }
    printf "{\"path\":\"/i%06d.jpg\",\"kind\":\"image\"}\n", i >"items.jsonl"
  }
}'
"$tasks" init -q >/dev/null
"$tasks" dataset create photos -q >/dev/null
"$tasks" dataset add photos items.jsonl -q >/dev/null
printf 'users: [{email: ann0@bench.example}, {email: ann1@bench.example}, {email: ann2@bench.example}]\n' >people.yaml
"$tasks" apply -f people.yaml -q >/dev/null
"$tasks" create boxes --dataset photos --quality consensus --copies 3 --percent 100 --assignee ann0@bench.example,ann1@bench.example,ann2@bench.example -q >/dev/null
"$tasks" pipeline pause boxes -q >/dev/null
for n in 0 1 2; do
    "$tasks" annotate boxes "of-ann$n" --as "ann$n@bench.example" -q -o ids >/dev/null
    "$tasks" set-status boxes complete --all --as "ann$n@bench.example" -q -o ids >/dev/null
done
"$tasks" pipeline resume boxes -q >/dev/null
"$tasks" score boxes --print-input -q >input.jsonl

echo "# $items items, 3 annotators, 10 boxes each; medians of $rounds rounds; ratio = tasks / match.c"
./ratio "$rounds" "score --all, every row written back" "$tasks score boxes --all -q -o json >/dev/null" "./match boxes.ndjson >/dev/null"
./ratio "$rounds" "score-function agreement" "$tasks score-function agreement input.jsonl -q >/dev/null" "./match boxes.ndjson >/dev/null"
/usr/bin/time -f "score --all: %e s, %U s user, %S s system, %M KiB" "$tasks" score boxes --all -q -o json >/dev/null
/usr/bin/time -f "score-function: %e s, %U s user, %S s system, %M KiB" "$tasks" score-function agreement input.jsonl -q >/dev/null
