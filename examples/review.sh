#!/bin/sh
# examples/review.sh DIR: a review there and back. Two annotators label, a third person reviews what they did in a QA task, says
# what is wrong, gets it back fixed, and approves; what the reviewer may not do is tried, too. The project stays in DIR. TASKS
# names the program. With TASKS_DB=postgresql://… the project "review" is made in that PostgreSQL database, and the output is the same.
set -eu
tasks=${TASKS:-tasks}
folder=${1:?a folder for the project}
mkdir -p "$folder/street"
cd "$folder"
case ${TASKS_DB:-} in postgresql://* | postgres://*) ;; *) unset TASKS_DB ;; esac
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
say() { printf '\n%s\n' "$*"; }
show() { printf '$ tasks %s\n' "$*"; "$tasks" "$@" -o table --no-pager; }
quietly() { "$tasks" "$@" -q >/dev/null; }
as() { who=$1; shift; show --as "$who@street.example" "$@"; }
# annotate WHO PATH LABEL BOX
annotate() {
    printf '{"path":"%s","label":"%s","shape":"box","geometry":{"bbox":%s}}\n' "$2" "$3" "$4" | "$tasks" --as "$1@street.example" annotate street - -q >/dev/null
}

say "1. Eight pictures, two annotators, one reviewer"
export TASKS_USER=lead@street.example
quietly init --name review
for who in ana ben rita; do quietly user add "$who@street.example"; done
i=1
while [ $i -le 8 ]; do
    printf '{"path":"/%d.jpg","width":640,"height":480}\n' $i
    i=$((i + 1))
done >pictures.jsonl
quietly dataset create pictures
quietly dataset add pictures pictures.jsonl
show create street --dataset pictures --assignee ana@street.example,ben@street.example --fields name,items_total,assignments_count

say "2. They label; one picture is of no use"
for i in 1 2 3 4; do annotate ana /$i.jpg car "[10,20,$((i * 30)),60]"; done
for i in 5 6 7; do annotate ben /$i.jpg lorry "[15,25,$((i * 20)),90]"; done
quietly --as ana@street.example set-status street complete --all
quietly --as ben@street.example set-status street complete -w path=/5.jpg,/6.jpg,/7.jpg
quietly --as ben@street.example set-status street discard -w path=/8.jpg
show show street --fields name,status,progress

say "3. Rita reviews what is complete; the work waits in review"
show create --qa-of street --status complete --assignee rita@street.example --fields name,task_type,parent,items_total
show items street --fields path,assignee,status,stage

say "4. She finds a box that is too wide, and a picture without its second car"
box=$("$tasks" annotations street-qa -w path=/4.jpg -o ids)
as rita issue open --annotation "$box" --text "too wide: it ends at the lamp post" --fields state,path,assignee
as rita issue open --task street-qa -w path=/6.jpg --text "the second lorry is missing" --fields state,path,assignee
show list --fields name,status,signs,open_issues

say "5. It is back with those who made it, and nowhere else"
as ana mine --issues --fields path,text
as ben mine --issues --fields path,text
as rita next street-qa --count 8 --fields path,stage

say "6. Both are fixed; Ben forgets to say so of his"
printf '{"id":%s,"geometry":{"bbox":[10,20,90,60]}}\n' "$box" | "$tasks" --as ana@street.example annotate - -q >/dev/null
as ana issue for-review -w path=/4.jpg --text "narrower now" --fields state,path
as ana set-status street complete -w path=/4.jpg --fields path,status,stage
annotate ben /6.jpg lorry "[400,30,120,90]"
as ben set-status street complete -w path=/6.jpg --fields path,status,stage
show list --fields name,status,signs,open_issues,for_review

say "7. Rita cannot approve what has an unresolved issue; one issue she approves, the other comes back to her later"
"$tasks" --as rita@street.example set-status street-qa approve -w path=/4.jpg -o table || echo "exit status $?"
as rita issue approve -w path=/4.jpg --fields state,path,resolved_by
quietly --as ben@street.example issue for-review -w path=/6.jpg
as rita issue approve --task street-qa -w state=for-review --fields state,path,resolved_by
as rita set-status street-qa approve --all --fields path,status,stage

say "8. What came of it"
show list --fields name,status,items_done,items_total,open_issues,for_review
show items street --fields path,status,stage
show history "$("$tasks" items street -w path=/4.jpg -o ids)" --fields actor,action,old,new
quietly doctor && say "doctor: all is well"
