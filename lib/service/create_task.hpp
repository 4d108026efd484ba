#pragma once
// Makes a task whose items are dealt at once (domain.md §3, §4): by workload to assignees, or all into the pool. A QA task
// (spec.qa_of) takes the items of a labeling task that have a status.
//
//     model::TaskSpec spec; spec.name = "cars-1"; spec.dataset = "cars"; spec.assignees = {"ana@example.com"};
//     NewTask made = create_task(tx, {.spec = spec});
#include <cstdint>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/model/task_spec.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct TaskRequest {
  model::TaskSpec spec;           // its items and conditions are not looked at: `items` has them
  Choice items = {};              // dataset items; nothing given: all of the dataset
  bool if_not_exists = false;
};

struct NewTask {
  model::Task task;
  bool fresh = true;               // false: it was there already and is as it was
  std::vector<std::string> notes;  // what a person should know: items left out, an empty task …
};

// Throws Code::exists, bad_value, not_found, guard; nothing is changed then.
NewTask create_task(store::Transaction& tx, const TaskRequest& request);

}  // namespace tasks::service
