#pragma once
// What a new task and an edited one have to keep to alike.
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

std::vector<model::Action> default_actions();  // of a labeling task

// Names that may be set, each once. Throws Code::bad_value.
void check_actions(const std::vector<model::Action>& actions);

// An active manager or owner (decisions.md 26). Throws Code::guard.
model::User checked_owner(store::Session& session, std::string_view email);

}  // namespace tasks::service
