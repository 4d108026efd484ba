#!/bin/sh
# examples/flow.sh DIR DATA: work that moves by itself. The hundred COCO photos go through a model (a script that replays the real detections), to two
# annotators, to a review with rework, to an export. The runner of the commands is killed twice in the middle; every photo arrives once all the same. DATA is
# the folder detection_coco100. The project stays in DIR. TASKS names the program. With TASKS_DB=postgresql://… the project "flow" is made in that
# PostgreSQL database, and the output is the same. Needs jq.
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
nodes() { show pipeline show flow --fields name,waiting,running,done,failed; }
export TASKS_USER=lead@flow.example

say "1. Photos, people, a model, an export, and how they hang together"
quietly init --name flow
for who in ana ben cid; do quietly user add $who@flow.example; done
quietly dataset create photos
jq -c '.images[] | {path: ("/" + .file_name), width, height, external_id: (.id | tostring)}' "$data/instances_val2014_100.json" >photos.jsonl
quietly dataset add photos photos.jsonl
jq -n --slurpfile truth "$data/instances_val2014_100.json" --slurpfile found "$data/instances_val2014_fakebbox100_results.json" '
    ($truth[0].categories | map({(.id | tostring): .name}) | add) as $names
    | $found[0] | group_by(.image_id) | map({(.[0].image_id | tostring): map({label: $names[.category_id | tostring], shape: "box", geometry: {bbox: .bbox}, confidence: .score})}) | add' >detections.json
cat >detect.sh <<'END'
#!/bin/sh
# Twice it takes its runner along.
echo x >>calls
case $(wc -l <calls) in 3 | 6) kill -9 $PPID; exit 1 ;; esac
exec jq -c --slurpfile found detections.json '{job, annotations: ($found[0][.item.external_id] // [])}'
END
cat >export.sh <<'END'
#!/bin/sh
# An item may be asked about again: its job says whether it was written already.
mkdir -p out
jq -c '{job, path: .item.path, boxes: (.annotations | length)}' | while read -r line; do
    printf '%s\n' "$line" >"out/$(printf '%s' "$line" | jq -r .job).json"
    printf '%s\n' "$line"
done
END
chmod +x detect.sh export.sh
cat >flow.yaml <<'END'
name: flow
nodes:
  - {name: photos, type: dataset, dataset: photos}
  - {name: detect, type: model, command: [./detect.sh], model: fakebbox, version: "100", min_score: 0.2, batch: 10, backoff: 0s}
  - {name: label, type: task, assignees: [ana@flow.example, ben@flow.example]}
  - {name: review, type: qa, assignees: [cid@flow.example], actions: [approve, reject]}
  - {name: export, type: code, command: [./export.sh], annotations: true, batch: 25}
edges:
  - {from: photos, to: detect}
  - {from: detect, to: label}
  - {from: "label:complete", to: review}
  - {from: "review:reject", to: label}
  - {from: "review:approve", to: export}
END
show pipeline apply flow.yaml --fields kind,name,action
show pipeline start flow --fields name,state,waiting
show pipeline graph flow

say "2. The model looks at them; its runner is killed twice, the next one goes on"
for attempt in 1 2; do "$tasks" pipeline run -q >/dev/null 2>&1 && echo "not killed" || true; done
nodes
"$tasks" pipeline run -q >/dev/null &
"$tasks" pipeline run --jobs 2 -q >/dev/null
wait
nodes
show list --fields name,items_total,annotations

say "3. People label, the review sends every tenth photo back, and they label that again"
for who in ana ben; do quietly set-status flow-label complete --all --as $who@flow.example; done
tenth=$("$tasks" items flow-review -o ids | awk 'NR % 10 == 0')
# shellcheck disable=SC2086
quietly set-status flow-review reject $tenth --as cid@flow.example
nodes
for who in ana ben; do quietly set-status flow-label complete --all --as $who@flow.example; done
quietly set-status flow-review approve --all --as cid@flow.example

say "4. Two runners share the export; every photo is there once"
"$tasks" pipeline run -q >/dev/null &
"$tasks" pipeline run -q >/dev/null
wait
nodes
printf '%s photos, %s boxes\n' "$(cat out/*.json | jq -r .path | sort -u | wc -l)" "$(cat out/*.json | jq -s 'map(.boxes) | add')"
say "The way of one that was sent back:"
path=$("$tasks" items flow-review -w id="$(printf '%s\n' $tenth | head -n 1)" -o csv --no-header --fields path)
show history "$("$tasks" items flow-label -w path="$path" -o ids)" --action moved --fields command,old,new
