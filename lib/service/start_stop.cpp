#include "lib/service/start_stop.hpp"

#include "lib/base/text.hpp"
#include "lib/service/timers.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/people.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {

Changed start_work(store::Transaction& tx, Partial partial) {
  Changed result;
  const WorkRights rights(tx);
  const auto shut = closed_tasks(tx);
  Timer timer(tx);
  store::IdSet dropped;
  store::WorkChanges changes;
  std::optional<store::SelectedWork> first;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const store::WorkState& w = work.state;
    const auto refuse = [&](const Error& why) {
      result.refusals.add(w.id, why);
      dropped.add(w.id);
    };
    if (const auto task = shut.find(w.task_id); task != shut.end()) return refuse(task->second);
    if (const auto why = rights.refusal(w)) return refuse(*why);
    if (w.claim_holds(tx.now(), timer.idle_limit()) && w.claimed_by != tx.actor().id)
      return refuse(Error(Code::guard, cat(store::email_of(tx.db(), w.claimed_by), " works on it since ", format_time(*w.claimed_at)))
                        .hint("it falls back when nothing happens for the project's idle_limit"));
    if (!first || work.ordinal < first->ordinal) first = work;
    store::WorkState after = w;
    // A claim keeps a work item out of the queue: one that is done or skipped is not in it.
    if (w.status.empty() && !w.skipped_at && w.claimed_by != tx.actor().id) {
      after.claimed_by = tx.actor().id;
      after.claimed_at = tx.now();
    }
    if (after.claimed_by == w.claimed_by) {
      ++result.unchanged;
      dropped.add(w.id);
      return;
    }
    changes.change(w, after);
  });
  if (!result.refusals.empty() && partial == Partial::no) throw result.refusals.error(result.all() + changes.items());
  if (!first) return result;
  // The first one counts as changed when its timer starts, claimed before or not.
  const bool starts = timer.running_on() != first->state.id;
  store::drop_from_selection(tx.db(), dropped);
  result.changed = changes.items();
  if (changes.items() > 0) store::claim_selected(tx);
  changes.write(tx);
  timer.start(first->state);
  store::touch_assignment(tx, first->state.assignment_id);
  if (starts && dropped.contains(first->state.id)) {
    store::add_to_selection(tx.db(), first->state.id, first->ordinal);
    ++result.changed;
    --result.unchanged;
  }
  return result;
}

Changed stop_work(store::Transaction& tx, Partial partial) {
  Changed result;
  const auto shut = closed_tasks(tx);
  Timer timer(tx);
  store::IdSet dropped;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const store::WorkState& w = work.state;
    if (timer.running_on() == w.id) {
      if (const auto task = shut.find(w.task_id); task == shut.end()) {
        ++result.changed;
        return;
      } else {
        result.refusals.add(w.id, task->second);
      }
    } else {
      ++result.unchanged;
    }
    dropped.add(w.id);
  });
  if (!result.refusals.empty() && partial == Partial::no) throw result.refusals.error(result.all());
  store::drop_from_selection(tx.db(), dropped);
  if (result.changed == 0) return result;
  store::touch_assignments_of_selected(tx);
  timer.stop();
  return result;
}

}  // namespace tasks::service
