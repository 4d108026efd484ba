#pragma once
// Skips (domain.md §6, decisions.md 23): somebody passes a work item over, and says why. It leaves the active queue and counts
// neither as done nor as remaining. All works on the table `selection`; the number of statements does not depend on how many
// are in it.
//
//     choose_work(tx, 0, choice);
//     Changed done = skip_work(tx, "too dark to see", Partial::no);
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// Ends the actor's timer on the work item and releases its claim. What has a status is refused; what is skipped already
// stays as it is, with its reason.
Changed skip_work(store::Transaction& tx, std::string_view reason, Partial partial);

struct ClearedSkips {
  Changed changed;
  // What went back to a queue, as an annotator may know it afterwards; the others are in the table `selection`.
  std::vector<model::WorkItem> given_back;
};
// Back to who holds it; in a pulling task to the end of the queue. Annotators take back their own skips only.
ClearedSkips clear_skips(store::Transaction& tx, const model::Task& task, Partial partial);

}  // namespace tasks::service
