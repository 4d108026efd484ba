#include "lib/service/lock_tasks.hpp"

#include "lib/base/text.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/task_closing.hpp"

namespace tasks::service {
namespace {

std::optional<Error> archived(const model::Task& task) {
  if (!task.archived_at) return std::nullopt;
  return Error(Code::guard, cat(quote(task.name), " is archived")).hint(cat("tasks unarchive ", task.id));
}

std::optional<std::string> text(const std::optional<Micros>& time) { return time ? std::optional(cat(*time)) : std::nullopt; }

}  // namespace

ChangedTasks lock_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, Partial partial) {
  ChangedTasks result;
  std::vector<store::Id> changed;
  std::vector<store::Effect> effects;
  for (const ChosenTask& chosen : choose_tasks(tx, words)) {
    const model::Task& task = chosen.task;
    if (const auto why = archived(task)) {
      result.refusals.add(task.id, *why);
    } else if (task.locked_at) {
      ++result.unchanged;
      result.notes.push_back(lock_text(task, tx.now()));
    } else if (const auto conflict = stale(chosen)) {
      result.refusals.add(task.id, *conflict);
    } else {
      changed.push_back(task.id);
      effects.push_back({.kind = "task", .field = "locked_at", .old_value = {}, .new_value = cat(tx.now()), .task_id = task.id, .ids = store::IdSet(task.id)});
      effects.push_back({.kind = "task", .field = "locked_by", .old_value = {}, .new_value = cat(tx.actor().id), .task_id = task.id, .ids = store::IdSet(task.id)});
    }
  }
  settle_tasks(tx, result, std::move(changed), partial);
  if (result.changed == 0) return result;
  store::lock_selected_tasks(tx);
  tx.note(effects);
  return result;
}

ChangedTasks unlock_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, Partial partial) {
  ChangedTasks result;
  std::vector<store::Id> changed;
  std::vector<store::Effect> effects;
  const std::vector<ChosenTask> tasks = choose_tasks(tx, words);
  const auto lockers = store::lockers_of_selected(tx.db());
  for (const ChosenTask& chosen : tasks) {
    const model::Task& task = chosen.task;
    const auto note = [&](std::string_view field, std::optional<std::string> before, std::optional<std::string> after) {
      effects.push_back({.kind = "task", .field = field, .old_value = std::move(before), .new_value = std::move(after), .task_id = task.id, .ids = store::IdSet(task.id)});
    };
    if (const auto why = archived(task)) {
      result.refusals.add(task.id, *why);
      continue;
    }
    if (!task.locked(tx.now())) {
      ++result.unchanged;
      continue;
    }
    if (const auto why = stale(chosen)) {
      result.refusals.add(task.id, *why);
      continue;
    }
    changed.push_back(task.id);
    if (task.locked_at) {
      note("locked_at", text(task.locked_at), {});
      note("locked_by", cat(lockers.at(task.id)), {});
    }
    if (task.lock_after_due && task.due_at && *task.due_at <= tx.now()) {
      note("lock_after_due", "1", "0");
      result.notes.push_back(cat(quote(task.name), " was due ", format_time(*task.due_at), ": it is not locked after its due time any more"));
    }
  }
  const std::vector<store::Id> opened = changed;
  settle_tasks(tx, result, std::move(changed), partial);
  if (result.changed == 0) return result;
  tx.pipeline_work().opened = opened;
  store::unlock_selected_tasks(tx);
  tx.note(effects);
  return result;
}

}  // namespace tasks::service
