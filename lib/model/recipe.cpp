#include "lib/model/recipe.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace tasks::model {

const Label* RecipeContent::find_label(std::string_view full_name) const {
  const auto found = m_by_name.find(full_name);
  return found == m_by_name.end() ? nullptr : &labels[found->second];
}

bool RecipeContent::covers(std::string_view scope, const Label& label) const {
  for (const Label* l = &label; l; l = l->parent == Label::npos ? nullptr : &labels[l->parent])
    if (l->name == scope) return true;
  return false;
}

bool RecipeContent::allows(Shape shape) const { return tools.empty() || std::find(tools.begin(), tools.end(), shape) != tools.end(); }

const Attribute* RecipeContent::find_attribute(std::string_view key) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& a) { return a.key == key; });
  return found == attributes.end() ? nullptr : &*found;
}

bool RecipeContent::applies(const Attribute& attribute, const Label* label) const {
  if (attribute.labels.empty()) return true;
  return label && std::any_of(attribute.labels.begin(), attribute.labels.end(), [&](const std::string& scope) { return covers(scope, *label); });
}

void RecipeContent::index_labels() {
  m_by_name.clear();
  m_by_name.reserve(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) m_by_name.emplace(labels[i].name, i);
}

std::optional<std::string> bad_action_name(std::string_view name) {
  if (name.empty()) return "an action's name is empty";
  if (name == "none" || name == "all" || name == "consensus-done") return cat("the action name ", quote(name), " is reserved");
  if (all_digits(name)) return cat("the action name ", quote(name), " is a number; numbers are ids");
  if (trim(name) != name) return cat("the action name ", quote(name), " begins or ends with a blank");
  if (name.front() == '-') return cat("the action name ", quote(name), " begins with a dash");
  if (name.find_first_of(":,") != std::string_view::npos) return cat("the action name ", quote(name), " has a colon or a comma");
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return cat("the action name ", quote(name), " has a control character");
  return std::nullopt;
}

std::optional<std::string> normal_color(std::string_view text) {
  if ((text.size() != 4 && text.size() != 7) || text.front() != '#') return std::nullopt;
  std::string out = "#";
  for (char c : text.substr(1)) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
    out.append(text.size() == 4 ? 2 : 1, c);
  }
  return out;
}

std::optional<std::string> normal_pages(std::string_view text) {
  text = trim(text);
  const std::size_t dash = text.find('-');
  const std::string_view first = trim(text.substr(0, dash));
  const std::string_view last = dash == std::string_view::npos ? first : trim(text.substr(dash + 1));
  if (!all_digits(first) || !all_digits(last)) return std::nullopt;
  const auto a = to_int(first), b = to_int(last);
  if (!a || !b || *a < 1 || *b < *a) return std::nullopt;
  return dash == std::string_view::npos ? cat(*a) : cat(*a, "-", *b);
}

}  // namespace tasks::model
