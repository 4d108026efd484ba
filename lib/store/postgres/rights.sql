-- What the group roles of a project may do in the database itself, whatever program they use (tasks-postgresql(7)):
--   owner      owns everything
--   manager    reads and changes all rows; not who is who, nor the project's settings, nor the tables themselves
--   annotator  reads what the own assignments are about, changes the own work; nothing that tells secrets apart
-- Runs in the project's schema after roles.sql, whenever that is made or migrated and from `tasks doctor --fix`; may run
-- again at any time. :"owner", :"manager", :"annotator" and :"schema" stand for names; psql -v understands them too.
-- Functions. They run with the owner's rights and see every row: none may tell more than its caller may know. In PL/pgSQL,
-- because their plans are kept: every statement of an annotator asks some of them, once.

-- The user that the role logged in is bound to.
create or replace function me() returns bigint language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return (select u.id from users u where u.db_role = session_user and u.active = 1);
end $$;

-- The living assignments of that user and of the groups it is in, in tasks that are not archived.
create or replace function my_assignments() returns bigint[] language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return array(
    select a.id from users u join assignment a on a.user_id = u.id join task t on t.id = a.task_id
    where u.db_role = session_user and u.active = 1 and a.archived_at is null and a.removed_op is null and t.archived_at is null
    union all
    select a.id from users u join group_member m on m.user_id = u.id join assignment a on a.group_id = m.group_id join task t on t.id = a.task_id
    where u.db_role = session_user and u.active = 1 and a.archived_at is null and a.removed_op is null and t.archived_at is null);
end $$;

-- The tasks that these belong to, and those that such a task reviews.
create or replace function my_tasks() returns bigint[] language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
declare
  own constant bigint[] := array(select a.task_id from assignment a where a.id = any (my_assignments()));
begin
  return array(select unnest(own) union select t.parent_task_id from task t where t.id = any (own) and t.parent_task_id is not null);
end $$;

-- Reviews (lib/store/reviews.hpp). Who holds a QA work item sees and edits what it reviews; whose work is reviewed does not see
-- its reviews, but a status decides about them. Whether a work item is reviewed by one of mine:
create or replace function is_mine_to_review(wanted bigint) returns boolean language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return exists (select from work_item q where q.parent_work_item_id = wanted and q.removed_op is null and q.assignment_id = any (my_assignments()));
end $$;
-- Null: it has no live reviews; 1: it has; 2: some wait.
create or replace function state_of_reviews(wanted bigint) returns bigint language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return (select max(case when q.status is null then 2 else 1 end) from work_item q join task t on t.id = q.task_id
          where q.parent_work_item_id = wanted and q.removed_op is null and t.archived_at is null and t.removed_op is null);
end $$;
-- The tasks that mine review.
create or replace function tasks_i_review() returns bigint[] language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return array(select distinct t.parent_task_id from assignment a join task t on t.id = a.task_id where a.id = any (my_assignments()) and t.parent_task_id is not null);
end $$;
-- The tasks whose work items review mine.
create or replace function tasks_that_review_mine() returns bigint[] language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return array(select t.id from task t where t.parent_task_id = any (my_tasks()));
end $$;
-- Of these labeling work items those that are mine, or that mine review.
create or replace function groups_of_mine(wanted bigint[]) returns bigint[] language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
declare
  mine constant bigint[] := my_assignments();
begin
  return array(select w.id from work_item w where w.id = any (wanted) and w.parent_work_item_id is null and w.removed_op is null
    and (w.assignment_id = any (mine)
         or exists (select from work_item q where q.parent_work_item_id = w.id and q.removed_op is null and q.assignment_id = any (mine))));
end $$;
-- The two readers of lib/store/reviews.cpp, with the columns of a WorkState first. Counts of issues are always read anew.
create or replace function reviewed_work(wanted bigint[], reopened bigint[]) returns table (
  id bigint, task_id bigint, assignment_id bigint, replica_key bigint, version bigint, status text, status_by bigint, status_at bigint, stage text,
  stage_by_hand bigint, skipped_at bigint, skip_reason text, claimed_by bigint, claimed_at bigint, last_activity_at bigint, object_count bigint,
  duration_us bigint, open_issues bigint, for_review bigint, edited_after_status bigint, queued_at bigint, skipped_by bigint, parent_work_item_id bigint,
  is_reopened bigint, awaits_review bigint, open_now bigint, for_review_now bigint)
language plpgsql security definer set search_path = :"schema", pg_temp as $$
begin
  return query
    select w.id, w.task_id, w.assignment_id, w.replica_key, w.version, w.status, w.status_by, w.status_at, w.stage, w.stage_by_hand, w.skipped_at, w.skip_reason,
      w.claimed_by, w.claimed_at, w.last_activity_at, w.object_count, w.duration_us, w.open_issues, w.for_review, w.edited_after_status, w.queued_at, w.skipped_by,
      w.parent_work_item_id, coalesce(reopened[array_position(wanted, w.id)], 0), case when state_of_reviews(w.id) = 2 then 1::bigint else 0 end,
      (select count(*) from issue x where x.work_item_id = w.id and x.state = 'open' and x.removed_op is null),
      (select count(*) from issue x where x.work_item_id = w.id and x.state = 'for-review' and x.removed_op is null)
    from work_item w where w.id = any (groups_of_mine(wanted)) order by w.id for no key update of w;
end $$;
create or replace function reviewing_work(wanted bigint[], reopened bigint[]) returns table (
  id bigint, task_id bigint, assignment_id bigint, replica_key bigint, version bigint, status text, status_by bigint, status_at bigint, stage text,
  stage_by_hand bigint, skipped_at bigint, skip_reason text, claimed_by bigint, claimed_at bigint, last_activity_at bigint, object_count bigint,
  duration_us bigint, open_issues bigint, for_review bigint, edited_after_status bigint, queued_at bigint, skipped_by bigint, parent_work_item_id bigint,
  is_removed bigint, is_alive bigint, has_work bigint, open_now bigint, for_review_now bigint, queue bigint)
language plpgsql security definer set search_path = :"schema", pg_temp as $$
begin
  return query
    select w.id, w.task_id, w.assignment_id, w.replica_key, w.version, w.status, w.status_by, w.status_at, w.stage, w.stage_by_hand, w.skipped_at, w.skip_reason,
      w.claimed_by, w.claimed_at, w.last_activity_at, w.object_count, w.duration_us, w.open_issues, w.for_review, w.edited_after_status, w.queued_at, w.skipped_by,
      w.parent_work_item_id, case when w.removed_op is null then 0::bigint else 1 end, case when t.archived_at is null and t.removed_op is null then 1::bigint else 0 end,
      case when p.status is null or reopened[array_position(wanted, p.id)] = 1 then 0::bigint else 1 end,
      (select count(*) from issue x where x.qa_work_item_id = w.id and x.state = 'open' and x.removed_op is null),
      (select count(*) from issue x where x.qa_work_item_id = w.id and x.state = 'for-review' and x.removed_op is null),
      (select a.id from assignment a where a.task_id = w.task_id and a.kind = 'queue' and a.archived_at is null and a.removed_op is null)
    from work_item p join work_item w on w.parent_work_item_id = p.id join task t on t.id = w.task_id
    where p.id = any (groups_of_mine(wanted)) order by w.id for no key update of w;
end $$;
-- What they come to, computed from the rows again: service/settling_reviews.cpp has the rules. A status goes only when an issue
-- is open, and then only a labeling work item's; or, of a review, when what it reviews has none.
create or replace function settle_reviews(wanted bigint[], reopened bigint[], at bigint) returns void language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare
  labeling constant bigint[] := groups_of_mine(array(select coalesce(w.parent_work_item_id, w.id) from work_item w where w.id = any (wanted)));
begin
  with settled as (
    select w.id, w.status is not null and w.id = any (reopened)
        and exists (select from issue x where x.work_item_id = w.id and x.state = 'open' and x.removed_op is null) as clears,
      state_of_reviews(w.id) = 2 as waits,
      (select count(*) from issue x where x.work_item_id = w.id and x.state = 'open' and x.removed_op is null) as open_now,
      (select count(*) from issue x where x.work_item_id = w.id and x.state = 'for-review' and x.removed_op is null) as for_review_now
    from work_item w where w.id = any (wanted) and w.id = any (labeling))
  update work_item w set
    stage = case when s.clears then 'label' when w.status is not null and w.stage_by_hand = 0 and w.stage in ('review', 'completed')
                 then case when s.waits then 'review' else 'completed' end else w.stage end,
    stage_by_hand = case when s.clears then 0 else w.stage_by_hand end, status = case when s.clears then null else w.status end,
    status_by = case when s.clears then null else w.status_by end, status_at = case when s.clears then null else w.status_at end,
    edited_after_status = case when s.clears then 0 else w.edited_after_status end,
    open_issues = s.open_now, for_review = s.for_review_now, version = w.version + 1, updated_at = at
  from settled s where w.id = s.id;
  with settled as (
    select w.id, p.status is not null or t.archived_at is not null or w.removed_op is not null as has_work,
      t.archived_at is null and w.removed_op is null as is_alive, a.id as queue,
      (select count(*) from issue x where x.qa_work_item_id = w.id and x.state = 'open' and x.removed_op is null) as open_now,
      (select count(*) from issue x where x.qa_work_item_id = w.id and x.state = 'for-review' and x.removed_op is null) as for_review_now
    from work_item w join work_item p on p.id = w.parent_work_item_id join task t on t.id = w.task_id
    left join assignment a on a.task_id = w.task_id and a.kind = 'queue' and a.archived_at is null and a.removed_op is null
    where w.id = any (wanted) and p.id = any (labeling)),
  staged as (
    select s.*, case when not s.has_work then 'prepare' when s.is_alive and w.status is null and w.stage_by_hand = 0
                     then case when s.open_now > 0 then 'prepare' else 'review' end else w.stage end as goes_to
    from settled s join work_item w on w.id = s.id)
  update work_item w set
    stage_by_hand = case when s.goes_to <> w.stage or not s.has_work and w.status is not null then 0 else w.stage_by_hand end, stage = s.goes_to,
    status = case when s.has_work then w.status end, status_by = case when s.has_work then w.status_by end, status_at = case when s.has_work then w.status_at end,
    edited_after_status = case when s.has_work or w.status is null then w.edited_after_status else 0 end,
    claimed_by = case when s.goes_to = 'prepare' and w.stage <> 'prepare' then null else w.claimed_by end,
    claimed_at = case when s.goes_to = 'prepare' and w.stage <> 'prepare' then null else w.claimed_at end,
    assignment_id = case when s.goes_to = 'review' and w.stage = 'prepare' and s.queue is not null then s.queue else w.assignment_id end,
    queued_at = case when s.goes_to = 'review' and w.stage = 'prepare' and s.queue is not null then at else w.queued_at end,
    open_issues = s.open_now, for_review = s.for_review_now, version = w.version + 1, updated_at = at
  from staged s where w.id = s.id;
end $$;
-- What a review changes is counted in the assignments of those whose work it is. Whether it is right is for doctor to find out.
create or replace function add_to_counters(tasks bigint[], assignments bigint[], replica_sets bigint[], stages text[], statuses text[], skips bigint[], items bigint[],
  open_issues bigint[], for_review bigint[], annotations bigint[], durations bigint[]) returns void language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare
  reach constant bigint[] := my_tasks() || tasks_that_review_mine();
begin
  insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items, open_issue_items, for_review_items, annotations, duration_us)
    select c.* from unnest(tasks, assignments, replica_sets, stages, statuses, skips, items, open_issues, for_review, annotations, durations)
      as c (task_id, assignment_id, replica_set, stage, status, skipped, items, open_issue_items, for_review_items, annotations, duration_us)
    join assignment a on a.id = c.assignment_id and a.task_id = c.task_id where c.task_id = any (reach) order by 1, 2, 3, 4, 5, 6
  on conflict (task_id, assignment_id, replica_set, stage, status, skipped) do update set
    items = counter.items + excluded.items, open_issue_items = counter.open_issue_items + excluded.open_issue_items,
    for_review_items = counter.for_review_items + excluded.for_review_items, annotations = counter.annotations + excluded.annotations,
    duration_us = counter.duration_us + excluded.duration_us;
end $$;

-- Whether work in a task may be changed: it is neither archived nor locked, be it by its due date and this server's clock.
create or replace function is_open(wanted bigint) returns boolean language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return exists (select from task t where t.id = wanted and t.archived_at is null and t.removed_op is null and t.locked_at is null
    and not (t.lock_after_due = 1 and t.due_at is not null and t.due_at <= extract(epoch from clock_timestamp()) * 1000000));
end $$;
create or replace function my_open_tasks() returns bigint[] language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return array(select t from unnest(my_tasks()) t where is_open(t));
end $$;

-- No record may have an id that was not given out yet: it would stand in somebody's way.
create or replace function last_given_id() returns bigint language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return (select last_value from ids);
end $$;

-- Whether an operation is mine, or has no record yet: that is written at its end.
create or replace function is_mine_to_write(operation_id bigint) returns boolean language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return operation_id <= last_given_id() and not exists (select from operation o where o.id = operation_id and o.actor_id is distinct from me());
end $$;

-- What kind of record has an id. Tells no more than that there is one, and nothing of labels that lie on items themselves.
create or replace function kind_of_id(wanted bigint) returns text language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return case
    when exists (select from task where id = wanted) then 'task'
    when exists (select from work_item where id = wanted and removed_op is null) then 'work_item'
    when exists (select from item where id = wanted) then 'item'
    when exists (select from annotation where id = wanted and work_item_id is not null) then 'annotation'
    when exists (select from issue where id = wanted) then 'issue'
    when exists (select from assignment where id = wanted) then 'assignment'
    when exists (select from dataset where id = wanted) then 'dataset'
    when exists (select from recipe where id = wanted) then 'recipe'
    when exists (select from recipe_version where id = wanted) then 'recipe_version'
    when exists (select from users where id = wanted) then 'user'
    when exists (select from groups where id = wanted) then 'group'
    when exists (select from operation where id = wanted) then 'operation' end;
end $$;

-- How large the items of my work are, also where the items themselves are hidden from me.
create or replace function extents_of(wanted bigint[]) returns table (
  id bigint, item_id bigint, kind text, width bigint, height bigint, frames bigint, fps double precision)
language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return query select w.id, w.item_id, i.kind, i.width, i.height, i.frames, i.fps from work_item w join item i on i.id = w.item_id
    where w.id = any (wanted) and w.removed_op is null and (w.assignment_id = any (my_assignments()) or is_mine_to_review(w.id));
end $$;

-- Who held an assignment of my tasks, also one that is over: an e-mail, or @group.
create or replace function assignee_of(wanted bigint) returns text language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return (select coalesce(u.email, '@' || g.name) from assignment a left join users u on u.id = a.user_id left join groups g on g.id = a.group_id
          where a.id = wanted and a.task_id = any (my_tasks()));
end $$;

-- The ids of a run-length text (store/id_set.hpp): "100+2 103 2+1" is 100…102, 205, 207…208.
create or replace function runs_of(ids text) returns int8multirange language sql immutable set search_path = :"schema", pg_temp as
$$ select range_agg(int8range(last - more, last, '[]')) from (
     select coalesce(part[2]::bigint, 0) as more, sum(part[1]::bigint + coalesce(part[2]::bigint, 0)) over (order by place)::bigint as last
     from regexp_matches(ids, '(\d+)(?:\+(\d+))?', 'g') with ordinality as found (part, place)) runs $$;

-- The history of those of the wanted work items that are mine: an effect that touched many is told for mine alone, and of
-- its fields only those that history names. Single acts through index effect_one, those on many through effect_many.
create or replace function effects_of(wanted bigint[]) returns table (
  op_id bigint, seq bigint, at bigint, actor text, command text, reason text, field text, old_value text, new_value text, work_item_id bigint)
language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
declare
  k_fields constant text[] := array['created', 'removed', 'assignment', 'claimed_by', 'started', 'stopped', 'object_count', 'status', 'stage',
                                    'skipped_at', 'priority', 'batch', 'split', 'history', 'issue-opened', 'issue-for-review', 'issue-approved', 'issue-reopened',
                                    'issue-cleared', 'issue-commented'];
  mine bigint[] := array(select w.id from work_item w where w.id = any (wanted) and w.removed_op is null and w.assignment_id = any (my_assignments()));
  least_id bigint;
  greatest_id bigint;
begin
  select min(m), max(m) into least_id, greatest_id from unnest(mine) m;
  return query
    select e.op_id, e.seq, o.at, u.email, o.command, o.reason, e.field, e.old_value, e.new_value, k.id
    from (select e.op_id, e.seq, m.id from unnest(mine) m (id) join effect e on e.kind = 'work_item' and e.min_id = m.id and e.min_id = e.max_id
          union all
          select e.op_id, e.seq, m.id
          from (select e.op_id, e.seq, e.min_id, e.max_id, runs_of(e.ids) as runs from effect e
                where e.kind = 'work_item' and e.min_id < e.max_id and e.min_id <= greatest_id and e.max_id >= least_id and e.field = any (k_fields) offset 0) e
          join unnest(mine) m (id) on m.id between e.min_id and e.max_id and (e.runs is null or m.id <@ e.runs)) k
    join effect e on e.op_id = k.op_id and e.seq = k.seq join operation o on o.id = e.op_id left join users u on u.id = o.actor_id
    where e.field = any (k_fields)
    order by e.op_id, e.seq, k.id;
end $$;

-- Pulling. Annotators do not see what waits in a queue; they take from it and give back to it by these alone, and get no more
-- than the task's rules give. The same as lib/store/pulling.cpp and moves.cpp do for managers.
create or replace function queue_of(wanted bigint) returns bigint language plpgsql stable security definer set search_path = :"schema", pg_temp as $$
begin
  return (select a.id from assignment a where a.task_id = wanted and wanted = any (my_tasks()) and a.kind = 'queue' and a.archived_at is null and a.removed_op is null);
end $$;
-- What work items add to the counters of a queue; sign -1: take from them. For the two below.
create or replace function count_in_queue(queue bigint, ids bigint[], sign bigint) returns void language plpgsql security definer set search_path = :"schema", pg_temp as $$
begin
  insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items, open_issue_items, for_review_items, annotations, duration_us)
    select w.task_id, queue, case when w.replica_key > 0 then 1 else 0 end, w.stage, '', 0, sign * count(*), sign * count(*) filter (where w.open_issues > 0),
      sign * count(*) filter (where w.for_review > 0), sign * sum(w.object_count), sign * sum(w.duration_us)
    from work_item w where w.id = any (ids) group by 1, 3, 4 order by 1, 3, 4
  on conflict (task_id, assignment_id, replica_set, stage, status, skipped) do update set
    items = counter.items + excluded.items, open_issue_items = counter.open_issue_items + excluded.open_issue_items,
    for_review_items = counter.for_review_items + excluded.for_review_items, annotations = counter.annotations + excluded.annotations,
    duration_us = counter.duration_us + excluded.duration_us;
end $$;
create or replace function take_batch(wanted bigint, holder bigint, at bigint) returns setof bigint language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare
  most bigint;
  size bigint;
  others bigint;  -- whose work is not for this one to review: 0, everybody's is
  taken bigint[];
begin
  if not exists (select from assignment a where a.id = holder and a.task_id = wanted and a.id = any (my_assignments())) or not is_open(wanted) then
    raise insufficient_privilege using message = 'no assignment of yours in a task that is open';
  end if;
  select t.batch_size, t.max_workload, case when t.task_type = 'qa' and t.self_review = 0 then me() else 0 end into size, most, others
    from task t where t.id = wanted and t.allocation = 'pulling';
  perform pg_advisory_xact_lock(('ids'::regclass::oid::bigint << 32) # holder);
  if (select count(*) from work_item w where w.assignment_id = holder and w.status is null and w.skipped_at is null and w.claimed_at is null and w.removed_op is null
        and w.stage <> 'prepare' and (w.parent_work_item_id is not null or w.open_issues + w.for_review = 0))
     + (select count(*) from work_item w where w.assignment_id = holder and w.claimed_at is not null and w.status is null and w.skipped_at is null and w.removed_op is null
        and w.stage <> 'prepare' and (w.parent_work_item_id is not null or w.open_issues + w.for_review = 0))
     <= most - size then
    with batch as (select w.id from work_item w where w.assignment_id = queue_of(wanted) and w.status is null and w.skipped_at is null and w.claimed_at is null
                   and w.removed_op is null and w.stage <> 'prepare'
                   and (others = 0 or coalesce((select p.status_by from work_item p where p.id = w.parent_work_item_id), 0) <> others) order by w.priority desc, w.queued_at, w.position limit size for no key update skip locked),
    moved as (update work_item w set assignment_id = holder, version = version + 1, updated_at = at where w.id in (select b.id from batch b) returning w.id)
    select array_agg(m.id) into taken from moved m;
    perform count_in_queue(queue_of(wanted), taken, -1);
    return query select unnest(taken);
  end if;
end $$;
create or replace function give_back(wanted bigint, ids bigint[], at bigint) returns void language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare
  given bigint[];
begin
  if queue_of(wanted) is null or not is_open(wanted) then
    raise insufficient_privilege using message = 'no task of yours that is pulled and open';
  end if;
  with moved as (
    update work_item w set assignment_id = queue_of(wanted), claimed_by = null, claimed_at = null, queued_at = at, version = version + 1, updated_at = at
    where w.id = any (ids) and w.task_id = wanted and w.assignment_id = any (my_assignments()) and w.status is null and w.skipped_at is null and w.removed_op is null
    returning w.id)
  select array_agg(m.id) into given from moved m;
  perform count_in_queue(queue_of(wanted), given, 1);
end $$;

-- What depends on the row before, or on the columns that change, no policy can ask: nobody speaks for somebody else, and what
-- is locked, archived or not released stays as it is.
create or replace function keep_work_rules() returns trigger language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare
  myself bigint;
begin
  myself := (select u.id from users u where u.db_role = session_user and u.active = 1);
  if not is_open(new.task_id) then
    raise insufficient_privilege using message = 'the task is locked or archived';
  end if;
  if new.assignment_id <> all (my_assignments()) and (new.status, new.status_by, new.status_at, new.stage, new.stage_by_hand, new.skipped_at, new.skipped_by, new.skip_reason,
      new.claimed_by, new.claimed_at, new.duration_us) is distinct from (old.status, old.status_by, old.status_at, old.stage, old.stage_by_hand, old.skipped_at, old.skipped_by,
      old.skip_reason, old.claimed_by, old.claimed_at, old.duration_us) then
    raise insufficient_privilege using message = 'of what one reviews only the annotations change';
  end if;
  if old.stage = 'prepare' or new.stage = 'prepare' then
    raise insufficient_privilege using message = 'work in the stage prepare is not released to people yet';
  end if;
  if new.claimed_by is distinct from old.claimed_by and new.claimed_by <> myself or new.status_by is distinct from old.status_by and new.status_by <> myself
    or new.skipped_by is distinct from old.skipped_by and new.skipped_by <> myself then
    raise insufficient_privilege using message = 'nobody works in the name of somebody else';
  end if;
  if old.status_by <> myself and (new.status, new.status_by, new.status_at) is distinct from (old.status, old.status_by, old.status_at) then
    raise insufficient_privilege using message = 'a status is changed by the one who set it';
  end if;
  if (new.status is null) <> (new.status_by is null)
    or new.status is distinct from old.status and new.status is not null
       and not exists (select from task_action a where a.task_id = new.task_id and a.name = new.status) then
    raise insufficient_privilege using message = 'a status is an action of the task';
  end if;
  return new;
end $$;
create or replace trigger keep_work_rules
  before update of status, status_by, status_at, stage, stage_by_hand, skipped_at, skipped_by, skip_reason, claimed_by, claimed_at, object_count, edited_after_status,
    duration_us
  on work_item for each row
  when (not has_table_privilege(current_user, 'work_item'::regclass, 'delete'))  -- an annotator, and not by one of these functions
  execute function keep_work_rules();

-- The same for issues: whose work it is says that it is fixed, the rest is its reviewer's.
create or replace function keep_issue_rules() returns trigger language plpgsql security definer set search_path = :"schema", pg_temp as $$
declare
  mine constant bigint[] := my_assignments();
  reviews constant boolean := exists (select from work_item q where q.id = new.qa_work_item_id and q.assignment_id = any (mine));
begin
  if not is_open(new.labeling_task_id) then
    raise insufficient_privilege using message = 'the task is locked or archived';
  end if;
  if not reviews and (new.state <> 'for-review' or old.state <> 'open' or new.resolved_by is not null) then
    raise insufficient_privilege using message = 'an issue is approved, reopened and cleared by its reviewer';
  end if;
  if new.resolved_by is distinct from old.resolved_by and new.resolved_by <> me() then
    raise insufficient_privilege using message = 'nobody works in the name of somebody else';
  end if;
  return new;
end $$;
create or replace trigger keep_issue_rules before update on issue for each row
  when (not has_table_privilege(current_user, 'issue'::regclass, 'delete')) execute function keep_issue_rules();

-- What an annotator changed has no scores any more.
create or replace function drop_scores_of_queued() returns trigger language plpgsql security definer set search_path = :"schema", pg_temp as $$
begin
  delete from score s where s.task_id = new.task_id and s.item_id = new.item_id;
  delete from annotation_score s where s.task_id = new.task_id and s.item_id = new.item_id;
  return null;
end $$;
create or replace trigger drop_scores_of_queued after insert on quality_queue for each row
  when (not has_table_privilege(current_user, 'quality_queue'::regclass, 'delete')) execute function drop_scores_of_queued();

-- Makes the database role `login`, or every one (null), a member of the group that its user's role in the project asks for, and
-- of no other. Only who owns the project may hand out its groups. Other members of the owners' group are left alone.
create or replace function settle_logins(login text default null) returns void language plpgsql set search_path = :"schema", pg_temp as $$
declare
  before_16 constant boolean := current_setting('server_version_num')::int < 160000;
  step record;
begin
  for step in
    select wanted.kind, wanted.group_name, wanted.member, there.group_name as old_group, there.member as old_member
    from (select g.kind, g.name as group_name, u.db_role as member from users u join group_role g on g.kind = u.role join pg_roles r on r.rolname = u.db_role
          where u.active = 1) wanted
    full join (select g.name as group_name, member.rolname::text as member from group_role g join pg_roles r on r.rolname = g.name
               join pg_auth_members m on m.roleid = r.oid join pg_roles member on member.oid = m.member
               where member.rolname not in (select name from group_role)
                 and (g.kind <> 'owner' or member.rolname = login or member.rolname in (select db_role from users))
                 and (coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, true) or coalesce((to_jsonb(m) ->> 'set_option')::boolean, true))) there
      on there.group_name = wanted.group_name and there.member = wanted.member
    where (wanted.member is null or there.member is null) and (login is null or coalesce(wanted.member, there.member) = login)
    order by wanted.member is null, there.group_name  -- grants first: who gives up the right to hand out has to hand out before
  loop
    if step.member is not null then
      execute format('grant %I to %I', step.group_name, step.member) || case when step.kind = 'owner' and before_16 then ' with admin option' else '' end;
    else
      execute format('revoke %I from %I', step.old_group, step.old_member);
    end if;
  end loop;
end $$;

-- Nothing is anybody's but the owner's, to begin with. (What somebody else made in the schema is for doctor to tell.)
do $$
declare
  others constant text := (select string_agg(format('%I', r.rolname), ', ') from group_role g join pg_roles r on r.rolname = g.name where g.kind <> 'owner');
  owner constant text := (select name from group_role where kind = 'owner');
  place constant regnamespace := quote_ident(current_schema())::regnamespace;
  thing record;
begin
  if (select pg_get_userbyid(nspowner) from pg_namespace where oid = place) <> owner then
    execute format('alter schema %I owner to %I', current_schema(), owner);
  end if;
  for thing in
    select case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end as kind, c.oid::regclass::text as name from pg_class c
    where c.relnamespace = place and c.relkind in ('r', 'p', 'v', 'S') and pg_get_userbyid(c.relowner) <> owner and pg_has_role(c.relowner, 'usage')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i') and d.refclassid = 'pg_class'::regclass)
    union all
    select 'function', p.oid::regprocedure::text from pg_proc p where p.pronamespace = place and pg_get_userbyid(p.proowner) <> owner and pg_has_role(p.proowner, 'usage')
  loop
    execute format('alter %s %s owner to %I', thing.kind, thing.name, owner);
  end loop;
  execute format('revoke all on schema %I from public, %s', current_schema(), others);
  for thing in
    select case c.relkind when 'S' then 'sequence' else 'table' end as kind, c.oid::regclass::text as name, c.relkind in ('r', 'p') as has_rows from pg_class c
    where c.relnamespace = place and c.relkind in ('r', 'p', 'v', 'S') and pg_get_userbyid(c.relowner) = owner
    union all
    select 'function', p.oid::regprocedure::text, false from pg_proc p where p.pronamespace = place and pg_get_userbyid(p.proowner) = owner
  loop
    execute format('revoke all on %s %s from public, %s', thing.kind, thing.name, others);
    if thing.has_rows then execute format('alter table %s enable row level security', thing.name); end if;
  end loop;
  for thing in select p.polname as name, c.oid::regclass::text as on_table from pg_policy p join pg_class c on c.oid = p.polrelid
               where c.relnamespace = place and pg_get_userbyid(c.relowner) = owner loop
    execute format('drop policy %I on %s', thing.name, thing.on_table);
  end loop;
end $$;
grant usage on schema :"schema" to :"manager", :"annotator";

-- Managers: every row of every table, to read and to change; who is who and the project itself only to read.
do $$
declare
  manager constant text := (select name from group_role where kind = 'manager');
  k_read_only constant text[] := array['project', 'schema_migration', 'users', 'group_role', 'as_made'];
  thing record;
begin
  for thing in select c.oid::regclass::text as name, c.relname = any (k_read_only) as read_only from pg_class c
               where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p')
                 and pg_get_userbyid(c.relowner) = (select name from group_role where kind = 'owner') loop
    execute format('grant %s on %s to %I', case when thing.read_only then 'select' else 'select, insert, update, delete' end, thing.name, manager);
    execute format('create policy manager on %s to %I using (true) with check (true)', thing.name, manager);
  end loop;
end $$;

-- Annotators. Functions in subqueries are asked once a statement, not once a row.

-- What everybody in a project may know.
grant select on project, schema_migration, users, groups, group_member, recipe, recipe_version, dataset to :"annotator";
create policy annotator_reads on project for select to :"annotator" using (true);
create policy annotator_reads on schema_migration for select to :"annotator" using (true);
create policy annotator_reads on users for select to :"annotator" using (true);
create policy annotator_reads on groups for select to :"annotator" using (true);
create policy annotator_reads on group_member for select to :"annotator" using (true);
create policy annotator_reads on recipe for select to :"annotator" using (true);
create policy annotator_reads on recipe_version for select to :"annotator" using (true);
create policy annotator_reads on dataset for select to :"annotator" using (true);

-- The tasks they work in, their own part of them. Items of quality tasks have an alias and are not theirs to see.
grant select on task, task_action, assignment, item, work_item to :"annotator";
create policy annotator_reads on task for select to :"annotator"
  using (id = any ((select my_tasks())::bigint[]) or id = any ((select tasks_that_review_mine())::bigint[]));
create policy annotator_reads on task_action for select to :"annotator" using (task_id = any ((select my_tasks())::bigint[]));
create policy annotator_reads on assignment for select to :"annotator" using (id = any ((select my_assignments())::bigint[]));
create policy annotator_reads on item for select to :"annotator"
  using (exists (select from work_item w where w.item_id = item.id and w.alias is null));
create policy annotator_reads on work_item for select to :"annotator"
  using (removed_op is null and (assignment_id = any ((select my_assignments())::bigint[])
    or (task_id = any ((select tasks_i_review())::bigint[]) and is_mine_to_review(id))));

-- Work: what changes by it, as long as it stays theirs.
grant update (last_activity_at) on assignment to :"annotator";
create policy annotator_changes on assignment for update to :"annotator" using (id = any ((select my_assignments())::bigint[]));
grant update (status, status_by, status_at, stage, stage_by_hand, skipped_at, skipped_by, skip_reason, claimed_by, claimed_at, last_activity_at, object_count, duration_us,
              edited_after_status, version, updated_at) on work_item to :"annotator";
create policy annotator_changes on work_item for update to :"annotator"
  using (removed_op is null and (assignment_id = any ((select my_assignments())::bigint[])
    or (task_id = any ((select tasks_i_review())::bigint[]) and is_mine_to_review(id))));

grant select on annotation to :"annotator";
grant insert (id, layer, item_id, work_item_id, task_id, parent_id, label, shape, geometry, attributes, area, bbox_x, bbox_y, bbox_w, bbox_h, frame, frame_end,
              creator_id, source, model, model_version, confidence, draft, external_id, extra, created_op, updated_op, created_at, updated_at) on annotation
  to :"annotator";
grant update (parent_id, label, shape, geometry, attributes, area, bbox_x, bbox_y, bbox_w, bbox_h, frame, frame_end, confidence, external_id, version,
              updated_op, deleted_op, updated_at) on annotation to :"annotator";
create policy annotator_reads on annotation for select to :"annotator" using (exists (select from work_item w where w.id = annotation.work_item_id));
create policy annotator_adds on annotation for insert to :"annotator"
  with check (layer = 'work' and source = 'manual' and creator_id = (select me()) and id <= (select last_given_id())
    and is_mine_to_write(created_op)
    and exists (select from work_item w where w.id = annotation.work_item_id and w.item_id = annotation.item_id and w.task_id = annotation.task_id
                and w.stage <> 'prepare' and w.task_id = any ((select my_open_tasks())::bigint[])));
create policy annotator_changes on annotation for update to :"annotator"
  using (exists (select from work_item w where w.id = annotation.work_item_id))
  with check (exists (select from work_item w where w.id = annotation.work_item_id and w.stage <> 'prepare' and w.task_id = any ((select my_open_tasks())::bigint[])));
grant select, insert on annotation_version to :"annotator";
create policy annotator_reads on annotation_version for select to :"annotator" using (exists (select from annotation a where a.id = annotation_version.annotation_id));
create policy annotator_adds on annotation_version for insert to :"annotator"
  with check (exists (select from annotation a where a.id = annotation_version.annotation_id) and is_mine_to_write(op_id));

-- Issues on the own work, and in the own reviews.
grant select on issue, issue_comment to :"annotator";
grant insert (id, labeling_task_id, qa_task_id, work_item_id, qa_work_item_id, annotation_id, state, body, assignee_id, opened_by, opened_at, resolved_by, resolved_at,
              updated_at, created_op) on issue to :"annotator";
grant update (state, resolved_by, resolved_at, version, updated_at) on issue to :"annotator";
grant insert on issue_comment to :"annotator";
create policy annotator_reads on issue for select to :"annotator"
  using (removed_op is null and exists (select from work_item w where w.id in (issue.work_item_id, issue.qa_work_item_id)
         and w.assignment_id = any ((select my_assignments())::bigint[])));
create policy annotator_adds on issue for insert to :"annotator"
  with check (opened_by = (select me()) and id <= (select last_given_id()) and is_mine_to_write(created_op) and state = 'open' and resolved_by is null
    and labeling_task_id = any ((select my_open_tasks())::bigint[]) and qa_task_id = any ((select my_open_tasks())::bigint[])
    and exists (select from work_item q where q.id = issue.qa_work_item_id and q.task_id = issue.qa_task_id and q.parent_work_item_id = issue.work_item_id
                and q.assignment_id = any ((select my_assignments())::bigint[]))
    and exists (select from work_item w where w.id = issue.work_item_id and w.task_id = issue.labeling_task_id)
    and (annotation_id is null or exists (select from annotation a where a.id = issue.annotation_id and a.work_item_id = issue.work_item_id)));
create policy annotator_changes on issue for update to :"annotator"
  using (removed_op is null and exists (select from work_item w where w.id in (issue.work_item_id, issue.qa_work_item_id)
         and w.assignment_id = any ((select my_assignments())::bigint[])));
create policy annotator_reads on issue_comment for select to :"annotator" using (exists (select from issue x where x.id = issue_comment.issue_id));
create policy annotator_adds on issue_comment for insert to :"annotator"
  with check (author_id = (select me()) and id <= (select last_given_id()) and is_mine_to_write(created_op)
    and exists (select from issue x where x.id = issue_comment.issue_id));

-- Items of quality tasks that they changed: managers merge and score them.
grant insert on quality_queue to :"annotator";
create policy annotator_adds on quality_queue for insert to :"annotator"
  with check (exists (select from work_item w where w.task_id = quality_queue.task_id and w.item_id = quality_queue.item_id));

-- Statuses that they set in tasks of pipelines: managers' commands move the items.
grant select on pipeline to :"annotator";
create policy annotator_reads on pipeline for select to :"annotator" using (id in (select t.pipeline_id from task t where t.id = any ((select my_tasks())::bigint[])));
grant insert on pipeline_arrival to :"annotator";
create policy annotator_adds on pipeline_arrival for insert to :"annotator"
  with check (exists (select from work_item w where w.id = pipeline_arrival.work_item_id and w.status = pipeline_arrival.status));

-- Counters of the own assignments; whether they are right is for doctor to find out.
grant select, insert, update (items, open_issue_items, for_review_items, annotations, duration_us) on counter to :"annotator";
create policy annotator_reads on counter for select to :"annotator" using (assignment_id = any ((select my_assignments())::bigint[]));
create policy annotator_adds on counter for insert to :"annotator"
  with check (exists (select from assignment a where a.id = counter.assignment_id and a.task_id = counter.task_id));
create policy annotator_changes on counter for update to :"annotator" using (assignment_id = any ((select my_assignments())::bigint[]))
  with check (exists (select from assignment a where a.id = counter.assignment_id and a.task_id = counter.task_id));

-- The own time.
grant select, insert, update (last_at, ended_at, active_us) on work_interval to :"annotator";
create policy annotator_reads on work_interval for select to :"annotator" using (user_id = (select me()));
create policy annotator_adds on work_interval for insert to :"annotator"
  with check (user_id = (select me()) and id <= (select last_given_id()) and exists (select from work_item w where w.id = work_interval.work_item_id)
    and is_mine_to_write(op_id));
create policy annotator_changes on work_interval for update to :"annotator" using (user_id = (select me()));

-- The own operations and what they did; those of others on the own work are told by effects_of().
grant select, insert (id, at, actor_id, command, argv_json, reason, counts_json, undoes_op), update (counts_json, undone_by) on operation to :"annotator";
create policy annotator_reads on operation for select to :"annotator" using (actor_id = (select me()));
create policy annotator_adds on operation for insert to :"annotator" with check (actor_id = (select me()) and id <= (select last_given_id()));
create policy annotator_changes on operation for update to :"annotator" using (actor_id = (select me()));
grant select, insert on effect to :"annotator";
create policy annotator_reads on effect for select to :"annotator" using (exists (select from operation o where o.id = effect.op_id));
create policy annotator_adds on effect for insert to :"annotator"
  with check (exists (select from operation o where o.id = effect.op_id) and kind in ('work_item', 'annotation', 'work_interval', 'assignment', 'issue', 'issue_comment')
    and (task_id is null or task_id = any ((select my_tasks())::bigint[]) or task_id = any ((select tasks_that_review_mine())::bigint[])));

grant execute on function me(), my_assignments(), my_tasks(), my_open_tasks(), last_given_id(), is_mine_to_write(bigint), kind_of_id(bigint), assignee_of(bigint), effects_of(bigint[]), extents_of(bigint[]),
  queue_of(bigint), take_batch(bigint, bigint, bigint), give_back(bigint, bigint[], bigint),
  is_mine_to_review(bigint), state_of_reviews(bigint), tasks_i_review(), tasks_that_review_mine(), reviewed_work(bigint[], bigint[]), reviewing_work(bigint[], bigint[]),
  settle_reviews(bigint[], bigint[], bigint),
  add_to_counters(bigint[], bigint[], bigint[], text[], text[], bigint[], bigint[], bigint[], bigint[], bigint[], bigint[])
  to :"manager", :"annotator";
grant execute on function reserve_ids(bigint), return_ids(bigint, bigint), next_id(), refresh_statistics(text) to :"manager", :"annotator";
grant execute on function wildcards(text), matches_wildcards(text, text), json_meets(text, text, text, text) to :"manager", :"annotator";
grant execute on function made_now(), raise_ids(bigint) to :"manager";
