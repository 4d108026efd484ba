  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/flow.sh"

Commands that misbehave. What fails is tried again, in smaller batches and at last alone; then it is failed, and nothing is lost.

  $ cat >one.yaml <<'END'
  > name: one
  > nodes:
  >   - {name: in, type: dataset, dataset: scans}
  >   - {name: work, type: code, command: [./work.sh], attempts: 2, backoff: 0s, timeout: 2s, output: 64K}
  > edges:
  >   - {from: in, to: work}
  > END
  $ command() { { echo '#!/bin/sh'; cat; } >work.sh; chmod +x work.sh; }
  $ outcome() { tasks pipeline run --fields done,retried,failed,problem 2>/dev/null >out; rooted <out; tasks pipeline retry one; }
  $ tasks pipeline apply one.yaml -q -o jsonl | wc -l
  1

It is not there, or is no program.

  $ tasks pipeline start one -q --fields waiting
  {"waiting":6}
  $ tasks pipeline run --fields node,batches,done,retried,failed,problem >out; rooted <out
  ! {"error":{"code":"partly_done","message":"6 items failed","hint":"tasks pipeline failed shows them, tasks pipeline retry lets them wait again","details":{}}}
  {"node":"work","batches":7,"done":0,"retried":6,"failed":6,"problem":"there is no program \"ROOT/work.sh\""}
  $ tasks pipeline failed --fields node,path,attempts,problem | rooted
  {"node":"work","path":"/in/1.png","attempts":2,"problem":"there is no program \"ROOT/work.sh\""}
  {"node":"work","path":"/in/2.png","attempts":2,"problem":"there is no program \"ROOT/work.sh\""}
  {"node":"work","path":"/in/3.png","attempts":2,"problem":"there is no program \"ROOT/work.sh\""}
  {"node":"work","path":"/in/4.png","attempts":2,"problem":"there is no program \"ROOT/work.sh\""}
  {"node":"work","path":"/in/5.png","attempts":2,"problem":"there is no program \"ROOT/work.sh\""}
  {"node":"work","path":"/other/1.png","attempts":2,"problem":"there is no program \"ROOT/work.sh\""}
  $ tasks pipeline retry one
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ touch work.sh
  $ outcome
  {"done":0,"retried":6,"failed":6,"problem":"\"ROOT/work.sh\" is no executable file"}
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}

It ends with 1, is killed, writes half a line, says rubbish.

  $ echo 'echo broken >&2; exit 1' | command
  $ outcome
  {"done":0,"retried":6,"failed":6,"problem":"\"ROOT/work.sh\" ended with exit status 1: broken"}
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'kill -9 $$' | command
  $ outcome
  {"done":0,"retried":6,"failed":6,"problem":"\"ROOT/work.sh\" was killed by signal 9"}
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'cat >/dev/null; printf "{\"job\":"' | command
  $ outcome
  {"done":0,"retried":6,"failed":6,"problem":"\"ROOT/work.sh\" ended in the middle of a line"}
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'cat >/dev/null; echo hello' | command
  $ outcome
  {"done":0,"retried":6,"failed":6,"problem":"answer 1: not valid JSON: at byte 1: syntax error while parsing value - invalid literal; last read: 'h'"}
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'cat >/dev/null; echo "{\"job\":\"1-1\"}"' | command
  $ outcome
  {"done":0,"retried":6,"failed":6,"problem":"answer 1: job \"1-1\" was not asked for"}
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'exec jq -c "{job, output: \"sideways\"}"' | command
  $ outcome
  {"done":0,"retried":6,"failed":6,"problem":"output: \"sideways\" is none of done"}
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'exec jq -c "{job, error: \"too dark\"}"' | command
  $ outcome
  {"done":0,"retried":6,"failed":6,"problem":"too dark"}
  {"type":"pipeline_item","id":28,"pipeline":"one","node":"work","item":10,"path":"/in/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":29,"pipeline":"one","node":"work","item":11,"path":"/in/2.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":30,"pipeline":"one","node":"work","item":12,"path":"/in/3.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":31,"pipeline":"one","node":"work","item":13,"path":"/in/4.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":32,"pipeline":"one","node":"work","item":14,"path":"/in/5.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'head -n 3 | jq -c "{job}"; cat >/dev/null' | command
  $ tasks pipeline run --fields done,retried,failed,problem
  {"done":6,"retried":3,"failed":0,"problem":"the command gave no answer"}
  $ tasks pipeline list --fields waiting,failed
  {"waiting":0,"failed":0}
  $ tasks pipeline start one -q -o ids

It floods, never ends, leaves a child behind that holds its output.

  $ tasks undo -q -o ids | wc -l
  1
  $ echo 'yes' | command
  $ outcome
  {"done":0,"retried":0,"failed":1,"problem":"\"ROOT/work.sh\" wrote more than 65536 bytes"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'sleep 100' | command
  $ outcome
  {"done":0,"retried":1,"failed":1,"problem":"\"ROOT/work.sh\" took longer than 2 seconds"}
  {"type":"pipeline_item","id":33,"pipeline":"one","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ echo 'sleep 100 & exec jq -c "{job}"' | command
  $ tasks pipeline run --fields done,retried,failed,problem
  {"done":1,"retried":0,"failed":0,"problem":null}
  $ tasks pipeline list --fields waiting,running,done,failed
  {"waiting":0,"running":0,"done":6,"failed":0}

One bad item takes no other along.

  $ tasks pipeline delete one -q -o ids | wc -l
  1
  $ sed -i 's/name: one/name: two/; s/attempts: 2/attempts: 3/' one.yaml
  $ tasks pipeline apply one.yaml -q -o jsonl | wc -l
  1
  $ tasks pipeline start two -q --fields waiting
  {"waiting":6}
  $ cat <<'END' | command
  > input=$(cat)
  > case $input in */in/3.png*) exit 7;; esac
  > printf '%s\n' "$input" | jq -c '{job, metadata: {seen: .attempt}}'
  > END
  $ tasks pipeline run --fields batches,done,retried,failed
  {"batches":8,"done":5,"retried":12,"failed":1}
  ! {"error":{"code":"partly_done","message":"1 item failed","hint":"tasks pipeline failed shows them, tasks pipeline retry lets them wait again","details":{}}}
  [3]
  $ tasks pipeline failed two --fields path,attempts,problem | rooted
  {"path":"/in/3.png","attempts":3,"problem":"\"ROOT/work.sh\" ended with exit status 7"}
  $ tasks dataset items scans --fields path,metadata
  {"path":"/in/1.png","metadata":{"seen":3}}
  {"path":"/in/2.png","metadata":{"seen":3}}
  {"path":"/in/3.png","metadata":{}}
  {"path":"/in/4.png","metadata":{"seen":3}}
  {"path":"/in/5.png","metadata":{"seen":3}}
  {"path":"/other/1.png","metadata":{"seen":3}}

A clean environment, a folder, no shell unless asked.

  $ SECRET=1 tasks pipeline delete two -q -o ids | wc -l
  1
  $ cat >env.yaml <<'END'
  > name: env
  > nodes:
  >   - {name: in, type: dataset, dataset: scans, where: [path=/other/**]}
  >   - {name: work, type: code, shell: true, command: "env | cut -d= -f1 | sort >env.txt; pwd >pwd.txt; jq -c '{job}'", environment: {MODE: fast}}
  > edges:
  >   - {from: in, to: work}
  > END
  $ tasks pipeline apply env.yaml -q -o jsonl | wc -l
  1
  $ tasks pipeline start env -q -o ids | wc -l
  1
  $ SECRET=1 tasks pipeline run --fields done
  {"done":1}
  $ grep -c SECRET env.txt
  0
  [1]
  $ grep -E 'MODE|TASKS' env.txt
  MODE
  TASKS_NODE
  TASKS_PIPELINE
  $ rooted <pwd.txt
  ROOT

A model that answers for nobody, or draws what the recipe or the picture does not have.

  $ cat >model.yaml <<'END'
  > name: model
  > nodes:
  >   - {name: in, type: dataset, dataset: scans, where: [path=/other/**]}
  >   - {name: work, type: model, command: [./work.sh], attempts: 1}
  > edges:
  >   - {from: in, to: work}
  > END
  $ tasks pipeline apply model.yaml -q -o jsonl | wc -l
  1
  $ tasks pipeline start model -q -o ids | wc -l
  1
  $ drawing() { echo "exec jq -c '{job, annotations: [$1]}'" | command; tasks pipeline run model --fields done,failed,problem,annotations; tasks pipeline retry model; }
  $ drawing '{label: "cat", shape: "box", geometry: {bbox: [90, 90, 50, 50]}}'
  {"done":0,"failed":1,"problem":"annotation 1: geometry: reaches from 90,90 to 140,140, outside the image of 100\xc3\x97100","annotations":0} (esc)
  ! {"error":{"code":"partly_done","message":"1 item failed","hint":"tasks pipeline failed shows them, tasks pipeline retry lets them wait again","details":{}}}
  {"type":"pipeline_item","id":161,"pipeline":"model","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ drawing '{label: "cat", shape: "box", geometry: {bbox: [1, 1, 0, 5]}}'
  {"done":0,"failed":1,"problem":"annotation 1: geometry.bbox: width 0 and height 5 must be above 0","annotations":0}
  ! {"error":{"code":"partly_done","message":"1 item failed","hint":"tasks pipeline failed shows them, tasks pipeline retry lets them wait again","details":{}}}
  {"type":"pipeline_item","id":161,"pipeline":"model","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ drawing '{label: "cat", shape: "box"}'
  {"done":0,"failed":1,"problem":"annotation 1: geometry: is missing: only a classification has none","annotations":0}
  ! {"error":{"code":"partly_done","message":"1 item failed","hint":"tasks pipeline failed shows them, tasks pipeline retry lets them wait again","details":{}}}
  {"type":"pipeline_item","id":161,"pipeline":"model","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ drawing '{label: "cat", confidence: 3}'
  {"done":0,"failed":1,"problem":"annotation 1: confidence: 3 is not between 0 and 1","annotations":0}
  ! {"error":{"code":"partly_done","message":"1 item failed","hint":"tasks pipeline failed shows them, tasks pipeline retry lets them wait again","details":{}}}
  {"type":"pipeline_item","id":161,"pipeline":"model","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ drawing '{shape: "box"}'
  {"done":0,"failed":1,"problem":"answer 1: label: is missing","annotations":0}
  ! {"error":{"code":"partly_done","message":"1 item failed","hint":"tasks pipeline failed shows them, tasks pipeline retry lets them wait again","details":{}}}
  {"type":"pipeline_item","id":161,"pipeline":"model","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ drawing '{label: "cat", size: 3}'
  {"done":0,"failed":1,"problem":"answer 1: size: unknown field","annotations":0}
  ! {"error":{"code":"partly_done","message":"1 item failed","hint":"tasks pipeline failed shows them, tasks pipeline retry lets them wait again","details":{}}}
  {"type":"pipeline_item","id":161,"pipeline":"model","node":"work","item":15,"path":"/other/1.png","state":"waiting","visit":1,"attempts":0,"problem":null,"entered_at":"2026-01-05T09:00:00.000000Z"}
  $ drawing '{label: "cat", confidence: 0.5}'
  {"done":1,"failed":0,"problem":null,"annotations":1}
  $ tasks annotations --item $(tasks dataset items scans --where path=/other/1.png -o ids) --fields layer,label,source,model
  {"layer":"model","label":"cat","source":"model","model":"work"}
