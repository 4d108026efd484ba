  $ . "$TESTDIR/setup.sh"
  $ new_labeling

One filter language wherever things are chosen (domain.md §12). Conditions on fields, and what joins them.

  $ cat >data.jsonl <<'END'
  > {"path":"/wet/1.png","width":640,"metadata":{"weather":"rain","sun":{"height":12},"tags":["north","wet"]}}
  > {"path":"/wet/2.png","width":320,"metadata":{"weather":"snow","sun":{"height":3.5}}}
  > {"path":"/dry/deep/3.png","width":1024,"metadata":{"weather":null,"night":true}}
  > {"path":"/dry/4.jpg"}
  > END
  $ tasks dataset create data -q -o ids && tasks dataset add data data.jsonl -q -o ids
  30
  33
  34
  35
  36
  $ paths() { tasks dataset items data -o csv --no-header --fields path --filter "$@" | tr '\n' ' '; echo; }
  $ paths '{}'
  /wet/1.png /wet/2.png /dry/deep/3.png /dry/4.jpg 
  $ paths '{"width": 640}'
  /wet/1.png 
  $ paths '{"width": {"$gt": 320, "$lte": 1024}}'
  /wet/1.png /dry/deep/3.png 
  $ paths '{"$or": [{"width": {"$exists": false}}, {"path": "/wet/2.png"}]}'
  /wet/2.png /dry/4.jpg 
  $ paths '{"width": {"$in": [320, null]}}'
  /wet/2.png /dry/4.jpg 
  $ paths '{"$not": {"path": "/wet/*"}}'
  /dry/deep/3.png /dry/4.jpg 
  $ paths '{"path": {"$not": {"$match": "y/"}}}'
  /wet/1.png /wet/2.png 

A star stays in its folder, two do not.

  $ paths '{"path": "/dry/*"}'
  /dry/4.jpg 
  $ paths '{"path": "/dry/**"}'
  /dry/deep/3.png /dry/4.jpg 
  $ paths '{"path": "**.png", "dir": {"$ne": "/wet"}}'
  /dry/deep/3.png 

Into the items' own data. Numbers are numbers, text is text; of a list one value is enough; null is no value, and what has
none is not equal to anything (decisions.md 48).

  $ paths '{"metadata.weather": "rain"}'
  /wet/1.png 
  $ paths '{"metadata.weather": {"$ne": "rain"}}'
  /wet/2.png /dry/deep/3.png /dry/4.jpg 
  $ paths '{"metadata.weather": {"$nin": ["rain", "snow"]}}'
  /dry/deep/3.png /dry/4.jpg 
  $ paths '{"metadata.weather": {"$exists": true}}'
  /wet/1.png /wet/2.png 
  $ paths '{"metadata.sun.height": {"$lt": 10}}'
  /wet/2.png 
  $ paths '{"metadata.sun.height": "12"}'
  
  $ paths '{"metadata.tags": "wet"}'
  /wet/1.png 
  $ paths '{"metadata.tags.0": "wet"}'
  
  $ paths '{"metadata.night": true}'
  /dry/deep/3.png 
  $ paths '{"metadata": {"$exists": false}}'
  /dry/4.jpg 

--where says the simple ones in a word.

  $ tasks dataset items data -o csv --no-header --fields path -w metadata.weather=rain,snow -w 'metadata.sun.height>=3.5' -w 'width!=320'
  /wet/1.png

Dataloop's envelope, its names for fields, and its filters as its tools write them.

  $ paths '{"filter": {"$and": [{"hidden": false}, {"type": "file"}, {"metadata.system.width": {"$gte": 320}}]}, "sort": {"filename": "descending"}}'
  /wet/2.png /wet/1.png /dry/deep/3.png 
  $ paths '{"resource": "items", "filter": {}, "sort": {"width": "ascending"}}'
  /wet/2.png /wet/1.png /dry/deep/3.png /dry/4.jpg 
  $ tasks dataset items data -o csv --no-header --fields path --filter '{"filter":{},"sort":{"width":"ascending"}}' --sort -path --limit 1
  /wet/2.png

Joined: items that have an annotation such that …; a joined $ne is "has one that is not" (decisions.md 48).

  $ tasks create wet --dataset data --assignee ana@example.com -q -o ids
  37
  $ printf '%s\n' '{"path":"/wet/1.png","label":"car","shape":"class"}' '{"path":"/wet/1.png","label":"bus","shape":"class","attributes":{"color":"red"}}' '{"path":"/wet/2.png","label":"car","shape":"class"}' | as ana annotate wet - -q -o ids
  45
  46
  47
  $ paths '{"filter": {}, "join": {"on": {"resource": "annotations", "local": "itemId", "forigen": "id"}, "filter": {"label": "car"}}}'
  /wet/1.png /wet/2.png 
  $ paths '{"filter": {}, "join": {"filter": {"label": {"$ne": "car"}}}}'
  /wet/1.png 
  $ paths '{"filter": {}, "join": {"filter": {"$and": [{"type": "class"}, {"attributes.color": "red"}, {"creator": "ana*"}]}}}'
  /wet/1.png 
  $ paths '{"label": {"$ne": "car"}}'
  /dry/deep/3.png /dry/4.jpg 
  $ paths '{"annotated": true}'
  /wet/1.png /wet/2.png 
  $ tasks items wet -o csv --no-header --fields path --filter '{"filter": {"object_count": {"$gt": 0}}, "join": {"filter": {"label": "bus"}}}'
  /wet/1.png
  $ tasks annotations wet -o csv --no-header --fields label,path --filter '{"attributes.color": {"$exists": false}, "path": "**/1.png"}'
  car,/wet/1.png

Wherever items, work items, annotations, tasks, assignments or operations are chosen.

  $ tasks create north --dataset data --filter '{"metadata.tags": "north"}' -q -o csv --fields name,items_total
  name,items_total
  north,1
  $ tasks add-items north --filter '{"path": "/dry/**"}' --assignee ben@example.com -q -o csv --fields path,assignee
  path,assignee
  /dry/deep/3.png,ben@example.com
  /dry/4.jpg,ben@example.com
  $ tasks dataset set data --filter '{"width": null}' --hidden -q -o csv --fields path
  path
  /dry/4.jpg
  $ as ana set-status wet complete --filter '{"path": "/wet/*"}' -q -o csv --fields path,status
  path,status
  /wet/1.png,complete
  /wet/2.png,complete
  $ as ana classify wet --label dry --filter '{"status": null}' -q -o csv --fields path,object_count
  path,object_count
  /dry/deep/3.png,1
  /dry/4.jpg,1
  $ tasks remove-items north --filter '{"path": "**.jpg"}' -q -o csv --fields path
  path
  /dry/4.jpg
  $ tasks assignment add wet ben@example.com -q -o csv --fields assignee
  assignee
  ben@example.com
  $ tasks assignment redistribute wet --filter '{"path": "/dry/*"}' --workload ben@example.com=100 -q -o csv --fields assignee,items_total
  assignee,items_total
  ana@example.com,3
  ben@example.com,1
  $ tasks history --task wet --filter '{"path": "/wet/2.png"}' -o csv --fields action,new
  action,new
  added,
  assigned,ana@example.com
  annotated,1
  status,complete
  stage,completed
  $ tasks list -o csv --fields name,progress --filter '{"$or": [{"progress": {"$gte": 0.5}}, {"name": "no*"}]}'
  name,progress
  wet,0.5
  north,0
  $ tasks list -o csv --fields name -w 'status_counts.complete>=2'
  name
  wet
  $ tasks list -o csv --fields name,items_total --filter '{"filter": {"archived": false}, "sort": {"items_total": "descending"}}' --limit 1
  name,items_total
  cars,6
  $ tasks assignment list wet -o csv --fields assignee -w items_remaining=0
  assignee
  $ tasks log --filter '{"command": {"$in": ["classify", "skip"]}}' -o csv --fields command,actor,changed
  command,actor,changed
  classify,ana@example.com,2
  $ tasks log -w 'argv=ben@example.com*' --limit 1 -o csv --fields command
  command
  assignment redistribute

From a file; mistakes are told with its line.

  $ cat >bad.json <<'END'
  > {
  >   "$and": [
  >     {"path": "/wet/*"},
  >     {"widht": 640}
  >   ]
  > }
  > END
  $ paths @bad.json
  ! error: bad.json, line 4: there is no field "widht" to filter by
  ! hint: did you mean width? known: id, path, dir, kind, mimetype, width, height, frames, fps, size, split, ground_truth, external_id, version, hidden, content_hash, label, annotated, type, metadata.KEY
  
  $ sed -i 's/widht/width/' bad.json && paths @bad.json
  /wet/1.png 
  $ sed -i 's/640/"wide"/' bad.json && paths @bad.json
  ! error: bad.json, line 4: width is a whole number, not "wide"
  
  $ sed -i 's/640}/640/' bad.json && printf '{\n  "width" 640\n}' >cut.json && paths @cut.json
  ! error: cut.json, line 2: this is not JSON: syntax error while parsing object separator - unexpected number literal; expected ':'
  ! hint: a filter looks like {"status": "complete"}; in a shell it stands in single quotes
  
  $ paths @none.json
  ! error: cannot read "none.json": no such file or directory
  ! hint: check the path
  

What is wrong is said, with what is known.

  $ paths '{"metadata.weather": {"$like": "r"}}'
  ! error: filter: there is no operator "$like"
  ! hint: known: $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $match, $not
  
  $ paths '{"$xor": []}'
  ! error: filter: there is no operator "$xor"
  ! hint: did you mean $or? known: $and, $or, $not
  
  $ paths '{"hidden": "no"}'
  ! error: filter: hidden is true or false, not "no"
  
  $ paths '{"width": "640"}'
  ! error: filter: width is a whole number, not "640"
  
  $ paths '{"path": ["/a", "/b"]}'
  ! error: filter: path is compared with a single value, not ["/a", "/b"]
  ! hint: several values: {"$in": [...]}
  
  $ paths '{"width": 640'
  ! error: filter: this is not JSON: syntax error while parsing object - unexpected end of input; expected '}'
  ! hint: a filter looks like {"status": "complete"}; in a shell it stands in single quotes
  
  $ paths '{"filter": {}, "pageSize": 100}'
  ! error: filter: a filter has no member "pageSize"
  ! hint: --limit says how many are wanted
  
  $ tasks list --filter '{"resource": "items", "filter": {}}'
  ! {"error":{"code":"bad_value","message":"filter: this filter is for \"items\", here are tasks","hint":null,"details":{}}}
  [2]
  $ tasks list --filter '{"filter": {}, "join": {"filter": {"label": "car"}}}'
  ! {"error":{"code":"bad_value","message":"filter: nothing joins tasks","hint":"join is for items and work items","details":{}}}
  [2]
  $ tasks set-status wet complete 40 --filter '{}'
  ! {"error":{"code":"usage","message":"ids and conditions exclude each other","hint":"choose by ids (or -), or by --where and --filter, or --all","details":{}}}
  [2]
  $ tasks log --filter '{"filter": {}, "sort": {"at": "ascending"}}'
  ! {"error":{"code":"usage","message":"operations come newest first: they cannot be sorted","hint":"see tasks help","details":{}}}
  [2]

Nesting has an end (decisions.md 48), and strings are only strings.

  $ python3 -c 'print("{\"$not\":" * 10000 + "{}" + "}" * 10000)' >deep.json && paths @deep.json
  ! error: deep.json, line 1: the filter is nested more than 100 deep
  
  $ python3 -c 'print("[" * 100000)' >deep.json && paths @deep.json
  ! error: deep.json, line 1: the filter is nested more than 100 deep
  
  $ paths "{\"path\": \"' or 1=1; drop table item; --\"}"
  
  $ paths "{\"metadata.' or '1'='1\": \"x\"}"
  
  $ paths "{\"path') or ('1\": \"x\"}"
  ! error: filter: there is no field "path') or ('1" to filter by
  ! hint: known: id, path, dir, kind, mimetype, width, height, frames, fps, size, split, ground_truth, external_id, version, hidden, content_hash, label, annotated, type, metadata.KEY
  
  $ sql 'select count(*) from item where removed_op is null'
  10

What annotators do not see is not there to be asked for (domain.md §2).

  $ as ana items wet -o csv --fields path --filter '{"metadata.weather": "rain"}'
  ! error: filter: there is no field "metadata.weather" to filter by
  ! hint: known: id, assignment, item, path, dir, kind, assignee, status, status_by, status_at, stage, skipped, skip_reason, split, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at, label
  [2]
  $ as ana items wet -o csv --no-header --fields path --filter '{"path": "**/2.png"}'
  /wet/2.png
  $ as ben items wet -o csv --no-header --fields path --filter '{"filter": {}, "join": {"filter": {"label": "car"}}}'
  $ sql "update task set quality = 'honeypot' where name = 'wet'"
  $ as ana items wet --filter '{"path": "/wet/**"}'
  ! {"error":{"code":"usage.unknown_field","message":"filter: there is no field \"path\" to filter by","hint":"known: id, assignment, assignee, status, status_by, status_at, stage, skipped, skip_reason, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at, label","details":{}}}
  [2]
  $ as ana items wet --filter '{"filter": {}, "join": {"filter": {"item": 5}}}'
  ! {"error":{"code":"usage.unknown_field","message":"filter: there is no field \"item\" to filter by","hint":"known: id, layer, work_item, parent, label, shape, creator, source, model, model_version, confidence, draft, frame, frame_end, external_id, created_at, updated_at, attributes.KEY, issue_state","details":{}}}
  [2]
  $ as ana set-status wet complete -w split=train
  ! {"error":{"code":"usage.unknown_field","message":"there is no field \"split\" to filter by","hint":"known: id, assignment, assignee, status, status_by, status_at, stage, skipped, skip_reason, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at, label","details":{}}}
  [2]
  $ as ana items wet --sort path
  ! {"error":{"code":"usage.unknown_field","message":"there is no field \"path\" to sort by","hint":"known: id, assignment, assignee, status, status_by, status_at, stage, skipped, skip_reason, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at","details":{}}}
  [2]
  $ as ana annotations wet -w path=/wet/1.png
  ! {"error":{"code":"usage.unknown_field","message":"there is no field \"path\" to filter by","hint":"known: id, layer, work_item, parent, label, shape, creator, source, model, model_version, confidence, draft, frame, frame_end, external_id, created_at, updated_at, attributes.KEY, issue_state","details":{}}}
  [2]
  $ as ana list -o csv --fields name,items_total -w name=wet
  name,items_total
  wet,3

--explain says how it would be chosen, and does nothing: the SQL, its values, the engine's plan.

  $ tasks set-status wet complete --filter '{"status": null, "priority": {"$gte": 2}}' --explain -o csv --fields sql,values
  sql,values
  "select w.id, w.position from work_item w where w.task_id = $1 and w.removed_op is null and (w.status is null and w.priority >= $2)","[37,2]"
  $ tasks dataset set data -w 'path=/wet/*' --hidden --explain -o table | sed '/^plan/q'
  select i.id, i.ordinal from item i where i.dataset_id = $1 and i.removed_op is null and (i.path >= $2 and i.path < $3 and matches_wildcards(i.path, (select wildcards($4))))
    $1 = 30
    $2 = "/wet/"
    $3 = "/wet0"
    $4 = "/wet/*"
  plan:
  $ tasks dataset set data -w 'path=/wet/*' --hidden --explain -o jsonl | jq -c '[.type, .values, (.plan | length > 0), (.plan | tojson | test("item_path"))]'
  ["explanation",[30,"/wet/","/wet0","/wet/*"],true,true]
  $ tasks dataset items data --filter '{"join": {"filter": {"label": "car"}}}' --explain -o json | jq -r '.explanations[0].plan | tojson | test("annotation_item")'
  true
  $ tasks items wet --label car --explain | jq -r '.plan | tojson | test("annotation_task_label|annotation_work_item")'
  true
  $ tasks items wet --explain -o ids
  ! error: an explanation record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  [2]
  $ tasks annotations wet -w label=car --limit 3 --explain | jq -c '[.type, .values]'
  ["explanation",[37,"car",3]]
  $ tasks create all --dataset data --explain -o csv --fields values
  values
  [30]
  $ tasks add-items wet -w path=/x --explain -o csv --fields values
  values
  "[30,""/x""]"
  $ tasks history --task wet -w 'path=/wet/1.png' --explain -o csv --fields values
  values
  "[37,""/wet/1.png""]"
  $ tasks history -w 'path=/wet/1.png' --explain
  ! {"error":{"code":"usage","message":"--explain is for conditions, and those need --task","hint":"see tasks help","details":{}}}
  [2]
  $ tasks set-status wet complete 40 --explain
  ! {"error":{"code":"usage","message":"--explain is for conditions: ids are looked up one by one","hint":"see tasks help","details":{}}}
  [2]
  $ as ana set-status wet complete -w status=none --explain -o csv --fields values
  values
  [37]
  $ tasks list -o csv --fields name
  name
  cars
  wet
  north
  $ tasks log --limit 1 -o csv --fields command
  command
  assignment redistribute

TAB offers after -w just the fields that the command knows.

  $ offered() { run_tasks __complete zsh "$@" -w '' | cut -f 1 | tr -d '=.' | tail -n +2; }
  $ known() { run_tasks "$@" -w nothing=1 -o table 2>&1 | sed -n 's/^hint:.*known: //p' | sed 's/[.]KEY//g; s/, /\n/g'; }
  $ for words in 'items wet' 'dataset items data' 'annotations wet' list 'assignment list' log 'create new --dataset data' 'set-status wet complete' 'add-items wet' 'remove-items wet' \
  >   'classify wet --label car' 'assignment redistribute wet' 'issue list' 'issue open --task wet --text x' 'dataset set data --hidden' 'history --task wet' 'clear-skip wet'; do
  >   diff <(offered $words) <(known $words) >diff.txt && echo "$words: $(offered $words | wc -l)" || { echo "$words differs"; cat diff.txt; }
  > done
  items wet: 27
  dataset items data: 20
  annotations wet: 21
  list: 58
  assignment list: 20
  log: 9
  create new --dataset data: 20
  set-status wet complete: 27
  add-items wet: 20
  remove-items wet: 27
  classify wet --label car: 27
  assignment redistribute wet: 27
  issue list: 17
  issue open --task wet --text x: 27
  dataset set data --hidden: 20
  history --task wet: 27
  clear-skip wet: 27
  $ tasks __complete zsh dataset items data -w meta | tail -n +2
  metadata.\t (esc)
  $ tasks __complete zsh items wet -w stage=l | tail -n +2
  stage=label\t (esc)
