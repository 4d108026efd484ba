#include "lib/service/task_rules.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/recipe.hpp"
#include "lib/service/people.hpp"

namespace tasks::service {

std::vector<model::Action> default_actions() { return {{"complete", "complete", "", false}, {"discard", "discard", "", true}}; }

void check_actions(const std::vector<model::Action>& actions) {
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (const auto bad = model::bad_action_name(actions[i].name)) throw Error(Code::bad_value, *bad);
    for (std::size_t j = 0; j < i; ++j)
      if (actions[i].name == actions[j].name) throw Error(Code::bad_value, cat("the action ", quote(actions[i].name), " is named twice"));
  }
}

model::User checked_owner(store::Session& session, std::string_view email) {
  model::User owner = get_user(session, email);
  if (!owner.active) throw Error(Code::guard, cat(owner.email, " is deactivated")).hint("a task is owned by an active manager or owner");
  if (owner.role == model::Role::annotator) throw Error(Code::guard, cat(owner.email, " is an annotator")).hint("a task is owned by a manager or an owner");
  return owner;
}

}  // namespace tasks::service
