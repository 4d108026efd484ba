#!/bin/sh
# examples/coco.sh FILE.json DETECTIONS.json [DIR]: a labeling job over any COCO files. The images of FILE.json become a
# dataset, its categories a recipe; three annotators get 50, 30 and 20 percent of the images; the boxes of DETECTIONS.json
# (COCO's results format) are replayed as their work; the result goes out as COCO again. The project stays in DIR (default:
# build/coco). TASKS names a program to use instead of building; TASKS_DB=postgresql://… a database for the project "coco".
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 2 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
truth=$(realpath "$1") detections=$(realpath "$2") folder=${3:-$here/build/coco}
"$here/cmake/install-packages.sh" "$here/cmake/packages.txt" "$here/examples/packages.txt"
if [ -z "${TASKS:-}" ]; then
    (cd "$here" && cmake --preset release -DTASKS_TESTS=OFF >/dev/null && cmake --build build/release --target tasks_program -j "$(nproc)" >/dev/null)
    TASKS=$here/build/release/tasks
fi
if [ -e "$folder" ] && [ ! -e "$folder/.coco-example" ]; then
    echo "$folder exists and was not made by this script; name another folder" >&2
    exit 1
fi
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
touch .coco-example
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
case ${TASKS_DB:-} in postgresql://* | postgres://*) ;; *) unset TASKS_DB ;; esac
export TASKS_USER=lead@coco.example
say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
show() { printf '$ tasks %s\n' "$*"; "$TASKS" "$@" -o table --no-pager; }
quietly() { "$TASKS" "$@" -q >/dev/null; }

say "1. The images become a dataset, the categories a recipe"
quietly init --name coco
for who in ana ben cid; do quietly user add $who@coco.example; done
quietly dataset create images
quietly import --dataset images --format coco "$truth"
jq '{name: "things", ontology: {labels: [.categories[] | {name: .name}]}, tools: ["box"], rules: {allow_overflow: true}}' "$truth" >recipe.yaml
show recipe add recipe.yaml
show dataset list

say "2. One task, dealt 50/30/20"
quietly create boxes --dataset images --recipe things --assignee ana@coco.example --assignee ben@coco.example --assignee cid@coco.example \
    --workload ana@coco.example=50,ben@coco.example=30,cid@coco.example=20
show assignment list boxes --fields assignee,workload,items_total,status

say "3. Each one takes all work at once and draws what the detector saw; images without a detection are discarded"
for who in ana ben cid; do
    "$TASKS" next boxes --count 1000000 --as $who@coco.example -o jsonl -q >mine.jsonl
    jq -c -n --slurpfile truth "$truth" --slurpfile found "$detections" --slurpfile mine mine.jsonl '
        ($truth[0].images | map({key: (.id | tostring), value: ("/" + .file_name | sub("^//"; "/"))}) | from_entries) as $path |
        ($truth[0].categories | map({key: (.id | tostring), value: .name}) | from_entries) as $name |
        ($mine | map({key: .path, value: .id}) | from_entries) as $work |
        $found[0][] | select($work[$path[.image_id | tostring]]) |
        {work_item: $work[$path[.image_id | tostring]], label: $name[.category_id | tostring], shape: "box", geometry: {bbox: .bbox}, confidence: .score}
    ' >drawn.jsonl
    quietly annotate boxes drawn.jsonl --as $who@coco.example
    "$TASKS" items boxes --remaining -w 'object_count>=1' --as $who@coco.example -o ids | quietly set-status boxes complete - --as $who@coco.example
    "$TASKS" items boxes --remaining --as $who@coco.example -o ids | quietly set-status boxes discard - --as $who@coco.example --reason "nothing to see"
done
rm -f mine.jsonl drawn.jsonl
show assignment list boxes --fields assignee,status,progress,items_done,annotations
show list --fields name,status,progress,items_done,annotations

say "4. The result goes out as COCO"
quietly export boxes --format coco "$folder/boxes.json"
jq -r '"\(.images | length) images, \(.annotations | length) boxes, \(.categories | length) categories"' boxes.json
echo "written to $folder/boxes.json"
