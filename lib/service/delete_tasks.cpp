#include "lib/service/delete_tasks.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/service/task_guards.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {

DeletePlan plan_deletion(store::Transaction& tx, const std::vector<TaskWord>& words, Partial partial) {
  DeletePlan plan;
  std::vector<store::Id> destroyed, put_away;
  const std::vector<ChosenTask> chosen = choose_tasks(tx, words);
  TaskGuards guards(tx);
  for (const ChosenTask* one : reviews_first(chosen)) {
    const model::Task& task = one->task;
    const bool touched = guards.touched(task);
    if (task.archived_at && touched) {
      ++plan.result.unchanged;
      guards.goes(task);
      continue;
    }
    std::optional<Error> why = locked(task, tx.now());
    if (!why) why = stale(*one);
    if (!why) why = guards.in_use(task);
    if (!why) why = guards.unresolved(task);
    if (why) {
      plan.result.refusals.add(task.id, *why);
      continue;
    }
    guards.goes(task);
    (touched ? put_away : destroyed).push_back(task.id);
  }
  for (const ChosenTask& one : chosen) plan.tasks.push_back(one.task);
  plan.destroyed = store::IdSet::of(destroyed);
  plan.put_away = store::IdSet::of(put_away);
  destroyed.insert(destroyed.end(), put_away.begin(), put_away.end());
  settle_tasks(tx, plan.result, std::move(destroyed), partial);
  return plan;
}

ChangedTasks delete_tasks(store::Transaction& tx, DeletePlan plan) {
  ChangedTasks result = std::move(plan.result);
  std::vector<store::Effect> effects;
  for (model::Task& task : plan.tasks) {
    const bool destroyed = plan.destroyed.contains(task.id);
    if (!destroyed && !plan.put_away.contains(task.id)) continue;
    if (destroyed) {
      effects.push_back({.kind = "task", .field = "removed", .old_value = {}, .new_value = {}, .task_id = task.id, .ids = store::IdSet(task.id)});
      result.notes.push_back(cat(quote(task.name), " was deleted: nobody had worked in it"));
    } else {
      effects.push_back({.kind = "task", .field = "archived_at", .old_value = {}, .new_value = cat(tx.now()), .task_id = task.id, .ids = store::IdSet(task.id)});
      result.notes.push_back(cat(quote(task.name), " was archived, since there is work in it: tasks unarchive ", task.id, " brings it back"));
      task.archived_at = tx.now();
      ++task.version;
      task.updated_at = tx.now();
      task.updated_by = tx.actor().email;
    }
    result.records.push_back(std::move(task));
  }
  if (result.changed == 0) return result;
  const bool reviews = std::any_of(result.records.begin(), result.records.end(), [](const model::Task& task) { return task.task_type == model::TaskType::qa; });
  if (reviews) store::group_reviews_of_selected_tasks(tx.db());
  // What goes for good is selected first, then what is put away; at the end all of it again.
  store::drop_from_selection(tx.db(), plan.put_away);
  if (!plan.destroyed.empty()) store::remove_selected_tasks(tx, effects);
  store::select_tasks(tx.db(), plan.put_away);
  if (!plan.put_away.empty()) {
    store::archive_selected_assignments(tx, effects);
    store::archive_selected_tasks(tx);
  }
  tx.note(effects);
  if (reviews) settle_reviews(tx, Settles::labeling);
  return result;
}

}  // namespace tasks::service
