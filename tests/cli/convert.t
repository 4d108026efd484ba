  $ . "$TESTDIR/setup.sh"

# Files of one format into another, without a project. Every pair of formats is compared in the unit tests; here, what a person meets.

  $ cat >a.jsonl <<'END'
  > {"type":"item","path":"/north/a.jpg","width":200,"height":100,"split":"train","annotations":[{"label":"car","shape":"box","geometry":{"bbox":[10,20,100,50]},"attributes":{"parked":true,"doors":4}},{"label":"lane","shape":"polyline","geometry":{"points":[[0,90],[199,80]]}},{"label":"car","shape":"box","geometry":{"bbox":[20,20,40,20],"rotation":90}}]}
  > {"type":"item","path":"/north/b.png","width":64,"height":48,"split":"validation","annotations":[]}
  > END
  $ tasks convert a.jsonl a.json
  {"type":"conversion","file":"a.jsonl","from":"jsonl","to":"coco","items":2,"annotations":2,"losses":[{"kind":"polyline","why":"no place in coco","count":1},{"kind":"rotation","why":"written as a polygon","count":1},{"kind":"split","why":"no place in coco","count":2}]}
  ! note: lost: polyline: no place in coco: 1
  ! note: lost: rotation: written as a polygon: 1
  ! note: lost: split: no place in coco: 2
  $ jq -c '.images[], .annotations[]' a.json
  {"id":1,"width":200,"height":100,"file_name":"north/a.jpg"}
  {"id":2,"width":64,"height":48,"file_name":"north/b.png"}
  {"id":1,"image_id":1,"category_id":1,"bbox":[10,20,100,50],"area":5000,"iscrowd":0,"segmentation":[],"attributes":{"parked":true,"doors":4}}
  {"id":2,"image_id":1,"category_id":1,"bbox":[30,10,20,40],"area":800,"iscrowd":0,"segmentation":[[50,10,50,50,30,50,30,10]]}
  $ tasks convert a.jsonl a.xml
  {"type":"conversion","file":"a.jsonl","from":"jsonl","to":"cvat","items":2,"annotations":3,"losses":[]}
  $ cat a.xml
  <?xml version="1.0" encoding="utf-8"?>
  <annotations>
    <version>1.1</version>
    <meta>
      <project>
        <name>a.jsonl</name>
        <labels>
          <label>
            <name>car</name>
            <type>any</type>
            <attributes>
              <attribute>
                <name>doors</name>
                <mutable>False</mutable>
                <input_type>number</input_type>
                <default_value></default_value>
                <values></values>
              </attribute>
              <attribute>
                <name>parked</name>
                <mutable>False</mutable>
                <input_type>checkbox</input_type>
                <default_value>false</default_value>
                <values></values>
              </attribute>
            </attributes>
          </label>
          <label>
            <name>lane</name>
            <type>any</type>
            <attributes>
            </attributes>
          </label>
        </labels>
      </project>
    </meta>
    <image id="0" name="north/a.jpg" subset="Train" width="200" height="100">
      <box label="car" xtl="10" ytl="20" xbr="110" ybr="70" source="manual" occluded="0" z_order="0">
        <attribute name="doors">4</attribute>
        <attribute name="parked">true</attribute>
      </box>
      <polyline label="lane" points="0,90;199,80" source="manual" occluded="0" z_order="0">
      </polyline>
      <box label="car" xtl="20" ytl="20" xbr="60" ybr="40" rotation="90" source="manual" occluded="0" z_order="0">
      </box>
    </image>
    <image id="1" name="north/b.png" subset="Validation" width="64" height="48">
    </image>
  </annotations>
  $ tasks convert a.xml back.jsonl -q --fields items,annotations && jq -c '{path, split, a: [.annotations[] | [.label, .shape, .geometry, .attributes]]}' back.jsonl
  {"items":2,"annotations":3}
  {"path":"/north/a.jpg","split":"train","a":[["car","box",{"bbox":[10,20,100,50]},{"doors":4,"parked":true}],["lane","polyline",{"points":[[0,90],[199,80]]},{}],["car","box",{"bbox":[20,20,40,20],"rotation":90},{}]]}
  {"path":"/north/b.png","split":"validation","a":[]}
  $ tasks convert a.jsonl - --to labelstudio -q | jq -c '.[0] | .data, .meta, .annotations[0].result[0,1,2].value'
  {"image":"north/a.jpg","split":"train"}
  {"tasks":{"path":"/north/a.jpg","width":200,"height":100}}
  {"x":5,"y":20,"width":50,"height":50,"rotation":0,"rectanglelabels":["car"]}
  {"number":4}
  {"text":["true"]}

# Many files: a folder, an archive.

  $ tasks convert a.jsonl voc --to voc
  {"type":"conversion","file":"a.jsonl","from":"jsonl","to":"voc","items":2,"annotations":2,"losses":[{"kind":"attributes","why":"written as text","count":2},{"kind":"polyline","why":"no place in voc","count":1},{"kind":"rotation","why":"written as the box around it","count":1}]}
  ! note: lost: attributes: written as text: 2
  ! note: lost: polyline: no place in voc: 1
  ! note: lost: rotation: written as the box around it: 1
  $ find voc -type f | sort; cat voc/Annotations/north/a.xml voc/ImageSets/Main/*.txt
  voc/Annotations/north/a.xml
  voc/Annotations/north/b.xml
  voc/ImageSets/Main/train.txt
  voc/ImageSets/Main/val.txt
  <annotation>
    <folder>north</folder>
    <filename>a.jpg</filename>
    <size>
      <width>200</width>
      <height>100</height>
      <depth>3</depth>
    </size>
    <segmented>0</segmented>
    <object>
      <name>car</name>
      <pose>Unspecified</pose>
      <truncated>0</truncated>
      <difficult>0</difficult>
      <bndbox>
        <xmin>10</xmin>
        <ymin>20</ymin>
        <xmax>110</xmax>
        <ymax>70</ymax>
      </bndbox>
      <attributes>
        <attribute>
          <name>doors</name>
          <value>4</value>
        </attribute>
        <attribute>
          <name>parked</name>
          <value>true</value>
        </attribute>
      </attributes>
    </object>
    <object>
      <name>car</name>
      <pose>Unspecified</pose>
      <truncated>0</truncated>
      <difficult>0</difficult>
      <bndbox>
        <xmin>30</xmin>
        <ymin>10</ymin>
        <xmax>50</xmax>
        <ymax>50</ymax>
      </bndbox>
    </object>
  </annotation>
  north/a
  north/b
  $ tasks convert a.jsonl yolo.zip --to yolo -q >/dev/null
  $ python3 -c 'import zipfile; z = zipfile.ZipFile("yolo.zip"); print([(n, z.read(n)) for n in z.namelist()])'
  [('labels/train/north/a.txt', b'0 0.3 0.45 0.5 0.5\n0 0.2 0.3 0.1 0.4\n'), ('labels/val/north/b.txt', b''), ('train.txt', b'./images/train/north/a.jpg\n'), ('val.txt', b'./images/val/north/b.png\n'), ('data.yaml', b'path: .\ntrain: train.txt\nval: val.txt\nnames:\n  0: "car"\n')]
  $ tasks convert a.jsonl again.zip --to yolo -q >/dev/null && cmp yolo.zip again.zip
  $ tasks convert yolo.zip - --to jsonl
  ! {"error":{"code":"bad_file","message":"yolo.zip/labels/train/north/a.txt: line 1: coordinates are shares of the picture, and the size of \"/north/a.jpg\" is not known","hint":"add the pictures with their sizes first, or give --image-size WIDTHxHEIGHT","details":{}}}
  [1]
  $ tasks convert yolo.zip - --to jsonl --image-size 200x100 -q | jq -c '{path, split, a: [.annotations[] | .geometry]}'
  {"path":"/north/a.jpg","split":"train","a":[{"bbox":[10,20,100,50]},{"bbox":[30,10,20,40]}]}
  {"path":"/north/b.png","split":"validation","a":[]}
  $ mkdir -p pictures/north && printf 'P6 200 100' >pictures/north/a.jpg
  $ printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\310\0\0\0\144' >pictures/north/a.jpg
  $ tasks convert yolo.zip - --to jsonl --pictures pictures -q | jq -c '{path, width, height}'
  {"path":"/north/a.jpg","width":200,"height":100}
  {"path":"/north/b.png","width":null,"height":null}
  $ for to in yolo-seg yolo-obb yolo-darknet dataloop datumaro; do echo "# $to"; tasks convert a.jsonl $to --to $to -q --fields items,annotations,losses; find $to -type f | sort; done
  # yolo-seg
  {"items":2,"annotations":2,"losses":[{"kind":"attributes","why":"no place in yolo-seg","count":1},{"kind":"box","why":"written as a polygon","count":2},{"kind":"polyline","why":"no place in yolo-seg","count":1}]}
  yolo-seg/data.yaml
  yolo-seg/labels/train/north/a.txt
  yolo-seg/labels/val/north/b.txt
  yolo-seg/train.txt
  yolo-seg/val.txt
  # yolo-obb
  {"items":2,"annotations":2,"losses":[{"kind":"attributes","why":"no place in yolo-obb","count":1},{"kind":"polyline","why":"no place in yolo-obb","count":1}]}
  yolo-obb/data.yaml
  yolo-obb/labels/train/north/a.txt
  yolo-obb/labels/val/north/b.txt
  yolo-obb/train.txt
  yolo-obb/val.txt
  # yolo-darknet
  {"items":2,"annotations":2,"losses":[{"kind":"attributes","why":"no place in yolo-darknet","count":1},{"kind":"polyline","why":"no place in yolo-darknet","count":1},{"kind":"rotation","why":"written as the box around it","count":1}]}
  yolo-darknet/obj.data
  yolo-darknet/obj.names
  yolo-darknet/obj_train_data/north/a.txt
  yolo-darknet/obj_valid_data/north/b.txt
  yolo-darknet/train.txt
  yolo-darknet/valid.txt
  # dataloop
  {"items":2,"annotations":3,"losses":[]}
  dataloop/north/a.json
  dataloop/north/b.json
  # datumaro
  {"items":2,"annotations":3,"losses":[]}
  datumaro/annotations/train.json
  datumaro/annotations/val.json
  $ cat yolo-obb/labels/train/north/a.txt yolo-darknet/train.txt datumaro/annotations/train.json
  0 0.05 0.2 0.55 0.2 0.55 0.7 0.05 0.7
  0 0.25 0.1 0.25 0.5 0.15 0.5 0.15 0.1
  obj_train_data/north/a.jpg
  {"dm_format_version":"1.0","media_type":2,"infos":{},"categories":{"label":{"labels":[{"name":"car","parent":"","attributes":[]},{"name":"lane","parent":"","attributes":[]}],"attributes":[]}},"items":[
  {"id":"north/a","annotations":[{"id":0,"type":"bbox","bbox":[10,20,100,50],"label_id":0,"attributes":{"parked":true,"doors":4},"group":0,"z_order":0},{"id":1,"type":"polyline","points":[0,90,199,80],"label_id":1,"attributes":{},"group":0,"z_order":0},{"id":2,"type":"bbox","bbox":[20,20,40,20],"label_id":0,"attributes":{"rotation":90},"group":0,"z_order":0}],"attr":{},"image":{"path":"north/a.jpg","size":[100,200]}}
  ]}
  $ cat dataloop/north/a.json
  {"filename":"/north/a.jpg","annotations":[{"label":"car","type":"box","coordinates":[{"x":10,"y":20,"z":0},{"x":110,"y":70,"z":0}],"metadata":{"system":{"attributes":{"parked":true,"doors":4}},"user":{}}},{"label":"lane","type":"polyline","coordinates":[[{"x":0,"y":90,"z":0},{"x":199,"y":80,"z":0}]],"metadata":{"system":{},"user":{}}},{"label":"car","type":"box","coordinates":[{"x":20,"y":20,"z":0},{"x":60,"y":40,"z":0},90],"metadata":{"system":{},"user":{}}}],"itemMetadata":{"system":{"originalname":"a.jpg","mimetype":"image/jpeg","width":200,"height":100,"tags":{"train":true},"refs":[]},"user":{}}}
  $ printf 'item,annotator,label\nq1,ana,yes\nq1,ben,no\nq2,ana,\n' | tasks convert - - --to jsonl -q | jq -c '{path, work: .work.assignee, a: [.annotations[] | [.creator, .label]]}'
  {"path":"/q1","work":"ana","a":[["ana","yes"],["ben","no"]]}
  {"path":"/q2","work":"ana","a":[]}
  $ printf 'item,annotator,label\nq1,ana,"a, ""b"""\n' | tasks convert - - --to csv
  item,annotator,label
  q1,ana,"a, ""b"""

# Losses: told, written, refused.

  $ tasks convert a.jsonl lossy.zip --to voc --report lost.json -q >/dev/null; jq -c . lost.json
  {"file":"a.jsonl","format":"voc","losses":[{"kind":"attributes","why":"written as text","count":2},{"kind":"polyline","why":"no place in voc","count":1},{"kind":"rotation","why":"written as the box around it","count":1}]}
  $ tasks convert a.jsonl strict.json --strict
  ! {"error":{"code":"guard","message":"--strict, and there is more than the format holds: lost: polyline: no place in coco: 1, and more","hint":"without --strict it is left out or changed; tasks formats tells what each format holds","details":{}}}
  [5]
  $ ls strict.json*
  ls: cannot access 'strict.json*': No such file or directory
  [2]
  $ tasks convert a.jsonl - --to coco --strict
  ! {"error":{"code":"guard","message":"--strict, and there is more than the format holds: lost: polyline: no place in coco: 1, and more","hint":"without --strict it is left out or changed; tasks formats tells what each format holds","details":{}}}
  [5]
  $ tasks convert a.jsonl strict.xml --strict --fields losses
  {"losses":[]}

# Mistakes.

  $ tasks convert a.jsonl a.xml
  ! {"error":{"code":"exists","message":"\"a.xml\" exists already","hint":"--force writes over it","details":{}}}
  [1]
  $ tasks convert a.jsonl a.xml --force -q --fields items
  {"items":2}
  $ tasks convert a.jsonl out.txt
  ! {"error":{"code":"usage","message":"the format to write is not said","hint":"give --to, as tasks formats lists them, or a file that ends with .json, .jsonl, .xml or .csv","details":{}}}
  [2]
  $ tasks convert a.jsonl - --to yolo
  ! {"error":{"code":"usage","message":"yolo writes many files","hint":"name a folder, or an archive that ends in .zip","details":{}}}
  [2]
  $ tasks convert a.jsonl a.xml --to yolo --force
  ! {"error":{"code":"usage","message":"yolo writes many files, and \"a.xml\" is one","hint":"give a folder, or a name that ends in .zip","details":{}}}
  [2]
  $ tasks convert a.jsonl a.xml --to pascal
  ! {"error":{"code":"bad_value","message":"there is no format \"pascal\"","hint":"it is one of coco, jsonl, labelstudio, cvat, voc, yolo, yolo-seg, yolo-obb, yolo-darknet, dataloop, datumaro, csv","details":{}}}
  [2]
  $ tasks convert missing.json a.json --force
  ! {"error":{"code":"not_found","message":"cannot read \"missing.json\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ tasks convert a.jsonl new.json --from cvat
  ! {"error":{"code":"bad_file","message":"a.jsonl: line 3: No document element found","hint":null,"details":{}}}
  [1]
  $ echo '{"type":"item","path":"/a.jpg","annotations":[{"label":"car","shape":"box","geometry":{"bbox":[1,2]}}]}' >bad.jsonl; tasks convert bad.jsonl new.xml
  ! {"error":{"code":"bad_record","message":"\"/a.jpg\": annotations[0]: geometry.bbox: expected [x,y,w,h], got 2 values","hint":null,"details":{"field":"geometry.bbox"}}}
  [1]
  $ tasks convert a.jsonl nowhere/deep/a.json
  ! {"error":{"code":"not_found","message":"cannot write \"nowhere/deep/a.json\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ tasks convert yolo.zip a2.json --image-size big
  ! {"error":{"code":"bad_value","message":"--image-size is WIDTHxHEIGHT in pixels, not \"big\"","hint":"640x480","details":{}}}
  [2]
  $ tasks convert yolo.zip a2.json --pictures none
  ! {"error":{"code":"not_found","message":"there is no folder \"none\"","hint":"--pictures names the folder of the pictures","details":{}}}
  [1]
  $ ls -d new* a2* nowhere *.part
  ls: cannot access 'new*': No such file or directory
  ls: cannot access 'a2*': No such file or directory
  ls: cannot access 'nowhere': No such file or directory
  ls: cannot access '*.part': No such file or directory
  [2]
  $ tasks convert a.jsonl dry.json --dry-run -q --fields items && ls dry.json
  {"items":2}
  ls: cannot access 'dry.json': No such file or directory
  [2]
