  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks dataset create d -q >/dev/null

A small COCO file: a box, a polygon, ids beyond 32 bits, an image without annotations.

  $ cat >small.json <<'END'
  > {"info":{"year":2026},"licenses":[],
  >  "images":[{"id":1,"file_name":"a/one.jpg","width":640,"height":480,"license":3},{"id":9007199254740993,"file_name":"two.jpg","width":100,"height":100}],
  >  "categories":[{"id":4294967295,"name":"car","supercategory":"vehicle"},{"id":2,"name":"person"}],
  >  "annotations":[
  >   {"id":11,"image_id":1,"category_id":4294967295,"bbox":[10.5,20,30,40],"area":1200.0,"iscrowd":0},
  >   {"id":12,"image_id":1,"category_id":2,"bbox":[0,0,10,10],"area":50.0,"iscrowd":0,"segmentation":[[0,0,10,0,10,10]],"score":0.5}]}
  > END
  $ tasks import --dataset d small.json -n -o table
  FILE        ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  small.json            2                  2                     0                      0             0
  ! would change 4 records
  $ tasks import --dataset d small.json -o jsonl
  {"type":"import","file":"small.json","format":"coco","task":null,"dataset":"d","items_added":2,"items_unchanged":0,"annotations_added":2,"annotations_replaced":0,"annotations_unchanged":0,"annotations_skipped":0,"annotations_removed":0,"statuses_set":0,"skips_set":0,"conflicts":0}
  $ tasks import d small.json -o table
  FILE        ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  small.json            0                  0                     0                      2             0
  ! changed 0 records, 4 unchanged
  $ tasks dataset items d -o jsonl --fields path,external_id,width,height
  {"path":"/a/one.jpg","external_id":"1","width":640,"height":480}
  {"path":"/two.jpg","external_id":"9007199254740993","width":100,"height":100}
  $ tasks export --dataset d out.json -q >/dev/null
  $ diff <(jq -S '.images, .categories, .annotations' small.json) <(jq -S 'del(.annotations[0].segmentation) | .images, .categories, .annotations' out.json) && echo the same
  the same
  $ tasks export --dataset d --format coco | cmp - out.json && echo the same bytes
  the same bytes

A changed annotation replaces the old one.

  $ sed 's/\[10.5,20,30,40\]/[10.5,20,30,44]/' small.json >changed.json
  $ tasks import --dataset d changed.json -o table
  FILE          ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  changed.json            0                  0                     1                      1             0
  ! changed 1 record, 3 unchanged
  $ tasks import --dataset d - --format coco <changed.json -o table
  FILE  ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  -               0                  0                     0                      2             0
  ! changed 0 records, 4 unchanged

Into a task.

  $ tasks create t --dataset d --assignee ana@example.com -q >/dev/null
  $ tasks import --task t small.json -o table
  FILE        ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  small.json            0                  2                     0                      0             0
  ! changed 2 records
  $ tasks import --task t small.json -o table
  FILE        ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  small.json            0                  0                     0                      2             0
  ! changed 0 records, 2 unchanged
  $ tasks items t -o csv --fields path,object_count,status
  path,object_count,status
  /a/one.jpg,2,
  /two.jpg,0,

Our own JSONL, statuses too, in a second project.

  $ tasks set-status t complete --all -q >/dev/null
  $ tasks export t --format jsonl t.jsonl -o table
  FILE     FORMAT  ITEMS  ANNOTATIONS
  t.jsonl  jsonl       2            2
  $ tasks init other -q >/dev/null && cd other
  $ tasks dataset create d -q >/dev/null
  $ tasks import --dataset d ../t.jsonl -o table
  FILE        ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  ../t.jsonl            2                  2                     0                      0             0
  ! changed 4 records
  $ tasks import --dataset d ../t.jsonl -o table
  FILE        ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  ../t.jsonl            0                  0                     0                      2             0
  ! changed 0 records, 4 unchanged
  $ tasks create t --dataset d -q >/dev/null
  $ tasks import --task t ../t.jsonl -o table
  FILE        ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  ../t.jsonl            0                  2                     0                      0             2
  ! changed 4 records
  $ tasks import --task t ../t.jsonl -o table
  FILE        ITEMS ADDED  ANNOTATIONS ADDED  ANNOTATIONS REPLACED  ANNOTATIONS UNCHANGED  STATUSES SET
  ../t.jsonl            0                  0                     0                      2             0
  ! changed 0 records, 2 unchanged
  $ tasks export t --format coco | jq -c '.annotations[] | [.id, .bbox, .area]'
  [11,[10.5,20,30,40],1200]
  [12,[0,0,10,10],50]
  $ cd ..

Broken files change nothing and say where they are broken.

  $ tasks dataset create broken -q >/dev/null
  $ try() { tasks import --dataset broken "$1" -o table; }
  $ head -c 300 small.json >truncated.json && try truncated.json
  ! error: truncated.json: the file is cut off inside the outermost object, line 4
  ! hint: copy or download it again
  [1]
  $ sed 's/"image_id":1,"category_id":2/"image_id":5,"category_id":2/' small.json >image.json && try image.json
  ! error: image.json: annotations[1] (id 12), line 6: image_id: no image has the id 5
  ! hint: there are 2 images
  [1]
  $ sed 's/"category_id":2/"category_id":3/' small.json >category.json && try category.json
  ! error: category.json: annotations[1] (id 12), line 6: category_id: no category has the id 3
  ! hint: there are 2 categories
  [1]
  $ sed 's/\[0,0,10,10\]/[0,0,-10,10]/; s/,"segmentation":[^"]*"score"/,"score"/' small.json >negative.json && try negative.json
  ! error: negative.json: annotations[1] (id 12), line 6: bbox: the width -10 is below 0
  [1]
  $ sed 's/\[0,0,10,10\]/[NaN,0,10,10]/' small.json >nan.json && try nan.json
  ! error: nan.json: annotations[1] (id 12), line 6: NaN or Infinity stands where a number should be
  ! hint: JSON has no such numbers
  [1]
  $ sed 's/"id":12/"id":11/' small.json >twice.json && try twice.json
  ! error: twice.json: annotations[1] (id 11), line 6: id: 11 is there twice
  [1]
  $ echo '[]' >results.json && try results.json
  ! error: results.json is a list of detections, not a COCO instances file
  ! hint: an instances file is an object with images, annotations and categories
  [1]
  $ try missing.json
  ! error: cannot read "missing.json": no such file or directory
  ! hint: check the path
  [1]
  $ printf '{"type":"item","path":"/x.jpg"}\n{"type":"item","path":\n' >bad.jsonl && try bad.jsonl
  ! error: line 2 of bad.jsonl: not valid JSON: at byte 23: syntax error while parsing value - unexpected end of input; expected '[', '{', or a literal
  [1]
  $ tasks dataset show broken -o jsonl --fields items_total
  {"items_total":0}

Wrong calls.

  $ tasks import small.json -o table
  ! error: no task or dataset was named
  ! hint: --task TASK or --dataset DATASET
  [2]
  $ tasks import --dataset d --task t small.json -o table
  ! error: name one task or one dataset
  ! hint: --task TASK or --dataset DATASET
  [2]
  $ tasks import --dataset d data.xml -o table
  ! error: cannot read "data.xml": no such file or directory
  ! hint: check the path
  [1]
  $ tasks import --task t small.json --source model -o table
  ! error: --source is for datasets
  ! hint: the annotations of a task are its work
  [2]
  $ as ana import --dataset d small.json -o table
  ! error: tasks import is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]
