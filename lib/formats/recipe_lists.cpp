// Recipes that are hardly more than a list of labels: COCO's categories, YOLO's class names, Dataloop's ontology with its attributes.
#include <algorithm>
#include <map>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/formats/loose_json.hpp"
#include "lib/formats/recipe_parts.hpp"
#include "lib/formats/yaml_tree.hpp"

namespace tasks::formats {
namespace {

using model::Attribute;
using model::AttributeType;
using nlohmann::json;

json parsed(std::string_view text, std::string_view file) {
  try {
    return json::parse(text);
  } catch (const json::exception&) {
    throw Error(Code::bad_file, cat(file, ": not valid JSON: ", describe_json_error(text)));
  }
}

std::string word(const json& at, const char* name) { return member(at, name).is_string() ? member(at, name).get<std::string>() : std::string(); }

void lose_attributes(const model::RecipeContent& recipe, Losses& losses) {
  if (!recipe.attributes.empty()) losses.add("attribute", "no place there", static_cast<std::int64_t>(recipe.attributes.size()));
}
void lose_tools(const model::RecipeContent& recipe, Losses& losses) {
  if (!recipe.tools.empty()) losses.add("tool", "no place there", static_cast<std::int64_t>(recipe.tools.size()));
}
void lose_looks(const model::RecipeContent& recipe, Losses& losses) {
  for (const model::Label& label : recipe.labels) {
    if (!label.color.empty()) losses.add("color", "no place there");
    if (label.display != label.name && !label.name.ends_with(cat('.', label.display))) losses.add("display", "no place there");
  }
}

// The labels' numbers: their own, the others behind them.
std::vector<std::int64_t> numbers_of(const model::RecipeContent& recipe, std::int64_t first) {
  std::set<std::int64_t> taken;
  for (const model::Label& label : recipe.labels)
    if (label.id) taken.insert(*label.id);
  std::vector<std::int64_t> numbers;
  std::int64_t next = taken.empty() ? first : *taken.rbegin() + 1;
  for (const model::Label& label : recipe.labels) numbers.push_back(label.id ? *label.id : next++);
  return numbers;
}

const std::map<std::string, AttributeType, std::less<>> k_dataloop_types{
    {"radio_button", AttributeType::single}, {"checkbox", AttributeType::multi}, {"range", AttributeType::slider}, {"yes_no", AttributeType::boolean}, {"free_text", AttributeType::text}};

void read_roots(RecipeDraft& draft, const json& roots, const std::string& above, std::string_view file, std::size_t depth) {
  if (depth > model::k_deepest_label) throw Error(Code::bad_file, cat(file, ": labels are nested deeper than ", model::k_deepest_label));
  if (!roots.is_array()) return;
  for (const json& root : roots) {
    const json& value = member(root, "value").is_object() ? member(root, "value") : root;
    const std::string tag = word(value, "tag");
    if (tag.empty()) throw Error(Code::bad_file, cat(file, ": a label has no tag"));
    const std::string name = above.empty() ? tag : cat(above, '.', tag);
    draft.label(name, word(value, "displayLabel"), word(value, "color"));
    read_roots(draft, member(root, "children"), name, file, depth + 1);
  }
}

}  // namespace

model::RecipeContent read_coco_categories(std::string_view text, std::string_view file, Losses& losses) {
  const json coco = parsed(text, file);
  const json& categories = member(coco, "categories");
  if (!categories.is_array()) throw Error(Code::bad_file, cat(file, ": categories: expected a list"));
  RecipeDraft draft(losses);
  std::set<std::string> names;
  for (const json& one : categories) {
    const std::string name = word(one, "name"), above = word(one, "supercategory");
    if (name.empty()) throw Error(Code::bad_file, cat(file, ": a category has no name"));
    const json& id = member(one, "id");
    if (!names.insert(name).second) draft.lose("category", "another one has its name");
    draft.label(name, {}, {}, id.is_number_integer() && id.get<std::int64_t>() >= 0 ? std::optional(id.get<std::int64_t>()) : std::nullopt);
    if (!above.empty() && above != name && above != "none") draft.lose("supercategory", "labels keep the names that annotations say");
    if (member(one, "keypoints").is_array()) draft.lose("keypoints", "skeletons have no place here");
  }
  return draft.take(file);
}

std::string write_coco_categories(const model::RecipeContent& recipe, Losses& losses) {
  lose_attributes(recipe, losses);
  lose_tools(recipe, losses);
  lose_looks(recipe, losses);
  const auto numbers = numbers_of(recipe, 1);
  JsonText out;
  out.begin_object();
  out.key("categories");
  out.begin_array();
  for (std::size_t i = 0; i < recipe.labels.size(); ++i) {
    out.begin_object();
    out.member("id", numbers[i]);
    out.member("name", recipe.labels[i].name);
    out.member("supercategory", recipe.labels[i].parent == model::Label::npos ? std::string() : recipe.labels[recipe.labels[i].parent].name);
    out.end_object();
  }
  out.end_array();
  out.raw_member("images", "[]");
  out.raw_member("annotations", "[]");
  out.end_object();
  return out.take() + "\n";
}

model::RecipeContent read_class_names(std::string_view text, std::string_view file, Losses& losses) {
  RecipeDraft draft(losses);
  std::set<std::string> names;
  const auto add = [&](std::int64_t number, std::string_view name) {
    if (!names.insert(std::string(name)).second) throw Error(Code::bad_file, cat(file, ": the class ", quote(name), " is there twice")).hint("the place of a name is its number: each is there once");
    draft.label(name, {}, {}, number);
  };
  if (!file.ends_with(".names") && !file.ends_with(".txt")) {
    const YamlTree yaml = YamlTree::parse(text, file);
    yaml.root().each_entry([&](const YamlValue& key, const YamlValue& value) {
      if (key.text() != "names") return;
      std::int64_t number = 0;
      if (value.is_list())
        value.each([&](const YamlValue& label) { add(number++, label.text()); });
      else
        value.each_entry([&](const YamlValue& at, const YamlValue& label) { add(at.integer(), label.text()); });
    });
    return draft.take(file);
  }
  std::int64_t number = 0;
  for (const std::string& line : split(text, '\n'))
    if (!trim(line).empty()) add(number++, trim(line));
  return draft.take(file);
}

std::string write_class_names(const model::RecipeContent& recipe, Losses& losses) {
  lose_attributes(recipe, losses);
  lose_tools(recipe, losses);
  lose_looks(recipe, losses);
  // Numbers that run from 0 on are kept; else the order of the recipe counts.
  std::vector<std::pair<std::int64_t, std::string>> names;
  const auto numbers = numbers_of(recipe, 0);
  for (std::size_t i = 0; i < recipe.labels.size(); ++i) names.emplace_back(numbers[i], recipe.labels[i].name);
  auto sorted = names;
  std::sort(sorted.begin(), sorted.end());
  bool solid = true;
  for (std::size_t i = 0; i < sorted.size(); ++i) solid = solid && sorted[i].first == static_cast<std::int64_t>(i);
  const bool own = std::any_of(recipe.labels.begin(), recipe.labels.end(), [](const model::Label& label) { return label.id.has_value(); });
  if (own && !solid) losses.add("label id", "classes are numbered from 0 on", static_cast<std::int64_t>(names.size()));
  std::string out = "names:\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += cat("  ", i, ": ");
    append_json(out, (solid ? sorted : names)[i].second);
    out += '\n';
  }
  return "path: .\n" + out;
}

model::RecipeContent read_dataloop_ontology(std::string_view text, std::string_view file, Losses& losses) {
  const json ontology = parsed(text, file);
  RecipeDraft draft(losses);
  read_roots(draft, member(ontology, "roots"), {}, file, 1);
  const json& attributes = member(ontology, "attributes").is_array() ? member(ontology, "attributes") : member(member(ontology, "metadata"), "attributes");
  if (attributes.is_array())
    for (const json& one : attributes) {
      if (!one.is_object()) {  // plain words, as old ontologies have them
        draft.lose("attribute", "a word without a question");
        continue;
      }
      Attribute a;
      a.key = word(one, "key");
      a.display = word(one, "title");
      if (a.key.empty()) throw Error(Code::bad_file, cat(file, ": an attribute has no key"));
      const auto type = k_dataloop_types.find(word(one, "type"));
      if (type == k_dataloop_types.end()) {
        draft.lose("attribute", "no such type here");
        continue;
      }
      a.type = type->second;
      if (const json& values = member(one, "values"); values.is_array() && (a.type == AttributeType::single || a.type == AttributeType::multi))
        for (const json& value : values) a.values.push_back(value.is_string() ? value.get<std::string>() : value.dump());
      const json& range = member(one, "range").is_object() ? member(one, "range") : member(member(one, "metadata"), "range");
      if (a.type == AttributeType::slider && member(range, "min").is_number() && member(range, "max").is_number()) {
        a.min = range["min"].get<double>();
        a.max = range["max"].get<double>();
        if (member(range, "step").is_number()) a.step = range["step"].get<double>();
      }
      if ((a.type == AttributeType::slider && !a.min) || ((a.type == AttributeType::single || a.type == AttributeType::multi) && a.values.empty())) {
        draft.lose("attribute", "it has no values to choose from");
        continue;
      }
      a.required = member(one, "optional") == false;
      if (const json& scope = member(one, "scope"); scope.is_array())
        for (const json& label : scope)
          if (label.is_string() && label != "*") a.labels.push_back(label.get<std::string>());
      draft.attribute(std::move(a));
    }
  return draft.take(file);
}

namespace {

void write_roots(JsonText& out, const model::RecipeContent& recipe, std::size_t from, std::size_t to) {
  out.begin_array();
  for (std::size_t i = from; i < to; i = recipe.labels[i].end) {
    const model::Label& label = recipe.labels[i];
    out.begin_object();
    out.key("value");
    out.begin_object();
    out.member("tag", label.parent == model::Label::npos ? std::string_view(label.name) : std::string_view(label.name).substr(recipe.labels[label.parent].name.size() + 1));
    out.member("displayLabel", label.display);
    if (!label.color.empty()) out.member("color", label.color);
    out.end_object();
    out.key("children");
    write_roots(out, recipe, i + 1, label.end);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string write_dataloop_ontology(const model::RecipeContent& recipe, Losses& losses) {
  lose_tools(recipe, losses);
  for (const model::Label& label : recipe.labels)
    if (label.id) losses.add("label id", "no place there");
  JsonText out;
  out.begin_object();
  out.key("roots");
  write_roots(out, recipe, 0, recipe.labels.size());
  out.key("metadata");
  out.begin_object();
  out.key("attributes");
  out.begin_array();
  for (const Attribute& a : recipe.attributes) {
    out.begin_object();
    out.member("key", a.key);
    out.member("title", a.display);
    std::string_view type = "free_text";
    for (const auto& [name, ours] : k_dataloop_types)
      if (ours == a.type) type = name;
    if (a.type == AttributeType::number) losses.add("number", "written as text");
    out.member("type", type);
    if (!a.values.empty()) out.raw_member("values", json_array(a.values));
    if (a.type == AttributeType::slider) {
      out.key("range");
      out.begin_object();
      out.member("min", *a.min);
      out.member("max", *a.max);
      if (a.step) out.member("step", *a.step);
      out.end_object();
    }
    out.raw_member("scope", a.labels.empty() ? "[\"*\"]" : json_array(a.labels));
    out.member("optional", !a.required);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  out.end_object();
  return out.take() + "\n";
}

}  // namespace tasks::formats
