#include "lib/formats/recipe_exchange.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/recipe_parts.hpp"
#include "lib/formats/recipe_yaml.hpp"

namespace tasks::formats {
namespace {

bool mentions(std::string_view text, std::string_view key) { return text.find(cat('"', key, '"')) != std::string_view::npos; }

// A line of YAML that begins a top-level key.
bool has_key(std::string_view text, std::string_view key) { return text.starts_with(cat(key, ':')) || text.find(cat('\n', key, ':')) != std::string_view::npos; }

}  // namespace

RecipeFormat detect_recipe_format(std::string_view text, std::string_view file) {
  text = trim(text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text);
  if (text.starts_with('<')) return text.find("<annotations") != std::string_view::npos ? RecipeFormat::cvat : RecipeFormat::labelstudio;
  if (text.starts_with('[')) return RecipeFormat::cvat;
  if (text.starts_with('{')) {
    if (mentions(text, "categories")) return RecipeFormat::coco;
    if (mentions(text, "roots")) return RecipeFormat::dataloop;
    return RecipeFormat::yaml;
  }
  if (file.ends_with(".names") || file.ends_with("classes.txt")) return RecipeFormat::yolo;
  return has_key(text, "names") && (has_key(text, "train") || has_key(text, "nc") || has_key(text, "path")) ? RecipeFormat::yolo : RecipeFormat::yaml;
}

std::string translate_recipe(RecipeFormat format, std::string_view text, std::string_view file, Losses& losses) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  switch (format) {
    case RecipeFormat::yaml: break;
    case RecipeFormat::labelstudio: return recipe_json(read_labelstudio_config(text, file, losses)) + "\n";
    case RecipeFormat::cvat: return recipe_json(read_cvat_labels(text, file, losses)) + "\n";
    case RecipeFormat::coco: return recipe_json(read_coco_categories(text, file, losses)) + "\n";
    case RecipeFormat::dataloop: return recipe_json(read_dataloop_ontology(text, file, losses)) + "\n";
    case RecipeFormat::yolo: return recipe_json(read_class_names(text, file, losses)) + "\n";
  }
  return std::string(text);
}

std::string write_recipe(RecipeFormat format, const model::RecipeContent& recipe, Losses& losses) {
  if (format == RecipeFormat::yaml) return recipe_json(recipe) + "\n";
  lose_ours(recipe, losses);
  switch (format) {
    case RecipeFormat::labelstudio: return write_labelstudio_config(recipe, losses);
    case RecipeFormat::cvat: return write_cvat_labels(recipe, losses);
    case RecipeFormat::coco: return write_coco_categories(recipe, losses);
    case RecipeFormat::dataloop: return write_dataloop_ontology(recipe, losses);
    case RecipeFormat::yolo: return write_class_names(recipe, losses);
    case RecipeFormat::yaml: break;
  }
  throw Error(Code::internal, "no such format of recipes");
}

void RecipeDraft::label(std::string_view name, std::string_view display, std::string_view color, std::optional<std::int64_t> id) {
  const auto found = std::find_if(m_recipe.labels.begin(), m_recipe.labels.end(), [&](const model::Label& l) { return l.name == name; });
  model::Label& label = found == m_recipe.labels.end() ? m_recipe.labels.emplace_back() : *found;
  label.name = name;
  if (label.display.empty() || label.display == label.name) label.display = display.empty() ? name : display;
  if (id) label.id = id;
  if (color.empty()) return;
  if (const auto normal = model::normal_color(color))
    label.color = *normal;
  else
    lose("color", "it is not written as #rrggbb");
}

void RecipeDraft::tool(model::Shape shape) {
  if (std::find(m_recipe.tools.begin(), m_recipe.tools.end(), shape) == m_recipe.tools.end()) m_recipe.tools.push_back(shape);
}

void RecipeDraft::attribute(model::Attribute a) {
  const auto found = std::find_if(m_recipe.attributes.begin(), m_recipe.attributes.end(), [&](const model::Attribute& other) { return other.key == a.key; });
  if (found == m_recipe.attributes.end()) {
    if (a.display.empty()) a.display = a.key;
    m_recipe.attributes.push_back(std::move(a));
    return;
  }
  if (found->type != a.type || found->values != a.values || found->min != a.min || found->max != a.max) return lose("attribute", "another one has its name and asks otherwise");
  if (found->labels.empty()) return;
  if (a.labels.empty()) found->labels.clear();
  for (std::string& label : a.labels)
    if (std::find(found->labels.begin(), found->labels.end(), label) == found->labels.end()) found->labels.push_back(std::move(label));
}

model::RecipeContent RecipeDraft::take(std::string_view file) {
  if (m_recipe.labels.empty()) throw Error(Code::bad_file, cat(file, " has no labels"));
  for (std::size_t i = 0; i < m_recipe.labels.size(); ++i) m_recipe.labels[i].end = i + 1;
  for (model::Attribute& a : m_recipe.attributes) {
    // A scope of all labels is none.
    if (a.labels.size() == m_recipe.labels.size()) a.labels.clear();
    std::erase_if(a.labels, [&](const std::string& label) {
      const bool unknown = std::none_of(m_recipe.labels.begin(), m_recipe.labels.end(), [&](const model::Label& l) { return l.name == label; });
      if (unknown) lose("attribute", "it is about a label that is not there");
      return unknown;
    });
  }
  return std::move(m_recipe);
}

void lose_ours(const model::RecipeContent& recipe, Losses& losses) {
  if (!recipe.actions.empty()) losses.add("action", "statuses are this program's", static_cast<std::int64_t>(recipe.actions.size()));
  const model::Rules& rules = recipe.rules;
  const std::size_t count = (rules.require_annotations ? 1U : 0U) + (rules.annotations.min || rules.annotations.max ? 1U : 0U) + rules.per_label.size() + rules.exclude.size() + rules.sizes.size() + (rules.allow_overflow ? 1U : 0U);
  if (count > 0) losses.add("rule", "is checked here", static_cast<std::int64_t>(count));
  for (const auto& [name, text] : {std::pair("description", &recipe.description), std::pair("instructions", &recipe.instructions_file), std::pair("validation", &recipe.validation), std::pair("layout", &recipe.layout), std::pair("score", &recipe.score.function)})
    if (!text->empty()) losses.add(name, "no place there");
}

}  // namespace tasks::formats
