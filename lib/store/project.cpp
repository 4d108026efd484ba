#include "lib/store/project.hpp"

#include <nlohmann/json.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/migrations.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_migration_table =
    "create table if not exists schema_migration (number bigint primary key, name text not null, applied_at bigint not null)";

void run_migrations(Database& db, int from, Micros now, std::span<const Migration> steps) {
  for (const Migration& step : steps) {
    if (step.number <= from) continue;
    db.script(step.sql);
    db.execute("insert into schema_migration (number, name, applied_at) values ($1, $2, $3)", step.number, step.name, now);
  }
  db.complete_schema();
}

[[noreturn]] void throw_no_project(Database& db) {
  throw Error(Code::not_a_database, cat(quote(db.location()), " is a database, but not a project of tasks")).hint("make a project with tasks init");
}

[[noreturn]] void throw_too_new(const ProjectInfo& project, int newest) {
  throw Error(Code::schema_new, cat("project ", quote(project.name), " has schema ", project.schema, ", this program knows ", newest));
}

}  // namespace

void create_project(Database& db, std::string_view name, std::string_view uuid, Micros now) {
  db.begin_write();
  try {
    db.script(k_migration_table);
    run_migrations(db, 0, now, migrations());
    db.execute("insert into project (id, uuid, name, next_id, created_at) values (1, $1, $2, 1, $3)", uuid, name, now);
    db.commit();
  } catch (...) {
    db.rollback();
    throw;
  }
}

ProjectInfo read_project(Database& db) {
  try {
    Cursor row = db.query("select uuid, name, created_at, (select max(number) from schema_migration), settings_json from project where id = 1");
    if (!row.next()) {
      if (db.server()) throw_without_rights(*db.server(), db.project());  // row security keeps it
      throw_no_project(db);
    }
    return {std::string(row.text(0)), std::string(row.text(1)), static_cast<int>(row.integer(3)), row.integer(2), std::string(row.text(4))};
  } catch (const Error& e) {
    if (e.code() == Code::internal) throw_no_project(db);  // no such table
    throw;
  }
}

ProjectInfo check_project(Database& db) {
  ProjectInfo project = read_project(db);
  const int newest = migrations().back().number;
  if (project.schema > newest) throw_too_new(project, newest);
  if (project.schema < newest)
    throw Error(Code::schema_old, cat("project ", quote(project.name), " has schema ", project.schema, ", this program needs ", newest));
  return project;
}

Id next_id(Database& db) {
  if (IdSequence* ids = db.id_sequence()) return ids->next();
  try {
    return db.integer("select next_id from project where id = 1").value_or(0);
  } catch (const Error& e) {
    if (e.code() == Code::internal) throw_no_project(db);  // no such table
    throw;
  }
}

int newest_schema() { return migrations().back().number; }

std::vector<MigrationState> migration_states(Database& db, std::span<const Migration> steps) {
  std::map<int, MigrationState> states;
  for (const Migration& step : steps) states[step.number] = {step.number, std::string(step.name), {}, true};
  for (Cursor rows = db.query("select number, name, applied_at from schema_migration order by number"); rows.next();) {
    const auto number = static_cast<int>(rows.integer(0));
    const auto [state, fresh] = states.try_emplace(number, MigrationState{number, std::string(rows.text(1)), {}, false});
    state->second.applied_at = rows.integer(2);
  }
  std::vector<MigrationState> in_order;
  for (auto& [number, state] : states) in_order.push_back(std::move(state));
  return in_order;
}

int migrate(Database& db, Micros now, DryRun dry_run, std::span<const Migration> steps) {
  db.begin_write();
  try {
    const int before = read_project(db).schema;  // inside, so that of two programs only one migrates
    const int newest = steps.back().number;
    if (before > newest) throw_too_new(read_project(db), newest);
    run_migrations(db, before, now, steps);
    if (before == newest || dry_run == DryRun::yes)
      db.rollback();
    else
      db.commit();
    return newest - before;
  } catch (...) {
    db.rollback();
    throw;
  }
}

LogTotals log_totals(Database& db) {
  Cursor row = db.query("select count(*), max(at) from operation");
  row.next();
  return {row.integer(0), row.maybe_integer(1)};
}

void raise_next_id(Transaction& tx, Id id) {
  if (IdSequence* ids = tx.db().id_sequence()) {
    if (ids->next() < id) ids->raise(id);
    return;
  }
  if (const Id next = tx.reserve_ids(0); next < id) tx.reserve_ids(id - next);
}

namespace {

std::map<std::string, std::string> parse_settings(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) throw Error(Code::corrupt, "the project's settings cannot be read");
  std::map<std::string, std::string> settings;
  for (const auto& [key, value] : json.items()) settings[key] = value.is_string() ? value.get<std::string>() : value.dump();
  return settings;
}

}  // namespace

std::map<std::string, std::string> read_settings(Database& db) {
  Cursor row = db.query("select settings_json from project where id = 1");
  return row.next() ? parse_settings(row.text(0)) : std::map<std::string, std::string>();
}

std::map<std::string, std::string> read_settings(Session& session) {
  return session.kept_settings() ? parse_settings(*session.kept_settings()) : read_settings(session.db());
}

namespace {

constexpr Id k_project_id = 1;

void change_setting(Transaction& tx, std::string_view key, const std::optional<std::string>& value) {
  tx.db().hold(k_project_id);
  auto settings = read_settings(tx.db());
  const auto old = settings.find(std::string(key));
  const std::optional<std::string> old_value = old == settings.end() ? std::nullopt : std::optional(old->second);
  if (!tx.changed("project", 1, key, old_value, value)) return;
  if (value)
    settings[std::string(key)] = *value;
  else
    settings.erase(old);
  tx.db().execute("update project set settings_json = $1 where id = 1", nlohmann::json(settings).dump());
  tx.forget_settings();
}

}  // namespace

void write_setting(Transaction& tx, std::string_view key, std::string_view value) { change_setting(tx, key, std::string(value)); }
void remove_setting(Transaction& tx, std::string_view key) { change_setting(tx, key, {}); }

}  // namespace tasks::store
