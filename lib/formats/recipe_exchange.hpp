#pragma once
// Recipes from and to other tools: Label Studio's labeling config, CVAT's labels, COCO's categories, Dataloop's ontology, YOLO's class names.
//
//     const RecipeFormat format = detect_recipe_format(text, "config.xml");
//     std::string ours = translate_recipe(format, text, "config.xml", losses);       // JSON that read_recipe() reads (recipe_yaml.hpp)
//     std::string theirs = write_recipe(RecipeFormat::cvat, recipe, losses);
//
// Labels keep their full names ("vehicle.car"): that is what annotations say. What has no place on the other side is counted. Errors are Code::bad_file and
// name the file, of XML the line.
#include <string>
#include <string_view>

#include "lib/formats/losses.hpp"
#include "lib/model/recipe.hpp"
#include "lib/model/words.hpp"

namespace tasks::formats {

enum class RecipeFormat { yaml, labelstudio, cvat, coco, dataloop, yolo };

// By what is in it, of class names by the name of the file. Ours when it is none of the others.
RecipeFormat detect_recipe_format(std::string_view text, std::string_view file);

std::string translate_recipe(RecipeFormat format, std::string_view text, std::string_view file, Losses& losses);

std::string write_recipe(RecipeFormat format, const model::RecipeContent& recipe, Losses& losses);

}  // namespace tasks::formats

namespace tasks::model {
template <>
struct Words<formats::RecipeFormat> {
  static constexpr std::string_view what = "format";
  static constexpr std::array names{"yaml", "labelstudio", "cvat", "coco", "dataloop", "yolo"};
};
}  // namespace tasks::model
