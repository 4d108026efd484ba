#include "lib/store/suggestions.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// Names from $1 to below $2 are those with the prefix: a range of the index on the name, where there is one.
// $3 is the most rows that are wanted.

// Path: range of task_name (active ones); with archived ones a scan of task, which is small.
constexpr std::string_view k_tasks =
    "select t.name, d.name from task t join dataset d on d.id = t.dataset_id"
    " where t.name >= $1 and t.name < $2 and t.archived_at is null and t.removed_op is null order by t.name limit $3";
constexpr std::string_view k_tasks_archived_too =
    "select t.name, case when t.archived_at is null then d.name else 'archived' end from task t join dataset d on d.id = t.dataset_id"
    " where t.name >= $1 and t.name < $2 and t.removed_op is null order by t.name limit $3";
// Path: assignment_user and assignment_group, then task by key.
constexpr std::string_view k_own_tasks =
    "select distinct t.name, d.name from assignment a join task t on t.id = a.task_id join dataset d on d.id = t.dataset_id"
    " where (a.user_id = $4 or a.group_id in (select group_id from group_member where user_id = $4))"
    " and a.archived_at is null and a.removed_op is null and t.archived_at is null and t.removed_op is null"
    " and t.name >= $1 and t.name < $2 order by t.name limit $3";
// Path: task_name, or the key.
constexpr std::string_view k_task_by_name = "select id from task where name = $1 and archived_at is null and removed_op is null";
constexpr std::string_view k_task_by_id = "select id from task where id = $1 and removed_op is null";
// Path: assignment_task.
constexpr std::string_view k_is_own =
    "select 1 from assignment a where a.task_id = $1 and a.archived_at is null and a.removed_op is null"
    " and (a.user_id = $2 or a.group_id in (select group_id from group_member where user_id = $2)) limit 1";
// Path: the key of task_action.
constexpr std::string_view k_actions =
    "select name, display from task_action where task_id = $4 and name >= $1 and name < $2 order by ordinal limit $3";
// Path: range of annotation_task_label.
constexpr std::string_view k_used_labels =
    "select distinct label, '' from annotation where task_id = $4 and label >= $1 and label < $2 and deleted_op is null order by label limit $3";
constexpr std::string_view k_recipe_text = "select v.yaml from task t join recipe_version v on v.id = t.recipe_version_id where t.id = $1";
// Path: ranges of dataset_name, recipe_name, users_email, groups_name.
constexpr std::string_view k_datasets = "select name, '' from dataset where name >= $1 and name < $2 and removed_op is null order by name limit $3";
constexpr std::string_view k_pipelines =
    "select name, state from (select name, state from pipeline where removed_op is null union all"
    " select 'task:' || name, '' from task where scoring = 1 and quality <> 'none' and archived_at is null and removed_op is null) p where name >= $1 and name < $2 order by name limit $3";
constexpr std::string_view k_recipes = "select name, '' from recipe where name >= $1 and name < $2 and removed_op is null order by name limit $3";
constexpr std::string_view k_users = "select email, name from users where email >= $1 and email < $2 and active = 1 order by email limit $3";
constexpr std::string_view k_groups = "select name, '' from groups where name >= $1 and name < $2 and removed_op is null order by name limit $3";
// Path: assignment_task; without a task a scan of assignment.
constexpr std::string_view k_assignments =
    "select name, '' from assignment where task_id = coalesce($4, task_id) and name >= $1 and name < $2 and archived_at is null and removed_op is null"
    " order by name limit $3";

// By primary key, from its end.
constexpr std::string_view k_operations =
    "select o.id, o.command, u.email from operation o left join users u on u.id = o.actor_id where o.undone_by is null and (o.actor_id = $1 or $1 = 0)"
    " order by o.id desc limit 50";

template <class... More>
std::vector<Suggestion> suggest(Database& db, std::string_view sql, std::string_view prefix, const More&... more) {
  const std::string beyond = cat(prefix, "\xf4\x8f\xbf\xbf");  // the highest character
  std::vector<Suggestion> found;
  for (Cursor rows = db.query(sql, prefix, beyond, k_most_suggestions, more...); rows.next();)
    found.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
  return found;
}

}  // namespace

std::vector<Suggestion> suggest_tasks(Database& db, std::string_view prefix, bool archived_too, Id only_for) {
  if (only_for != 0) return suggest(db, k_own_tasks, prefix, only_for);
  return suggest(db, archived_too ? k_tasks_archived_too : k_tasks, prefix);
}

std::optional<Id> find_suggested_task(Database& db, std::string_view name_or_id, Id only_for) {
  const auto id = all_digits(name_or_id) ? db.integer(k_task_by_id, to_int(name_or_id).value_or(0)) : db.integer(k_task_by_name, name_or_id);
  if (id && only_for != 0 && !db.integer(k_is_own, *id, only_for)) return std::nullopt;
  return id;
}

std::vector<Suggestion> suggest_actions(Database& db, Id task_id, std::string_view prefix) { return suggest(db, k_actions, prefix, task_id); }
std::vector<Suggestion> suggest_used_labels(Database& db, Id task_id, std::string_view prefix) { return suggest(db, k_used_labels, prefix, task_id); }

std::optional<std::string> recipe_text_of_task(Database& db, Id task_id) {
  Cursor row = db.query(k_recipe_text, task_id);
  return row.next() ? row.maybe_text(0) : std::nullopt;
}

std::vector<Suggestion> suggest_datasets(Database& db, std::string_view prefix) { return suggest(db, k_datasets, prefix); }
std::vector<Suggestion> suggest_pipelines(Database& db, std::string_view prefix) { return suggest(db, k_pipelines, prefix); }
std::vector<Suggestion> suggest_recipes(Database& db, std::string_view prefix) { return suggest(db, k_recipes, prefix); }
std::vector<Suggestion> suggest_users(Database& db, std::string_view prefix) { return suggest(db, k_users, prefix); }
std::vector<Suggestion> suggest_groups(Database& db, std::string_view prefix) { return suggest(db, k_groups, prefix); }
std::vector<Suggestion> suggest_assignments(Database& db, Id task_id, std::string_view prefix) {
  return suggest(db, k_assignments, prefix, id_or_null(task_id));
}

std::vector<Suggestion> suggest_operations(Database& db, std::string_view prefix, Id by) {
  std::vector<Suggestion> found;
  for (Cursor rows = db.query(k_operations, by); rows.next();)
    if (std::string id = cat(rows.integer(0)); id.starts_with(prefix)) found.push_back({std::move(id), cat(rows.text(1), " by ", rows.text(2))});
  return found;
}

}  // namespace tasks::store
