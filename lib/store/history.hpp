#pragma once
// What happened, read from the operation log: operations, and the effects that touched work items. A bulk operation has one
// effect for all that changed alike; its ids are read out of their run-length text here.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/id_set.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// Out of operation.counts_json, {"changed":8}.
std::int64_t changed_in(std::string_view counts_json);

using VisitOperation = std::function<bool(const model::Operation&)>;  // false: enough
void each_operation(Session& session, std::optional<std::int64_t> limit, const VisitOperation& visit);  // newest first

// One effect on work items with the operation that had it.
struct WorkEffect {
  Id operation = 0;
  std::int64_t seq = 0;
  Micros at = 0;
  std::string actor, command, reason;
  std::string field;
  std::optional<std::string> old_value, new_value;
  IdSet ids;
};
using VisitEffect = std::function<bool(WorkEffect&)>;  // false: enough

// Oldest first. Effects on any of the selected work items, whose least and greatest id are given; or all of a task.
void each_effect_on_selected(Session& session, Id least, Id greatest, const VisitEffect& visit);
void each_effect_in_task(Session& session, Id task_id, const VisitEffect& visit);

std::string assignee_of(Database& db, Id assignment_id);  // e-mail or @group; "" for a pool, a queue or nobody

}  // namespace tasks::store
