#include "lib/service/skip.hpp"

#include "lib/base/text.hpp"
#include "lib/service/timers.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/people.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

std::optional<Error> stale(const store::SelectedWork& work) {
  if (!work.wanted_version || *work.wanted_version == work.state.version) return std::nullopt;
  return Error(Code::conflict, cat("it has changed since it was read (version ", work.state.version, ", not ", *work.wanted_version, ")"));
}

// What both come to, work item by work item.
struct Sorting {
  Changed result;
  store::WorkChanges changes;
  store::IdSet dropped;

  void refuse(store::Id id, const Error& why) {
    result.refusals.add(id, why);
    dropped.add(id);
  }
  void leave(store::Id id) {
    ++result.unchanged;
    dropped.add(id);
  }
  // False: nothing is to be written.
  bool settle(store::Transaction& tx, Partial partial) {
    result.changed = changes.items();
    if (!result.refusals.empty() && partial == Partial::no) throw result.refusals.error(result.all());
    store::drop_from_selection(tx.db(), dropped);
    return result.changed > 0;
  }
};

}  // namespace

Changed skip_work(store::Transaction& tx, std::string_view reason, Partial partial) {
  Sorting sorting;
  const auto shut = closed_tasks(tx);
  const WorkRights rights(tx);
  Timer timer(tx);
  store::SkipWrite write{.reason = std::string(reason), .timed = 0, .timed_more = 0};
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const store::WorkState& before = work.state;
    if (const auto task = shut.find(before.task_id); task != shut.end()) return sorting.refuse(before.id, task->second);
    if (const auto why = rights.refusal(before)) return sorting.refuse(before.id, *why);
    if (!before.status.empty())
      return sorting.refuse(before.id, Error(Code::guard, cat("it has the status ", quote(before.status)))
                                           .hint(cat("clear that first: tasks set-status --clear ", before.task_id, ' ', before.id)));
    if (before.skipped_at) return sorting.leave(before.id);
    if (const auto why = stale(work)) return sorting.refuse(before.id, *why);
    store::WorkState after = before;
    after.skipped_at = tx.now();
    after.skipped_by = tx.actor().id;
    after.skip_reason = reason;
    after.claimed_by = 0;
    after.claimed_at.reset();
    if (timer.running_on() == before.id) {
      const Timer::End ended = timer.end();
      after.duration += ended.more;
      write.timed = before.id;
      write.timed_more = ended.more;
      sorting.changes.event("stopped", after, {}, seconds_text(ended.active));
    }
    sorting.changes.change(before, after);
  });
  if (!sorting.settle(tx, partial)) return std::move(sorting.result);
  store::skip_selected(tx, write);
  sorting.changes.write(tx);
  store::touch_assignments_of_selected(tx);
  return std::move(sorting.result);
}

Changed clear_skips(store::Transaction& tx, const model::Task& task, Partial partial) {
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  Sorting sorting;
  const WorkRights rights(tx);
  const store::Id queue = task.allocation == model::Allocation::pulling ? store::find_queue(tx.db(), task.id) : 0;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const store::WorkState& before = work.state;
    if (const auto why = rights.refusal(before)) return sorting.refuse(before.id, *why);
    if (!before.skipped_at) return sorting.leave(before.id);
    if (!tx.actor().manages() && before.skipped_by != tx.actor().id)
      return sorting.refuse(before.id, Error(Code::permission, cat("it was skipped by ", store::email_of(tx.db(), before.skipped_by))).hint("a manager can clear it"));
    if (const auto why = stale(work)) return sorting.refuse(before.id, *why);
    store::WorkState after = before;
    after.skipped_at.reset();
    after.skipped_by = 0;
    after.skip_reason.clear();
    if (queue != 0) {
      after.assignment_id = queue;
      after.queued_at = tx.now();
    }
    sorting.changes.change(before, after);
  });
  if (!sorting.settle(tx, partial)) return std::move(sorting.result);
  store::touch_assignments_of_selected(tx);
  store::clear_selected_skips(tx, queue);
  sorting.changes.write(tx);
  return std::move(sorting.result);
}

}  // namespace tasks::service
