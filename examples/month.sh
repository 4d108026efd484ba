#!/bin/bash
# examples/month.sh [DIR [SEED]]: a month of a labeling team, a minute long: twelve annotators in three groups, 5,000 items,
# tasks that are dealt and tasks that are pulled, people who leave and join, skips, deadlines, locks, an archive. The
# days pass by libfaketime (Debian: faketime); chance comes from SEED (default 1), so that the same seed makes the same month on every
# machine and engine. The project stays in DIR (default: build/month). TASKS names the program (default: tasks);
# with TASKS_DB=postgresql://… the project "month" is made there.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
tasks=${TASKS:-tasks} folder=${1:-$here/build/month} seed=${2:-1}
clock=${TASKS_FAKETIME:-$(find /usr/lib -name libfaketime.so.1 2>/dev/null | head -n 1)}
[ -n "$clock" ] || { echo "libfaketime is missing: apt-get install faketime" >&2; exit 1; }
if [ -e "$folder" ] && [ ! -e "$folder/.month" ]; then
  echo "$folder exists and was not made by this script; name another folder" >&2
  exit 1
fi
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
touch .month
unset TASKS_USER TASKS_OUTPUT TASKS_PROJECT 2>/dev/null || true
export TASKS_USER=chief@example.com TZ=UTC FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_NO_CACHE=1

day=1 hour=09
tasks() { LD_PRELOAD=$clock FAKETIME="2026-03-$(printf %02d $day) $hour:00:00" "$tasks" "$@"; }
quietly() { tasks "$@" -q >/dev/null; }
say() { printf 'day %2d  %s\n' "$day" "$*"; }
# refused WORDS…: what must not work
refused() { if quietly "$@" 2>/dev/null; then echo "was not refused: $*" >&2; exit 1; fi; }
# A number below N, from the seed.
chance() { seed=$(((seed * 1103515245 + 12345) % 2147483648)); drawn=$(((seed / 65536) % $1)); }
# people and who of them work today
names() { printf 'a%s@example.com\n' "$@"; }
active=(1 2 3 4 5 6 7 8 9 10 11 12)
without() { local kept=() one; for one in "${active[@]}"; do [ "$one" = "$1" ] || kept+=("$one"); done; active=("${kept[@]}"); }
# shares TASK: equal ones of everybody who is assigned, as --workload wants them
shares() {
  tasks assignment list "$1" -o json | jq -r '[.assignments[].assignee | select(. != null)] | length as $n | to_entries |
    map("\(.value)=\(if .key == 0 then 100 - ($n - 1) * (100 / $n | floor) else 100 / $n | floor end)") | join(",")'
}

# --- a day's work: everybody takes some, does most of it, skips a little, leaves the rest lying ---
work() {
  local n line id task rest=() done_ids skips discards
  hour=09
  for n in "${active[@]}"; do
    chance 9
    printf '["next","--count","%d","--as","a%d@example.com","-o","jsonl","--fields","id,task"]\n' $((15 + drawn)) "$n"
  done >morning.jsonl
  tasks batch morning.jsonl -o jsonl 2>/dev/null | jq -r '[(.text // "" | split("\n") | map(select(. != "") | fromjson | "\(.task):\(.id)")) | join(" ")] | join("")' >taken
  hour=16
  : >evening.jsonl
  local at=0
  while read -r -a taken; do
    n=${active[$at]}
    at=$((at + 1))
    declare -A complete=() discard=() skip=()
    for line in "${taken[@]}"; do
      task=${line%%:*} id=${line#*:}
      chance 100
      if [ "$drawn" -lt 88 ]; then complete[$task]+=",\"$id\""
      elif [ "$drawn" -lt 92 ]; then discard[$task]+=",\"$id\""
      elif [ "$drawn" -lt 96 ] && ((day < 23)); then skip[$task]+=",\"$id\""
      fi # the rest is left lying
    done
    for task in boxes signs lanes; do
      [ -z "${complete[$task]-}" ] || echo "[\"set-status\",\"$task\",\"complete\"${complete[$task]},\"--duration\",\"40s\",\"--as\",\"a$n@example.com\",\"-o\",\"ids\"]"
      [ -z "${discard[$task]-}" ] || echo "[\"set-status\",\"$task\",\"discard\"${discard[$task]},\"--duration\",\"8s\",\"--as\",\"a$n@example.com\",\"-o\",\"ids\"]"
      [ -z "${skip[$task]-}" ] || echo "[\"skip\"${skip[$task]},\"--reason\",\"blurred\",\"--as\",\"a$n@example.com\",\"-o\",\"ids\"]"
    done >>evening.jsonl
    unset complete discard skip
  done <taken
  tasks batch evening.jsonl -o jsonl >evening.out 2>evening.err || { head -n 3 evening.err; grep -v '"exit":0' evening.out | head -n 3; exit 1; }
  hour=22
  quietly release --idle 3h
}
progress() { tasks list -o json | jq -r '[.tasks[] | "\(.name) \(.items_done)/\(.items_total)" + (if .items_skipped > 0 then " (\(.items_skipped) skipped)" else "" end)] | join(", ")'; }

# --- the month ---
quietly init --name month
for n in "${active[@]}"; do quietly user add "a$n@example.com"; done
quietly group add early $(names 1 2 3 4 | sed 's/^/--member /')
quietly group add late $(names 5 6 7 8 | sed 's/^/--member /')
quietly group add night $(names 9 10 11 12 | sed 's/^/--member /')
quietly dataset create street
for ((i = 1; i <= 5000; i++)); do
  if ((i <= 2500)); then dir=boxes; elif ((i <= 4500)); then dir=signs; else dir=lanes; fi
  echo "{\"path\":\"/$dir/$((i / 100))/$i.jpg\",\"kind\":\"image\",\"width\":640,\"height\":480}"
done | tasks dataset add street - -q -o ids >/dev/null
quietly create boxes --dataset street -w "dir=/boxes/**" --assignee "$(names 1 2 3 4 5 6 | paste -sd,),@night" --due 2026-03-24 --lock-after-due
quietly create signs --dataset street -w "dir=/signs/**" --pull --batch-size 60 --max-workload 90 --assignee @early,@late,@night --priority low
say "5,000 items: boxes are dealt to six people and the night shift, signs wait in a queue for three groups"

for ((day = 1; day <= 28; day++)); do
  hour=08
  case $day in
    4)
      quietly assignment reassign boxes --from a6@example.com --to a7@example.com
      quietly assignment remove boxes a6@example.com
      quietly group edit late --remove a6@example.com
      quietly user deactivate a6@example.com
      without 6
      say "a6 leaves, a7 takes over the boxes"
      refused assignment reassign boxes --from a1@example.com --to a6@example.com
      ;;
    6)
      quietly user add a13@example.com
      quietly group edit early --add a13@example.com
      quietly assignment add boxes a13@example.com
      quietly assignment redistribute boxes --workload "$(shares boxes)"
      active+=(13)
      say "a13 joins, the boxes are dealt anew"
      ;;
    9)
      quietly lock boxes
      refused set-status boxes complete --all
      say "the customer looks at the boxes: locked for a day"
      ;;
    10) quietly unlock boxes ;;
    11)
      quietly create lanes --dataset street -w "dir=/lanes/**" --assignee a1@example.com,a2@example.com,a13@example.com --shuffle --seed 7 --priority high
      quietly create lanes --dataset street --if-not-exists
      say "500 lanes, dealt in an order drawn with a seed, come first"
      ;;
    12)
      for ((i = 1; i <= 100; i++)); do echo "{\"path\":\"/boxes/late/$i.jpg\",\"width\":640,\"height\":480}"; done | tasks dataset add street - -q -o ids >/dev/null
      quietly add-items boxes -w "dir=/boxes/late"
      quietly add-items boxes -w "dir=/boxes/late"
      say "100 more boxes, each once"
      ;;
    13)
      tasks items boxes --remaining --limit 20 -o ids | quietly remove-items boxes -
      say "20 boxes are taken out again"
      ;;
    15)
      quietly assignment remove boxes a5@example.com
      quietly assignment redistribute boxes --from pool --workload "$(shares boxes)"
      quietly edit boxes --due 2026-03-18
      say "a5 works on signs alone; boxes are due on the 18th"
      ;;
    19)
      refused set-status boxes complete --all
      say "overdue: the boxes are locked"
      ;;
    20)
      quietly edit boxes --due 2026-03-28
      quietly edit signs --priority medium
      say "ten days more for the boxes"
      ;;
    23)
      quietly clear-skip boxes --all
      quietly clear-skip signs --all
      quietly clear-skip lanes --all
      say "what was skipped comes back"
      ;;
    27)
      if [ "$(tasks list --search lanes -o json | jq -r '.tasks[0].status')" = completed ]; then quietly archive lanes; say "the lanes are done: archived"; fi
      ;;
  esac
  work
  if ((day % 7 == 0)); then say "$(progress)"; fi
done
day=28 hour=23
echo
tasks list --archived -o table --no-pager --fields name,status,archived,items_total,items_done,items_skipped,items_remaining
tasks doctor -q -o json | jq -r '[.[][] | select(.state != "ok")] | if . == [] then "doctor: all is well" else "doctor: \(.)" end'
tasks list --archived -o json | jq -r '([.tasks[].items_total] | add) as $all | ([.tasks[] | .items_done + .items_skipped + .items_remaining] | add) as $told |
  "\($all) work items, each accounted for: \($all == $told)"'
