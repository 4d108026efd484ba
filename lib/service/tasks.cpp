#include "lib/service/tasks.hpp"

#include <algorithm>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/names.hpp"
#include "lib/service/people.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::service {
namespace {

template <class E>
std::vector<E> parse_words(const std::vector<std::string>& words) {
  std::vector<E> values;
  for (const std::string& word : words) values.push_back(model::parse_or_throw<E>(word));
  return values;
}

template <class T>
bool among(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool with_annotations(const TaskFilter& filter, const model::Task& t) {
  if (filter.annotation_statuses.empty()) return true;
  return std::any_of(filter.annotation_statuses.begin(), filter.annotation_statuses.end(),
                     [&](const std::string& wanted) { return wanted == "open-issues" ? t.tally.open_issues > 0 : t.tally.for_review > 0; });
}

// Tasks in which one of the assignees holds an assignment that the actor may see.
std::unordered_set<store::Id> tasks_of(store::Session& session, const TaskFilter& filter) {
  std::unordered_set<store::Id> ids;
  for (const auto& a : list_assignments(session, {.task_id = 0, .assignees = filter.assignees, .archived = filter.archived}))
    ids.insert(a.task_id);
  return ids;
}

[[noreturn]] void throw_no_such_name(store::Session& session, std::string_view name) {
  store::Database& db = session.db();
  if (session.actor().manages()) {
    if (const auto archived = store::archived_task_ids(db, name); !archived.empty())
      throw Error(Code::not_found, cat("the task ", quote(name), " is archived")).hint(cat("archived tasks are named by id: ", archived.front()));
  }
  const auto near = nearest(name, store::task_names(db, sight_of(session.actor())));
  throw Error(Code::not_found, cat("no task ", quote(name))).hint(near ? cat("did you mean ", *near, "?") : "tasks list shows them");
}

}  // namespace

store::Id find_task(store::Session& session, std::string_view typed) {
  if (const auto id = as_id(typed)) return *id == 0 ? get_task(session, typed).id : *id;
  if (const auto id = store::find_task_id(session.db(), trim(typed))) return *id;
  throw_no_such_name(session, trim(typed));
}

model::Task get_task(store::Session& session, std::string_view typed, store::TaskDetail detail) {
  store::Database& db = session.db();
  const auto id = as_id(typed);
  const std::string_view name = id ? std::string_view() : trim(typed);
  auto found = id.value_or(0) == 0 && name.empty()
                   ? std::vector<model::Task>()
                   : store::read_tasks(session, {.id = id.value_or(0), .name = name, .archived = true, .detail = detail, .visible_to = sight_of(session.actor())});
  if (!found.empty()) return std::move(found.front());
  if (!id) throw_no_such_name(session, name);
  throw_no_such_id(db, "task", *id);
}

std::vector<model::Task> list_tasks(store::Session& session, const TaskFilter& filter) {
  const auto types = parse_words<model::TaskType>(filter.types);
  const auto statuses = parse_words<model::TaskStatus>(filter.statuses);
  const auto priorities = parse_words<model::Priority>(filter.priorities);
  const auto qualities = parse_words<model::Quality>(filter.qualities);
  const auto channels = parse_words<model::Channel>(filter.channels);
  std::vector<store::Id> owners, datasets;
  for (const auto& owner : filter.owners) owners.push_back(get_user(session, owner).id);
  for (const auto& dataset : filter.datasets) datasets.push_back(get_dataset(session, dataset).id);
  const auto with_assignee = filter.assignees.empty() ? std::unordered_set<store::Id>() : tasks_of(session, filter);
  const std::string wanted = fold(trim(filter.search));

  auto tasks = store::read_tasks(session, {.id = 0, .archived = filter.archived, .detail = store::TaskDetail::all, .visible_to = sight_of(session.actor())});
  std::erase_if(tasks, [&](const model::Task& t) {
    const bool kept = among(types, t.task_type) && among(statuses, t.status()) && among(priorities, t.priority) && among(qualities, t.quality) &&
                      among(channels, t.channel) && with_annotations(filter, t) && among(owners, t.owner_id) && among(datasets, t.dataset_id) &&
                      (filter.assignees.empty() || with_assignee.contains(t.id)) && (!filter.overdue || t.overdue(session.now())) &&
                      (wanted.empty() || cat(t.id) == wanted || fold(t.name).find(wanted) != std::string::npos ||
                       fold(t.dataset).find(wanted) != std::string::npos);
    return !kept;
  });
  return tasks;
}

std::string lock_text(const model::Task& task, Micros now) {
  if (!task.locked(now)) return {};
  if (task.locked_at) return cat(quote(task.name), " is locked by ", task.locked_by, " since ", format_time(*task.locked_at));
  return cat(quote(task.name), " is locked since it was due, ", format_time(*task.due_at));
}

}  // namespace tasks::service
