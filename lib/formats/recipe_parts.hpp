#pragma once
// What the translators of recipes share (recipe_exchange.hpp). Private to lib/formats.
#include <string>
#include <string_view>

#include "lib/formats/losses.hpp"
#include "lib/model/recipe.hpp"

namespace tasks::formats {

// A recipe that comes together out of a foreign file. A label or an attribute that is named again, by another control, is the same.
class RecipeDraft {
 public:
  explicit RecipeDraft(Losses& losses) : m_losses(losses) {}

  void label(std::string_view name, std::string_view display, std::string_view color, std::optional<std::int64_t> id = {});
  void tool(model::Shape shape);
  void attribute(model::Attribute attribute);  // its labels: the scope; none: every label
  void lose(std::string_view kind, std::string_view why) { m_losses.add(kind, why); }
  model::RecipeContent take(std::string_view file);  // throws Code::bad_file when there is no label

 private:
  Losses& m_losses;
  model::RecipeContent m_recipe;
};

// What a recipe says that only ours has: actions, rules, instructions …
void lose_ours(const model::RecipeContent& recipe, Losses& losses);

model::RecipeContent read_labelstudio_config(std::string_view text, std::string_view file, Losses& losses);
model::RecipeContent read_cvat_labels(std::string_view text, std::string_view file, Losses& losses);
model::RecipeContent read_dataloop_ontology(std::string_view text, std::string_view file, Losses& losses);
model::RecipeContent read_coco_categories(std::string_view text, std::string_view file, Losses& losses);
model::RecipeContent read_class_names(std::string_view text, std::string_view file, Losses& losses);

std::string write_labelstudio_config(const model::RecipeContent& recipe, Losses& losses);
std::string write_cvat_labels(const model::RecipeContent& recipe, Losses& losses);
std::string write_dataloop_ontology(const model::RecipeContent& recipe, Losses& losses);
std::string write_coco_categories(const model::RecipeContent& recipe, Losses& losses);
std::string write_class_names(const model::RecipeContent& recipe, Losses& losses);

}  // namespace tasks::formats
