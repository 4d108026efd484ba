#!/bin/sh
# examples/report.sh DIR [DATA]: the figures of the quick start's consensus task in the terminal, and as a page; with DATA, the folder boxes_multi,
# another page of the boxes that 196 people drew. The projects stay in DIR, and the pages: DIR/fitness.html, DIR/boxes.html. TASKS names the program.
# With TASKS_DB=postgresql://… the projects are made in that PostgreSQL database, and the output is the same.
set -eu
tasks=${TASKS:-tasks}
folder=${1:?a folder for the projects and their pages}
data=${2:+$(cd "$2" && pwd)}
examples=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
cd "$folder" && folder=$PWD
case ${TASKS_DB:-} in postgresql://* | postgres://*) ;; *) unset TASKS_DB ;; esac
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
say() { printf '\n%s\n' "$*"; }
# in_project NAME USER: what follows is about it.
in_project() { cd "$folder/$1" && export TASKS_USER="$2" && if [ -n "${TASKS_DB:-}" ]; then export TASKS_PROJECT="$1"; fi; }
show() { printf '$ tasks %s\n' "$*"; "$tasks" "$@" -o table --no-pager; }

say "1. Five observers judge 45 patients: the quick start, its figures, and its page"
TASKS=$tasks sh "$examples/quickstart.sh" "$folder/clinic" >quickstart.txt
in_project clinic chief@clinic.example
show analytics fitness --fields task,items_done,progress,score,agreement
show analytics fitness --by label
show report fitness --html ../fitness.html --fields tasks

if [ -n "$data" ]; then
    say "2. 196 people draw boxes around the same things on 200 photos: who agrees with whom"
    cd "$folder" && unset TASKS_USER TASKS_PROJECT
    TASKS=$tasks sh "$examples/boxes.sh" "$folder/boxes" "$data" >boxes.txt
    in_project boxes lead@boxes.example
    show analytics boxes --fields task,work_items,annotations,iou,label_consensus
    show report boxes --html ../boxes.html --fields tasks
fi
cd "$folder"
say "The pages: $(echo *.html)"
