#include "lib/service/assignments.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/names.hpp"
#include "lib/service/people.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/people.hpp"

namespace tasks::service {
namespace {


// A look from outside: an annotator asks for nobody but the own holder's assignments.
store::AssignmentScope scope_of(const store::Session& session, store::Id task_id, bool archived) {
  const bool manages = session.actor().manages();
  return {.id = 0, .task_id = task_id, .holder = manages ? 0 : session.actor().id, .archived = manages && archived};
}

}  // namespace

Assignee get_assignee(store::Session& session, std::string_view typed) {
  if (typed.starts_with('@')) {
    const model::Group group = get_group(session, typed);
    return {.user_id = 0, .group_id = group.id, .name = cat('@', group.name), .active = true};
  }
  if (typed.find('@') == std::string_view::npos && store::find_group(session.db(), typed))
    throw Error(Code::bad_value, cat(quote(typed), " is a group")).hint(cat("groups are assigned as @", typed));
  const model::User user = get_user(session, typed);
  return {.user_id = user.id, .group_id = 0, .name = user.email, .active = user.active};
}

std::vector<model::Assignment> list_assignments(store::Session& session, const AssignmentFilter& filter) {
  std::vector<Assignee> assignees;
  for (const auto& typed : filter.assignees) assignees.push_back(get_assignee(session, typed));
  std::vector<model::TaskStatus> statuses;
  for (const auto& word : filter.statuses) statuses.push_back(model::parse_or_throw<model::TaskStatus>(word));

  auto found = store::read_assignments(session, scope_of(session, filter.task_id, filter.archived));
  std::erase_if(found, [&](const model::Assignment& a) {
    const bool right_assignee = assignees.empty() || std::any_of(assignees.begin(), assignees.end(), [&](const Assignee& who) {
                                  return who.user_id != 0 ? a.user_id == who.user_id : a.group_id == who.group_id;
                                });
    return !right_assignee || (!statuses.empty() && std::find(statuses.begin(), statuses.end(), a.status()) == statuses.end());
  });
  return found;
}

model::Assignment get_assignment(store::Session& session, std::string_view typed) {
  const auto id = as_id(typed);
  if (!id) throw Error(Code::bad_value, cat(quote(typed), " is not the id of an assignment")).hint("give its id, or the task and the assignee");
  auto found = *id == 0 ? std::vector<model::Assignment>() : store::read_assignments(session, {.id = *id, .task_id = 0, .holder = 0, .archived = true});
  if (!found.empty() && !session.actor().manages()) {
    const auto own = store::read_assignments(session, scope_of(session, found.front().task_id, false));
    if (std::none_of(own.begin(), own.end(), [&](const model::Assignment& a) { return a.id == *id; })) found.clear();
  }
  if (found.empty()) throw_no_such_id(session.db(), "assignment", *id);
  return std::move(found.front());
}

model::Assignment get_assignment(store::Session& session, const model::Task& task, std::string_view typed) {
  const Assignee who = get_assignee(session, typed);
  auto found = list_assignments(session, {.task_id = task.id, .assignees = {who.name}, .archived = task.archived_at.has_value()});
  if (found.empty()) throw Error(Code::not_found, cat(who.name, " holds no assignment in ", quote(task.name))).hint(cat("tasks assignment list ", task.id, " shows who does"));
  return std::move(found.front());
}

std::vector<model::Assignment> own_assignments(store::Session& session, bool archived) {
  return store::read_assignments(session, {.id = 0, .task_id = 0, .holder = session.actor().id, .archived = archived && session.actor().manages()});
}

}  // namespace tasks::service
