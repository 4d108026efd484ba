#!/bin/sh
# nightly-status.sh PROJECT FILE: adds one line of JSON to FILE: when, the project's summary, and how far each task is. For
# cron, every night; jq, a dashboard or a spreadsheet read it. The line is written whole or not at all.
set -eu
tasks=${TASKS:-tasks}
summary=$("$tasks" -C "$1" status -o json)
progress=$("$tasks" -C "$1" list -o json --fields name,status,progress,items_done,items_remaining,items_skipped)
line=$(jq -cn --argjson s "$summary" --argjson t "$progress" --arg at "${NOW:-$(date -u +%Y-%m-%dT%H:%M:%SZ)}" \
    '{at: $at, summary: ($s | to_entries[0].value[0]), tasks: $t.tasks}')
printf '%s\n' "$line" >>"$2"
