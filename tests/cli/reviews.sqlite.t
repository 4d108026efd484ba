  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

In a file nobody is known by a database role (reviews.postgresql.t): reviewers are who --as says, and the program's own rules
keep each to the reviews that are theirs.

# domain.md §2: "open and approve issues | yes | yes | in a QA assignment that is theirs"
  $ as ana set-status cars complete 24 25 -q -o ids
  24
  25
  $ tasks create --qa-of cars --assignee cid@example.com -q -o ids
  31
  $ tasks items cars-qa --fields path,assignee,stage
  PATH    ASSIGNEE         STAGE
  /1.png  cid@example.com  review
  /2.png  cid@example.com  review
  $ work=$(tasks items cars-qa --limit 1 -o ids)
  $ as ben issue open --work-item "$work" --text "too wide" -o ids
  ! error: work item 34: no QA assignment of yours reviews it
  ! hint: reviewers open issues in their QA tasks, managers everywhere
  [5]
  $ as ana issue open --work-item 24 --text "too wide" -o ids
  ! error: work item 24: no QA assignment of yours reviews it
  ! hint: reviewers open issues in their QA tasks, managers everywhere
  [5]
  $ as cid issue open --work-item "$work" --text "too wide" --fields state,text,assignee
  STATE  TEXT      ASSIGNEE
  open   too wide  ana@example.com
  ! changed 1 issue
  $ as ana mine --issues --fields state,text
  STATE  TEXT
  open   too wide
  $ as ben mine --issues --fields state,text
  STATE  TEXT
