#include "lib/store/undo_fields.hpp"

#include <algorithm>

namespace tasks::store {
namespace {

using enum ColumnType;

constexpr UndoField k_work_item[] = {
    {"status", "status", text},
    {"status_by", "status_by", integer},
    {"status_at", "status_at", integer},
    {"stage", "stage", text},
    {"stage_by_hand", "stage_by_hand", integer},
    {"skipped_at", "skipped_at", integer},
    {"skipped_by", "skipped_by", integer},
    {"skip_reason", "skip_reason", text},
    {"claimed_by", "claimed_by", integer},
    {"claimed_at", "claimed_at", integer},
    {"edited_after_status", "edited_after_status", integer},
    {"duration_us", "duration_us", integer, Undoing::add},
    {"object_count", "object_count", integer, Undoing::add},
    {"open_issues", "open_issues", integer, Undoing::add},
    {"for_review", "for_review", integer, Undoing::add},
    {"assignment", "assignment_id", integer},
    {"queued_at", "queued_at", integer},
    {"priority", "priority", integer},
    {"batch", "batch", text},
};
constexpr UndoField k_issue[] = {
    {"state", "state", text},
    {"assignee_id", "assignee_id", integer},
    {"resolved_by", "resolved_by", integer},
    {"resolved_at", "resolved_at", integer},
};
constexpr UndoField k_assignment[] = {
    {"name", "name", text},
    {"weight", "weight", real},
    {"archived_at", "archived_at", integer},
};
constexpr UndoField k_task[] = {
    {"name", "name", text, Undoing::replace, "name_fold"},
    {"priority", "priority", text},
    {"due_at", "due_at", integer},
    {"lock_after_due", "lock_after_due", integer},
    {"locked_at", "locked_at", integer},
    {"locked_by", "locked_by", integer},
    {"archived_at", "archived_at", integer},
    {"owner_id", "owner_id", integer},
    {"recipe_version_id", "recipe_version_id", integer},
    {"instructions_file", "instructions_file", text},
    {"instructions_pages", "instructions_pages", text},
    {"description", "description", text},
    {"metadata", "metadata", text},
    {"batch_size", "batch_size", integer},
    {"max_workload", "max_workload", integer},
    {"scoring", "scoring", integer},
    {"scoring_paused", "scoring_paused", integer},
    {"score_function", "score_function", text},
    {"pipeline_id", "pipeline_id", integer},
    {"node_name", "node_name", text},
    {"channel", "channel", text},
};
constexpr UndoField k_pipeline[] = {
    {"state", "state", text},
    {"description", "description", text},
};
constexpr UndoField k_pipeline_node[] = {
    {"ordinal", "ordinal", integer},
    {"task_id", "task_id", integer},
    {"dataset_id", "dataset_id", integer},
    {"repeatable", "repeatable", integer},
    {"settings", "settings", text},
};
constexpr UndoField k_pipeline_item[] = {
    {"state", "state", text},
    {"visit", "visit", integer},
    {"attempts", "attempts", integer},
};
constexpr UndoField k_item[] = {
    {"split", "split", text},
    {"hidden", "hidden", integer},
};
constexpr UndoField k_dataset[] = {
    {"name", "name", text},
    {"root", "root", text},
    {"default_recipe_id", "default_recipe_id", integer},
    {"coco_header", "coco_header", text},
    {"split_seed", "split_seed", integer},
};
constexpr UndoField k_user[] = {
    {"email", "email", text},
    {"name", "name", text, Undoing::replace, "name_fold"},
    {"role", "role", text},
    {"active", "active", integer},
    {"db_role", "db_role", text},
    {"may_act_as", "may_act_as", integer},
};

constexpr UndoKind k_kinds[] = {
    {"work_item", "work_item", "removed_op", "version = version + 1, updated_at = $1", k_work_item},
    {"assignment", "assignment", "removed_op", "", k_assignment},
    {"task", "task", "removed_op", "version = version + 1, updated_at = $1, updated_by = $2", k_task},
    {"item", "item", "removed_op", "version = version + 1", k_item},
    {"annotation", "annotation", "deleted_op", "version = version + 1, updated_at = $1", {}},
    {"issue", "issue", "removed_op", "version = version + 1, updated_at = $1", k_issue},
    {"issue_comment", "issue_comment", "removed_op", "", {}},
    {"dataset", "dataset", "removed_op", "", k_dataset},
    {"recipe", "recipe", "removed_op", "", {}},
    {"recipe_version", "recipe_version", "removed_op", "", {}},
    {"user", "users", "removed_op", "", k_user},
    {"group", "groups", "removed_op", "", {}},
    {"pipeline", "pipeline", "removed_op", "", k_pipeline},
    {"pipeline_node", "pipeline_node", "removed_op", "", k_pipeline_node},
    {"pipeline_edge", "pipeline_edge", "removed_op", "", {}},
    {"pipeline_item", "pipeline_item", "removed_op", "", k_pipeline_item},
};

// By primary keys and the small indexes on what refers to them.
constexpr UndoTie k_ties[] = {
    {"user", true, "select o.id from undone u join operation o on o.actor_id = u.id where o.id <> $1 limit 1", "the user has done something since"},
    {"user", true, "select m.group_id from undone u join group_member m on m.user_id = u.id join groups g on g.id = m.group_id and g.removed_op is null limit 1",
     "the user is in a group"},
    {"user", true, "select a.id from undone u join assignment a on a.user_id = u.id where a.removed_op is null limit 1", "the user has an assignment"},
    {"user", true, "select t.id from task t where t.removed_op is null and t.owner_id in (select id from undone) limit 1", "the user owns a task"},
    {"group", true, "select a.id from undone u join assignment a on a.group_id = u.id where a.removed_op is null limit 1", "the group has an assignment"},
    {"recipe", true, "select d.id from dataset d where d.removed_op is null and d.default_recipe_id in (select id from undone) limit 1",
     "the recipe is the default of a dataset"},
    {"recipe_version", true, "select t.id from task t where t.removed_op is null and t.recipe_version_id in (select id from undone) limit 1",
     "the recipe is used by a task"},
    {"dataset", true, "select i.id from undone u join item i on i.dataset_id = u.id and i.removed_op is null where i.created_op > $1 limit 1", "the dataset has items"},
    {"dataset", true, "select t.id from undone u join task t on t.dataset_id = u.id where t.removed_op is null and t.created_op > $1 limit 1", "the dataset has tasks"},
    {"item", true, "select w.id from undone u join work_item w on w.item_id = u.id where w.removed_op is null limit 1", "an item is in a task"},
    {"item", true, "select a.id from undone u join annotation a on a.item_id = u.id where a.deleted_op is null and a.created_op > $1 limit 1", "an item has annotations"},
    {"task", true, "select w.id from undone u join work_item w on w.task_id = u.id where w.removed_op is null limit 1", "the task has got other items"},
    {"task", true, "select a.id from undone u join assignment a on a.task_id = u.id where a.removed_op is null limit 1", "the task has got other assignees"},
    {"task", true, "select t.id from undone u join task t on t.parent_task_id = u.id where t.removed_op is null limit 1", "a QA task reviews the task"},
    {"assignment", true, "select w.id from undone u join work_item w on w.assignment_id = u.id where w.removed_op is null limit 1",
     "an assignment has got other work items"},
    {"work_item", true, "select a.id from undone u join annotation a on a.work_item_id = u.id where a.deleted_op is null and a.created_op > $1 limit 1", "a work item has annotations"},
    {"work_item", true, "select w.id from undone u join work_item w on w.parent_work_item_id = u.id where w.removed_op is null limit 1",
     "a work item is under review"},
    {"work_item", false, "select w.id from undone u join work_item w on w.id = u.id join item i on i.id = w.item_id where i.removed_op is not null limit 1",
     "an item has left its dataset"},
    {"work_item", false,
     "select w.id from undone u join work_item w on w.id = u.id join assignment a on a.id = w.assignment_id where a.removed_op is not null limit 1",
     "an assignment is gone"},
    {"assignment", false, "select a.id from undone u join assignment a on a.id = u.id join task t on t.id = a.task_id where t.removed_op is not null limit 1",
     "the task is gone"},
    {"assignment", false, "select a.id from undone u join assignment a on a.id = u.id join groups g on g.id = a.group_id where g.removed_op is not null limit 1",
     "a group is gone"},
    {"task", false, "select t.id from undone u join task t on t.id = u.id join dataset d on d.id = t.dataset_id where d.removed_op is not null limit 1",
     "the dataset is gone"},
    {"task", false,
     "select t.id from undone u join task t on t.id = u.id join recipe_version v on v.id = t.recipe_version_id join recipe r on r.id = v.recipe_id"
     " where v.removed_op is not null or r.removed_op is not null limit 1",
     "the recipe is gone"},
    {"item", false, "select i.id from undone u join item i on i.id = u.id join dataset d on d.id = i.dataset_id where d.removed_op is not null limit 1",
     "the dataset is gone"},
    {"annotation", false,
     "select a.id from undone u join annotation a on a.id = u.id join work_item w on w.id = a.work_item_id where w.removed_op is not null limit 1",
     "a work item is gone"},
};

}  // namespace

const UndoKind* undo_kind(std::string_view kind) {
  const auto found = std::find_if(std::begin(k_kinds), std::end(k_kinds), [&](const UndoKind& k) { return k.kind == kind; });
  return found == std::end(k_kinds) ? nullptr : found;
}

const UndoField* undo_field(const UndoKind& kind, std::string_view field) {
  const auto found = std::find_if(kind.fields.begin(), kind.fields.end(), [&](const UndoField& f) { return f.field == field; });
  return found == kind.fields.end() ? nullptr : &*found;
}

bool tells_only(std::string_view kind, std::string_view field) {
  if (kind == "item") return field == "scored" || field == "moved";
  return kind == "work_item" && (field == "scores-reset" || field == "started" || field == "stopped" || field == "split" || field == "refused" || field.starts_with("issue-"));
}

std::span<const UndoTie> undo_ties() { return k_ties; }

}  // namespace tasks::store
