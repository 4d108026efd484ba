#pragma once
// Assignments in the database, with what their counters add up to. No statement looks at work items.
//
//     auto of_task = read_assignments(session, {.task_id = 17});        // in the order in which they were made
//     auto mine = read_assignments(session, {.holder = ana});            // hers and those of her groups
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct AssignmentScope {
  Id id = 0;              // only this one, archived or not
  Id task_id = 0;         // only those of this task
  Id holder = 0;          // only those of this user and of the user's groups
  bool archived = false;  // archived ones, and those of archived tasks, too
};
std::vector<model::Assignment> read_assignments(Session& session, const AssignmentScope& scope);  // by task, then order in it

// The user's or group's assignment in the task that is not archived; there is at most one (decisions.md 21).
std::optional<Id> find_assignment_id(Database& db, Id task_id, Id user_id, Id group_id);

// One row of a task's new assignments. created_op is the running operation.
struct NewAssignment {
  Id id = 0;
  Id task_id = 0;
  Id user_id = 0, group_id = 0;    // both 0: kind pool, queue or original
  std::string_view kind = "normal";
  std::string name;
  std::int64_t ordinal = 0;        // its place among those of the task, from 0
  std::optional<double> workload;  // percent
};
void insert_assignment(Transaction& tx, const NewAssignment& assignment);

}  // namespace tasks::store
