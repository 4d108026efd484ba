# Sourced after setup.sh: a dataset of seven items and the file of a pipeline over six of them: a model, labeling, a review with rework, an export.
tasks init --name flow -q -o jsonl >/dev/null
for user in ana ben; do tasks user add $user@example.com -q -o ids >/dev/null; done
cat >detect.sh <<'END'
#!/bin/sh
exec jq -c '{job, annotations: [{label: "cat", shape: "box", geometry: {bbox: [1, 1, 20, 20]}, confidence: 0.8}, {label: "dog", shape: "class", confidence: 0.1}]}'
END
cat >done.sh <<'END'
#!/bin/sh
exec jq -c '{job, path: .item.path, labels: [.annotations[].label]}' | tee -a done.jsonl
END
chmod +x detect.sh done.sh
cat >flow.yaml <<'END'
name: flow
nodes:
  - {name: in, type: dataset, dataset: scans, where: [path=/in/**]}
  - {name: detect, type: model, command: [./detect.sh], model: catnet, version: "2", min_score: 0.3, batch: 4}
  - {name: label, type: task, assignees: [ana@example.com]}
  - {name: review, type: qa, assignees: [ben@example.com], actions: [approve, reject]}
  - {name: out, type: code, command: [./done.sh], annotations: true}
edges:
  - {from: in, to: detect}
  - {from: detect, to: label}
  - {from: "label:complete", to: review}
  - {from: "review:reject", to: label}
  - {from: "review:approve", to: out}
END
for name in in/1 in/2 in/3 in/4 in/5 other/1; do echo "{\"path\":\"/$name.png\",\"width\":100,\"height\":100}"; done >first.jsonl
echo '{"path":"/in/6.png","width":100,"height":100}' >new.jsonl
tasks dataset create scans -q -o ids >/dev/null
tasks dataset add scans first.jsonl -q -o ids >/dev/null
counts() { tasks pipeline show flow -o csv --no-header --fields name,waiting,running,done,failed; }
