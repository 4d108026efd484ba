#include "lib/base/json_text.hpp"
#include "lib/formats/recipe_yaml.hpp"

namespace tasks::formats {
namespace {

using model::Label;
using model::RecipeContent;

std::string_view own_name(const RecipeContent& recipe, const Label& label) {
  const std::string_view name = label.name;
  return label.parent == Label::npos ? name : name.substr(recipe.labels[label.parent].name.size() + 1);
}

void text_member(JsonText& json, std::string_view name, std::string_view value, std::string_view unless = {}) {
  if (value != unless) json.member(name, value);
}

template <class T>
void optional_member(JsonText& json, std::string_view name, const std::optional<T>& value) {
  if (value) json.member(name, *value);
}

// The labels [from, to), which are siblings with everything below them.
void write_labels(JsonText& json, const RecipeContent& recipe, std::size_t from, std::size_t to) {
  json.begin_array();
  for (std::size_t i = from; i < to; i = recipe.labels[i].end) {
    const Label& label = recipe.labels[i];
    const std::string_view name = own_name(recipe, label);
    json.begin_object();
    json.member("name", name);
    text_member(json, "display", label.display, name);
    text_member(json, "color", label.color);
    optional_member(json, "id", label.id);
    if (label.end > i + 1) {
      json.key("children");
      write_labels(json, recipe, i + 1, label.end);
    }
    json.end_object();
  }
  json.end_array();
}

void write_attribute(JsonText& json, const model::Attribute& a) {
  json.begin_object();
  json.member("key", a.key);
  text_member(json, "display", a.display, a.key);
  json.member("type", model::to_text(a.type));
  if (!a.values.empty()) json.raw_member("values", json_array(a.values));
  if (a.min) {
    json.key("range");
    json.begin_array();
    json.value(*a.min);
    json.value(*a.max);
    if (a.step) json.value(*a.step);
    json.end_array();
  }
  if (!a.labels.empty()) json.raw_member("labels", json_array(a.labels));
  if (a.required) json.member("required", true);
  json.end_object();
}

void write_ontology(JsonText& json, const RecipeContent& recipe) {
  if (recipe.labels.empty() && recipe.attributes.empty()) return;
  json.key("ontology");
  json.begin_object();
  if (!recipe.labels.empty()) {
    json.key("labels");
    write_labels(json, recipe, 0, recipe.labels.size());
  }
  if (!recipe.attributes.empty()) {
    json.key("attributes");
    json.begin_array();
    for (const auto& attribute : recipe.attributes) write_attribute(json, attribute);
    json.end_array();
  }
  json.end_object();
}

void write_actions(JsonText& json, const RecipeContent& recipe) {
  if (recipe.actions.empty()) return;
  json.key("actions");
  json.begin_array();
  for (const auto& action : recipe.actions) {
    json.begin_object();
    json.member("name", action.name);
    text_member(json, "display", action.display, action.name);
    text_member(json, "color", action.color);
    json.member("discard", action.discard);
    json.end_object();
  }
  json.end_array();
}

void write_rules(JsonText& json, const model::Rules& rules) {
  json.key("rules");
  json.begin_object();
  json.member("require_annotations", rules.require_annotations);
  optional_member(json, "min_annotations", rules.annotations.min);
  optional_member(json, "max_annotations", rules.annotations.max);
  if (!rules.per_label.empty()) {
    json.key("per_label");
    json.begin_object();
    for (const auto& [label, limits] : rules.per_label) {
      json.key(label);
      json.begin_object();
      optional_member(json, "min", limits.min);
      optional_member(json, "max", limits.max);
      json.end_object();
    }
    json.end_object();
  }
  if (!rules.exclude.empty()) {
    json.key("exclude");
    json.begin_array();
    for (const auto& labels : rules.exclude) json.raw(json_array(labels));
    json.end_array();
  }
  if (!rules.sizes.empty()) {
    json.key("sizes");
    json.begin_array();
    for (const model::SizeLimits& size : rules.sizes) {
      json.begin_object();
      if (!size.labels.empty()) json.raw_member("labels", json_array(size.labels));
      if (size.min_width > 0) json.member("min_width", size.min_width);
      if (size.min_height > 0) json.member("min_height", size.min_height);
      if (size.min_area > 0) json.member("min_area", size.min_area);
      json.end_object();
    }
    json.end_array();
  }
  json.member("allow_overflow", rules.allow_overflow);
  json.end_object();
}

void write_score(JsonText& json, const model::ScoreSettings& score) {
  const bool weights = score.geometry_weight || score.label_weight || score.attributes_weight;
  if (score.function.empty() && !score.iou_threshold && !weights) return;
  json.key("score");
  json.begin_object();
  text_member(json, "function", score.function);
  optional_member(json, "iou_threshold", score.iou_threshold);
  if (weights) {
    json.key("weights");
    json.begin_object();
    optional_member(json, "geometry", score.geometry_weight);
    optional_member(json, "label", score.label_weight);
    optional_member(json, "attributes", score.attributes_weight);
    json.end_object();
  }
  json.end_object();
}

}  // namespace

std::string recipe_json(const RecipeContent& recipe) {
  JsonText json;
  json.begin_object();
  text_member(json, "name", recipe.name);
  text_member(json, "description", recipe.description);
  write_ontology(json, recipe);
  if (!recipe.tools.empty()) {
    json.key("tools");
    json.begin_array();
    for (const auto tool : recipe.tools) json.value(model::to_text(tool));
    json.end_array();
  }
  write_actions(json, recipe);
  if (!recipe.instructions_file.empty()) {
    json.key("instructions");
    json.begin_object();
    json.member("file", recipe.instructions_file);
    text_member(json, "pages", recipe.instructions_pages);
    json.end_object();
  }
  text_member(json, "validation", recipe.validation);
  write_rules(json, recipe.rules);
  if (!recipe.layout.empty()) json.raw_member("layout", recipe.layout);
  write_score(json, recipe.score);
  json.end_object();
  return json.take();
}

}  // namespace tasks::formats
