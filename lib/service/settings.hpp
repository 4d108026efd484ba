#pragma once
// Settings of the project (decisions.md 17): in its database, changed by its owners, logged.
//
//     if (service::force_remove_status(session)) …
//     const Micros limit = service::idle_limit(session);
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/upkeep.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

bool force_remove_status(store::Session& session);     // annotations are read-only while their work item has a status
Micros idle_limit(store::Session& session);            // a longer pause does not count as work
std::int64_t split_seed(store::Session& session);      // of datasets made from now on

std::vector<model::Setting> project_settings(store::Session& session);  // every one, set or not
// Throws Code::not_found for a key that is no project setting.
model::Setting project_setting(store::Session& session, std::string_view key);

// Sets it, or gives it back its built-in value. Throws Code::permission for all but owners, bad_value. Nothing is noted
// when it has that value already.
model::Setting set_project_setting(store::Transaction& tx, std::string_view key, const std::optional<std::string>& value);

}  // namespace tasks::service
