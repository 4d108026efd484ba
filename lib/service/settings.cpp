#include "lib/service/settings.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/config/settings.hpp"
#include "lib/service/people.hpp"
#include "lib/store/project.hpp"

namespace tasks::service {
namespace {

const config::ProjectKey& known_key(std::string_view name) {
  if (const auto* key = config::find_project_key(name)) return *key;
  throw Error(Code::not_found, cat("no project setting ", quote(name))).hint("tasks config list shows them");
}

model::Setting as_record(const config::ProjectKey& key, const std::map<std::string, std::string>& values, const std::string& location) {
  model::Setting setting{std::string(key.name), std::string(key.built_in), "built-in", "", std::string(key.doc)};
  if (const auto found = values.find(setting.key); found != values.end()) {
    setting.value = found->second;
    setting.origin = "database";
    setting.where = location;
  }
  return setting;
}

}  // namespace

bool force_remove_status(store::Session& session) { return project_setting(session, "force_remove_status").value == "true"; }
Micros idle_limit(store::Session& session) { return parse_duration(project_setting(session, "idle_limit").value); }
std::int64_t split_seed(store::Session& session) { return to_int(project_setting(session, "split_seed").value).value_or(0); }

std::vector<model::Setting> project_settings(store::Session& session) {
  const auto values = store::read_settings(session);
  std::vector<model::Setting> settings;
  for (const auto& key : config::project_keys()) settings.push_back(as_record(key, values, session.db().location()));
  return settings;
}

model::Setting project_setting(store::Session& session, std::string_view key) {
  return as_record(known_key(key), store::read_settings(session), session.db().location());
}

model::Setting set_project_setting(store::Transaction& tx, std::string_view name, const std::optional<std::string>& value) {
  const config::ProjectKey& key = known_key(name);
  require_role(tx.actor(), model::Role::owner, cat("config set ", name));
  if (value)
    store::write_setting(tx, key.name, config::check_project_value(key, *value));
  else
    store::remove_setting(tx, key.name);
  return project_setting(tx, key.name);
}

}  // namespace tasks::service
