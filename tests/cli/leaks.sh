# Sourced by leaks.t after setup.sh: the same project twice but for which pictures are known, and all that an annotator can ask in it.
. "$TESTDIR/people.sh"

# known NUMBERS…: a project in this folder, with a honeypot and a qualification task for ana and ben.
known() {
  local i
  at "2026-01-05 09:00:00"
  if [ $TASKS_TEST_ENGINE = postgresql ]; then
    tasks init --name demo -q -o table >/dev/null
    for i in mia ana ben; do administer -c "create role $(role $i) login" 2>/dev/null; done
    for i in ana ben; do tasks user add $i@example.com --db-role "$(role $i)" -q -o ids >/dev/null; done
  else
    tasks init --name demo -q -o table >/dev/null
    for i in ana ben; do tasks user add $i@example.com -q -o ids >/dev/null; done
  fi
  mkdir img
  for i in $(seq 1 12); do printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0\x08\x02same' >img/$i.png; done
  tasks dataset create street -q -o ids >/dev/null
  tasks dataset add street img -q -o ids >/dev/null
  for i in "$@"; do echo "{\"path\":\"/$i.png\",\"annotations\":[{\"label\":\"car\",\"shape\":\"class\"}]}"; done | tasks import --dataset street - --format jsonl --source ground-truth -q -o jsonl >/dev/null
  tasks create trap --dataset street --quality honeypot --percent 40 --honeypot-filter '{"kind":"image"}' --assignee ana@example.com,ben@example.com --seed 5 -q -o ids 2>&1 >/dev/null | grep -v "left out" || true
  tasks create exam --dataset street --quality qualification --assignee ana@example.com,ben@example.com -q -o ids 2>&1 >/dev/null | grep -v "left out" || true
}
as() { TASKS_USER=ana@example.com tasks "$@"; }
of_role() { if [ $TASKS_TEST_ENGINE = postgresql ]; then by ana "$@"; else as "$@"; fi; }

# session WHO: everything that an annotator can ask, in every format, with mistakes; prints it with what was asked.
session() {
  local who=$1 task format work first
  ask() {
    echo "\$ $*"
    $who "$@" </dev/null 2>&1
    echo "[$?]"
  }
  at "2026-01-05 10:00:00"
  for task in trap exam; do
    work=$($who items $task -o ids)
    first=$(head -n 1 <<<"$work")
    for format in table json jsonl csv ids; do
      ask list -o $format
      ask show $task -o $format
      ask items $task -o $format
      ask items $task --remaining --limit 3 -o $format
      ask mine -o $format
      ask next $task --resume -o $format
      ask history --task $task -o $format
      ask annotations $task -o $format
      ask issue list -o $format
      ask status -o $format
      ask instructions $task -o $format
    done
    ask items $task --split train
    ask items $task --dir /
    ask items $task --where path=/3.png
    ask items $task --where item=5
    ask items $task --filter '{"ground_truth":true}'
    ask items $task --filter '{"metadata.known":true}'
    ask items $task --sort path
    ask items $task --sort -priority
    ask items $task --replicas
    ask annotations --item 9
    ask annotations $task --layer ground-truth
    ask annotations $task -w path=/3.png
    ask item show 9
    ask dataset items street
    ask scores $task
    ask confusion $task
    ask agreement $task
    ask aggregate $task
    ask score $task
    ask pipeline list
    ask export $task --format jsonl
    ask events
    ask log
    ask sql "select * from v_work_items"
    ask next $task
    ask next $task --count 2
    echo '{"path":"/3.png","label":"car","shape":"class"}' | $who annotate $task - 2>&1
    echo '{"item":9,"label":"car","shape":"class"}' | $who annotate $task - 2>&1
    at "2026-01-05 10:05:00"
    for id in $work; do echo "{\"work_item\":$id,\"label\":\"car\",\"shape\":\"box\",\"geometry\":{\"bbox\":[10,10,5000,10]}}" | $who annotate - 2>&1; done
    for id in $work; do echo "{\"work_item\":$id,\"label\":\"bus\",\"shape\":\"class\"}"; done | $who annotate - 2>&1
    echo "{\"path\":\"$($who items $task --limit 1 -o csv --no-header --fields path)\",\"label\":\"car\",\"shape\":\"class\"}" | $who annotate $task - 2>&1
    ask classify $task --label car --replace $first
    ask annotations $task --label bus
    ask annotations --work-item $first
    ask skip $(sed -n 2p <<<"$work") --reason "too dark"
    ask clear-skip $task $(sed -n 2p <<<"$work")
    ask set-status $task complete --all
    ask set-status $task complete --all
    ask set-status $task --clear $first
    ask undo
    ask start $first
    ask stop $first
    ask release $first
    ask set-status $task complete $first
    ask items $task --done --fields id,path,item,status,object_count,duration_s,version
    for id in $work; do ask history $id -o csv; done
    ask show $task
    ask list -o csv
    rm -rf copies
    ask fetch $work copies
    (cd copies && find . -type f | sort | xargs cksum)
    rm -rf copies
    for words in "items " "items $task --where " "items $task --label " "annotations --item " "history " "set-status $task " "set-status $task complete " "show "; do
      echo "TAB $words"
      $who __complete bash "tasks $words" ' ' 2>&1
    done
  done
}
# as_role WHO WORDS…: as a database role, where there are any.
as_role() {
  local who=$1
  shift
  if [ $TASKS_TEST_ENGINE = postgresql ]; then by $who "$@"; else TASKS_USER=$who@example.com tasks "$@"; fi
}
