#pragma once
// History (domain.md §16, decisions.md 44): what happened to work items, oldest first, in words. Annotators read that of their
// own work items only.
//
//     tell_history(session, {.task = task}, [&](const model::HistoryEntry& entry) { printer.one(entry); return true; });
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct HistoryRequest {
  std::optional<model::Task> task;   // of its work items; of all of them when nothing else is chosen
  Choice choice;                     // of these; without a task only by ids
  std::vector<std::string> actions;  // only these; none: all
  std::optional<std::int64_t> limit;
};
using VisitHistory = std::function<bool(const model::HistoryEntry&)>;  // false: enough

// Words of HistoryEntry::action.
std::vector<std::string> history_actions();

// Throws Code::permission for work items that are not the annotator's, Code::bad_value for an unknown action.
void tell_history(store::Session& session, const HistoryRequest& request, const VisitHistory& visit);

}  // namespace tasks::service
