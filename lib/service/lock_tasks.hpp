#pragma once
// Locks of tasks (domain.md §9, decisions.md 25). A locked task is read-only with all that is in it; work_access.hpp asks
// for that. Lock-after-due needs nobody to lock: it holds from the due instant on, and unlocking such a task turns it off.
//
//     ChangedTasks done = lock_tasks(tx, {{"cars", {}}}, Partial::no);
#include "lib/service/choosing_tasks.hpp"

namespace tasks::service {

// Tasks that are locked by hand already stay as they are, with who locked them and since when.
ChangedTasks lock_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, Partial partial);
ChangedTasks unlock_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, Partial partial);

}  // namespace tasks::service
