#pragma once
// Who may work on which work items, and when nobody may (domain.md §2, §9): annotators on what they or their groups hold,
// managers on everything; nobody in a task that is locked, overdue with lock-after-due, or archived.
//
//     choose_work(tx, task.id, choice);                        // fills `selection`
//     const WorkRights rights(tx);
//     if (auto why = rights.refusal(state)) refusals.add(state.id, *why);
#include <map>
#include <optional>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/model/records.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {

// Why nothing may be changed in the task, as Code::locked or Code::guard; nothing when it is open.
std::optional<Error> closed(const store::TaskGate& task, Micros now);
std::optional<Error> locked(const model::Task& task, Micros now);  // of these, the lock alone
// The same for the tasks of the selected work items; those that are open are left out.
std::map<store::Id, Error> closed_tasks(store::Transaction& tx);

class WorkRights {
 public:
  explicit WorkRights(store::Session& session);
  bool holds(store::Id assignment_id) const;  // alone or through a group; managers: everything
  // Why the actor may not work on it: no assignment of theirs holds it, or it is in the stage prepare.
  std::optional<Error> refusal(const store::WorkState& work) const;

 private:
  bool m_all;
  std::vector<store::Id> m_assignments;  // sorted
};

// select_work_items for somebody who works: to an annotator "all" and conditions mean the own work items; an id that is not
// theirs stays, to be refused.
std::int64_t choose_work(store::Session& session, store::Id task_id, const Choice& choice);

}  // namespace tasks::service
