#include "lib/store/task_editing.hpp"

#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_update =
    "update task set name = $2, name_fold = $3, priority = $4, due_at = $5, lock_after_due = $6, owner_id = $7, recipe_version_id = $8,"
    " instructions_file = $9, instructions_pages = $10, description = $11, metadata = $12, batch_size = $13, max_workload = $14,"
    " version = version + 1, updated_at = $15, updated_by = $16, scoring = $17, score_function = $18, scoring_paused = $19 where id = $1";
constexpr std::string_view k_delete_actions = "delete from task_action where task_id = $1";
// The names that `create` gave, with the task's new name in them. By index assignment_task.
constexpr std::string_view k_named_assignments = "select id, name from assignment where task_id = $1 and removed_op is null order by id";
constexpr std::string_view k_rename_assignment = "update assignment set name = $2 where id = $1";
constexpr std::string_view k_share = "update assignment set weight = $2 where id = $1";
// The primary key of counter begins with the task.
constexpr std::string_view k_in_use = "select status, sum(items) from counter where task_id = $1 and status <> '' group by status having sum(items) > 0 order by status";

std::optional<std::string> said(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }
std::optional<std::string> said(const std::optional<std::int64_t>& number) { return number ? std::optional(cat(*number)) : std::nullopt; }
std::optional<std::string> said(Id id) { return id == 0 ? std::nullopt : std::optional(cat(id)); }
std::optional<std::string> said(bool yes) { return std::string(yes ? "1" : "0"); }

std::string actions_json(const std::vector<model::Action>& actions) {
  JsonText json;
  json.begin_array();
  for (const model::Action& action : actions) {
    json.begin_object();
    json.member("name", action.name);
    json.member("display", action.display);
    json.member("color", action.color);
    json.member("discard", action.discard);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

void rename_assignments(Transaction& tx, const model::Task& before, const model::Task& after) {
  const std::string old_start = cat(before.name, " · "), new_start = cat(after.name, " · ");
  std::vector<std::pair<Id, std::string>> named;
  for (Cursor rows = tx.db().query(k_named_assignments, after.id); rows.next();)
    if (rows.text(1).starts_with(old_start)) named.emplace_back(rows.integer(0), rows.text(1));
  for (const auto& [id, name] : named) {
    const std::string renamed = cat(new_start, name.substr(old_start.size()));
    tx.db().execute(k_rename_assignment, id, renamed);
    tx.changed("assignment", id, "name", name, renamed, after.id);
  }
}

}  // namespace

void raise_task_version(Transaction& tx, Id task_id) {
  tx.db().execute("update task set version = version + 1, updated_at = $2, updated_by = $3 where id = $1", task_id, tx.now(), tx.actor().id);
}

bool update_task(Transaction& tx, const model::Task& before, const model::Task& after) {
  bool differs = false;
  const auto note = [&](std::string_view field, std::optional<std::string> old_value, std::optional<std::string> new_value) {
    differs |= tx.changed("task", after.id, field, std::move(old_value), std::move(new_value), after.id);
  };
  note("name", before.name, after.name);
  note("priority", std::string(to_text(before.priority)), std::string(to_text(after.priority)));
  note("due_at", said(before.due_at), said(after.due_at));
  note("lock_after_due", said(before.lock_after_due), said(after.lock_after_due));
  note("owner_id", said(before.owner_id), said(after.owner_id));
  note("recipe_version_id", said(before.recipe_version_id), said(after.recipe_version_id));
  note("instructions_file", said(before.instructions_file), said(after.instructions_file));
  note("instructions_pages", said(before.instructions_pages), said(after.instructions_pages));
  note("description", before.description, after.description);
  note("metadata", said(before.metadata), said(after.metadata));
  note("batch_size", said(before.batch_size), said(after.batch_size));
  note("max_workload", said(before.max_workload), said(after.max_workload));
  note("scoring", said(before.scoring), said(after.scoring));
  note("score_function", said(before.score_function), said(after.score_function));
  note("scoring_paused", said(before.scoring_paused), said(after.scoring_paused));
  const std::string actions_before = actions_json(before.actions), actions_after = actions_json(after.actions);
  note("actions", actions_before, actions_after);
  if (!differs) return false;

  const std::string folded = fold(after.name);
  tx.db().execute(k_update, after.id, after.name, folded, to_text(after.priority), after.due_at, after.lock_after_due, after.owner_id,
                  id_or_null(after.recipe_version_id), or_null(after.instructions_file), or_null(after.instructions_pages), after.description,
                  or_null(after.metadata), after.batch_size, after.max_workload, tx.now(), tx.actor().id, after.scoring, or_null(after.score_function),
                  after.scoring_paused);
  if (actions_before != actions_after) {
    tx.db().execute(k_delete_actions, after.id);
    insert_task_actions(tx, after.id, after.actions);
  }
  if (before.name != after.name) rename_assignments(tx, before, after);
  return true;
}

bool update_share(Transaction& tx, const model::Assignment& assignment, double percent) {
  const auto text = [](double share) { return std::optional(cat(share)); };
  if (!tx.changed("assignment", assignment.id, "weight", assignment.workload ? text(*assignment.workload) : std::nullopt, text(percent), assignment.task_id))
    return false;
  tx.db().execute(k_share, assignment.id, percent);
  return true;
}

std::vector<std::pair<std::string, std::int64_t>> statuses_in_use(Database& db, Id task_id) {
  std::vector<std::pair<std::string, std::int64_t>> statuses;
  for (Cursor rows = db.query(k_in_use, task_id); rows.next();) statuses.emplace_back(rows.text(0), rows.integer(1));
  return statuses;
}

}  // namespace tasks::store
