#include "lib/service/datasets.hpp"

#include <filesystem>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/item_path.hpp"
#include "lib/service/names.hpp"
#include "lib/service/recipes.hpp"
#include "lib/store/datasets.hpp"
#include "lib/store/items.hpp"

namespace tasks::service {

namespace fs = std::filesystem;

model::Dataset get_dataset(store::Session& session, std::string_view typed) {
  store::Database& db = session.db();
  const auto id = as_id(typed);
  if (auto dataset = id ? store::find_dataset(db, *id) : store::find_dataset(db, typed)) return *std::move(dataset);
  if (id) throw_no_such_id(db, "dataset", *id);
  const auto near = nearest(typed, store::dataset_names(db));
  throw Error(Code::not_found, cat("no dataset ", quote(typed))).hint(near ? cat("did you mean ", *near, "?") : "tasks dataset list shows them");
}

model::Item get_item(store::Session& session, std::string_view typed) {
  const auto id = as_id(typed);
  if (!id) throw Error(Code::bad_value, cat(quote(typed), " is not an id")).hint("tasks dataset items DATASET -w path=/img/1.png -o ids tells an item's id");
  const auto truth = session.actor().manages() ? store::Truth::shown : store::Truth::hidden;
  if (auto item = store::find_item(session.db(), *id, truth)) return *std::move(item);
  throw_no_such_id(session.db(), "item", *id);
}

std::string checked_root(std::string_view typed) {
  std::string root;
  if (model::is_uri(typed)) {
    root = typed;
    while (root.ends_with('/') && !root.ends_with("://")) root.pop_back();
  } else if (!typed.empty()) {
    std::error_code problem;
    root = fs::weakly_canonical(fs::absolute(fs::path(typed)), problem).native();
    if (problem) root = fs::absolute(fs::path(typed)).lexically_normal().native();
    while (root.size() > 1 && root.ends_with('/')) root.pop_back();
    if (fs::is_regular_file(root, problem)) throw Error(Code::bad_value, cat(quote(typed), " is a file; the root of a dataset is a folder"));
  }
  if (root.empty()) return root;
  try {
    model::normal_path(cat(root, "/x"));
  } catch (Error& e) {
    e.within("the root");
    throw;
  }
  return root;
}

model::Dataset create_dataset(store::Transaction& tx, const NewDataset& wanted) {
  model::Dataset dataset;
  dataset.name = checked_name("dataset", wanted.name);
  if (auto old = store::find_dataset(tx.db(), dataset.name)) {
    if (wanted.if_not_exists) return *std::move(old);
    throw Error(Code::exists, cat("there is a dataset ", quote(dataset.name), " already"))
        .hint("tasks dataset add puts items into it; --if-not-exists takes it as it is");
  }
  dataset.root = checked_root(wanted.root);
  dataset.split_seed = wanted.split_seed;
  store::Id recipe_id = 0;
  if (wanted.recipe) {
    const model::Recipe recipe = get_recipe(tx, *wanted.recipe);
    recipe_id = recipe.id;
    dataset.recipe = recipe.name;
  }
  store::insert_dataset(tx, dataset, recipe_id);
  tx.created("dataset", dataset.id);
  return dataset;
}

bool edit_dataset(store::Transaction& tx, model::Dataset& dataset, const DatasetEdit& edit) {
  const model::Dataset before = dataset;
  if (edit.name) {
    dataset.name = checked_name("dataset", *edit.name);
    if (dataset.name != before.name && store::find_dataset(tx.db(), dataset.name))
      throw Error(Code::exists, cat("there is a dataset ", quote(dataset.name), " already"));
  }
  if (edit.root) dataset.root = checked_root(*edit.root);
  if (edit.recipe) dataset.recipe = edit.recipe->empty() || *edit.recipe == "none" ? "" : get_recipe(tx, *edit.recipe).name;
  const auto recipe_id = [&](const std::string& name) { return name.empty() ? 0 : get_recipe(tx, name).id; };
  const auto said = [](store::Id id) { return id == 0 ? std::nullopt : std::optional(cat(id)); };
  bool differs = tx.changed("dataset", dataset.id, "name", before.name, dataset.name);
  differs |= tx.changed("dataset", dataset.id, "root", before.root, dataset.root);
  const store::Id recipe = recipe_id(dataset.recipe);
  if (dataset.recipe != before.recipe) differs |= tx.changed("dataset", dataset.id, "default_recipe_id", said(recipe_id(before.recipe)), said(recipe));
  if (!differs) return false;
  store::update_dataset(tx, dataset, recipe);
  return true;
}

void delete_dataset(store::Transaction& tx, const model::Dataset& dataset) {
  if (const auto tasks = store::tasks_of_dataset(tx.db(), dataset.id); !tasks.empty())
    throw Error(Code::guard, cat("dataset ", quote(dataset.name), " is used by ", tasks.size() == 1 ? "task " : "tasks ", some_of(tasks)))
        .hint("archived tasks count too: their work is on its items");
  store::mark_dataset_removed(tx, dataset.id);
  tx.removed("dataset", store::IdSet(dataset.id));
}

}  // namespace tasks::service
