#pragma once
// The recipe's rules on what a work item needs before it may have a status (domain.md §6, §15), asked work item by
// work item in id order: one statement counts the labels of all that are selected, another one measures them where sizes matter. What its
// script says was asked before (validating.hpp).
//
//     StatusRules rules(tx, task, &action, verdicts);
//     store::each_selected_work(db, [&](const auto& work) { if (auto why = rules.refusal(work.state)) …; });
#include <optional>
#include <string>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/model/records.hpp"
#include "lib/service/validating.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/selected_layers.hpp"
#include "lib/store/session.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {

class StatusRules {
 public:
  // action null: clears, which every rule allows. Throws ScriptNeeded when there is a script and no verdicts.
  StatusRules(store::Session& session, const model::Task& task, const model::Action* action, const Verdicts* verdicts);
  std::optional<Error> refusal(const store::WorkState& work);

 private:
  void measure(store::Id work_item_id, std::vector<model::BrokenRule>& broken);
  std::optional<model::RecipeContent> m_recipe;
  model::Discards m_discards = model::Discards::no;
  const Verdicts* m_verdicts = nullptr;
  std::optional<store::LabelCounts> m_counts;
  std::optional<store::SelectedLayers> m_layers;
  const store::SelectedLayer* m_layer = nullptr;
  std::vector<std::string> m_labels;
  std::vector<model::LabelCount> m_found;
};

}  // namespace tasks::service
