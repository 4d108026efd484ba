#!/bin/bash
# tests/bench/quality.sh YARDSTICKS [ROUNDS]: agreement and aggregation of a million labels against the C programs agree.c and ds.c of the
# folder YARDSTICKS, built here. Nothing is asserted. BUILD names an optimised build (default build/release).
set -euo pipefail
cd "$(dirname "$0")/../.."
yardsticks=$(realpath "$1") rounds=${2:-5}
tasks=$PWD/${BUILD:-build/release}/tasks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/ratio" tests/bench/ratio.c
for program in agree ds; do gcc -O3 -march=native -ffast-math -o "$work/$program" "$yardsticks/$program.c" -lm; done
cd "$work"
ratio() { ./ratio "$rounds" "$1" "$2" "$3"; }

# 100,000 items, ten of 200 annotators each, ten labels, skills from .55 to .95.
awk 'BEGIN {
  srand(11); for (w = 0; w < 200; w++) skill[w] = 0.55 + 0.4 * rand()
  print "item,annotator,label"
  for (i = 0; i < 100000; i++) {
    truth = int(10 * rand()); from = int(200 * rand())
    for (n = 0; n < 10; n++) {
      w = (from + 7 * n) % 200; label = rand() < skill[w] ? truth : (truth + 1 + int(9 * rand())) % 10
      printf "t%06d,w%03d,c%d\n", i, w, label
    }
  }
}' >labels.csv
echo "# 1,000,000 labels, medians of $rounds rounds; ratio = tasks / the C program"
ratio "agreement: percent, fleiss, krippendorff, cohen" "$tasks agreement --from labels.csv --stat percent,fleiss,krippendorff,cohen -q >/dev/null" "./agree labels.csv >/dev/null"
ratio "aggregate, majority" "$tasks aggregate --from labels.csv --method majority --fields item,label -q -o csv >/dev/null" "./agree labels.csv >/dev/null"
ratio "aggregate, Dawid-Skene, both to the same rest" "$tasks aggregate --from labels.csv --fields item,label -q -o csv >/dev/null" "./ds labels.csv out.csv 2000 1e-15 >/dev/null"
ratio "the same, ds.c to its usual tolerance" "$tasks aggregate --from labels.csv --fields item,label -q -o csv >/dev/null" "./ds labels.csv out.csv >/dev/null"
echo "labels that differ: $(diff <(sort out.csv) <("$tasks" aggregate --from labels.csv --fields item,label --no-header -q -o csv | sort) | grep -c '^<')"
