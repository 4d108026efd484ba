#pragma once
// A project as a whole: making one, checking that a database is one, bringing its schema up to date, its settings.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct ProjectInfo {
  std::string uuid;
  std::string name;
  int schema = 0;  // number of the last migration that ran
  Micros created_at = 0;
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
};
std::vector<MigrationState> migration_states(Database& db);
int migrate(Database& db, Micros now);  // how many ran

// Project settings (decisions.md 17): JSON object of text values in project.settings_json.
std::map<std::string, std::string> read_settings(Database& db);
void write_setting(Transaction& tx, std::string_view key, std::string_view value);
void remove_setting(Transaction& tx, std::string_view key);

}  // namespace tasks::store
