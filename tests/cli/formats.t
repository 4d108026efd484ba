  $ . "$TESTDIR/setup.sh"

# What can be exchanged, and what each format holds. No project is needed.

  $ tasks formats -o table --fields format,files
  FORMAT        FILES
  coco          one
  jsonl         one
  labelstudio   one
  cvat          one
  voc           many
  yolo          many
  yolo-seg      many
  yolo-obb      many
  yolo-darknet  many
  dataloop      many
  datumaro      many
  csv           one
  $ tasks formats coco --fields holds | jq .holds
  {
    "class": "no",
    "box": "yes",
    "rotation": "as a polygon",
    "polygon": "yes",
    "holes": "as a mask",
    "polyline": "no",
    "point": "no",
    "ellipse": "as a polygon",
    "mask": "yes",
    "cuboid": "no",
    "text": "no",
    "range": "no",
    "track": "no",
    "attributes": "yes",
    "confidence": "yes",
    "annotation_id": "when they are numbers",
    "model": "no",
    "annotator": "no",
    "split": "no",
    "size": "yes",
    "metadata": "no",
    "item_id": "when they are numbers",
    "status": "no",
    "skip": "no",
    "time": "no"
  }
  $ tasks formats yolo csv --fields format,loses
  {"format":"yolo","loses":"class polyline point cuboid text range track attributes confidence annotation_id model annotator size metadata item_id status skip time"}
  {"format":"csv","loses":"box rotation polygon holes polyline point ellipse mask cuboid text range track attributes confidence annotation_id model split size metadata item_id status skip time"}
  $ tasks formats voc voc -o json | jq -c '.formats | length'
  2
  $ tasks formats pascal
  ! {"error":{"code":"bad_value","message":"FORMAT takes one of coco, jsonl, labelstudio, cvat, voc, yolo, yolo-seg, yolo-obb, yolo-darknet, dataloop, datumaro, csv, not \"pascal\"","hint":null,"details":{}}}
  [2]
