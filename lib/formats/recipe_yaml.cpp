#include "lib/formats/recipe_yaml.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/text_hash.hpp"
#include "lib/formats/yaml_tree.hpp"

namespace tasks::formats {
namespace {

using model::Action;
using model::Attribute;
using model::AttributeType;
using model::Label;
using model::RecipeContent;
using model::Shape;

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  if (const auto near = nearest(word, known)) return cat("did you mean ", quote(*near), "?");
  if (known.size() <= 12) return known.empty() ? std::string() : cat("known are ", join(known, ", "));
  return {};
}

// A name that people and commands will type: not empty, no blanks around it, no control characters.
const std::string& name_text(const YamlValue& value, std::string_view what) {
  if (value.is_null()) value.fail(cat("the ", what, " is empty"), cat("the words null and ~ mean nothing in YAML: quote them to use them"));
  const std::string& text = value.text();
  if (text.empty()) value.fail(cat("the ", what, " is empty"));
  if (trim(text) != text) value.fail(cat("the ", what, " ", quote(text), " begins or ends with a blank"));
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) value.fail(cat("the ", what, " ", quote(text), " has a control character"));
  return text;
}

std::string color_of(const YamlValue& value) {
  if (value.is_null())
    value.fail("the color is empty", "# begins a comment in YAML: write color: \"#ff8800\" in quotes");
  if (const auto color = model::normal_color(value.text())) return *color;
  value.fail(cat("bad color ", quote(value.text())), "a color is \"#rrggbb\" or \"#rgb\", in quotes");
}

std::int64_t count_of(const YamlValue& value) {
  const std::int64_t n = value.integer();
  if (n < 0) value.fail(cat(n, " is below 0"));
  return n;
}

void check_order(const YamlValue& value, const model::Limits& limits) {
  if (limits.min && limits.max && *limits.min > *limits.max)
    value.fail(cat("the minimum ", *limits.min, " is above the maximum ", *limits.max));
}

class RecipeReader {
 public:
  RecipeContent read(const YamlValue& root) {
    root.each_field({"name", "description", "ontology", "tools", "actions", "instructions", "validation", "rules", "layout", "score"},
                    [&](std::size_t field, const YamlValue& value) {
                      switch (field) {
                        case 0: read_name(value); break;
                        case 1: m_recipe.description = value.is_null() ? "" : value.text(); break;
                        case 2: read_ontology(value); break;
                        case 3: read_tools(value); break;
                        case 4: read_actions(value); break;
                        case 5: read_instructions(value); break;
                        case 6: m_recipe.validation = name_text(value, "validation file"); break;
                        case 7: m_rules = value; break;
                        case 8: value.append_json(m_recipe.layout); break;
                        default: read_score(value);
                      }
                    });
    // What names labels is read after them, wherever it stands in the file.
    m_recipe.index_labels();
    if (m_attributes) read_attributes(*m_attributes);
    if (m_rules) read_rules(*m_rules);
    return std::move(m_recipe);
  }

 private:
  void read_name(const YamlValue& value) {
    m_recipe.name = name_text(value, "name");
    if (all_digits(m_recipe.name)) value.fail(cat("the name ", quote(m_recipe.name), " is a number; numbers are ids"));
  }

  void read_ontology(const YamlValue& value) {
    value.each_field({"labels", "attributes"}, [&](std::size_t field, const YamlValue& part) {
      if (field == 0)
        read_labels(part);
      else
        m_attributes = part;
    });
  }

  void read_labels(const YamlValue& value) {
    value.each([&](const YamlValue& label) { read_label(label, Label::npos, 1); });
    if (m_recipe.labels.empty()) value.fail("the list of labels is empty", "leave ontology out to allow every label");
  }

  // A label is a name alone, or a map.
  void read_label(const YamlValue& value, std::size_t parent, std::size_t depth) {
    if (depth > model::k_deepest_label) value.fail(cat("labels are nested deeper than ", model::k_deepest_label));
    Label label;
    std::optional<YamlValue> children, name = value;
    if (!value.is_scalar()) {
      name.reset();
      value.each_field({"name", "display", "color", "id", "children"}, [&](std::size_t field, const YamlValue& part) {
        switch (field) {
          case 0: name = part; break;
          case 1: label.display = name_text(part, "display name"); break;
          case 2: label.color = color_of(part); break;
          case 3: label.id = label_id(part); break;
          default: children = part;
        }
      });
      if (!name) value.fail("the label has no name");
    }
    const std::string& own_name = name_text(*name, "label");
    label.name = parent == Label::npos ? own_name : cat(m_recipe.labels[parent].name, ".", own_name);
    if (label.display.empty()) label.display = own_name;
    label.parent = parent;
    const auto [first, fresh] = m_label_lines.try_emplace(label.name, name->line());
    if (!fresh) name->fail(cat("duplicate label ", quote(label.name), ", first in line ", first->second));

    const std::size_t index = m_recipe.labels.size();
    m_recipe.labels.push_back(std::move(label));
    if (children && !children->is_null()) children->each([&](const YamlValue& child) { read_label(child, index, depth + 1); });
    m_recipe.labels[index].end = m_recipe.labels.size();
  }

  std::int64_t label_id(const YamlValue& value) {
    const std::int64_t id = count_of(value);
    const auto [first, fresh] = m_id_lines.try_emplace(id, value.line());
    if (!fresh) value.fail(cat("duplicate label id ", id, ", first in line ", first->second));
    return id;
  }

  const Label& known_label(const YamlValue& value) {
    const std::string& name = name_text(value, "label");
    if (const Label* label = m_recipe.find_label(name)) return *label;
    std::vector<std::string> all;
    all.reserve(m_recipe.labels.size());
    for (const Label& label : m_recipe.labels) all.push_back(label.name);
    value.fail(cat("unknown label ", quote(name)), did_you_mean(name, all));
  }

  void read_attributes(const YamlValue& value) {
    std::unordered_map<std::string, std::int64_t> lines;
    value.each([&](const YamlValue& entry) {
      Attribute attribute = read_attribute(entry);
      const auto [first, fresh] = lines.try_emplace(attribute.key, entry.line());
      if (!fresh) entry.fail(cat("duplicate attribute ", quote(attribute.key), ", first in line ", first->second));
      m_recipe.attributes.push_back(std::move(attribute));
    });
  }

  Attribute read_attribute(const YamlValue& value) {
    Attribute a;
    std::optional<YamlValue> type, values, range;
    value.each_field({"key", "display", "type", "values", "range", "labels", "required"}, [&](std::size_t field, const YamlValue& part) {
      switch (field) {
        case 0: a.key = name_text(part, "attribute's key"); break;
        case 1: a.display = name_text(part, "display name"); break;
        case 2: type = part; break;
        case 3: values = part; break;
        case 4: range = part; break;
        case 5: part.each([&](const YamlValue& label) { a.labels.push_back(known_label(label).name); }); break;
        default: a.required = part.boolean();
      }
    });
    if (a.key.empty()) value.fail("the attribute has no key");
    if (a.display.empty()) a.display = a.key;
    if (!type) value.fail(cat("the attribute ", quote(a.key), " has no type"), "type is one of single, multi, slider, boolean, text, number");
    const auto known = model::parse<AttributeType>(type->text());
    if (!known) {
      const auto words = model::words<AttributeType>();
      type->fail(cat("unknown attribute type ", quote(type->text())), did_you_mean(type->text(), {words.begin(), words.end()}));
    }
    a.type = *known;
    read_values(value, values, a);
    read_range(value, range, a);
    return a;
  }

  void read_values(const YamlValue& attribute, const std::optional<YamlValue>& values, Attribute& a) {
    const bool wanted = a.type == AttributeType::single || a.type == AttributeType::multi;
    if (!values && wanted) attribute.fail(cat("the attribute ", quote(a.key), " has no values"), "single and multi choose from values: [a, b]");
    if (!values) return;
    if (!wanted) values->fail(cat("an attribute of type ", model::to_text(a.type), " has no values"));
    std::unordered_set<std::string> seen;
    values->each([&](const YamlValue& choice) {
      const std::string& text = name_text(choice, "value");
      if (!seen.insert(text).second) choice.fail(cat("duplicate value ", quote(text)));
      a.values.push_back(text);
    });
    if (a.values.empty()) values->fail("the list of values is empty");
  }

  void read_range(const YamlValue& attribute, const std::optional<YamlValue>& range, Attribute& a) {
    const bool wanted = a.type == AttributeType::slider;
    if (!range && wanted) attribute.fail(cat("the slider ", quote(a.key), " has no range"), "write range: [0, 10] or [0, 10, 0.5] with a step");
    if (!range) return;
    if (!wanted && a.type != AttributeType::number) range->fail(cat("an attribute of type ", model::to_text(a.type), " has no range"));
    std::vector<double> numbers;
    range->each([&](const YamlValue& n) { numbers.push_back(n.number()); });
    if (numbers.size() != 2 && numbers.size() != 3)
      range->fail(cat("bad range of ", plural(static_cast<std::int64_t>(numbers.size()), "number")), "a range is [from, to] or [from, to, step]");
    if (!(numbers[0] < numbers[1])) range->fail(cat("bad range: ", numbers[0], " is not below ", numbers[1]));
    a.min = numbers[0];
    a.max = numbers[1];
    if (numbers.size() == 2) return;
    if (!(numbers[2] > 0)) range->fail(cat("bad range: the step ", numbers[2], " is not above 0"));
    a.step = numbers[2];
  }

  void read_tools(const YamlValue& value) {
    static const std::unordered_map<std::string_view, std::string_view> k_other_names{
        {"bbox", "box"},      {"rectangle", "box"},      {"segment", "polygon"}, {"binary", "mask"}, {"line", "polyline"},
        {"keypoint", "point"}, {"classification", "class"}, {"cube", "cuboid"},     {"span", "text"},   {"segmentation", "mask"}};
    value.each([&](const YamlValue& entry) {
      const std::string& name = entry.text();
      const auto shape = model::parse<Shape>(name);
      if (!shape) {
        const auto words = model::words<Shape>();
        const auto other = k_other_names.find(name);
        entry.fail(cat("unknown tool ", quote(name)), other != k_other_names.end() ? cat("it is called ", quote(other->second), " here")
                                                                                    : did_you_mean(name, {words.begin(), words.end()}));
      }
      if (std::find(m_recipe.tools.begin(), m_recipe.tools.end(), *shape) != m_recipe.tools.end())
        entry.fail(cat("duplicate tool ", quote(name)));
      m_recipe.tools.push_back(*shape);
    });
    if (m_recipe.tools.empty()) value.fail("the list of tools is empty", "leave tools out to allow every shape");
  }

  void read_actions(const YamlValue& value) {
    value.each([&](const YamlValue& entry) {
      Action action;
      std::optional<YamlValue> name = entry;
      std::optional<bool> discard;
      if (!entry.is_scalar()) {
        name.reset();
        entry.each_field({"name", "display", "color", "discard"}, [&](std::size_t field, const YamlValue& part) {
          switch (field) {
            case 0: name = part; break;
            case 1: action.display = name_text(part, "display name"); break;
            case 2: action.color = color_of(part); break;
            default: discard = part.boolean();
          }
        });
        if (!name) entry.fail("the action has no name");
      }
      action.name = name_text(*name, "action's name");
      if (const auto bad = model::bad_action_name(action.name)) name->fail(*bad);
      if (action.display.empty()) action.display = action.name;
      action.discard = discard.value_or(action.name == "discard");
      for (const Action& other : m_recipe.actions)
        if (other.name == action.name) name->fail(cat("duplicate action ", quote(action.name)));
      m_recipe.actions.push_back(std::move(action));
    });
    if (m_recipe.actions.empty()) value.fail("the list of actions is empty", "leave actions out for complete and discard");
  }

  void read_instructions(const YamlValue& value) {
    if (value.is_scalar()) {
      m_recipe.instructions_file = name_text(value, "instructions file");
      return;
    }
    value.each_field({"file", "pages"}, [&](std::size_t field, const YamlValue& part) {
      if (field == 0) {
        m_recipe.instructions_file = name_text(part, "instructions file");
        return;
      }
      const auto pages = model::normal_pages(part.text());
      if (!pages) part.fail(cat("bad pages ", quote(part.text())), "pages are 3 or 2-5, from 1");
      m_recipe.instructions_pages = *pages;
    });
    if (m_recipe.instructions_file.empty()) value.fail("the instructions name no file");
  }

  void read_rules(const YamlValue& value) {
    model::Rules& rules = m_recipe.rules;
    value.each_field({"require_annotations", "min_annotations", "max_annotations", "per_label", "exclude", "sizes", "allow_overflow"},
                     [&](std::size_t field, const YamlValue& part) {
                       switch (field) {
                         case 0: rules.require_annotations = part.boolean(); break;
                         case 1: rules.annotations.min = count_of(part); break;
                         case 2: rules.annotations.max = count_of(part); break;
                         case 3: part.each_entry([&](const YamlValue& key, const YamlValue& limits) { read_label_limits(key, limits); }); break;
                         case 4: part.each([&](const YamlValue& labels) { read_exclusion(labels); }); break;
                         case 5: part.each([&](const YamlValue& size) { read_size(size); }); break;
                         default: rules.allow_overflow = part.boolean();
                       }
                     });
    check_order(value, rules.annotations);
    if (rules.require_annotations && rules.annotations.max == 0)
      value.fail("require_annotations and max_annotations: 0 exclude each other");
  }

  void read_exclusion(const YamlValue& value) {
    std::vector<std::string> labels;
    value.each([&](const YamlValue& label) { labels.push_back(known_label(label).name); });
    if (labels.size() < 2) value.fail("labels exclude each other: name two or more", "exclude: [[day, night]]");
    m_recipe.rules.exclude.push_back(std::move(labels));
  }

  void read_size(const YamlValue& value) {
    model::SizeLimits size;
    value.each_field({"labels", "min_width", "min_height", "min_area"}, [&](std::size_t field, const YamlValue& part) {
      if (field == 0) return part.each([&](const YamlValue& label) { size.labels.push_back(known_label(label).name); });
      double& limit = field == 1 ? size.min_width : field == 2 ? size.min_height : size.min_area;
      limit = part.number();
      if (!(limit > 0)) part.fail(cat("a smallest size is above 0, not ", limit));
    });
    if (size.min_width == 0 && size.min_height == 0 && size.min_area == 0) value.fail("the size has no min_width, min_height or min_area");
    m_recipe.rules.sizes.push_back(std::move(size));
  }

  void read_label_limits(const YamlValue& key, const YamlValue& value) {
    model::LabelLimits out;
    out.label = known_label(key).name;
    value.each_field({"min", "max"}, [&](std::size_t field, const YamlValue& part) {
      (field == 0 ? out.limits.min : out.limits.max) = count_of(part);
    });
    check_order(value, out.limits);
    m_recipe.rules.per_label.push_back(std::move(out));
  }

  void read_score(const YamlValue& value) {
    model::ScoreSettings& score = m_recipe.score;
    value.each_field({"function", "iou_threshold", "weights"}, [&](std::size_t field, const YamlValue& part) {
      if (field == 0) {
        score.function = name_text(part, "score function");
      } else if (field == 1) {
        score.iou_threshold = part.number();
        if (!(*score.iou_threshold >= 0 && *score.iou_threshold <= 1)) part.fail(cat(*score.iou_threshold, " is not in 0..1"));
      } else {
        read_weights(part);
      }
    });
  }

  void read_weights(const YamlValue& value) {
    model::ScoreSettings& score = m_recipe.score;
    value.each_field({"geometry", "label", "attributes"}, [&](std::size_t field, const YamlValue& part) {
      const double weight = part.number();
      if (weight < 0) part.fail(cat("the weight ", weight, " is below 0"));
      (field == 0 ? score.geometry_weight : field == 1 ? score.label_weight : score.attributes_weight) = weight;
    });
    if (score.geometry_weight.value_or(1) + score.label_weight.value_or(1) + score.attributes_weight.value_or(1) <= 0)
      value.fail("all weights are 0");
  }

  RecipeContent m_recipe;
  std::unordered_map<std::string, std::int64_t> m_label_lines;
  std::unordered_map<std::int64_t, std::int64_t> m_id_lines;
  std::optional<YamlValue> m_attributes, m_rules;
};

}  // namespace

RecipeContent read_recipe(std::string_view yaml, std::string_view file) {
  const YamlTree tree = YamlTree::parse(yaml, file);
  if (!tree.root().is_map())
    tree.root().fail("a recipe is a map of name, ontology, tools, actions, …", "tasks help recipe shows one");
  return RecipeReader().read(tree.root());
}

std::string recipe_hash(std::string_view yaml) { return hash128(yaml); }

}  // namespace tasks::formats
