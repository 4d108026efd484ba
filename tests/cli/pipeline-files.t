  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/flow.sh"

Files that are no pipelines. Each is refused with its place, and nothing is made.

  $ try() { cat >bad.yaml; tasks pipeline apply bad.yaml; }
  $ echo 'name: p' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: the pipeline has no nodes","hint":null,"details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: robot}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:35: there is no type of node \"robot\"","hint":"types are dataset, task, qa, model, code, score","details":{"file":"bad.yaml","line":"1","column":"35"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: model, command: x, colour: red}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:54: unknown key \"colour\"","hint":"it can have name, type, task, dataset, repeatable, of, where, filter, trigger, command, shell, batch, timeout, attempts, backoff, output, memory, environment, outputs, model, version, min_score, annotations, function, recipe, owner, priority, due, lock_after_due, assignees, workload, actions, instructions, description, metadata, seed, pull, batch_size, max_workload, self_review, quality, percent, copies, honeypot_filter, scoring, score_function","details":{"file":"bad.yaml","line":"1","column":"54"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: dataset, dataset: scans, command: x}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:69: a dataset node has no command","hint":null,"details":{"file":"bad.yaml","line":"1","column":"69"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:19: the node \"a\" has no command","hint":null,"details":{"file":"bad.yaml","line":"1","column":"19"}}}
  [1]
  $ echo '{name: p, nodes: [{type: code, command: x}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:19: the node has no name","hint":null,"details":{"file":"bad.yaml","line":"1","column":"19"}}}
  [1]
  $ echo '{name: p, nodes: [{name: "a:b", type: code, command: x}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:26: bad name \"a:b\"","hint":"an edge is from NODE:STATUS; a name has no colon","details":{"file":"bad.yaml","line":"1","column":"26"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x, batch: 0}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:60: the batch is 1 to 100000, not 0","hint":null,"details":{"file":"bad.yaml","line":"1","column":"60"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x, timeout: soon}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:62: \"soon\" is not a duration","hint":"a duration is 90s, 15m, 2h, 1d, 1w, 1h30m, or seconds: 12.5","details":{"file":"bad.yaml","line":"1","column":"62"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x, memory: much}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:61: bad size \"much\"","hint":"write bytes, or 512M, 4G","details":{"file":"bad.yaml","line":"1","column":"61"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: task, assignees: [ana@example.com], limit: 4}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:71: unknown key \"limit\"","hint":"it can have name, type, task, dataset, repeatable, of, where, filter, trigger, command, shell, batch, timeout, attempts, backoff, output, memory, environment, outputs, model, version, min_score, annotations, function, recipe, owner, priority, due, lock_after_due, assignees, workload, actions, instructions, description, metadata, seed, pull, batch_size, max_workload, self_review, quality, percent, copies, honeypot_filter, scoring, score_function","details":{"file":"bad.yaml","line":"1","column":"71"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}, {name: a, type: code, command: x}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: two nodes are called \"a\"","hint":null,"details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}, {name: b, type: code, command: x}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: nothing leads to a, b: a pipeline has one root, where its items come in","hint":"an edge to each of the others mends it","details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}], edges: [{from: a, to: c}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: the edge from \"a\" to \"c\": there is no node \"c\"","hint":"its nodes are a","details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}], edges: [{from: "a:", to: a}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:70: bad end of an edge \"a:\"","hint":"write NODE or NODE:STATUS","details":{"file":"bad.yaml","line":"1","column":"70"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}], edges: [{from: a, to: a}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: the node \"a\" leads back to itself without a task in between: items would go round for ever","hint":"a loop passes a task or qa node, where somebody decides","details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}, {name: b, type: code, command: x}], edges: [{from: a, to: b}, {from: b, to: a}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: the node \"a\" leads back to itself without a task in between: items would go round for ever","hint":"a loop passes a task or qa node, where somebody decides","details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}, {name: b, type: code, command: x}], edges: [{from: a, to: b}, {from: a, to: b}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: the edge from \"a\" to \"b\" is there twice","hint":null,"details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: d, type: dataset, dataset: scans}, {name: a, type: code, command: x}], edges: [{from: a, to: d}, {from: d, to: a}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: an edge leads to \"d\", a dataset: items only come out of those","hint":null,"details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: d, type: dataset, dataset: scans}, {name: a, type: code, command: x}], edges: [{from: "d:new", to: a}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: the edge from \"d\": items of a dataset have no status \"new\"","hint":"write from: NODE alone; when: chooses among them","details":{"file":"bad.yaml","line":"1","column":"1"}}}
  [1]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}, {name: b, type: code, command: x}], edges: [{from: "a:good", to: b}]}' | try
  ! {"error":{"code":"bad_file","message":"bad.yaml:1:1: the edge from \\"a\\": its outputs are done, not \\"good\\"","hint":"outputs: [NAME, \xe2\x80\xa6] of a code node gives it others","details":{"file":"bad.yaml","line":"1","column":"1"}}} (esc)
  [1]

What only the project knows.

  $ echo '{name: p, nodes: [{name: d, type: dataset, dataset: scan}]}' | try
  ! {"error":{"code":"not_found","message":"bad.yaml:1:19: no dataset \"scan\"","hint":"did you mean scans?","details":{}}}
  [1]
  $ echo '{name: p, nodes: [{name: d, type: dataset, dataset: scans, where: [colour=red]}]}' | try
  ! {"error":{"code":"usage.unknown_field","message":"bad.yaml:1:19: there is no field \"colour\" to filter by","hint":"known: id, path, dir, kind, mimetype, width, height, frames, fps, size, split, ground_truth, external_id, version, hidden, content_hash, label, annotated, type, metadata.KEY","details":{}}}
  [2]
  $ echo '{name: p, nodes: [{name: a, type: task}]}' | try
  ! {"error":{"code":"bad_value","message":"bad.yaml:1:19: the task of the node \"a\" has no dataset","hint":"dataset: NAME in the node or in the pipeline","details":{}}}
  [2]
  $ echo '{name: p, dataset: scans, nodes: [{name: a, type: task, assignees: [nobody@example.com]}]}' | try
  ! {"error":{"code":"not_found","message":"bad.yaml:1:35: no user \"nobody@example.com\"","hint":"did you mean ben@example.com?","details":{}}}
  [1]
  $ echo '{name: p, dataset: scans, nodes: [{name: a, type: task}, {name: b, type: code, command: x}], edges: [{from: "a:compleet", to: b}]}' | try
  ! {"error":{"code":"bad_value","message":"bad.yaml:1:102: the task of \"a\" has no action \"compleet\"","hint":"did you mean complete?","details":{}}}
  [2]
  $ echo '{name: p, dataset: scans, nodes: [{name: a, type: task}, {name: b, type: code, command: x}], edges: [{from: a, to: b, when: {colour: red}}]}' | try
  ! {"error":{"code":"usage.unknown_field","message":"bad.yaml:1:102: filter: there is no field \"colour\" to filter by","hint":"known: id, assignment, item, path, dir, kind, assignee, status, status_by, status_at, stage, skipped, skip_reason, split, priority, batch, queued_at, started_at, object_count, duration_s, open_issues, for_review, edited_after_status, version, updated_at, label, metadata.KEY","details":{}}}
  [2]
  $ echo '{name: p, dataset: scans, nodes: [{name: a, type: task}, {name: b, type: score}], edges: [{from: a, to: b}]}' | try
  ! {"error":{"code":"bad_value","message":"bad.yaml:1:58: the node \"b\" scores the items of a quality task, and \"a\" is none","hint":"quality: consensus of a task node","details":{}}}
  [2]
  $ echo '{name: p, nodes: [{name: a, type: code, command: x}, {name: q, type: qa}], edges: [{from: a, to: q}]}' | try
  ! {"error":{"code":"bad_value","message":"bad.yaml:1:54: it is not clear which task the node \"q\" reviews","hint":"of: NODE names a task node","details":{}}}
  [2]
  $ tasks dataset create others -q -o ids >/dev/null
  $ echo '{name: p, nodes: [{name: d, type: dataset, dataset: scans}, {name: a, type: task, dataset: others}], edges: [{from: d, to: a}]}' | try
  ! {"error":{"code":"bad_value","message":"the node \"d\" is the dataset \"scans\", the task of \"a\" is over \"others\"","hint":"a pipeline moves the items of one dataset","details":{}}}
  [2]
  $ tasks pipeline apply flow.yaml -q -o jsonl | wc -l
  3
  $ echo '{name: p, nodes: [{name: a, type: task, task: flow-label}]}' | try
  ! {"error":{"code":"guard","message":"bad.yaml:1:19: the task \"flow-label\" is the node \"label\" of the pipeline \"flow\"","hint":null,"details":{}}}
  [5]
  $ echo '{name: p, nodes: [{name: a, type: task, task: flow-review}]}' | try
  ! {"error":{"code":"guard","message":"bad.yaml:1:19: the task \"flow-review\" is the node \"review\" of the pipeline \"flow\"","hint":null,"details":{}}}
  [5]
  $ sed 's/type: code, command: \[.*$/type: score}/' flow.yaml | try
  ! {"error":{"code":"bad_value","message":"bad.yaml:7:5: the node \"out\" scores the items of a quality task, and \"label\" is none","hint":"quality: consensus of a task node","details":{}}}
  [2]
  $ tasks pipeline list --fields name
  {"name":"flow"}
  $ tasks list --fields name
  {"name":"flow-label"}
  {"name":"flow-review"}

Words of the commands.

  $ tasks pipeline show flaw
  ! {"error":{"code":"not_found","message":"no pipeline \"flaw\"","hint":"did you mean flow?","details":{}}}
  [1]
  $ tasks pipeline pause flow
  ! {"error":{"code":"guard","message":"the pipeline \"flow\" was not started","hint":"tasks pipeline start flow","details":{}}}
  [5]
  $ tasks pipeline failed flow --node labl
  ! {"error":{"code":"not_found","message":"the pipeline \"flow\" has no node \"labl\"","hint":"did you mean label?","details":{}}}
  [1]
  $ tasks pipeline failed --node label
  ! {"error":{"code":"usage","message":"--node goes with a PIPELINE","hint":"see tasks help","details":{}}}
  [2]
  $ tasks pipeline retry 5
  ! {"error":{"code":"not_found","message":"5 is no failed item of a pipeline","hint":"tasks pipeline failed shows them","details":{}}}
  [1]
  $ tasks pipeline retry 5 flow
  ! {"error":{"code":"usage","message":"ids and pipelines exclude each other","hint":"see tasks help","details":{}}}
  [2]
  $ tasks pipeline export task:flow
  ! {"error":{"code":"not_found","message":"no task \"flow\"","hint":"tasks list shows them","details":{}}}
  [1]
  $ tasks -n pipeline run
  $ tasks pipeline run --jobs 0
  ! {"error":{"code":"bad_value","message":"--jobs is 1 to 64, not 0","hint":null,"details":{}}}
  [2]
  $ tasks pipeline run --interval 0.01 --watch
  ! {"error":{"code":"bad_value","message":"--interval is 100ms or more","hint":null,"details":{}}}
  [2]
  $ tasks pipeline run flow --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks pipeline run is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks pipeline apply flow.yaml --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks pipeline apply is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]

Pipelines in the files of a project.

  $ tasks export-config conf -q -o jsonl >/dev/null
  $ grep -A3 '^pipelines' conf/project.yaml
  pipelines:
    - name: "flow"
      nodes:
        - name: "in"
  $ tasks apply -f conf/project.yaml
