#include "lib/store/engines.hpp"

#include <filesystem>

#include "lib/base/error.hpp"
#include "lib/store/foreign_query.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"
#include "lib/store/sqlite/sqlite_foreign.hpp"
#ifdef TASKS_WITH_POSTGRES
#include "lib/store/postgres/postgres_database.hpp"
#include "lib/store/postgres/postgres_foreign.hpp"
#endif

namespace tasks::store {
namespace {

namespace fs = std::filesystem;

#ifdef TASKS_WITH_POSTGRES
PostgresPlace on_server(const DatabasePlace& place) { return {place.db, place.project}; }
#else
[[noreturn]] void throw_without_postgres() {
  throw Error(Code::unavailable, "this tasks was built without PostgreSQL").hint("use a path to an SQLite file, or a tasks that tasks version says has it");
}
#endif

}  // namespace

bool DatabasePlace::on_server() const { return db.starts_with("postgresql://") || db.starts_with("postgres://"); }

#ifdef TASKS_WITH_POSTGRES
bool built_with_postgres() { return true; }
#else
bool built_with_postgres() { return false; }
#endif

std::unique_ptr<Database> open_database(const DatabasePlace& place, const OpenOptions& options) {
  if (!place.on_server()) return open_sqlite(place.db, options);
#ifdef TASKS_WITH_POSTGRES
  return open_postgres(on_server(place), options);
#else
  throw_without_postgres();
#endif
}

std::unique_ptr<Database> create_database(const DatabasePlace& place, const OpenOptions& options) {
  if (!place.on_server()) return create_sqlite(place.db, options);
#ifdef TASKS_WITH_POSTGRES
  return create_postgres(on_server(place), options);
#else
  throw_without_postgres();
#endif
}

std::unique_ptr<ForeignQuery> run_foreign(Session& session, std::string_view sql) {
  const std::string query = single_query(sql);
  if (session.db().engine() == "sqlite") return sqlite_foreign(session.db(), query, session.now());
#ifdef TASKS_WITH_POSTGRES
  return postgres_foreign(session.db(), query, session.now());
#else
  throw_without_postgres();
#endif
}

std::vector<std::string> projects_in([[maybe_unused]] const DatabasePlace& place) {
#ifdef TASKS_WITH_POSTGRES
  return postgres_projects(place.db);
#else
  throw_without_postgres();
#endif
}

bool project_exists(const DatabasePlace& place) {
  std::error_code problem;
  if (!place.on_server()) return fs::exists(place.db, problem) && fs::file_size(place.db, problem) > 0;
#ifdef TASKS_WITH_POSTGRES
  return has_postgres_project(on_server(place));
#else
  throw_without_postgres();
#endif
}

void drop_project(const DatabasePlace& place) {
  std::error_code problem;
  if (!place.on_server()) {
    for (const char* suffix : {"", "-wal", "-shm", "-lock"}) fs::remove(place.db + suffix, problem);
    return;
  }
#ifdef TASKS_WITH_POSTGRES
  drop_postgres_project(on_server(place));
#endif
}

}  // namespace tasks::store
