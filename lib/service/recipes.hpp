#pragma once
// Recipes (domain.md §1, decisions.md 47): stored by name, a new version for new content.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "lib/model/recipe.hpp"
#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// `typed` is a name or an id; version 0 is the current one. Throws Code::not_found with the nearest name, wrong_kind.
model::Recipe get_recipe(store::Session& session, std::string_view typed, std::int64_t version = 0);

// The file as it was added, and what it says.
std::string recipe_yaml(store::Session& session, store::Id version_id);
model::RecipeContent recipe_content(store::Session& session, store::Id version_id);

// What `recipe add` would store for these bytes: everything but ids, version and time. `file` is for messages, `name` wins
// over the name in the file. Throws Code::bad_file with line and column, Code::usage when there is no name at all.
model::Recipe read_recipe_file(std::string_view yaml, std::string_view file, const std::optional<std::string>& name, std::string_view script = {});

// The text of the validation script that a recipe's file names, counted from `folder`; "" when it names none. Throws as read_file() does.
std::string read_script(std::string_view yaml, std::string_view file, const std::filesystem::path& folder);
// That of a stored version; "" for none.
std::string recipe_script(store::Session& session, store::Id version_id);

// Known content changes nothing, except that it becomes the current version again when it is an older one; new content
// under a known name is a new version.
// A script is content, too.
model::Recipe add_recipe(store::Transaction& tx, std::string_view yaml, std::string_view file, const std::optional<std::string>& name, std::string_view script = {});

// Refused while a task, archived ones too, or a dataset refers to it.
void delete_recipe(store::Transaction& tx, const model::Recipe& recipe);

}  // namespace tasks::service
