#!/bin/sh
# week.sh PROJECT FOLDER [WEEK]: the week's task from the files in FOLDER/WEEK (default: this week, 2026-W02). A step for a CI
# job that runs as often as it likes: files that came since are added, nothing is made twice. Prints the changes as JSON
# lines. CHECK=1 only shows the plan. TASKS names the program (default: tasks).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
week=${3:-$(date -u +%G-W%V)}
folder=$(cd "$2" && pwd)
sed -e "s|WEEK|$week|g" -e "s|FOLDER|$folder|g" "$here/week.yaml" |
    "${TASKS:-tasks}" -C "$1" apply ${CHECK:+--dry-run} -f - -o jsonl --reason "files of $week"
