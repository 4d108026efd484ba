#!/bin/sh
# release-idle.sh PROJECT [TIME]: gives back what nobody has touched for TIME (default 2h), so that people who left do not
# sit on work. Prints how much it was. For cron, every ten minutes; TASKS names the program (default: tasks).
set -eu
released=$("${TASKS:-tasks}" -C "$1" release --idle "${2:-2h}" --reason "idle for ${2:-2h}" -q -o ids)
printf '%s\n' "$released" | awk 'NF { n++ } END { printf "%d work items released\n", n }'
