# Sourced in the project of project.sh: ids and files that arguments.txt uses.
ITEM=$(tasks dataset items street --limit 1 -o ids)
NEW_FILE=img/north/4.png
cp img/north/3.png "$NEW_FILE"
# A locked task, for the commands that open it.
tasks create shut --dataset street --assignee mia@example.com -q -o ids >/dev/null
tasks lock shut -q -o ids >/dev/null
tasks create old --dataset street --assignee mia@example.com -q -o ids >/dev/null
ARCHIVED=$(tasks archive old -q -o ids)
# Work that has begun, for the commands that read or end it: an annotation of olga's, a timer of ben's.
WORK_ITEM=$(tasks items cars --limit 1 -o ids)
TIMED=$(tasks items cars --assignee ben@example.com --limit 1 -o ids)
ANNOTATION=$(echo "{\"work_item\":$WORK_ITEM,\"label\":\"person\"}" | tasks annotate - -q -o ids)
SKIPPED=$(tasks items cars --assignee ana@example.com -w path=/north/3.png -o ids)
tasks skip "$SKIPPED" --as ana@example.com -q -o ids >/dev/null
tasks start "$TIMED" --as ben@example.com -q -o ids >/dev/null
# A task that lacks most of its dataset.
tasks create some --dataset street --limit 1 --assignee ben@example.com -q -o ids >/dev/null
# Work under review, with issues that ben opened on ana's: one open, one that she says is fixed.
tasks create judged --dataset street --limit 3 --assignee ana@example.com -q -o ids >/dev/null
tasks set-status judged complete --all --as ana@example.com -q -o ids >/dev/null
tasks create --qa-of judged --assignee ben@example.com -q -o ids >/dev/null
REVIEW=$(tasks items judged-qa --limit 1 -o ids)
ISSUE=$(tasks issue open --task judged-qa -w path=/north/2.png --text "where is the car?" --as ben@example.com -q -o ids)
FIXED=$(tasks issue open --task judged-qa -w path=/north/3.png --text "and here?" --as ben@example.com -q -o ids)
tasks issue for-review "$FIXED" --as ana@example.com -q -o ids >/dev/null
# Work that two people label each, and have done.
tasks create twice --dataset street --limit 2 --quality consensus --assignee ana@example.com,ben@example.com -q -o ids >/dev/null
for user in ana ben; do
  tasks classify twice --label person --all --as $user@example.com -q -o ids >/dev/null
  tasks set-status twice complete --all --as $user@example.com -q -o ids >/dev/null
done
tasks create later --dataset street --limit 1 --quality consensus --assignee ana@example.com,ben@example.com -q -o ids >/dev/null
tasks pipeline pause later -q -o jsonl >/dev/null
tasks create ready --dataset street --limit 1 --quality consensus --assignee ana@example.com,ben@example.com -q -o ids >/dev/null
tasks pipeline pause ready -q -o jsonl >/dev/null
for user in ana ben; do tasks set-status ready complete --all --as $user@example.com -q -o ids >/dev/null; done
tasks pipeline resume ready -q -o jsonl >/dev/null
# Pipelines: one whose command failed, one that was not started, one to delete, and a file of one that is not there.
belt() { echo "{name: $1, nodes: [{name: in, type: dataset, dataset: unused}, {name: work, type: code, command: [$2], attempts: 1}], edges: [{from: in, to: work}]}"; }
for name in belt still gone; do belt $name false | tasks pipeline apply - -q -o jsonl >/dev/null; done
tasks pipeline start belt -q -o ids >/dev/null
tasks pipeline run belt -q -o jsonl >/dev/null 2>&1
belt next true >next.yaml
echo 'function validateAnnotations() { return { ok: false, errorMessage: "never" } }' >never.js
cat >classes.sh <<'END'
#!/bin/sh
exec jq -c '{job, annotations: [{label: "vehicle.car"}]}'
END
chmod +x classes.sh
# Files that say what the project is to be.
printf 'groups: [{name: dusk, members: [ana@example.com]}]\ntasks: [{name: evening, dataset: unused, assignees: ["@dusk"]}]\n' >project.yaml
printf 'tasks: [{name: cars, metadata: {by: file}}]\n' >cars.yaml
# An item for a score function, and labels out of nowhere.
printf '{"item":"1","type":"consensus","contributors":[]}\n' >items.jsonl
printf '%s\n' item,annotator,label 1,ana,cat 1,ben,cat 2,ana,dog 2,ben,cat >labels.csv
# The last that olga did, for undo: nobody built on it.
tasks edit some --description "the rest comes later" -q -o ids >/dev/null
