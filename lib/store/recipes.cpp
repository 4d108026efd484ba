#include "lib/store/recipes.hpp"

#include <nlohmann/json.hpp>

#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// By recipe_name or primary key; versions by primary key, or by (recipe_id, version).
constexpr std::string_view k_columns =
    "select r.id, r.name, v.version, v.id, v.content_hash, v.labels, v.tools_json, v.actions_json, v.created_at from recipe r join recipe_version v on ";
constexpr std::string_view k_current = "v.id = r.current_version_id where r.removed_op is null";
constexpr std::string_view k_any = "v.recipe_id = r.id where r.removed_op is null and v.removed_op is null";
constexpr std::string_view k_names = "select name from recipe where removed_op is null order by name";
constexpr std::string_view k_newest = "select max(version) from recipe_version where recipe_id = $1";
constexpr std::string_view k_yaml = "select yaml from recipe_version where id = $1";
constexpr std::string_view k_insert = "insert into recipe (id, name, created_op, created_at) values ($1, $2, $3, $4)";
constexpr std::string_view k_insert_version =
    "insert into recipe_version (id, recipe_id, version, content_hash, yaml, labels, tools_json, actions_json, created_op, created_at, script)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
constexpr std::string_view k_revive = "update recipe_version set removed_op = null where recipe_id = $1 and content_hash = $2 and removed_op is not null returning id";
constexpr std::string_view k_set_current = "update recipe set current_version_id = $2 where id = $1";
constexpr std::string_view k_remove = "update recipe set removed_op = $2 where id = $1";
// A scan: tasks and datasets are few.
constexpr std::string_view k_tasks =
    "select t.name from task t join recipe_version v on v.id = t.recipe_version_id where v.recipe_id = $1 and t.removed_op is null order by t.id";
constexpr std::string_view k_datasets = "select name from dataset where default_recipe_id = $1 and removed_op is null order by id";

std::vector<std::string> words_of(std::string_view json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  std::vector<std::string> words;
  if (parsed.is_array())
    for (const auto& word : parsed) words.push_back(word.get<std::string>());
  return words;
}

model::Recipe read_recipe(const Cursor& row) {
  model::Recipe recipe;
  recipe.id = row.integer(0);
  recipe.name = row.text(1);
  recipe.version = row.integer(2);
  recipe.version_id = row.integer(3);
  recipe.content_hash = row.text(4);
  recipe.labels = row.integer(5);
  recipe.tools = words_of(row.text(6));
  recipe.actions = words_of(row.text(7));
  recipe.created_at = row.integer(8);
  return recipe;
}

std::optional<model::Recipe> first(Cursor row) {
  if (!row.next()) return std::nullopt;
  return read_recipe(row);
}

std::vector<std::string> texts(Cursor rows) {
  std::vector<std::string> found;
  while (rows.next()) found.emplace_back(rows.text(0));
  return found;
}

template <class Key>
std::optional<model::Recipe> find_by(Database& db, std::string_view column, const Key& key, std::int64_t version) {
  if (version == 0) return first(db.query(cat(k_columns, k_current, " and ", column, " = $1"), key));
  return first(db.query(cat(k_columns, k_any, " and ", column, " = $1 and v.version = $2"), key, version));
}

}  // namespace

std::optional<model::Recipe> find_recipe(Database& db, std::string_view name, std::int64_t version) { return find_by(db, "r.name", name, version); }
std::optional<model::Recipe> find_recipe(Database& db, Id id, std::int64_t version) { return find_by(db, "r.id", id, version); }

std::optional<model::Recipe> find_recipe_by_hash(Database& db, Id id, std::string_view content_hash) {
  return first(db.query(cat(k_columns, k_any, " and r.id = $1 and v.content_hash = $2"), id, content_hash));
}

std::vector<model::Recipe> list_recipes(Database& db, Id only_id, bool every_version) {
  std::vector<model::Recipe> recipes;
  const std::string sql = cat(k_columns, every_version ? k_any : k_current, " and (r.id = $1 or $1 = 0) order by r.name, v.version");
  for (Cursor rows = db.query(sql, only_id); rows.next();) recipes.push_back(read_recipe(rows));
  return recipes;
}

std::vector<std::string> recipe_names(Database& db) { return texts(db.query(k_names)); }

std::int64_t newest_recipe_version(Database& db, Id recipe_id) { return db.integer(k_newest, recipe_id).value_or(0); }

std::optional<std::string> recipe_version_yaml(Database& db, Id version_id) {
  Cursor row = db.query(k_yaml, version_id);
  if (!row.next()) return std::nullopt;
  return std::string(row.text(0));
}

std::string recipe_version_script(Database& db, Id version_id) {
  Cursor row = db.query("select script from recipe_version where id = $1", version_id);
  return row.next() ? std::string(row.text(0)) : std::string();
}

void insert_recipe(Transaction& tx, model::Recipe& recipe) {
  recipe.id = tx.new_id();
  tx.db().execute(k_insert, recipe.id, recipe.name, tx.operation_id(), tx.now());
}

void insert_recipe_version(Transaction& tx, model::Recipe& recipe, std::string_view yaml, std::string_view script) {
  recipe.version_id = tx.new_id();
  recipe.created_at = tx.now();
  tx.db().execute(k_insert_version, recipe.version_id, recipe.id, recipe.version, recipe.content_hash, yaml, recipe.labels, json_array(recipe.tools),
                  json_array(recipe.actions), tx.operation_id(), recipe.created_at, or_null(script));
}

std::optional<Id> revive_recipe_version(Transaction& tx, Id recipe_id, std::string_view content_hash) {
  const auto id = tx.db().integer(k_revive, recipe_id, content_hash);
  if (id) tx.created("recipe_version", *id);
  return id;
}

void set_current_recipe_version(Transaction& tx, Id recipe_id, Id version_id) { tx.db().execute(k_set_current, recipe_id, version_id); }
void mark_recipe_removed(Transaction& tx, Id recipe_id) { tx.db().execute(k_remove, recipe_id, tx.operation_id()); }

std::vector<std::string> tasks_of_recipe(Database& db, Id recipe_id) { return texts(db.query(k_tasks, recipe_id)); }
std::vector<std::string> datasets_of_recipe(Database& db, Id recipe_id) { return texts(db.query(k_datasets, recipe_id)); }

}  // namespace tasks::store
