Annotations out.

  $ . "$TESTDIR/setup.sh"
  $ export TASKS_OUTPUT=table
  $ new_labeling
  $ cat > a.jsonl <<END
  > {"path":"/1.png","label":"car","shape":"box","geometry":{"bbox":[10,10,30,20]}}
  > {"path":"/4.png","label":"person"}
  > {"path":"/1.png","label":"person","shape":"point","geometry":{"point":[3,4.5]},"confidence":0.5,"external_id":"p-1"}
  > END
  $ tasks annotate cars a.jsonl -q -o ids
  31
  32
  33
  $ printf '%s\n' '{"work_item":25,"label":"van, small"}' | as ana annotate - -q -o ids
  35
  $ tasks annotations cars
  ID  WORK ITEM  PATH    LABEL       SHAPE  GEOMETRY                CREATOR
  31         24  /1.png  car         box    {"bbox":[10,10,30,20]}  olga@example.com
  33         24  /1.png  person      point  {"point":[3,4.5]}       olga@example.com
  35         25  /2.png  van, small  class  -                       ana@example.com
  32         27  /4.png  person      class  -                       olga@example.com
  $ tasks annotations cars -o jsonl --limit 1
  {"type":"annotation","id":31,"layer":"work","work_item":24,"item":14,"path":"/1.png","task":"cars","parent":null,"label":"car","shape":"box","geometry":{"bbox":[10,10,30,20]},"attributes":{},"creator":"olga@example.com","source":"manual","model":null,"model_version":null,"confidence":null,"draft":false,"frame":null,"frame_end":null,"external_id":null,"issue_state":null,"created_at":"2026-01-05T09:00:00.000000Z","updated_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks annotations cars --label person --fields id,path,label
  ID  PATH    LABEL
  33  /1.png  person
  32  /4.png  person
  $ tasks annotations cars --label person --label car --shape box,point -o ids
  31
  33
  $ tasks annotations cars --label "van, small" -o ids
  35
  $ tasks annotations cars --creator ana@example.com -o ids
  35
  $ tasks annotations cars --assignee ben@example.com -o ids
  32
  $ tasks annotations cars -w "path=/1*" -w "confidence>=0.5" -o ids
  33
  $ tasks annotations cars -w external_id=none --limit 2 -o ids
  31
  35
  $ tasks annotations cars --layer ground-truth -o ids
  $ tasks annotations --work-item 24 -o ids
  31
  33
  $ tasks annotations --item 17 -o ids
  32
  $ tasks annotations cars -o csv --fields id,label,geometry,confidence
  id,label,geometry,confidence
  31,car,"{""bbox"":[10,10,30,20]}",
  33,person,"{""point"":[3,4.5]}",0.5
  35,"van, small",,
  32,person,,

Annotators see what lies on their own work items:

  $ as ana annotations cars -o ids
  31
  33
  35
  $ as ben annotations cars -o ids
  32
  $ as ben annotations --work-item 24
  ! error: no assignment of yours holds work item 24
  ! hint: tasks mine shows what you hold
  [5]
  $ as ben annotations --item 14 -o ids
  $ as ben annotations cars --layer ground-truth
  ! error: annotators see the layer work only
  ! hint: ask a manager or an owner
  [5]
  $ as cid annotations cars
  ! error: no task "cars"
  ! hint: tasks list shows them
  [1]
  $ as ben annotations cars --assignee ana@example.com -o ids

Wrong calls:

  $ tasks annotations
  ! error: tasks annotations takes one of TASK, --item ID and --work-item ID
  ! hint: see tasks help
  [2]
  $ tasks annotations cars --item 14
  ! error: tasks annotations takes one of TASK, --item ID and --work-item ID
  ! hint: see tasks help
  [2]
  $ tasks annotations nocars
  ! error: no task "nocars"
  ! hint: did you mean cars?
  [1]
  $ tasks annotations --item 4711
  ! error: no item has the id 4711
  [1]
  $ tasks annotations --work-item 14
  ! error: 14 is the id of an item, not of a work item
  [1]
  $ tasks annotations cars --shape circle
  ! error: --shape takes one of class, box, polygon, polyline, point, ellipse, mask, cuboid, text, range, not "circle"
  [2]
  $ tasks annotations cars --creator nobody@example.com
  ! error: no user "nobody@example.com"
  ! hint: did you mean ben@example.com?
  [1]
  $ tasks annotations cars -w labels=car
  ! error: there is no field "labels" to filter by
  ! hint: did you mean label? known: id, layer, work_item, item, path, parent, label, shape, creator, source, model, model_version, confidence, draft, frame, frame_end, external_id, created_at, updated_at, attributes.KEY, issue_state
  [2]
  $ tasks annotations cars --limit -1
  ! error: --limit is a whole number from 0 on, not -1
  [2]
  $ tasks annotations --item 14 --assignee ana@example.com
  ! error: --assignee needs a task
  ! hint: see tasks help
  [2]
