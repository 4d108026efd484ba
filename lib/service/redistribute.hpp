#pragma once
// Who works on a running task, and who holds its remaining work (domain.md §4). The set of work items never changes, what
// is done stays where it was done, and no more work items move than must: somebody who is to have at least what they hold
// keeps all of it, others give up their surplus, from the end in dataset order, what is being worked on last.
// Remaining is what has no status; what was skipped goes along and stays skipped.
//
//     redistribute(tx, task, {.workload = {{"ana@x.io", 30}, {"ben@x.io", 70}}});
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/selecting.hpp"
#include "lib/service/shares.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct Dealt {
  std::vector<model::Assignment> assignments;  // that are not as they were; those that are gone with nothing in them
  std::int64_t unchanged = 0;                  // people
  std::int64_t moved = 0;                      // work items
};

// All of these throw Code::locked or guard for a task that is closed, not_found for somebody unknown.

// Empty assignments, in the order of the names. Throws Code::guard for somebody who is not active.
Dealt add_contributors(store::Transaction& tx, const model::Task& task, const std::vector<std::string>& people);
// Their remaining work goes to `to`, who must be named in quality tasks, else to the pool, or to the queue of a pulling task. Throws Code::guard when nobody would be left in
// a task that deals, not_found for somebody who was never assigned.
Dealt remove_contributors(store::Transaction& tx, const model::Task& task, const std::vector<std::string>& people, const std::optional<std::string>& to = {});
// All that remains of one assignee, or of the pool ("pool"), to another, who takes over the workload too.
Dealt reassign(store::Transaction& tx, const model::Task& task, std::string_view from, std::string_view to);

struct Redistribution {
  std::vector<std::string> from;     // whose remaining work is dealt, or "pool"; nobody: everybody's, and the pool's
  Workload workload;                 // nobody: all that are assigned and active get the same
  Choice which;                      // narrows the work items, when given
  std::optional<std::int64_t> shuffle;  // the seed of the order; nothing: dataset order
};
Dealt redistribute(store::Transaction& tx, const model::Task& task, const Redistribution& request);

}  // namespace tasks::service
