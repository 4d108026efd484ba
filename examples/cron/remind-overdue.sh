#!/bin/sh
# remind-overdue.sh PROJECT [SEND…]: tells every owner which of their tasks are overdue. SEND gets the owner's e-mail as its
# last word and the text on its standard input; the default is mail -s "overdue tasks". For cron, every working morning.
set -eu
project=$1
shift
[ $# -gt 0 ] || set -- mail -s "overdue tasks"
status=0
overdue=$("${TASKS:-tasks}" -C "$project" list --overdue --exit-code -o json) || status=$?
[ $status = 0 ] && exit 0         # nothing is overdue
[ $status = 4 ] || exit $status   # 4: there are some
printf '%s' "$overdue" | jq -r '.tasks[].owner' | sort -u | while read -r owner; do
    printf '%s' "$overdue" |
        jq -r --arg owner "$owner" '.tasks[] | select(.owner == $owner) |
            "\(.name): \(.items_remaining) of \(.items_total) items remain, due \(.due_at[:10])\(if .locked then ", locked" else "" end)"' |
        "$@" "$owner"
done
