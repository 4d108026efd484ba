#include "lib/service/clean_up.hpp"

#include <map>
#include <set>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/contributors.hpp"
#include "lib/service/handover.hpp"
#include "lib/service/settings.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/cleaning.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

using store::Id;

void remove_annotations(store::Transaction& tx, const model::Task& task, std::vector<Id>& cleaned) {
  if (task.task_type == model::TaskType::qa)
    throw Error(Code::guard, "a QA task has no annotations of its own").hint("they are those of the task that it reviews: remove them there");
  const bool forced = force_remove_status(tx);
  store::IdSet gone;
  std::map<Id, std::int64_t> counts;
  store::each_selected_annotation(tx.db(), [&](Id annotation, Id work_item) {
    gone.add(annotation);
    ++counts[work_item];
  });
  if (gone.empty()) return;
  std::vector<store::TouchedWork> touched;
  store::WorkChanges changes;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const auto count = counts.find(work.state.id);
    if (count == counts.end()) return;
    store::WorkState after = work.state;
    if (forced && !after.status.empty())
      throw Error(Code::guard, cat("work item ", after.id, " has the status ", quote(after.status)))
          .hint("this project wants a status cleared before its annotations are changed: --stage label clears it");
    after.object_count -= count->second;
    after.edited_after_status = !after.status.empty();
    changes.change(work.state, after);
    touched.push_back({after.id, -count->second});
    cleaned.push_back(after.id);
  });
  store::delete_annotations(tx, gone);
  tx.removed("annotation", std::move(gone), task.id);
  store::touch_work_items(tx, touched);
  changes.write(tx);
}

void remove_duration(store::Transaction& tx, const model::Task& task, std::vector<Id>& cleaned) {
  store::WorkChanges changes;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    if (work.state.duration == 0) return;
    store::WorkState after = work.state;
    after.duration = 0;
    changes.change(work.state, after);
    cleaned.push_back(after.id);
  });
  store::remove_selected_time(tx, task.id);
  if (changes.items() == 0) return;
  store::clear_selected_duration(tx.db());
  changes.write(tx);
}

void remove_assignees(store::Transaction& tx, const model::Task& task, std::vector<Id>& cleaned) {
  if (task.quality != model::Quality::none)
    throw Error(Code::guard, cat("work of a ", to_text(task.quality), " task stays with its assignees"));
  Contributors people(tx, task);
  Handover handover(tx, task.id);
  const model::Assignment* there = people.waiting();
  std::vector<Id> moved;
  std::set<Id> left;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    if (there && work.state.assignment_id == there->id) return;
    moved.push_back(work.state.id);
    left.insert(work.state.assignment_id);
  });
  if (moved.empty()) return;
  const Id to = people.open_waiting().id;
  for (const Id id : moved) handover.give(id, to);
  handover.finish(task.allocation == model::Allocation::pulling ? std::optional(tx.now()) : std::nullopt);
  people.settle(left);
  cleaned.insert(cleaned.end(), moved.begin(), moved.end());
}

void remove_history(store::Transaction& tx, const model::Task& task, std::vector<Id>& cleaned) {
  const store::IdSet removed = store::remove_selected_history(tx);
  if (removed.empty()) return;
  tx.note({.kind = "work_item", .field = "history", .old_value = {}, .new_value = {}, .task_id = task.id, .ids = removed});
  removed.each([&](Id id) { cleaned.push_back(id); });
}

}  // namespace

store::IdSet clean_up(store::Transaction& tx, const model::Task& task, const CleanUps& wanted) {
  std::vector<Id> cleaned;
  if (wanted.annotations) remove_annotations(tx, task, cleaned);
  if (wanted.assignees) remove_assignees(tx, task, cleaned);
  if (wanted.duration) remove_duration(tx, task, cleaned);
  if (wanted.history) remove_history(tx, task, cleaned);
  return store::IdSet::of(std::move(cleaned));
}

}  // namespace tasks::service
