-- One transaction of `tasks next`, as lean as SQL can be on the project's schema: the same rows are read, held and written.
begin;
select u.id as uid, a.id as aid, a.task_id as tid from users u join assignment a on a.user_id = u.id where u.email = 'u' || :client_id || '@example.com' \gset
select coalesce(max(id), 0) as w from (select id from work_item where assignment_id = :aid and status is null and skipped_at is null and claimed_at is null and removed_op is null order by priority desc, queued_at, position limit 1 for no key update skip locked) x \gset
select pg_advisory_xact_lock(('ids'::regclass::oid::bigint << 32) # :uid);
update work_item set claimed_by = :uid, claimed_at = 1767225600000000, last_activity_at = 1767225600000000, updated_at = 1767225600000000 where id = :w;
select reserve_ids(2) as op \gset
insert into operation (id, at, actor_id, command, argv_json) values (:op, 1767225600000000, :uid, 'next', '["next"]');
insert into effect (op_id, seq, kind, field, old_value, new_value, task_id, min_id, max_id, entities) values
  (:op, 1, 'work_item', 'claimed_by', null, '1', :tid, :w, :w, 1), (:op, 2, 'work_item', 'claimed_at', null, '1', :tid, :w, :w, 1),
  (:op, 3, 'work_interval', 'created', null, null, :tid, :op + 1, :op + 1, 1), (:op, 4, 'work_item', 'started', null, null, :tid, :w, :w, 1);
update work_interval set last_at = 1767225600000000, ended_at = 1767225600000000, active_us = 5 where user_id = :uid and ended_at is null;
insert into work_interval (id, work_item_id, user_id, started_at, last_at, active_us, source, op_id) values (:op + 1, :w, :uid, 1767225600000000, 1767225600000000, 0, 'timer', :op);
update assignment set last_activity_at = 1767225600000000 where id = :aid;
update operation set counts_json = '{"changed":1}' where id = :op;
commit;
