#!/bin/sh
# examples/prelabel.sh DIR DATA: how much of a model do people keep? The detections that come with the hundred COCO photos are drafts; ana replays the real
# annotations against them: she keeps the drafts that overlap an object of their label by half, deletes the others. What she accepts is the model's
# precision. Then the model comes again, surer of itself, and leaves alone what she decided. DATA is the folder detection_coco100. The project stays in DIR.
# TASKS names the program. With TASKS_DB=postgresql://… the project "prelabel" is made in that PostgreSQL database, and the output is the same. Needs jq.
set -eu
tasks=${TASKS:-tasks}
folder=${1:?a folder for the project}
data=$(cd "${2:?the folder detection_coco100}" && pwd)
mkdir -p "$folder"
cd "$folder"
case ${TASKS_DB:-} in postgresql://* | postgres://*) ;; *) unset TASKS_DB ;; esac
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
say() { printf '\n%s\n' "$*"; }
show() { printf '$ tasks %s\n' "$*"; "$tasks" "$@" -o table --no-pager -q; }
quietly() { "$tasks" "$@" -q >/dev/null; }
export TASKS_USER=lead@prelabel.example

say "1. Photos, their true boxes, and a task for ana"
quietly init --name prelabel
quietly user add ana@prelabel.example
quietly dataset create photos
quietly import --dataset photos "$data/instances_val2014_100.json"
quietly create boxes --dataset photos --assignee ana@prelabel.example

say "2. What the detector found comes in as drafts"
ln -sf "$data/instances_val2014_fakebbox100_results.json" detections.json
show prelabel boxes --file detections.json --model fakebbox --model-version 100 --min-score 0.1
show analytics boxes --by model

say "3. Ana keeps what is there, deletes what is not, and completes the first sixty photos"
"$tasks" items boxes --limit 60 -o ids >ids
"$tasks" items boxes --limit 60 -o jsonl | jq .item >items
"$tasks" annotations boxes -o jsonl >drafts.jsonl
while read -r item; do "$tasks" annotations --item "$item" --layer import -o jsonl; done <items | jq -c 'select(.geometry)' >truth.jsonl
jq -n -c --slurpfile ids ids --slurpfile drafts drafts.jsonl --slurpfile truth truth.jsonl --slurpfile boxes "$data/instances_val2014_100.json" '
    def along($a; $b; $i): ([$a[$i] + $a[$i + 2], $b[$i] + $b[$i + 2]] | min) - ([$a[$i], $b[$i]] | max) | [., 0] | max;
    def overlap($a; $b): (along($a; $b; 0) * along($a; $b; 1)) as $both | $both / ($a[2] * $a[3] + $b[2] * $b[3] - $both);
    ($boxes[0].annotations | map({(.id | tostring): .bbox}) | add) as $bbox
    | ($truth | group_by(.path) | map({(.[0].path): map({label: .label, bbox: $bbox[.external_id]})}) | add) as $there
    | $drafts[] | select(.work_item | IN($ids[]))
    | . as $d | select([$there[.path][]? | select(.label == $d.label and overlap(.bbox; $d.geometry.bbox) >= 0.5)] == [])
    | {id, delete: true}' >deleted.jsonl
printf '%s of them are wrong\n' "$(wc -l <deleted.jsonl)"
quietly annotate deleted.jsonl --as ana@prelabel.example
"$tasks" set-status boxes complete - --as ana@prelabel.example -q -o ids <ids >/dev/null
show analytics boxes --by model

say "4. The next version of the model comes: what ana decided stands"
show prelabel boxes --file detections.json --model fakebbox --model-version 101 --min-score 0.5
show analytics boxes --by model
