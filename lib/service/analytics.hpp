#pragma once
// What happened in tasks and how good it was: everything that `analytics` and `report` show.
//
//     const model::Analytics all = analyze(session, tasks, now);   // tasks with their tallies and actions
#include <vector>

#include "lib/model/analytics.hpp"
#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

model::Analytics analyze(store::Session& session, const std::vector<model::Task>& tasks, Micros now);

}  // namespace tasks::service
