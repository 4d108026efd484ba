-- The time of the last activity moves from the task to its assignments: people who work on one task must not wait for each
-- other at its row. A task's is the latest of its assignments'.

alter table assignment add column last_activity_at bigint;
update assignment set last_activity_at = (select t.last_activity_at from task t where t.id = assignment.task_id);
alter table task drop column last_activity_at;
