Durations: what the timer counts, for whom, and how far.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

# domain.md §6: "`next`: gives the acting user the next work items (pulling first when needed) and starts the timer."
# domain.md §6: "Duration: active seconds, summed over intervals that begin at `next`/`start` and end at a status, a skip, or `stop`"

  $ as ana next cars -q --fields id,started_at
  ID  STARTED AT
  24  2026-01-05 09:00
  $ at "2026-01-05 09:01:00"
  $ as ana set-status cars complete 24 --fields id,duration_s
  ID  DURATION S
  24          60
  ! changed 1 work item
  $ as ana start 25 -q -o ids
  25
  $ at "2026-01-05 09:03:00"
  $ as ana skip 25 --fields id,duration_s
  ID  DURATION S
  25         120
  ! changed 1 work item
  $ as ana start 26 -q -o ids
  26
  $ at "2026-01-05 09:06:00"
  $ as ana stop 26 --fields id,duration_s
  ID  DURATION S
  26         180
  ! changed 1 work item
  $ as ana start 26 -q -o ids
  26
  $ at "2026-01-05 09:10:00"
  $ as ana stop 26 --fields id,duration_s
  ID  DURATION S
  26         420
  ! changed 1 work item
  $ tasks assignment list cars --fields assignee,duration_s
  ASSIGNEE         DURATION S
  ana@example.com         600
  ben@example.com           0
  $ tasks show cars --fields duration_s
  duration s  600

# domain.md §6: "an interval is cut at the idle limit (setting `idle_limit`, default 15 min)"

  $ as ana start 26 -q -o ids
  26
  $ at "2026-01-05 12:00:00"
  $ as ana stop 26 --fields id,duration_s
  ID  DURATION S
  26        1320
  ! changed 1 work item
  $ tasks config set idle_limit 2m -q >/dev/null
  $ as ana start 26 -q -o ids
  26
  $ at "2026-01-05 13:00:00"
  $ as ana stop 26 --fields id,duration_s
  ID  DURATION S
  26        1440
  ! changed 1 work item

# domain.md §6: "Setting or clearing stops the timer, logs history"
# decisions.md 20: "Active time = gaps between a person's own acts on the item (next, start, annotate, status), each at most the
# idle limit"

  $ as ana start 26 -q -o ids
  26
  $ at "2026-01-05 13:01:30"
  $ echo '{"work_item":26,"label":"car"}' | as ana annotate - -q -o ids >/dev/null
  $ at "2026-01-05 13:10:00"
  $ as ana set-status cars complete 26 --fields id,duration_s
  ID  DURATION S
  26        1650
  ! changed 1 work item
  $ tasks history 26 --action started,stopped --fields at,action,new
  AT                ACTION   NEW
  2026-01-05 09:03  started  -
  2026-01-05 09:06  stopped  180
  2026-01-05 09:06  started  -
  2026-01-05 09:10  stopped  240
  2026-01-05 09:10  started  -
  2026-01-05 12:00  stopped  900
  2026-01-05 12:00  started  -
  2026-01-05 13:00  stopped  120
  2026-01-05 13:00  started  -
  2026-01-05 13:10  stopped  210

# decisions.md 19: "A person has one running timer: starting another stops it; `next --count N` claims N and times the first."

  $ as ben next cars --count 2 -q --fields id,started_at
  ID  STARTED AT
  27  2026-01-05 13:10
  28  2026-01-05 13:10
  $ at "2026-01-05 13:11:00"
  $ as ben start 28 -q --fields id
  ID
  28
  $ tasks items cars --assignee ben@example.com --fields id,duration_s
  ID  DURATION S
  27          60
  28           0
  29           0
  $ at "2026-01-05 13:11:30"
  $ as ben set-status cars complete 27 28 --fields id,duration_s
  ID  DURATION S
  27          60
  28          30
  ! changed 2 work items

# domain.md §6: "Integrations may hand the seconds in themselves (`--duration`)."
# decisions.md 20: "`--duration` replaces the running interval"

  $ as ben start 29 -q -o ids
  29
  $ at "2026-01-05 13:12:30"
  $ as ben set-status cars complete 29 --duration 7s --fields id,duration_s
  ID  DURATION S
  29           7
  ! changed 1 work item
  $ as ben set-status cars discard 29 --duration 3s --fields id,duration_s
  ID  DURATION S
  29          10
  ! changed 1 work item

# decisions.md 20: "Intervals belong to the person, not to the group."

  $ tasks group add night --member ana@example.com,ben@example.com -q -o ids >/dev/null
  $ tasks create shared --dataset street --assignee @night -q -o ids >/dev/null
  $ W=$(as ana next shared -q -o ids)
  $ at "2026-01-05 13:13:30"
  $ as ben stop $W --fields id
  ID
  ! changed 0 work items, 1 unchanged
  $ as ana stop $W --fields duration_s
  DURATION S
          60
  ! changed 1 work item
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state

Somebody else decides: the timer of whoever works on it stops, and the time up to then counts.

  $ tasks create decided --dataset street --assignee ana@example.com -q -o ids >/dev/null
  $ at "2026-01-06 09:00:00"
  $ as ana next decided -q -o csv --no-header --fields path
  /1.png
  $ at "2026-01-06 09:02:00"
  $ tasks set-status decided discard -w path=/1.png -q --fields path,status,status_by,duration_s
  PATH    STATUS   STATUS BY         DURATION S
  /1.png  discard  olga@example.com         120
  $ as ana next decided -q -o csv --no-header --fields path
  /2.png
  $ at "2026-01-06 09:05:00"
  $ tasks skip $(tasks items decided -w path=/2.png -o ids) -q --fields path,skipped,duration_s
  PATH    SKIPPED  DURATION S
  /2.png  yes             120
  $ sql "select count(*) from work_interval where ended_at is null"
  0
  $ tasks doctor -o csv --fields state | sort | uniq -c
       15 ok
        1 state
