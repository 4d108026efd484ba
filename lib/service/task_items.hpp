#pragma once
// Items that come into a running task and leave it (domain.md §3).
//
//     AddedWork added = add_to_task(tx, task, {.items = choice, .assignees = {"ana@x.io"}});
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/service/selecting.hpp"
#include "lib/service/shares.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct ItemsToAdd {
  Choice items;                          // dataset items
  bool missing = false;                  // all of the dataset that the task does not hold, instead
  std::optional<std::int64_t> limit;     // the first so many of those that it does not hold, in dataset order
  std::vector<std::string> assignees;    // who gets them; nobody: by the task's workload, the queue where work is pulled
  Workload workload;                     // of these items; the task's stays as it is
};
struct AddedWork {
  std::int64_t added = 0, unchanged = 0;  // work items; items that the task holds already
  std::vector<std::string> notes;
};
// The new work items are in the table `selection`. An assignee without an assignment gets one. Throws Code::locked, guard,
// bad_value, not_found; nothing is changed then.
AddedWork add_to_task(store::Transaction& tx, const model::Task& task, const ItemsToAdd& request);

struct RemovedWork {
  Changed changed;
  std::vector<std::string> notes;
};
// In consensus and qualification tasks an item goes with all its replicas: they come into the selection.
void select_replicas_too(store::Transaction& tx, const model::Task& task);
// Takes the work items of the table `selection` out of the task, whatever their status; what is known of them stays. Who is
// left with nothing is no contributor any more, unless work is pulled. Refused: records that are stale.
RemovedWork remove_from_task(store::Transaction& tx, const model::Task& task, Partial partial);

}  // namespace tasks::service
