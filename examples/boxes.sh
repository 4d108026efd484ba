#!/bin/sh
# examples/boxes.sh DIR DATA: 200 photos on which some nine of 196 people drew boxes around the same things (Braylan and Lease 2020). They
# become replicas of a consensus task: scored, compared, merged. DATA is the folder boxes_multi with boxes.csv and gold.csv. The project stays
# in DIR. TASKS names the program. With TASKS_DB=postgresql://… the project "boxes" is made in that PostgreSQL database, and the output is the same.
set -eu
tasks=${TASKS:-tasks}
folder=${1:?a folder for the project}
data=$(cd "${2:?the folder boxes_multi}" && pwd)
mkdir -p "$folder"
cd "$folder"
case ${TASKS_DB:-} in postgresql://* | postgres://*) ;; *) unset TASKS_DB ;; esac
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
say() { printf '\n%s\n' "$*"; }
show() { printf '$ tasks %s\n' "$*"; "$tasks" "$@" -o table --no-pager; }
quietly() { "$tasks" "$@" -q >/dev/null; }
export TASKS_USER=lead@boxes.example

say "1. Photos, people, and who drew on which"
quietly init --name boxes
awk -F, 'NR > 1 && !seen[$2]++ { print "  - {email: " $2 "@boxes.example}" }' "$data/boxes.csv" | sort >people
{ echo "users:"; cat people; } >people.yaml
quietly apply -f people.yaml
quietly dataset create photos
awk -F, 'NR > 1 && !seen[$1]++ { printf "{\"path\":\"/%s\",\"kind\":\"image\"}\n", $1 }' "$data/boxes.csv" | "$tasks" dataset add photos - -q >/dev/null
awk -F, 'NR == 1 { print "item,annotator" } NR > 1 && !seen[$1 "," $2]++ { printf "/%s,%s@boxes.example\n", $1, $2 }' "$data/boxes.csv" >pairs.csv
show create boxes --dataset photos --quality consensus --pairs pairs.csv --fields name,items_total,assignments_count,copies

say "2. Everybody's boxes"
awk -F, 'NR > 1 { printf "{\"path\":\"/%s\",\"label\":\"thing\",\"shape\":\"box\",\"geometry\":{\"bbox\":[%s,%s,%s,%s]}}\n", $1, $4, $5, $6 - $4, $7 - $5 >("of-" $2) }' "$data/boxes.csv"
for who in of-*; do
    printf '["annotate","boxes","%s","--as","%s@boxes.example","-q","-o","ids"]\n["set-status","boxes","complete","--all","--as","%s@boxes.example","-q","-o","ids"]\n' "$who" "${who#of-}" "${who#of-}"
done >commands
"$tasks" batch commands >answers
rm of-*
show list --fields name,status,items_done,items_total,annotations

say "3. Scores: how far they agree, and where they do not"
show scores boxes --by task --fields value,agreement,items
show scores boxes --by label
show agreement boxes --stat iou,f1
show confusion boxes
echo "the pairs of people with ten photos in common or more who agree least:"
"$tasks" confusion boxes --contributors -o csv --no-header --fields reference,scored,value,items | awk -F, '$4 >= 10 && $1 < $2' | sort -t, -k3,3g -k1,1 -k2,2 | head -n 5
echo "photos on which somebody drew what somebody else left out, the first five of them:"
"$tasks" confusion boxes --cell none,thing -o csv --no-header --fields path >left-out
head -n 5 left-out
echo "… of $(wc -l <left-out | tr -d ' ')"

say "4. The merged layer: what more than half of the people drew, with median coordinates"
"$tasks" annotations boxes -o jsonl --fields path,geometry,confidence | head -n 3
"$tasks" export boxes --format coco merged.json -q >/dev/null
echo "exported $(grep -o '"bbox"' merged.json | wc -l | tr -d ' ') boxes; the gold labels have $(awk 'NR > 1' "$data/gold.csv" | wc -l | tr -d ' ')"
