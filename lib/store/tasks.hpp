#pragma once
// Tasks in the database: the row, its actions, and what its counters add up to. A read takes a handful of statements,
// whatever the number of tasks and of their items: nothing here looks at work items.
//
//     auto tasks = read_tasks(session, {.id = 17});             // none or one, archived or not
//     auto open = read_tasks(session, {.visible_to = ana});     // what an annotator sees, with the sums of her own part
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// rules: what work on it asks for, without the names of what it refers to; all: with sums, assignments and the owner's groups.
enum class TaskDetail { rules, settings, all };

struct TaskScope {
  Id id = 0;               // only this one, archived or not; 0: every one
  std::string_view name = {};  // only the one of this name that is not archived
  bool selected = false;   // only those in the table `selection`, archived or not
  bool archived = false;   // archived ones too
  TaskDetail detail = TaskDetail::all;
  Id visible_to = 0;       // annotator: only tasks with open assignments of this user or the user's groups, and only
                           // their sums (domain.md §2); 0: all is visible
};
std::vector<model::Task> read_tasks(Session& session, const TaskScope& scope);  // by id

std::optional<Id> find_task_id(Database& db, std::string_view name);          // among tasks that are not archived
std::vector<Id> archived_task_ids(Database& db, std::string_view name);       // newest first
std::vector<std::string> task_names(Database& db, Id visible_to);             // of tasks that are not archived

// The last operations that touched the task or anything in it, newest first.
std::vector<model::Operation> read_task_operations(Database& db, Id task_id, std::int64_t limit);

// Rows of a new task. `task` comes with its id; owner and creator by id. created_op is the running operation.
void insert_task(Transaction& tx, const model::Task& task, Id owner_id);
void insert_task_actions(Transaction& tx, Id task_id, const std::vector<model::Action>& actions);

}  // namespace tasks::store
