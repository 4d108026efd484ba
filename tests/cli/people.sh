# Sourced by transcripts of PostgreSQL after setup.sh: people with a database role each. Roles belong to the whole server, so
# their names get a suffix, which `plain` takes away.
suffix=_${databases[0]}
role() { echo "$1$suffix"; }
group() { echo "${TEST_DATABASE_NAME:-$(database_of "$(project_setting db)")}_demo_$1"; }
mask="s~$suffix~~g; s~${databases[0]}~DATABASE~g; s~\"postgresql://[^\"]*\"~PLACE~g"
plain() { sed -E "$mask"; }

# The project of this folder for somebody with a role.
url_of() { sed "s/user=lead/user=$(role "$1")/" <<<"$(project_setting db)"; }
by() {
  local who=$1
  shift
  TASKS_USER='' TASKS_DB=$(url_of "$who") TASKS_PROJECT=demo tasks "$@"
}
# peek WHO STATEMENTS: psql as somebody; of an error its first line.
peek() {
  PGOPTIONS="-c search_path=demo" "$postgres_server" sql "$(url_of "$1")" -c "$2" 2>&1 | grep -vE '^(LINE|CONTEXT|HINT|DETAIL| *\^)' | plain
}
# changes WHO STATEMENT: the same for an update, and how many rows it changed.
changes() { peek "$1" "with changed as ($2 returning 1) select count(*) || ' rows' from changed"; }
# rights GROUP: every table of the project and what its group may do.
rights() {
  sql "select format('%-19s', relname) || coalesce(string_agg(case when has_table_privilege('$(group "$1")', c.oid, verb) then verb
         when verb in ('select', 'insert', 'update') and has_any_column_privilege('$(group "$1")', c.oid, verb) then '(' || verb || ')' end, ' ' order by n), '-')
       from pg_class c, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) with ordinality v (verb, n)
       where relnamespace = 'demo'::regnamespace and relkind in ('r', 'p', 'v') group by relname order by relname"
}

# Quality work as the issue for it will make it: two replicas for ana and two for ben, one of ana's a honeypot with its truth.
new_quality_work() {
  sql "insert into task (id, name, name_fold, task_type, quality, channel, priority, owner_id, dataset_id, allocation, created_op, created_at, created_by, updated_at, updated_by)
       select 901, 'pots', 'pots', 'labeling', 'honeypot', 'manual', 'medium', 1, dataset_id, 'distribution', 1, 0, 1, 0, 1 from task where name = 'cars'" \
    "insert into task_quality values (901, 50, 2, '{}')" \
    "insert into task_action select 901, name, ordinal, display, color, discard from task_action where task_id = (select id from task where name = 'cars')" \
    "insert into assignment (id, task_id, user_id, kind, name, ordinal, created_op, created_at)
       select 910 + row_number() over (order by email), 901, id, 'normal', 'pots', 0, 1, 0 from users where role = 'annotator' and email < 'c'" \
    "insert into work_item (id, task_id, item_id, assignment_id, replica_key, position, stage, alias, updated_at, created_op)
       select 920 + n, 901, i.id, 911 + n % 2, 1 + n, n, 'label', '/item-' || n, 0, 1
       from (select id, row_number() over (order by id desc) - 1 as n from item order by id desc limit 4) i" \
    "insert into item_truth select item_id from work_item where id = 920" \
    "insert into work_item_secret select id, case when id = 920 then 'honeypot' else 'replica' end, 1 from work_item where task_id = 901" \
    "insert into annotation (id, layer, item_id, label, shape, source, created_op, updated_op, created_at, updated_at)
       select 930, 'ground-truth', item_id, 'car', 'class', 'manual', 1, 1, 0, 0 from work_item where id = 920"
}

new_people() {
  local who
  tasks init --name demo -q -o table >/dev/null || return
  for who in mia ana ben; do administer -c "create role $(role $who) login"; done
  tasks user add mia@example.com --role manager --db-role "$(role mia)" -q -o ids >/dev/null &&
    for who in ana ben; do tasks user add $who@example.com --db-role "$(role $who)" -q -o ids >/dev/null; done
}
# The same people in a file, where --as says who acts.
new_people_in_file() {
  tasks init --db "$ROOT/people.db" --name demo -q -o table >/dev/null &&
    as_in_file olga user add mia@example.com --role manager -q -o ids >/dev/null &&
    for who in ana ben; do as_in_file olga user add $who@example.com -q -o ids >/dev/null; done
}
as_in_file() { local who=$1; shift; tasks --db "$ROOT/people.db" --as "$who@example.com" "$@"; }
# as_everywhere ENGINE WHO WORDS…
as_everywhere() { local engine=$1; shift; case $engine in file) as_in_file "$@" ;; server) by "$@" ;; esac; }

# say WHO WORDS…: a command, what comes of it, its exit status, on the engine that `day` is for.
say() {
  echo "\$ $*"
  as_everywhere "$engine" "$@" </dev/null 2>&1
  echo "[$?]"
}
# write WHO JSON WORDS…: the same with a line to annotate.
write() {
  local who=$1 line=$2
  shift 2
  echo "\$ $who annotate $line"
  echo "$line" | as_everywhere "$engine" "$who" annotate "$@" - 2>&1
  echo "[$?]"
}
# review_day ENGINE: ana and ben review each other's work.
review_day() {
  local engine=$1 i id words
  rm -rf img && mkdir img
  for i in 1 2 3 4 5 6; do printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x64\x00\x00\x00\x50\x08\x02%s' $i >img/$i.png; done
  export TASKS_OUTPUT=jsonl
  at "2026-01-05 09:00:00"
  say mia dataset create street -q -o ids
  say mia dataset add street img -q -o ids
  say mia create cars --dataset street --assignee ana@example.com,ben@example.com -q -o ids
  write ana '{"path":"/1.png","label":"car","shape":"class"}' cars
  say ana set-status cars complete --all
  say ben set-status cars complete --all
  say mia create --qa-of cars --assignee ana@example.com,ben@example.com
  say ana items cars
  say ana list -o table
  say ana items cars-qa
  say ana items cars-qa --label car
  at "2026-01-05 09:05:00"
  say ana next cars-qa
  write ana '{"path":"/4.png","label":"lorry","shape":"class"}' cars-qa
  write ana '{"path":"/1.png","label":"lorry","shape":"class"}' cars-qa
  write ana "{\"work_item\":$(as_everywhere $engine mia items cars -w path=/5.png -o ids),\"label\":\"lorry\",\"shape\":\"class\"}"
  say ana annotations cars-qa
  id=$(as_everywhere $engine ana annotations cars-qa --label lorry -o ids | head -n 1)
  write ana "{\"id\":$id,\"label\":\"car\"}"
  write ana "{\"id\":$id,\"delete\":true}"
  say ana set-status cars-qa approve --where path=/4.png
  say mia items cars
  say ben set-status cars --clear --where path=/4.png,/5.png
  say mia items cars-qa
  say ana set-status cars-qa approve --where path=/4.png
  say ben set-status cars discard --where path=/4.png
  at "2026-01-05 09:10:00"
  say ana next cars-qa --count 2
  say ben set-status cars-qa discard --all --partial
  say ana items cars
  say ana history --task cars-qa
  say mia create fetched --qa-of cars --pull --batch-size 3 --assignee ana@example.com -q -o ids
  say ana next fetched --count 3
  say ana show fetched
  # Issues there and back.
  say ben set-status cars complete --all
  say ana next cars-qa
  say ana issue open --task cars-qa --where path=/5.png --text "too wide"
  write ben '{"path":"/6.png","label":"car","shape":"class"}' cars
  id=$(as_everywhere $engine mia annotations cars -w path=/6.png -o ids)
  say ana issue open --annotation $id --text "no car"
  say ana issue open --annotation $id --text "no car"
  say ben issue open --annotation $id --text "no car"
  say ana issue open --where path=/5.png --task cars --text "of the labeling task"
  say ana annotations cars-qa
  say ben mine --issues
  say ben issue list
  say ana issue list --state open --sort -id
  say ana items cars-qa --has-issue
  say ben next cars
  say ben set-status cars complete --where path=/5.png
  say ben issue for-review --where path=/5.png --text "smaller now"
  say ben issue approve --all
  say ana next cars-qa
  say ana set-status cars-qa approve --where path=/5.png
  say ana issue approve --where path=/5.png --partial
  say ana set-status cars-qa approve --where path=/5.png
  say ana issue clear --state open
  say ana issue clear --where state=open --text "it is one"
  say ana issue reopen --where path=/6.png
  say ben issue show $(as_everywhere $engine mia issue list --where path=/6.png -o ids)
  say ben issue comment --where path=/6.png --text "no"
  say ana history --task cars-qa
  say ben history --task cars
  say ana status
  say ben status
  say ben list
  say mia issue list
  say mia items cars
  say mia items cars-qa
  say mia items fetched
  say mia history --task cars
  say mia assignment list
  unset TASKS_OUTPUT
}
# day ENGINE: what mia prepares and ana does, from the morning on.
day() {
  local engine=$1 i words
  rm -rf img out && mkdir img
  for i in 1 2 3 4 5 6; do printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x64\x00\x00\x00\x50\x08\x02%s' $i >img/$i.png; done
  export TASKS_OUTPUT=table
  at "2026-01-05 09:00:00"
  printf '%s\n' 'name: street' 'ontology: {labels: [car, lorry]}' >street.yaml
  say mia recipe add street.yaml
  say mia dataset create street --recipe street
  say mia dataset add street img
  say mia create cars --dataset street --assignee ana@example.com,ben@example.com --instructions https://example.com/guide.pdf
  say mia create other --dataset street --assignee ben@example.com
  while read -r words; do
    say ana $words
  done <<'WORDS'
list
list --owner mia@example.com
list --dataset street --search car
list --assignee ben@example.com
status
mine
show cars
show other
show 99999
items cars
items cars --remaining --sort -path
items cars --assignee ben@example.com
items other
recipe show street
recipe list
instructions cars
next
WORDS
  at "2026-01-05 09:05:00"
  say ana next --count 2
  say ana next --resume
  say ana next
  at "2026-01-05 09:07:00"
  say ana fetch --all cars out
  say ana start --where path=/2.png --task cars
  write ana '{"path":"/1.png","label":"car","shape":"box","geometry":{"bbox":[1,2,3,4]}}' cars
  write ana '{"path":"/2.png","label":"bus","shape":"class"}' cars
  write ana '{"path":"/5.png","label":"car","shape":"class"}' cars
  for i in $(seq 250); do echo '{"path":"/3.png","label":"lorry","shape":"class"}'; done | as_everywhere $engine ana annotate cars - -o csv --fields work_item | sort | uniq -c
  say ana annotations cars --label car -o jsonl
  local id
  id=$(as_everywhere $engine ana annotations cars --label car -o ids)
  write ana "{\"id\":$id,\"label\":\"lorry\"}"
  write ana "{\"id\":$id,\"label\":\"lorry\"}"
  write ana "{\"id\":$id,\"delete\":true}" -n
  say ana undo
  say ana annotations cars --label car -o jsonl
  say ana undo
  write ana "{\"id\":$id,\"delete\":true}"
  say ana undo
  say ana items cars -o jsonl
  at "2026-01-05 09:10:00"
  say ana set-status cars complete --where path=/1.png
  say ana set-status cars complete --where path=/1.png
  say ana set-status cars nonsense --all
  say ana set-status cars discard --where path=/2.png --duration 90s -n
  say ana set-status cars discard --where path=/2.png --duration 90s -o jsonl
  say ana undo
  say ana items cars -o jsonl
  say ana undo
  say ana set-status cars --clear --where path=/2.png
  say ana undo -n
  id=$(as_everywhere $engine ana items cars --where path=/3.png -o ids)
  say ana skip $id --reason "too dark"
  say ana skip $id
  say ana undo
  say ana undo
  say ana items cars --skipped -o jsonl
  say mia skip $(as_everywhere $engine ana items cars --where path=/2.png -o ids)
  say ana clear-skip cars --all --partial
  say ana undo
  say ana undo
  say mia undo 2
  say mia clear-skip cars --all
  say ana stop --all --task cars
  say ana annotations cars --shape box
  say ana items cars -o jsonl
  say ana history --task cars
  say ana history --task cars --action status -o jsonl
  say ana set-status cars complete --all
  say ana list
  say ana status
  say ana next
  say mia create pulled --dataset street --pull --batch-size 3 --max-workload 5 --assignee ana@example.com
  say ana next pulled
  say ana next pulled --count 2
  say ana items pulled -o jsonl
  say ana items pulled --assignee ben@example.com
  say ana set-status pulled complete --where path=/1.png
  at "2026-01-05 09:20:00"
  say ana next pulled
  say ana release $(as_everywhere $engine ana items pulled -o ids | tail -n 2) -o jsonl
  say ana release $(as_everywhere $engine ana items pulled -o ids | head -n 1)
  id=$(as_everywhere $engine ana items pulled -o ids | head -n 1)
  say ana skip $id --reason "too dark"
  say ana clear-skip pulled $id -n -o jsonl
  say ana clear-skip pulled --all -o jsonl
  say ana history --task pulled -o jsonl
  say ana show pulled
  at "2026-01-05 19:20:00"
  say ana release --idle 2h -n
  say ana next pulled -n
  say ana release --idle 2h
  say mia assignment list pulled -o jsonl
  for words in 'user list' 'log' 'doctor' 'export --task cars' 'create x --dataset street' 'config set idle_limit 1m' 'backup x.db'; do say ana $words; done
  say ana --now 2027-01-01 next
  say ana help mine
  say ben next
  say mia items cars -o jsonl
  say mia history --task cars
  say mia list -o jsonl
  unset TASKS_OUTPUT
}
