  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"
  $ data=${TASKS_TEST_DATA:-$TASKS_SOURCE_DIR/../shared/data}/detection_coco100
  $ [ -d "$data" ] || { echo "SKIPPED: no $data" >&2; exit 80; }
  $ truth=$data/instances_val2014_100.json

  $ "$TASKS_SOURCE_DIR/examples/coco.sh" "$truth" "$data/instances_val2014_fakebbox100_results.json" "$PWD/coco" >out 2>err
  $ cat err
  changed 1 recipe
  $ grep -E 'images, .* boxes' out
  99 images, 734 boxes, 80 categories
  $ cd coco && export TASKS_USER=lead@coco.example
  $ tasks assignment list boxes -o csv --fields assignee,status,items_total,items_done,annotations
  assignee,status,items_total,items_done,annotations
  ana@coco.example,done,50,50,453
  ben@coco.example,done,30,30,135
  cid@coco.example,done,20,20,146

Export after import gives the same annotations, images and categories, and the same bytes each time.

  $ tasks export --dataset images --layer import again.json -q >/dev/null
  $ same() { diff <(jq -S "$1" "$truth") <(jq -S "$1" again.json) >/dev/null && echo same; }
  $ same '.images, .categories, .info, .licenses'
  same
  $ same '[.annotations[] | {id, image_id, category_id, bbox, area, iscrowd, segmentation}] | sort_by(.id)'
  same
  $ tasks export --dataset images --layer import --format coco | cmp - again.json && echo same bytes
  same bytes
  $ tasks import --dataset images "$truth" -o csv --fields items_added,items_unchanged,annotations_added,annotations_unchanged
  items_added,items_unchanged,annotations_added,annotations_unchanged
  0,100,0,839

A second project that imports the export has the same.

  $ tasks init second -q >/dev/null && tasks -C second dataset create images -q >/dev/null
  $ tasks -C second import --dataset images "$PWD/again.json" -q -o csv --fields items_added,annotations_added
  items_added,annotations_added
  100,839
  $ tasks -C second export --dataset images --format coco | cmp - again.json && echo same bytes
  same bytes
  $ tasks doctor >/dev/null && echo sound
  sound
