#include "lib/service/recipes.hpp"

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/recipe_yaml.hpp"
#include "lib/service/names.hpp"
#include "lib/store/recipes.hpp"

namespace tasks::service {
model::Recipe get_recipe(store::Session& session, std::string_view typed, std::int64_t version) {
  store::Database& db = session.db();
  const auto id = as_id(typed);
  if (auto recipe = id ? store::find_recipe(db, *id, version) : store::find_recipe(db, typed, version)) return *std::move(recipe);
  const auto current = version == 0 ? std::nullopt : id ? store::find_recipe(db, *id) : store::find_recipe(db, typed);
  if (current) {
    const auto newest = store::newest_recipe_version(db, current->id);
    throw Error(Code::not_found, cat("recipe ", quote(current->name), " has no version ", version))
        .hint(newest == 1 ? std::string("its only version is 1") : cat("its versions are 1 to ", newest));
  }
  if (id) throw_no_such_id(db, "recipe", *id);
  const auto near = nearest(typed, store::recipe_names(db));
  throw Error(Code::not_found, cat("no recipe ", quote(typed))).hint(near ? cat("did you mean ", *near, "?") : "tasks recipe list shows them");
}

std::string recipe_yaml(store::Session& session, store::Id version_id) {
  if (auto yaml = store::recipe_version_yaml(session.db(), version_id)) return *std::move(yaml);
  throw_no_such_id(session.db(), "recipe_version", version_id);
}

model::RecipeContent recipe_content(store::Session& session, store::Id version_id) {
  return formats::read_recipe(recipe_yaml(session, version_id), cat("recipe version ", version_id));
}

std::string read_script(std::string_view yaml, std::string_view file, const std::filesystem::path& folder) {
  const model::RecipeContent content = formats::read_recipe(yaml, file);
  if (content.validation.empty()) return {};
  try {
    std::string script = read_file(folder / content.validation);
    if (!valid_utf8(script)) throw Error(Code::bad_file, cat(quote(content.validation), " is not UTF-8"));
    return script;
  } catch (Error& e) {
    e.within(cat(escaped(file), ": validation"));
    throw;
  }
}

std::string recipe_script(store::Session& session, store::Id version_id) { return store::recipe_version_script(session.db(), version_id); }

model::Recipe read_recipe_file(std::string_view yaml, std::string_view file, const std::optional<std::string>& name, std::string_view script) {
  const model::RecipeContent content = formats::read_recipe(yaml, file);
  model::Recipe recipe;
  recipe.name = name.value_or(content.name);
  recipe.content_hash = formats::recipe_hash(script.empty() ? std::string(yaml) : cat(yaml, std::string_view("\0", 1), script));
  recipe.labels = static_cast<std::int64_t>(content.labels.size());
  for (const auto tool : content.tools) recipe.tools.emplace_back(to_text(tool));
  for (const auto& action : content.actions) recipe.actions.push_back(action.name);
  return recipe;
}

model::Recipe add_recipe(store::Transaction& tx, std::string_view yaml, std::string_view file, const std::optional<std::string>& name, std::string_view script) {
  model::Recipe recipe = read_recipe_file(yaml, file, name, script);
  if (recipe.name.empty()) throw Error(Code::usage, cat(escaped(file), " does not name the recipe")).hint("give --name NAME, or begin the file with name: NAME");
  recipe.name = checked_name("recipe", recipe.name);

  const auto known = store::find_recipe(tx.db(), recipe.name);
  if (!known) {
    store::insert_recipe(tx, recipe);
    tx.created("recipe", recipe.id);
    recipe.version = 1;
  } else {
    recipe.id = known->id;
    store::revive_recipe_version(tx, recipe.id, recipe.content_hash);
    if (auto same = store::find_recipe_by_hash(tx.db(), recipe.id, recipe.content_hash)) {
      if (tx.changed("recipe", recipe.id, "version", cat(known->version), cat(same->version)))
        store::set_current_recipe_version(tx, recipe.id, same->version_id);
      return *std::move(same);
    }
    recipe.version = store::newest_recipe_version(tx.db(), recipe.id) + 1;
  }
  store::insert_recipe_version(tx, recipe, yaml, script);
  tx.created("recipe_version", recipe.version_id);
  store::set_current_recipe_version(tx, recipe.id, recipe.version_id);
  tx.changed("recipe", recipe.id, "version", known ? std::optional(cat(known->version)) : std::nullopt, cat(recipe.version));
  return recipe;
}

void delete_recipe(store::Transaction& tx, const model::Recipe& recipe) {
  if (const auto tasks = store::tasks_of_recipe(tx.db(), recipe.id); !tasks.empty())
    throw Error(Code::guard, cat("recipe ", quote(recipe.name), " is used by ", tasks.size() == 1 ? "task " : "tasks ", some_of(tasks)))
        .hint("archived tasks count too: their work was done by it");
  if (const auto datasets = store::datasets_of_recipe(tx.db(), recipe.id); !datasets.empty())
    throw Error(Code::guard, cat("recipe ", quote(recipe.name), " is the default of ", datasets.size() == 1 ? "dataset " : "datasets ", some_of(datasets)))
        .hint("tasks dataset edit NAME --recipe OTHER gives it another one");
  store::mark_recipe_removed(tx, recipe.id);
  tx.removed("recipe", store::IdSet(recipe.id));
}

}  // namespace tasks::service
