  $ . "$TESTDIR/setup.sh"

A project moves from a file to a server and back; nothing is lost on the way. The file first: items, a task, work, history.

  $ export TASKS_OUTPUT=table
  $ tasks init --db here.db --name demo -q >/dev/null
  $ at_home() { tasks --db here.db "$@"; }
  $ for u in ana ben; do at_home user add $u@example.com -q >/dev/null; done
  $ at_home group add night --member ben@example.com -q >/dev/null
  $ at_home dataset create d -q >/dev/null
  $ seq 40 | sed 's|.*|{"path":"/a/&.jpg","width":64,"height":48,"metadata":{"n":&}}|' | at_home dataset add d - -q >/dev/null
  $ at_home create t --dataset d --assignee ana@example.com,@night --due 2026-02-01 -q >/dev/null
  $ at "2026-01-05 09:01:00"
  $ at_home --as ana@example.com next --count 3 -q -o ids | tee claimed | wc -l
  3
  $ echo "{\"work_item\":$(head -n 1 claimed),\"label\":\"car\",\"shape\":\"box\",\"geometry\":{\"bbox\":[1.1,2,3.3333333333333335,4]}}" | at_home --as ana@example.com annotate - -q -o ids | wc -l
  1
  $ at "2026-01-05 09:02:00"
  $ at_home --as ana@example.com set-status t complete - -q -o ids <claimed | wc -l
  3
  $ at_home config set idle_limit 20m -q >/dev/null
  $ at_home backup moving.db -q >/dev/null

Into a database on the server, where the project did not exist.

  $ mkdir there && cd there
  $ tasks restore ../moving.db --fields name,schema,operations
  NAME  SCHEMA  OPERATIONS
  demo      10          11
  ! changed 1 project
  $ cat .tasks/config.yaml | grep project
  project: "demo"
  $ tasks doctor -q -o csv --no-header --fields state | sort | uniq -c
       [0-9]+ ok (re)
  $ show() { "$@" list -o json; "$@" show t -o json; "$@" items t -o json; "$@" annotations t -o json; "$@" history --task t -o json; "$@" export t --format jsonl; "$@" user list -o csv --fields id,email,name,role,active; "$@" config get idle_limit -o csv --fields value; }
  $ show tasks >../there.txt; cd ..; show at_home >here.txt; cmp here.txt there.txt && wc -l <here.txt
  [0-9]+ (re)

And back: what the two files hold differs in the restore that is logged, nothing else.

  $ (cd there && tasks backup ../back.db -q >/dev/null)
  $ dump() { sqlite3 "$1" .dump | sed -E "s/^(INSERT INTO users VALUES\([0-9]+,'olga[^,]*,[^,]*,[^,]*,[^,]*,1),.*/\1/" | grep -v "INSERT INTO project VALUES" | sort; }
  $ diff <(dump moving.db) <(dump back.db) | sed -n 's/^>/+/p; s/^</-/p' | cut -c1-70
  + INSERT INTO effect VALUES(102,1,'project','restored',NULL,'../moving
  + INSERT INTO operation VALUES(102,1767603720000000,1,'restore','["res

It replaces what is there only on demand, and the ids that were given out there are not given out again.

  $ cd there; tasks user add new@example.com -q -o ids >last; tasks restore ../moving.db
  ! error: restoring over project "demo" with its 13 operations cannot be undone
  ! hint: give --yes if you mean it
  [2]
  $ tasks restore --yes ../moving.db -q >/dev/null; tasks user list -o ids | wc -l
  3
  $ test "$(tasks user add newer@example.com -q -o ids)" -gt "$(cat last)"

The same by a bundle: text, out of a file, onto the server, and out of it again. What differs is the restore, and the logins of the server.

  $ tasks --db ../here.db export --bundle ../moving.zip -q --fields items,annotations
  ITEMS  ANNOTATIONS
     40            1
  $ tasks restore --yes ../moving.zip -q --fields name
  NAME
  demo
  $ show tasks >../there.txt; show tasks --db ../here.db >../here.txt; cmp ../here.txt ../there.txt && wc -l <../here.txt
  [0-9]+ (re)
  $ tasks export --bundle ../back.zip -q --fields items,annotations
  ITEMS  ANNOTATIONS
     40            1
  $ python3 -c 'import zipfile; a, b = (zipfile.ZipFile("../" + n + ".zip") for n in ("moving", "back")); print(*(n for n in a.namelist() if a.read(n) != b.read(n)))'
  project.jsonl operation.jsonl effect.jsonl users.jsonl manifest.json

  $ cd "$ROOT"; unset TASKS_OUTPUT; at "2026-01-05 09:00:00"; another_database; new_project
  $ tasks backup monday.db -q -o csv --no-header --fields operations
  5

While somebody else writes it waits, and then gives up.

  $ coproc writer { "$postgres_server" sql "$(project_setting db)" -c "set search_path = demo" -f - 2>&1; }
  $ echo "begin; update users set name = 'Ben' where email = 'ben@example.com' returning id;" >&"${writer[1]}"; read -r -t 10 id <&"${writer[0]}"; echo "$id"
  7
  $ TASKS_BUSY_WAIT=0.1s unplaced tasks restore --yes monday.db -o table
  ! error: "PLACE": another command holds the records
  ! hint: another process is writing; repeat in a moment
  [5]
  $ echo "rollback;" >&"${writer[1]}"; exec {writer[1]}>&-; wait
  $ tasks restore --yes monday.db -o table --fields operations
  OPERATIONS
           5
  ! changed 1 project
  $ tasks user add gus@example.com -o ids
  12

A schema that is there but is no project is not written over.

  $ administer -d "$TEST_DATABASE" -c 'create schema other' -c 'create table other.t (x bigint)'
  $ unplaced tasks --project other restore --yes monday.db -o table
  ! error: there is a schema "other" already in "PLACE"
  ! hint: choose another name with --name
  [1]
  $ administer -d "$TEST_DATABASE" -c 'select count(*) from other.t'
  0

A reader that began before sees the old project to its end.

  $ coproc reader { "$postgres_server" sql "$(project_setting db)" -c "set search_path = demo" -f - 2>&1; }
  $ count() { echo "select count(*) from operation;" >&"${reader[1]}"; read -r -t 10 n <&"${reader[0]}"; echo "$n"; }
  $ echo "begin isolation level repeatable read;" >&"${reader[1]}"; count
  7
  $ tasks restore --yes monday.db -q -o csv --no-header --fields operations
  5
  $ count; echo "commit;" >&"${reader[1]}"; count
  7
  6
  $ exec {reader[1]}>&-; wait
