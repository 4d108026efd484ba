-- Scores of quality tasks (domain.md §13). Secret, all of it: annotators' roles may only add to quality_queue.

alter table task add column scoring_paused bigint not null default 0;

-- The figures of one item in one task, in the order in which its function gave them. entity, relative: as tasks-scoring(7) says.
create table score (
  task_id bigint not null,
  item_id bigint not null,
  ordinal bigint not null,
  score_type text not null,
  value double precision not null,
  entity text,
  relative text,
  contributor_id bigint,
  assignment_id bigint,
  primary key (task_id, item_id, ordinal)
);

-- What it cost to compute them.
create table score_run (
  op_id bigint not null,
  task_id bigint not null,
  at bigint not null,
  score_function text not null,
  items bigint not null,
  scores bigint not null,
  wall_us bigint not null,
  cpu_us bigint not null,
  primary key (task_id, op_id)
);

-- Items that changed in a quality task since they were last merged and scored.
create table quality_queue (
  task_id bigint not null,
  item_id bigint not null,
  primary key (task_id, item_id)
);
