  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_project
  $ mkdir -p conf/recipes img/w1 img/w2
  $ for f in w1/a w1/b w1/c w2/d; do printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x64\x00\x00\x00\x50\x08\x02%s' $f >img/$f.png; done; echo no >img/w1/notes.txt
  $ printf 'name: boxes\ntools: [box, class]\n' >conf/recipes/boxes.yaml
  $ cat >conf/people.yaml <<END
  > users:
  >   - {email: ana@example.com, name: Ana Alves, role: annotator}
  >   - {email: eve@example.com, role: manager}
  > groups:
  >   - {name: night, members: [ana@example.com, ben@example.com]}
  > END
  $ cat >conf/tasks.yaml <<END
  > recipes: [{file: recipes/boxes.yaml}]
  > datasets:
  >   - {name: scans, recipe: boxes, files: ["../img/**.png"]}
  > tasks:
  >   - name: week-1
  >     dataset: scans
  >     where: [dir=**/w1]
  >     assignees: ["@night", ben@example.com]
  >     priority: high
  >     metadata: {customer: acme}
  > END

The plan changes nothing; then it is done; a second time changes nothing, and is no operation.

  $ tasks apply -n -f conf
  KIND     NAME             ACTION     FIELD        OLD  NEW
  user     ana@example.com  change     name         ana  Ana Alves
  user     eve@example.com  create     -            -    -
  group    night            create     -            -    -
  recipe   boxes            create     -            -    -
  dataset  scans            create     -            -    -
  dataset  scans            add-items  items_total  0    4
  task     week-1           create     items_total  -    3
  ! would change 7 things
  $ tasks list -o ids
  $ tasks apply -f conf
  KIND     NAME             ACTION     FIELD        OLD  NEW
  user     ana@example.com  change     name         ana  Ana Alves
  user     eve@example.com  create     -            -    -
  group    night            create     -            -    -
  recipe   boxes            create     -            -    -
  dataset  scans            create     -            -    -
  dataset  scans            add-items  items_total  0    4
  task     week-1           create     items_total  -    3
  ! changed 7 things
  $ tasks items week-1 --fields path,assignee
  PATH       ASSIGNEE
  /w1/a.png  @night
  /w1/b.png  @night
  /w1/c.png  ben@example.com
  $ tasks apply -f conf
  KIND  NAME  ACTION  FIELD  OLD  NEW
  ! changed 0 things, 6 unchanged
  $ tasks apply -f conf -n -o jsonl
  $ tasks log --limit 1 --fields command,changed
  COMMAND  CHANGED
  apply          7

# domain.md §3: "`apply` (cli.md) makes it match the file"
Drift is shown, and mended:

  $ tasks edit week-1 --priority low --metadata customer=other -q -o ids >/dev/null
  $ tasks group edit night --add cid@example.com --remove ben@example.com -q -o ids >/dev/null
  $ tasks user edit ana@example.com --name Anna -q -o ids >/dev/null
  $ tasks apply -f conf -n --fields kind,name,field,old,new
  KIND   NAME             FIELD     OLD                               NEW
  user   ana@example.com  name      Anna                              Ana Alves
  group  night            members   ana@example.com, cid@example.com  ana@example.com, ben@example.com
  task   week-1           priority  low                               high
  task   week-1           metadata  {"customer":"other"}              {"customer":"acme"}
  ! would change 4 things, 3 unchanged
  $ tasks apply -f conf -q -o jsonl | wc -l
  4
  $ tasks apply -f conf -o jsonl

New files are added, to the dataset and to the task that asks for their folder; other people come and go:

  $ cp img/w2/d.png img/w1/e.png
  $ sed -i 's/, ben@example.com\]$/, cid@example.com]/; s/high/medium/' conf/tasks.yaml
  $ printf 'name: boxes\ntools: [box]\n' >conf/recipes/boxes.yaml
  $ tasks apply -f conf --fields kind,name,action,field,old,new
  KIND     NAME    ACTION     FIELD        OLD                      NEW
  recipe   boxes   change     version      1                        2
  dataset  scans   add-items  items_total  4                        5
  task     week-1  change     assignees    @night, ben@example.com  @night, cid@example.com
  task     week-1  change     priority     high                     medium
  task     week-1  add-items  items_total  3                        4
  ! changed 5 things, 3 unchanged
  $ tasks items week-1 --fields path,assignee
  PATH       ASSIGNEE
  /w1/a.png  @night
  /w1/b.png  @night
  /w1/c.png  -
  /w1/e.png  @night
  $ tasks show week-1 -o json | jq -c '.tasks[0] | [.recipe, .recipe_version]'
  ["boxes",1]
  $ tasks doctor -o jsonl | jq -r 'select(.state != "ok") | .message'

All of it is one operation:

  $ tasks undo -q -o ids | wc -l
  1
  $ tasks apply -f conf -n --fields kind,name,action,field,old,new
  KIND     NAME    ACTION     FIELD        OLD                      NEW
  recipe   boxes   change     version      1                        2
  dataset  scans   add-items  items_total  4                        5
  task     week-1  change     assignees    @night, ben@example.com  @night, cid@example.com
  task     week-1  change     priority     high                     medium
  task     week-1  add-items  items_total  3                        4
  ! would change 5 things, 3 unchanged
  $ tasks apply -f conf -q -o jsonl | wc -l
  5

What apply made and the files do not name any more goes with --prune; what others made stays:

  $ tasks create mine --dataset scans --assignee ben@example.com -q -o ids >/dev/null
  $ cat >less.yaml <<END
  > users: [{email: ana@example.com}]
  > groups: []
  > tasks: []
  > END
  $ tasks apply -f less.yaml
  KIND  NAME  ACTION  FIELD  OLD  NEW
  ! changed 0 things, 1 unchanged
  $ tasks apply -f less.yaml --prune -n
  KIND  NAME             ACTION      FIELD  OLD  NEW
  task  week-1           archive     -      -    -
  user  eve@example.com  deactivate  -      -    -
  ! note: the group "night" is in no file, but stays: group "night" holds assignments
  ! would change 2 things, 1 unchanged
  $ tasks apply -f less.yaml --prune --fields kind,name,action
  KIND  NAME             ACTION
  task  week-1           archive
  user  eve@example.com  deactivate
  ! note: the group "night" is in no file, but stays: group "night" holds assignments
  ! changed 2 things, 1 unchanged
  $ tasks list --fields name
  NAME
  mine
  $ tasks user list -o csv --no-header --fields email
  ana@example.com
  ben@example.com
  cid@example.com
  mia@example.com
  olga@example.com
  $ tasks apply -f less.yaml --prune -o jsonl
  ! note: the group "night" is in no file, but stays: group "night" holds assignments

Bad input changes nothing, and says where it stands.

  $ bad() { printf '%s\n' "$@" >bad.yaml; tasks apply -f bad.yaml; }
  $ bad 'tasks:' '  - name: x' '    dataset: scans' '    asignees: [ana@example.com]'
  ! error: bad.yaml:4:5: unknown key "asignees"
  ! hint: did you mean "assignees"?
  [1]
  $ bad 'task: []'
  ! error: bad.yaml:1:1: unknown key "task"
  ! hint: did you mean "tasks"?
  [1]
  $ bad 'users: [{email: ana@example.com, role: boss}]'
  ! error: bad.yaml:1:40: there is no role "boss"
  ! hint: roles are owner, manager and annotator
  [1]
  $ bad 'users: [{name: ana}]'
  ! error: bad.yaml:1:9: the user has no email
  [1]
  $ bad 'groups:' '  - {name: a}' '  - {name: b}' '  - {name: a, members: []}'
  ! error: bad.yaml:4:5: the group "a" is said twice, first at bad.yaml:2:5
  ! hint: keep one of them
  [1]
  $ bad 'tasks:' '  - {name: x, dataset: scans}' '  - {name: y, dataset: nothing}'
  ! error: bad.yaml:3:5: no dataset "nothing"
  ! hint: tasks dataset list shows them
  [1]
  $ bad 'tasks: [{name: mine, dataset: scans, pull: true}]'
  ! error: bad.yaml:1:9: the allocation of the task "mine" is "distribution" and cannot become "pulling"
  ! hint: give the task another name
  [5]
  $ bad 'tasks: [{name: x, dataset: scans, assignees: [nobody@example.com]}]'
  ! error: bad.yaml:1:9: no user "nobody@example.com"
  ! hint: did you mean ben@example.com?
  [1]
  $ bad 'recipes: [{file: nothing.yaml}]'
  ! error: bad.yaml:1:11: cannot read "ROOT/nothing.yaml": no such file or directory
  ! hint: check the path
  [1]
  $ bad 'datasets: [{name: more, files: [nothing.png]}]'
  ! error: bad.yaml:1:12: cannot read "ROOT/nothing.png": no such file or directory
  ! hint: check the path
  [1]
  $ bad 'users:' '	- tab'
  ! error: bad.yaml:2:1: a tab in the indentation
  ! hint: YAML is indented with spaces
  [1]
  $ tasks apply
  ! error: tasks apply needs -f FILE
  ! hint: tasks apply -f project.yaml
  [2]
  $ tasks apply -f nothing.yaml
  ! error: cannot read "nothing.yaml": no such file or directory
  ! hint: check the path
  [1]
  $ mkdir none; tasks apply -f none
  ! error: there is no .yaml file in "none"
  [1]
  $ as ana apply -f less.yaml
  ! error: tasks apply is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
  $ echo 'users: [{email: new@example.com}]' | as mia apply -f -
  ! error: standard input:1:9: users are for owners; mia@example.com is a manager
  ! hint: ask a manager or an owner
  [5]
  $ echo 'groups: [{name: day}]' | as mia apply -f - --fields kind,name,action
  KIND   NAME  ACTION
  group  day   create
  ! changed 1 thing
  $ tasks lock mine -q -o ids >/dev/null
  $ bad 'tasks: [{name: mine, metadata: {a: 1}}]'
  ! error: bad.yaml:1:9: task "mine" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z: its metadata cannot change
  ! hint: owner, priority, due date, lock-after-due and description may; tasks unlock opens it
  [5]
