#pragma once
// What a recipe says, as plain values (domain.md §1, decisions.md 29 and 47): which labels, attributes and shapes there
// are, which actions a task offers, and the rules that annotations and statuses keep. formats/recipe_yaml.hpp reads it
// from YAML, model/annotation_rules.hpp applies it. (model::Recipe in records.hpp is the stored record about it.)
//
//     RecipeContent recipe = formats::read_recipe(yaml, "cars.yaml");
//     const Label* car = recipe.find_label("vehicle.car");      // a hash look-up: 100,000 labels are fine
//     if (!recipe.allows(Shape::box)) …
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/model/words.hpp"

namespace tasks::model {

// Label trees deeper than this are refused: nobody can read "a.b.c. …" any more.
constexpr std::size_t k_deepest_label = 32;

struct Label {
  std::string name;               // full and dotted: "vehicle.car"
  std::string display;            // what people are shown; the last part of the name unless given
  std::string color;              // "#rrggbb" or ""
  std::optional<std::int64_t> id; // its number in formats that number labels (COCO, YOLO)
  std::size_t parent = npos;      // index into RecipeContent::labels
  std::size_t end = 0;            // labels [own index + 1, end) are below this one

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

enum class AttributeType { single, multi, slider, boolean, text, number };
template <>
struct Words<AttributeType> {
  static constexpr std::string_view what = "attribute type";
  static constexpr std::array names{"single", "multi", "slider", "boolean", "text", "number"};
};

struct Attribute {
  std::string key;
  std::string display;
  AttributeType type = AttributeType::text;
  std::vector<std::string> values;          // single and multi: the choices, in order
  std::optional<double> min, max, step;     // slider: min and max always; number: perhaps
  std::vector<std::string> labels;          // its scope: these labels and all below them; empty: every label
  bool required = false;
};

struct Limits {
  std::optional<std::int64_t> min, max;     // numbers of annotations
};
struct LabelLimits {
  std::string label;                        // counts this label and all below it
  Limits limits;
};

struct SizeLimits {
  std::vector<std::string> labels;          // of these and all below them; empty: of every label
  double min_width = 0, min_height = 0;     // pixels, of the upright rectangle around a shape
  double min_area = 0;                      // square pixels
};

struct Rules {
  bool require_annotations = false;         // a status needs at least one annotation
  Limits annotations;                       // over all labels
  std::vector<LabelLimits> per_label;
  std::vector<std::vector<std::string>> exclude;  // labels of which a work item has at most one, and what is below it
  std::vector<SizeLimits> sizes;
  bool allow_overflow = false;              // geometry may leave the image
};

struct ScoreSettings {
  std::string function;                     // "" is the default one
  std::optional<double> iou_threshold;      // 0..1
  std::optional<double> geometry_weight, label_weight, attributes_weight;  // at least 0
};

struct RecipeContent {
  std::string name;                         // may be empty: then the caller names it
  std::string description;
  std::vector<Label> labels;                // every node of the tree, parents before their children; empty: every label
  std::vector<Attribute> attributes;        // without labels and attributes every attribute is welcome
  std::vector<Shape> tools;                 // in the order of the file; empty: every shape
  std::vector<Action> actions;              // empty: the task's defaults
  std::string instructions_file;
  std::string instructions_pages;           // "", "3" or "2-5"
  std::string validation;                   // a JavaScript file
  Rules rules;
  std::string layout;                       // JSON text, or ""
  ScoreSettings score;

  const Label* find_label(std::string_view full_name) const;
  bool covers(std::string_view scope, const Label& label) const;  // label is `scope` or below it
  bool allows(Shape shape) const;
  const Attribute* find_attribute(std::string_view key) const;
  bool applies(const Attribute& attribute, const Label* label) const;  // label: null when the recipe names none

  // After `labels` was filled or changed. The names must differ.
  void index_labels();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_by_name;
};

// Names of actions that only the system may use, or that options would take for something else (decisions.md 7 and 29):
// none, all, consensus-done, digits only, and names with a colon, a comma, blanks at an end or a dash in front. Returns what
// is wrong with it, or nothing.
std::optional<std::string> bad_action_name(std::string_view name);

// "#abc" and "#AABBCC" → "#aabbcc"; nothing for anything else.
std::optional<std::string> normal_color(std::string_view text);

// "3", "2-5" → the same without blanks; nothing unless 1 ≤ first ≤ last.
std::optional<std::string> normal_pages(std::string_view text);

}  // namespace tasks::model
