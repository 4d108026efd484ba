#pragma once
// Names that begin with what was typed so far, for TAB: few, sorted, cheap. Every list stops at k_most_suggestions.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::store {

constexpr int k_most_suggestions = 500;

struct Suggestion {
  std::string value;
  std::string note;  // a few words beside it; may be empty
};

// only_for: tasks in which this user has an assignment, alone or by a group; 0: every task.
std::vector<Suggestion> suggest_tasks(Database& db, std::string_view prefix, bool archived_too, Id only_for);
std::optional<Id> find_suggested_task(Database& db, std::string_view name_or_id, Id only_for);  // the id of exactly this one
std::vector<Suggestion> suggest_actions(Database& db, Id task_id, std::string_view prefix);
std::vector<Suggestion> suggest_used_labels(Database& db, Id task_id, std::string_view prefix);
std::optional<std::string> recipe_text_of_task(Database& db, Id task_id);  // YAML

std::vector<Suggestion> suggest_datasets(Database& db, std::string_view prefix);
std::vector<Suggestion> suggest_recipes(Database& db, std::string_view prefix);
std::vector<Suggestion> suggest_pipelines(Database& db, std::string_view prefix);  // those that score tasks too
std::vector<Suggestion> suggest_users(Database& db, std::string_view prefix);
std::vector<Suggestion> suggest_groups(Database& db, std::string_view prefix);
std::vector<Suggestion> suggest_assignments(Database& db, Id task_id, std::string_view prefix);  // task_id 0: of every task
// The latest ones that are not undone, newest first; by: of this user, 0: of everybody.
std::vector<Suggestion> suggest_operations(Database& db, std::string_view prefix, Id by);

}  // namespace tasks::store
