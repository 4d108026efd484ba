  $ . "$TESTDIR/setup.sh"
  $ new_labeling
  $ tasks group add night --member olga@example.com -q -o ids >/dev/null
  $ tasks dataset set street -w path=/1.png --metadata 'weather="räin"' --metadata n=3 -q -o ids >/dev/null
  $ printf '%s\n' '{"path":"/1.png","label":"car","shape":"box","geometry":{"bbox":[1,2,30,40]}}' '{"path":"/2.png","label":"bus","shape":"class"}' | as ana annotate cars - -q -o ids >/dev/null
  $ as ana set-status cars complete -w path=/1.png -q -o ids >/dev/null
  $ as ben skip -q -o ids --reason "too dark" $(tasks items cars -w path=/6.png -o ids) >/dev/null
  $ tasks edit cars --due 2026-01-01 --description 'with "quotes"' -q -o ids >/dev/null
  $ tasks create later --dataset street --pull --assignee ana@example.com,@night -q -o ids >/dev/null

Questions in SQL, read-only, in every format.

  $ tasks sql "select path, width from v_items where metadata like '%weather%'"
  {"type":"row","path":"/1.png","width":100}
  $ tasks sql "select assignee, count(*) as work, sum(object_count) as objects from v_work_items where task = 'cars' group by assignee order by assignee" -o table
  ASSIGNEE         WORK  OBJECTS
  ana@example.com  3     2
  ben@example.com  3     0
  $ echo "select name, progress from v_tasks order by id" | tasks sql - -o csv
  type,name,progress
  row,cars,0.16666666666666666
  row,later,0
  $ tasks sql "select id from v_work_items where task = 'cars' order by id limit 2" -o ids
  24
  25
  $ tasks sql "select id from v_work_items where task = 'cars' and path = '/2.png'" -o ids | tasks set-status cars complete - -q -o csv --fields path,status
  path,status
  /2.png,complete
  $ tasks sql "select path, status, id from v_work_items where task = 'cars' order by path limit 1" -o json --fields status,path
  {"rows":[
  {"status":"complete","path":"/1.png"}
  ]}
  $ tasks sql "select path, id from v_items" -o ids
  ! error: a row record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  [2]
  $ tasks sql "with done as (select * from v_work_items where status is not null) select count(*) as n from done"
  {"type":"row","n":2}
  $ tasks sql "select 1 as type, 2 as a, 3 as a, null as b, 'x;y' as c -- the end; really"
  {"type":"row","type_2":1,"a":2,"a_2":3,"b":null,"c":"x;y"}
  $ tasks sql "select 1.5 as a, 10 / 4 as b, sum(items_total) as c from v_tasks;"
  {"type":"row","a":1.5,"b":2,"c":12}
  $ tasks sql "select x.label, w.assignee from v_annotations x join v_work_items w on w.id = x.work_item order by 1"
  {"type":"row","label":"bus","assignee":"ana@example.com"}
  {"type":"row","label":"car","assignee":"ana@example.com"}
  $ tasks sql "select kind, field, old, new, entities from v_events where command = 'set-status' and field = 'status' order by operation, seq" -o csv
  type,kind,field,old,new,entities
  row,work_item,status,,complete,1
  row,work_item,status,,complete,1
  $ diff <(tasks events -o ids) <(tasks sql 'select id from v_events order by operation, seq' -o jsonl | jq -r .id) && echo the same ids
  the same ids
  $ tasks sql "select count(*) as n from v_issues"
  {"type":"row","n":0}

Each view has the fields of its record, in their order (cli.md §1: names are the same in JSON, CSV, SQL views and --fields).

  $ for kind in task item work_item assignment annotation issue; do
  >   pinned=$(sed -n "s/^$kind type:text //p" "$TESTDIR/../docs/fields.txt" | tr ' ' '\n' | sed 's/:.*//' | tr '\n' ,)
  >   [ -n "$pinned" ] || continue
  >   columns=$(tasks sql "select v.* from v_tasks t left join v_${kind}s v on 1 = 0 limit 1" | jq -r 'del(.type) | keys_unsorted | join(",")'),
  >   [ "$columns" = "$pinned" ] || printf '%s: %s\nnot %s\n' $kind "$columns" "$pinned"
  > done

And its values; but truth is 0 or 1, and JSON its text.

  $ record() { jq -c 'del(.type) | map_values(if . == true then 1 elif . == false then 0 elif type == "object" or type == "array" then tojson else . end)'; }
  $ same() { diff <(tasks sql "select * from $1 order by id" | jq -c 'del(.type)') <("${@:2}" -o jsonl | record) && echo "$1: the same"; }
  $ same v_items tasks dataset items street
  v_items: the same
  $ same v_tasks tasks list
  v_tasks: the same
  $ same v_assignments tasks assignment list --sort id
  v_assignments: the same
  $ tasks items cars >all.jsonl && tasks items later >>all.jsonl
  $ records() { cat all.jsonl; } && same v_work_items records
  v_work_items: the same
  $ same v_annotations tasks annotations cars
  v_annotations: the same

Nothing can be written, and one statement is one.

  $ before=$(fingerprint)
  $ for query in "delete from item" "update task set name = 'x'" "insert into item_truth values (1)" "drop table item" "create table x (y text)" \
  >   "select 1; delete from item" "select 1; select 2" "commit" "begin" "vacuum" "pragma user_version" "attach 'x' as y" "copy item to '/dev/null'" "set role postgres" "explain select 1" ";" "" \
  >   "/* x */ -- y"; do
  >   tasks sql "$query" >out 2>err; printf '%s|%s|%s\n' $? "$query" "$(grep -o '"message":"[^"]*' err | cut -d '"' -f 4 | sed 's/fails: .*/fails/')"; cat out
  > done
  2|delete from item|tasks sql only reads
  2|update task set name = 'x'|tasks sql only reads
  2|insert into item_truth values (1)|tasks sql only reads
  2|drop table item|tasks sql only reads
  2|create table x (y text)|tasks sql only reads
  2|select 1; delete from item|this is more than one statement
  2|select 1; select 2|this is more than one statement
  2|commit|tasks sql only reads
  2|begin|tasks sql only reads
  2|vacuum|tasks sql only reads
  2|pragma user_version|tasks sql only reads
  2|attach 'x' as y|tasks sql only reads
  2|copy item to '/dev/null'|tasks sql only reads
  2|set role postgres|tasks sql only reads
  2|explain select 1|tasks sql only reads
  2|;|there is no query
  2||there is no query
  2|/* x */ -- y|there is no query
  $ tasks sql "with x as (select 1) delete from item" 2>&1 | grep -c 'tasks sql only reads\|the query fails'
  1
  $ [ "$before" = "$(fingerprint)" ]
  $ tasks sql "with gone as (delete from item returning id) select * from gone" 2>&1 | grep -o 'tasks sql only reads\|the query fails'
  the query fails
  $ tasks sql "select * from v_nothing" 2>&1 | grep -o 'the query fails'
  the query fails
  $ tasks sql "select 1) as x; delete from item; select (1" 2>&1 | grep -o 'more than one\|the query fails'
  more than one
  $ printf '%s\n' '["group","add","dawn"]' '["sql","select name from v_tasks where id < 0"]' '["sql","delete from item"]' '["sql","select count(*) as n from v_items"]' '["group","add","dusk"]' |
  >   tasks batch - -o jsonl | jq -c '[.exit, .command, .error.code]'
  ! note: 1 of 5 commands failed, the first in line 3
  [0,null,null]
  [0,null,null]
  [2,null,"usage"]
  [0,null,null]
  [0,null,null]
  $ tasks group list -o csv --fields name
  name
  dawn
  dusk
  night
  $ tasks group delete dawn -q -o ids >/dev/null; tasks group delete dusk -q -o ids >/dev/null
  $ sql "select count(*) from item"
  6

Managers and owners only (decisions.md 46).

  $ as mia sql "select 1 as one"
  {"type":"row","one":1}
  $ as ana sql "select 1 as one"
  ! {"error":{"code":"permission","message":"tasks sql is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
