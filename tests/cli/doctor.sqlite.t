  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ tasks dataset create cars -q -o ids >/dev/null
  $ for i in $(seq 6); do echo "{\"path\":\"/$i.jpg\"}"; done | tasks dataset add cars - -o ids | wc -l
  6
  $ tasks create cars --dataset cars --assignee ana@example.com --assignee ben@example.com -q -o ids >/dev/null
  $ save_project sound

Rows, tables and indexes that are missing.

  $ sql "drop index work_item_status" "create table mine (x)" "pragma foreign_keys = off" "delete from operation where id = (select max(id) from operation)" "update users set id = (select id from groups union select id from dataset limit 1) where email = 'ben@example.com'"
  $ tasks doctor -q -o table | grep problem
  storage        problem  1 row of assignment refers to a missing row of users
  storage        problem  4 rows of effect refer to missing rows of operation
  schema         problem  the index work_item_status is missing
  schema         problem  the table mine is none of ours
  ids            problem  the id 11 belongs to a record of kind dataset and to one of kind user
  operations     problem  effect 1 has lost its operation 21
  operations     problem  effect 2 has lost its operation 21
  operations     problem  effect 3 has lost its operation 21
  operations     problem  effect 4 has lost its operation 21

A file with torn pages.

  $ load_project sound
  $ head -c 40960 /dev/zero | tr '\0' x | dd of=.tasks/project.db bs=4096 seek=8 conv=notrunc 2>/dev/null
  $ tasks doctor -q -o json > out
  [4]
  $ jq -r '.findings[] | select(.state == "problem") | .check' out | sort -u | head -n 1
  storage
  $ tasks doctor --fix -q -o json | jq '[.findings[] | select(.state == "repaired")] | length'
  0

What is no database at all.

  $ echo 'only text, but long enough for a header, and then some more of it' > text.db
  $ tasks --db text.db doctor -o table
  ! error: "text.db" is not a database
  [1]
