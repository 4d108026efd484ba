#include "lib/service/copies.hpp"

#include <unistd.h>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/service/bundle.hpp"
#include "lib/service/people.hpp"
#include "lib/store/people.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"
#include "lib/store/transfer.hpp"

namespace tasks::service {
namespace {

// A file that is gone when it is not needed any more, with what SQLite may put beside it.
class TemporaryCopy {
 public:
  explicit TemporaryCopy(const fs::path& beside) {
    const fs::path folder = beside.has_parent_path() ? beside.parent_path() : fs::path(".");
    m_path = folder / cat(".", beside.filename().native(), ".", static_cast<std::int64_t>(::getpid()), ".tmp");
    remove();
  }
  ~TemporaryCopy() { remove(); }
  TemporaryCopy(const TemporaryCopy&) = delete;
  TemporaryCopy& operator=(const TemporaryCopy&) = delete;
  const fs::path& path() const { return m_path; }

 private:
  void remove() const noexcept {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal", "-lock"}) fs::remove(m_path.native() + suffix, ignored);
  }
  fs::path m_path;
};

bool holds_something(const fs::path& path) {
  std::error_code problem;
  return fs::exists(path, problem) && fs::file_size(path, problem) > 0 && !problem;
}

// Opens a copy that nobody else knows, and throws unless it is a sound project that this program can read.
model::ProjectCopy checked_copy(const fs::path& copy, const fs::path& called) {
  const auto db = store::open_sqlite(copy, {});
  const auto project = store::read_project(*db);
  const auto problems = store::check_sqlite(*db);
  if (!problems.empty()) throw Error(Code::corrupt, cat(quote(called.native()), " is damaged: ", problems.front())).hint("");
  const auto log = store::log_totals(*db);
  std::error_code problem;
  return {called.native(), project.name, project.uuid, project.schema, static_cast<std::int64_t>(fs::file_size(copy, problem)), log.operations, log.last_at};
}

// Throws unless the file is a project, before it is copied.
void check_backup(const fs::path& file) {
  try {
    store::read_project(*store::open_sqlite(file, {}));
  } catch (const Error& e) {
    if (e.code() == Code::corrupt) throw Error(e.code(), e.message()).hint("use another backup");
    throw;
  }
}

// The project that a restore writes over; nothing when there is none. Only its owners may, as far as it can be read.
std::optional<Replaced> find_replaced(const RestoreRequest& request, const store::DatabasePlace& place) {
  if (!store::project_exists(place)) return std::nullopt;
  try {
    const auto db = store::open_database(place, {});
    const auto project = store::read_project(*db);
    const auto log = store::log_totals(*db);
    const store::Actor actor = find_actor(*db, request.actor);
    require_role(actor, model::Role::owner, "restore");
    return Replaced{project.name, project.uuid, log.operations, false, actor.email};
  } catch (const Error& e) {
    if (e.code() != Code::corrupt && e.code() != Code::not_a_database) throw;
    return Replaced{"", "", 0, true, ""};
  }
}

// Leaves in the copy what the project that it replaces must not lose.
void carry_over(const RestoreRequest& request, const store::DatabasePlace& place, const fs::path& copy, const std::optional<Replaced>& replaced) {
  store::Id next = 0;
  if (replaced && !replaced->damaged) next = store::next_id(*store::open_database(place, {}));
  const auto db = store::open_sqlite(copy, {.mode = store::OpenMode::write, .busy_wait = 0, .trace = {}});
  if (store::read_project(*db).schema != store::newest_schema()) return;  // tasks migrate comes first
  const auto actor = store::find_user(*db, replaced && !replaced->damaged ? replaced->actor : request.actor.email);
  store::Transaction tx(*db, request.now, request.operation);
  if (actor) tx.act_as({actor->id, actor->email, actor->role});
  store::raise_next_id(tx, next);
  tx.changed("project", 1, "restored", std::nullopt, (request.called.empty() ? request.file : request.called).native());
  tx.commit();
}

void refuse_newer(const model::ProjectCopy& copy, const fs::path& file) {
  if (copy.schema > store::newest_schema())
    throw Error(Code::schema_new, cat("the project in ", quote(file.native()), " has schema ", copy.schema, ", this program knows ", store::newest_schema()));
}

// Takes a file that is no readable database out of the way, with its log.
fs::path move_aside(const fs::path& file) {
  fs::path aside = file.native() + ".damaged";
  std::error_code problem;
  for (int n = 2; fs::exists(aside, problem); ++n) aside = cat(file.native(), ".damaged-", n);
  for (const char* suffix : {"-wal", ""}) {  // the log first: it must never meet another database
    const fs::path from = file.native() + suffix;
    if (!fs::exists(from, problem)) continue;
    fs::rename(from, aside.native() + suffix, problem);
    if (problem) throw_errno("cannot move", from, problem.value());
  }
  fs::remove(file.native() + "-shm", problem);
  return aside;
}

// A project on a server, as the file that a backup is: made anew and filled, in one snapshot of the server's.
void back_up_server(const store::DatabasePlace& place, const fs::path& to, const fs::path& called) {
  const TemporaryCopy filled(to);
  {
    const auto from = store::open_database(place, {});
    from->begin_read();
    const auto project = store::check_project(*from);
    const auto copy = store::create_sqlite(filled.path(), {.mode = store::OpenMode::write, .busy_wait = 0, .trace = {}});
    store::create_project(*copy, project.name, project.uuid, project.created_at);
    copy->begin_write();
    store::ProjectRecords records(*from);
    store::replace_records(records, *copy);
    copy->commit();
  }
  store::backup_sqlite(filled.path(), to, called);  // one file, without a log
}

// The content of a copy into a project on a server, which is made when it is not there.
void put_on_server(const fs::path& copy, const store::DatabasePlace& place, const RestoreRequest& request, bool fresh) {
  const auto from = store::open_sqlite(copy, {});
  from->begin_read();
  const auto project = store::check_project(*from);
  const store::OpenOptions options{.mode = store::OpenMode::write, .busy_wait = request.busy_wait, .trace = {}};
  const auto to = fresh ? store::create_database(place, options) : store::open_database(place, options);
  if (fresh) store::create_project(*to, project.name, project.uuid, project.created_at);
  try {
    to->begin_write();
    store::ProjectRecords records(*from);
    store::replace_records(records, *to);
    keep_a_way_in(*to, request.actor);
    to->analyze();
    to->commit();
  } catch (...) {
    to->rollback();
    if (fresh) store::drop_project(place);
    throw;
  }
}

// The project on a server that a restore is for: the named one, the only one, or a new one with the backup's name.
store::DatabasePlace named(const store::DatabasePlace& place, const fs::path& backup) {
  if (!place.project.empty()) return place;
  try {
    return {place.db, store::open_database(place, {})->project()};
  } catch (const Error& e) {
    if (e.code() != Code::no_project || !store::projects_in(place).empty()) throw;
    return {place.db, store::read_project(*store::open_sqlite(backup, {})).name};
  }
}

Restored restore_on_server(const RestoreRequest& request) {
  Restored restored;
  restored.place = named(request.place, request.file);
  const auto replaced = find_replaced(request, restored.place);
  if (replaced && replaced->operations > 1 && request.confirm) request.confirm(*replaced);
  const TemporaryCopy copy(fs::temp_directory_path() / cat("tasks-restore-", request.file.filename().native()));
  store::backup_sqlite(request.file, copy.path(), request.file);
  restored.copy = checked_copy(copy.path(), request.file);
  refuse_newer(restored.copy, request.file);
  // The copy is nobody's but ours: an older one is brought up to date in passing.
  store::migrate(*store::open_sqlite(copy.path(), {.mode = store::OpenMode::write, .busy_wait = 0, .trace = {}}), request.now);
  carry_over(request, restored.place, copy.path(), replaced);
  restored.copy.schema = store::newest_schema();
  restored.copy.file = request.place.db;
  if (!request.dry_run) put_on_server(copy.path(), restored.place, request, !replaced);
  return restored;
}

}  // namespace

model::ProjectCopy back_up(const BackupRequest& request) {
  std::error_code problem;
  if (fs::is_directory(request.to, problem)) throw Error(Code::bad_value, cat(quote(request.to.native()), " is a folder")).hint("name the file to write");
  if (const fs::path folder = request.to.parent_path(); !folder.empty() && !fs::is_directory(folder, problem))
    throw Error(Code::not_found, cat("there is no folder ", quote(folder.native())));
  if (fs::exists(request.to, problem)) {
    if (fs::equivalent(request.to, request.place.db, problem)) throw Error(Code::guard, cat(quote(request.to.native()), " is the project itself"));
    if (!request.overwrite) throw Error(Code::exists, cat(quote(request.to.native()), " exists already")).hint("--force writes over it");
    if (holds_something(request.to.native() + "-wal"))
      throw Error(Code::guard, cat(quote(request.to.native()), " is a database in use, not a backup")).hint("choose another name");
  }
  const TemporaryCopy copy(request.to);
  if (request.place.on_server())
    back_up_server(request.place, copy.path(), request.to);
  else
    store::backup_sqlite(request.place.db, copy.path(), request.to);
  model::ProjectCopy made = checked_copy(copy.path(), request.to);
  if (request.dry_run) return made;
  store::rename_durably(copy.path(), request.to);
  return made;
}

namespace {

Restored restore_file(const RestoreRequest& request) {
  const fs::path target = request.place.db;
  std::error_code problem;
  if (!fs::exists(request.file, problem)) throw Error(Code::not_found, cat("there is no file ", quote(request.file.native())));
  if (fs::exists(target, problem) && fs::equivalent(request.file, target, problem))
    throw Error(Code::guard, cat(quote(request.file.native()), " is the project itself"));
  check_backup(request.file);
  if (request.place.on_server()) return restore_on_server(request);

  const auto replaced = find_replaced(request, request.place);
  if (replaced && (replaced->damaged || replaced->operations > 1) && request.confirm) request.confirm(*replaced);

  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const bool fresh_folder = !fs::exists(folder, problem);
  if (fresh_folder) make_folders(folder);
  Restored restored;
  restored.place = request.place;
  try {
    const TemporaryCopy copy(target);
    store::backup_sqlite(request.file, copy.path(), target);
    restored.copy = checked_copy(copy.path(), target);
    refuse_newer(restored.copy, request.file);
    carry_over(request, request.place, copy.path(), replaced);
    if (request.dry_run) {
      if (fresh_folder) fs::remove(folder, problem);
    } else if (replaced && !replaced->damaged) {
      store::replace_sqlite(target, copy.path(), request.busy_wait);
    } else {
      if (replaced) restored.notes.push_back(cat("the damaged database is kept as ", escaped(move_aside(target).native())));
      for (const char* suffix : {"-wal", "-shm"}) fs::remove(target.native() + suffix, problem);
      store::place_sqlite(copy.path(), target);
    }
  } catch (...) {
    if (fresh_folder) fs::remove(folder, problem);
    throw;
  }
  if (restored.copy.schema < store::newest_schema()) restored.notes.push_back("its schema is older than this program: run tasks migrate");
  return restored;
}

}  // namespace

Restored restore(const RestoreRequest& request) {
  if (!is_bundle(request.file)) return restore_file(request);
  // What it holds as the file that a backup is, and that restored.
  const TemporaryCopy unpacked(fs::temp_directory_path() / cat("tasks-bundle-", request.file.filename().native()));
  unpack_bundle(request.file, unpacked.path());
  RestoreRequest inner = request;
  inner.file = unpacked.path();
  inner.called = request.file;
  return restore_file(inner);
}

}  // namespace tasks::service
