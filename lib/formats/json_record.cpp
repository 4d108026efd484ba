#include "lib/formats/json_record.hpp"

#include <cmath>
#include <cstring>

#include "lib/formats/json_scan.hpp"

namespace tasks::formats {

void JsonField::fail(std::string_view what, std::string hint) const {
  Error error(Code::bad_record, cat(escaped(m_key), ": ", what));
  error.add_detail("field", escaped(m_key));
  throw std::move(error).hint(std::move(hint));
}

std::string_view JsonField::text() const {
  std::string_view text;
  if (m_value.get(text) != simdjson::SUCCESS) fail("expected a string");
  // An escape can spell half a surrogate pair, which is no character.
  if (m_escapes && !valid_utf8(text)) fail("is not valid Unicode");
  return text;
}

std::string_view JsonField::text_or_number(std::string& buffer) const {
  std::int64_t number = 0;
  if (m_value.get(number) != simdjson::SUCCESS) {
    if (!m_value.is_string()) fail("expected a string or a whole number");
    return text();
  }
  buffer.clear();
  append(buffer, number);
  return buffer;
}

std::int64_t JsonField::integer() const {
  std::int64_t value = 0;
  if (m_value.get(value) == simdjson::SUCCESS) return value;
  double real = 0;
  if (m_value.is_double() && m_value.get(real) == simdjson::SUCCESS && real == std::floor(real) && std::abs(real) < 9e15)
    return static_cast<std::int64_t>(real);
  fail("expected a whole number");
}

std::int64_t JsonField::at_least(std::int64_t least) const {
  const std::int64_t value = integer();
  if (value < least) fail(cat(value, " is below ", least));
  return value;
}

double JsonField::number() const {
  double value = 0;
  if (!m_value.is_number() || m_value.get(value) != simdjson::SUCCESS || !std::isfinite(value)) fail("expected a number");
  return value;
}

bool JsonField::boolean() const {
  bool value = false;
  if (m_value.get(value) != simdjson::SUCCESS) fail("expected true or false");
  return value;
}

void JsonRecord::parse(std::string_view text) {
  m_size = text.size();
  if (m_buffer.size() < m_size + simdjson::SIMDJSON_PADDING) m_buffer.resize(2 * m_size + simdjson::SIMDJSON_PADDING);
  if (m_size > 0) std::memcpy(m_buffer.data(), text.data(), m_size);
  m_raw.clear();
  m_escapes = text.find('\\') != std::string_view::npos;
  simdjson::dom::element root;
  if (m_parser.parse(m_buffer.data(), m_size, false).get(root) != simdjson::SUCCESS) {
    if (!valid_utf8(text)) throw Error(Code::bad_record, "not UTF-8 text");
    if (trim(text).empty()) throw Error(Code::bad_record, "the line is empty");
    throw Error(Code::bad_record, cat("not valid JSON: ", describe_json_error(text)));
  }
  if (root.get(m_object) != simdjson::SUCCESS) throw Error(Code::bad_record, "expected a JSON object");
}

std::string_view JsonRecord::raw(std::string_view key) {
  if (m_raw.empty()) {
    JsonMembers members({m_buffer.data(), m_size});
    while (members.next()) m_raw.push_back(members.value());
  }
  // By position: a key may be spelled with escapes.
  std::size_t i = 0;
  for (const auto field : m_object) {
    if (i == m_raw.size()) break;
    if (field.key == key) return m_raw[i];
    ++i;
  }
  return {};
}

void fail_unknown_field(std::string_view key, const std::vector<std::string>& known) {
  const auto near = nearest(key, known);
  throw Error(Code::bad_record, cat(escaped(key), ": unknown field"))
      .hint(near ? cat("did you mean ", quote(*near), "?") : cat("known fields are ", join(known, ", ")))
      .detail("field", escaped(key));
}

void fail_read_only_field(std::string_view key, std::string_view type, std::string hint) {
  throw Error(Code::bad_record, cat(escaped(key), ": cannot be given; only records of type ", quote(type), " may carry it"))
      .hint(std::move(hint))
      .detail("field", escaped(key));
}

}  // namespace tasks::formats
