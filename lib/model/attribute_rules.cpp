#include "lib/model/attribute_rules.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::model {
namespace {

using Element = simdjson::dom::element;

struct Entry {
  std::string_view key;
  Element value;
};

std::string field_of(std::string_view key) { return cat("attributes.", escaped(key)); }

[[noreturn]] void malformed(std::string field, std::string_view what) {
  throw Error(Code::bad_record, cat(field, ": ", what)).detail("field", field);
}

[[noreturn]] void refuse(const Attribute& attribute, std::string_view what, std::string hint) {
  const std::string field = field_of(attribute.key);
  throw Error(Code::recipe_refused, cat(field, ": ", what)).hint(std::move(hint)).detail("field", field);
}

std::string choices(const Attribute& attribute) {
  if (attribute.values.size() > 20) return "tasks recipe show lists its values";
  return cat("it can be ", join(attribute.values, ", "));
}

void check_choice(const Attribute& attribute, std::string_view value) {
  if (std::find(attribute.values.begin(), attribute.values.end(), value) != attribute.values.end()) return;
  const auto near = nearest(value, attribute.values);
  refuse(attribute, cat(quote(value), " is not one of its values"), near ? cat("did you mean ", quote(*near), "?") : choices(attribute));
}

void check_number(const Attribute& attribute, double value) {
  if ((attribute.min && value < *attribute.min) || (attribute.max && value > *attribute.max)) {
    const std::string low = attribute.min ? cat(" from ", *attribute.min) : "", high = attribute.max ? cat(" to ", *attribute.max) : "";
    refuse(attribute, cat(value, " is out of range"), cat("it goes", low, high));
  }
  if (!attribute.step) return;
  const double steps = (value - attribute.min.value_or(0)) / *attribute.step;
  if (std::abs(steps - std::round(steps)) > 1e-9 * std::max(1.0, std::abs(steps)))
    refuse(attribute, cat(value, " is between two steps"), cat("it moves by ", *attribute.step, " from ", attribute.min.value_or(0)));
}

std::string_view word_for(AttributeType type) {
  switch (type) {
    case AttributeType::single: return "one of its values, as a string";
    case AttributeType::multi: return "a list of its values";
    case AttributeType::boolean: return "true or false";
    case AttributeType::text: return "a string";
    default: return "a number";
  }
}

void check_value(const Attribute& attribute, Element value) {
  std::string_view text;
  double number = 0;
  bool fits = true;
  switch (attribute.type) {
    case AttributeType::single:
      fits = value.get(text) == simdjson::SUCCESS;
      if (fits) check_choice(attribute, text);
      break;
    case AttributeType::multi: {
      simdjson::dom::array list;
      fits = value.get(list) == simdjson::SUCCESS;
      std::vector<std::string_view> seen;
      for (auto it = fits ? list.begin() : simdjson::dom::array::iterator(); fits && it != list.end(); ++it) {
        const Element choice = *it;
        fits = choice.get(text) == simdjson::SUCCESS;
        if (!fits) break;
        check_choice(attribute, text);
        if (std::find(seen.begin(), seen.end(), text) != seen.end()) refuse(attribute, cat(quote(text), " is there twice"), "");
        seen.push_back(text);
      }
      break;
    }
    case AttributeType::boolean: fits = value.is_bool(); break;
    case AttributeType::text: fits = value.is_string(); break;
    case AttributeType::slider:
    case AttributeType::number:
      fits = value.is_number() && value.get(number) == simdjson::SUCCESS;
      if (fits) check_number(attribute, number);
      break;
  }
  if (!fits) refuse(attribute, cat("expected ", word_for(attribute.type)), cat("its type is ", to_text(attribute.type)));
}

void append_value(std::string& out, std::string_view key, Element value) {
  std::string_view text;
  simdjson::dom::array list;
  double number = 0;
  std::int64_t integer = 0;
  bool truth = false;
  if (value.get(text) == simdjson::SUCCESS) {
    append_json(out, text);
  } else if (value.get(truth) == simdjson::SUCCESS) {
    out += truth ? "true" : "false";
  } else if (value.get(integer) == simdjson::SUCCESS) {
    append(out, integer);  // whole numbers keep all their digits
  } else if (value.is_number() && value.get(number) == simdjson::SUCCESS) {
    append(out, number == 0 ? 0.0 : number);
  } else if (value.get(list) == simdjson::SUCCESS) {
    out += '[';
    bool first = true;
    for (const Element e : list) {
      if (e.get(text) != simdjson::SUCCESS) malformed(field_of(key), "a list holds strings only");
      if (!first) out += ',';
      first = false;
      append_json(out, text);
    }
    out += ']';
  } else {
    malformed(field_of(key), "expected a string, a number, a boolean or a list of strings");
  }
}

std::string subject(const Label* label) { return label ? cat("the label ", quote(label->name)) : "this recipe"; }

void check_known(const std::vector<Entry>& entries, const RecipeContent& recipe, const Label* label) {
  for (const Entry& entry : entries) {
    const Attribute* attribute = recipe.find_attribute(entry.key);
    if (attribute && recipe.applies(*attribute, label)) {
      check_value(*attribute, entry.value);
      continue;
    }
    std::vector<std::string> known;
    for (const Attribute& a : recipe.attributes)
      if (recipe.applies(a, label)) known.push_back(a.key);
    const auto near = nearest(entry.key, known);
    const std::string field = field_of(entry.key);
    throw Error(Code::recipe_refused, attribute ? cat(field, ": is not for ", subject(label))
                                                : cat(field, ": is not an attribute of the recipe"))
        .hint(near            ? cat("did you mean ", quote(*near), "?")
              : known.empty() ? cat(subject(label), " has no attributes")
                              : cat(subject(label), " has ", join(known, ", ")))
        .detail("field", field);
  }
}

void check_required(const std::vector<Entry>& entries, const RecipeContent& recipe, const Label* label) {
  for (const Attribute& attribute : recipe.attributes) {
    if (!attribute.required || !recipe.applies(attribute, label)) continue;
    if (std::none_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == attribute.key; }))
      refuse(attribute, cat("is required for ", subject(label)), cat("give ", word_for(attribute.type)));
  }
}

}  // namespace

struct AttributeReader::State {
  simdjson::dom::parser parser;
  std::vector<Entry> entries;
};

AttributeReader::AttributeReader() : m_state(std::make_unique<State>()) {}
AttributeReader::~AttributeReader() = default;
AttributeReader::AttributeReader(AttributeReader&&) noexcept = default;
AttributeReader& AttributeReader::operator=(AttributeReader&&) noexcept = default;

std::string AttributeReader::normalise(std::string_view text, const RecipeContent* recipe, const Label* label) {
  auto& entries = m_state->entries;
  entries.clear();
  if (!text.empty() && text != "null" && text != "{}") {
    simdjson::dom::object object;
    Element root;
    if (const auto error = m_state->parser.parse(text.data(), text.size(), true).get(root))
      malformed("attributes", cat("is not valid JSON: ", simdjson::error_message(error)));
    if (root.get(object) != simdjson::SUCCESS) malformed("attributes", "expected an object");
    for (const auto field : object) entries.push_back({field.key, field.value});
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].key.empty()) malformed("attributes", "has an empty key");
      if (i > 0 && entries[i].key == entries[i - 1].key) malformed(field_of(entries[i].key), "is there twice");
    }
  }
  if (recipe && (label || !recipe->attributes.empty())) {
    check_known(entries, *recipe, label);
    check_required(entries, *recipe, label);
  }
  if (entries.empty()) return "";
  std::string out = "{";
  for (const Entry& entry : entries) {
    if (out.size() > 1) out += ',';
    append_json(out, entry.key);
    out += ':';
    append_value(out, entry.key, entry.value);
  }
  out += '}';
  return out;
}

}  // namespace tasks::model
