#pragma once
// Who is to get how much of a task: assignees and their workload as typed, checked (domain.md §4).
//
//     checked_shares(session, {"ana@x.io", "@night"}, {})                     → 50 and 50 percent
//     checked_shares(session, {}, {{"ana@x.io", 60}, {"ben@x.io", 40}})       the workload names them
#include <string>
#include <utility>
#include <vector>

#include "lib/service/assignments.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

using Workload = std::vector<std::pair<std::string, double>>;  // of whom, percent

struct Share {
  Assignee who;
  double percent = 0;
};

// In the order of the assignees, or of the workload when they are not named apart; without a workload all get the same.
// Throws Code::guard for somebody who is not active, bad_value for a workload that names somebody else, leaves somebody
// out, or does not add up to 100.
std::vector<Share> checked_shares(store::Session& session, const std::vector<std::string>& assignees, const Workload& workload);

// An assignee who is active. Throws Code::guard, not_found.
Assignee get_active_assignee(store::Session& session, std::string_view typed);

}  // namespace tasks::service
