#include "lib/service/settling_reviews.hpp"

#include <utility>

#include "lib/service/timers.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

using model::Stage;
using store::WorkState;

class Settling {
 public:
  Settling(store::Transaction& tx, store::IssueCounts counts) : m_tx(tx), m_counts(counts), m_timer(tx) {}

  void run(Settles what) {
    // One after the other, since ids must not fall among those that are noted together.
    store::each_reviewed(m_tx.db(), m_counts, [&](const store::ReviewedWork& work) { take(work.state, settled(work)); });
    store::WorkChanges of_labeling = std::exchange(m_changes, store::WorkChanges());
    if (what == Settles::all) store::each_reviewing(m_tx.db(), m_counts, [&](const store::ReviewingWork& work) { take(work.state, settled(work), work.removed); });
    // Timers first: what is in the stage prepare is not worked on.
    for (const auto& [work_item, more] : m_stopped) store::add_duration(m_tx, work_item, more);
    store::write_settled(m_tx, m_settled);
    for (store::WorkChanges* changes : {&of_labeling, &m_changes}) {
      changes->count_for_others();
      changes->write(m_tx);
    }
  }

 private:
  static void clear_status(WorkState& w) {
    w.status.clear();
    w.status_by = 0;
    w.status_at.reset();
    w.edited_after_status = false;
    w.stage_by_hand = false;
  }
  static void drop_claim(WorkState& w) {
    w.claimed_by = 0;
    w.claimed_at.reset();
  }
  static void move(WorkState& w, Stage stage) {
    if (w.stage == stage) return;
    w.stage = stage;
    w.stage_by_hand = false;
  }

  static WorkState settled(const store::ReviewedWork& work) {
    WorkState after = work.state;
    after.open_issues = work.open_issues;
    after.for_review = work.for_review;
    if (work.reopened && !after.status.empty()) {
      clear_status(after);
      after.stage = Stage::label;
    }
    const bool done = !after.status.empty() && !after.stage_by_hand;
    if (done && (after.stage == Stage::review || after.stage == Stage::completed)) move(after, work.awaits_review ? Stage::review : Stage::completed);
    return after;
  }

  WorkState settled(const store::ReviewingWork& work) {
    WorkState after = work.state;
    after.open_issues = work.open_issues;
    after.for_review = work.for_review;
    if (!work.alive) return after;  // it is brought in order when it comes back
    if (!work.has_work) {
      if (!after.status.empty()) clear_status(after);
      move(after, Stage::prepare);
    } else if (after.status.empty() && !after.stage_by_hand) {
      move(after, work.open_issues > 0 ? Stage::prepare : Stage::review);
    }
    if (after.stage == Stage::prepare && work.state.stage != Stage::prepare) {
      stop_timers(after);
      drop_claim(after);
    }
    // What comes up again waits for whoever asks for work next.
    if (after.stage == Stage::review && work.state.stage == Stage::prepare && work.queue != 0) {
      after.assignment_id = work.queue;
      after.queued_at = m_tx.now();
    }
    return after;
  }

  void stop_timers(WorkState& after) {
    const auto stop = [&](const Timer::End& end) {
      after.duration += end.more;
      m_stopped.emplace_back(after.id, end.more);
      m_changes.event("stopped", after, {}, seconds_text(end.active));
    };
    if (m_timer.running_on() == after.id) stop(m_timer.end());
    if (const auto ended = m_timer.end_of_claimer(after)) stop(*ended);
  }

  void take(const WorkState& before, const WorkState& after, bool removed = false) {
    const std::int64_t changed = m_changes.items();
    removed ? m_changes.change_removed(before, after) : m_changes.change(before, after);
    if (m_changes.items() == changed) return;
    m_settled.push_back({.id = after.id,
                         .clears = !before.status.empty() && after.status.empty(),
                         .unclaims = before.claimed_by != 0 && after.claimed_by == 0,
                         .stage = after.stage,
                         .open_issues = after.open_issues,
                         .for_review = after.for_review,
                         .queue = after.stage == Stage::review && before.stage == Stage::prepare && after.queued_at == m_tx.now() ? after.assignment_id : 0});
  }

  store::Transaction& m_tx;
  store::IssueCounts m_counts;
  Timer m_timer;
  store::WorkChanges m_changes;
  std::vector<store::SettledWork> m_settled;
  std::vector<std::pair<store::Id, Micros>> m_stopped;  // work items with what their timers add
};

}  // namespace

void settle_reviews(store::Transaction& tx, Settles what, store::IssueCounts counts) { Settling(tx, counts).run(what); }

}  // namespace tasks::service
