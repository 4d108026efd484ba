#include "lib/service/status_rules.hpp"

#include "lib/service/recipes.hpp"

namespace tasks::service {

StatusRules::StatusRules(store::Session& session, const model::Task& task, const model::Action* action) {
  if (!action || task.recipe_version_id == 0) return;
  m_recipe = recipe_content(session, task.recipe_version_id);
  m_discards = action->discard ? model::Discards::yes : model::Discards::no;
  const model::Rules& rules = m_recipe->rules;
  if (action->discard || (!rules.require_annotations && !rules.annotations.min && !rules.annotations.max && rules.per_label.empty())) return;
  m_counts.emplace(session.db(), task.task_type == model::TaskType::qa);
}

std::optional<Error> StatusRules::refusal(store::Id work_item_id) {
  if (!m_counts) return std::nullopt;
  m_found.clear();
  m_labels.clear();
  for (; m_counts->work_item_id() != 0 && m_counts->work_item_id() <= work_item_id; m_counts->next()) {
    if (m_counts->work_item_id() != work_item_id) continue;
    m_labels.emplace_back(m_counts->label());
    m_found.push_back({{}, m_counts->count()});
  }
  for (std::size_t i = 0; i < m_found.size(); ++i) m_found[i].label = m_labels[i];
  try {
    model::check_status(&*m_recipe, m_discards, m_found);
  } catch (const Error& why) {
    return why;
  }
  return std::nullopt;
}

}  // namespace tasks::service
