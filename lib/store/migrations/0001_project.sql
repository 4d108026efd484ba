-- A project. Times are µs UTC, JSON is TEXT that is never queried on a hot path, ids of all kinds come from
-- project.next_id. The same text runs on SQLite and on PostgreSQL: docs in SCHEMA.md.

create table project (
  id bigint primary key check (id = 1),
  uuid text not null,
  name text not null,
  next_id bigint not null,
  hash_version bigint not null default 1,
  settings_json text not null default '{}',
  created_at bigint not null
);

-- One successful mutating command. argv_json is an array of words; counts_json an object {"changed": n, …}.
create table operation (
  id bigint primary key,
  at bigint not null,
  actor_id bigint not null,
  command text not null,
  argv_json text not null,
  reason text,
  undoes_op bigint,
  undone_by bigint,
  commit_xid bigint,
  counts_json text not null default '{}'
);
create index operation_actor on operation (actor_id, id);

-- What an operation did: one row per (kind, field, old value, new value), whatever the number of entities.
-- `ids` names them as a run-length text when they are not one solid range (store/id_set.hpp); null otherwise.
create table effect (
  op_id bigint not null references operation (id),
  seq bigint not null,
  kind text not null,
  field text not null,
  old_value text,
  new_value text,
  task_id bigint,
  min_id bigint not null,
  max_id bigint not null,
  entities bigint not null,
  ids text,
  primary key (op_id, seq)
);
create index effect_one on effect (kind, min_id) where min_id = max_id;
create index effect_many on effect (kind, min_id, max_id) where min_id < max_id;
create index effect_task on effect (task_id, op_id);

-- Rows that were really deleted, for undo and history.
create table entity_before (
  op_id bigint not null references operation (id),
  kind text not null,
  entity_id bigint not null,
  row_json text not null,
  primary key (op_id, kind, entity_id)
);

create table users (
  id bigint primary key,
  email text not null unique,
  name text not null,
  name_fold text not null,
  role text not null check (role in ('owner', 'manager', 'annotator')),
  active bigint not null default 1,
  db_role text unique,
  may_act_as bigint not null default 0,
  created_op bigint not null,
  created_at bigint not null
);

create table groups (
  id bigint primary key,
  name text not null,
  created_op bigint not null,
  created_at bigint not null,
  removed_op bigint
);
create unique index groups_name on groups (name) where removed_op is null;
create table group_member (
  group_id bigint not null references groups (id),
  user_id bigint not null references users (id),
  primary key (group_id, user_id)
);
create index group_member_user on group_member (user_id);

create table recipe (
  id bigint primary key,
  name text not null,
  current_version_id bigint,
  created_op bigint not null,
  created_at bigint not null,
  removed_op bigint
);
create unique index recipe_name on recipe (name) where removed_op is null;
create table recipe_version (
  id bigint primary key,
  recipe_id bigint not null references recipe (id),
  version bigint not null,
  content_hash text not null,
  yaml text not null,
  labels bigint not null,
  tools_json text not null,
  actions_json text not null,
  created_op bigint not null,
  created_at bigint not null,
  unique (recipe_id, version),
  unique (recipe_id, content_hash)
);

create table dataset (
  id bigint primary key,
  name text not null,
  root text not null default '',
  split_seed bigint not null default 0,
  default_recipe_id bigint references recipe (id),
  item_count bigint not null default 0,
  next_ordinal bigint not null default 0,
  created_op bigint not null,
  created_at bigint not null,
  removed_op bigint,
  coco_header text
);
create unique index dataset_name on dataset (name) where removed_op is null;

create table item (
  id bigint primary key,
  dataset_id bigint not null,
  ordinal bigint not null,
  path text not null,
  dir text not null,
  kind text not null,
  mimetype text not null,
  width bigint,
  height bigint,
  frames bigint,
  fps double precision,
  size bigint,
  content_hash text,
  split text not null default 'none',
  hidden bigint not null default 0,
  external_id text,
  metadata text,
  extra text,
  version bigint not null default 1,
  created_op bigint not null,
  removed_op bigint
);
create unique index item_path on item (dataset_id, path) where removed_op is null;
create index item_ordinal on item (dataset_id, ordinal);
create index item_dir on item (dataset_id, dir, ordinal);
create index item_split on item (dataset_id, split, ordinal) where split <> 'none';
create index item_content on item (dataset_id, content_hash) where content_hash is not null;

-- Secret: annotators' roles have no right on it (decisions.md 56).
create table item_truth (item_id bigint primary key);

create table task (
  id bigint primary key,
  name text not null,
  name_fold text not null,
  task_type text not null,
  quality text not null,
  channel text not null,
  priority text not null,
  due_at bigint,
  lock_after_due bigint not null default 0,
  locked_at bigint,
  locked_by bigint,
  archived_at bigint,
  owner_id bigint not null references users (id),
  dataset_id bigint not null references dataset (id),
  recipe_version_id bigint references recipe_version (id),
  allocation text not null,
  batch_size bigint,
  max_workload bigint,
  parent_task_id bigint,
  pipeline_id bigint,
  node_name text,
  instructions_file text,
  instructions_pages text,
  description text not null default '',
  scoring bigint not null default 0,
  score_function text,
  seed bigint not null default 0,
  metadata text,
  version bigint not null default 1,
  last_activity_at bigint,
  created_op bigint not null,
  created_at bigint not null,
  created_by bigint not null,
  updated_at bigint not null,
  updated_by bigint not null,
  removed_op bigint
);
create unique index task_name on task (name) where archived_at is null and removed_op is null;
create index task_dataset on task (dataset_id);
create index task_parent on task (parent_task_id) where parent_task_id is not null;

-- Secret: how quality work is planted.
create table task_quality (
  task_id bigint primary key,
  percent double precision,
  copies bigint,
  honeypot_filter text
);

create table task_action (
  task_id bigint not null,
  name text not null,
  ordinal bigint not null,
  display text not null,
  color text not null,
  discard bigint not null,
  primary key (task_id, name)
);

-- What one assignee holds of a task. kind: normal (a person's or a group's), queue, pool, original (quality tasks).
create table assignment (
  id bigint primary key,
  task_id bigint not null references task (id),
  user_id bigint references users (id),
  group_id bigint references groups (id),
  kind text not null,
  name text not null,
  ordinal bigint not null,
  weight double precision,
  archived_at bigint,
  created_op bigint not null,
  created_at bigint not null,
  removed_op bigint
);
create index assignment_task on assignment (task_id, ordinal);
create index assignment_user on assignment (user_id) where user_id is not null;
create index assignment_group on assignment (group_id) where group_id is not null;

-- Sums that nobody has to scan for (decisions.md 57). status '' is none. Kept by store/counters.
create table counter (
  task_id bigint not null,
  assignment_id bigint not null,
  replica_set bigint not null,
  stage text not null,
  status text not null,
  skipped bigint not null,
  items bigint not null,
  open_issue_items bigint not null default 0,
  for_review_items bigint not null default 0,
  annotations bigint not null default 0,
  duration_us bigint not null default 0,
  primary key (task_id, assignment_id, replica_set, stage, status, skipped)
);

-- One item inside one task, for one assignee. replica_key 0 is the original; others are opaque.
create table work_item (
  id bigint primary key,
  task_id bigint not null,
  item_id bigint not null,
  assignment_id bigint not null,
  replica_key bigint not null default 0,
  parent_work_item_id bigint,
  position bigint not null,
  status text,
  status_by bigint,
  status_at bigint,
  stage text not null,
  stage_by_hand bigint not null default 0,
  skipped_at bigint,
  skip_reason text,
  priority bigint not null default 0,
  batch text,
  queued_at bigint,
  claimed_by bigint,
  claimed_at bigint,
  last_activity_at bigint,
  object_count bigint not null default 0,
  duration_us bigint not null default 0,
  open_issues bigint not null default 0,
  for_review bigint not null default 0,
  edited_after_status bigint not null default 0,
  alias text,
  version bigint not null default 1,
  updated_at bigint not null,
  created_op bigint not null,
  removed_op bigint
);
create unique index work_item_once on work_item (task_id, item_id, replica_key) where removed_op is null;
create index work_item_position on work_item (task_id, position);
create index work_item_status on work_item (task_id, status, position);
create index work_item_assignment on work_item (assignment_id, position);
create index work_item_queue on work_item (assignment_id, priority desc, queued_at, position)
  where status is null and skipped_at is null and claimed_at is null and removed_op is null;
create index work_item_claimed on work_item (assignment_id, claimed_at) where claimed_at is not null;
create index work_item_item on work_item (item_id);
create index work_item_parent on work_item (parent_work_item_id) where parent_work_item_id is not null;

-- Secret: what a work item of a quality task really is.
create table work_item_secret (
  work_item_id bigint primary key,
  role text not null,
  replica_no bigint not null
);

-- Time that a person worked on a work item; at most one open interval per person.
create table work_interval (
  id bigint primary key,
  work_item_id bigint not null,
  user_id bigint not null,
  started_at bigint not null,
  last_at bigint not null,
  ended_at bigint,
  active_us bigint not null default 0,
  source text not null,
  op_id bigint not null
);
create unique index work_interval_open on work_interval (user_id) where ended_at is null;
create index work_interval_item on work_interval (work_item_id);

-- An annotation belongs to one layer: a work item (work_item_id), or the item itself (decisions.md 27).
create table annotation (
  id bigint primary key,
  layer text not null,
  item_id bigint not null,
  work_item_id bigint,
  task_id bigint,
  parent_id bigint,
  label text not null,
  shape text not null,
  geometry text,
  attributes text,
  area double precision,
  bbox_x double precision,
  bbox_y double precision,
  bbox_w double precision,
  bbox_h double precision,
  frame bigint,
  frame_end bigint,
  creator_id bigint,
  source text not null,
  model text,
  model_version text,
  confidence double precision,
  draft bigint not null default 0,
  system bigint not null default 0,
  external_id text,
  extra text,
  version bigint not null default 1,
  created_op bigint not null,
  updated_op bigint not null,
  deleted_op bigint,
  created_at bigint not null,
  updated_at bigint not null
);
create index annotation_work_item on annotation (work_item_id) where work_item_id is not null;
create index annotation_item on annotation (item_id, layer);
create index annotation_task_label on annotation (task_id, label, work_item_id) where task_id is not null;

-- Before-images of changed annotations.
create table annotation_version (
  annotation_id bigint not null,
  op_id bigint not null,
  row_json text not null,
  primary key (annotation_id, op_id)
);
