#!/bin/bash
# tests/bench/exchange.sh [ANNOTATIONS [ROUNDS]]: COCO in and out. The import against the file parsed by simdjson and the same rows inserted into the same
# tables; the export against sqlite3 -json of the same columns; peak memory of both; then a bundle of the project, out and in. Nothing is asserted. BUILD
# names an optimised build (default build/release), BENCH_WORK a folder with room for 4 GB.
set -euo pipefail
cd "$(dirname "$0")/../.."
annotations=${1:-1000000} rounds=${2:-3}
tasks=$PWD/${BUILD:-build/release}/tasks
work=${BENCH_WORK:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${BENCH_WORK:-}" ] || trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/ratio" tests/bench/ratio.c
g++ -std=c++20 -O2 -o "$work/coco" tests/bench/coco.cpp -lsimdjson -lsqlite3
export HOME=$work TASKS_USER=olga@example.com TASKS_OUTPUT=jsonl
unset TASKS_DB TASKS_LOG XDG_CONFIG_HOME XDG_STATE_HOME
cd "$work"
ratio() { "$work/ratio" "$rounds" "$1" "$2" "$3"; }
peak() { /usr/bin/time -f '%M' "$@" 2>&1 >/dev/null | tail -n 1 | awk '{ printf "%.0f MiB", $1 / 1024 }'; }

awk -v n="$annotations" 'BEGIN {
  images = int((n + 4) / 5)
  printf "{\"info\":{},\"licenses\":[],\n\"categories\":["
  for (c = 1; c <= 80; c++) printf "%s{\"id\":%d,\"name\":\"label%d\"}", (c > 1 ? "," : ""), c, c
  printf "],\n\"images\":["
  for (i = 1; i <= images; i++) printf "%s\n{\"id\":%d,\"width\":640,\"height\":480,\"file_name\":\"batch%04d/image%07d.jpg\"}", (i > 1 ? "," : ""), i, i / 1000, i
  printf "\n],\n\"annotations\":["
  for (a = 1; a <= n; a++) {
    x = (a * 7919) % 50000 / 100; y = (a * 104729) % 40000 / 100; w = 10 + (a * 31) % 9000 / 100; h = 10 + (a * 17) % 7000 / 100
    printf "%s\n{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%.2f,%.2f,%.2f,%.2f],\"area\":%.4f,\"iscrowd\":0,\"segmentation\":[]}", (a > 1 ? "," : ""), a, int((a - 1) / 5) + 1, 1 + a % 80, x, y, w, h, w * h
  }
  print "\n]}"
}' >big.json
ls -l big.json | awk '{ printf "a COCO file of %.0f MB\n", $5 / 1e6 }'
rm -rf p && "$tasks" init p -q >/dev/null && "$tasks" -C p dataset create d -q >/dev/null
sqlite3 p/.tasks/project.db "pragma wal_checkpoint(truncate)" >/dev/null && cp p/.tasks/project.db empty.db

PREPARE_A='rm -f p/.tasks/project.db-*; cp empty.db p/.tasks/project.db' PREPARE_B='rm -f yard.db*; cp empty.db yard.db' \
  ratio "import of $annotations annotations / simdjson and the inserts" "'$tasks' -C p import --dataset d '$work/big.json' -q >/dev/null" "./coco yard.db big.json"
rm -f p/.tasks/project.db-*; cp empty.db p/.tasks/project.db
echo "  peak of the import: $(peak "$tasks" -C p import --dataset d "$work/big.json" -q)"
columns="select a.id, i.path, i.width, i.height, a.label, a.shape, a.geometry, a.attributes, a.area, a.confidence, a.external_id, a.extra from annotation a join item i on i.id = a.item_id order by i.ordinal, a.id"
PREPARE_A='rm -f out.json' PREPARE_B=: ratio "export to COCO / sqlite3 -json" "'$tasks' -C p export --dataset d '$work/out.json' -q >/dev/null" "sqlite3 -json p/.tasks/project.db \"$columns\" >rows.json"
rm -f out.json; echo "  peak of the export: $(peak "$tasks" -C p export --dataset d "$work/out.json" -q)"
for format in jsonl labelstudio cvat; do
  PREPARE_A="rm -f out.$format" PREPARE_B=: ratio "export to $format / sqlite3 -json" "'$tasks' -C p export --dataset d '$work/out.$format' --format $format -q >/dev/null" "sqlite3 -json p/.tasks/project.db \"$columns\" >rows.json"
done
PREPARE_A='rm -f out.zip' PREPARE_B='rm -f copy.db' ratio "a bundle / a backup" "'$tasks' -C p export --bundle '$work/out.zip' -q >/dev/null" "'$tasks' -C p backup '$work/copy.db' -q >/dev/null"
rm -f out.zip; echo "  peak of the bundle: $(peak "$tasks" -C p export --bundle "$work/out.zip" -q)"
PREPARE_A='rm -rf q; mkdir q' PREPARE_B='rm -rf r; mkdir r' ratio "restoring a bundle / a backup" "'$tasks' --db q/project.db restore out.zip -q >/dev/null" "'$tasks' --db r/project.db restore copy.db -q >/dev/null"
