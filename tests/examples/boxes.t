  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"
  $ data=${TASKS_TEST_DATA:-$TASKS_SOURCE_DIR/../shared/data}/boxes_multi
  $ [ -d "$data" ] || { echo "SKIPPED: no $data" >&2; exit 80; }

The data set's own README has 17,726 boxes of two people on a photo that match by greed, with a mean overlap of 0.754616: the best matching finds five more.

  $ "$TASKS_SOURCE_DIR/examples/boxes.sh" "$PWD/boxes" "$data" 2>&1 | sed 's/^\$ /% /'
  
  1. Photos, people, and who drew on which
  % tasks create boxes --dataset photos --quality consensus --pairs pairs.csv --fields name,items_total,assignments_count,copies
  NAME   ITEMS TOTAL  ASSIGNMENTS COUNT  COPIES
  boxes          200                197       9
  changed 1 task
  
  2. Everybody's boxes
  % tasks list --fields name,status,items_done,items_total,annotations
  NAME   STATUS     ITEMS DONE  ITEMS TOTAL  ANNOTATIONS
  boxes  completed         200          200          788
  
  3. Scores: how far they agree, and where they do not
  % tasks scores boxes --by task --fields value,agreement,items
   VALUE  AGREEMENT  ITEMS
  0.4625     0.4919    200
  % tasks scores boxes --by label
  LABEL  PRECISION  RECALL      F1     IOU  GIVEN  WANTED
  thing     0.6113  0.6113  0.6113  0.7545  58015   58015
  % tasks agreement boxes --stat iou,f1
  STATISTIC   VALUE  ITEMS
  iou        0.7545    200
  f1         0.6113    200
  % tasks confusion boxes
  REFERENCE  SCORED  VALUE  ITEMS
  none       thing   22553    187
  thing      none    22553    187
  thing      thing   35462    200
  the pairs of people with ten photos in common or more who agree least:
  w125@boxes.example,w150@boxes.example,0.036343886584272726,11
  w076@boxes.example,w182@boxes.example,0.05905923280525,12
  w050@boxes.example,w076@boxes.example,0.0597422262457,10
  w050@boxes.example,w196@boxes.example,0.0854472390424,15
  w127@boxes.example,w150@boxes.example,0.08586332154163637,11
  photos on which somebody drew what somebody else left out, the first five of them:
  /img-001
  /img-002
  /img-003
  /img-004
  /img-005
  \xe2\x80\xa6 of 187 (esc)
  
  4. The merged layer: what more than half of the people drew, with median coordinates
  {"path":"/img-000","geometry":{"bbox":[220,199,329,167]},"confidence":1}
  {"path":"/img-001","geometry":{"bbox":[588.5,530.5,264.5,237.5]},"confidence":0.6666666666666666}
  {"path":"/img-001","geometry":{"bbox":[391,591,99,86]},"confidence":0.5555555555555556}
  exported 788 boxes; the gold labels have 1308
  $ cd boxes && export TASKS_USER=lead@boxes.example
  $ tasks scores boxes --by label --fields iou,given
  {"iou":0.754537419615,"given":58015}
  $ tasks scores boxes --by annotation -o csv --no-header --fields score_type,relative | awk -F, '$1 == "annotation_iou" && $2 != "" { n++ } END { print n / 2 }'
  17731
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok
