  $ . "$TESTDIR/setup.sh"
  $ new_project

Nothing to do.

  $ tasks migrate -o table
  NUMBER  NAME  APPLIED AT
  ! changed 0 migrations
  $ tasks migrate --list
  {"type":"migration","number":1,"name":"project","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":2,"name":"activity","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":3,"name":"skipping","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":4,"name":"undo","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":5,"name":"review","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":6,"name":"filters","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":7,"name":"events","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":8,"name":"quality","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":9,"name":"annotation_scores","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  {"type":"migration","number":10,"name":"pipelines","applied_at":"2026-01-05T09:00:00.000000Z","known":true}
  $ tasks migrate --list -o csv --fields number,name,known
  number,name,known
  1,project,true
  2,activity,true
  3,skipping,true
  4,undo,true
  5,review,true
  6,filters,true
  7,events,true
  8,quality,true
  9,annotation_scores,true
  10,pipelines,true

Owners migrate; managers may look.

  $ as mia migrate -o table
  ! error: tasks migrate is for owners; mia@example.com is a manager
  ! hint: ask a manager or an owner
  [5]
  $ as mia migrate --list -o csv --no-header --fields number
  1
  2
  3
  4
  5
  6
  7
  8
  9
  10
  $ as ana migrate --list -o table
  ! error: tasks migrate is for managers and owners; ana@example.com is an annotator
  ! hint: ask a manager or an owner
  [5]

A project that a newer program made is refused, and left alone.

  $ sql "insert into schema_migration values (99, 'tomorrow', 1767603600000000)"
  $ tasks user list -o table
  ! error: project "demo" has schema 99, this program knows 10
  ! hint: use a newer tasks
  [6]
  $ tasks user add dan@example.com
  ! {"error":{"code":"schema.new","message":"project \"demo\" has schema 99, this program knows 10","hint":"use a newer tasks","details":{}}}
  [6]
  $ tasks migrate -o table
  ! error: project "demo" has schema 99, this program knows 10
  ! hint: use a newer tasks
  [6]
  $ tasks migrate --list -o csv --fields number,name,known | tail -n 1
  99,tomorrow,false
  $ sql "delete from schema_migration where number = 99"

An older one wants to be migrated first.

  $ sql "delete from schema_migration where number > 1"
  $ tasks user list -o table
  ! error: project "demo" has schema 1, this program needs 10
  ! hint: run tasks migrate
  [6]

Outside of a project.

  $ tasks -C / migrate -o table
  ! error: no project in "/" or above it
  ! hint: run tasks init, or give -C DIR or --db PATH
  [6]

Scores of a project from before annotations had a table of their own are the same afterwards, in the same order

  $ mkdir scored && cd scored && . "$TESTDIR/scored.sh"
  $ tasks score night --function dataloop --all -q >/dev/null
  $ tasks scores night --by annotation -o csv >before; tasks scores night --by label -o csv >>before; wc -l <before
  81
  $ sql "create table kept as select * from figure" "drop view figure" "drop table annotation_score" "delete from score" \
  >   "insert into score select task_id, item_id, ordinal, score_type, value, entity, relative, contributor_id, assignment_id from kept" "drop table kept" \
  >   "drop table pipeline_arrival" "drop table pipeline_item" "drop table pipeline_edge" "drop table pipeline_node" "drop table pipeline" \
  >   "alter table recipe_version drop column script" "delete from schema_migration where number >= 9"
  $ tasks scores night -o table
  ! error: project "demo" has schema 8, this program needs 10
  ! hint: run tasks migrate
  [6]
  $ tasks migrate --fields number,name
  {"number":9,"name":"annotation_scores"}
  {"number":10,"name":"pipelines"}
  $ tasks scores night --by annotation -o csv >after; tasks scores night --by label -o csv >>after; cmp before after && echo the same
  the same
  $ sql "select count(*) from score where score_type like 'annotation%'"
  0
