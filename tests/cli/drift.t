Files that are applied again and again, while tasks are locked, archived and finished beside them.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=csv
  $ new_project
  $ mkdir -p pictures/a pictures/b
  $ for f in a/1 a/2 b/3; do printf $f >pictures/$f.jpg; done
  $ cat >shop.yaml <<'YAML'
  > ---
  > # Two documents in one file.
  > groups:
  >   - {name: night, members: [ana@example.com, ben@example.com]}
  > ---
  > datasets:
  >   - {name: shop, root: pictures, files: ["pictures/**.jpg"]}
  > tasks:
  >   - name: week-46
  >     dataset: shop
  >     where: [dir=/a]
  >     due: 2026-12-31
  >     workload: {ana@example.com: 60, "@night": 40}
  > ---
  > YAML
  $ mkdir elsewhere && cd elsewhere && tasks apply -f ../shop.yaml --fields kind,name,action,field,old,new && cd ..
  kind,name,action,field,old,new
  group,night,create,,,
  dataset,shop,create,,,
  dataset,shop,add-items,items_total,0,3
  task,week-46,create,items_total,,2
  $ tasks apply -f shop.yaml
  type,kind,name,action,field,old,new
  $ tasks dataset show shop -o csv --fields root | rooted
  root
  ROOT/pictures

A lock does not hinder what changes nothing; what would change something is refused.

# decisions.md 25: "all else is refused"

  $ tasks lock week-46 -q >/dev/null
  $ tasks apply -f shop.yaml
  type,kind,name,action,field,old,new
  $ printf 'a/4' >pictures/a/4.jpg
  $ tasks apply -f shop.yaml
  ! error: shop.yaml:9:5: task "week-46" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z
  ! hint: a manager can tasks unlock it
  [5]
  $ tasks dataset items shop --fields path
  path
  /a/1.jpg
  /a/2.jpg
  /b/3.jpg
  $ tasks unlock week-46 -q >/dev/null
  $ tasks apply -f shop.yaml --fields kind,name,action,field,old,new
  kind,name,action,field,old,new
  dataset,shop,add-items,items_total,3,4
  task,week-46,add-items,items_total,2,3

A task that went with --prune is the same one when the files name it again. One that was made by hand stays in the archive.

  $ tasks list --fields id,name,items_total
  id,name,items_total
  17,week-46,3
  $ echo 'tasks: []' >none.yaml
  $ tasks apply -f none.yaml --prune --fields kind,name,action
  kind,name,action
  task,week-46,archive
  $ tasks apply -f shop.yaml -n --fields kind,name,action
  kind,name,action
  task,week-46,unarchive
  $ tasks apply -f shop.yaml --fields kind,name,action
  kind,name,action
  task,week-46,unarchive
  $ tasks list --fields id,name,items_total
  id,name,items_total
  17,week-46,3
  $ tasks undo -q -o ids >/dev/null; tasks list -o ids
  $ tasks create by-hand --dataset shop -q >/dev/null
  $ tasks archive by-hand -q >/dev/null
  $ echo 'tasks: [{name: by-hand, dataset: shop}]' | tasks apply -f - --fields kind,name,action
  kind,name,action
  task,by-hand,create
  $ tasks doctor -q >/dev/null && echo sound
  sound

A labeling task goes along with its QA task.

  $ printf 'tasks:\n  - {name: pair, dataset: shop, assignees: [ana@example.com]}\n  - {name: pair-qa, qa_of: pair}\n' | tasks apply -f - --fields kind,name,action -q
  kind,name,action
  task,pair,create
  task,pair-qa,create
  $ tasks apply -f none.yaml --prune --fields kind,name,action
  kind,name,action
  task,by-hand,archive
  task,pair,archive
  task,pair-qa,archive

Places in a later document are those of the file; nothing moves with the clock.

  $ printf 'groups: []\n---\n# more\ntasks:\n  - {name: x, datset: shop}\n' | tasks apply -f -
  ! error: standard input:5:15: unknown key "datset"
  ! hint: did you mean "dataset"?
  [1]
  $ printf 'groups: [{name: a}]\n---\ngroups: [{name: a}]\n' | tasks apply -f -
  ! error: standard input:3:10: the group "a" is said twice, first at standard input:1:10
  ! hint: keep one of them
  [1]
  $ printf 'tasks:\n  - {name: x, dataset: shop, due: +7d}\n' | tasks apply -f -
  ! error: standard input:2:35: the due date "+7d" would move with every run
  ! hint: write the date: 2026-12-31
  [1]
  $ printf '' | tasks apply -f -
  ! error: standard input: the file is empty
  [1]
