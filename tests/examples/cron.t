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
  $ cd .. && export TASKS_USER=cron@example.com

Idle work goes back, once.

  $ "$cron/release-idle.sh" street 1000d
  $ sleep 1; "$cron/release-idle.sh" street 1s
  $ "$cron/release-idle.sh" street 1s
  $ tasks -C street log --limit 1 -o csv --no-header --fields actor,command,reason

Each owner hears of the own overdue tasks.

  $ send() { echo "to $2"; sed 's/^/  /'; }; export -f send
  $ "$cron/remind-overdue.sh" street bash -c 'send "$@"' send mail
  $ tasks -C street edit mias --due +7d -q -o ids >/dev/null; tasks -C street edit dealt --due +7d -q -o ids >/dev/null
  $ "$cron/remind-overdue.sh" street false; echo $?

Every night a line.

  $ NOW=2026-01-05T02:15:00Z "$cron/nightly-status.sh" street status.jsonl
  $ NOW=2026-01-06T02:15:00Z "$cron/nightly-status.sh" street status.jsonl
  $ jq -c '[.at, .summary.tasks, .summary.assignments, [.tasks[] | [.name, .status, .items_remaining]]]' status.jsonl
  $ "$cron/nightly-status.sh" nowhere status.jsonl 2>/dev/null; echo $?; wc -l <status.jsonl

The crontab calls scripts that are there.

  $ awk '!/^#/ && !/=/ { for (i = 1; i <= NF; i++) if ($i ~ /\.sh$/) print $i }' "$cron/crontab" | while read -r script; do test -x "$cron/$script" && echo "$script"; done
