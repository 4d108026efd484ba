#pragma once
// Work items change hands, with all that goes with it: claims fall, timers that run on them stop (the time up to now counts,
// as if the person had stopped), counters and history follow. A work item keeps its id, its skip, its annotations and its
// active time (decisions.md 21).
//
//     Handover handover(tx, task.id);         // before anything is read: timers are held first, then work items
//     handover.give(17, bens_assignment); …
//     std::int64_t moved = handover.finish();
#include <functional>
#include <optional>
#include <vector>

#include "lib/store/moves.hpp"

namespace tasks::service {

class Handover {
 public:
  Handover(store::Transaction& tx, store::Id task_id);
  void give(store::Id work_item_id, store::Id assignment_id) { m_moves.push_back({work_item_id, assignment_id}); }
  // `queued_at`: when they entered the queue, for those that go there. `last_look`: called when all is done but that they go.
  // Returns how many moved.
  std::int64_t finish(std::optional<Micros> queued_at = {}, const std::function<void()>& last_look = {});
  // They stay where they are: only claims fall and timers stop.
  void drop_claims();
  // They leave the task instead.
  void take_out();

 private:
  enum class Leaves { no, yes };
  std::int64_t change(std::optional<Micros> queued_at, const std::function<void()>& write, Leaves leaves = Leaves::no);
  store::Transaction& m_tx;
  store::Id m_task_id;
  std::vector<store::Move> m_moves;
};

}  // namespace tasks::service
