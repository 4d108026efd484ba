#pragma once
// The contributors of one task as they come and go: their open assignments, the pool, the queue. Made at the beginning of a
// command that deals: from then on nobody else deals in the task until the transaction ends.
//
//     Contributors people(tx, task);
//     model::Assignment& ana = people.open_for(get_active_assignee(tx, "ana@x.io"));
//     …
//     people.settle(ben);           // when it was left empty it goes away, or is archived when work was done in it
//     return people.changed();      // the assignments that are not as they were
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "lib/service/assignments.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

class Contributors {
 public:
  // Throws Code::locked or guard when nothing may be changed in the task.
  Contributors(store::Transaction& tx, const model::Task& task);

  // People's and groups', in their order.
  std::vector<model::Assignment*> open();
  model::Assignment* find(const Assignee& who);  // null when they hold no open one
  // As typed after --from: an assignee, or the word pool. Null for a pool that is not there. Throws Code::not_found.
  model::Assignment* source(std::string_view typed);
  // Where work waits that nobody holds: the queue of a pulling task, else the pool. Null when there is none.
  model::Assignment* waiting();

  // The open one, one that was archived, opened again, or a new one with no workload.
  model::Assignment& open_for(const Assignee& who);
  model::Assignment& open_waiting();
  void set_workload(model::Assignment& assignment, std::optional<double> percent);

  // After work was moved: goes away when it holds nothing. `closes`: is archived when it still holds work.
  enum class Closes { no, yes };
  void settle(model::Assignment& assignment, Closes closes = Closes::no);
  void settle(const std::set<store::Id>& assignments);  // those of them that were left empty; queues stay
  void touch(const model::Assignment& assignment) { m_touched[assignment.id]; }  // what it holds has changed

  // Those that were touched, as they are now, those that are gone with nothing in them; by id.
  std::vector<model::Assignment> changed();

 private:
  model::Assignment& add(const Assignee& who, std::string_view kind, std::string_view called, std::optional<double> workload);
  store::Transaction& m_tx;
  const model::Task& m_task;
  std::deque<model::Assignment> m_open;         // addresses stay
  std::map<store::Id, bool> m_touched;          // true: gone
};

}  // namespace tasks::service
