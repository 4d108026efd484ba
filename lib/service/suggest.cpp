#include "lib/service/suggest.hpp"

#include "lib/base/text.hpp"
#include "lib/formats/recipe_yaml.hpp"

namespace tasks::service {
namespace {

std::vector<store::Suggestion> labels_of(store::Database& db, store::Id task_id, std::string_view prefix) {
  const auto yaml = store::recipe_text_of_task(db, task_id);
  if (!yaml) return store::suggest_used_labels(db, task_id, prefix);
  std::vector<store::Suggestion> found;
  for (const model::Label& label : formats::read_recipe(*yaml, "recipe").labels) {
    if (found.size() >= static_cast<std::size_t>(store::k_most_suggestions)) break;
    if (label.name.starts_with(prefix)) found.push_back({label.name, label.display});
  }
  return found;
}

std::vector<store::Suggestion> assignees(store::Database& db, std::string_view prefix) {
  std::vector<store::Suggestion> found;
  if (!prefix.starts_with('@')) found = store::suggest_users(db, prefix);
  if (prefix.empty() || prefix.starts_with('@'))
    for (auto& group : store::suggest_groups(db, prefix.substr(prefix.empty() ? 0 : 1))) found.push_back({cat("@", group.value), "group"});
  return found;
}

}  // namespace

std::vector<store::Suggestion> suggest(store::Session& session, Subject subject, std::string_view prefix, std::string_view task) {
  store::Database& db = session.db();
  const store::Id only_for = session.actor().manages() ? 0 : session.actor().id;
  if (subject == Subject::task || subject == Subject::any_task) return store::suggest_tasks(db, prefix, subject == Subject::any_task, only_for);
  const store::Id task_id = task.empty() ? 0 : store::find_suggested_task(db, task, only_for).value_or(0);
  if (subject == Subject::action || subject == Subject::label) {
    if (task_id == 0) return {};
    return subject == Subject::action ? store::suggest_actions(db, task_id, prefix) : labels_of(db, task_id, prefix);
  }
  if (subject == Subject::operation) return store::suggest_operations(db, prefix, only_for);
  if (only_for != 0) return {};
  switch (subject) {
    case Subject::dataset: return store::suggest_datasets(db, prefix);
    case Subject::recipe: return store::suggest_recipes(db, prefix);
    case Subject::pipeline: return store::suggest_pipelines(db, prefix);
    case Subject::user: return store::suggest_users(db, prefix);
    case Subject::group: return store::suggest_groups(db, prefix);
    case Subject::assignee: return assignees(db, prefix);
    case Subject::assignment: return store::suggest_assignments(db, task_id, prefix);
    default: return {};
  }
}

}  // namespace tasks::service
