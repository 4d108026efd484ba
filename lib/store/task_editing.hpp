#pragma once
// What changes about a task that is there: its row, its actions, the shares of its assignments. Each notes what it changed.
//
//     model::Task after = before;
//     after.priority = model::Priority::high;
//     update_task(tx, before, after);          // raises version, if anything differs
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// The row and the actions, both by id where they refer to others. False: nothing differs.
void raise_task_version(Transaction& tx, Id task_id);  // where what was edited is not in its row
bool update_task(Transaction& tx, const model::Task& before, const model::Task& after);

// The share of an assignment, in percent; false: it is that already.
bool update_share(Transaction& tx, const model::Assignment& assignment, double percent);

// Statuses that work items of the task have, and how many have each.
std::vector<std::pair<std::string, std::int64_t>> statuses_in_use(Database& db, Id task_id);

}  // namespace tasks::store
