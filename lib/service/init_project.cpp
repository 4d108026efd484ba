#include "lib/service/init_project.hpp"

#include <random>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/config/settings.hpp"
#include "lib/service/names.hpp"
#include "lib/service/people.hpp"
#include "lib/store/engines.hpp"
#include "lib/store/people.hpp"
#include "lib/store/project.hpp"
#include "lib/store/server.hpp"

namespace tasks::service {
namespace {

// A random UUID (version 4): the one thing in a project that differs between equal runs.
std::string random_uuid() {
  std::random_device dice;
  static constexpr char k_hex[] = "0123456789abcdef";
  std::string text = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  for (char& c : text) {
    if (c == 'x') c = k_hex[dice() & 15];
    if (c == 'y') c = k_hex[8 | (dice() & 3)];
  }
  return text;
}

std::string first_owner(store::Database& db) {
  const auto owners = store::list_users(db, model::Role::owner, false);
  return owners.empty() ? std::string() : owners.front().email;
}

void add_owner(store::Database& db, const std::string& email, Micros now) {
  store::Transaction tx(db, now, {"init", "[\"init\"]", ""});
  model::User owner;
  owner.email = email;
  owner.name = email.substr(0, email.find('@'));
  owner.role = model::Role::owner;
  const store::Id id = tx.new_id();
  tx.act_as({id, owner.email, owner.role});
  if (store::Server* server = db.server()) {
    owner.db_role = server->login();
    owner.may_act_as = true;
  }
  store::insert_user_with_id(tx, owner, id);
  tx.created("user", owner.id);
  settle_logins(tx, {}, owner);
  tx.commit();
}

void take_back(const store::DatabasePlace& place) noexcept {
  try {
    store::drop_project(place);
  } catch (const Error&) {
    // The first error is the one to tell.
  }
}

}  // namespace

void point_to(const fs::path& folder, const store::DatabasePlace& place) {
  make_folders(folder);
  config::write_preference(folder / "config.yaml", "db", place.db);
  config::write_preference(folder / "config.yaml", "project", place.project);
}

NewProject init_project(const InitRequest& request) {
  NewProject made;
  std::error_code problem;
  const fs::path folder = fs::weakly_canonical(fs::absolute(request.folder), problem);
  store::DatabasePlace place{request.db, ""};
  if (place.db.empty() || place.on_server()) made.folder = folder / ".tasks";
  if (place.db.empty()) place.db = (*made.folder / "project.db").native();
  made.db = place.db;

  const std::string fallback = folder.filename().empty() ? "project" : folder.filename().native();
  made.name = request.name.empty() ? (all_digits(fallback) ? cat("project-", fallback) : fallback) : checked_name("project", request.name);
  if (place.on_server()) {
    // A folder that points to a project stays with it.
    const fs::path config = *made.folder / "config.yaml";
    const auto kept = fs::exists(config, problem) ? config::read_preferences_file(config) : std::map<std::string, std::string>();
    if (const auto project = kept.find("project"); project != kept.end()) {
      if (!request.name.empty() && request.name != project->second)
        throw Error(Code::exists, cat(quote(made.folder->native()), " belongs to the project ", quote(project->second))).hint("choose another folder");
      made.name = project->second;
    }
    place.project = made.name;
  }
  if (store::project_exists(place)) {
    auto db = store::open_database(place, {.mode = store::OpenMode::read, .busy_wait = k_second, .trace = {}});
    const auto project = store::check_project(*db);
    if (!request.if_not_exists)
      throw Error(Code::exists, cat("there is a project ", quote(project.name), " already: ", escaped(place.db))).hint("--if-not-exists takes it as it is");
    made.name = project.name;
    made.uuid = project.uuid;
    made.owner = first_owner(*db);
    if (place.on_server() && !request.dry_run) point_to(*made.folder, place);
    return made;
  }

  made.fresh = true;
  made.owner = checked_email(request.owner);
  if (place.on_server() && fs::exists(*made.folder / "project.db", problem))
    throw Error(Code::exists, cat("there is a project in ", quote(made.folder->native()), " already")).hint("choose another folder");
  if (request.dry_run) return made;
  made.uuid = random_uuid();

  const bool folder_was_there = fs::exists(folder, problem);
  const bool place_was_there = !made.folder || fs::exists(*made.folder, problem);
  bool ours = false;
  try {
    if (made.folder) make_folders(*made.folder);
    auto db = store::create_database(place, {.mode = store::OpenMode::write, .busy_wait = k_second, .trace = {}});
    ours = !place.on_server();
    store::create_project(*db, made.name, made.uuid, request.now);
    ours = true;
    add_owner(*db, made.owner, request.now);
    if (store::Server* server = db->server(); server && !server->has_groups())
      made.notes.push_back(cat("the database role ", quote(server->login()), " may not create roles, so nobody else can use the project: tasks doctor tells how to change that"));
    if (place.on_server()) point_to(*made.folder, place);
  } catch (...) {
    if (ours) take_back(place);
    if (made.folder && place.on_server()) fs::remove(*made.folder / "config.yaml", problem);
    if (!place_was_there) fs::remove(*made.folder, problem);
    if (!folder_was_there) fs::remove(folder, problem);
    throw;
  }
  return made;
}

}  // namespace tasks::service
