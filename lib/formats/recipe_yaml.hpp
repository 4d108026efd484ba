#pragma once
// Recipe files (tasks-recipe(5), decisions.md 47): YAML → model::RecipeContent, and back to one canonical JSON text.
//
//     model::RecipeContent recipe = read_recipe(bytes, "cars.yaml");   // throws "cars.yaml:12:5: duplicate label …"
//     std::string json = recipe_json(recipe);                          // what `recipe show` prints
//     std::string hash = recipe_hash(bytes);                           // 32 hex digits: a version is its content
//
// JSON is YAML: read_recipe(recipe_json(r)) gives r again.
#include <string>
#include <string_view>

#include "lib/model/recipe.hpp"

namespace tasks::formats {

// Throws Code::bad_file, the message beginning with file:line:column. `file` is for messages only.
model::RecipeContent read_recipe(std::string_view yaml, std::string_view file);

std::string recipe_json(const model::RecipeContent& recipe);

// XXH3-128 of the bytes.
std::string recipe_hash(std::string_view yaml);

}  // namespace tasks::formats
