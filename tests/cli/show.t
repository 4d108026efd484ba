  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ printf 'name: cars\ntools: [box]\n' > cars.yaml; tasks recipe add cars.yaml -q -o ids
  11
  $ tasks dataset create cars -q -o ids
  14
  $ for i in 1 2 3; do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -q -o ids
  17
  18
  19
  $ tasks create cars-1 --dataset cars --recipe cars --assignee ana@example.com,ben@example.com --due 2026-01-10 --reason 'first round' -q -o ids
  20

For people: the task, who holds it, its recipe, what was done to it last.

  $ tasks show cars-1 -o table
  type                task
  id                  20
  name                cars-1
  task type           labeling
  quality             none
  channel             manual
  status              open
  signs               -
  priority            medium
  due at              2026-01-10 23:59 UTC (in 5 days)
  overdue             no
  lock after due      no
  locked              no
  locked by           -
  locked at           -
  archived            no
  archived at         -
  owner               olga@example.com
  groups              -
  dataset             cars
  recipe              cars
  recipe version      1
  allocation          distribution
  batch size          -
  max workload        -
  actions             [{"name":"complete","display":"complete","color":null,"discard":false},{"name":"discard","display":"discard","color":null,"discard":true}]
  parent              -
  pipeline            -
  node                -
  instructions file   -
  instructions pages  -
  description
  scoring             no
  score function      -
  seed                0
  metadata            -
  assignments count   2
  items total         3
  items done          0
  items remaining     3
  items skipped       0
  open issues         0
  for review          0
  annotations         0
  duration s          0
  progress            \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0% (esc)
  status counts       -
  stage counts        {"label":3}
  version             1
  created at          2026-01-05 09:00 UTC (just now)
  created by          olga@example.com
  updated at          2026-01-05 09:00 UTC (just now)
  updated by          olga@example.com
  last activity at    -
  self review         no
  percent             -
  copies              -
  honeypot filter     -
  scoring paused      no
  
  ID  TASK    ASSIGNEE         STATUS  PROGRESS       ITEMS DONE  ITEMS REMAINING  ITEMS TOTAL  DURATION S
  22  cars-1  ana@example.com  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                2            2           0 (esc)
  23  cars-1  ben@example.com  todo    \xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 0%           0                1            1           0 (esc)
  
  ID  NAME  VERSION  LABELS  TOOLS  ACTIONS
  11  cars        1       0  box    -
  
  ID  AT                ACTOR             COMMAND  CHANGED  REASON
  21  2026-01-05 09:00  olga@example.com  create         1  first round

As one document; as records: the task alone.

  $ tasks show cars-1 -o json | jq -c 'map_values(length), .tasks[0].name, .operations[0].reason'
  {"tasks":1,"assignments":2,"recipes":1,"operations":1}
  "cars-1"
  "first round"
  $ tasks show cars-1 | jq -c '[.type, .id, .name, .items_total]'
  ["task",20,"cars-1",3]
  $ tasks show 20 -o ids
  20
  $ tasks show cars-1 -o csv --fields name,due_at
  name,due_at
  cars-1,2026-01-10T23:59:59.999999Z
  $ tasks show cars-1 -o json --fields name
  {"tasks":[
  {"name":"cars-1"}
  ]}

Names and ids.

  $ tasks show cars -o table
  ! error: no task "cars"
  ! hint: did you mean cars-1?
  [1]
  $ tasks show car-1 -o table
  ! error: no task "car-1"
  ! hint: did you mean cars-1?
  [1]
  $ tasks show 999 -o table
  ! error: no task has the id 999
  [1]
  $ tasks show 1 -o table
  ! error: 1 is the id of a user, not of a task
  [1]
  $ tasks show 11
  ! {"error":{"code":"wrong_kind","message":"11 is the id of a recipe, not of a task","hint":null,"details":{"id":"11","kind":"recipe"}}}
  [1]
  $ tasks show 99999999999999999999 -o table
  ! error: no record has the id 99999999999999999999
  [1]
  $ tasks show -o table
  ! error: tasks show needs TASK
  ! hint: tasks show -h shows what it takes
  [2]
  $ tasks create cars-2 --dataset cars --due 2026-01-01 --lock-after-due -q -o ids
  27
  $ tasks show cars-2 --fields name,locked,overdue
  {"name":"cars-2","locked":true,"overdue":true}
  ! note: "cars-2" is locked since it was due, 2026-01-01T23:59:59.999999Z

# domain.md §2: "see every task | yes | yes | only own assignments and issues on them"
Annotators: their part, no operations; other tasks do not exist.

  $ as ana show cars-1 -o json | jq -c '.tasks[0].items_total, [.assignments[].assignee], (.recipes|length), .operations'
  2
  ["ana@example.com"]
  1
  []
  $ as ana show cars-2
  ! {"error":{"code":"not_found","message":"no task \"cars-2\"","hint":"did you mean cars-1?","details":{}}}
  [1]
  $ as ana show 27
  ! {"error":{"code":"not_found","message":"no task has the id 27","hint":null,"details":{"id":"27"}}}
  [1]
  $ as cid show cars-1
  ! {"error":{"code":"not_found","message":"no task \"cars-1\"","hint":"tasks list shows them","details":{}}}
  [1]
