  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"
  $ data=${TASKS_TEST_DATA:-$TASKS_SOURCE_DIR/../shared/data}/formats
  $ [ -d "$data" ] || { echo "SKIPPED: no $data" >&2; exit 80; }

The seconds are the sum of what the recorded file says.

  $ jq "[.[].annotations[].lead_time] | add" "$data/label_studio/cats_boxes.json"
  339.77
  $ "$TASKS_SOURCE_DIR/examples/labelstudio.sh" "$PWD/cats" "$data" >out 2>&1; sed 's/^\$ /% /' out
  
  1. Photos, and a task for ana
  % tasks list --fields name,status,items_total,items_done,duration_s
  NAME  STATUS  ITEMS TOTAL  ITEMS DONE  DURATION S
  cats  open             14           0           0
  
  2. Out: what is left of her assignment, as Label Studio imports it
  % tasks export --assignment ID for-ana.json --format labelstudio
  FILE          ITEMS  LOSSES
  for-ana.json     14  -
  {"data":{"image":"/data/local-files/?d=cats/pexels-arina-krasnikova-7726103.jpg"},"work_item":true}
  
  3. Back: what she has exported by noon
  % tasks import --task cats --as-user ana@cats.example noon.json --fields annotations_added,statuses_set,skips_set,conflicts
  ANNOTATIONS ADDED  STATUSES SET  SKIPS SET  CONFLICTS
                 12             6          0          0
  % tasks list --fields name,status,items_total,items_done,duration_s
  NAME  STATUS       ITEMS TOTAL  ITEMS DONE  DURATION S
  cats  in-progress           14           6       181.1
  8 are left to hand out
  
  4. And in the evening: what came before stays as it is
  % tasks import --task cats --as-user ana@cats.example exported.json --fields annotations_added,annotations_unchanged,statuses_set,conflicts
  ANNOTATIONS ADDED  ANNOTATIONS UNCHANGED  STATUSES SET  CONFLICTS
                 12                     12             8          0
  % tasks import --task cats --as-user ana@cats.example exported.json --fields annotations_added,annotations_unchanged,statuses_set,conflicts
  ANNOTATIONS ADDED  ANNOTATIONS UNCHANGED  STATUSES SET  CONFLICTS
                  0                     24             0          0
  % tasks list --fields name,status,items_total,items_done,duration_s
  NAME  STATUS     ITEMS TOTAL  ITEMS DONE  DURATION S
  cats  completed           14          14       339.8
  
  5. The photos that took her longest, in seconds
  % tasks items cats --sort=-duration_s --limit 3 --fields path,status,status_by,duration_s,object_count
  PATH                                  STATUS    STATUS BY         DURATION S  OBJECT COUNT
  /pexels-arina-krasnikova-7726103.jpg  complete  ana@cats.example          60             3
  /pexels-fox-58267-1265617.jpg         complete  ana@cats.example          45             3
  /pexels-pixabay-160755.jpg            complete  ana@cats.example        44.7             3
  
  6. The same boxes for whoever trains: COCO, YOLO
  % tasks export cats cats.json --fields format,items,annotations
  FORMAT  ITEMS  ANNOTATIONS
  coco       14           24
  % tasks export cats cats.zip --format yolo --fields format,items,annotations
  FORMAT  ITEMS  ANNOTATIONS
  yolo       14           24
