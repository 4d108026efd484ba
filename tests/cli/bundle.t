  $ . "$TESTDIR/setup.sh"
  $ new_labeling

# The whole project as text in one archive: every table with its history, a manifest with checksums. The same project gives the same bytes.

  $ tasks export --bundle one.zip --fields file,format
  {"file":"one.zip","format":"bundle"}
  $ tasks export --bundle two.zip -q --fields format && cmp one.zip two.zip
  {"format":"bundle"}
  $ unzip() { python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); sys.stdout.buffer.write(z.read(sys.argv[2]))' "$@"; }
  $ unzip one.zip manifest.json | jq -c '{type, version, project, files: [.files[] | select(.table == "users" or .table == "item")]}' | sed 's/"bytes":[0-9]*,"xxh64":"[0-9a-f]*"/SUM/g'
  {"type":"tasks-bundle","version":1,"project":"demo","files":[{"table":"users","rows":5,SUM},{"table":"item","rows":6,SUM}]}
  $ unzip one.zip users.jsonl | jq -c '[.id, .email]' | head -3
  [1,"olga@example.com"]
  [3,"mia@example.com"]
  [5,"ana@example.com"]
  $ diff <(unzip one.zip manifest.json | jq -r '.files[] | "\(.table) \(.rows)"') <(for table in $(unzip one.zip manifest.json | jq -r '.files[].table'); do echo "$table $(unzip one.zip $table.jsonl | wc -l)"; done) && echo 'as many rows'
  as many rows

# Restored where nothing is: the same records, ids, history; what happens next happens here.

  $ mkdir fresh; there() { tasks --db fresh/project.db "$@"; }
  $ there restore one.zip -q --fields name
  {"name":"demo"}
  $ same() { diff <(tasks "$@" -o jsonl) <(there "$@" -o jsonl) && echo same; }
  $ same user list --fields id,email,name,role,active,created_at; same dataset items street; same items cars; same annotations cars; same history --task cars; same assignment list cars; same list; same issue list
  same
  same
  same
  same
  same
  same
  same
  same
  $ there log --limit 1 --fields command -q && there doctor -q | jq -r 'select(.state != "ok")'
  {"command":"restore"}
  $ there export --bundle three.zip -q --fields format
  {"format":"bundle"}
  $ for table in $(unzip one.zip manifest.json | jq -r '.files[].table'); do cmp -s <(unzip one.zip $table.jsonl) <(unzip three.zip $table.jsonl) || echo $table; done | grep -v users  # whose logins belong to a server
  project
  operation
  effect

# Over a project with data only when it is said so.

  $ there restore one.zip </dev/null
  ! {"error":{"code":"usage.needs_yes","message":"restoring over project \"demo\" with its 9 operations cannot be undone","hint":"give --yes if you mean it","details":{}}}
  [2]
  $ there restore one.zip --yes -q --fields name
  {"name":"demo"}

# What was changed or damaged is refused, and nothing is changed.

  $ mkdir broken
  $ change() { python3 - "$@" <<'END'
  > import sys, zipfile
  > name, old, new = sys.argv[1:4]
  > source = zipfile.ZipFile("one.zip")
  > with zipfile.ZipFile("broken.zip", "w") as target:
  >     for entry in source.namelist():
  >         text = source.read(entry).decode()
  >         if entry == name and new == "GONE": continue
  >         target.writestr(entry, text.replace(old, new, 1) if entry == name else text)
  >     if name == "more.txt": target.writestr(name, new)
  > END
  > }
  $ restored() { tasks --db broken/project.db restore broken.zip 2>&1 | sed -E 's/.*"code":"([^"]*)","message":"(.*)","hint".*/\1: \2/; s/[0-9a-f]{16}/SUM/g; s/[0-9]+ bytes/N bytes/; s/not ([0-9]+), [0-9]+, /not \1, N, /'; ls -A broken; }
  $ change users.jsonl ana@example.com eve@example.com; restored
  bad_file: broken.zip/users.jsonl is not what the manifest says: 5 rows, N bytes, checksum SUM, not 5, N, SUM
  $ change users.jsonl '"id":' '"id":"x' ; restored
  bad_record: line 1 of broken.zip/users.jsonl: not valid JSON: at byte 12: syntax error while parsing object - invalid literal; last read: '\"x1,\"e'; expected '}'
  $ change users.jsonl '"email":' '"mail":'; restored
  bad_record: line 1 of broken.zip/users.jsonl: mail: there is no such column
  $ change users.jsonl '"email":"' '"email":7,"x":"'; restored
  bad_record: line 1 of broken.zip/users.jsonl: x: there is no such column
  $ change item.jsonl '' GONE; restored
  bad_file: broken.zip has no item.jsonl, which its manifest tells of
  $ change more.txt '' more; restored
  bad_file: broken.zip/more.txt is not in the manifest
  $ change manifest.json '"schema":1' '"schema":'; restored
  schema.old: the project in \"broken.zip\" has schema 0, this program writes 10
  $ change manifest.json '"schema":' '"schema":9'; restored
  schema.new: the project in \"broken.zip\" has schema 910, this program knows 10
  $ change manifest.json '"version":1' '"version":2'; restored
  bad_file: broken.zip/manifest.json: a bundle of version 2, and this program reads version 1
  $ change manifest.json '"table":"users"' '"table":"people"'; restored
  bad_file: broken.zip/users.jsonl is not in the manifest
  $ change manifest.json '' GONE; restored
  bad_file: broken.zip has no manifest.json: it is no bundle
  $ head -c 2000 one.zip >broken.zip; restored
  bad_file: broken.zip: not a zip archive that can be read

# Calls that make no sense.

  $ tasks export --bundle one.zip
  ! {"error":{"code":"exists","message":"\"one.zip\" exists already","hint":"--force writes over it","details":{}}}
  [1]
  $ tasks export --bundle one.zip --force -q --fields format
  {"format":"bundle"}
  $ tasks export --bundle more.zip cars
  ! {"error":{"code":"usage","message":"--bundle writes the whole project","hint":"tasks export --bundle FILE, perhaps with --force","details":{}}}
  [2]
  $ tasks export --bundle more.zip --all
  ! {"error":{"code":"usage","message":"--bundle writes the whole project","hint":"tasks export --bundle FILE, perhaps with --force","details":{}}}
  [2]
  $ tasks export --bundle nowhere/more.zip
  ! {"error":{"code":"not_found","message":"cannot write \"nowhere/more.zip\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ tasks export --bundle more.zip --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks export is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks export --bundle more.zip --dry-run -q --fields format; ls -d more* nowhere *.part
  {"format":"bundle"}
  ls: cannot access 'more*': No such file or directory
  ls: cannot access 'nowhere': No such file or directory
  ls: cannot access '*.part': No such file or directory
  [2]
