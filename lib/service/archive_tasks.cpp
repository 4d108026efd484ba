#include "lib/service/archive_tasks.hpp"

#include <algorithm>
#include <set>

#include "lib/base/text.hpp"
#include "lib/service/names.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/service/task_guards.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::service {
namespace {

store::Effect of_task(store::Id id, std::string_view field, std::optional<std::string> before, std::optional<std::string> after) {
  return {.kind = "task", .field = field, .old_value = std::move(before), .new_value = std::move(after), .task_id = id, .ids = store::IdSet(id)};
}

// Work is in review as long as a live task reviews it.
void settle(store::Transaction& tx, const std::vector<ChosenTask>& chosen) {
  if (std::none_of(chosen.begin(), chosen.end(), [](const ChosenTask& one) { return one.task.task_type == model::TaskType::qa; })) return;
  store::group_reviews_of_selected_tasks(tx.db());
  settle_reviews(tx);
}

}  // namespace

ChangedTasks archive_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, Partial partial) {
  ChangedTasks result;
  std::vector<store::Id> changed;
  std::vector<store::Effect> effects;
  const std::vector<ChosenTask> chosen = choose_tasks(tx, words, Archived::by_name);
  TaskGuards guards(tx);
  for (const ChosenTask* one : reviews_first(chosen)) {
    const model::Task& task = one->task;
    if (task.archived_at) {
      ++result.unchanged;
    } else if (const auto conflict = stale(*one)) {
      result.refusals.add(task.id, *conflict);
    } else if (const auto why = guards.in_use(task)) {
      result.refusals.add(task.id, *why);
    } else {
      guards.goes(task);
      changed.push_back(task.id);
      effects.push_back(of_task(task.id, "archived_at", {}, cat(tx.now())));
    }
  }
  settle_tasks(tx, result, std::move(changed), partial);
  if (result.changed == 0) return result;
  store::archive_selected_tasks(tx);
  tx.note(effects);
  settle(tx, chosen);
  return result;
}

ChangedTasks unarchive_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, const std::string& name, Partial partial) {
  const std::string wanted = name.empty() ? std::string() : checked_name("task", name);
  ChangedTasks result;
  std::vector<store::Id> changed;
  std::vector<store::Effect> effects;
  std::set<std::string> names;
  const std::vector<ChosenTask> chosen = choose_tasks(tx, words);
  if (!wanted.empty() && chosen.size() != 1) throw Error(Code::usage, "--name is for one task").hint("unarchive them one by one");
  std::vector<const ChosenTask*> order = reviews_first(chosen);
  std::reverse(order.begin(), order.end());  // what is reviewed comes back before its reviews
  for (const ChosenTask* one : order) {
    const model::Task& task = one->task;
    const std::string& called = wanted.empty() ? task.name : wanted;
    const auto refuse = [&](const Error& why) { result.refusals.add(task.id, why); };
    if (!task.archived_at) {
      ++result.unchanged;
      continue;
    }
    if (const auto conflict = stale(*one)) {
      refuse(*conflict);
      continue;
    }
    if (store::find_task_id(tx.db(), called) || names.contains(called)) {
      refuse(Error(Code::exists, cat("there is a task ", quote(called), " by now")).hint(cat("tasks unarchive ", task.id, " --name NAME brings it back under another one")));
      continue;
    }
    if (task.parent_id != 0 && store::is_archived(tx.db(), task.parent_id) && std::find(changed.begin(), changed.end(), task.parent_id) == changed.end()) {
      refuse(Error(Code::guard, cat("the task ", quote(task.parent), " that it reviews is archived")).hint(cat("tasks unarchive ", task.parent_id, " first, or along with it")));
      continue;
    }
    names.insert(called);
    changed.push_back(task.id);
    effects.push_back(of_task(task.id, "archived_at", cat(*task.archived_at), {}));
    if (called != task.name) effects.push_back(of_task(task.id, "name", task.name, called));
  }
  settle_tasks(tx, result, std::move(changed), partial);
  if (result.changed == 0) return result;
  const auto back = store::unarchive_selected_tasks(tx, wanted);
  tx.note(effects);
  tx.note(back);
  settle(tx, chosen);
  return result;
}

}  // namespace tasks::service
