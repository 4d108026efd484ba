#include "lib/store/project.hpp"

#include <nlohmann/json.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/migrations.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_migration_table =
    "create table if not exists schema_migration (number bigint primary key, name text not null, applied_at bigint not null)";

void run_migrations(Database& db, int from, Micros now) {
  for (const Migration& step : migrations()) {
    if (step.number <= from) continue;
    db.script(step.sql);
    db.execute("insert into schema_migration (number, name, applied_at) values ($1, $2, $3)", step.number, step.name, now);
  }
}

[[noreturn]] void throw_no_project(Database& db) {
  throw Error(Code::not_a_database, cat(quote(db.location()), " is a database, but not a project of tasks")).hint("make a project with tasks init");
}

}  // namespace

void create_project(Database& db, std::string_view name, std::string_view uuid, Micros now) {
  db.begin_write();
  try {
    db.script(k_migration_table);
    run_migrations(db, 0, now);
    db.execute("insert into project (id, uuid, name, next_id, created_at) values (1, $1, $2, 1, $3)", uuid, name, now);
    db.commit();
  } catch (...) {
    db.rollback();
    throw;
  }
}

ProjectInfo read_project(Database& db) {
  try {
    Cursor row = db.query("select uuid, name, created_at, (select max(number) from schema_migration) from project where id = 1");
    if (!row.next()) throw_no_project(db);
    return {std::string(row.text(0)), std::string(row.text(1)), static_cast<int>(row.integer(3)), row.integer(2)};
  } catch (const Error& e) {
    if (e.code() == Code::internal) throw_no_project(db);  // no such table
    throw;
  }
}

ProjectInfo check_project(Database& db) {
  ProjectInfo project = read_project(db);
  const int newest = migrations().back().number;
  if (project.schema > newest)
    throw Error(Code::schema_new, cat("project ", quote(project.name), " has schema ", project.schema, ", this program knows ", newest));
  if (project.schema < newest)
    throw Error(Code::schema_old, cat("project ", quote(project.name), " has schema ", project.schema, ", this program needs ", newest));
  return project;
}

Id next_id(Database& db) { return db.integer("select next_id from project where id = 1").value_or(0); }

int newest_schema() { return migrations().back().number; }

std::vector<MigrationState> migration_states(Database& db) {
  std::vector<MigrationState> states;
  for (const Migration& step : migrations()) states.push_back({step.number, std::string(step.name), {}});
  for (Cursor rows = db.query("select number, name, applied_at from schema_migration order by number"); rows.next();) {
    const auto number = static_cast<int>(rows.integer(0));
    if (number > static_cast<int>(states.size())) states.push_back({number, std::string(rows.text(1)), {}});
    states[static_cast<std::size_t>(number - 1)].applied_at = rows.integer(2);
  }
  return states;
}

int migrate(Database& db, Micros now) {
  const ProjectInfo project = read_project(db);
  const int newest = migrations().back().number;
  if (project.schema >= newest) return 0;
  db.begin_write();
  try {
    run_migrations(db, project.schema, now);
    db.commit();
  } catch (...) {
    db.rollback();
    throw;
  }
  return newest - project.schema;
}

std::map<std::string, std::string> read_settings(Database& db) {
  std::map<std::string, std::string> settings;
  Cursor row = db.query("select settings_json from project where id = 1");
  if (!row.next()) return settings;
  const auto json = nlohmann::json::parse(row.text(0), nullptr, false);
  if (!json.is_object()) throw Error(Code::corrupt, "the project's settings cannot be read");
  for (const auto& [key, value] : json.items()) settings[key] = value.is_string() ? value.get<std::string>() : value.dump();
  return settings;
}

namespace {

void change_setting(Transaction& tx, std::string_view key, const std::optional<std::string>& value) {
  auto settings = read_settings(tx.db());
  const auto old = settings.find(std::string(key));
  const std::optional<std::string> old_value = old == settings.end() ? std::nullopt : std::optional(old->second);
  if (!tx.changed("project", 1, key, old_value, value)) return;
  if (value)
    settings[std::string(key)] = *value;
  else
    settings.erase(old);
  tx.db().execute("update project set settings_json = $1 where id = 1", nlohmann::json(settings).dump());
}

}  // namespace

void write_setting(Transaction& tx, std::string_view key, std::string_view value) { change_setting(tx, key, std::string(value)); }
void remove_setting(Transaction& tx, std::string_view key) { change_setting(tx, key, {}); }

}  // namespace tasks::store
