#pragma once
// Bulk classification (domain.md §6): one label, as an annotation of the shape `class`, on many work items at once. Works on
// the table `selection`; the number of statements does not depend on how many are in it.
//
//     choose_work(tx, task.id, choice);
//     Changed done = classify(tx, task, {.label = "vehicle.car", .replace = true});
#include <string>

#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct ClassifyRequest {
  std::string label;
  bool replace = false;  // earlier classifications with other labels go
  Partial partial = Partial::no;
};

// Checked against the task's recipe, as `annotate` does. A work item that has the label already, and nothing to replace, is
// unchanged.
Changed classify(store::Transaction& tx, const model::Task& task, const ClassifyRequest& request);

}  // namespace tasks::service
