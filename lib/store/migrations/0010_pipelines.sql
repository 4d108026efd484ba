-- Pipelines (domain.md §15): what items move through. Annotators' roles may only add to pipeline_arrival.

create table pipeline (
  id bigint primary key,
  name text not null,
  description text not null default '',
  state text not null,
  created_op bigint not null,
  created_at bigint not null,
  removed_op bigint
);
create unique index pipeline_name on pipeline (name) where removed_op is null;

-- What a node is made with beside its task or dataset is JSON: settings (model/node_settings.hpp).
create table pipeline_node (
  id bigint primary key,
  pipeline_id bigint not null references pipeline (id),
  ordinal bigint not null,
  name text not null,
  node_type text not null,
  task_id bigint,
  dataset_id bigint,
  repeatable bigint not null default 1,
  settings text not null default '{}',
  created_op bigint not null,
  removed_op bigint
);
create unique index pipeline_node_name on pipeline_node (pipeline_id, name) where removed_op is null;
create index pipeline_node_task on pipeline_node (task_id) where task_id is not null;
create index pipeline_node_dataset on pipeline_node (dataset_id) where dataset_id is not null;

-- output: a status, or what a command answered; '' every one that no other edge of the node names. condition: DQL, '' none.
create table pipeline_edge (
  id bigint primary key,
  pipeline_id bigint not null references pipeline (id),
  ordinal bigint not null,
  from_node bigint not null,
  to_node bigint not null,
  output text not null default '',
  condition text not null default '',
  created_op bigint not null,
  removed_op bigint
);
create index pipeline_edge_pipeline on pipeline_edge (pipeline_id);

-- Items at a node that is no task, and those that wait at the edge of one. It is the queue of the commands: who runs one leases
-- items, until leased_until. Items in a task are its work items.
create table pipeline_item (
  id bigint primary key,
  node_id bigint not null,
  item_id bigint not null,
  visit bigint not null default 1,
  state text not null,
  attempts bigint not null default 0,
  due_at bigint not null default 0,
  leased_by text,
  leased_until bigint,
  problem text,
  entered_at bigint not null,
  created_op bigint not null,
  removed_op bigint
);
create unique index pipeline_item_once on pipeline_item (node_id, item_id) where removed_op is null;
create index pipeline_item_waiting on pipeline_item (node_id, attempts, id) where state = 'waiting' and removed_op is null;
create index pipeline_item_item on pipeline_item (item_id);

-- Statuses that annotators' roles set on a server: a manager's command moves their items.
create table pipeline_arrival (
  work_item_id bigint not null,
  status text not null,
  primary key (work_item_id, status)
);

-- The text of a recipe's validation script, as it was when the version was added.
alter table recipe_version add column script text;
