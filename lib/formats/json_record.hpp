#pragma once
// One JSON object, field by field, with errors that name the field: what the readers of JSON lines are made of. Private to
// lib/formats: it includes simdjson.
//
//     JsonRecord record;                       // keeps its buffers: one for a stream
//     record.parse(line);                      // throws Code::bad_record: "not valid JSON: at byte 17: …"
//     record.each([&](std::string_view key, const JsonField& field) { if (key == "width") width = field.positive(); });
#include <simdjson.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/words.hpp"

namespace tasks::formats {

// One value with its name. The readers throw Code::bad_record: "width: expected a whole number". `null` is the caller's to
// ask for first; none of the readers accepts it.
class JsonField {
 public:
  JsonField(std::string_view key, simdjson::dom::element value, bool escapes) : m_key(key), m_value(value), m_escapes(escapes) {}

  bool null() const { return m_value.is_null(); }
  std::string_view text() const;               // UTF-8
  std::string_view text_or_number(std::string& buffer) const;  // for foreign ids, which are often numbers
  std::int64_t integer() const;
  std::int64_t at_least(std::int64_t least) const;
  double number() const;
  bool boolean() const;
  simdjson::dom::element element() const { return m_value; }
  bool object() const { return m_value.is_object(); }
  bool array() const { return m_value.is_array(); }
  std::string_view key() const { return m_key; }

  [[noreturn]] void fail(std::string_view what, std::string hint = {}) const;

 private:
  std::string_view m_key;
  simdjson::dom::element m_value;
  bool m_escapes;
};

class JsonRecord {
 public:
  // The text is copied, so that it needs no padding. Throws unless it is one JSON object.
  void parse(std::string_view text);

  template <class Use>
  void each(Use use) const {
    for (const auto field : m_object) use(field.key, JsonField(field.key, field.value, m_escapes));
  }

  // The text of the first field with this key, as it was written; "" when there is none.
  std::string_view raw(std::string_view key);

 private:
  simdjson::dom::parser m_parser;
  simdjson::dom::object m_object;
  std::vector<char> m_buffer;
  std::vector<std::string_view> m_raw;  // of every field, once somebody asks
  std::size_t m_size = 0;
  bool m_escapes = false;
};

// An enum's word, or the field's error with the known words.
template <class E>
E word_of(const JsonField& field) {
  try {
    return model::parse_or_throw<E>(field.text());
  } catch (const Error& e) {
    if (e.code() != Code::bad_value) throw;
    field.fail(e.message(), e.hint_text());
  }
}

// "unknown field", with the nearest of the known ones.
[[noreturn]] void fail_unknown_field(std::string_view key, const std::vector<std::string>& known);

// A field that a record may have only when `type` says that we printed it.
[[noreturn]] void fail_read_only_field(std::string_view key, std::string_view type, std::string hint);

// Field names of a record as numbers, for one switch.
template <std::size_t N>
struct FieldNames {
  std::array<std::string_view, N> names;

  std::size_t find(std::string_view key) const {
    for (std::size_t i = 0; i < N; ++i)
      if (names[i].size() == key.size() && names[i] == key) return i;
    return N;
  }
  std::vector<std::string> all() const { return {names.begin(), names.end()}; }
};

}  // namespace tasks::formats
