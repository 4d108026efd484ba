#pragma once
// The recipe's rules on how many annotations a work item needs before it may have a status (domain.md §6), asked work item by
// work item in id order: one statement counts the labels of all that are selected.
//
//     StatusRules rules(tx, task, &action);
//     store::each_selected_work(db, [&](const auto& work) { if (auto why = rules.refusal(work.state.id)) …; });
#include <optional>
#include <string>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/model/records.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

class StatusRules {
 public:
  StatusRules(store::Session& session, const model::Task& task, const model::Action* action);  // null: clears, which every rule allows
  std::optional<Error> refusal(store::Id work_item_id);

 private:
  std::optional<model::RecipeContent> m_recipe;
  model::Discards m_discards = model::Discards::no;
  std::optional<store::LabelCounts> m_counts;
  std::vector<std::string> m_labels;
  std::vector<model::LabelCount> m_found;
};

}  // namespace tasks::service
