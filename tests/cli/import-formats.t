  $ . "$TESTDIR/setup.sh"

# Files of other tools, domain.md §17: found out by what is in them; what has no place here is told.

  $ tasks init --name demo -q -o jsonl >/dev/null
  $ tasks user add ana@example.com -q -o ids >/dev/null
  $ n=0; into() { n=$((n + 1)); tasks dataset create d$n -q -o ids >/dev/null; tasks import --dataset d$n "$@" --fields format,items_added,annotations_added,annotations_skipped; }
  $ drawn() { tasks sql "select i.path, a.label, a.shape, a.geometry, a.attributes, a.extra from annotation a join item i on i.id = a.item_id join dataset d on d.id = i.dataset_id where d.name = 'd$n' and a.deleted_op is null order by i.path, a.id" -o csv --no-header | cut -d , -f 2-; }

# CVAT for images, and the tracks of a video.

  $ cat >cvat.xml <<'END'
  > <?xml version="1.0" encoding="utf-8"?>
  > <annotations>
  >   <version>1.1</version>
  >   <meta><task><labels>
  >     <label><name>car</name><attributes><attribute><name>parked</name><input_type>checkbox</input_type></attribute></attributes></label>
  >   </labels></task></meta>
  >   <image id="0" name="north/1.png" width="20" height="10" subset="Validation">
  >     <box label="car" xtl="1.5" ytl="2" xbr="5.5" ybr="4" occluded="1" z_order="0"><attribute name="parked">true</attribute></box>
  >     <polygon label="tree" points="1,1;4,1;4,4"/>
  >     <ellipse label="tree" cx="5" cy="5" rx="2" ry="1" rotation="30"/>
  >     <points label="tree" points="1,2;3,4"/>
  >     <mask label="tree" rle="1, 2, 1, 2" left="3" top="2" width="3" height="2"/>
  >     <tag label="day"/>
  >     <skeleton label="person"><points label="1" points="1,1"/></skeleton>
  >     <polyline label="" points="1,2;3,4"/>
  >   </image>
  >   <image id="1" name="north/2.png" width="20" height="10"/>
  > </annotations>
  > END
  $ into cvat.xml --report lost.json
  {"format":"cvat","items_added":2,"annotations_added":7,"annotations_skipped":0}
  ! note: lost: points: several points of one annotation become one each: 1
  ! note: lost: polyline: without a label: 1
  ! note: lost: skeleton: this shape has no place here: 1
  $ jq -c '.losses[]' lost.json
  {"kind":"points","why":"several points of one annotation become one each","count":1}
  {"kind":"polyline","why":"without a label","count":1}
  {"kind":"skeleton","why":"this shape has no place here","count":1}
  $ drawn
  /north/1.png,car,box,"{""bbox"":[1.5,2,4,2]}","{""parked"":true}","{""cvat"":{""occluded"":""1""}}"
  /north/1.png,tree,polygon,"{""rings"":[[[1,1],[4,1],[4,4]]]}",,
  /north/1.png,tree,ellipse,"{""center"":[5,5],""radii"":[2,1],""rotation"":30}",,
  /north/1.png,tree,point,"{""point"":[1,2]}",,
  /north/1.png,tree,point,"{""point"":[3,4]}",,
  /north/1.png,tree,mask,"{""rle"":{""size"":[10,20],""counts"":""Z1280Z4""}}",,
  /north/1.png,day,class,,,
  $ tasks dataset items d1 --fields path,width,height,split
  {"path":"/north/1.png","width":20,"height":10,"split":"validation"}
  {"path":"/north/2.png","width":20,"height":10,"split":"none"}
  $ tasks import --dataset d1 cvat.xml --fields annotations_added,annotations_unchanged -q
  {"annotations_added":0,"annotations_unchanged":7}
  $ cat >video.xml <<'END'
  > <annotations><meta><task><name>street.mp4</name><original_size><width>100</width><height>50</height></original_size></task></meta>
  >   <track id="0" label="car">
  >     <box frame="3" outside="0" xtl="1" ytl="1" xbr="5" ybr="5"/><box frame="6" outside="0" xtl="2" ytl="1" xbr="6" ybr="5"/><box frame="8" outside="1" xtl="2" ytl="1" xbr="6" ybr="5"/>
  >     <box frame="11" outside="0" xtl="3" ytl="1" xbr="7" ybr="5"/>
  >   </track>
  > </annotations>
  > END
  $ into video.xml
  {"format":"cvat","items_added":1,"annotations_added":2,"annotations_skipped":0}
  $ drawn
  /street.mp4,car,box,"{""bbox"":[1,1,4,4],""keyframes"":[{""frame"":3,""geometry"":{""bbox"":[1,1,4,4]}},{""frame"":6,""geometry"":{""bbox"":[2,1,4,4]}}]}",,
  /street.mp4,car,box,"{""bbox"":[3,1,4,4]}",,

# Pascal VOC: a folder, with its lists.

  $ mkdir -p voc/Annotations voc/ImageSets/Main
  $ cat >voc/Annotations/a.xml <<'END'
  > <annotation><filename>a.jpg</filename><size><width>20</width><height>10</height><depth>3</depth></size>
  >   <object><name>cell</name><pose>Left</pose><difficult>1</difficult><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>5</xmax><ymax>6</ymax></bndbox></object></annotation>
  > END
  $ sed 's/a.jpg/b.jpg/; s/<xmax>5/<xmax>1/' voc/Annotations/a.xml >voc/Annotations/b.xml
  $ echo a >voc/ImageSets/Main/test.txt
  $ into voc
  ! {"error":{"code":"bad_file","message":"voc/Annotations/b.xml: line 2: <bndbox>: the box from 1,2 to 1,6 has no area","hint":null,"details":{}}}
  [1]
  $ into voc --skip-empty
  {"format":"voc","items_added":2,"annotations_added":1,"annotations_skipped":1}
  ! note: left out 1 shape without area
  $ drawn
  /a.jpg,cell,box,"{""bbox"":[1,2,4,4]}",,"{""voc"":{""pose"":""Left"",""difficult"":""1""}}"
  $ tasks dataset items d4 --fields path,split
  {"path":"/a.jpg","split":"test"}
  {"path":"/b.jpg","split":"none"}

# YOLO: numbers of classes, shares of the picture.

  $ mkdir -p yolo/labels/train yolo/images/train
  $ printf 'names:\n  0: car\n  1: tree\n' >yolo/data.yaml
  $ printf '0 0.5 0.5 0.5 0.2\n1 0.1 0.1 0.5 0.1 0.5 0.5\n' >yolo/labels/train/a.txt; : >yolo/labels/train/b.txt; : >yolo/images/train/b.png
  $ into yolo
  ! {"error":{"code":"bad_file","message":"yolo/labels/train/a.txt: line 1: coordinates are shares of the picture, and the size of \"/a.jpg\" is not known","hint":"add the pictures with their sizes first, or give --image-size WIDTHxHEIGHT","details":{}}}
  [1]
  $ into yolo --image-size 200x100
  {"format":"yolo","items_added":2,"annotations_added":2,"annotations_skipped":0}
  $ drawn
  /a.jpg,car,box,"{""bbox"":[50,40,100,20]}",,
  /a.jpg,tree,polygon,"{""rings"":[[[20,10],[100,10],[100,50]]]}",,
  $ tasks dataset items d6 --fields path,split,width
  {"path":"/a.jpg","split":"train","width":200}
  {"path":"/b.png","split":"train","width":200}
  $ echo '2 0.5 0.5 0.5 0.2' >yolo/labels/train/a.txt; into yolo --image-size 200x100
  ! {"error":{"code":"bad_file","message":"yolo/labels/train/a.txt: line 1: there is no class 2","hint":"there are 2, numbered from 0","details":{}}}
  [1]
  $ echo '0 0.5 0.5 nan 0.2' >yolo/labels/train/a.txt; into yolo --image-size 200x100
  ! {"error":{"code":"bad_file","message":"yolo/labels/train/a.txt: line 1: \"nan\" is not a number","hint":null,"details":{}}}
  [1]
  $ echo '0 0.5 0.5 0.2' >yolo/labels/train/a.txt; into yolo --image-size 200x100
  ! {"error":{"code":"bad_file","message":"yolo/labels/train/a.txt: line 1: 4 numbers are neither a box (5) nor a polygon (7, 9, 11 \xe2\x80\xa6)","hint":null,"details":{}}} (esc)
  [1]
  $ rm yolo/data.yaml; into yolo --format yolo
  ! {"error":{"code":"bad_file","message":"yolo does not say what its classes are","hint":"data.yaml, obj.names or classes.txt has their names","details":{}}}
  [1]

# Label Studio: percent, several controls on one region, predictions, skips.

  $ cat >ls.json <<'END'
  > [{"id": 1, "data": {"image": "/data/upload/1/48c220e9-apple.jpg"},
  >   "annotations": [{"completed_by": {"email": "ana@example.com"}, "was_cancelled": false, "lead_time": 12.5, "result": [
  >     {"id": "r1", "from_name": "label", "type": "rectanglelabels", "original_width": 200, "original_height": 100, "value": {"x": 5, "y": 20, "width": 50, "height": 50, "rotation": 90, "rectanglelabels": ["apple"]}},
  >     {"id": "r1", "from_name": "ripe", "type": "choices", "original_width": 200, "original_height": 100, "value": {"x": 5, "y": 20, "width": 50, "height": 50, "choices": ["very"]}},
  >     {"id": "r2", "from_name": "scene", "type": "choices", "value": {"choices": ["indoor"]}}]},
  >    {"completed_by": 2, "was_cancelled": true, "result": []}],
  >   "predictions": [{"model_version": "yolo-8", "score": 0.75, "result": [{"id": "p1", "type": "rectanglelabels", "original_width": 200, "original_height": 100, "value": {"x": 5, "y": 20, "width": 50, "height": 50, "rectanglelabels": ["apple"]}}]}]},
  >  {"id": 2, "data": {"text": "Ana met Ben"}, "annotations": [{"completed_by": 1, "result": [{"id": "t1", "type": "labels", "from_name": "label", "value": {"start": 0, "end": 3, "text": "Ana", "labels": ["PER"]}}]}]}]
  > END
  $ into ls.json
  {"format":"labelstudio","items_added":2,"annotations_added":4,"annotations_skipped":0}
  ! note: lost: skip: somebody skipped the item: 1
  $ drawn
  /apple.jpg,apple,box,"{""bbox"":[-65,45,100,50],""rotation"":90}","{""ripe"":""very""}","{""labelstudio"":{""from_name"":""label"",""type"":""rectanglelabels""}}"
  /apple.jpg,indoor,class,,,"{""labelstudio"":{""from_name"":""scene"",""type"":""choices""}}"
  /apple.jpg,apple,box,"{""bbox"":[10,20,100,50]}",,"{""labelstudio"":{""type"":""rectanglelabels""}}"
  /task-2.txt,PER,text,"{""start"":0,""end"":3}",,"{""labelstudio"":{""from_name"":""label"",""type"":""labels""}}"
  $ tasks create fruit --dataset d$n --assignee ana@example.com -q -o ids >/dev/null
  $ sed 's/"rotation": 90/"rotation": 0/' ls.json >upright.json; tasks import --task fruit upright.json --fields annotations_added,statuses_set
  {"annotations_added":3,"statuses_set":2}
  ! note: lost: prediction: a model's, into a task: prelabel takes those: 1
  ! note: lost: skip: somebody skipped the item: 1
  $ tasks items fruit --fields path,status,object_count
  {"path":"/apple.jpg","status":"complete","object_count":2}
  {"path":"/task-2.txt","status":"complete","object_count":1}

# Dataloop: a file an item.

  $ mkdir loop
  $ cat >loop/a.json <<'END'
  > {"_id": "61", "filename": "/train/a.jpg", "itemMetadata": {"system": {"width": 200, "height": 100, "tags": {"train": true}}}, "annotations": [
  >   {"id": "1", "type": "box", "label": "apple", "coordinates": [{"x": 1, "y": 2}, {"x": 11, "y": 22}, 30], "metadata": {"system": {"attributes": {"ripe": true}}}},
  >   {"id": "2", "type": "segment", "label": "apple", "attributes": ["old"], "coordinates": [{"x": 1, "y": 1}, {"x": 9, "y": 1}, {"x": 9, "y": 9}], "metadata": {}},
  >   {"id": "3", "type": "note", "label": "see", "coordinates": {}}]}
  > END
  $ echo '[{"id": "62", "filename": "/train/b.jpg", "itemMetadata": [], "annotations": []}]' >loop/b.json
  $ into loop
  {"format":"dataloop","items_added":2,"annotations_added":2,"annotations_skipped":0}
  ! note: lost: attribute: a value without a name: old: 1
  ! note: lost: note: this type has no place here: 1
  $ drawn
  /train/a.jpg,apple,box,"{""bbox"":[1,2,10,20],""rotation"":30}","{""ripe"":true}",
  /train/a.jpg,apple,polygon,"{""rings"":[[[1,1],[9,1],[9,9]]]}",,"{""dataloop"":{""attributes"":[""old""]}}"
  $ tasks dataset items d$n --fields path,external_id,split
  {"path":"/train/a.jpg","external_id":"61","split":"train"}
  {"path":"/train/b.jpg","external_id":"62","split":"none"}

# Zips: the same as a folder; nothing climbs out of them, nothing fills the memory.

  $ zipped() { python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED); [z.writestr(n, open(f).read() if f != "/dev/zero" else "0" * (1 << 26)) for n, f in zip(sys.argv[2::2], sys.argv[3::2])]' "$@"; }
  $ zipped loop.zip a.json loop/a.json b.json loop/b.json __MACOSX/._a.json loop/a.json && into loop.zip 2>/dev/null
  {"format":"dataloop","items_added":2,"annotations_added":2,"annotations_skipped":0}
  $ zipped up.zip ../../a.json loop/a.json && into up.zip
  ! {"error":{"code":"bad_file","message":"up.zip: it holds a file that climbs out of it: \"../../a.json\"","hint":null,"details":{}}}
  [1]
  $ zipped bomb.zip a.json /dev/zero && into bomb.zip
  ! {"error":{"code":"bad_file","message":"bomb.zip: \"a.json\" would be 67108864 bytes out of 65233: too much to be labels","hint":null,"details":{}}}
  [1]
  $ head -c 300 loop.zip >cut.zip && into cut.zip
  ! {"error":{"code":"bad_file","message":"cut.zip: not a zip archive that can be read","hint":null,"details":{}}}
  [1]
  $ into nothere.zip
  ! {"error":{"code":"not_found","message":"cannot read \"nothere.zip\": no such file or directory","hint":"check the path","details":{}}}
  [1]

# What is broken is told with its place, and nothing of it comes in.

  $ head -c 700 cvat.xml >cut.xml && into cut.xml
  ! {"error":{"code":"bad_file","message":"cut.xml: line 12: Error parsing element attribute","hint":null,"details":{}}}
  [1]
  $ printf '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><annotations><image name="&x;a.png" width="1" height="1"/></annotations>' >entity.xml && into entity.xml && tasks dataset items d$n --fields path
  {"format":"cvat","items_added":1,"annotations_added":0,"annotations_skipped":0}
  {"path":"/&x;a.png"}
  $ sed 's/ytl="2"/ytl="two"/' cvat.xml >bad.xml && into bad.xml
  ! {"error":{"code":"bad_file","message":"bad.xml: line 8: <box>: ytl: \"two\" is not a number","hint":null,"details":{}}}
  [1]
  $ sed 's/rle="1, 2/rle="9, 2/' cvat.xml >bad.xml && into bad.xml
  ! {"error":{"code":"bad_file","message":"bad.xml: line 12: <mask>: the mask's run lengths are more than its rectangle","hint":null,"details":{}}}
  [1]
  $ sed 's/north.2.png/north\/1.png/' cvat.xml >bad.xml && into bad.xml
  ! {"error":{"code":"bad_file","message":"bad.xml: line 17: <image>: \"/north/1.png\" is there twice","hint":null,"details":{}}}
  [1]
  $ sed 's/north.2.png/..\/2.png/' cvat.xml >bad.xml && into bad.xml
  ! {"error":{"code":"bad_file","message":"bad.xml: line 17: <image>: the path \"../2.png\" climbs out with \"..\"","hint":null,"details":{}}}
  [1]
  $ sed 's/"x": 5,/"x": "five",/' ls.json >bad.json && into bad.json
  ! {"error":{"code":"bad_file","message":"bad.json, line 1: result \"r1\": value.x: expected a number","hint":null,"details":{"file":"bad.json"}}}
  [1]
  $ head -c 900 ls.json >bad.json && into bad.json
  ! {"error":{"code":"bad_file","message":"bad.json: the file is cut off inside items[0], line 1","hint":"copy or download it again","details":{"file":"bad.json"}}}
  [1]
  $ jq -c '.[0].annotations[0].result |= map(del(.original_width))' ls.json >bad.json && into bad.json
  ! {"error":{"code":"bad_file","message":"bad.json, line 1: result \"r1\": coordinates are percent of the picture, and its size is not known","hint":"original_width and original_height tell it; or add the pictures with their sizes first","details":{"file":"bad.json"}}}
  [1]
  $ echo 'nothing that anybody knows' >plain.txt && into plain.txt
  ! {"error":{"code":"bad_file","message":"plain.txt is in no format that is known here","hint":"--format names one: tasks help tasks-formats.5","details":{}}}
  [1]
  $ tasks import --dataset d1 --format cvat - <cvat.xml
  {"type":"import","file":"-","format":"cvat","task":null,"dataset":"d1","items_added":0,"items_unchanged":2,"annotations_added":0,"annotations_replaced":0,"annotations_unchanged":7,"annotations_skipped":0,"annotations_removed":0,"statuses_set":0,"skips_set":0,"conflicts":0}
  ! note: lost: points: several points of one annotation become one each: 1
  ! note: lost: polyline: without a label: 1
  ! note: lost: skeleton: this shape has no place here: 1
  $ into voc --format coco
  ! {"error":{"code":"usage","message":"--format coco is one file, and \"voc\" holds several","hint":"see tasks help","details":{}}}
  [2]
  $ into yolo --image-size large
  ! {"error":{"code":"bad_value","message":"--image-size is WIDTHxHEIGHT in pixels, not \"large\"","hint":"640x480","details":{}}}
  [2]
  $ tasks sql "select count(*) as n from item where dataset_id in (select id from dataset where name in ('d5', 'd7', 'd$n'))"
  {"type":"row","n":0}
