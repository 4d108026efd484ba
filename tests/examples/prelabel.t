  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"
  $ data=${TASKS_TEST_DATA:-$TASKS_SOURCE_DIR/../shared/data}/detection_coco100
  $ [ -d "$data" ] || { echo "SKIPPED: no $data" >&2; exit 80; }

The figures are those of the same computed by hand: of 463 detections above 0.1 on the first sixty photos 410 overlap an object of their label by half.

  $ "$TASKS_SOURCE_DIR/examples/prelabel.sh" "$PWD/prelabel" "$data" >out 2>&1; sed 's/^\$ /% /' out
  
  1. Photos, their true boxes, and a task for ana
  
  2. What the detector found comes in as drafts
  % tasks prelabel boxes --file detections.json --model fakebbox --model-version 100 --min-score 0.1
  MODEL     ITEMS  ANNOTATIONS  BELOW MIN SCORE  LEFT ALONE
  fakebbox     99          666               68           0
  % tasks analytics boxes --by model
  MODEL     MODEL VERSION  DRAFTS  KEPT  CHANGED  DELETED  ACCEPTANCE
  fakebbox  100               666     0        0        0           -
  
  3. Ana keeps what is there, deletes what is not, and completes the first sixty photos
  53 of them are wrong
  % tasks analytics boxes --by model
  MODEL     MODEL VERSION  DRAFTS  KEPT  CHANGED  DELETED  ACCEPTANCE
  fakebbox  100               203   410        0       53      0.8855
  
  4. The next version of the model comes: what ana decided stands
  % tasks prelabel boxes --file detections.json --model fakebbox --model-version 101 --min-score 0.5
  MODEL     ITEMS  ANNOTATIONS  BELOW MIN SCORE  LEFT ALONE
  fakebbox     40          108              121          60
  % tasks analytics boxes --by model
  MODEL     MODEL VERSION  DRAFTS  KEPT  CHANGED  DELETED  ACCEPTANCE
  fakebbox  100                 0   410        0       53      0.8855
  fakebbox  101               108     0        0        0           -
