#!/bin/sh
# examples/labelstudio.sh DIR DATA: the work is managed here, the boxes are drawn in Label Studio. Fourteen photos of cats are handed out to ana as a Label
# Studio file; what she exported there (a real file, recorded: DATA/label_studio/cats_boxes.json) is taken back, first half of it, then all. What she did
# stands in the task as hers, with the seconds that Label Studio counted. DATA is the folder formats of the data sets. The project stays in DIR. TASKS names
# the program. With TASKS_DB=postgresql://… the project "labelstudio" is made in that PostgreSQL database, and the output is the same. Needs jq.
set -eu
tasks=${TASKS:-tasks}
folder=${1:?a folder for the project}
data=$(cd "${2:?the folder formats}" && pwd)
mkdir -p "$folder"
cd "$folder"
case ${TASKS_DB:-} in postgresql://* | postgres://*) ;; *) unset TASKS_DB ;; esac
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
say() { printf '\n%s\n' "$*"; }
show() { printf '$ tasks %s\n' "$*"; "$tasks" "$@" -o table --no-pager -q; }
quietly() { "$tasks" "$@" -q >/dev/null; }
export TASKS_USER=lead@cats.example
ln -sf "$data/label_studio/cats_boxes.json" exported.json
ln -sf "$data/cvat/cats_cvat_images.xml" photos.xml

say "1. Photos, and a task for ana"
quietly init --name labelstudio
quietly user add ana@cats.example
quietly dataset create photos
"$tasks" convert photos.xml photos.jsonl -q >/dev/null
jq -c '{path, width, height}' photos.jsonl | "$tasks" dataset add photos - -q >/dev/null
quietly create cats --dataset photos --assignee ana@cats.example
show list --fields name,status,items_total,items_done,duration_s

say "2. Out: what is left of her assignment, as Label Studio imports it"
assignment=$("$tasks" assignment list cats -o ids)
printf '$ tasks export --assignment ID for-ana.json --format labelstudio\n'
"$tasks" export --assignment "$assignment" for-ana.json --format labelstudio --url-prefix '/data/local-files/?d=cats/' --fields file,items,losses -q -o table --no-pager
jq -c '.[0] | {data, work_item: (.meta.tasks.work_item != null)}' for-ana.json

say "3. Back: what she has exported by noon"
jq '.[:6]' exported.json >noon.json
show import --task cats --as-user ana@cats.example noon.json --fields annotations_added,statuses_set,skips_set,conflicts
show list --fields name,status,items_total,items_done,duration_s
"$tasks" export --assignment "$assignment" --format labelstudio -q | jq 'length' | sed 's/$/ are left to hand out/'

say "4. And in the evening: what came before stays as it is"
show import --task cats --as-user ana@cats.example exported.json --fields annotations_added,annotations_unchanged,statuses_set,conflicts
show import --task cats --as-user ana@cats.example exported.json --fields annotations_added,annotations_unchanged,statuses_set,conflicts
show list --fields name,status,items_total,items_done,duration_s

say "5. The photos that took her longest, in seconds"
show items cats --sort=-duration_s --limit 3 --fields path,status,status_by,duration_s,object_count
say "6. The same boxes for whoever trains: COCO, YOLO"
show export cats cats.json --fields format,items,annotations
show export cats cats.zip --format yolo --fields format,items,annotations
