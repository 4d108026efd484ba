#include "lib/service/pulling.hpp"

#include <algorithm>
#include <limits>

#include "lib/base/text.hpp"
#include "lib/service/handover.hpp"
#include "lib/service/settings.hpp"
#include "lib/service/timers.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/people.hpp"
#include "lib/store/pulling.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"
#include "lib/store/work_changes.hpp"
#include "lib/store/work_items.hpp"

namespace tasks::service {

std::int64_t pull(store::Transaction& tx, const store::TaskGate& task, store::Id assignment_id) {
  if (!task.pulls()) return 0;
  tx.db().hold(assignment_id);
  const auto pending = store::pending_in(tx.db(), assignment_id);
  if (!pending || *pending > *task.max_workload - *task.batch_size) return 0;
  const auto queue = store::queue_of(tx.db(), task.id);
  if (!queue) return 0;
  std::vector<store::Chosen> chosen;
  for (const store::Id id : store::take_batch(tx, task.id, *queue, assignment_id, *task.batch_size, task.keeps_own_work_away() ? tx.actor().id : 0)) chosen.push_back({id, {}});
  if (chosen.empty()) return 0;
  store::load_selection(tx.db(), chosen);
  store::WorkChanges changes;
  if (store::hides_rows(tx.db())) changes.leave_uncounted(*queue);
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    store::WorkState before = work.state;
    before.assignment_id = *queue;
    changes.change(before, work.state);
  });
  changes.write(tx);
  return static_cast<std::int64_t>(chosen.size());
}

std::optional<Error> RoomForWork::refusal(const store::WorkState& work) {
  if (!m_task.max_workload || (work.status.empty() && work.stage != model::Stage::prepare)) return std::nullopt;
  const auto [pending, fresh] = m_pending.try_emplace(work.assignment_id, 0);
  if (fresh) {
    m_tx.db().hold(work.assignment_id);
    const bool waits = store::queue_of(m_tx.db(), m_task.id) == work.assignment_id;  // a queue holds any number
    pending->second = waits ? std::numeric_limits<std::int64_t>::min() : store::pending_in(m_tx.db(), work.assignment_id).value_or(0);
  }
  if (pending->second >= *m_task.max_workload)
    return Error(Code::guard, cat("its assignee holds ", pending->second, " pending items already, and that is the most"))
        .hint("tasks release gives some of them back to the queue");
  ++pending->second;
  return std::nullopt;
}

namespace {

// What a release finds in one task.
struct Place {
  std::optional<Error> shut;
  std::optional<store::Id> queue;      // of a pulling task
  std::optional<Handover> handover;
};

class Releasing {
 public:
  Releasing(store::Transaction& tx, Partial partial) : m_tx(tx), m_partial(partial), m_rights(tx), m_limit(idle_limit(tx)) {
    const std::vector<store::TaskGate> gates = store::gates_of_selected(tx.db());
    tx.db().hold(tx.actor().id);
    for (const store::TaskGate& gate : gates) {
      Place& place = m_places[gate.id];
      place.shut = closed(gate, tx.now());
      if (gate.pulls()) place.queue = store::queue_of(tx.db(), gate.id);
      place.handover.emplace(tx, gate.id);
    }
  }

  Released run() {
    store::each_selected_work(m_tx.db(), [&](const store::SelectedWork& work) { look_at(work.state); });
    m_result.changed.changed = m_released;
    if (!m_result.changed.refusals.empty() && m_partial == Partial::no) throw m_result.changed.refusals.error(m_result.changed.all());
    store::drop_from_selection(m_tx.db(), m_dropped);
    for (auto& [id, place] : m_places) {
      if (place.queue)
        place.handover->finish(m_tx.now(), [&] { keep_records(*place.queue); });
      else
        place.handover->drop_claims();
    }
    return std::move(m_result);
  }

 private:
  void look_at(const store::WorkState& w) {
    Place& place = m_places.at(w.task_id);
    const auto leave = [&] {
      ++m_result.changed.unchanged;
      m_dropped.add(w.id);
    };
    const auto refuse = [&](const Error& why) {
      m_result.changed.refusals.add(w.id, why);
      m_dropped.add(w.id);
    };
    if (place.shut) return refuse(*place.shut);
    if (const auto why = m_rights.refusal(w)) return refuse(*why);
    if (!w.status.empty() || w.skipped_at || w.assignment_id == place.queue || (!place.queue && w.claimed_by == 0)) return leave();
    if (!m_tx.actor().manages() && w.claimed_by != m_tx.actor().id && w.claim_holds(m_tx.now(), m_limit))
      return refuse(Error(Code::guard, cat(store::email_of(m_tx.db(), w.claimed_by), " works on it since ", format_time(*w.claimed_at)))
                        .hint("it falls back when nothing happens for the project's idle_limit"));
    ++m_released;
    place.handover->give(w.id, place.queue.value_or(w.assignment_id));
  }

  // What goes to the queue is out of an annotator's sight then: its record is made from what it was.
  void keep_records(store::Id queue) {
    if (m_tx.actor().manages()) return;
    store::IdSet gone;
    store::each_moved(m_tx.db(), [&](const store::WorkState& w, store::Id) { gone.add(w.id); });
    store::each_selected_work_item(m_tx, [&](const model::WorkItem& item) {
      if (!gone.contains(item.id)) return true;
      model::WorkItem& after = m_result.given_back.emplace_back(item);
      after.assignment_id = queue;
      after.assignee.clear();
      after.started_at.reset();
      after.queued_at = m_tx.now();
      after.updated_at = m_tx.now();
      ++after.version;
      return true;
    });
    store::drop_from_selection(m_tx.db(), gone);
  }

  store::Transaction& m_tx;
  Partial m_partial;
  WorkRights m_rights;
  Micros m_limit;
  std::map<store::Id, Place> m_places;  // by task
  store::IdSet m_dropped;
  std::int64_t m_released = 0;
  Released m_result;
};

}  // namespace

Released release_work(store::Transaction& tx, Partial partial) { return Releasing(tx, partial).run(); }

std::int64_t choose_idle(store::Transaction& tx, Micros idle) {
  const std::int64_t count = store::select_idle(tx.db(), tx.now() - idle, tx.actor().manages() ? 0 : tx.actor().id);
  if (count == 0) return 0;
  std::vector<store::Id> shut;
  for (const store::TaskGate& gate : store::gates_of_selected(tx.db()))
    if (closed(gate, tx.now())) shut.push_back(gate.id);
  if (shut.empty()) return count;
  store::IdSet dropped;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    if (std::find(shut.begin(), shut.end(), work.state.task_id) != shut.end()) dropped.add(work.state.id);
  });
  store::drop_from_selection(tx.db(), dropped);
  return count - dropped.size();
}

}  // namespace tasks::service
