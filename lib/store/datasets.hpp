#pragma once
// Datasets in the database.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

std::optional<model::Dataset> find_dataset(Database& db, std::string_view name);
std::optional<model::Dataset> find_dataset(Database& db, Id id);
std::vector<model::Dataset> list_datasets(Database& db);  // by name
std::vector<std::string> dataset_names(Database& db);

void insert_dataset(Transaction& tx, model::Dataset& dataset, Id recipe_id);        // fills id and created_at; recipe_id 0: none
void update_dataset(Transaction& tx, const model::Dataset& dataset, Id recipe_id);  // name, root, recipe
void set_dataset_root(Transaction& tx, Id dataset_id, std::string_view root);
void mark_dataset_removed(Transaction& tx, Id dataset_id);

std::vector<std::string> tasks_of_dataset(Database& db, Id dataset_id);  // names, archived ones too

}  // namespace tasks::store
