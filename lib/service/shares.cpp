#include "lib/service/shares.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/workload.hpp"

namespace tasks::service {

Assignee get_active_assignee(store::Session& session, std::string_view typed) {
  Assignee who = get_assignee(session, typed);
  if (!who.active) throw Error(Code::guard, cat(who.name, " is deactivated")).hint(cat("tasks user activate ", who.name));
  return who;
}

std::vector<Share> checked_shares(store::Session& session, const std::vector<std::string>& assignees, const Workload& workload) {
  std::vector<Share> shares;
  const auto place_of = [&](const Assignee& who) {
    return std::find_if(shares.begin(), shares.end(), [&](const Share& s) { return s.who.name == who.name; });
  };
  const auto assign = [&](const std::string& typed) {
    const Assignee who = get_active_assignee(session, typed);
    if (place_of(who) != shares.end()) throw Error(Code::bad_value, cat(who.name, " is named twice"));
    shares.push_back({who, 0});
  };
  for (const auto& typed : assignees) assign(typed);
  if (assignees.empty())
    for (const auto& entry : workload) assign(entry.first);

  std::vector<double> percents;
  if (workload.empty()) {
    percents = model::even_workload(shares.size());
  } else {
    percents.assign(shares.size(), -1);
    for (const auto& [typed, percent] : workload) {
      const Assignee who = get_assignee(session, typed);
      const auto share = place_of(who);
      if (share == shares.end()) {
        std::vector<std::string> names;
        for (const Share& s : shares) names.push_back(s.who.name);
        throw Error(Code::bad_value, cat("the workload names ", who.name, ", who is not assigned")).hint(cat("assigned are ", join(names, ", ")));
      }
      double& mine = percents[static_cast<std::size_t>(share - shares.begin())];
      if (mine >= 0) throw Error(Code::bad_value, cat("the workload names ", who.name, " twice"));
      if (!(percent >= 0 && percent <= 100)) throw Error(Code::bad_value, cat("a workload is 0 to 100 percent, not ", percent));
      mine = percent;
    }
    const auto forgotten = std::find(percents.begin(), percents.end(), -1.0);
    // Whose share is missing is told only when the others add up: a wrong sum is the likelier slip.
    if (forgotten != percents.end()) {
      std::vector<double> named;
      std::copy_if(percents.begin(), percents.end(), std::back_inserter(named), [](double p) { return p >= 0; });
      model::check_workload(named);
      throw Error(Code::bad_value, cat("the workload leaves out ", shares[static_cast<std::size_t>(forgotten - percents.begin())].who.name))
          .hint("name everybody, with 0 for those who get nothing at first");
    }
  }
  model::check_workload(percents);
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i].percent = percents[i];
  return shares;
}

}  // namespace tasks::service
