#include "lib/service/issue_effects.hpp"

namespace tasks::service {

void IssueEffects::changed(std::string_view field, const store::IssueState& issue, std::optional<std::string> before, std::optional<std::string> after) {
  if (before == after) return;
  m_groups[{"issue", std::string(field), issue.task_id, std::move(before), std::move(after)}].push_back(issue.id);
}

void IssueEffects::told(std::string_view field, store::Id work_item, store::Id task, std::optional<std::string> text) {
  if (work_item != 0) m_groups[{"work_item", std::string(field), task, {}, std::move(text)}].push_back(work_item);
}

void IssueEffects::write(store::Transaction& tx) {
  for (auto& [task, ids] : m_made) tx.created("issue", store::IdSet::of(std::move(ids)), task);
  for (auto& [key, ids] : m_groups) {
    const auto& [kind, field, task, before, after] = key;
    tx.note({.kind = kind, .field = field, .old_value = before, .new_value = after, .task_id = task, .ids = store::IdSet::of(std::move(ids))});
  }
  m_made.clear();
  m_groups.clear();
}

}  // namespace tasks::service
