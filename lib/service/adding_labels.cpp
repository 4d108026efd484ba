#include "lib/service/adding_labels.hpp"

#include <unordered_set>

#include "lib/base/text.hpp"
#include "lib/formats/recipe_yaml.hpp"
#include "lib/service/edit_task.hpp"
#include "lib/service/import_documents.hpp"
#include "lib/service/recipes.hpp"

namespace tasks::service {

std::vector<std::string> add_missing_labels(store::Transaction& tx, model::Task& task, const ImportRequest& request) {
  if (task.recipe_version_id == 0) return {};
  model::RecipeContent recipe = recipe_content(tx, task.recipe_version_id);
  if (recipe.labels.empty()) return {};
  const ImportPlaces places = read_places(tx, {.task_id = task.id, .statuses = {}, .all = true, .split = {}});
  std::vector<std::string> missing;
  std::unordered_set<std::string> seen;
  formats::Losses told_later;
  each_document(request, places, told_later, [&](const formats::ItemDocument& document) {
    for (const model::Annotation& a : document.annotations)
      if (a.layer != model::Layer::model && recipe.find_label(a.label) == nullptr && seen.insert(a.label).second) missing.push_back(a.label);
  });
  if (missing.empty()) return missing;
  for (const std::string& name : missing) {
    model::Label& label = recipe.labels.emplace_back();
    label.name = label.display = name;
    label.end = recipe.labels.size();
  }
  add_recipe(tx, cat(formats::recipe_json(recipe), '\n'), cat("recipe ", task.recipe), task.recipe, recipe_script(tx, task.recipe_version_id));
  model::TaskEdit edit;
  edit.recipe = task.recipe;
  task = edit_task(tx, cat(task.id), edit).task;
  return missing;
}

}  // namespace tasks::service
