#include "lib/store/datasets.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// Datasets and recipes by primary key, tasks through task_dataset.
constexpr std::string_view k_columns =
    "select d.id, d.name, d.root, d.split_seed, coalesce(r.name, ''), d.item_count, d.created_at,"
    " (select count(*) from task t where t.dataset_id = d.id and t.removed_op is null)"
    " from dataset d left join recipe r on r.id = d.default_recipe_id where d.removed_op is null";
constexpr std::string_view k_names = "select name from dataset where removed_op is null order by name";
constexpr std::string_view k_insert =
    "insert into dataset (id, name, root, split_seed, default_recipe_id, created_op, created_at) values ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view k_update = "update dataset set name = $2, root = $3, default_recipe_id = $4 where id = $1";
constexpr std::string_view k_set_root = "update dataset set root = $2 where id = $1";
constexpr std::string_view k_remove = "update dataset set removed_op = $2 where id = $1";
// Through task_dataset.
constexpr std::string_view k_tasks = "select name from task where dataset_id = $1 and removed_op is null order by id";

model::Dataset read_dataset(const Cursor& row) {
  model::Dataset dataset;
  dataset.id = row.integer(0);
  dataset.name = row.text(1);
  dataset.root = row.text(2);
  dataset.split_seed = row.integer(3);
  dataset.recipe = row.text(4);
  dataset.items_total = row.integer(5);
  dataset.created_at = row.integer(6);
  dataset.tasks_count = row.integer(7);
  return dataset;
}

std::optional<model::Dataset> first(Cursor row) {
  if (!row.next()) return std::nullopt;
  return read_dataset(row);
}

}  // namespace

std::optional<model::Dataset> find_dataset(Database& db, std::string_view name) {
  static const std::string k_sql = cat(k_columns, " and d.name = $1");  // by dataset_name
  return first(db.query(k_sql, name));
}

std::optional<model::Dataset> find_dataset(Database& db, Id id) {
  static const std::string k_sql = cat(k_columns, " and d.id = $1");
  return first(db.query(k_sql, id));
}

std::vector<model::Dataset> list_datasets(Database& db) {
  static const std::string k_sql = cat(k_columns, " order by d.name");
  std::vector<model::Dataset> datasets;
  for (Cursor rows = db.query(k_sql); rows.next();) datasets.push_back(read_dataset(rows));
  return datasets;
}

std::vector<std::string> dataset_names(Database& db) {
  std::vector<std::string> names;
  for (Cursor rows = db.query(k_names); rows.next();) names.emplace_back(rows.text(0));
  return names;
}

void insert_dataset(Transaction& tx, model::Dataset& dataset, Id recipe_id) {
  dataset.id = tx.new_id();
  dataset.created_at = tx.now();
  tx.db().execute(k_insert, dataset.id, dataset.name, dataset.root, dataset.split_seed, id_or_null(recipe_id), tx.operation_id(), dataset.created_at);
}

void update_dataset(Transaction& tx, const model::Dataset& dataset, Id recipe_id) {
  tx.db().execute(k_update, dataset.id, dataset.name, dataset.root, id_or_null(recipe_id));
}

void set_dataset_root(Transaction& tx, Id dataset_id, std::string_view root) { tx.db().execute(k_set_root, dataset_id, root); }
void mark_dataset_removed(Transaction& tx, Id dataset_id) { tx.db().execute(k_remove, dataset_id, tx.operation_id()); }

std::vector<std::string> tasks_of_dataset(Database& db, Id dataset_id) {
  std::vector<std::string> names;
  for (Cursor rows = db.query(k_tasks, dataset_id); rows.next();) names.emplace_back(rows.text(0));
  return names;
}

}  // namespace tasks::store
