  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling --priority high --due 2026-12-31 --metadata a=1 --description 'the "first" one: now'
  $ printf 'name: boxes\ntools: [box, class]\n' >boxes.yaml; tasks recipe add boxes.yaml -q -o ids >/dev/null; tasks recipe add boxes.yaml --name 'in/a room' -q -o ids >/dev/null
  $ tasks group add night --member ana@example.com,ben@example.com -q -o ids >/dev/null; tasks group add idle -q -o ids >/dev/null
  $ tasks user deactivate cid@example.com -q -o ids >/dev/null
  $ echo "how to" >guide.txt
  $ tasks create pulled --dataset street --recipe boxes --pull --batch-size 3 --assignee @night --instructions guide.txt --action done:Fertig:#00aa00 --action skip:::discard -q -o ids >/dev/null
  $ tasks create thirds --dataset street --workload ana@example.com=70,ben@example.com=30 --seed 4 --shuffle -q -o ids >/dev/null
  $ tasks create pool --dataset street -q -o ids >/dev/null
  $ as ana set-status cars complete 24 -q -o ids >/dev/null; tasks create --qa-of cars --assignee ben@example.com -q -o ids >/dev/null
  $ tasks create old --dataset street -q -o ids >/dev/null; tasks archive old -q -o ids >/dev/null

  $ tasks export-config conf --fields file,kind
  FILE                         KIND
  conf/project.yaml            project
  conf/recipes/boxes.yaml      recipe
  conf/recipes/in_a_room.yaml  recipe
  $ sed "s|$ROOT|ROOT|" conf/project.yaml
  # tasks apply -f makes a project like this.
  users:
    - {email: "ana@example.com", name: "ana", role: annotator}
    - {email: "ben@example.com", name: "ben", role: annotator}
    - {email: "cid@example.com", name: "cid", role: annotator, active: false}
    - {email: "mia@example.com", name: "mia", role: manager}
    - {email: "olga@example.com", name: "olga", role: owner}
  groups:
    - {name: "idle", members: []}
    - {name: "night", members: ["ana@example.com", "ben@example.com"]}
  recipes:
    - {name: "boxes", file: "recipes/boxes.yaml"}
    - {name: "in/a room", file: "recipes/in_a_room.yaml"}
  datasets:
    - {name: "street", root: "ROOT/img"}
  tasks:
    - name: "cars"
      dataset: "street"
      owner: "olga@example.com"
      priority: high
      due: 2026-12-31T23:59:59.999999Z
      lock_after_due: false
      description: "the \"first\" one: now"
      actions:
        - {name: "complete", display: "complete", discard: false}
        - {name: "discard", display: "discard", discard: true}
      metadata: {"a":1}
      workload:
        "ana@example.com": 50
        "ben@example.com": 50
      assignees: ["ana@example.com", "ben@example.com"]
    - name: "pulled"
      dataset: "street"
      owner: "olga@example.com"
      priority: medium
      lock_after_due: false
      recipe: "boxes"
      instructions: {file: "../guide.txt"}
      actions:
        - {name: "done", display: "Fertig", color: "#00aa00", discard: false}
        - {name: "skip", display: "skip", discard: true}
      metadata: {}
      batch_size: 3
      max_workload: 5
      pull: true
      assignees: ["@night"]
    - name: "thirds"
      dataset: "street"
      owner: "olga@example.com"
      priority: medium
      lock_after_due: false
      actions:
        - {name: "complete", display: "complete", discard: false}
        - {name: "discard", display: "discard", discard: true}
      metadata: {}
      workload:
        "ana@example.com": 70
        "ben@example.com": 30
      seed: 4
      assignees: ["ana@example.com", "ben@example.com"]
    - name: "pool"
      dataset: "street"
      owner: "olga@example.com"
      priority: medium
      lock_after_due: false
      actions:
        - {name: "complete", display: "complete", discard: false}
        - {name: "discard", display: "discard", discard: true}
      metadata: {}
    - name: "cars-qa"
      qa_of: "cars"
      owner: "olga@example.com"
      priority: medium
      lock_after_due: false
      actions:
        - {name: "approve", display: "approve", discard: false}
        - {name: "discard", display: "discard", discard: true}
      metadata: {}
      workload:
        "ben@example.com": 100
      assignees: ["ben@example.com"]
  pipelines: []

Applied to the project they change nothing:

  $ tasks apply -f conf
  KIND  NAME  ACTION  FIELD  OLD  NEW
  ! changed 0 things, 15 unchanged
  $ tasks edit thirds --workload ana@example.com=50,ben@example.com=50 -q -o ids >/dev/null
  $ tasks apply -f conf -n --fields kind,name,field,old,new
  KIND  NAME    FIELD     OLD                                           NEW
  task  thirds  workload  "ana@example.com": 50; "ben@example.com": 50  "ana@example.com": 70; "ben@example.com": 30
  ! would change 1 thing, 14 unchanged

Applied to an empty one they make it alike:

  $ tasks export-config conf2 -q -o jsonl | wc -l
  3
  $ mkdir other && cp -r conf2 img guide.txt other/ && cd other && another_database && tasks init --name demo -q -o table >/dev/null
  $ tasks apply -f conf2 --fields kind,name,action
  KIND     NAME             ACTION
  user     ana@example.com  create
  user     ben@example.com  create
  user     cid@example.com  create
  user     mia@example.com  create
  group    idle             create
  group    night            create
  recipe   boxes            create
  recipe   in/a room        create
  dataset  street           create
  task     cars             create
  task     pulled           create
  task     thirds           create
  task     pool             create
  task     cars-qa          create
  ! note: the task "cars" has no items
  ! note: the task "pulled" has no items
  ! note: the task "thirds" has no items
  ! note: the task "pool" has no items
  ! note: the task "cars-qa" has no items: nothing in "cars" has such a status
  ! changed 14 things, 1 unchanged
  $ tasks export-config conf3 -q -o jsonl >/dev/null; diff conf2/project.yaml conf3/project.yaml
  $ cd ..

Files that are there are kept:

  $ tasks export-config conf
  ! error: "ROOT/conf/project.yaml" exists already
  ! hint: --force writes over it
  [1]
  $ tasks export-config conf --force -n -o jsonl | wc -l
  3
  $ as ana export-config conf4
  ! error: tasks export-config is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
