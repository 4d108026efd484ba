  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks dataset create cars -q -o ids >/dev/null
  $ for i in $(seq 6); do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -o ids | wc -l
  6
  $ tasks create cars --dataset cars --assignee ana@example.com --assignee ben@example.com -q -o ids >/dev/null
  $ save_project sound

Rows, tables and indexes that are missing.

  $ sql "drop index work_item_status" "create table mine (x bigint)" "delete from operation where id = (select max(id) from operation)" "update users set id = (select id from groups union select id from dataset limit 1) where email = 'ben@example.com'"
  $ tasks doctor -q -o table | grep problem
  storage        problem  1 row of assignment refers to a missing row of users
  schema         problem  the index work_item_status is missing
  schema         problem  the table mine is none of ours
  ids            problem  the id 11 belongs to a record of kind user and to one of kind dataset
  operations     problem  effect 1 has lost its operation 21
  operations     problem  effect 2 has lost its operation 21
  operations     problem  effect 3 has lost its operation 21
  operations     problem  effect 4 has lost its operation 21

A column that is gone, a constraint that was dropped.

  $ load_project sound
  $ sql "alter table item drop column content_hash" "alter table task drop constraint task_owner_id_fkey" "alter table task alter column name drop not null"
  $ tasks doctor -q -o table | grep problem
  schema         problem  the column item.content_hash is missing
  schema         problem  the column task.name is not as the migrations make it
  schema         problem  the index item_content is missing
  schema         problem  the reference task.owner_id is missing
