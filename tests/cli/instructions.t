  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ mkdir docs && echo guide > docs/guide.pdf && echo other > docs/other.pdf
  $ printf 'name: cars\ninstructions: {file: docs/guide.pdf, pages: 2-5}\n' > cars.yaml; tasks recipe add cars.yaml -q -o ids
  11
  $ tasks dataset create cars -q -o ids
  14
  $ echo '{"path":"/1.jpg"}' | tasks dataset add cars - -q -o ids
  17
  $ tasks create with --dataset cars --recipe cars --assignee ana@example.com --description 'Cars only.' -q -o ids
  18
  $ tasks create own --dataset cars --recipe cars --instructions docs/other.pdf -q -o ids
  22
  $ tasks create web --dataset cars --instructions https://example.com/guide.pdf:3 -q -o ids
  26
  $ tasks create without --dataset cars -q -o ids
  30

What the annotators are told to read.

  $ tasks instructions with | sed "s|$PWD|PROJECT|"
  {"type":"instructions","task":"with","task_id":18,"recipe":"cars","recipe_version":1,"file":"docs/guide.pdf","pages":"2-5","location":"PROJECT/docs/guide.pdf","description":"Cars only."}
  $ tasks instructions own | jq -c '[.file, .pages]'
  ["docs/other.pdf",null]
  $ tasks instructions web | jq -c '[.file, .pages, .location]'
  ["https://example.com/guide.pdf","3","https://example.com/guide.pdf"]
  $ tasks instructions without
  {"type":"instructions","task":"without","task_id":30,"recipe":null,"recipe_version":null,"file":null,"pages":null,"location":null,"description":""}
  ! note: "without" has no instructions
  $ as ana instructions with -o table --fields task,recipe,file,pages,description
  task         with
  recipe       cars
  file         docs/guide.pdf
  pages        2-5
  description  Cars only.
  $ as ana instructions own
  ! {"error":{"code":"not_found","message":"no task \"own\"","hint":"tasks list shows them","details":{}}}
  [1]

Opening them. Where the command is called does not matter.

  $ export TASKS_OPENER='echo open'
  $ (cd docs && tasks instructions with --open --fields file 2>&1) | sed "s|$PWD|PROJECT|"
  {"file":"docs/guide.pdf"}
  ! open ROOT/docs/guide.pdf
  $ tasks instructions web --open --fields file
  {"file":"https://example.com/guide.pdf"}
  ! open https://example.com/guide.pdf
  $ tasks instructions without --open
  ! {"error":{"code":"not_found","message":"\"without\" has no instructions to open","hint":null,"details":{}}}
  [1]
  $ TASKS_OPENER=false tasks instructions web --open
  ! {"error":{"code":"io","message":"\"false\" could not open \"https://example.com/guide.pdf\"","hint":"name another program with TASKS_OPENER","details":{}}}
  [1]
  $ rm docs/other.pdf; tasks instructions own --open 2>&1 | sed "s|$PWD|PROJECT|"
  ! {"error":{"code":"not_found","message":"the instructions \"ROOT/docs/other.pdf\" are not on this machine","hint":null,"details":{}}}
