#pragma once
// Statuses of work items (domain.md §6, §7): what a person declares, one of the task's actions, or none. Works on the table
// `selection`; the number of statements does not depend on how many are in it.
//
// A status ends the actor's timer on the work item, releases its claim, lifts a skip and moves the stage: completed, or
// review while a live QA work item waits. Clearing brings it back to label. Nothing is done unless
//   the task is open · the actor may work on the work item · a piped record is not stale (Code::conflict) ·
//   its present status is the actor's own, or the actor manages · the recipe's rules hold (Code::recipe_refused)
#include <optional>
#include <string>

#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/service/validating.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct StatusRequest {
  std::string status;              // an action's name; "" clears
  std::optional<Micros> duration;  // active time of the work items, instead of what the timer counted
  Partial partial = Partial::no;
  const Verdicts* verdicts = nullptr;  // of the recipe's script, when it has one; without: ScriptNeeded is thrown
};

// Throws Code::bad_value for a status that is no action of the task, with the nearest, and Code::locked or guard for a task
// that is closed.
Changed set_status(store::Transaction& tx, const model::Task& task, const StatusRequest& request);

// The action as the task knows it. Throws as above.
const model::Action& get_action(const model::Task& task, std::string_view name);

}  // namespace tasks::service
