#pragma once
// Assignees and what they hold.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// A user (e-mail) or a group (@name).
struct Assignee {
  store::Id user_id = 0, group_id = 0;
  std::string name;    // e-mail or @name
  bool active = true;  // of a user; groups always are
};
// Throws Code::not_found with the nearest, Code::bad_value for what is neither an e-mail nor @name.
Assignee get_assignee(store::Session& session, std::string_view typed);

struct AssignmentFilter {
  store::Id task_id = 0;                  // 0: of every task
  std::vector<std::string> assignees = {};  // e-mails and @groups
  std::vector<std::string> statuses = {};   // words of model::TaskStatus
  bool archived = false;                  // archived ones, and those of archived tasks, too
};
// Annotators get their own and their groups' only, never archived ones (decisions.md 26).
std::vector<model::Assignment> list_assignments(store::Session& session, const AssignmentFilter& filter);

// By id; or by task and assignee. Throws Code::not_found, Code::wrong_kind.
model::Assignment get_assignment(store::Session& session, std::string_view id);
model::Assignment get_assignment(store::Session& session, const model::Task& task, std::string_view assignee);

// What the acting user and the user's groups hold; `archived`: archived ones, and those of archived tasks, too, for managers.
std::vector<model::Assignment> own_assignments(store::Session& session, bool archived = false);

}  // namespace tasks::service
