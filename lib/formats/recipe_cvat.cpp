#include <algorithm>
#include <map>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/formats/loose_json.hpp"
#include "lib/formats/recipe_parts.hpp"
#include "lib/formats/xml_file.hpp"

namespace tasks::formats {
namespace {

using model::Attribute;
using model::AttributeType;
using model::Shape;
using nlohmann::json;

const std::map<std::string, Shape, std::less<>> k_types{{"rectangle", Shape::box}, {"bbox", Shape::box},         {"polygon", Shape::polygon}, {"polyline", Shape::polyline}, {"points", Shape::point},
                                                        {"ellipse", Shape::ellipse}, {"cuboid", Shape::cuboid}, {"mask", Shape::mask},       {"tag", Shape::class_}};

// A label as both of its spellings tell it.
struct Spelled {
  std::string name, color, type, parent;
  struct Question {
    std::string name, input;
    std::vector<std::string> values;
  };
  std::vector<Question> attributes;
};

model::RecipeContent recipe_of(const std::vector<Spelled>& labels, std::string_view file, Losses& losses) {
  RecipeDraft draft(losses);
  std::set<std::string> types;
  for (const Spelled& label : labels) {
    if (label.type == "skeleton" || !label.parent.empty()) {
      draft.lose("skeleton", "skeletons have no place here");
      continue;
    }
    if (label.name.empty()) throw Error(Code::bad_file, cat(file, ": a label has no name"));
    draft.label(label.name, {}, label.color);
    types.insert(label.type.empty() ? "any" : label.type);
    for (const Spelled::Question& asked : label.attributes) {
      Attribute a;
      a.key = asked.name;
      a.labels = {label.name};
      if (asked.input == "checkbox") {
        a.type = AttributeType::boolean;
      } else if (asked.input == "number") {
        a.type = AttributeType::number;
        const auto low = asked.values.size() > 1 ? to_double(asked.values[0]) : std::nullopt, high = asked.values.size() > 1 ? to_double(asked.values[1]) : std::nullopt;
        if (low && high && *low < *high) {
          a.min = low;
          a.max = high;
          if (const auto step = asked.values.size() > 2 ? to_double(asked.values[2]) : std::nullopt; step && *step > 0) a.step = step;
        }
      } else if ((asked.input == "select" || asked.input == "radio") && !asked.values.empty()) {
        a.type = AttributeType::single;
        for (const std::string& value : asked.values)
          if (std::find(a.values.begin(), a.values.end(), value) == a.values.end()) a.values.push_back(value);
      }
      draft.attribute(std::move(a));
    }
  }
  if (!types.contains("any"))
    for (const std::string& type : types) {
      if (const auto shape = k_types.find(type); shape != k_types.end())
        draft.tool(shape->second);
      else
        draft.lose(type, "no such shape here");
    }
  if (types.size() > 1) draft.lose("label type", "shapes are allowed for all labels alike");
  return draft.take(file);
}

std::vector<std::string> values_of(std::string_view text) {
  std::vector<std::string> values;
  for (const std::string& line : split(text, '\n'))
    if (!trim(line).empty()) values.emplace_back(trim(line));
  return values;
}

std::vector<Spelled> of_xml(std::string_view text, std::string_view file) {
  const XmlFile xml{std::string(text), std::string(file)};
  std::vector<Spelled> labels;
  const pugi::xml_node meta = xml.root().child("meta");
  for (const char* holder : {"task", "project", "job"})
    for (const pugi::xml_node node : meta.child(holder).child("labels").children("label")) {
      const auto word = [](const pugi::xml_node& at, const char* name) { return std::string(trim(at.child(name).text().get())); };
      Spelled& label = labels.emplace_back(Spelled{word(node, "name"), word(node, "color"), word(node, "type"), word(node, "parent"), {}});
      for (const pugi::xml_node a : node.child("attributes").children("attribute")) label.attributes.push_back({word(a, "name"), word(a, "input_type"), values_of(a.child("values").text().get())});
    }
  return labels;
}

std::vector<Spelled> of_json(std::string_view text, std::string_view file) {
  json list;
  try {
    list = json::parse(text);
  } catch (const json::exception&) {
    throw Error(Code::bad_file, cat(file, ": not valid JSON: ", describe_json_error(text)));
  }
  if (!list.is_array()) throw Error(Code::bad_file, cat(file, ": expected a list of labels, as CVAT has it"));
  const auto word = [](const json& at, const char* name) { return member(at, name).is_string() ? member(at, name).get<std::string>() : std::string(); };
  std::vector<Spelled> labels;
  for (const json& one : list) {
    if (!one.is_object()) throw Error(Code::bad_file, cat(file, ": expected a list of objects"));
    Spelled& label = labels.emplace_back(Spelled{word(one, "name"), word(one, "color"), word(one, "type"), {}, {}});
    const json& attributes = member(one, "attributes");
    if (!attributes.is_array()) continue;
    for (const json& a : attributes) {
      auto& asked = label.attributes.emplace_back(Spelled::Question{word(a, "name"), word(a, "input_type"), {}});
      if (const json& values = member(a, "values"); values.is_array())
        for (const json& value : values) asked.values.push_back(value.is_string() ? value.get<std::string>() : value.dump());
    }
  }
  return labels;
}

void write_attribute(JsonText& out, const Attribute& a, Losses& losses) {
  std::string_view input = "text";
  std::vector<std::string> values = a.values;
  switch (a.type) {
    case AttributeType::single: input = "select"; break;
    case AttributeType::boolean:
      input = "checkbox";
      values = {"false"};
      break;
    case AttributeType::slider: losses.add("slider", "written as a number"); [[fallthrough]];
    case AttributeType::number:
      input = "number";
      if (a.min && a.max) values = {cat(*a.min), cat(*a.max), cat(a.step.value_or(1))};
      break;
    case AttributeType::multi:
      losses.add("multi", "written as text");
      values.clear();
      break;
    case AttributeType::text: break;
  }
  if (a.required) losses.add("required", "nothing there asks for it");
  out.begin_object();
  out.member("name", a.key);
  out.member("mutable", false);
  out.member("input_type", input);
  out.member("default_value", values.empty() ? std::string() : values.front());
  out.raw_member("values", json_array(values));
  out.end_object();
}

}  // namespace

model::RecipeContent read_cvat_labels(std::string_view text, std::string_view file, Losses& losses) { return recipe_of(trim(text).starts_with('<') ? of_xml(text, file) : of_json(text, file), file, losses); }

std::string write_cvat_labels(const model::RecipeContent& recipe, Losses& losses) {
  std::string type = "any";
  for (const Shape shape : {Shape::text, Shape::range})
    if (std::find(recipe.tools.begin(), recipe.tools.end(), shape) != recipe.tools.end()) losses.add(to_text(shape), "no such shape there");
  if (recipe.tools.size() == 1)
    for (const auto& [name, shape] : k_types)
      if (shape == recipe.tools.front() && name != "bbox") type = name;
  if (recipe.tools.size() > 1) losses.add("tool", "a label there allows one shape, or any", static_cast<std::int64_t>(recipe.tools.size()));
  JsonText out;
  out.begin_array();
  Losses once;  // an attribute of many labels is one
  for (const model::Label& label : recipe.labels) {
    if (label.id) losses.add("label id", "no place there");
    out.begin_object();
    out.member("name", label.name);
    if (!label.color.empty()) out.member("color", label.color);
    out.member("type", type);
    out.key("attributes");
    out.begin_array();
    for (const Attribute& a : recipe.attributes)
      if (recipe.applies(a, &label)) write_attribute(out, a, &label == &recipe.labels.front() ? losses : once);
    out.end_array();
    out.end_object();
  }
  out.end_array();
  return out.take() + "\n";
}

}  // namespace tasks::formats
