#!/bin/sh
# examples/quickstart.sh [DIR]: installs what the build needs, builds `tasks`, and runs a whole labeling job on real data:
# 45 patients, five anaesthetists who judged their fitness (Dawid and Skene 1979), from raw documents to an export. The
# project stays in DIR (default: build/quickstart) for you to play with. TASKS names a program to use instead of building.
# With TASKS_DB=postgresql://… the project "clinic" is made in that PostgreSQL database, and the output is the same.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
if [ -z "${TASKS:-}" ]; then
    "$here/cmake/install-packages.sh" "$here/cmake/packages.txt"
    echo "building (a minute or three the first time) …"
    (cd "$here" && cmake --preset release -DTASKS_TESTS=OFF >/dev/null && cmake --build build/release --target tasks_program -j "$(nproc)" >/dev/null)
    TASKS=$here/build/release/tasks
fi
folder=${1:-$here/build/quickstart}
if [ -e "$folder" ] && [ ! -e "$folder/.quickstart" ]; then
    echo "$folder exists and was not made by this script; name another folder" >&2
    exit 1
fi
rm -rf "$folder"
mkdir -p "$folder/forms"
cd "$folder"
touch .quickstart
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
case ${TASKS_DB:-} in postgresql://* | postgres://*) ;; *) unset TASKS_DB ;; esac
export TASKS_USER=chief@clinic.example
ratings=$here/examples/anaesthetists/ratings.csv
say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
show() { printf '$ tasks %s\n' "$*"; "$TASKS" "$@" -o table --no-pager; }
quietly() { "$TASKS" "$@" -q >/dev/null; }

say "1. A project, 45 documents, a recipe with four classes, five annotators"
i=1
while [ $i -le 45 ]; do
    printf 'Pre-operative form of patient %d.\nThe form itself was never published; this page stands for it.\n' $i >"forms/patient-$(printf %02d $i).txt"
    i=$((i + 1))
done
show init --name clinic
for n in 1 2 3 4 5; do quietly user add "observer$n@clinic.example" --name "Observer $n"; done
quietly dataset create forms --root "$PWD/forms"
quietly dataset add forms "$PWD/forms"
show dataset list
show recipe add "$here/examples/anaesthetists/recipe.yaml"

say "2. A task, dealt unevenly: observer 1 takes 30 %, observer 5 takes 10 %"
show create fitness --dataset forms --recipe fitness --priority high --due +7d \
    --workload observer1@clinic.example=30,observer2@clinic.example=25,observer3@clinic.example=20,observer4@clinic.example=15,observer5@clinic.example=10 \
    --assignee observer1@clinic.example --assignee observer2@clinic.example --assignee observer3@clinic.example \
    --assignee observer4@clinic.example --assignee observer5@clinic.example --description "fitness for anaesthesia, classes 1 to 4"
show assignment list fitness --fields id,assignee,workload,items_total,status

say "3. Each observer takes the next patient, gives the rating that the paper has, and completes it"
for n in 1 2 3 4 5; do
    observer=observer$n@clinic.example
    while line=$("$TASKS" next fitness --as "$observer" --fields id,path -o csv --no-header -q) && [ -n "$line" ]; do
        work_item=${line%%,*}
        patient=$(printf %s "${line##*patient-}" | sed 's/^0*//; s/\.txt.*//')
        if [ "$patient" = 17 ]; then
            quietly set-status fitness discard "$work_item" --as "$observer" --reason "the form cannot be read"
            continue
        fi
        fitness=$(awk -F, -v p="$patient" -v o=$n '$1 == p && $2 == o && $3 == 1 { print $4 }' "$ratings")
        printf '{"work_item":%s,"label":"class-%s","shape":"class"}\n' "$work_item" "$fitness" | quietly annotate fitness - --as "$observer"
        quietly set-status fitness complete "$work_item" --as "$observer"
    done
    [ $n != 3 ] || { echo "half-way:"; "$TASKS" assignment list fitness --fields assignee,status,progress,items_done,items_remaining,duration_s -o table --no-pager; }
done
echo
echo "at the end:"
show assignment list fitness --fields assignee,status,progress,items_done,items_remaining,duration_s
show list

say "4. What happened to the discarded patient"
discarded=$("$TASKS" items fitness --status discard -o ids)
show history "$discarded"

say "5. The labels go out"
"$TASKS" export fitness --format jsonl "$folder/fitness.jsonl" -q >/dev/null
printf 'exported %s items with their labels to %s\n' "$(wc -l <"$folder/fitness.jsonl")" "$folder/fitness.jsonl"
"$TASKS" annotations fitness --fields label -o csv --no-header | sort | uniq -c | awk '{ printf "  %-8s %2d patients\n", $2, $1 }'

say "6. How far the observers agree, and what all seven ratings of each patient come to"
table="--from $ratings --columns patient,observer,fitness"
"$TASKS" agreement $table --bootstrap 500 --seed 1 -o table --no-pager -q
echo
echo "Dawid and Skene, 1979, published the class shares 0.40, 0.42, 0.11, 0.07:"
"$TASKS" aggregate $table --repeats all --summary --fields shares -o jsonl -q | sed 's/.*shares"://' | tr -d '{}"' | tr ',' '\n' |
    awk -F: '{ printf "  class-%s  %.4f\n", $1, $2 }'
"$TASKS" aggregate $table --repeats all --annotators -o table --no-pager

say "The project is yours to play with. Try:"
cat <<TXT
  cd $folder && export TASKS_USER=chief@clinic.example PATH=\$PATH:$(dirname "$TASKS")
  tasks items fitness --where label=class-4            # the patients judged least fit
  tasks items fitness --status discard -o ids | tasks set-status fitness --clear - --dry-run
  tasks log                                            # every operation so far
TXT
