#pragma once
// Time that was counted elsewhere, on work items of one task: as if their timers had run so long until now. For what another tool measured.
#include <span>

#include "lib/model/records.hpp"
#include "lib/store/intervals.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// The actor's. Each work item once.
void add_spent_time(store::Transaction& tx, const model::Task& task, std::span<const store::SpentTime> times);

}  // namespace tasks::service
