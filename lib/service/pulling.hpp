#pragma once
// Pulling (domain.md §4): who asks for work and holds no more pending items than maximum - batch gets the next batch from the
// task's queue, so that nobody ever holds more than the maximum. `release` gives work back.
//
//     std::int64_t pulled = pull(tx, gate, assignment);        // 0: enough is there, or nothing waits
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/changed.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {

// Tops up one assignment of the actor. Nothing happens in a task that is not pulled. Changes the table `selection`.
std::int64_t pull(store::Transaction& tx, const store::TaskGate& task, store::Id assignment_id);

// Asked for each work item whose status is about to be cleared: it is pending again then, and nobody ever holds more than the
// maximum of a task that is pulled.
class RoomForWork {
 public:
  RoomForWork(store::Transaction& tx, const model::Task& task) : m_tx(tx), m_task(task) {}
  std::optional<Error> refusal(const store::WorkState& work);

 private:
  store::Transaction& m_tx;
  const model::Task& m_task;
  std::map<store::Id, std::int64_t> m_pending;  // by assignment, with what is cleared
};

struct Released {
  Changed changed;
  // What went back to a queue, as an annotator may know it afterwards; the others are in the table `selection`.
  std::vector<model::WorkItem> given_back;
};
// Unfinished work of the table `selection`: back to the queue in pulling tasks, where claims fall elsewhere. Timers on it
// stop. Unchanged: what is done or skipped, what waits in a queue, what nobody claimed in a task that was dealt. Refused: what
// is not the actor's, what somebody else works on (managers may), tasks that are closed.
Released release_work(store::Transaction& tx, Partial partial);

// Fills the table `selection` with what nobody touched for `idle` in tasks that are open: an annotator's own, a manager's all.
std::int64_t choose_idle(store::Transaction& tx, Micros idle);

}  // namespace tasks::service
