#include "lib/service/init_project.hpp"

#include <random>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/service/names.hpp"
#include "lib/service/people.hpp"
#include "lib/store/people.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"

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

}  // namespace

NewProject init_project(const InitRequest& request) {
  NewProject made;
  const bool embedded = request.db.empty();
  std::error_code problem;
  const fs::path folder = fs::weakly_canonical(fs::absolute(request.folder), problem);
  if (embedded) made.folder = folder / ".tasks";
  const fs::path file = embedded ? *made.folder / "project.db" : fs::path(request.db);
  made.db = file.native();

  if (fs::exists(file, problem) && fs::file_size(file, problem) > 0) {
    auto db = store::open_sqlite(file, {.mode = store::OpenMode::read, .busy_wait = k_second, .trace = {}});
    const auto project = store::check_project(*db);
    if (!request.if_not_exists)
      throw Error(Code::exists, cat("there is a project ", quote(project.name), " already: ", file.native())).hint("--if-not-exists takes it as it is");
    made.name = project.name;
    made.uuid = project.uuid;
    made.owner = first_owner(*db);
    return made;
  }

  made.fresh = true;
  made.owner = checked_email(request.owner);
  const std::string fallback = folder.filename().empty() ? "project" : folder.filename().native();
  made.name = request.name.empty() ? (all_digits(fallback) ? cat("project-", fallback) : fallback) : checked_name("project", request.name);
  if (request.dry_run) return made;
  made.uuid = random_uuid();

  const bool folder_was_there = fs::exists(folder, problem);
  const bool place_was_there = !embedded || fs::exists(*made.folder, problem);
  try {
    if (embedded && !fs::create_directories(*made.folder, problem) && problem) throw_errno("cannot make", *made.folder, problem.value());
    auto db = store::create_sqlite(file, {.mode = store::OpenMode::write, .busy_wait = k_second, .trace = {}});
    store::create_project(*db, made.name, made.uuid, request.now);
    store::Transaction tx(*db, request.now, {"init", "[\"init\"]", ""});
    model::User owner;
    owner.email = made.owner;
    owner.name = made.owner.substr(0, made.owner.find('@'));
    owner.role = model::Role::owner;
    const store::Id id = tx.new_id();
    tx.act_as({id, owner.email, owner.role});
    store::insert_user_with_id(tx, owner, id);
    tx.created("user", owner.id);
    tx.commit();
  } catch (...) {
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file.native() + suffix, problem);
    if (!place_was_there) fs::remove(*made.folder, problem);
    if (!folder_was_there) fs::remove(folder, problem);
    throw;
  }
  return made;
}

}  // namespace tasks::service
