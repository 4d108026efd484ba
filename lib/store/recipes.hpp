#pragma once
// Recipes and their versions in the database. A stored version never changes.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// With its current version, or the one that is asked for (0: current).
std::optional<model::Recipe> find_recipe(Database& db, std::string_view name, std::int64_t version = 0);
std::optional<model::Recipe> find_recipe(Database& db, Id id, std::int64_t version = 0);
std::optional<model::Recipe> find_recipe_by_hash(Database& db, Id id, std::string_view content_hash);
std::vector<model::Recipe> list_recipes(Database& db, Id only_id = 0, bool every_version = false);  // by name and version
std::vector<std::string> recipe_names(Database& db);
std::int64_t newest_recipe_version(Database& db, Id recipe_id);

std::optional<std::string> recipe_version_yaml(Database& db, Id version_id);  // the bytes as they were added
std::string recipe_version_script(Database& db, Id version_id);               // of its validation script; "": none

void insert_recipe(Transaction& tx, model::Recipe& recipe);                                  // fills id
void insert_recipe_version(Transaction& tx, model::Recipe& recipe, std::string_view yaml, std::string_view script);   // fills version_id and created_at
// A version with these bytes that was undone comes back; nothing when there is none.
std::optional<Id> revive_recipe_version(Transaction& tx, Id recipe_id, std::string_view content_hash);
void set_current_recipe_version(Transaction& tx, Id recipe_id, Id version_id);
void mark_recipe_removed(Transaction& tx, Id recipe_id);

std::vector<std::string> tasks_of_recipe(Database& db, Id recipe_id);     // names, archived ones too
std::vector<std::string> datasets_of_recipe(Database& db, Id recipe_id);  // names

}  // namespace tasks::store
