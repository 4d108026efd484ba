#include "lib/service/choosing_tasks.hpp"

#include <unordered_map>

#include "lib/base/text.hpp"
#include "lib/service/names.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/task_closing.hpp"
#include "lib/store/tasks.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {
namespace {

store::Id id_of(store::Transaction& tx, const std::string& typed, Archived archived) {
  if (const auto id = as_id(typed)) return *id;
  const std::string_view name = trim(typed);
  if (const auto id = store::find_task_id(tx.db(), name)) return *id;
  if (archived == Archived::by_name)
    if (const auto ids = store::archived_task_ids(tx.db(), name); !ids.empty()) return ids.front();
  return get_task(tx, typed).id;  // throws, with the nearest name
}

}  // namespace

std::vector<ChosenTask> choose_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, Archived archived) {
  std::vector<store::Chosen> chosen;
  std::unordered_map<store::Id, std::optional<std::int64_t>> versions;  // the first word counts
  for (const TaskWord& word : words) {
    chosen.push_back({id_of(tx, word.typed, archived), word.version});
    versions.try_emplace(chosen.back().id, word.version);
  }
  store::load_selection(tx.db(), chosen);
  store::hold_selected_tasks(tx.db());
  std::vector<ChosenTask> tasks;
  for (model::Task& task : selected_tasks(tx)) tasks.push_back({std::move(task), versions.at(task.id)});
  for (const ChosenTask& one : tasks) versions.erase(one.task.id);
  for (const store::Chosen& one : chosen)
    if (versions.contains(one.id)) throw_no_such_id(tx.db(), "task", one.id);
  return tasks;
}

std::vector<model::Task> selected_tasks(store::Session& session) {
  std::unordered_map<store::Id, model::Task> found;
  for (model::Task& task : store::read_tasks(session, {.selected = true})) found.emplace(task.id, std::move(task));
  std::vector<model::Task> tasks;
  store::each_selected_id(session.db(), [&](store::Id id) {
    if (const auto task = found.find(id); task != found.end()) tasks.push_back(std::move(task->second));
  });
  return tasks;
}

std::optional<Error> stale(const ChosenTask& chosen) {
  if (!chosen.wanted_version || *chosen.wanted_version == chosen.task.version) return std::nullopt;
  return Error(Code::conflict, cat("it has changed since it was read (version ", chosen.task.version, ", not ", *chosen.wanted_version, ")"));
}

void settle_tasks(store::Transaction& tx, ChangedTasks& result, std::vector<store::Id> ids, Partial partial) {
  const store::IdSet changed = store::IdSet::of(std::move(ids));
  result.changed = changed.size();
  if (!result.refusals.empty() && partial == Partial::no) throw result.refusals.error(result.all());
  store::IdSet others;
  store::selected_ids(tx.db()).each([&](store::Id id) {
    if (!changed.contains(id)) others.add(id);
  });
  store::drop_from_selection(tx.db(), others);
}

}  // namespace tasks::service
