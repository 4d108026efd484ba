-- One transaction of `tasks set-status T complete W` on what the client has claimed; see next.pgbench.sql.
begin;
select u.id as uid, a.id as aid, a.task_id as tid from users u join assignment a on a.user_id = u.id where u.email = 'u' || :client_id || '@example.com' \gset
select coalesce(max(id), 0) as w from (select id from work_item where assignment_id = :aid and claimed_at is not null limit 1) x \gset
select pg_advisory_xact_lock(('ids'::regclass::oid::bigint << 32) # :uid);
select id from work_item where id = :w for no key update;
update work_item set status = 'complete', status_by = :uid, status_at = 1767225600000000, stage = 'completed', claimed_by = null, claimed_at = null,
  last_activity_at = 1767225600000000, version = version + 1, updated_at = 1767225600000000 where id = :w;
select reserve_ids(1) as op \gset
insert into operation (id, at, actor_id, command, argv_json) values (:op, 1767225600000000, :uid, 'set-status', '["set-status"]');
insert into effect (op_id, seq, kind, field, old_value, new_value, task_id, min_id, max_id, entities) values
  (:op, 1, 'work_interval', 'last_at', '1', '2', :tid, :w, :w, 1), (:op, 2, 'work_interval', 'ended_at', null, '2', :tid, :w, :w, 1),
  (:op, 3, 'work_item', 'status', null, 'complete', :tid, :w, :w, 1), (:op, 4, 'work_item', 'status_by', null, '1', :tid, :w, :w, 1),
  (:op, 5, 'work_item', 'status_at', null, '1', :tid, :w, :w, 1), (:op, 6, 'work_item', 'stage', 'label', 'completed', :tid, :w, :w, 1),
  (:op, 7, 'work_item', 'claimed_by', '1', null, :tid, :w, :w, 1), (:op, 8, 'work_item', 'claimed_at', '1', null, :tid, :w, :w, 1);
update work_interval set last_at = 1767225600000000, ended_at = 1767225600000000, active_us = 5 where user_id = :uid and ended_at is null;
insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items) values (:tid, :aid, 0, 'completed', 'complete', 0, 1), (:tid, :aid, 0, 'label', '', 0, -1)
  on conflict (task_id, assignment_id, replica_set, stage, status, skipped) do update set items = counter.items + excluded.items;
update assignment set last_activity_at = 1767225600000000 where id = :aid;
update operation set counts_json = '{"changed":1}' where id = :op;
commit;
