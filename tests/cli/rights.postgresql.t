  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/people.sh"

Everybody has a database role (people.sh): lead owns the project, mia manages it, ana and ben are annotators.

  $ new_people && new_people_in_file
  $ tasks user list -o csv --fields email,role,db_role,may_act_as | plain
  email,role,db_role,may_act_as
  ana@example.com,annotator,ana,false
  ben@example.com,annotator,ben,false
  mia@example.com,manager,mia,false
  olga@example.com,owner,lead,true
  $ tasks doctor -q -o csv --fields check,state | grep -E 'rights|logins'
  rights,ok
  logins,ok

A working day of ana is the same as in a file where somebody acts as her, word for word: every command that annotators may run.

  $ for engine in file server; do day $engine >day.$engine 2>&1; done
  $ diff day.file day.server && grep -c '^\$' day.server
  101
  $ tasks doctor -q -o csv --fields state | sort | uniq -c
       15 ok
        1 state

What is not hers is not there for her, and says so.

  $ by ana set-status cars complete 28 -o table
  ! error: no assignment of yours holds work item 28
  ! hint: tasks mine shows what you hold
  [5]
  $ by ana start 28 -o table
  ! error: no assignment of yours holds work item 28
  ! hint: tasks mine shows what you hold
  [5]
  $ by ana history 28 -o jsonl
  ! {"error":{"code":"permission","message":"no assignment of yours holds work item 28","hint":"tasks mine shows what you hold","details":{}}}
  [5]
  $ by ana annotations --work-item 28 -o table
  ! error: no assignment of yours holds work item 28
  ! hint: tasks mine shows what you hold
  [5]
  $ echo '{"work_item":28,"label":"car","shape":"class"}' | by ana annotate - -o table
  ! error: standard input: line 1: no assignment of yours holds work item 28
  ! hint: tasks mine shows what you hold
  [5]
  $ by ana show other -o table
  ! error: no task "other"
  ! hint: tasks list shows them
  [1]

With psql in hand, also on quality work: two replicas for ana and two for ben, one of hers a honeypot (people.sh).

  $ new_quality_work

  $ by ana fetch 920 copies -o table
  ! error: work item 920: its file is hidden from your database role
  ! hint: a manager hands it out under its alias: tasks fetch --as ana@example.com
  [5]

# domain.md §2: "privileges and row-level security in the database itself keep an annotator's role out."

  $ peek ana "select id, alias from work_item where task_id = 901 order by id"
  920|/item-0
  922|/item-2
  $ peek ana "select * from work_item_secret"
  ERROR:  permission denied for table work_item_secret
  $ peek ana "select * from item_truth"
  ERROR:  permission denied for table item_truth
  $ peek ana "select * from task_quality"
  ERROR:  permission denied for table task_quality
  $ peek ana "select path from item where id in (select item_id from work_item where alias is not null)"
  $ peek ana "select count(*) from work_item where assignment_id not in (select id from assignment)"
  0
  $ peek ana "select count(*) from annotation where layer <> 'work' or creator_id <> me()"
  0
  $ peek ana "select count(*) from operation where actor_id <> me()"
  0
  $ peek ana "select name from task where name = 'other'"
  $ peek mia "select count(*) from work_item_secret"
  4

  $ changes ana "update work_item set status = 'complete', status_by = me(), status_at = 1 where id = 28"
  0 rows
  $ changes ana "update work_item set status = 'complete', status_by = me(), status_at = 1 where id = 921"
  0 rows
  $ changes ana "update work_item set assignment_id = 911 where id = 921"
  ERROR:  permission denied for table work_item
  $ changes ana "update work_item set priority = 9"
  ERROR:  permission denied for table work_item
  $ peek ana "update work_item set claimed_by = (select id from users where email like 'ben%')"
  ERROR:  nobody works in the name of somebody else
  $ peek ana "update work_item set skipped_at = 1, skipped_by = (select id from users where email like 'ben%')"
  ERROR:  nobody works in the name of somebody else
  $ changes ana "update work_item set status = 'consensus-done', status_by = me(), status_at = 1 where id = 920"
  ERROR:  a status is an action of the task
  $ changes ana "update annotation set label = 'x' where creator_id <> me()"
  0 rows
  $ peek ana "delete from annotation"
  ERROR:  permission denied for table annotation
  $ peek ana "update users set role = 'owner'"
  ERROR:  permission denied for table users
  $ peek ana "insert into operation (id, at, actor_id, command, argv_json) values (1, 0, (select id from users where email like 'ben%'), 'x', '[]')"
  ERROR:  new row violates row-level security policy for table "operation"
  $ peek ana "insert into operation (id, at, actor_id, command, argv_json) values (next_id() + 100, 0, me(), 'x', '[]')"
  ERROR:  new row violates row-level security policy for table "operation"
  $ changes ana "update counter set items = 0 where assignment_id not in (select id from assignment)"
  0 rows
  $ peek ana "drop policy annotator_reads on task"
  ERROR:  must be owner of relation task
  $ peek ana "alter table task disable row level security"
  ERROR:  must be owner of table task
  $ peek ana "set role $(group owner)"
  ERROR:  permission denied to set role "DATABASE_demo_owner"
  $ peek ana "create table mine (id int)"
  ERROR:  permission denied for schema demo
  $ peek ana "select setval('ids', 1)"
  ERROR:  permission denied for sequence ids
  $ peek ana "select return_ids(1, next_id()); select next_id() = 1"
  
  f
  $ peek ana "select settle_logins('$(role ana)')"
  ERROR:  permission denied for function settle_logins
  $ peek ana "select op_id > 0, field, new_value from effects_of(array(select generate_series(1, 1000))) where work_item_id not in (select id from work_item)"
  $ peek mia "update users set role = 'owner'"
  ERROR:  permission denied for table users
  $ peek mia "update project set settings_json = '{}'"
  ERROR:  permission denied for table project
  $ peek mia "alter table task add column x int"
  ERROR:  must be owner of table task

A locked task takes nothing, from whatever program.

  $ sql "update task set locked_at = 1, locked_by = 1 where name = 'cars'"
  $ by ana set-status cars complete 25 -o table
  ! error: task "cars" is locked by olga@example.com since 1970-01-01T00:00:00.000001Z
  ! hint: a manager can tasks unlock it
  [5]
  $ changes ana "update work_item set status = 'complete', status_by = me(), status_at = 1 where id = 25"
  ERROR:  the task is locked or archived
  $ changes ana "update annotation set label = 'x'"
  ERROR:  new row violates row-level security policy for table "annotation"
  $ sql "update task set locked_at = null, locked_by = null, lock_after_due = 1, due_at = 1700000000000000 where name = 'cars'"
  $ changes ana "update work_item set status = 'complete', status_by = me(), status_at = 1 where id = 25"
  ERROR:  the task is locked or archived
  $ sql "update task set lock_after_due = 0, due_at = null where name = 'cars'"
  $ changes ana "update work_item set status = 'complete', status_by = me(), status_at = 1 where id = 25"
  1 rows

An archived task is not there at all.

  $ tasks archive other cars -q -o ids
  31
  21
  $ peek ana "select count(*) from task where name = 'cars'"
  0
  $ peek ana "select count(*) from work_item where task_id in (21, 31)"
  0
  $ peek ana "select count(*) from annotation"
  0
  $ changes ana "update work_item set status = 'complete', status_by = me(), status_at = 1 where id = 25"
  0 rows
  $ by ana start 25 -o table
  ! error: no assignment of yours holds work item 25
  ! hint: tasks mine shows what you hold
  [5]
  $ by ana skip 25 -o table
  ! error: no assignment of yours holds work item 25
  ! hint: tasks mine shows what you hold
  [5]
  $ tasks list --archived -o jsonl | jq -r 'select(.archived) | .id' | tasks unarchive - -q -o csv --fields name
  name
  cars
  other

Every table, and what an annotator's role may do with it; in brackets: only with some columns, or not at all. Rows, too, are limited
wherever its own part is meant. A new table has no right until somebody decides so here.

  $ rights annotator
  annotation         select (insert) (update)
  annotation_score   -
  annotation_version select insert
  as_made            -
  assignment         select (update)
  counter            select insert (update)
  dataset            select
  effect             select insert
  entity_before      -
  figure             -
  group_member       select
  group_role         -
  groups             select
  issue              select (insert) (update)
  issue_comment      select insert
  item               select
  item_truth         -
  operation          select (insert) (update)
  pipeline           select
  pipeline_arrival   insert
  pipeline_edge      -
  pipeline_item      -
  pipeline_node      -
  project            select
  quality_queue      insert
  recipe             select
  recipe_version     select
  schema_migration   select
  score              -
  score_run          -
  task               select
  task_action        select
  task_quality       -
  users              select
  work_interval      select insert (update)
  work_item          select (update)
  work_item_secret   -

Who acts is who is logged in. Only who was allowed to may act for others.

# domain.md §2: "On PostgreSQL the acting user is bound to the database role that is logged in, only a role marked for it may
# use `--as` for somebody else"

  $ by ana --as ben@example.com mine -o table | plain
  ! error: the database role "ana" is bound to ana@example.com, who may not act as ben@example.com
  ! hint: leave --as, TASKS_USER and the configured user away; an owner can allow it: tasks user edit EMAIL --may-act-as
  $ (TASKS_DB=$(url_of ana) TASKS_USER=ben@example.com tasks mine -o jsonl)
  ! {"error":{"code":"permission","message":"the database role \"ana\" is bound to ana@example.com, who may not act as ben@example.com","hint":"leave --as, TASKS_USER and the configured user away; an owner can allow it: tasks user edit EMAIL --may-act-as","details":{}}}
  [5]
  $ by ana --as ana@example.com mine -o csv --fields task
  task
  cars
  pulled
  pots
  $ as ben mine -o csv --fields task,assignee
  task,assignee
  cars,ben@example.com
  other,ben@example.com
  pots,ben@example.com
  $ by mia --as ben@example.com mine -o csv --fields task,assignee
  ! error: the database role "mia" is bound to mia@example.com, who may not act as ben@example.com
  ! hint: leave --as, TASKS_USER and the configured user away; an owner can allow it: tasks user edit EMAIL --may-act-as
  [5]
  $ tasks user edit mia@example.com --may-act-as -o csv --fields email,may_act_as
  email,may_act_as
  mia@example.com,true
  $ by mia --as ben@example.com mine -o csv --fields task,assignee
  task,assignee
  cars,ben@example.com
  other,ben@example.com
  pots,ben@example.com
  $ by mia --as stranger@example.com mine -o table
  ! error: stranger@example.com is not a user of this project
  ! hint: act as a user of the project with --as EMAIL or TASKS_USER; tasks user list shows them
  [5]
  $ tasks user edit mia@example.com --may-act-as --no-may-act-as -o table
  ! error: --may-act-as and --no-may-act-as exclude each other
  ! hint: see tasks help
  [2]
  $ tasks user edit mia@example.com --no-may-act-as -o csv --fields email,may_act_as
  email,may_act_as
  mia@example.com,false
  $ tasks user edit ana@example.com --may-act-as -o table
  ! error: ana@example.com is an annotator, whose database role sees nobody else's work
  ! hint: managers and owners can act for others
  [5]
  $ tasks user add cid@example.com --may-act-as -o table
  ! error: no database role is bound to cid@example.com
  ! hint: --db-role ROLE binds one
  [5]

Roles that cannot be bound.

  $ tasks user add cid@example.com --db-role nobody -o table
  ! error: there is no database role "nobody" that can log in
  ! hint: createuser nobody makes it
  [1]
  $ tasks user add cid@example.com --db-role $(role ana) -o table
  ! error: the database role "ana" is bound to ana@example.com
  ! hint: everybody logs in with a role of their own
  [1]
  $ tasks user add cid@example.com --db-role postgres -o table
  ! error: the database role "postgres" is a superuser: nothing would keep it from what annotators must not see
  ! hint: bind a role that can log in and nothing else: createuser NAME
  [5]
  $ administer -c "create role $(role cid) login" -c "grant pg_read_all_data to $(role cid)"
  $ tasks user add cid@example.com --db-role $(role cid) -o table
  ! error: the database role "cid" is a member of another role that may read what annotators may not: nothing would keep it from what annotators must not see
  ! hint: bind a role that can log in and nothing else: createuser NAME
  [5]
  $ by cid mine -o table
  ! error: the database role "cid" has no rights in the project "demo"
  ! hint: an owner binds it to an active user: tasks user edit EMAIL --db-role cid
  [5]
  $ administer -c "revoke pg_read_all_data from $(role cid)"

Pulling: what waits in a queue is not there for ana; she takes from it by the task's rules, and no other way.

  $ by mia create waiting --dataset street --pull --batch-size 3 --max-workload 5 --assignee ana@example.com -q -o ids >ids
  $ task=$(cat ids) queue=$(sql "select id from assignment where kind = 'queue' and task_id = $task") hers=$(sql "select id from assignment where kind = 'normal' and task_id = $task")
  $ peek ana "select count(*) from work_item where task_id = $task"
  0
  $ peek ana "select count(*) from assignment where id = $queue"
  0
  $ changes ana "update work_item set assignment_id = $hers where task_id = $task"
  ERROR:  permission denied for table work_item
  $ peek ana "select take_batch($task, $hers, 0)" | wc -l
  3
  $ peek ana "select take_batch($task, $hers, 0)" | wc -l
  0
  $ peek ben "select take_batch($task, $hers, 0)"
  ERROR:  no assignment of yours in a task that is open
  $ peek ben "select give_back($task, array(select id from work_item), 0)"
  ERROR:  no task of yours that is pulled and open
  $ sql "select count(*) from work_item where assignment_id = $hers"
  3
  $ peek ana "select give_back($task, array(select id from work_item where task_id <> $task), 0)"
  
  $ sql "select count(*) from work_item where task_id <> $task and assignment_id = $queue"
  0
  $ peek ana "select give_back($task, array(select id from work_item where task_id = $task), 0)"
  
  $ sql "select count(*) from work_item where assignment_id = $hers"
  0
  $ changes ana "update counter set items = items where assignment_id = $queue"
  0 rows
  $ changes ben "update counter set items = items where assignment_id = $queue"
  0 rows
  $ sql "update task set locked_at = 1, locked_by = 1 where id = $task"
  $ peek ana "select take_batch($task, $hers, 0)"
  ERROR:  no assignment of yours in a task that is open

Rights come and go with the user's role, activity and login.

  $ members() { sql "select m.member::regrole || ' ' || g.kind from pg_auth_members m join pg_roles r on r.oid = m.roleid join group_role g on g.name = r.rolname where m.member::regrole::text not in (select name from group_role) order by 1" | plain; }
  $ members
  ana annotator
  ben annotator
  lead owner
  mia manager
  $ tasks user add cid@example.com --db-role $(role cid) -q -o csv --fields id,email,role,db_role | plain
  id,email,role,db_role
  350,cid@example.com,annotator,cid
  $ by cid status -o csv --fields project,tasks
  project,tasks
  demo,0
  $ tasks user edit cid@example.com --role manager -q -o csv --fields email,role
  email,role
  cid@example.com,manager
  $ by cid user list -o csv --fields email
  email
  ana@example.com
  ben@example.com
  cid@example.com
  mia@example.com
  olga@example.com
  $ members
  ana annotator
  ben annotator
  cid manager
  lead owner
  mia manager
  $ tasks user edit cid@example.com --role owner -q -o csv --fields email,role
  email,role
  cid@example.com,owner
  $ by cid user edit ben@example.com --role manager -q -o csv --fields email,role
  email,role
  ben@example.com,manager
  $ by cid user edit ben@example.com --role annotator -q -o csv --fields email,role
  email,role
  ben@example.com,annotator
  $ members
  ana annotator
  ben annotator
  cid owner
  lead owner
  mia manager
  $ tasks user deactivate cid@example.com -q -o csv --fields email,active
  email,active
  cid@example.com,false
  $ by cid status -o table
  ! error: the database role "cid" has no rights in the project "demo"
  ! hint: an owner binds it to an active user: tasks user edit EMAIL --db-role cid
  [5]
  $ members
  ana annotator
  ben annotator
  lead owner
  mia manager
  $ tasks user activate cid@example.com -n -q -o csv --fields email,active
  email,active
  cid@example.com,true
  $ members | grep cid
  [1]
  $ tasks user edit cid@example.com --role annotator --db-role none -q -o csv --fields email,role,active,db_role
  email,role,active,db_role
  cid@example.com,annotator,false,
  $ tasks user activate cid@example.com -q -o csv --fields email,active,db_role
  email,active,db_role
  cid@example.com,true,
  $ members | grep cid
  [1]
  $ tasks log --limit 2 -o jsonl | jq -c ".argv[:5]"
  ["user","activate","cid@example.com","-q","-o"]
  ["user","edit","cid@example.com","--role","annotator"]
  $ sql "select field, old_value, new_value from effect where field in ('db_role', 'may_act_as') order by op_id, seq" | plain
  may_act_as|0|1
  may_act_as|1|0
  db_role|cid|

An owner who gives up the role gives up its rights in the same moment. The last one cannot, and nobody saws off more than that.

  $ tasks user edit olga@example.com --role manager -o table
  ! error: olga@example.com is the last active owner
  ! hint: make somebody else an owner first: tasks user edit EMAIL --role owner
  [5]
  $ tasks user edit mia@example.com --role owner -q -o ids
  3
  $ by mia user deactivate mia@example.com -o table | plain
  ! error: this takes the rights of the database role "mia", which is logged in
  ! hint: let another owner do it
  $ by mia user edit mia@example.com --role annotator -o jsonl | plain
  ! {"error":{"code":"guard","message":"this takes the rights of the database role \"mia\", which is logged in","hint":"let another owner do it","details":{}}}
  $ by mia user edit mia@example.com --db-role none -o table | plain
  ! error: this takes the rights of the database role "mia", which is logged in
  ! hint: let another owner do it
  $ by mia user edit mia@example.com --role manager -q -o csv --fields email,role
  email,role
  mia@example.com,manager
  $ by mia user edit mia@example.com --role owner -o table
  ! error: tasks user edit is for owners; mia@example.com is a manager
  ! hint: ask a manager or an owner
  [5]

doctor sees what was changed past tasks, and makes it right again.

  $ sql "grant select on item_truth to $(group annotator)" "grant select (role) on work_item_secret to public" "grant $(group manager) to $(role cid)" "revoke $(group annotator) from $(role ana)" "alter table work_item disable row level security" "drop policy annotator_reads on task" "alter function me() security invoker" "create table notes (text text)" "alter role $(role ben) superuser"
  $ tasks doctor -o csv --fields check,state,message | grep -v ,ok, | plain
  ! note: tasks doctor --fix counts them anew
  ! note: tasks doctor --fix makes rights and logins as they should be
  check,state,message
  schema,problem,the table notes is none of ours
  rights,problem,the function me() is not as tasks made it
  rights,problem,the policy annotator_reads on task is missing
  rights,problem,the right of everybody to select column work_item_secret.role is none of ours
  rights,problem,the right of DATABASE_demo_annotator to select table item_truth is none of ours
  rights,problem,the row security of work_item is not as tasks made it
  logins,problem,ana (ana@example.com) is not in DATABASE_demo_annotator
  logins,problem,"cid is in DATABASE_demo_manager, but bound to no active user"
  logins,problem,ben (ben@example.com) is a superuser
  next-id,problem,"the next id would be 361, but ids up to 930 are taken"
  counters,problem,"task 901, assignment 911, stage label, status none: counters are off by -2 items, 0 annotations, 0 \xc2\xb5s" (esc)
  counters,problem,"task 901, assignment 912, stage label, status none: counters are off by -2 items, 0 annotations, 0 \xc2\xb5s" (esc)
  $ by mia doctor --fix -q -o csv --fields check,state | grep -E 'rights|logins' | sort | uniq -c
        3 logins,problem
        5 rights,problem
  $ sql "drop table notes" "alter role $(role ben) nosuperuser"
  $ tasks doctor --fix -q -o csv --fields check,state | grep -E 'rights|logins' | sort | uniq -c
        2 logins,repaired
        5 rights,repaired
  $ tasks doctor -q -o csv --no-header --fields state | sort | uniq -c
       15 ok
  $ tasks log --limit 1 -o jsonl | jq -r .command
  doctor

Without the right to create roles a project is for one; the groups can come later.

  $ administer -c "create role $(role solo) login" -c "grant create on database ${databases[0]} to $(role solo)"
  $ mkdir solo && cd solo
  $ TASKS_DB=$(sed "s/user=lead/user=$(role solo)/" <<<"$TEST_DATABASE") tasks init --name solo -o csv --fields name,owner
  name,owner
  solo,olga@example.com
  ! note: the database role "solo" may not create roles, so nobody else can use the project: tasks doctor tells how to change that
  $ tasks doctor -o csv --fields check,state,message | grep -E 'rights|logins' | plain
  rights,ok,"only the database role ""solo"" can use the project; for others: alter role ""solo"" createrole; then tasks doctor --fix"
  logins,ok,"the database role ""solo"" is the only one"
  $ tasks user add ana@example.com --db-role $(role ana) -o table
  ! error: only the database role "solo" can use this project: it could not create group roles
  ! hint: allow it: alter role "solo" createrole; then run tasks doctor --fix
  [5]
  $ administer -c "alter role $(role solo) createrole"
  $ tasks doctor -o csv --fields check,state,message | grep -E 'rights|logins' | plain
  ! note: tasks doctor --fix makes rights and logins as they should be
  rights,problem,"the project has no group roles yet, so nobody else can use it"
  logins,ok,every database role with rights is bound to an active user
  $ tasks doctor --fix -q -o csv --fields check,state | grep -E 'rights|logins'
  rights,repaired
  logins,ok
  $ administer -c "alter role $(role solo) nocreaterole"
  $ tasks user add ana@example.com --db-role $(role ana) -q -o csv --fields email,role
  email,role
  ana@example.com,annotator
  $ (TASKS_DB=$(sed "s/user=lead/user=$(role ana)/" <<<"$TEST_DATABASE") TASKS_PROJECT=solo TASKS_USER= tasks status -o csv --fields project)
  project
  solo

A role without rights.

  $ administer -c "create role $(role zed) login"
  $ (TASKS_DB=$(sed "s/user=lead/user=$(role zed)/" <<<"$TEST_DATABASE") TASKS_PROJECT=solo TASKS_USER= tasks status -o table)
  ! error: the database role "zed" has no rights in the project "solo"
  ! hint: an owner binds it to an active user: tasks user edit EMAIL --db-role zed
  [5]
