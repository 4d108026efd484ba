  $ . "$TESTDIR/setup.sh"

# Recipes from other tools, and for them. What a file is, is found out by what is in it.

  $ tasks init --name demo -q >/dev/null
  $ cat >config.xml <<'END'
  > <View>
  >   <Image name="image" value="$image"/>
  >   <RectangleLabels name="label" toName="image"><Label value="Car" alias="car" background="#FF0000" hotkey="1"/><Label value="tree" background="green"/></RectangleLabels>
  >   <PolygonLabels name="polygon" toName="image"><Label value="Car" alias="car"/></PolygonLabels>
  >   <Choices name="side" toName="image" perRegion="true" whenLabelValue="car" required="true"><Choice value="left"/><Choice value="right"/></Choices>
  >   <Number name="doors" toName="image" perRegion="true" min="0" max="8" step="1"/>
  >   <View><TextArea name="note" toName="image" perRegion="true"/><Choices name="scene" toName="image"><Choice value="day"/><Choice value="night"/></Choices></View>
  >   <Taxonomy name="kind" toName="image"/>
  > </View>
  > END
  $ tasks recipe add config.xml --name street --fields name,labels,tools
  {"name":"street","labels":4,"tools":["box","polygon","class"]}
  ! note: lost: Taxonomy: this control has no place here: 1
  ! note: lost: color: it is not written as #rrggbb: 1
  $ tasks recipe export street | jq -c .
  {"ontology":{"labels":[{"name":"car","display":"Car","color":"#ff0000"},{"name":"tree"},{"name":"day"},{"name":"night"}],"attributes":[{"key":"side","type":"single","values":["left","right"],"labels":["car"],"required":true},{"key":"doors","type":"number","range":[0,8,1]},{"key":"note","type":"text"}]},"tools":["box","polygon","class"],"rules":{"require_annotations":false,"allow_overflow":false}}
  $ tasks recipe check config.xml --fields labels
  {"labels":4}
  ! config.xml is a recipe
  ! note: lost: Taxonomy: this control has no place here: 1
  ! note: lost: color: it is not written as #rrggbb: 1

# CVAT's labels, alone and in an export; COCO's categories; Dataloop's ontology; YOLO's names.

  $ cat >labels.json <<'END'
  > [{"name": "car", "color": "#ff0000", "type": "rectangle", "attributes": [{"name": "side", "mutable": false, "input_type": "select", "default_value": "left", "values": ["left", "right"]}, {"name": "parked", "input_type": "checkbox", "values": ["false"]}]},
  >  {"name": "tree", "type": "polygon", "attributes": [{"name": "height", "input_type": "number", "values": ["0", "50", "1"]}, {"name": "side", "input_type": "text", "values": []}]},
  >  {"name": "person", "type": "skeleton", "sublabels": []}]
  > END
  $ tasks recipe add labels.json -q --fields name,labels,tools && tasks recipe export labels | jq -c .ontology
  {"name":"labels","labels":2,"tools":["polygon","box"]}
  {"labels":[{"name":"car","color":"#ff0000"},{"name":"tree"}],"attributes":[{"key":"side","type":"single","values":["left","right"],"labels":["car"]},{"key":"parked","type":"boolean","labels":["car"]},{"key":"height","type":"number","range":[0,50,1],"labels":["tree"]}]}
  $ echo '<annotations><meta><task><labels><label><name>Cat</name><color>#000001</color><attributes><attribute><name>sure</name><input_type>checkbox</input_type></attribute></attributes></label></labels></task></meta></annotations>' >cats.xml; tasks recipe add cats.xml -q --fields name,labels && tasks recipe export cats | jq -c .ontology
  {"name":"cats","labels":1}
  {"labels":[{"name":"Cat","color":"#000001"}],"attributes":[{"key":"sure","type":"boolean"}]}
  $ echo '{"images":[],"annotations":[],"categories":[{"id":18,"name":"dog","supercategory":"animal"},{"id":4294967295,"name":"cat"}]}' >coco.json; tasks recipe add coco.json --fields name && tasks recipe export coco | jq -c .ontology
  {"name":"coco"}
  ! note: lost: supercategory: labels keep the names that annotations say: 1
  {"labels":[{"name":"dog","id":18},{"name":"cat","id":4294967295}]}
  $ echo '{"roots":[{"value":{"tag":"vehicle","displayLabel":"Vehicle","color":"#00ff00"},"children":[{"value":{"tag":"car"},"children":[]}]}],"metadata":{"attributes":[{"key":"side","title":"Which side?","type":"radio_button","values":["l","r"],"scope":["vehicle.car"],"optional":false},{"key":"dirt","type":"range","range":{"min":0,"max":10,"step":1},"scope":["*"]},{"key":"tags","type":"checkbox","values":["a","b"],"scope":["*"]}]}}' >loop.json
  $ tasks recipe add loop.json -q --fields name,labels && tasks recipe export loop | jq -c .ontology
  {"name":"loop","labels":2}
  {"labels":[{"name":"vehicle","display":"Vehicle","color":"#00ff00"},{"name":"vehicle.car"}],"attributes":[{"key":"side","display":"Which side?","type":"single","values":["l","r"],"labels":["vehicle.car"],"required":true},{"key":"dirt","type":"slider","range":[0,10,1]},{"key":"tags","type":"multi","values":["a","b"]}]}
  $ printf 'cat\ndog\n\n' >obj.names; tasks recipe add obj.names -q --fields name,labels && tasks recipe export obj | jq -c .ontology
  {"name":"obj","labels":2}
  {"labels":[{"name":"cat","id":0},{"name":"dog","id":1}]}
  $ printf 'path: .\ntrain: images\nnames:\n  0: cat\n  1: "dog"\n' >data.yaml; tasks recipe add data.yaml -q --name yolo --fields name,labels
  {"name":"yolo","labels":2}

# Out, and in again: what there is a place for is the same.

  $ for format in labelstudio cvat coco dataloop yolo; do echo "# $format"; tasks recipe export street --format $format out.$format; cat out.$format; done
  # labelstudio
  ! wrote out.labelstudio
  <View>
    <Image name="image" value="$image"/>
    <RectangleLabels name="label" toName="image">
      <Label value="Car" alias="car" background="#ff0000"/>
      <Label value="tree"/>
      <Label value="day"/>
      <Label value="night"/>
    </RectangleLabels>
    <PolygonLabels name="polygon" toName="image">
      <Label value="Car" alias="car" background="#ff0000"/>
      <Label value="tree"/>
      <Label value="day"/>
      <Label value="night"/>
    </PolygonLabels>
    <Choices name="choice" toName="image" choice="multiple">
      <Choice value="Car" alias="car" background="#ff0000"/>
      <Choice value="tree"/>
      <Choice value="day"/>
      <Choice value="night"/>
    </Choices>
    <Choices name="side" toName="image" perRegion="true" whenLabelValue="car" required="true" choice="single">
      <Choice value="left"/>
      <Choice value="right"/>
    </Choices>
    <Number name="doors" toName="image" perRegion="true" min="0" max="8" step="1"/>
    <TextArea name="note" toName="image" perRegion="true"/>
  </View>
  # cvat
  ! note: lost: required: nothing there asks for it: 1
  ! note: lost: tool: a label there allows one shape, or any: 3
  ! wrote out.cvat
  [{"name":"car","color":"#ff0000","type":"any","attributes":[{"name":"side","mutable":false,"input_type":"select","default_value":"left","values":["left","right"]},{"name":"doors","mutable":false,"input_type":"number","default_value":"0","values":["0","8","1"]},{"name":"note","mutable":false,"input_type":"text","default_value":"","values":[]}]},{"name":"tree","type":"any","attributes":[{"name":"doors","mutable":false,"input_type":"number","default_value":"0","values":["0","8","1"]},{"name":"note","mutable":false,"input_type":"text","default_value":"","values":[]}]},{"name":"day","type":"any","attributes":[{"name":"doors","mutable":false,"input_type":"number","default_value":"0","values":["0","8","1"]},{"name":"note","mutable":false,"input_type":"text","default_value":"","values":[]}]},{"name":"night","type":"any","attributes":[{"name":"doors","mutable":false,"input_type":"number","default_value":"0","values":["0","8","1"]},{"name":"note","mutable":false,"input_type":"text","default_value":"","values":[]}]}]
  # coco
  ! note: lost: attribute: no place there: 3
  ! note: lost: color: no place there: 1
  ! note: lost: display: no place there: 1
  ! note: lost: tool: no place there: 3
  ! wrote out.coco
  {"categories":[{"id":1,"name":"car","supercategory":""},{"id":2,"name":"tree","supercategory":""},{"id":3,"name":"day","supercategory":""},{"id":4,"name":"night","supercategory":""}],"images":[],"annotations":[]}
  # dataloop
  ! note: lost: number: written as text: 1
  ! note: lost: tool: no place there: 3
  ! wrote out.dataloop
  {"roots":[{"value":{"tag":"car","displayLabel":"Car","color":"#ff0000"},"children":[]},{"value":{"tag":"tree","displayLabel":"tree"},"children":[]},{"value":{"tag":"day","displayLabel":"day"},"children":[]},{"value":{"tag":"night","displayLabel":"night"},"children":[]}],"metadata":{"attributes":[{"key":"side","title":"side","type":"radio_button","values":["left","right"],"scope":["car"],"optional":false},{"key":"doors","title":"doors","type":"free_text","scope":["*"],"optional":true},{"key":"note","title":"note","type":"free_text","scope":["*"],"optional":true}]}}
  # yolo
  ! note: lost: attribute: no place there: 3
  ! note: lost: color: no place there: 1
  ! note: lost: display: no place there: 1
  ! note: lost: tool: no place there: 3
  ! wrote out.yolo
  path: .
  names:
    0: "car"
    1: "tree"
    2: "day"
    3: "night"
  $ for format in labelstudio cvat coco dataloop yolo; do echo "# $format"; mv out.$format out.yaml; tasks recipe add out.yaml --name again --format $format -q --fields tools && tasks recipe export again | jq -c .ontology; mv out.yaml out.$format; done
  # labelstudio
  {"tools":["box","polygon","class"]}
  {"labels":[{"name":"car","display":"Car","color":"#ff0000"},{"name":"tree"},{"name":"day"},{"name":"night"}],"attributes":[{"key":"side","type":"single","values":["left","right"],"labels":["car"],"required":true},{"key":"doors","type":"number","range":[0,8,1]},{"key":"note","type":"text"}]}
  # cvat
  {"tools":[]}
  {"labels":[{"name":"car","color":"#ff0000"},{"name":"tree"},{"name":"day"},{"name":"night"}],"attributes":[{"key":"side","type":"single","values":["left","right"],"labels":["car"]},{"key":"doors","type":"number","range":[0,8,1]},{"key":"note","type":"text"}]}
  # coco
  {"tools":[]}
  {"labels":[{"name":"car","id":1},{"name":"tree","id":2},{"name":"day","id":3},{"name":"night","id":4}]}
  # dataloop
  {"tools":[]}
  {"labels":[{"name":"car","display":"Car","color":"#ff0000"},{"name":"tree"},{"name":"day"},{"name":"night"}],"attributes":[{"key":"side","type":"single","values":["left","right"],"labels":["car"],"required":true},{"key":"doors","type":"text"},{"key":"note","type":"text"}]}
  # yolo
  {"tools":[]}
  {"labels":[{"name":"car","id":0},{"name":"tree","id":1},{"name":"day","id":2},{"name":"night","id":3}]}
  $ tasks recipe export street --format labelstudio --strict
  <View>
    <Image name="image" value="$image"/>
    <RectangleLabels name="label" toName="image">
      <Label value="Car" alias="car" background="#ff0000"/>
      <Label value="tree"/>
      <Label value="day"/>
      <Label value="night"/>
    </RectangleLabels>
    <PolygonLabels name="polygon" toName="image">
      <Label value="Car" alias="car" background="#ff0000"/>
      <Label value="tree"/>
      <Label value="day"/>
      <Label value="night"/>
    </PolygonLabels>
    <Choices name="choice" toName="image" choice="multiple">
      <Choice value="Car" alias="car" background="#ff0000"/>
      <Choice value="tree"/>
      <Choice value="day"/>
      <Choice value="night"/>
    </Choices>
    <Choices name="side" toName="image" perRegion="true" whenLabelValue="car" required="true" choice="single">
      <Choice value="left"/>
      <Choice value="right"/>
    </Choices>
    <Number name="doors" toName="image" perRegion="true" min="0" max="8" step="1"/>
    <TextArea name="note" toName="image" perRegion="true"/>
  </View>
  $ tasks recipe export obj --format yolo --strict
  path: .
  names:
    0: "cat"
    1: "dog"

# What an export of work says agrees with the labeling config: its controls have these names.

  $ echo '{"type":"item","path":"/a.jpg","width":20,"height":10,"annotations":[{"label":"car","shape":"box","geometry":{"bbox":[1,2,3,4]},"attributes":{"side":"left"}},{"label":"car","shape":"polygon","geometry":{"rings":[[[1,1],[5,1],[5,5]]]}},{"label":"day","shape":"class"}]}' >a.jsonl
  $ tasks convert a.jsonl - --to labelstudio -q | jq -r '.[0].annotations[0].result[].from_name' | sort -u | while read -r control; do grep -c "name=\"$control\"" out.labelstudio; done
  1
  1
  1
  1

# Mistakes.

  $ echo '<View><RectangleLabels name="a"><Label/></RectangleLabels></View>' >bad.xml; tasks recipe add bad.xml
  ! {"error":{"code":"bad_file","message":"bad.xml: line 1: <Label>: has no value","hint":null,"details":{}}}
  [1]
  $ echo '<View><Image name="a"/></View>' >bad.xml; tasks recipe add bad.xml
  ! {"error":{"code":"bad_file","message":"bad.xml has no labels","hint":null,"details":{}}}
  [1]
  $ echo '<View><Choices perRegion="true"><Choice value="x"/></Choices>' >bad.xml; tasks recipe add bad.xml
  ! {"error":{"code":"bad_file","message":"bad.xml: line 1: Start-end tags mismatch","hint":null,"details":{}}}
  [1]
  $ echo '[{"color":"#fff"}]' >bad.json; tasks recipe add bad.json
  ! {"error":{"code":"bad_file","message":"bad.json: a label has no name","hint":null,"details":{}}}
  [1]
  $ echo '[{]' >bad.json; tasks recipe add bad.json
  ! {"error":{"code":"bad_file","message":"bad.json: not valid JSON: at byte 3: syntax error while parsing object key - unexpected ']'; expected string literal","hint":null,"details":{}}}
  [1]
  $ echo '{"categories":[{"id":1}]}' >bad.json; tasks recipe add bad.json
  ! {"error":{"code":"bad_file","message":"bad.json: a category has no name","hint":null,"details":{}}}
  [1]
  $ echo '{"roots":[{"value":{}}]}' >bad.json; tasks recipe add bad.json
  ! {"error":{"code":"bad_file","message":"bad.json: a label has no tag","hint":null,"details":{}}}
  [1]
  $ printf 'cat\ncat\n' >bad.names; tasks recipe add bad.names
  ! {"error":{"code":"bad_file","message":"bad.names: the class \"cat\" is there twice","hint":"the place of a name is its number: each is there once","details":{}}}
  [1]
  $ echo '[{"name":" car "}]' >bad.json; tasks recipe add bad.json
  ! {"error":{"code":"bad_file","message":"bad.json:1:32: the label \" car \" begins or ends with a blank","hint":null,"details":{"file":"bad.json","line":"1","column":"32"}}}
  [1]
  $ tasks recipe add config.xml --format pascal
  ! {"error":{"code":"bad_value","message":"there is no format \"pascal\"","hint":"it is one of yaml, labelstudio, cvat, coco, dataloop, yolo","details":{}}}
  [2]
  $ tasks recipe export street --format cvat --script
  ! {"error":{"code":"usage","message":"--script and --format exclude each other","hint":"see tasks help","details":{}}}
  [2]
