Who acts.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ who() { tasks log --limit 1 -o csv --no-header --fields actor; }

# domain.md §2: "The acting user is `--as EMAIL`, else `TASKS_USER`, else `user` in the config, else LOGNAME@host."

  $ TASKS_USER=olga@example.com tasks --as mia@example.com group add one -q -o ids >/dev/null; who
  mia@example.com
  $ TASKS_USER=olga@example.com tasks group add two -q -o ids >/dev/null; who
  olga@example.com
  $ tasks config set user mia@example.com -o csv --no-header --fields key,value
  user,mia@example.com
  ! note: user is "olga@example.com" here all the same: TASKS_USER wins
  $ TASKS_USER=olga@example.com tasks group add three -q -o ids >/dev/null; who
  olga@example.com
  $ unset TASKS_USER
  $ tasks group add four -q -o ids >/dev/null; who
  mia@example.com

LOGNAME: acting.sqlite.t, and who is logged in instead: acting.postgresql.t.

# domain.md §2: "An embedded file cannot authenticate anybody (whoever can write the file can do anything), and the man page
# says so; there the rules protect from mistakes."

  $ export TASKS_USER=olga@example.com
  $ tasks help tasks | tr '\n' ' ' | grep -c 'cannot  *authenticate  *anybody'
  1
  $ tasks --as olga@example.com edit cars --name lorries -q -o ids >/dev/null

# domain.md §2: "pull, annotate, set status, skip: own work items | yes | yes | yes"; "the same on somebody else's work items |
# yes | yes | no"

  $ for who in ana mia olga; do as $who start 26 -q -o ids; as $who set-status lorries complete 26 -q -o ids; as mia set-status lorries --clear 26 -q -o ids >/dev/null; as $who skip 26 -q -o ids; as mia clear-skip lorries 26 -q -o ids >/dev/null; done
  26
  26
  26
  26
  26
  26
  26
  26
  26
  $ for what in "start 27" "set-status lorries complete 27" "skip 27" "classify lorries --label car 27"; do as ana $what; done
  ! error: work item 27: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  ! error: work item 27: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  ! error: work item 27: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  ! error: work item 27: no assignment of yours holds it
  ! hint: tasks mine shows what you hold
  [5]
  $ echo '{"work_item":27,"label":"car"}' | as ana annotate -
  ! error: standard input: line 1: no assignment of yours holds work item 27
  ! hint: tasks mine shows what you hold
  [5]
  $ for what in "start 27" "skip 27"; do as mia $what -q -o ids; done
  27
  27

# domain.md §7: "Nobody sets these by hand."

  $ as mia edit lorries --status completed
  ! error: tasks edit has no option "--status"
  ! hint: tasks edit -h lists them
  [2]
  $ sql "select count(*) from effect where kind in ('task', 'assignment') and field = 'status'"
  0

# domain.md §3: "Progress counters: total, per status, remaining, done, skipped, open issues, for review, annotations, duration."

  $ as mia set-status lorries complete 24 --duration 90s -q -o ids
  24
  $ as mia classify lorries --label car 24 25 -q -o ids | wc -l
  2
  $ as mia show lorries -o json | jq -c '.tasks[0] | [.items_total, .status_counts, .items_remaining, .items_done, .items_skipped, .open_issues, .for_review, .annotations, .duration_s]'
  [6,{"complete":1},4,1,1,0,0,2,90]
