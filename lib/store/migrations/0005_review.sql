-- QA tasks and issues (domain.md §8). A QA work item points to the one that it reviews: work_item.parent_work_item_id.

alter table task add column self_review bigint not null default 0;

-- A complaint on a labeling work item, or on an annotation of it. The QA task it was opened in is null for a manager's own.
-- assignee_id: who must fix it, the last who set a status there; null: whoever holds the work item.
create table issue (
  id bigint primary key,
  labeling_task_id bigint not null,
  qa_task_id bigint,
  work_item_id bigint not null,
  qa_work_item_id bigint,
  annotation_id bigint,
  state text not null check (state in ('open', 'for-review', 'approved', 'cleared')),
  body text not null,
  assignee_id bigint,
  opened_by bigint not null,
  opened_at bigint not null,
  resolved_by bigint,
  resolved_at bigint,
  version bigint not null default 1,
  updated_at bigint not null,
  created_op bigint not null,
  removed_op bigint
);
create index issue_task on issue (labeling_task_id, id);
create index issue_qa_task on issue (qa_task_id, id) where qa_task_id is not null;
create index issue_work_item on issue (work_item_id);
create index issue_qa_work_item on issue (qa_work_item_id) where qa_work_item_id is not null;
create index issue_annotation on issue (annotation_id, state) where annotation_id is not null;
create index issue_state on issue (state, labeling_task_id);
create index issue_assignee on issue (assignee_id, state) where assignee_id is not null;

create table issue_comment (
  id bigint primary key,
  issue_id bigint not null references issue (id),
  author_id bigint not null,
  at bigint not null,
  body text not null,
  created_op bigint not null,
  removed_op bigint
);
create index issue_comment_issue on issue_comment (issue_id, id);
