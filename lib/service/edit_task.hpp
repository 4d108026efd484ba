#pragma once
// Changing a task that is there (domain.md §3), each field by itself; what is not said stays.
//
//     model::TaskEdit edit;
//     edit.owner = "mia@example.com";
//     EditedTask edited = edit_task(tx, "cars", edit);      // edited.changed: false when it was like that already
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/model/task_edit.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct EditedTask {
  model::Task task;                // as it is now, with its sums
  bool changed = false;
  std::vector<std::string> notes;  // what the person should hear: annotations that a new recipe would refuse
};

// `version`: the one that the edit was made from; Code::conflict when the task has changed since. Refused: an archived task; on a
// locked one all but owner, priority, due date, lock-after-due and description (decisions.md 25); a name that another task
// has; an action that work items have as their status.
EditedTask edit_task(store::Transaction& tx, std::string_view typed, const model::TaskEdit& edit, std::optional<std::int64_t> version = {});

// The shares of those who are assigned, in the order of the assignments; empty where nobody is, or where items are pulled.
std::vector<std::pair<std::string, double>> shares_of(store::Session& session, const model::Task& task);

}  // namespace tasks::service
