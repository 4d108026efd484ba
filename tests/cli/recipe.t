  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ cat > cars.yaml <<'END'
  > name: cars
  > ontology:
  >   labels:
  >     - name: vehicle
  >       color: "#1a9850"
  >       children: [{name: car}, {name: lorry, color: "#d73027"}]
  >     - name: person
  >   attributes:
  >     - {key: occluded, type: boolean, labels: [vehicle]}
  >     - {key: colour, type: single, values: [red, blue], required: true}
  > tools: [box, polygon]
  > actions:
  >   - {name: complete, display: Complete}
  >   - {name: blurred, color: "#888888", discard: true}
  > END

Checking needs no project.

  $ (cd /; tasks recipe check - -o table < "$ROOT/cars.yaml")
  ID  NAME  VERSION  LABELS  TOOLS         ACTIONS
   -  cars        -       4  box, polygon  complete, blurred
  ! standard input is a recipe
  $ sed 's/person/vehicle/' cars.yaml > twice.yaml; tasks recipe check twice.yaml
  ! {"error":{"code":"bad_file","message":"twice.yaml:7:13: duplicate label \"vehicle\", first in line 4","hint":null,"details":{"file":"twice.yaml","line":"7","column":"13"}}}
  [1]
  $ printf 'name: x\n\ttools: [box]\n' > tabs.yaml; tasks recipe check tabs.yaml -o table
  ! error: tabs.yaml:2:1: a tab in the indentation
  ! hint: YAML is indented with spaces
  [1]
  $ sed 's/#1a9850/green-ish/' cars.yaml | tasks recipe check -
  ! {"error":{"code":"bad_file","message":"standard input:5:14: bad color \"green-ish\"","hint":"a color is \"#rrggbb\" or \"#rgb\", in quotes","details":{"file":"standard input","line":"5","column":"14"}}}
  [1]
  $ tasks recipe check nowhere.yaml
  ! {"error":{"code":"not_found","message":"cannot read \"nowhere.yaml\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ tasks recipe chekc cars.yaml
  ! {"error":{"code":"usage.unknown_command","message":"there is no command \"recipe chekc\"","hint":"did you mean check?","details":{}}}
  [2]

Adding: a name, its versions.

  $ tasks recipe add cars.yaml -n -o jsonl
  {"type":"recipe","id":null,"name":"cars","version":1,"version_id":null,"content_hash":"8dd1259117c2a2834fe0f847df9bb815","labels":4,"tools":["box","polygon"],"actions":["complete","blurred"],"created_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks recipe add cars.yaml -o table
  ID  NAME  VERSION  LABELS  TOOLS         ACTIONS
  11  cars        1       4  box, polygon  complete, blurred
  ! changed 1 recipe
  $ tasks recipe add cars.yaml -o table
  ID  NAME  VERSION  LABELS  TOOLS         ACTIONS
  11  cars        1       4  box, polygon  complete, blurred
  ! changed 0 recipes, 1 unchanged
  $ sed 's/name: person/name: human/' cars.yaml | tasks recipe add - -o table
  ID  NAME  VERSION  LABELS  TOOLS         ACTIONS
  11  cars        2       4  box, polygon  complete, blurred
  ! changed 1 recipe
  $ tasks recipe add --name people twice.yaml
  ! {"error":{"code":"bad_file","message":"twice.yaml:7:13: duplicate label \"vehicle\", first in line 4","hint":null,"details":{"file":"twice.yaml","line":"7","column":"13"}}}
  [1]
  $ tasks recipe add --name trucks cars.yaml -o ids
  16
  $ tasks recipe add --name 12 cars.yaml
  ! {"error":{"code":"bad_value","message":"\"12\" cannot be the name of a recipe: digits only would be taken for an id","hint":null,"details":{}}}
  [2]
  $ printf 'tools: [box]\n' | tasks recipe add -
  ! {"error":{"code":"usage","message":"standard input does not name the recipe","hint":"give --name NAME, or begin the file with name: NAME","details":{}}}
  [2]
  $ tasks recipe add nowhere.yaml
  ! {"error":{"code":"not_found","message":"cannot read \"nowhere.yaml\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ as ana recipe add cars.yaml
  ! {"error":{"code":"permission","message":"tasks recipe add is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks recipe list -o table
  ID  NAME    VERSION  LABELS  TOOLS         ACTIONS
  11  cars          2       4  box, polygon  complete, blurred
  16  trucks        1       4  box, polygon  complete, blurred
  $ tasks recipe list cars --versions -o csv --fields name,version,content_hash,created_at
  name,version,content_hash,created_at
  cars,1,8dd1259117c2a2834fe0f847df9bb815,2026-01-05T09:00:00.000000Z
  cars,2,97d5a94d4eccff447f2c662cbf9b2c2f,2026-01-05T09:00:00.000000Z

An older file comes back as the current version.

  $ tasks recipe add cars.yaml -o csv --fields version
  version
  1
  $ tasks recipe list cars -o csv --fields version
  version
  1

Reading.

  $ tasks recipe show cars -o table
  type          recipe
  id            11
  name          cars
  version       1
  version id    13
  content hash  8dd1259117c2a2834fe0f847df9bb815
  labels        4
  tools         box, polygon
  actions       complete, blurred
  created at    2026-01-05 09:00 UTC (just now)
  
  NAME           DISPLAY  COLOR    NUMBER
  vehicle        vehicle  #1a9850       -
  vehicle.car    car      -             -
  vehicle.lorry  lorry    #d73027       -
  person         person   -             -
  
  KEY       VALUE TYPE  VALUES     MIN  MAX  LABELS   REQUIRED
  occluded  boolean     -            -    -  vehicle  no
  colour    single      red, blue    -    -  -        yes
  
  NAME      DISPLAY   COLOR    DISCARD
  complete  Complete  -        no
  blurred   blurred   #888888  yes
  $ tasks recipe show cars --version 2 -o json
  {"recipes":[
  {"type":"recipe","id":11,"name":"cars","version":2,"version_id":14,"content_hash":"97d5a94d4eccff447f2c662cbf9b2c2f","labels":4,"tools":["box","polygon"],"actions":["complete","blurred"],"created_at":"2026-01-05T09:00:00.000000Z"}
  ],
  "labels":[
  {"type":"label","name":"vehicle","display":"vehicle","color":"#1a9850","number":null},
  {"type":"label","name":"vehicle.car","display":"car","color":null,"number":null},
  {"type":"label","name":"vehicle.lorry","display":"lorry","color":"#d73027","number":null},
  {"type":"label","name":"human","display":"human","color":null,"number":null}
  ],
  "attributes":[
  {"type":"attribute","key":"occluded","display":"occluded","value_type":"boolean","values":[],"min":null,"max":null,"step":null,"labels":["vehicle"],"required":false},
  {"type":"attribute","key":"colour","display":"colour","value_type":"single","values":["red","blue"],"min":null,"max":null,"step":null,"labels":[],"required":true}
  ],
  "actions":[
  {"type":"action","name":"complete","display":"Complete","color":null,"discard":false},
  {"type":"action","name":"blurred","display":"blurred","color":"#888888","discard":true}
  ],
  "documents":[
  {"type":"recipe_document","recipe":"cars","version":2,"document":{"name":"cars","ontology":{"labels":[{"name":"vehicle","color":"#1a9850","children":[{"name":"car"},{"name":"lorry","color":"#d73027"}]},{"name":"human"}],"attributes":[{"key":"occluded","type":"boolean","labels":["vehicle"]},{"key":"colour","type":"single","values":["red","blue"],"required":true}]},"tools":["box","polygon"],"actions":[{"name":"complete","display":"Complete","discard":false},{"name":"blurred","color":"#888888","discard":true}],"rules":{"require_annotations":false,"allow_overflow":false}}}
  ]}
  $ as ana recipe show cars --version 2 -o jsonl
  {"type":"recipe","id":11,"name":"cars","version":2,"version_id":14,"content_hash":"97d5a94d4eccff447f2c662cbf9b2c2f","labels":4,"tools":["box","polygon"],"actions":["complete","blurred"],"created_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks recipe show cars --fields name,labels -o json
  {"recipes":[
  {"name":"cars","labels":4}
  ]}
  $ tasks recipe show cars --version 9
  ! {"error":{"code":"not_found","message":"recipe \"cars\" has no version 9","hint":"its versions are 1 to 2","details":{}}}
  [1]
  $ tasks recipe show cars --version 0
  ! {"error":{"code":"bad_value","message":"--version is a whole number from 1, not 0","hint":null,"details":{}}}
  [2]
  $ tasks recipe show crs
  ! {"error":{"code":"not_found","message":"no recipe \"crs\"","hint":"did you mean cars?","details":{}}}
  [1]
  $ tasks recipe show 1
  ! {"error":{"code":"wrong_kind","message":"1 is the id of a user, not of a recipe","hint":null,"details":{"id":"1","kind":"user"}}}
  [1]
  $ tasks recipe export cars | cmp - cars.yaml && echo same
  same
  $ tasks recipe export cars --version 2 v2.yaml && grep -c human v2.yaml
  ! wrote v2.yaml
  1
  $ tasks recipe export cars v1.yaml -q && cmp v1.yaml cars.yaml && echo same
  same

Deleting, unless something uses it.

  $ tasks dataset create streets --recipe cars -o csv --fields recipe
  recipe
  cars
  $ tasks recipe delete cars
  ! {"error":{"code":"guard","message":"recipe \"cars\" is the default of dataset \"streets\"","hint":"tasks dataset edit NAME --recipe OTHER gives it another one","details":{}}}
  [5]
  $ tasks dataset edit streets --recipe none -o csv --fields recipe
  recipe
  
  $ tasks recipe delete cars -o csv --fields name,version
  name,version
  cars,1
  $ tasks recipe delete cars
  ! {"error":{"code":"not_found","message":"no recipe \"cars\"","hint":"tasks recipe list shows them","details":{}}}
  [1]
  $ tasks recipe add cars.yaml -o csv --fields name,version
  name,version
  cars,1
  $ as ana recipe delete cars
  ! {"error":{"code":"permission","message":"tasks recipe delete is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
