  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks dataset create d -q >/dev/null
  $ for i in 1 2 3 4; do echo "{\"path\":\"/$i.jpg\",\"width\":100,\"height\":100}"; done | tasks dataset add d - -q >/dev/null
  $ tasks create t --dataset d --assignee ana@example.com -q >/dev/null
  $ printf '%s\n' '{"path":"/1.jpg","label":"car","shape":"box","geometry":{"bbox":[1,2,30,40]}}' \
  >   '{"path":"/1.jpg","label":"sunny","shape":"class"}' \
  >   '{"path":"/2.jpg","label":"car","shape":"polygon","geometry":{"rings":[[[0,0],[10,0],[10,10]]]}}' | tasks annotate t - -q >/dev/null
  $ tasks items t -o ids | head -2 | tasks set-status t complete - -q >/dev/null
  $ tasks items t -w path=/3.jpg -o ids | tasks set-status t discard - -q >/dev/null

A task: done, not discarded. What COCO cannot hold is said.

  $ tasks export t --format coco | jq -c '.images, .annotations, .info.tasks'
  $ tasks export t t.json -o jsonl
  $ tasks export t t.json -o table
  $ tasks export t t.json --force -o table
  $ ls

Other choices.

  $ tasks export t --status discard --format coco -q | jq -c '[.images[].file_name]'
  $ tasks export t --all --format coco -q | jq -c '[.images[].file_name]'
  $ tasks export t --format coco --annotators -q | jq -c '[.annotations[].attributes]'
  $ tasks export --dataset d --format coco -q | jq -c '[.images[].file_name], [.annotations[].image_id]'
  $ tasks export t --format jsonl | jq -c '[.path, .status, (.annotations | length)]'

The same bytes each time.

  $ tasks export t --format jsonl >one; tasks export t --format jsonl | cmp - one && echo same

Wrong calls.

  $ tasks export -o table
  $ tasks export t -o table
  $ tasks export nothing --format coco -o table
  $ tasks export t --status done --format coco -o table
  $ tasks export t no/such/folder.json -o table
  $ as ana export t --format coco -o table
