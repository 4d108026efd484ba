#!/bin/bash
# tests/bench/polygons.sh [POLYGONS]: pairs of polygons of 50 vertices compared in a second, by the whole program on one core. Two people
# draw POLYGONS each (default 300), all over one another, so that no pair is told apart by its bounds. Nothing is asserted; the promise
# is 15,000. BUILD names an optimised build (default build/release).
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-300}
tasks=$PWD/${BUILD:-build/release}/tasks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk -v count="$count" 'BEGIN {
  srand(5)
  printf "{\"item\":\"i\",\"type\":\"consensus\",\"contributors\":["
  for (who = 0; who < 2; who++) {
    printf "%s{\"user\":\"u%d\",\"annotations\":[", who ? "," : "", who
    for (n = 0; n < count; n++) {
      printf "%s{\"id\":\"%d-%d\",\"shape\":\"polygon\",\"label\":\"x\",\"geometry\":{\"rings\":[[", n ? "," : "", who, n
      for (i = 0; i < 50; i++) { a = 6.283185307 * i / 50; r = 320 + 80 * rand(); printf "%s[%.3f,%.3f]", i ? "," : "", 500 + r * cos(a), 500 + r * sin(a) }
      printf "]]}}"
    }
    printf "]}"
  }
  print "]}"
}' >"$work/item.jsonl"
for round in 1 2 3; do
  from=$(date +%s%N)
  taskset -c 0 "$tasks" score-function agreement "$work/item.jsonl" >"$work/scores.jsonl"
  awk -v pairs=$((2 * count * count)) -v took=$(($(date +%s%N) - from)) 'BEGIN { printf "%d pairs, matched and scored: %.2f s, %d a second\n", pairs, took / 1e9, pairs / (took / 1e9) }'
done
