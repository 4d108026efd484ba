#include "lib/service/status_rules.hpp"

#include "lib/service/recipes.hpp"

namespace tasks::service {

StatusRules::StatusRules(store::Session& session, const model::Task& task, const model::Action* action, const Verdicts* verdicts) {
  if (!action || task.recipe_version_id == 0) return;
  m_recipe = recipe_content(session, task.recipe_version_id);
  m_discards = action->discard ? model::Discards::yes : model::Discards::no;
  if (action->discard) return;
  const bool reviewed = task.task_type == model::TaskType::qa;
  const model::Rules& rules = m_recipe->rules;
  if (!m_recipe->validation.empty() && !recipe_script(session, task.recipe_version_id).empty()) {
    if (!verdicts) throw ScriptNeeded{};
    m_verdicts = verdicts;
  }
  if (rules.require_annotations || rules.annotations.min || rules.annotations.max || !rules.per_label.empty() || !rules.exclude.empty()) m_counts.emplace(session.db(), reviewed);
  if (rules.sizes.empty()) return;
  m_layers.emplace(session.db(), reviewed);
  m_layer = m_layers->next();
}

void StatusRules::measure(store::Id work_item_id, std::vector<model::BrokenRule>& broken) {
  while (m_layer && m_layer->work_item_id < work_item_id) m_layer = m_layers->next();
  if (!m_layer || m_layer->work_item_id != work_item_id) return;
  for (const store::LyingAnnotation& one : m_layer->annotations)
    if (auto small = model::broken_size(*m_recipe, one.annotation.id, one.annotation.label, one.measures)) broken.push_back(std::move(*small));
}

std::optional<Error> StatusRules::refusal(const store::WorkState& work) {
  std::vector<model::BrokenRule> broken;
  if (m_counts) {
    m_found.clear();
    m_labels.clear();
    for (; m_counts->work_item_id() != 0 && m_counts->work_item_id() <= work.id; m_counts->next()) {
      if (m_counts->work_item_id() != work.id) continue;
      m_labels.emplace_back(m_counts->label());
      m_found.push_back({{}, m_counts->count()});
    }
    for (std::size_t i = 0; i < m_found.size(); ++i) m_found[i].label = m_labels[i];
    broken = model::broken_counts(&*m_recipe, m_discards, m_found);
  }
  if (m_layers) measure(work.id, broken);
  try {
    model::refuse_broken(broken);
  } catch (const Error& why) {
    return why;
  }
  if (!m_verdicts) return std::nullopt;
  const auto verdict = m_verdicts->find(work.id);
  if (verdict == m_verdicts->end() || verdict->second.version != work.version) return Error(Code::conflict, "it changed while its recipe's script looked at it").hint("try again");
  if (verdict->second.ok) return std::nullopt;
  return Error(Code::recipe_refused, verdict->second.text()).hint("tasks validate tells more");
}

}  // namespace tasks::service
