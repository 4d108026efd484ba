What a task is, changed field by field.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling

# domain.md §3: "Editing: name, owner, priority, due date, lock-after-due, recipe, instructions, description"

  $ as mia edit cars --name lorries --owner mia@example.com --priority high --due 2026-12-31 --lock-after-due --description "for the fair" --fields id,name,owner,priority,due_at,lock_after_due,description,version
  ID  NAME     OWNER            PRIORITY  DUE AT            LOCK AFTER DUE  DESCRIPTION   VERSION
  20  lorries  mia@example.com  high      2026-12-31 23:59  yes             for the fair        2
  ! changed 1 task
  $ as mia edit lorries --priority high --fields id
  ID
  20
  ! changed 0 tasks, 1 unchanged
  $ tasks assignment list lorries --fields name
  NAME
  lorries \xc2\xb7 ana@example.com (esc)
  lorries \xc2\xb7 ben@example.com (esc)
  $ as mia edit lorries --name cars -q -o ids
  20
  $ tasks edit cars --due none
  ! error: --lock-after-due needs a due date
  ! hint: give --no-lock-after-due too
  [2]
  $ tasks edit cars --due none --no-lock-after-due --fields due_at,lock_after_due
  DUE AT  LOCK AFTER DUE
  -       no
  ! changed 1 task
  $ tasks edit cars --lock-after-due
  ! error: --lock-after-due needs a due date
  ! hint: give --due too
  [2]
  $ tasks edit cars --due 2026-01-01 --fields due_at
  DUE AT
  2026-01-01 23:59
  ! note: the due date 2026-01-01T23:59:59.999999Z has passed
  ! changed 1 task

Instructions are a file that is there, pages are kept; none takes them away.

  $ echo guide >guide.txt
  $ tasks edit cars --instructions guide.txt:2-3 -q -o jsonl --fields instructions_file,instructions_pages
  {"instructions_file":"guide.txt","instructions_pages":"2-3"}
  $ tasks edit cars --instructions no.txt
  ! error: there is no file "no.txt"
  ! hint: --instructions names a file or a URI
  [1]
  $ tasks edit cars --instructions none -q -o jsonl --fields instructions_file,instructions_pages
  {"instructions_file":null,"instructions_pages":null}

Metadata, entry by entry.

# domain.md §3: "workload, contributors, metadata" (contributors: tests/cli/assignment.t)

  $ tasks edit cars --metadata customer=acme --metadata price=12 -q -o jsonl --fields metadata
  {"metadata":{"customer":"acme","price":12}}
  $ tasks edit cars --metadata price=null -q -o jsonl --fields metadata
  {"metadata":{"customer":"acme"}}

# domain.md §3: "actions (an action in use cannot go)"

  $ as ana set-status cars complete 24 -q -o ids
  24
  $ tasks edit cars --action unsure --action discard
  ! error: the action "complete" is the status of 1 work item
  ! hint: keep it among the actions, or give those another status first: tasks items 20 --status complete
  [5]
  $ tasks edit cars --action complete:Done:#00ff00 --action unsure -q -o jsonl --fields actions
  {"actions":[{"name":"complete","display":"Done","color":"#00ff00","discard":false},{"name":"unsure","display":"unsure","color":null,"discard":false}]}
  $ tasks edit cars --action complete --action complete
  ! error: the action "complete" is named twice
  [2]
  $ tasks items cars --status unsure -q -o ids

Shares: of everybody who is assigned; they move nothing.

  $ tasks edit cars --workload ana@example.com=80,ben@example.com=20 -q -o ids
  20
  $ tasks assignment list cars --fields assignee,workload,items_total
  ASSIGNEE         WORKLOAD  ITEMS TOTAL
  ana@example.com        80            3
  ben@example.com        20            3
  $ tasks edit cars --workload ana@example.com=80,ben@example.com=30
  ! error: the workload adds up to 110 percent, not to 100
  ! hint: leave --workload out to share evenly
  [2]
  $ tasks edit cars --workload ana@example.com=100
  ! error: the workload leaves out ben@example.com
  ! hint: name everybody, with 0 for those who get nothing
  [2]
  $ tasks edit cars --workload cid@example.com=100
  ! error: the workload names cid@example.com, who is not assigned
  ! hint: tasks assignment add 20 cid@example.com
  [2]

Batches of a task that is pulled.

  $ tasks create pulled --dataset street --pull --batch-size 4 --assignee ana@example.com -q -o jsonl --fields batch_size,max_workload
  {"batch_size":4,"max_workload":6}
  $ as ana next pulled -q -o csv --no-header --fields path
  /1.png
  $ tasks edit pulled --batch-size 5 -q -o jsonl --fields batch_size,max_workload
  {"batch_size":5,"max_workload":7}
  $ tasks edit pulled --batch-size 20 -q -o jsonl --fields batch_size,max_workload
  {"batch_size":20,"max_workload":30}
  $ tasks edit pulled --batch-size 2
  ! error: a batch is 3 to 100 items, not 2
  [2]
  $ tasks edit pulled --max-workload 60
  ! error: with batches of 20 the maximum workload is 22 to 40, not 60
  [2]
  $ tasks edit pulled --batch-size 3 --max-workload 5 -q -o jsonl --fields batch_size,max_workload
  {"batch_size":3,"max_workload":5}
  $ as ana next pulled --count 5 -q -o ids >/dev/null
  $ tasks edit pulled --workload ana@example.com=100
  ! error: the items of "pulled" are pulled: there are no shares
  [2]
  $ tasks edit cars --batch-size 5
  ! error: the items of "cars" are dealt: there are no batches
  ! hint: they are chosen when a task is made: tasks create --pull
  [2]

Another recipe: the annotations stay, and what it would refuse is told.

  $ printf 'name: wide\nontology: {labels: [car, bus]}\ntools: [box]\n' >wide.yaml && printf 'name: narrow\nontology: {labels: [car]}\ntools: [polygon]\n' >narrow.yaml
  $ tasks recipe add wide.yaml -q -o ids >/dev/null; tasks recipe add narrow.yaml -q -o ids >/dev/null
  $ tasks edit cars --recipe wide -q --fields recipe,recipe_version
  RECIPE  RECIPE VERSION
  wide                 1
  $ for label in car bus car; do echo "{\"work_item\":25,\"label\":\"$label\",\"shape\":\"box\",\"geometry\":{\"bbox\":[1,2,30,40]}}"; done | as ana annotate - -q -o ids >/dev/null
  $ tasks edit cars --recipe narrow -n --fields recipe
  RECIPE
  narrow
  ! note: the recipe "narrow" would refuse 3 of 3 annotations of the task; they stay as they are
  ! note: 2 \xc3\x97 shape: the recipe has no tool "box" (esc)
  ! note: 1 \xc3\x97 label: "bus" is not in the recipe (esc)
  ! would change 1 task
  $ tasks edit cars --recipe narrow --fields recipe
  RECIPE
  narrow
  ! note: the recipe "narrow" would refuse 3 of 3 annotations of the task; they stay as they are
  ! note: 2 \xc3\x97 shape: the recipe has no tool "box" (esc)
  ! note: 1 \xc3\x97 label: "bus" is not in the recipe (esc)
  ! changed 1 task
  $ tasks edit cars --recipe none -q --fields recipe
  RECIPE
  -
  $ tasks edit cars --recipe wider
  ! error: no recipe "wider"
  ! hint: did you mean wide?
  [1]

Names, owners, dates that cannot be.

  $ tasks create other --dataset street -q -o ids >/dev/null
  $ tasks edit cars --name other
  ! error: there is a task "other" already
  [1]
  $ tasks edit cars --name 17
  ! error: "17" cannot be the name of a task: digits only would be taken for an id
  [2]
  $ tasks edit cars --owner ana@example.com
  ! error: ana@example.com is an annotator
  ! hint: a task is owned by a manager or an owner
  [5]
  $ tasks edit cars --owner nobody@example.com
  ! error: no user "nobody@example.com"
  ! hint: did you mean ben@example.com?
  [1]
  $ tasks edit cars --due soon
  ! error: "soon" is not a time
  ! hint: a time is 2026-12-31T08:00:00Z, a date 2026-12-31, or a distance from now like +7d or -2h
  [2]
  $ tasks edit cars
  ! error: tasks edit needs something to change
  ! hint: --due, --owner, \xe2\x80\xa6: tasks help edit lists them; --editor shows them all (esc)
  [2]
  $ tasks edit cras --priority low
  ! error: no task "cras"
  ! hint: did you mean cars?
  [1]
  $ as ana edit cars --priority low
  ! error: tasks edit is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]

# decisions.md 25: "On a locked task one may … edit --due --lock-after-due --owner --priority --description; all else is refused"

  $ tasks lock cars -q -o ids
  20
  $ tasks edit cars --due 2027-01-01 --lock-after-due --owner olga@example.com --priority low --description "" --fields due_at,owner,priority
  DUE AT            OWNER             PRIORITY
  2027-01-01 23:59  olga@example.com  low
  ! changed 1 task
  $ for change in "--name x" "--recipe wide" "--instructions guide.txt" "--metadata a=1" "--action complete" "--workload ana@example.com=50,ben@example.com=50"; do tasks edit cars $change; done
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z: its name cannot change
  ! hint: owner, priority, due date, lock-after-due and description may; tasks unlock opens it
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z: its recipe cannot change
  ! hint: owner, priority, due date, lock-after-due and description may; tasks unlock opens it
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z: its instructions cannot change
  ! hint: owner, priority, due date, lock-after-due and description may; tasks unlock opens it
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z: its metadata cannot change
  ! hint: owner, priority, due date, lock-after-due and description may; tasks unlock opens it
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z: its actions cannot change
  ! hint: owner, priority, due date, lock-after-due and description may; tasks unlock opens it
  ! error: task "cars" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z: its workload cannot change
  ! hint: owner, priority, due date, lock-after-due and description may; tasks unlock opens it
  [5]
  $ tasks unlock cars -q -o ids
  20
  $ at "2027-01-02 09:00:00"
  $ tasks edit cars --name x
  ! error: task "cars" is overdue and locked since 2027-01-01T23:59:59.999999Z: its name cannot change
  ! hint: owner, priority, due date, lock-after-due and description may; tasks unlock opens it
  [5]
  $ tasks edit cars --no-lock-after-due -q --fields locked
  LOCKED
  no
  $ at "2026-01-05 09:00:00"

The editor shows the fields that may change, and takes back what was saved.

  $ editor() { printf '#!/bin/sh\n%s\n' "$1" >editor.sh; chmod +x editor.sh; export EDITOR="$PWD/editor.sh"; }
  $ editor 'cat "$1" >&2'
  $ tasks edit cars --editor --fields name 2>&1 | sed 's/task-edit-[^ ]*//'
  NAME
  cars
  ! # Task 20, cars: save and leave to change it. Lines that begin with # do not count.
  ! # Nothing is changed when the text stays as it is, or when it is empty.
  ! name: "cars"
  ! owner: "olga@example.com"
  ! priority: low
  ! due: 2027-01-01T23:59:59.999999Z
  ! lock_after_due: false
  ! recipe: null
  ! instructions: null
  ! description: null
  ! actions:
  !   - {name: "complete", display: "Done", color: "#00ff00", discard: false}
  !   - {name: "unsure", display: "unsure", discard: false}
  ! metadata: {"customer":"acme"}
  ! workload:
  !   "ana@example.com": 80
  !   "ben@example.com": 20
  ! note: the text was left as it is: nothing is changed
  ! changed 0 tasks, 1 unchanged
  $ editor 'sed -i "s/^priority: .*/priority: high/; s/^description: .*/description: by hand/; /^metadata/d" "$1"'
  $ tasks edit cars --editor --fields priority,description,metadata
  PRIORITY  DESCRIPTION  METADATA
  high      by hand      {"customer":"acme"}
  ! changed 1 task
  $ editor ': >"$1"'
  $ tasks edit cars --editor -q --fields name
  NAME
  cars

A mistake is shown above the text; who leaves it like that finds the text in a file.

  $ editor 'grep -q "^# .*unknown priority" "$1" && sed -i "s/^priority: .*/priority: low/" "$1" && exit; sed -i "s/^priority: .*/priority: urgent/" "$1"'
  $ tasks edit cars --editor -q --fields priority
  PRIORITY
  low
  $ editor 'sed -i "s/^priority: .*/priority: urgent/" "$1"'
  $ tasks edit cars --editor 2>&1 | sed -E 's|/[^ ]*tasks-edit-[^ :]*|DRAFT|g'
  ! error: DRAFT:6:11: unknown priority "urgent"
  ! hint: your text is in DRAFT
  $ editor 'exit 3'
  $ tasks edit cars --editor 2>&1 | sed -E 's|/[^ "]*tasks-edit-[^ :"]*|DRAFT|g'
  ! error: "ROOT/editor.sh" could not open "DRAFT"
  ! hint: name another program with TASKS_EDITOR, VISUAL or EDITOR
  $ tasks edit cars --editor --no-input
  ! error: --editor asks a person, and --no-input says that there is none
  ! hint: give the changes as options, or with --file
  [2]

Ctrl-C while it is open changes nothing.

  $ editor "pkill -INT -f 'edit cars --editor --reason interrupted-$$'"
  $ tasks edit cars --editor --reason interrupted-$$
  ! error: interrupted
  ! hint: nothing was changed
  [130]

Somebody else was quicker.

  $ editor 'FAKETIME= "$TASKS_BIN" edit cars --priority none -q -o ids >/dev/null; sed -i "s/^priority: .*/priority: high/" "$1"'
  $ tasks edit cars --editor 2>&1 | sed -E 's|/[^ "]*tasks-edit-[^ :"]*|DRAFT|g'
  ! error: task "cars" has changed since it was read (version 20, not 19)
  ! hint: your text is in DRAFT

A file says the same; what is typed wins.

  $ printf 'priority: high\ndue: null\nlock_after_due: false\nmetadata: {a: 1}\n' >cars.yaml
  $ tasks edit cars -f cars.yaml --priority medium -q --fields priority,due_at,metadata
  PRIORITY  DUE AT  METADATA
  medium    -       {"a":1}
  $ printf 'priority: high\ncolour: red\n' >bad.yaml
  $ tasks edit cars -f bad.yaml
  ! error: bad.yaml:2:1: unknown key "colour"
  ! hint: it can have name, owner, priority, due, lock_after_due, recipe, instructions, description, actions, metadata, workload, batch_size, max_workload, percent, copies, scoring, score_function
  [1]
