#include "lib/service/handover.hpp"

#include <algorithm>
#include <map>

#include "lib/service/settings.hpp"
#include "lib/service/timers.hpp"
#include "lib/store/server.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

// Active time by work item, of the timers that ran on what moves; none does any more.
struct Stopped {
  Micros more = 0;    // since the last act
  Micros active = 0;  // of the interval altogether
};
std::map<store::Id, std::vector<Stopped>> stop_timers(store::Transaction& tx, store::Id task_id) {
  std::map<store::Id, std::vector<Stopped>> stopped;
  const auto timers = store::timers_on_moved(tx, task_id);
  if (timers.empty()) return stopped;
  const Micros limit = idle_limit(tx);
  for (const store::Interval& timer : timers) {
    store::Interval after = timer;
    const Micros more = std::clamp<Micros>(tx.now() - timer.last_at, 0, limit);
    after.active += more;
    after.last_at = std::max(after.last_at, tx.now());
    after.ended_at = after.last_at;
    store::update_interval(tx, timer, after);
    stopped[timer.work_item_id].push_back({more, after.active});
  }
  return stopped;
}

}  // namespace

Handover::Handover(store::Transaction& tx, store::Id task_id) : m_tx(tx), m_task_id(task_id) { store::hold_timers(tx, task_id); }

std::int64_t Handover::change(std::optional<Micros> queued_at, const std::function<void()>& write, Leaves leaves) {
  if (m_moves.empty()) return 0;
  const store::Id queue = queued_at && store::hides_rows(m_tx.db()) ? m_moves.front().assignment_id : 0;
  store::load_moves(m_tx.db(), m_moves);
  m_moves = {};
  const auto stopped = stop_timers(m_tx, m_task_id);
  store::WorkChanges changes;
  changes.leave_uncounted(queue);
  store::each_moved(m_tx.db(), [&](const store::WorkState& before, store::Id to) {
    store::WorkState after = before;
    after.assignment_id = to;
    after.claimed_by = 0;
    after.claimed_at.reset();
    if (queued_at) after.queued_at = queued_at;
    if (const auto timed = stopped.find(before.id); timed != stopped.end()) {
      for (const Stopped& timer : timed->second) {
        after.duration += timer.more;
        changes.event("stopped", after, {}, seconds_text(timer.active));
      }
    }
    changes.change(before, after);
    if (leaves == Leaves::yes) changes.remove(after);
  });
  for (const auto& [work_item, timers] : stopped)
    for (const Stopped& timer : timers) store::add_duration(m_tx, work_item, timer.more);
  write();
  const std::int64_t moved = changes.items();
  changes.write(m_tx);
  return moved;
}

std::int64_t Handover::finish(std::optional<Micros> queued_at, const std::function<void()>& last_look) {
  return change(queued_at, [&] {
    if (last_look) last_look();
    store::write_moves(m_tx, m_task_id, queued_at);
  });
}

void Handover::take_out() {
  change({}, [&] { store::remove_moved(m_tx); }, Leaves::yes);
}

void Handover::drop_claims() {
  change({}, [&] { store::drop_moved_claims(m_tx); });
}

}  // namespace tasks::service
