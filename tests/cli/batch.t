  $ . "$TESTDIR/setup.sh"
  $ new_project

One result line a command, in order; readers see what the lines before them did.

  $ cat > team <<'X'
  > ["group", "add", "night"]
  > ["user", "add", "dan@example.com", "--name", "Dan"]
  > 
  > ["group", "edit", "night", "--member", "dan@example.com"]
  > ["group", "show", "night", "--fields", "name,members"]
  > X
  $ tasks batch team
  {"type":"result","line":1,"exit":0,"rolled_back":false,"result":{"groups":[{"type":"group","id":11,"name":"night","members":[],"members_count":0,"created_at":"2026-01-05T09:00:00.000000Z"}]},"text":null,"error":null,"notes":[]}
  {"type":"result","line":2,"exit":0,"rolled_back":false,"result":{"users":[{"type":"user","id":13,"email":"dan@example.com","name":"Dan","role":"annotator","active":true,"created_at":"2026-01-05T09:00:00.000000Z","db_role":null,"may_act_as":false}]},"text":null,"error":null,"notes":[]}
  {"type":"result","line":4,"exit":0,"rolled_back":false,"result":{"groups":[{"type":"group","id":11,"name":"night","members":["dan@example.com"],"members_count":1,"created_at":"2026-01-05T09:00:00.000000Z"}]},"text":null,"error":null,"notes":[]}
  {"type":"result","line":5,"exit":0,"rolled_back":false,"result":{"groups":[{"name":"night","members":["dan@example.com"]}]},"text":null,"error":null,"notes":[]}
  $ tasks group list -o csv --no-header --fields name,members
  night,"[""dan@example.com""]"

A command that fails changes nothing; the others stand, and the batch says so.

  $ cat > mixed <<'X'
  > ["user", "add", "eve@example.com"]
  > ["user", "add", "eve@example.com"]
  > ["user", "add", "no e-mail"]
  > not json
  > {"an": "object"}
  > ["user", true]
  > []
  > ["usr", "list"]
  > ["user", "list", "--rol", "owner"]
  > ["group", "add", "late", "--member", "eve@example.com", "-o", "csv", "--fields", "name,members"]
  > X
  $ tasks batch mixed --fields line,exit,text,error
  {"line":1,"exit":0,"text":null,"error":null}
  {"line":2,"exit":1,"text":null,"error":{"code":"exists","message":"there is a user eve@example.com already","hint":"tasks user edit changes it; --if-not-exists takes it as it is","details":{}}}
  {"line":3,"exit":2,"text":null,"error":{"code":"bad_value","message":"\"no e-mail\" is not an e-mail","hint":"users are named by e-mail: ana@example.com","details":{}}}
  {"line":4,"exit":1,"text":null,"error":{"code":"bad_record","message":"\"not json\" is not JSON","hint":"a line is a JSON array of words: [\"user\", \"list\"]","details":{}}}
  {"line":5,"exit":1,"text":null,"error":{"code":"bad_record","message":"\"{\\\"an\\\": \\\"object\\\"}\" is not an array","hint":"a line is a JSON array of words: [\"user\", \"list\"]","details":{}}}
  {"line":6,"exit":1,"text":null,"error":{"code":"bad_record","message":"\"[\\\"user\\\", true]\" holds something that is no word","hint":"a line is a JSON array of words: [\"user\", \"list\"]","details":{}}}
  {"line":7,"exit":1,"text":null,"error":{"code":"bad_record","message":"\"[]\" names no command","hint":"a line is a JSON array of words: [\"user\", \"list\"]","details":{}}}
  {"line":8,"exit":2,"text":null,"error":{"code":"usage.unknown_command","message":"there is no command \"usr\"","hint":"did you mean user?","details":{}}}
  {"line":9,"exit":2,"text":null,"error":{"code":"usage.unknown_option","message":"tasks user list has no option \"--rol\"","hint":"did you mean --role?","details":{}}}
  {"line":10,"exit":0,"text":"name,members\nlate,\"[\"\"eve@example.com\"\"]\"\n","error":null}
  ! note: 8 of 10 commands failed, the first in line 2
  [3]
  $ tasks user show eve@example.com -o ids
  16

All or nothing: it stops at the first failure with its exit status, and takes everything back.

  $ cat > half <<'X'
  > ["user", "add", "fay@example.com"]
  > ["group", "add", "dawn", "--member", "fay@example.com"]
  > ["group", "add", "night"]
  > ["user", "add", "gus@example.com"]
  > X
  $ tasks batch --atomic half --fields line,exit,rolled_back,error
  {"line":1,"exit":0,"rolled_back":true,"error":null}
  {"line":2,"exit":0,"rolled_back":true,"error":null}
  {"line":3,"exit":1,"rolled_back":true,"error":{"code":"exists","message":"there is a group \"night\" already","hint":"tasks group edit changes its members","details":{}}}
  ! note: line 3 failed; nothing of the batch is kept
  [1]
  $ tasks user list -o csv --no-header --fields email
  ana@example.com
  ben@example.com
  cid@example.com
  dan@example.com
  eve@example.com
  mia@example.com
  olga@example.com
  $ grep -v night half | tasks batch --atomic - --fields line,exit,rolled_back
  {"line":1,"exit":0,"rolled_back":false}
  {"line":2,"exit":0,"rolled_back":false}
  {"line":3,"exit":0,"rolled_back":false}
  $ tasks user list -o ids | wc -l
  9

A dry run of the batch: every line sees the lines before it, and nothing stays.

  $ tasks batch -n - --fields line,exit,rolled_back,result <<'X'
  > ["group", "add", "dusk"]
  > ["group", "edit", "dusk", "--member", "ana@example.com"]
  > ["group", "show", "nobody"]
  > ["group", "list", "--fields", "id,name"]
  > X
  {"line":1,"exit":0,"rolled_back":false,"result":{"groups":[{"type":"group","id":null,"name":"dusk","members":[],"members_count":0,"created_at":"2026-01-05T09:00:00.000000Z"}]}}
  {"line":2,"exit":0,"rolled_back":false,"result":{"groups":[{"type":"group","id":null,"name":"dusk","members":["ana@example.com"],"members_count":1,"created_at":"2026-01-05T09:00:00.000000Z"}]}}
  {"line":3,"exit":1,"rolled_back":false,"result":null}
  {"line":4,"exit":0,"rolled_back":false,"result":{"groups":[{"id":22,"name":"dawn"},{"id":null,"name":"dusk"},{"id":18,"name":"late"},{"id":11,"name":"night"}]}}
  ! note: 1 of 4 commands failed, the first in line 3
  [3]
  $ tasks group list -o csv --no-header --fields name
  dawn
  late
  night

A dry run of one line.

  $ echo '["group", "add", "dusk", "-n"]' | tasks batch - --fields exit,result
  {"exit":0,"result":{"groups":[{"type":"group","id":null,"name":"dusk","members":[],"members_count":0,"created_at":"2026-01-05T09:00:00.000000Z"}]}}
  $ tasks group show dusk -o table
  ! error: no group "dusk"
  ! hint: tasks group list shows them
  [1]

Each line acts with its own rights; --as, --now and --reason of the batch hold for lines that do not say otherwise.

  $ as ana batch - --fields line,exit,error <<'X'
  > ["user", "list"]
  > ["user", "list", "--as", "mia@example.com"]
  > ["user", "add", "x@example.com", "--as", "mia@example.com"]
  > X
  {"line":1,"exit":5,"error":{"code":"permission","message":"tasks user list is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  {"line":2,"exit":0,"error":null}
  {"line":3,"exit":5,"error":{"code":"permission","message":"tasks user add is for owners; mia@example.com is a manager","hint":"ask a manager or an owner","details":{}}}
  ! note: 2 of 3 commands failed, the first in line 1
  [3]
  $ sql "select command, coalesce(reason, '-') from operation order by id desc limit 2"
  user add|-
  group add|-
  $ echo '["user", "add", "hal@example.com"]' | tasks --reason 'new here' --now 2026-02-01 batch - --fields exit
  {"exit":0}
  $ sql "select command, argv_json, reason, at from operation order by id desc limit 1"
  user add|["user","add","hal@example.com"]|new here|1769904000000000

What has no place in a batch.

  $ echo '["batch", "team"]' | tasks batch - --fields error
  {"error":{"code":"usage","message":"a batch cannot hold another batch","hint":"see tasks help","details":{}}}
  ! note: 1 of 1 command failed, the first in line 1
  [3]
  $ echo '["user", "list", "-C", "/"]' | tasks batch - --fields error
  {"error":{"code":"usage","message":"-C and --db are given to tasks batch itself, not to the commands in it","hint":"see tasks help","details":{}}}
  ! note: 1 of 1 command failed, the first in line 1
  [3]
  $ echo '["user", "list", "--db", "x"]' | tasks batch - --fields error
  {"error":{"code":"usage","message":"-C and --db are given to tasks batch itself, not to the commands in it","hint":"see tasks help","details":{}}}
  ! note: 1 of 1 command failed, the first in line 1
  [3]
  $ echo '["group", "add", "-"]' | tasks batch - --fields error
  {"error":{"code":"usage","message":"a command of a batch cannot read standard input","hint":"name the ids, or choose with -w","details":{}}}
  ! note: 1 of 1 command failed, the first in line 1
  [3]
  $ echo '["backup", "b.db"]' | tasks batch --atomic - --fields error
  {"error":{"code":"usage","message":"tasks backup has no place in an atomic batch","hint":"only commands that read or change the project can be taken back","details":{}}}
  ! note: line 1 failed; nothing of the batch is kept
  [2]
  $ echo '["version"]' | tasks batch --atomic - --fields error
  {"error":{"code":"usage","message":"tasks version has no place in an atomic batch","hint":"only commands that read or change the project can be taken back","details":{}}}
  ! note: line 1 failed; nothing of the batch is kept
  [2]
  $ tasks batch team -o ids
  ! error: a result record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  [2]
  $ tasks batch team --fields nothing -o jsonl
  ! {"error":{"code":"usage.unknown_field","message":"a result record has no field \"nothing\"","hint":"fields: type, line, exit, rolled_back, result, text, error, notes","details":{}}}
  [2]
  $ tasks batch missing -o jsonl
  ! {"error":{"code":"not_found","message":"cannot read \"missing\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ tasks -C / batch "$PWD/team"
  ! {"error":{"code":"no_project","message":"no project in \"/\" or above it","hint":"run tasks init, or give -C DIR or --db PATH","details":{}}}
  [6]

Commands that open files or the project for themselves are fine without --atomic.

  $ tasks batch - --fields line,exit <<'X'
  > ["group", "add", "noon"]
  > ["backup", "b.db"]
  > ["config", "get", "color"]
  > ["help", "user"]
  > X
  {"line":1,"exit":0}
  {"line":2,"exit":0}
  {"line":3,"exit":0}
  {"line":4,"exit":0}
  $ tasks --db b.db group show noon -o csv --no-header --fields name
  noon

An empty batch is fine.

  $ tasks batch /dev/null
  $ tasks batch --atomic - </dev/null

It answers each line at once, when the lines come one by one.

  $ coproc tasks batch - --fields line,exit 2>/dev/null
  $ echo '["group", "add", "one"]' >&"${COPROC[1]}"; read -r -t 10 answer <&"${COPROC[0]}"; echo "$answer"
  {"line":1,"exit":0}
  $ tasks group show one -o csv --no-header --fields name
  one
  $ echo '["group", "show", "one"]' >&"${COPROC[1]}"; read -r -t 10 answer <&"${COPROC[0]}"; echo "$answer"
  {"line":2,"exit":0}
  $ exec {COPROC[1]}>&-; wait

Others write in between.

  $ (for i in $(seq 400); do echo "[\"group\", \"add\", \"g$i\"]"; done) > many
  $ tasks batch many --fields exit >exits & for i in 1 2 3; do tasks group add "other$i" -o ids >/dev/null; done; wait
  $ sort exits | uniq -c; tasks group list -o ids | wc -l
      400 {"exit":0}
  408
