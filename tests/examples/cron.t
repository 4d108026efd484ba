  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"

The scripts of examples/cron, each run as cron would: no terminal, a manager of its own, another folder.

  $ cron="$TASKS_SOURCE_DIR/examples/cron"
  $ mkdir street && cd street && export TASKS_USER=olga@example.com
  $ tasks init --name street -q >/dev/null
  $ for user in "cron@example.com --role manager" "mia@example.com --role manager" ana@example.com ben@example.com; do tasks user add $user -q >/dev/null; done
  $ tasks dataset create d -q >/dev/null
  $ for i in 1 2 3 4 5 6; do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add d - -q >/dev/null
  $ tasks create pulled --dataset d --pull --batch-size 3 --assignee ana@example.com,ben@example.com -q >/dev/null
  $ tasks create dealt --dataset d --assignee ana@example.com --due 2026-01-03 --lock-after-due -q >/dev/null
  $ tasks create mias --dataset d --assignee ben@example.com --due 2026-01-04 --owner mia@example.com -q >/dev/null
  $ tasks --as ana@example.com next pulled -q -o csv --no-header --fields path
  /1.jpg
  $ cd .. && export TASKS_USER=cron@example.com

Idle work goes back, once.

  $ "$cron/release-idle.sh" street 1000d
  0 work items released
  $ sleep 1; "$cron/release-idle.sh" street 1s
  3 work items released
  $ "$cron/release-idle.sh" street 1s
  0 work items released
  $ tasks -C street log --limit 1 -o csv --no-header --fields actor,command,reason
  cron@example.com,release,idle for 1s

Each owner hears of the own overdue tasks.

  $ printf '#!/bin/sh\necho "$1 to $2"; sed "s/^/  /"\n' >send && chmod +x send
  $ "$cron/remind-overdue.sh" street ./send mail
  mail to mia@example.com
    mias: 6 of 6 items remain, due 2026-01-04
  mail to olga@example.com
    dealt: 6 of 6 items remain, due 2026-01-03, locked
  $ tasks -C street edit mias --due +7d -q -o ids >/dev/null; tasks -C street edit dealt --due +7d -q -o ids >/dev/null
  $ "$cron/remind-overdue.sh" street false; echo $?
  0

Every night a line.

  $ NOW=2026-01-05T02:15:00Z "$cron/nightly-status.sh" street status.jsonl
  $ NOW=2026-01-06T02:15:00Z "$cron/nightly-status.sh" street status.jsonl
  $ jq -c '[.at, .summary.tasks, .summary.assignments, [.tasks[] | [.name, .status, .items_remaining]]]' status.jsonl
  ["2026-01-05T02:15:00Z",3,4,[["pulled","open",6],["dealt","open",6],["mias","open",6]]]
  ["2026-01-06T02:15:00Z",3,4,[["pulled","open",6],["dealt","open",6],["mias","open",6]]]
  $ "$cron/nightly-status.sh" nowhere status.jsonl 2>/dev/null; echo $?; wc -l <status.jsonl
  1
  2

The crontab calls scripts that are there.

  $ awk '!/^#/ && !/=/ { for (i = 1; i <= NF; i++) if ($i ~ /\.sh$/) print $i }' "$cron/crontab" | while read -r script; do test -x "$cron/$script" && echo "$script"; done
  release-idle.sh
  remind-overdue.sh
  nightly-status.sh
