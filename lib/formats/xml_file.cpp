#include "lib/formats/xml_file.hpp"

#include <algorithm>
#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

std::int64_t line_of(std::string_view text, std::ptrdiff_t offset) {
  if (offset < 0) return 0;
  const auto end = text.begin() + std::min<std::ptrdiff_t>(offset, static_cast<std::ptrdiff_t>(text.size()));
  return 1 + std::count(text.begin(), end, '\n');
}

}  // namespace

XmlFile::XmlFile(std::string text, std::string name) : m_text(std::move(text)), m_name(std::move(name)) {
  const pugi::xml_parse_result result = m_document.load_buffer(m_text.data(), m_text.size());
  if (!result) throw Error(Code::bad_file, cat(m_name, ": line ", line_of(m_text, result.offset), ": ", result.description()));
  if (!root()) throw Error(Code::bad_file, cat(m_name, ": no element"));
}

void XmlFile::fail(const pugi::xml_node& at, std::string_view what) const { throw Error(Code::bad_file, cat(m_name, ": line ", line_of(m_text, at.offset_debug()), ": <", at.name(), ">: ", what)); }

std::string XmlFile::text(const pugi::xml_node& node, const char* child) const {
  const pugi::xml_node found = node.child(child);
  if (!found) fail(node, cat("has no <", child, ">"));
  return std::string(trim(found.text().get()));
}

double XmlFile::number(const pugi::xml_node& at, std::string_view name, std::string_view text) const {
  const auto value = to_double(trim(text));
  if (!value || !std::isfinite(*value)) fail(at, cat(name, ": ", quote(text), " is not a number"));
  return *value;
}

std::string XmlFile::path(const pugi::xml_node& at, std::string_view text) const {
  try {
    return model::normal_path(text);
  } catch (const Error& e) {
    fail(at, e.message());
  }
}

std::int64_t XmlFile::whole(const pugi::xml_node& at, std::string_view name, std::string_view text) const {
  const double value = number(at, name, text);
  if (value != std::floor(value) || std::abs(value) > 1e15) fail(at, cat(name, ": ", quote(text), " is not a whole number"));
  return static_cast<std::int64_t>(value);
}

double XmlFile::child_number(const pugi::xml_node& node, const char* child) const { return number(node, child, text(node, child)); }

double XmlFile::attribute_number(const pugi::xml_node& node, const char* attribute) const {
  const pugi::xml_attribute found = node.attribute(attribute);
  if (!found) fail(node, cat("has no ", attribute));
  return number(node, attribute, found.value());
}

std::optional<std::int64_t> XmlFile::size(const pugi::xml_node& at, std::string_view name, std::string_view text) const {
  if (trim(text).empty()) return std::nullopt;
  const auto value = to_int(trim(text));
  if (!value || *value < 0) fail(at, cat(name, ": ", quote(text), " is not a number of pixels"));
  return *value == 0 ? std::nullopt : value;
}

}  // namespace tasks::formats
