  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"
  $ data=${TASKS_TEST_DATA:-$TASKS_SOURCE_DIR/../shared/data}/boxes_multi
  $ [ -d "$data" ] || { echo "SKIPPED: no $data" >&2; exit 80; }

The figures in the terminal, and the pages beside them: the same.

  $ "$TASKS_SOURCE_DIR/examples/report.sh" "$PWD/pages" "$data" 2>/dev/null | sed 's/^\$ /% /'
  
  1. Five observers judge 45 patients: the quick start, its figures, and its page
  % tasks analytics fitness --fields task,items_done,progress,score,agreement
  TASK     ITEMS DONE  PROGRESS          SCORE  AGREEMENT
  fitness          45  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 100%  0.6599     0.7244 (esc)
  % tasks analytics fitness --by label
  LABEL    ANNOTATIONS  PRECISION  RECALL      F1
  class-1           94      0.883   0.883   0.883
  class-2           84     0.7083  0.7083  0.7083
  class-3           34     0.3971  0.3971  0.3971
  class-4           13     0.5385  0.5385  0.5385
  % tasks report fitness --html ../fitness.html --fields tasks
  TASKS
      1
  
  2. 196 people draw boxes around the same things on 200 photos: who agrees with whom
  % tasks analytics boxes --fields task,work_items,annotations,iou,label_consensus
  TASK   WORK ITEMS  ANNOTATIONS     IOU  LABEL CONSENSUS
  boxes        1723         7533  0.7545                1
  % tasks report boxes --html ../boxes.html --fields tasks
  TASKS
      1
  
  The pages: boxes.html fitness.html
  $ data_of() { awk 'index($0, "id=\"data\">") { on = 1; sub(/.*id="data">/, "") } on { if (i = index($0, "</script>")) { print substr($0, 1, i - 1); exit } print }' "$1"; }
  $ cd pages/clinic && if [ -n "${TASKS_DB-}" ]; then export TASKS_PROJECT=clinic; fi
  $ tasks analytics fitness -o json --as chief@clinic.example | jq -S . >told && data_of ../fitness.html | jq -S . | cmp - told && echo the same
  the same
  $ data_of ../boxes.html | jq -c '[(.analytics_contributors | length), ([.analytics_scores[].items] | add)]'
  [196,200]
  $ for page in ../*.html; do [ $(wc -c <$page) -lt 2000000 ] && echo "$page is small"; done
  ../boxes.html is small
  ../fitness.html is small
  $ cd ../.. && unset TASKS_PROJECT
