Reviews by people with database roles of their own (people.sh): the same as in a file, word for word.

  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/people.sh"
  $ new_people && new_people_in_file
  $ for engine in file server; do review_day $engine >day.$engine 2>&1; done
  $ diff day.file day.server && grep -c '^\$' day.server
  68
  $ grep -E 'internal|defect|violates' day.server
  [1]
  $ tasks doctor -q -o csv --fields check,state | grep -v ok
  check,state

Who reviews sees the work that it reviews, and changes annotations there, no more; whose work is reviewed does not see its reviews.

  $ peek ana "select count(*) from work_item w where w.task_id = (select id from task where name = 'cars') and not w.assignment_id = any (my_assignments())"
  3
  $ changes ana "update work_item set status = null, status_by = null where not assignment_id = any (my_assignments())"
  ERROR:  of what one reviews only the annotations change
  $ changes ana "update work_item set stage = 'label' where not assignment_id = any (my_assignments())"
  ERROR:  of what one reviews only the annotations change
  $ changes ana "update work_item set duration_us = 1 where not assignment_id = any (my_assignments())"
  ERROR:  of what one reviews only the annotations change
  $ peek ana "select count(*) from work_item q where q.parent_work_item_id in (select id from work_item where assignment_id = any (my_assignments()))"
  0
  $ peek ana "select count(*) from counter where not assignment_id = any (my_assignments())"
  0
  $ peek ana "select count(*) from reviewed_work(array(select n from generate_series(1, 1000) n), array[1])"
  6
  $ peek ana "select settle_reviews(array(select id from work_item), array(select id from work_item), 0)"
  
  $ peek ana "select count(*) from work_item where status is null and assignment_id = any (my_assignments()) and task_id = (select id from task where name = 'cars')"
  0

Issues are seen by those whose work or review they are on, opened and moved by their part.

  $ peek ana "select state, body from issue order by id"
  approved|too wide
  open|no car
  approved|of the labeling task
  $ peek ben "select count(*) from issue"
  3
  $ peek ben "select count(*) from issue_comment"
  4
  $ changes ben "update issue set state = 'approved'"
  ERROR:  an issue is approved, reopened and cleared by its reviewer
  $ changes ben "update issue set state = 'for-review' where state = 'open'"
  1 rows
  $ changes ben "update issue set body = 'x'"
  ERROR:  permission denied for table issue
  $ peek ben "insert into issue (id, labeling_task_id, work_item_id, state, body, opened_by, opened_at, updated_at, created_op) select 1, task_id, id, 'open', 'x', me(), 0, 0, 1 from work_item limit 1"
  ERROR:  new row violates row-level security policy for table "issue"
  $ peek ben "insert into issue_comment (id, issue_id, author_id, at, body, created_op) select 1, id, opened_by, 0, 'x', 1 from issue limit 1"
  ERROR:  new row violates row-level security policy for table "issue_comment"
  $ changes ana "update issue set resolved_by = opened_by + 1"
  ERROR:  nobody works in the name of somebody else
