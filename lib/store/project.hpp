#pragma once
// A project as a whole: making one, checking that a database is one, bringing its schema up to date, its settings.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/store/migrations.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct ProjectInfo {
  std::string uuid;
  std::string name;
  int schema = 0;  // number of the last migration that ran
  Micros created_at = 0;
  std::string settings_json;  // as Session::keep_settings() takes them
};

// Runs every migration on an empty database and writes the project row; inside one transaction.
void create_project(Database& db, std::string_view name, std::string_view uuid, Micros now);

// Throws Code::not_a_database when it holds no project, schema_old / schema_new when its schema is not the program's.
ProjectInfo check_project(Database& db);
ProjectInfo read_project(Database& db);  // without the comparison of schemas

Id next_id(Database& db);   // the id that the next new record gets
int newest_schema();  // what this program's migrations lead to

struct MigrationState {
  int number;
  std::string name;
  std::optional<Micros> applied_at;
  bool known = true;  // to this program
};
std::vector<MigrationState> migration_states(Database& db, std::span<const Migration> steps = migrations());

enum class DryRun { no, yes };
// Runs the steps that are missing, in one transaction, each with its record; returns how many. Throws Code::schema_new.
int migrate(Database& db, Micros now, DryRun dry_run = DryRun::no, std::span<const Migration> steps = migrations());

// How far the operation log goes.
struct LogTotals {
  std::int64_t operations = 0;
  std::optional<Micros> last_at;
};
LogTotals log_totals(Database& db);
// Ids below `id` are never given out again; nothing happens when that holds already.
void raise_next_id(Transaction& tx, Id id);

// Project settings (decisions.md 17): JSON object of text values in project.settings_json.
std::map<std::string, std::string> read_settings(Database& db);
std::map<std::string, std::string> read_settings(Session& session);  // as kept, else as read_settings(db)
void write_setting(Transaction& tx, std::string_view key, std::string_view value);
void remove_setting(Transaction& tx, std::string_view key);

}  // namespace tasks::store
