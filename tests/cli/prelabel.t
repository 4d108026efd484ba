  $ . "$TESTDIR/setup.sh"

# domain.md §15: a model looks at items before people do; what it says are drafts until somebody gives a status.

  $ tasks init --name demo -q -o jsonl >/dev/null
  $ tasks user add ana@example.com -q -o ids >/dev/null
  $ cat >recipe.yaml <<'END'
  > name: street
  > ontology: {labels: [car, stop]}
  > tools: [box, class]
  > END
  $ tasks recipe add recipe.yaml -q -o ids >/dev/null
  $ tasks dataset create scans --recipe street -q -o ids >/dev/null
  $ for i in 1 2 3 4 5; do echo "{\"path\":\"/$i.png\",\"width\":100,\"height\":100,\"external_id\":\"10$i\"}"; done | tasks dataset add scans - -q -o ids >/dev/null
  $ tasks create cars --dataset scans --assignee ana@example.com -q -o ids >/dev/null
  $ work() { tasks items cars -w path=/$1.png -o ids; }

# One line for each goes in, one for each comes back, in any order.

  $ cat >model.sh <<'END'
  > #!/bin/sh
  > # model.sh WIDTH: a car on every picture but the fourth, less sure of each
  > tee -a seen | jq -c --argjson width "${1:-20}" '{job, annotations: (if .item.path == "/4.png" then [] else
  >   [{label: "car", shape: "box", geometry: {bbox: [1, 2, $width, 30]}, confidence: (1 - (.item.external_id | tonumber) % 10 / 10)}] end)}' | tac
  > END
  $ chmod +x model.sh
  $ tasks prelabel cars --command ./model.sh --model-version 8 --min-score 0.6
  {"type":"prelabel","task":"cars","dataset":null,"model":"model","model_version":"8","items":5,"annotations":3,"below_min_score":1,"left_alone":0}
  $ head -n 1 seen | jq -c 'del(.job, .item.id)'
  {"task":"cars","item":{"dataset":"scans","path":"/1.png","kind":"image","mimetype":"image/png","width":100,"height":100,"split":"none","external_id":"101","metadata":{}}}
  $ tasks annotations cars --fields path,label,source,model,model_version,confidence,draft
  {"path":"/1.png","label":"car","source":"model","model":"model","model_version":"8","confidence":0.9,"draft":true}
  {"path":"/2.png","label":"car","source":"model","model":"model","model_version":"8","confidence":0.8,"draft":true}
  {"path":"/3.png","label":"car","source":"model","model":"model","model_version":"8","confidence":0.7,"draft":true}
  $ tasks items cars --fields path,status,object_count
  {"path":"/1.png","status":null,"object_count":1}
  {"path":"/2.png","status":null,"object_count":1}
  {"path":"/3.png","status":null,"object_count":1}
  {"path":"/4.png","status":null,"object_count":0}
  {"path":"/5.png","status":null,"object_count":0}
  $ tasks analytics cars --by model
  {"type":"analytics_model","model":"model","model_version":"8","drafts":3,"kept":0,"changed":0,"deleted":0,"acceptance":null}
  $ tasks analytics cars --by label

# Annotators see drafts and decide: the first is kept, the second changed, the third deleted.

  $ tasks annotations cars --as ana@example.com --fields path,source
  {"path":"/1.png","source":"model"}
  {"path":"/2.png","source":"model"}
  {"path":"/3.png","source":"model"}
  $ draft() { tasks annotations cars -w path=/$1.png -o ids; }
  $ echo "{\"id\":$(draft 2),\"geometry\":{\"bbox\":[1,2,21,30]}}" | tasks annotate - --as ana@example.com --fields source,draft
  {"source":"model","draft":true}
  $ echo "{\"id\":$(draft 3),\"delete\":true}" | tasks annotate - --as ana@example.com -q -o ids >/dev/null
  $ tasks set-status cars complete $(work 1) $(work 3) --as ana@example.com -q -o ids >/dev/null

# Drafts can be asked for; the version of the model goes out and comes in again with our own format, and through annotate.

  $ tasks annotations cars -w draft=true --fields path,draft
  {"path":"/2.png","draft":true}
  $ tasks sql "select path, model_version, draft from v_annotations order by path"
  {"type":"row","path":"/1.png","model_version":"8","draft":0}
  {"type":"row","path":"/2.png","model_version":"8","draft":1}
  $ tasks export cars --all --format jsonl out.jsonl -q >/dev/null; jq -c '.annotations[] | [.model, .model_version]' out.jsonl
  ["model","8"]
  ["model","8"]
  $ tasks annotations cars | tasks annotate - -q
  $ tasks dataset create copy -q -o ids >/dev/null
  $ tasks import --dataset copy out.jsonl --source model -q >/dev/null; tasks export --dataset copy --layer model --format jsonl -q | jq -c '.annotations[] | [.model, .model_version]'
  ["model","8"]
  ["model","8"]
  $ tasks undo -q -o ids >/dev/null; tasks undo -q -o ids >/dev/null

# Decided work and what somebody changed are left alone when the model comes again.

  $ tasks prelabel cars --command "./model.sh 25" --model model --model-version 9
  {"type":"prelabel","task":"cars","dataset":null,"model":"model","model_version":"9","items":2,"annotations":1,"below_min_score":0,"left_alone":3}
  ! note: 3 work items were left alone: decided, or changed by hand

# Taken back as a whole.

  $ tasks undo -q -o ids >/dev/null
  $ tasks annotations cars -w model_version=9 -o ids

# What became of what it said.

  $ tasks set-status cars complete $(work 2) --as ana@example.com -q -o ids >/dev/null
  $ tasks analytics cars --by model
  {"type":"analytics_model","model":"model","model_version":"8","drafts":0,"kept":1,"changed":1,"deleted":1,"acceptance":0.3333333333333333}
  $ tasks analytics cars --by label --fields label,annotations
  {"label":"car","annotations":2}

# Some of them; a dataset's items get them on a layer of their own.

  $ tasks prelabel --task cars --command ./model.sh --work-item $(work 5) --model other --fields items,annotations
  {"items":1,"annotations":1}
  $ tasks prelabel scans --command ./model.sh -w path=/1.png
  {"type":"prelabel","task":null,"dataset":"scans","model":"model","model_version":null,"items":1,"annotations":1,"below_min_score":0,"left_alone":0}
  $ tasks annotations --item $(tasks dataset items scans -w path=/1.png -o ids) --layer model --fields path,layer,source,model,draft
  {"path":"/1.png","layer":"model","source":"model","model":"model","draft":false}
  $ tasks prelabel --dataset scans --command ./model.sh --work-item 1
  ! {"error":{"code":"usage","message":"--work-item is for tasks","hint":"--item chooses items of a dataset","details":{}}}
  [2]
  $ tasks prelabel cars --command ./model.sh --item 1
  ! {"error":{"code":"usage","message":"--item is for datasets","hint":"--work-item chooses work items of a task","details":{}}}
  [2]

# What a model gets wrong refuses everything; with --partial the others are stored.

  $ answer() { printf '#!/bin/sh\n%s\n' "$1" >bad.sh; chmod +x bad.sh; tasks prelabel cars --command ./bad.sh --model bad "${@:2}"; }
  $ answer 'jq -c "{job, annotations: [{label: \"bus\", shape: \"box\", geometry: {bbox: [1,2,3,4]}}]}"' -w path=/4.png
  ! {"error":{"code":"recipe.refused","message":"work item 22: annotation 1: label: \"bus\" is not in the recipe","hint":"it has car, stop","details":{"refused":[{"id":22,"code":"recipe.refused","reason":"annotation 1: label: \"bus\" is not in the recipe"}],"refused_total":1}}}
  [5]
  $ answer 'jq -c "{job, annotations: [{label: \"car\", shape: \"box\", geometry: {bbox: [90,2,30,4]}, confidence: 1.5}]}"' -w path=/4.png
  ! {"error":{"code":"bad_record","message":"work item 22: annotation 1: confidence: 1.5 is not between 0 and 1","hint":null,"details":{"refused":[{"id":22,"code":"bad_record","reason":"annotation 1: confidence: 1.5 is not between 0 and 1"}],"refused_total":1}}}
  [1]
  $ answer 'jq -c "{job, annotations: [{label: \"car\", shape: \"box\", geometry: {bbox: [90,2,30,4]}}]}"' -w path=/4.png
  ! {"error":{"code":"recipe.refused","message":"work item 22: annotation 1: geometry: reaches from 90,2 to 120,6, outside the image of 100\xc3\x97100","hint":"a recipe with rules: {allow_overflow: true} allows it","details":{"refused":[{"id":22,"code":"recipe.refused","reason":"annotation 1: geometry: reaches from 90,2 to 120,6, outside the image of 100\xc3\x97100"}],"refused_total":1}}} (esc)
  [5]
  $ answer 'jq -c "if .item.path == \"/4.png\" then {job, error: \"too dark\"} else {job, annotations: []} end"'
  ! {"error":{"code":"bad_record","message":"nothing was changed: 1 of 2 work items is refused: work item 22: too dark","hint":"--partial does the others","details":{"refused":[{"id":22,"code":"bad_record","reason":"too dark"}],"refused_total":1}}}
  [1]
  $ answer 'jq -c "if .item.path == \"/4.png\" then {job, error: \"too dark\"} else {job, annotations: []} end"' --partial
  {"type":"prelabel","task":"cars","dataset":null,"model":"bad","model_version":null,"items":1,"annotations":0,"below_min_score":0,"left_alone":3}
  ! note: 3 work items were left alone: decided, or changed by hand
  ! {"error":{"code":"partly_done","message":"1 of 2 work items is refused: work item 22: too dark","hint":null,"details":{"refused":[{"id":22,"code":"bad_record","reason":"too dark"}],"refused_total":1}}}
  [3]
  $ answer 'jq -c "{job: \"7\", annotations: []}"'
  ! {"error":{"code":"bad_record","message":"answer 1: job \"7\" was not asked for","hint":null,"details":{}}}
  [1]
  $ answer 'jq -c "{job, annotations: []}, {job, annotations: []}"'
  ! {"error":{"code":"bad_record","message":"answer 2: job \"22\" was answered already","hint":null,"details":{}}}
  [1]
  $ answer 'head -c 20; cat >/dev/null'
  ! {"error":{"code":"io","message":"\"ROOT/bad.sh\" ended in the middle of a line","hint":null,"details":{}}}
  [1]
  $ answer 'cat >/dev/null'
  ! {"error":{"code":"bad_record","message":"nothing was changed: 2 of 2 work items are refused: work item 22: the command gave no answer; work item 23: the command gave no answer","hint":null,"details":{"refused":[{"id":22,"code":"bad_record","reason":"the command gave no answer"},{"id":23,"code":"bad_record","reason":"the command gave no answer"}],"refused_total":2}}}
  [1]
  $ answer 'cat >/dev/null; echo no graphics card >&2; exit 1'
  ! {"error":{"code":"io","message":"\"ROOT/bad.sh\" ended with exit status 1: no graphics card","hint":null,"details":{}}}
  [1]
  $ answer 'sleep 60' --timeout 1s
  ! {"error":{"code":"io","message":"\"ROOT/bad.sh\" said nothing for 1 seconds","hint":"it was stopped","details":{}}}
  [1]
  $ tasks annotations cars -w model=bad -o ids

# COCO results: ids of the project, or of a file.

  $ cat >results.json <<'END'
  > [{"image_id": 104, "category_id": 2, "bbox": [5, 6, 7, 8], "score": 0.5},
  >  {"image_id": 105, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.25}]
  > END
  $ tasks prelabel cars --file results.json --format coco-results --min-score 0.3
  {"type":"prelabel","task":"cars","dataset":null,"model":"results","model_version":null,"items":2,"annotations":1,"below_min_score":1,"left_alone":3}
  ! note: 3 work items were left alone: decided, or changed by hand
  $ tasks annotations cars -w model=results --fields path,label,confidence,geometry
  {"path":"/4.png","label":"stop","confidence":0.5,"geometry":{"bbox":[5,6,7,8]}}
  $ tasks prelabel cars --file - --model results <results.json --fields items,annotations
  {"items":2,"annotations":2}
  ! note: 3 work items were left alone: decided, or changed by hand
  $ cat >other.json <<'END'
  > {"images": [{"id": 104, "file_name": "5.png"}, {"id": 105, "file_name": "elsewhere.png"}], "categories": [{"id": 1, "name": "stop"}, {"id": 2, "name": "car"}], "annotations": []}
  > END
  $ tasks prelabel cars --file results.json --ids-from other.json --fields items,annotations
  {"items":1,"annotations":1}
  ! note: 3 work items were left alone: decided, or changed by hand
  $ tasks annotations cars -w model=results --fields path,label,confidence
  {"path":"/4.png","label":"stop","confidence":0.5}
  {"path":"/5.png","label":"car","confidence":0.5}
  $ echo '[{"image_id": 9, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.25}]' | tasks prelabel cars --file - --model x
  ! {"error":{"code":"bad_file","message":"standard input: results[0], line 1: image_id: no image has the id 9","hint":"there are 5 images","details":{"file":"standard input","field":"image_id"}}}
  [1]
  $ echo '[{"image_id": 104, "category_id": 9, "bbox": [1, 2, 3, 4], "score": 0.25}]' | tasks prelabel cars --file - --model x
  ! {"error":{"code":"bad_file","message":"standard input: results[0], line 1: category_id: no category has the id 9","hint":"there are 2 categories","details":{"file":"standard input","field":"category_id"}}}
  [1]
  $ echo '[{"image_id": 104, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 7}]' | tasks prelabel cars --file - --model x
  {"type":"prelabel","task":"cars","dataset":null,"model":"x","model_version":null,"items":1,"annotations":1,"below_min_score":0,"left_alone":3}
  ! note: 3 work items were left alone: decided, or changed by hand
  $ echo '[{"image_id": 104, "category_id": 1, "bbox": [1, 2, 0, 4], "score": 0.7}]' | tasks prelabel cars --file - --model x
  ! {"error":{"code":"bad_file","message":"standard input: results[0], line 1: bbox: [1,2,0,4] has no area","hint":null,"details":{"file":"standard input"}}}
  [1]
  $ echo '[{"image_id": 104, "category_id": 1, "bbox": [1, 2, 0, 4], "score": 0.7}]' | tasks prelabel cars --file - --model x --skip-empty --fields items
  {"items":0}
  ! note: 3 work items were left alone: decided, or changed by hand
  ! note: left out 1 shape without area

# Mistakes.

  $ tasks prelabel cars
  ! {"error":{"code":"usage","message":"either --command or --file says what the model finds","hint":"tasks prelabel TASK --command ./detect.sh","details":{}}}
  [2]
  $ tasks prelabel cars --command ./model.sh --file results.json
  ! {"error":{"code":"usage","message":"either --command or --file says what the model finds","hint":"tasks prelabel TASK --command ./detect.sh","details":{}}}
  [2]
  $ tasks prelabel cars --command "./model.sh | cat"
  ! {"error":{"code":"usage","message":"--command \"./model.sh | cat\" needs a shell","hint":"with --shell it gets one: /bin/sh -c","details":{}}}
  [2]
  $ tasks prelabel cars --command "./model.sh '20" --model x
  ! {"error":{"code":"usage","message":"a quote is not closed in --command \"./model.sh '20\"","hint":"see tasks help","details":{}}}
  [2]
  $ tasks prelabel cars --command "./model.sh 20 | head -n 100" --shell --model x --fields items,annotations
  {"items":2,"annotations":1}
  ! note: 3 work items were left alone: decided, or changed by hand
  $ tasks prelabel cars --command ./nothing.sh
  ! {"error":{"code":"not_found","message":"there is no program \"ROOT/nothing.sh\"","hint":null,"details":{}}}
  [1]
  $ tasks prelabel cars --file nothing.json
  ! {"error":{"code":"not_found","message":"cannot read \"nothing.json\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ tasks prelabel nobody --command ./model.sh
  ! {"error":{"code":"not_found","message":"no task or dataset \"nobody\"","hint":"tasks list and tasks dataset list show them","details":{}}}
  [1]
  $ tasks prelabel cars --command ./model.sh --min-score 2
  ! {"error":{"code":"bad_value","message":"--min-score is between 0 and 1, not 2","hint":null,"details":{}}}
  [2]
  $ tasks prelabel cars --command ./model.sh --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks prelabel is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks create check --qa-of cars --assignee ana@example.com -q -o ids >/dev/null
  $ tasks prelabel check --command ./model.sh
  ! {"error":{"code":"wrong_kind","message":"\"check\" is a QA task: its reviewers see the annotations of \"cars\"","hint":"tasks prelabel cars","details":{}}}
  [1]
  $ tasks lock cars -q -o ids >/dev/null
  $ tasks prelabel cars --command ./model.sh
  ! {"error":{"code":"task.locked","message":"task \"cars\" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z","hint":"a manager can tasks unlock it","details":{"task":"cars","locked_by":"olga@example.com","since":"2026-01-05T09:00:00.000000Z"}}}
  [5]
