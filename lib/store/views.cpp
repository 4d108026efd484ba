// The views of `tasks sql`: the fields of the records (cli.md §3), with the same names and, but for truth values, which are
// 0 and 1, the same values.
#include <array>

#include "lib/store/foreign_query.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_items = R"(
select i.id, d.name as dataset, i.path, i.dir, i.kind, i.mimetype, i.width, i.height, i.frames, i.fps, i.size, i.split,
  case when exists (select 1 from item_truth t where t.item_id = i.id) then 1 else 0 end as ground_truth,
  i.external_id, coalesce(i.metadata, '{}') as metadata, i.version, i.hidden, i.content_hash
from item i join dataset d on d.id = i.dataset_id where i.removed_op is null)";

constexpr std::string_view k_work_items = R"(
select w.id, t.name as task, w.assignment_id as assignment, w.item_id as item, i.path,
  coalesce(u.email, '@' || g.name) as assignee, case when w.replica_key > 0 then (select x.replica_no from work_item_secret x where x.work_item_id = w.id) end as replica, w.status, s.email as status_by, TIME(w.status_at) as status_at, w.stage,
  case when w.skipped_at is null then 0 else 1 end as skipped, w.skip_reason, i.split, w.priority, w.batch,
  TIME(w.queued_at) as queued_at, TIME(w.claimed_at) as started_at, coalesce(p.object_count, w.object_count) as object_count,
  cast(w.duration_us as double precision) / 1000000 as duration_s, w.open_issues, w.for_review, w.edited_after_status, w.version,
  TIME(w.updated_at) as updated_at
from work_item w join task t on t.id = w.task_id left join item i on i.id = w.item_id left join assignment a on a.id = w.assignment_id
  left join users u on u.id = a.user_id left join groups g on g.id = a.group_id left join users s on s.id = w.status_by
  left join work_item p on p.id = w.parent_work_item_id
where w.removed_op is null and t.removed_op is null)";

constexpr std::string_view k_annotations = R"(
select a.id, a.layer, a.work_item_id as work_item, a.item_id as item, i.path, t.name as task, a.parent_id as parent, a.label, a.shape,
  a.geometry, coalesce(a.attributes, '{}') as attributes, u.email as creator, a.source, a.model, a.model_version, a.confidence,
  case when a.source = 'model' and w.id is not null and w.status is null then 1 else 0 end as draft, a.frame, a.frame_end, a.external_id,
  (select case max(case x.state when 'open' then 2 when 'for-review' then 1 else 0 end) when 2 then 'open' when 1 then 'for-review' end
   from issue x where x.annotation_id = a.id and x.state in ('open', 'for-review') and x.removed_op is null) as issue_state,
  TIME(a.created_at) as created_at, TIME(a.updated_at) as updated_at
from annotation a left join item i on i.id = a.item_id left join task t on t.id = a.task_id left join users u on u.id = a.creator_id
  left join work_item w on w.id = a.work_item_id
where a.deleted_op is null)";

constexpr std::string_view k_assignments = R"(
select a.id, t.name as task, a.task_id, a.name, coalesce(u.email, '@' || g.name) as assignee,
  case when coalesce(c.items, 0) = 0 or c.done = 0 then 'todo' when c.done < c.items then 'in-progress'
       when c.open_issues + c.for_review > 0 then 'completed-with-issues' else 'done' end as status,
  a.weight as workload, case when a.archived_at is null then 0 else 1 end as archived,
  coalesce(c.items, 0) as items_total, coalesce(c.done, 0) as items_done, coalesce(c.items - c.done - c.skipped, 0) as items_remaining,
  coalesce(c.skipped, 0) as items_skipped, coalesce(c.open_issues, 0) as open_issues, coalesce(c.for_review, 0) as for_review,
  coalesce(c.annotations, 0) as annotations, coalesce(cast(c.duration_us as double precision), 0) / 1000000 as duration_s,
  coalesce(case when c.items > 0 then cast(c.done as double precision) / c.items end, 0) as progress,
  (select coalesce('{' || JOINED(QUOTED(n.status) || ':' || n.items, ',') || '}', '{}')
   from (select k.status, cast(sum(k.items) as bigint) as items from counter k where k.task_id = a.task_id and k.assignment_id = a.id and k.status <> ''
         group by k.status having sum(k.items) <> 0 order by k.status) n) as status_counts,
  (select coalesce('{' || JOINED(QUOTED(n.stage) || ':' || n.items, ',') || '}', '{}')
   from (select k.stage, cast(sum(k.items) as bigint) as items from counter k where k.task_id = a.task_id and k.assignment_id = a.id
         group by k.stage having sum(k.items) <> 0 order by k.stage) n) as stage_counts,
  TIME(a.created_at) as created_at
from assignment a join task t on t.id = a.task_id left join users u on u.id = a.user_id left join groups g on g.id = a.group_id
  left join (select task_id, assignment_id, cast(sum(items) as bigint) as items, cast(sum(case when status <> '' then items else 0 end) as bigint) as done,
               cast(sum(case when status = '' and skipped = 1 then items else 0 end) as bigint) as skipped, cast(sum(open_issue_items) as bigint) as open_issues,
               cast(sum(for_review_items) as bigint) as for_review, cast(sum(annotations) as bigint) as annotations, cast(sum(duration_us) as bigint) as duration_us
             from counter group by task_id, assignment_id) c on c.task_id = a.task_id and c.assignment_id = a.id
where a.removed_op is null and t.removed_op is null)";

// What a task adds up to is that of its originals; of its replicas where they are the work (decisions.md 34).
constexpr std::string_view k_tasks = R"(
select t.id, t.name, t.task_type, t.quality, t.channel, t.status,
  (select coalesce('[' || JOINED(QUOTED(s.sign), ',') || ']', '[]') from (
     select 'open-issue' as sign where t.open_issues > 0
     union all select 'assignment-issue' where exists (
       select 1 from assignment a join counter c on c.task_id = a.task_id and c.assignment_id = a.id where a.task_id = t.id and a.archived_at is null
         and a.removed_op is null and (a.user_id is not null or a.group_id is not null) and (c.open_issue_items > 0 or c.for_review_items > 0))
     union all select 'for-review' where t.for_review > 0
     union all select 'locked' where t.locked = 1
     union all select 'overdue' where t.due_at <= NOW and t.status <> 'completed') s) as signs,
  t.priority, TIME(t.due_at) as due_at, case when t.due_at <= NOW and t.status <> 'completed' then 1 else 0 end as overdue, t.lock_after_due, t.locked,
  locker.email as locked_by, TIME(t.locked_at) as locked_at, case when t.archived_at is null then 0 else 1 end as archived,
  TIME(t.archived_at) as archived_at, owner.email as owner,
  (select coalesce('[' || JOINED(QUOTED(o.name), ',') || ']', '[]') from (
     select g.name from group_member m join groups g on g.id = m.group_id where m.user_id = t.owner_id and g.removed_op is null order by g.name) o) as groups,
  d.name as dataset, r.name as recipe, v.version as recipe_version, t.allocation, t.batch_size, t.max_workload,
  (select coalesce('[' || JOINED('{"name":' || QUOTED(a.name) || ',"display":' || QUOTED(a.display) || ',"color":' ||
       case when a.color = '' then 'null' else QUOTED(a.color) end || ',"discard":' || case when a.discard = 1 then 'true' else 'false' end || '}', ',') || ']', '[]')
   from (select name, display, color, discard from task_action where task_id = t.id order by ordinal) a) as actions,
  parent.name as parent, (select p.name from pipeline p where p.id = t.pipeline_id) as pipeline, t.node_name as node, t.instructions_file, t.instructions_pages, t.description, t.scoring,
  t.score_function, t.seed, coalesce(t.metadata, '{}') as metadata,
  (select count(*) from assignment a where a.task_id = t.id and a.archived_at is null and a.removed_op is null) as assignments_count,
  t.items_total, t.items_done, t.items_total - t.items_done - t.items_skipped as items_remaining, t.items_skipped, t.open_issues, t.for_review,
  t.annotations, cast(t.duration_us as double precision) / 1000000 as duration_s,
  coalesce(case when t.items_total > 0 then cast(t.items_done as double precision) / t.items_total end, 0) as progress,
  (select coalesce('{' || JOINED(QUOTED(n.status) || ':' || n.items, ',') || '}', '{}')
   from (select k.status, cast(sum(k.items) as bigint) as items from counter k where k.task_id = t.id and k.replica_set = t.counted and k.status <> ''
         group by k.status having sum(k.items) <> 0 order by k.status) n) as status_counts,
  (select coalesce('{' || JOINED(QUOTED(n.stage) || ':' || n.items, ',') || '}', '{}')
   from (select k.stage, cast(sum(k.items) as bigint) as items from counter k where k.task_id = t.id and k.replica_set = t.counted
         group by k.stage having sum(k.items) <> 0 order by k.stage) n) as stage_counts,
  t.version, TIME(t.created_at) as created_at, creator.email as created_by, TIME(t.updated_at) as updated_at, editor.email as updated_by,
  TIME(t.last_activity_at) as last_activity_at, t.self_review,
  (select q.percent from task_quality q where q.task_id = t.id) as percent, (select q.copies from task_quality q where q.task_id = t.id) as copies,
  (select q.honeypot_filter from task_quality q where q.task_id = t.id) as honeypot_filter, t.scoring_paused
from (
  select b.*,
    case when items_total = 0 or items_done = 0 then 'open' when items_done < items_total or quality = 'qualification' then 'in-progress'
         when open_issues + for_review > 0 then 'completed-with-issues' else 'completed' end as status,
    case when locked_at is not null or (lock_after_due = 1 and due_at <= NOW) then 1 else 0 end as locked,
    (select max(a.last_activity_at) from assignment a where a.task_id = b.id) as last_activity_at
  from (
    select y.*, case when y.quality = 'qualification' then 1 else 0 end as counted, coalesce(c.items, 0) as items_total, coalesce(c.done, 0) as items_done,
      coalesce(c.skipped, 0) as items_skipped, coalesce(c.open_issues, 0) as open_issues, coalesce(c.for_review, 0) as for_review,
      coalesce(c.annotations, 0) as annotations, coalesce(c.duration_us, 0) as duration_us
    from task y left join (
      select task_id, replica_set, cast(sum(items) as bigint) as items, cast(sum(case when status <> '' then items else 0 end) as bigint) as done,
        cast(sum(case when status = '' and skipped = 1 then items else 0 end) as bigint) as skipped, cast(sum(open_issue_items) as bigint) as open_issues,
        cast(sum(for_review_items) as bigint) as for_review, cast(sum(annotations) as bigint) as annotations, cast(sum(duration_us) as bigint) as duration_us
      from counter group by task_id, replica_set) c on c.task_id = y.id and c.replica_set = case when y.quality = 'qualification' then 1 else 0 end
    where y.removed_op is null) b) t
  join users owner on owner.id = t.owner_id join dataset d on d.id = t.dataset_id
  left join users creator on creator.id = t.created_by left join users editor on editor.id = t.updated_by
  left join users locker on locker.id = t.locked_by left join recipe_version v on v.id = t.recipe_version_id
  left join recipe r on r.id = v.recipe_id left join task parent on parent.id = t.parent_task_id)";

constexpr std::string_view k_issues = R"(
select x.id, x.state, x.body as text, t.name as task, q.name as qa_task, x.work_item_id as work_item, x.qa_work_item_id as qa_work_item,
  w.item_id as item, i.path, x.annotation_id as annotation, coalesce(fixer.email, holder.email, '@' || g.name) as assignee, opener.email as opened_by,
  TIME(x.opened_at) as opened_at, resolver.email as resolved_by, TIME(x.resolved_at) as resolved_at,
  (select coalesce('[' || JOINED('{"author":' || QUOTED(c.email) || ',"at":' || QUOTED(c.at) || ',"text":' || QUOTED(c.body) || '}', ',') || ']', '[]')
   from (select u.email, TIME(m.at) as at, m.body from issue_comment m left join users u on u.id = m.author_id
         where m.issue_id = x.id and m.removed_op is null order by m.id) c) as comments,
  x.version, TIME(x.updated_at) as updated_at
from issue x left join work_item w on w.id = x.work_item_id left join item i on i.id = w.item_id left join task t on t.id = x.labeling_task_id
  left join task q on q.id = x.qa_task_id left join users fixer on fixer.id = x.assignee_id left join assignment a on a.id = w.assignment_id
  left join users holder on holder.id = a.user_id left join groups g on g.id = a.group_id left join users opener on opener.id = x.opened_by
  left join users resolver on resolver.id = x.resolved_by
where x.removed_op is null)";

// One row for each field that an operation changed alike, whatever the number of records: `entities` says how many, and
// their ids lie from least_id to greatest_id.
constexpr std::string_view k_events = R"(
select cast(e.op_id as text) || ':' || cast(e.seq as text) as id, e.op_id as operation, e.seq, TIME(o.at) as at, u.email as actor, o.command, o.reason,
  o.undoes_op as undoes, e.kind, e.field, e.old_value as old, e.new_value as new,
  e.task_id as task, e.entities, e.min_id as least_id, e.max_id as greatest_id
from effect e join operation o on o.id = e.op_id left join users u on u.id = o.actor_id)";

constexpr std::string_view k_scores = R"(
select s.score_type, s.value, s.entity, s.relative, u.email as contributor, s.assignment_id as assignment, s.item_id as item, i.path, t.name as task, d.name as dataset
from figure s join item i on i.id = s.item_id join task t on t.id = s.task_id join dataset d on d.id = t.dataset_id left join users u on u.id = s.contributor_id
where t.removed_op is null)";

constexpr std::array k_views{
    View{"v_tasks", "task", k_tasks},
    View{"v_items", "item", k_items},
    View{"v_work_items", "work_item", k_work_items},
    View{"v_assignments", "assignment", k_assignments},
    View{"v_annotations", "annotation", k_annotations},
    View{"v_issues", "issue", k_issues},
    View{"v_scores", "score", k_scores},
    View{"v_events", "", k_events},
};

}  // namespace

std::span<const View> views() { return k_views; }

}  // namespace tasks::store
