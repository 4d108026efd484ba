#!/bin/sh
# examples/consensus.sh DIR DATA: 800 pairs of sentences, does one follow from the other? Ten out of 164 people labeled each of them
# (Snow et al. 2008). They become replicas of a consensus task; what they come to by majority and by Dawid and Skene is checked against the
# gold labels. DATA is the folder crowd_rte with labels.csv and gold.csv. The project stays in DIR. TASKS names the program. With
# TASKS_DB=postgresql://… the project "entailment" is made in that PostgreSQL database, and the output is the same.
set -eu
tasks=${TASKS:-tasks}
folder=${1:?a folder for the project}
data=$(cd "${2:?the folder crowd_rte}" && pwd)
mkdir -p "$folder"
cd "$folder"
case ${TASKS_DB:-} in postgresql://* | postgres://*) ;; *) unset TASKS_DB ;; esac
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
say() { printf '\n%s\n' "$*"; }
show() { printf '$ tasks %s\n' "$*"; "$tasks" "$@" -o table --no-pager; }
quietly() { "$tasks" "$@" -q >/dev/null; }
export TASKS_USER=lead@entailment.example

say "1. 800 items, 164 people, and who labels what"
quietly init --name entailment
awk -F, 'NR > 1 && !seen[$2]++ { print "  - {email: " $2 "@entailment.example}" }' "$data/labels.csv" | sort >people
{ echo "users:"; cat people; } >people.yaml
quietly apply -f people.yaml
quietly dataset create pairs
awk -F, 'NR > 1 && !seen[$1]++ { printf "{\"path\":\"/%s\",\"kind\":\"text\"}\n", $1 }' "$data/labels.csv" | "$tasks" dataset add pairs - -q >/dev/null
awk -F, 'NR == 1 { print } NR > 1 { printf "/%s,%s@entailment.example,%s\n", $1, $2, $3 }' "$data/labels.csv" >labels.csv
show create entailment --dataset pairs --quality consensus --pairs labels.csv --fields name,items_total,assignments_count,percent,copies

say "2. Everybody labels what is theirs, and completes it: one stream of 164 × 2 commands"
awk -F, 'NR > 1 { printf "{\"path\":\"%s\",\"label\":\"%s\",\"shape\":\"class\"}\n", $1, $3 >("of-" $2) }' labels.csv
for who in of-*; do
    printf '["annotate","entailment","%s","--as","%s","-q","-o","ids"]\n["set-status","entailment","complete","--all","--as","%s","-q","-o","ids"]\n' "$who" "${who#of-}" "${who#of-}"
done >commands
"$tasks" batch commands >answers
rm of-*
show list --fields name,status,items_done,items_total,annotations
show scores entailment --by task --fields value,agreement,items
echo "the three who agree most with the others, of those with a hundred items or more:"
"$tasks" scores entailment --by contributor -o csv --no-header --fields contributor,value,items | awk -F, '$3 >= 100' | sort -t, -k2,2gr | head -n 3
show confusion entailment

say "3. Agreement beyond chance"
show agreement entailment --stat percent,fleiss,krippendorff -q

say "4. One label for each item, and how many are those of the gold labels"
awk -F, 'NR > 1 { print "/" $1 "," $2 }' "$data/gold.csv" | sort >gold
accuracy() {
    sort "$1" | join -t, gold - | awk -F, -v what="$2" '{ n++; if ($4 == "true") half++; else if ($2 == $3) right++ } END { printf "%-28s %.6f\n", what, (right + half / 2) / n }'
}
"$tasks" aggregate entailment --method majority -o csv --no-header --fields item,label,tied -q >majority
accuracy majority "majority, ties count a half:"
"$tasks" aggregate entailment --method dawid-skene -o csv --no-header --fields item,label,tied -q | sed 's/true$/false/' >skene
accuracy skene "Dawid and Skene:"
show aggregate entailment --summary --fields method,items,annotators,log_likelihood,converged
"$tasks" aggregate entailment --annotators -o csv --no-header --fields annotator,answers,skill -q | awk -F, '$2 >= 100' | sort -t, -k3,3gr | head -n 3

say "5. The labels stay with the items, to be used as ground truth"
"$tasks" aggregate entailment --write --layer ground-truth -o jsonl --fields item 2>&1 >/dev/null | grep layer
