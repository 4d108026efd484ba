  $ . "$TESTDIR/setup.sh"
  $ new_labeling

The copy is a file that any tasks can open, with or without a server; it has the same records, ids and history.

  $ tasks backup copy.db -q -o csv --no-header --fields name
  demo
  $ same() { diff <(tasks "$@" -o jsonl) <(tasks --db copy.db "$@" -o jsonl) && echo same; }
  $ same user list --fields id,email,name,role,active,created_at; same dataset items street; same items cars; same history --task cars; same log; same assignment list cars
  same
  same
  same
  same
  same
  same
  $ tasks --db copy.db doctor -q -o csv --no-header --fields state | sort | uniq -c
       15 ok
  $ head -c 15 copy.db; echo
  SQLite format 3

Somebody who is writing keeps nobody from a backup, and what is not committed is not in it.

  $ coproc writer { "$postgres_server" sql "$(project_setting db)" -c "set search_path = demo" -f - 2>&1; }
  $ echo "begin; insert into users (id, email, name, name_fold, role, active, may_act_as, created_op, created_at) values (999, 'new@example.com', 'new', 'new', 'annotator', 1, 0, 1, 0) returning id;" >&"${writer[1]}"; read -r -t 10 id <&"${writer[0]}"; echo "$id"
  999
  $ tasks backup during.db -q -o csv --no-header --fields name; tasks --db during.db user list -o ids | grep -c 999
  demo
  0
  [1]
  $ echo "rollback;" >&"${writer[1]}"; exec {writer[1]}>&-; wait

A file that a project is in is not written over, and without a server nothing is left.

  $ mkdir other; tasks --db other/project.db init -q -o csv --no-header --fields name; tasks --db other/project.db user add eve@example.com -q -o csv --no-header --fields email
  backup.postgresql.t
  eve@example.com
  $ tasks backup other/project.db --force -o table
  ! error: "other/project.db" is a database in use, not a backup
  ! hint: choose another name
  [5]
  $ tasks --db "postgresql:///work?host=$ROOT/nowhere" backup gone.db -o json 2>&1 | grep -o '"code":"[a-z.]*"'
  "code":"store.unavailable"
  $ ls
  copy.db
  during.db
  home
  img
  other

Who may not read the project may not copy it.

  $ database=$(database_of "$TEST_DATABASE"); administer -c "create role visitor_$database login"
  $ tasks --db "$(project_setting db | sed "s/user=lead/user=visitor_$database/")" --project demo backup own.db -o json 2>&1 | grep -o '"code":"[a-z.]*"'
  "code":"permission"
  $ administer -c "drop role visitor_$database"; ls own.db
  ls: cannot access 'own.db': No such file or directory
  [2]
