#include "lib/service/skip.hpp"

#include "lib/base/text.hpp"
#include "lib/service/timers.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/people.hpp"
#include "lib/store/pulling.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"
#include "lib/store/work_changes.hpp"
#include "lib/store/work_items.hpp"

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

// What goes to the queue is out of an annotator's sight then: its record is made from what it was.
std::vector<model::WorkItem> as_queued(store::Transaction& tx, store::Id queue) {
  std::vector<model::WorkItem> items;
  store::each_selected_work_item(tx, [&](const model::WorkItem& item) {
    model::WorkItem& after = items.emplace_back(item);
    after.assignment_id = queue;
    after.assignee.clear();
    after.skipped = false;
    after.skip_reason.clear();
    after.queued_at = tx.now();
    after.updated_at = tx.now();
    ++after.version;
    return true;
  });
  return items;
}

}  // namespace

Changed skip_work(store::Transaction& tx, std::string_view reason, Partial partial) {
  Sorting sorting;
  const auto shut = closed_tasks(tx);
  const WorkRights rights(tx);
  Timer timer(tx);
  std::vector<std::pair<store::Id, Micros>> others;  // whose claimers' timers ran on them, and what that adds
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
    if (const auto ended = timer.end_of_claimer(before)) {
      after.duration += ended->more;
      others.emplace_back(before.id, ended->more);
      sorting.changes.event("stopped", after, {}, seconds_text(ended->active));
    }
    sorting.changes.change(before, after);
  });
  if (!sorting.settle(tx, partial)) return std::move(sorting.result);
  store::skip_selected(tx, write);
  for (const auto& [work_item, more] : others) store::add_duration(tx, work_item, more);
  sorting.changes.write(tx);
  store::touch_assignments_of_selected(tx);
  return std::move(sorting.result);
}

ClearedSkips clear_skips(store::Transaction& tx, const model::Task& task, Partial partial) {
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  Sorting sorting;
  const WorkRights rights(tx);
  const store::Id queue = task.allocation == model::Allocation::pulling ? store::queue_of(tx.db(), task.id).value_or(0) : 0;
  if (store::hides_rows(tx.db())) sorting.changes.leave_uncounted(queue);
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
  const bool any = sorting.settle(tx, partial);
  ClearedSkips cleared{std::move(sorting.result), {}};
  if (!any) return cleared;
  if (queue != 0 && !tx.actor().manages()) cleared.given_back = as_queued(tx, queue);
  store::touch_assignments_of_selected(tx);
  store::clear_selected_skips(tx, task.id, queue);
  sorting.changes.write(tx);
  if (!cleared.given_back.empty()) store::drop_from_selection(tx.db(), store::selected_ids(tx.db()));
  return cleared;
}

}  // namespace tasks::service
