#pragma once
// What a project adds up to, out of counters only (decisions.md 8).
#include <string_view>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// An annotator's own part only.
model::ProjectStatus project_status(store::Session& session, std::string_view project_name);

}  // namespace tasks::service
