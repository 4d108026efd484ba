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
  $ tasks import --dataset d small.json -o jsonl
  $ tasks import d small.json -o table
  $ tasks dataset items d -o jsonl --fields path,external_id,width,height
  $ tasks export --dataset d out.json -q >/dev/null
  $ diff <(jq -S '.images, .categories, .annotations' small.json) <(jq -S '.images, .categories, .annotations' out.json) && echo the same
  $ tasks export --dataset d --format coco | cmp - out.json && echo the same bytes

A changed annotation replaces the old one.

  $ sed 's/\[10.5,20,30,40\]/[10.5,20,30,44]/' small.json >changed.json
  $ tasks import --dataset d changed.json -o table
  $ tasks import --dataset d - --format coco <changed.json -o table

Into a task.

  $ tasks create t --dataset d --assignee ana@example.com -q >/dev/null
  $ tasks import --task t small.json -o table
  $ tasks import --task t small.json -o table
  $ tasks items t -o csv --fields path,object_count,status

Our own JSONL, statuses too, in a second project.

  $ tasks set-status t complete --all -q >/dev/null
  $ tasks export t --format jsonl t.jsonl -o table
  $ tasks init other -q >/dev/null && cd other
  $ tasks dataset create d -q >/dev/null
  $ tasks import --dataset d ../t.jsonl -o table
  $ tasks import --dataset d ../t.jsonl -o table
  $ tasks create t --dataset d -q >/dev/null
  $ tasks import --task t ../t.jsonl -o table
  $ tasks import --task t ../t.jsonl -o table
  $ tasks export t --format coco | jq -c '.annotations[] | [.id, .bbox, .area]'
  $ cd ..

Broken files change nothing and say where they are broken.

  $ tasks dataset create broken -q >/dev/null
  $ try() { tasks import --dataset broken "$1" -o table; }
  $ head -c 300 small.json >truncated.json && try truncated.json
  $ sed 's/"image_id":1,"category_id":2/"image_id":5,"category_id":2/' small.json >image.json && try image.json
  $ sed 's/"category_id":2/"category_id":3/' small.json >category.json && try category.json
  $ sed 's/\[0,0,10,10\]/[0,0,-10,10]/; s/,"segmentation":[^"]*"score"/,"score"/' small.json >negative.json && try negative.json
  $ sed 's/\[0,0,10,10\]/[NaN,0,10,10]/' small.json >nan.json && try nan.json
  $ sed 's/"id":12/"id":11/' small.json >twice.json && try twice.json
  $ echo '[]' >results.json && try results.json
  $ try missing.json
  $ printf '{"type":"item","path":"/x.jpg"}\n{"type":"item","path":\n' >bad.jsonl && try bad.jsonl
  $ tasks dataset show broken -o jsonl --fields items_total

Wrong calls.

  $ tasks import small.json -o table
  $ tasks import --dataset d --task t small.json -o table
  $ tasks import --dataset d data.xml -o table
  $ tasks import --task t small.json --source model -o table
  $ as ana import --dataset d small.json -o table
