#!/bin/sh
# examples/quickstart.sh [DIR]: installs what the build needs, builds `tasks`, and runs a whole labeling job on real data:
# 45 patients, each judged by five anaesthetists (Dawid and Skene 1979): dealt, labeled, merged, scored, exported. The
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

say "2. A consensus task: every observer judges every patient, nobody sees what the others say"
show create fitness --dataset forms --recipe fitness --quality consensus --copies 5 --priority high --due +7d \
    --assignee observer1@clinic.example,observer2@clinic.example,observer3@clinic.example,observer4@clinic.example,observer5@clinic.example \
    --description "fitness for anaesthesia, classes 1 to 4"
show assignment list fitness --fields assignee,items_total,status

say "3. Each observer asks for work, and gives the ratings that the paper has: the first of each patient"
for n in 1 2 3 4 5; do
    observer=observer$n@clinic.example
    quietly next fitness --as "$observer"
    awk -F, -v o=$n '$2 == o && $3 == 1 { printf "{\"path\":\"/patient-%02d.txt\",\"label\":\"class-%s\",\"shape\":\"class\"}\n", $1, $4 }' "$ratings" |
        quietly annotate fitness - --as "$observer"
    [ $n != 5 ] || { echo "before the last one ends:"; "$TASKS" assignment list fitness --fields assignee,status,progress,items_done,items_remaining -o table --no-pager; echo; }
    quietly set-status fitness complete --all --as "$observer"
done
echo "at the end every patient has one rating, merged out of five, and scores:"
show list
"$TASKS" items fitness --limit 3 --fields path,status,stage,object_count -o table --no-pager

say "4. Who agrees with whom, and which classes are taken for one another"
show scores fitness --by contributor --fields contributor,value,items
show confusion fitness --contributors
show scores fitness --by label --fields label,precision,recall,f1
echo "the patients who are class 2 to one and class 4 to another:"
show confusion fitness --cell class-2,class-4 --fields id,path

say "5. Agreement beyond chance, and the most probable class of each patient (Dawid and Skene)"
show agreement fitness --bootstrap 500 --seed 1 -q
show aggregate fitness --summary --fields method,items,annotators,answers,log_likelihood,converged
show aggregate fitness --annotators --fields annotator,answers,skill
"$TASKS" aggregate fitness --write --fields item -o jsonl -q >/dev/null
"$TASKS" export fitness --format jsonl "$folder/fitness.jsonl" -q >/dev/null
printf 'exported %s patients with their labels to %s\n' "$(wc -l <"$folder/fitness.jsonl")" "$folder/fitness.jsonl"

say "6. All seven ratings of each patient, straight out of the file"
table="--from $ratings --columns patient,observer,fitness"
echo "Dawid and Skene, 1979, published the class shares 0.40, 0.42, 0.11, 0.07:"
"$TASKS" aggregate $table --repeats all --summary --fields shares -o jsonl -q | sed 's/.*shares"://' | tr -d '{}"' | tr ',' '\n' |
    awk -F: '{ printf "  class-%s  %.4f\n", $1, $2 }'

say "The project is yours to play with. Try:"
cat <<TXT
  cd $folder && export TASKS_USER=chief@clinic.example PATH=\$PATH:$(dirname "$TASKS")
  tasks items fitness --where label=class-4            # the patients judged least fit
  tasks score fitness --fail-under 0.7                 # a check for CI: exit 4 when they agree less
  tasks edit fitness --copies 4 --dry-run              # the plan can change while the work goes on
  tasks analytics fitness                              # how far, how fast and how good, as bars and matrices
  tasks report fitness --html fitness.html             # the same as a page for any browser
  tasks log                                            # every operation so far
TXT
