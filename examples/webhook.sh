#!/bin/sh
# webhook.sh PROJECT URL CURSOR [EVENTS-OPTIONS…]: posts every change of the project to an HTTP receiver, a JSON record each, in
# order. CURSOR is a file that names the last event which the receiver took: whatever stops this script, the next run goes
# on from there. An event that is not taken (no answer, status 400 and above) is tried again, after 1, 2, 4 … 60 seconds.
# Runs on with EVENTS-OPTIONS like --follow; without, for cron, until all is told. TASKS and CURL name the programs.
set -eu
project=$1 url=$2 cursor=$3
shift 3
since=$(cat "$cursor" 2>/dev/null || echo 0)
"${TASKS:-tasks}" -C "$project" events --since "$since" -o jsonl "$@" | while read -r event; do
    pause=1
    until printf '%s' "$event" | "${CURL:-curl}" -fsS --max-time 30 -H 'Content-Type: application/json' --data-binary @- "$url" >/dev/null; do
        sleep "$pause"
        pause=$((pause < 30 ? pause * 2 : 60))
    done
    printf '%s\n' "$event" | jq -r .id >"$cursor.new"
    mv "$cursor.new" "$cursor"   # the old one or the new one, never half of it
done
