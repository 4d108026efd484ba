  $ . "$TESTDIR/setup.sh"

# What becomes of an item at a command's node: each state that it can be in, each thing that can happen then (domain.md §15).

  $ tasks init --name flow -q -o jsonl >/dev/null
  $ for user in ana ben; do tasks user add $user@example.com -q -o ids >/dev/null; done
  $ cat >step.sh <<'END'
  > #!/bin/sh
  > echo x >>asked
  > case $(cat mode) in
  > answer) exec jq -c '{job}' ;;
  > error) exec jq -c '{job, error: "too dark"}' ;;
  > silent) cat >/dev/null ;;
  > kill) kill -9 $PPID; sleep 1 ;;
  > esac
  > END
  $ chmod +x step.sh
  $ run() { echo "$1" >mode; tasks pipeline run p$cell -q >/dev/null 2>&1; }
  $ again() { tasks set-status p$cell-work --clear --all -q -o ids >/dev/null; tasks set-status p$cell-work complete --all -q -o ids >/dev/null; }
  $ file() { echo "{name: p$cell, dataset: d$cell, nodes: [{name: work, type: task, assignees: [ana@example.com]}$1], edges: [$2]}" >p.yaml; tasks pipeline apply p.yaml -q >/dev/null; }
  $ cell=0
  $ at_node() {  # at_node STATE EVENT
  >   cell=$((cell + 1)) && : >asked
  >   tasks dataset create d$cell -q -o ids >/dev/null && echo '{"path":"/1.png"}' | tasks dataset add d$cell - -q -o ids >/dev/null
  >   file ", {name: step, type: code, command: [./step.sh], attempts: 1, backoff: 0s}" '{from: "work:complete", to: step}'
  >   tasks pipeline start p$cell -q -o ids >/dev/null && tasks add-items p$cell-work --missing -q -o ids >/dev/null && tasks set-status p$cell-work complete --all -q >/dev/null
  >   case $1 in running) run kill ;; done) run answer ;; failed) run error ;; esac
  >   case $2 in
  >   answer | error | silent) run $2 ;;
  >   again) again ;;
  >   retry) tasks pipeline retry p$cell -q >/dev/null ;;
  >   paused) tasks pipeline pause p$cell -q >/dev/null; run answer ;;
  >   undone) tasks undo -q -o ids >/dev/null 2>&1 || true ;;
  >   deleted) file "" "" ; run answer ;;
  >   esac
  >   tasks pipeline show p$cell | jq -rc --arg what "$1 $2" --arg asked "$(wc -l <asked)" 'select(.name == "step") // empty | [$what, .waiting, .running, .done, .failed, $asked] | @tsv' | tr '\t' ' ' >cell
  >   [ -s cell ] || echo "$1 $2: no node, asked $(wc -l <asked)" >cell
  >   cat cell
  > }
  $ echo "state event waiting running done failed asked"; for event in nothing answer error silent again retry paused undone deleted; do for state in waiting running done failed; do at_node $state $event; done; done
  state event waiting running done failed asked
  waiting nothing 1 0 0 0 0
  running nothing 0 1 0 0 1
  done nothing 0 0 1 0 1
  failed nothing 0 0 0 1 1
  waiting answer 0 0 1 0 1
  running answer 0 0 1 0 2
  done answer 0 0 1 0 1
  failed answer 0 0 0 1 1
  waiting error 0 0 0 1 1
  running error 0 0 0 1 2
  done error 0 0 1 0 1
  failed error 0 0 0 1 1
  waiting silent 0 0 0 1 1
  running silent 0 0 0 1 2
  done silent 0 0 1 0 1
  failed silent 0 0 0 1 1
  waiting again 1 0 0 0 0
  running again 1 0 0 0 1
  done again 1 0 0 0 1
  failed again 1 0 0 0 1
  waiting retry 1 0 0 0 0
  running retry 0 1 0 0 1
  done retry 0 0 1 0 1
  failed retry 1 0 0 0 1
  waiting paused 1 0 0 0 0
  running paused 1 0 0 0 1
  done paused 0 0 1 0 1
  failed paused 0 0 0 1 1
  waiting undone 0 0 0 0 0
  running undone 0 0 0 0 1
  done undone 1 0 0 0 1
  failed undone 1 0 0 0 1
  waiting deleted: no node, asked 0
  running deleted: no node, asked 1
  done deleted: no node, asked 1
  failed deleted: no node, asked 1

# Where an item goes: by what the command said, on a condition; what has been there does not come again where the node says so.

  $ tasks dataset create scans -q -o ids >/dev/null
  $ for i in 1 2 3; do echo "{\"path\":\"/$i.png\",\"width\":$((i * 100)),\"height\":100}"; done | tasks dataset add scans - -q -o ids >/dev/null
  $ cat >sort.sh <<'END'
  > #!/bin/sh
  > exec jq -c '{job, output: (if .item.path == "/3.png" then "good" else "bad" end), metadata: {sharp: .item.width}}'
  > END
  $ chmod +x sort.sh
  $ cat >sort.yaml <<'END'
  > name: sort
  > nodes:
  >   - {name: in, type: dataset, dataset: scans, trigger: false}
  >   - {name: sort, type: code, command: [./sort.sh], outputs: [good, bad]}
  >   - {name: good, type: task, assignees: [ana@example.com], repeatable: false}
  >   - {name: wide, type: task, assignees: [ben@example.com]}
  > edges:
  >   - {from: in, to: sort}
  >   - {from: "sort:good", to: good}
  >   - {from: "sort:bad", to: wide, when: '{"width": {"$gt": 100}}'}
  >   - {from: "wide:complete", to: good}
  >   - {from: "good:complete", to: wide}
  > END
  $ tasks pipeline apply sort.yaml -q >/dev/null
  $ tasks pipeline start sort -q >/dev/null
  $ tasks pipeline run sort --fields node,done
  {"node":"sort","done":3}
  $ where() { for task in sort-good sort-wide; do tasks items $task --fields task,path,status; done; }
  $ where
  {"task":"sort-good","path":"/3.png","status":null}
  {"task":"sort-wide","path":"/2.png","status":null}
  $ tasks dataset items scans --fields path,metadata
  {"path":"/1.png","metadata":{"sharp":100}}
  {"path":"/2.png","metadata":{"sharp":200}}
  {"path":"/3.png","metadata":{"sharp":300}}
  $ echo '{"path":"/4.png","width":400,"height":100}' | tasks dataset add scans - -q -o ids >/dev/null
  $ tasks pipeline run sort -q
  $ tasks pipeline start sort -q >/dev/null
  $ tasks pipeline run sort --fields node,done
  {"node":"sort","done":1}
  $ where
  {"task":"sort-good","path":"/3.png","status":null}
  {"task":"sort-wide","path":"/2.png","status":null}
  {"task":"sort-wide","path":"/4.png","status":null}

# Back into "wide" is allowed, back into "good" is not: there the journey ends.

  $ tasks set-status sort-good complete --all -q -o ids >/dev/null
  $ tasks set-status sort-wide complete -w path=/3.png -q -o ids >/dev/null
  $ where
  {"task":"sort-good","path":"/3.png","status":"complete"}
  {"task":"sort-wide","path":"/2.png","status":null}
  {"task":"sort-wide","path":"/4.png","status":null}
  {"task":"sort-wide","path":"/3.png","status":"complete"}

# A queue that people pull from takes an item that comes again into its pool.

  $ cat >pull.yaml <<'END'
  > name: pull
  > dataset: scans
  > nodes:
  >   - {name: draw, type: task, pull: true, assignees: [ana@example.com, ben@example.com]}
  >   - {name: check, type: qa, assignees: [ben@example.com], actions: [approve, reject]}
  > edges:
  >   - {from: "draw:complete", to: check}
  >   - {from: "check:reject", to: draw}
  > END
  $ tasks pipeline apply pull.yaml -q >/dev/null
  $ tasks pipeline start pull -q >/dev/null
  $ tasks add-items pull-draw -w path=/1.png -q -o ids >/dev/null
  $ tasks next pull-draw --as ana@example.com -q --fields path,assignee
  {"path":"/1.png","assignee":"ana@example.com"}
  $ tasks set-status pull-draw complete --all --as ana@example.com -q -o ids >/dev/null
  $ tasks set-status pull-check reject --all --as ben@example.com -q -o ids >/dev/null
  $ tasks items pull-draw --fields path,assignee,status,stage
  {"path":"/1.png","assignee":null,"status":null,"stage":"label"}
  $ tasks next pull-draw --as ben@example.com -q --fields path,assignee
  {"path":"/1.png","assignee":"ben@example.com"}

# A consensus task: an item goes on when all of its replicas are done, and is scored on the way.

  $ cat >vote.yaml <<'END'
  > name: vote
  > dataset: scans
  > nodes:
  >   - {name: vote, type: task, quality: consensus, percent: 100, copies: 2, assignees: [ana@example.com, ben@example.com], scoring: false}
  >   - {name: figures, type: score, function: agreement}
  >   - {name: best, type: task, assignees: [ana@example.com]}
  > edges:
  >   - {from: vote, to: figures}
  >   - {from: figures, to: best}
  > END
  $ tasks pipeline apply vote.yaml -q >/dev/null
  $ tasks pipeline start vote -q >/dev/null
  $ tasks add-items vote-vote -w path=/1.png,/2.png -q -o ids >/dev/null
  $ for who in ana ben; do echo '{"path":"/1.png","label":"cat"}' | tasks annotate vote-vote - --as $who@example.com -q -o ids >/dev/null; tasks set-status vote-vote complete --all --as $who@example.com -q -o ids >/dev/null; tasks pipeline show vote --fields name,waiting,done; done
  {"name":"vote","waiting":0,"done":0}
  {"name":"figures","waiting":0,"done":0}
  {"name":"best","waiting":0,"done":0}
  {"name":"vote","waiting":0,"done":2}
  {"name":"figures","waiting":2,"done":0}
  {"name":"best","waiting":0,"done":0}
  $ tasks pipeline run vote --fields node,done
  {"node":"figures","done":2}
  $ tasks scores vote-vote --by item --fields path,value
  {"path":"/1.png","value":1}
  {"path":"/2.png","value":1}
  $ tasks items vote-best --fields path
  {"path":"/1.png"}
  {"path":"/2.png"}

# The same by a program of one's own.

  $ cat >half.py <<'END'
  > #!/usr/bin/env python3
  > import json, sys
  > for line in sys.stdin:
  >     item = json.loads(line)
  >     print(json.dumps({"item": item["item"], "scores": [{"type": "item_overall", "value": 0.5}]}), flush=True)
  > END
  $ chmod +x half.py
  $ sed "s|name: vote\$|name: own|; s|function: agreement|function: $PWD/half.py, attempts: 1|" vote.yaml >own.yaml
  $ tasks pipeline apply own.yaml -q >/dev/null
  $ tasks pipeline start own -q >/dev/null
  $ tasks add-items own-vote -w path=/3.png -q -o ids >/dev/null
  $ for who in ana ben; do tasks set-status own-vote complete --all --as $who@example.com -q -o ids >/dev/null; done
  $ tasks pipeline run own --fields node,done,failed
  {"node":"figures","done":1,"failed":0}
  $ tasks scores own-vote --by item --fields path,value
  {"path":"/3.png","value":0.5}
  $ tasks pipeline failed own --fields path,problem
  $ tasks items own-best --fields path
  {"path":"/3.png"}
