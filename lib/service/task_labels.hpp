#pragma once
// Classifications of a task as labels: what `agreement TASK` and `aggregate TASK` compute from. Of quality tasks those of replicas,
// else those of everybody who set a status; discarded work is left out.
//
//     TaskLabels found = labels_of_task(session, task);
//     measure_agreement(found.labels, asked);
//     write_aggregate(tx, task, found, aggregating, model::Layer::aggregate);
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/scoring/labels.hpp"
#include "lib/service/aggregating.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct TaskLabels {
  scoring::Labels labels;
  std::vector<store::Id> items;  // of each item of the labels
};
TaskLabels labels_of_task(store::Session& session, const model::Task& task, model::Repeats repeats);

// The labels, and of quality tasks the shapes that more than half of the contributors drew, as a layer of the items themselves; what
// lay in that layer before goes. Returns how many annotations there are now, and says what was done.
std::int64_t write_aggregate(store::Transaction& tx, const model::Task& task, const TaskLabels& found, const Aggregating& result, model::Layer layer, std::vector<std::string>& notes);

}  // namespace tasks::service
