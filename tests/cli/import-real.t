  $ . "$TESTDIR/setup.sh"
  $ data=${TASKS_TEST_DATA:-$TASKS_SOURCE_DIR/../shared/data}/formats
  $ [ -d "$data" ] || { echo "SKIPPED: no $data" >&2; exit 80; }

# Real files of other tools, with the counts that their collection's README tells.

  $ tasks init --name demo -q -o jsonl >/dev/null
  $ into() { tasks dataset create $1 -q -o ids >/dev/null; tasks import --dataset "$@" --fields dataset,format,items_added,annotations_added,annotations_skipped; }
  $ into cats $data/cvat/cats_cvat_images.xml
  {"dataset":"cats","format":"cvat","items_added":14,"annotations_added":24,"annotations_skipped":0}
  $ into shapes $data/cvat/datumaro_for_images.xml
  {"dataset":"shapes","format":"cvat","items_added":2,"annotations_added":4,"annotations_skipped":0}
  ! note: lost: points: several points of one annotation become one each: 1
  ! note: lost: polygon: without a label: 1
  ! note: lost: polyline: without a label: 1
  ! note: lost: skeleton: this shape has no place here: 2
  $ into cats-again $data/label_studio/cats_boxes.json
  {"dataset":"cats-again","format":"labelstudio","items_added":14,"annotations_added":24,"annotations_skipped":0}
  $ into news $data/label_studio/news_ner_ru.json
  {"dataset":"news","format":"labelstudio","items_added":1,"annotations_added":7,"annotations_skipped":0}
  $ into polygons $data/label_studio/sdk_test_export_yolo_data_polygons.json
  {"dataset":"polygons","format":"labelstudio","items_added":1,"annotations_added":1,"annotations_skipped":0}
  $ into kinds $data/label_studio/sdk_test_export_coco_data.json
  {"dataset":"kinds","format":"labelstudio","items_added":1,"annotations_added":4,"annotations_skipped":0}
  $ into choices $data/label_studio/sdk_test_export_csv_csv_test.json
  {"dataset":"choices","format":"labelstudio","items_added":2,"annotations_added":5,"annotations_skipped":0}
  $ into cells $data/voc_bccd/Annotations.zip --skip-empty
  {"dataset":"cells","format":"voc","items_added":364,"annotations_added":4886,"annotations_skipped":2}
  ! note: left out 2 shapes without area
  $ into voc2012 $data/yolo --image-size 500x375
  {"dataset":"voc2012","format":"yolo","items_added":100,"annotations_added":273,"annotations_skipped":0}
  $ into fruit $data/dataloop_fruit/train_json.zip
  {"dataset":"fruit","format":"dataloop","items_added":240,"annotations_added":465,"annotations_skipped":0}
  $ tasks sql "select d.name, a.label, count(*) as n from annotation a join item i on i.id = a.item_id join dataset d on d.id = i.dataset_id where d.name in ('cats', 'cats-again', 'cells', 'fruit') group by 1, 2 order by 1, 2" -o csv --no-header
  row,cats,Cat,19
  row,cats,Cats,5
  row,cats-again,Cat,19
  row,cats-again,Cats,5
  row,cells,Platelets,361
  row,cells,RBC,4153
  row,cells,WBC,372
  row,fruit,apple,156
  row,fruit,banana,169
  row,fruit,orange,140

The two cats files are the same photos, one in corners, one in percent: 24 of 24 boxes overlap by half.

  $ of() { tasks sql "select i.path, a.geometry from annotation a join item i on i.id = a.item_id join dataset d on d.id = i.dataset_id where d.name = '$1'" | jq -c '{path, box: (.geometry | fromjson | .bbox)}'; }
  $ of cats >a; of cats-again >b
  $ jq -n --slurpfile a a --slurpfile b b 'def along($a; $b; $i): ([$a[$i] + $a[$i + 2], $b[$i] + $b[$i + 2]] | min) - ([$a[$i], $b[$i]] | max) | [., 0] | max;
  >   def name: sub(".*/"; ""); [$a[] | . as $one | select([$b[] | select((.path | name) == ($one.path | name)) | .box as $box | (along($box; $one.box; 0) * along($box; $one.box; 1)) as $both
  >     | $both / ($box[2] * $box[3] + $one.box[2] * $one.box[3] - $both) | select(. >= 0.5)] | length > 0)] | length'
  24

# Out again in the format that they came in, and in once more: the same items and annotations, those of models too.

  $ what() { tasks sql "select i.path, i.split, a.label, a.shape, a.geometry, a.attributes from item i left join annotation a on a.item_id = i.id and a.layer in ('import', 'model') join dataset d on d.id = i.dataset_id where d.name = '$1' order by i.path, a.label, a.geometry, a.id" -o csv; }
  $ back() { tasks export --dataset $1 $1-$2.zip --format $2 --layer import,model -q >/dev/null; into $1-$2 $1-$2.zip --format $2 ${3:+--image-size $3} -q; diff <(what $1) <(what $1-$2) | head -3; }
  $ back cats cvat; back shapes cvat; back cats-again labelstudio; back news labelstudio; back polygons labelstudio; back kinds labelstudio; back choices labelstudio
  {"dataset":"cats-cvat","format":"cvat","items_added":14,"annotations_added":24,"annotations_skipped":0}
  {"dataset":"shapes-cvat","format":"cvat","items_added":2,"annotations_added":4,"annotations_skipped":0}
  {"dataset":"cats-again-labelstudio","format":"labelstudio","items_added":14,"annotations_added":24,"annotations_skipped":0}
  {"dataset":"news-labelstudio","format":"labelstudio","items_added":1,"annotations_added":7,"annotations_skipped":0}
  {"dataset":"polygons-labelstudio","format":"labelstudio","items_added":1,"annotations_added":1,"annotations_skipped":0}
  {"dataset":"kinds-labelstudio","format":"labelstudio","items_added":1,"annotations_added":4,"annotations_skipped":0}
  {"dataset":"choices-labelstudio","format":"labelstudio","items_added":2,"annotations_added":5,"annotations_skipped":0}
  $ back cells voc; back voc2012 yolo 500x375; back voc2012 yolo-darknet 500x375; back fruit dataloop
  {"dataset":"cells-voc","format":"voc","items_added":364,"annotations_added":4886,"annotations_skipped":0}
  {"dataset":"voc2012-yolo","format":"yolo","items_added":100,"annotations_added":273,"annotations_skipped":0}
  {"dataset":"voc2012-yolo-darknet","format":"yolo-darknet","items_added":100,"annotations_added":273,"annotations_skipped":0}
  {"dataset":"fruit-dataloop","format":"dataloop","items_added":240,"annotations_added":465,"annotations_skipped":0}
  $ into photos $data/../detection_coco100/instances_val2014_100.json; back photos coco
  {"dataset":"photos","format":"coco","items_added":100,"annotations_added":839,"annotations_skipped":0}
  {"dataset":"photos-coco","format":"coco","items_added":100,"annotations_added":839,"annotations_skipped":0}

# The same 14 photos from two tools, as two people's work on a consensus task: by the project's own scores 24 of 24 boxes match.

  $ for tool in cvat labelstudio; do tasks user add $tool@example.com -q -o ids >/dev/null; done
  $ tasks dataset create pair -q -o ids >/dev/null; tasks import --dataset pair $data/cvat/cats_cvat_images.xml -q --fields items_added
  {"items_added":14}
  $ tasks create cats --dataset pair --quality consensus --copies 2 --assignee cvat@example.com --assignee labelstudio@example.com -q --fields items_total
  {"items_total":14}
  $ tasks import --task cats --as-user labelstudio@example.com $data/label_studio/cats_boxes.json -q --fields annotations_added,statuses_set
  {"annotations_added":24,"statuses_set":14}
  $ tasks import --task cats --as-user cvat@example.com $data/cvat/cats_cvat_images.xml --status complete -q --fields annotations_added,statuses_set
  {"annotations_added":24,"statuses_set":14}
  $ tasks confusion cats --fields reference,scored,value
  {"reference":"Cat","scored":"Cat","value":38}
  {"reference":"Cats","scored":"Cats","value":10}
  $ tasks agreement cats --fields statistic,value,items,answers
  {"statistic":"iou","value":0.9349267446472685,"items":14,"answers":48}
  {"statistic":"f1","value":1,"items":14,"answers":48}
