#pragma once
// JSON values as the text that they are, for what is kept or written back verbatim: numbers with all their digits, fields
// that nobody here understands. Only nesting and strings are looked at: check the text with a parser as well.
//
//     JsonMembers members(R"({"a": 1.50, "b": [2]})");
//     while (members.next()) use(members.key(), members.value());     // a → 1.50, b → [2]
#include <cstddef>
#include <string>
#include <string_view>

namespace tasks::formats {

// Where the value that begins at `at` ends, or npos when the text ends before it. Any bytes are fine.
std::size_t json_value_end(std::string_view text, std::size_t at);

std::size_t skip_json_blanks(std::string_view text, std::size_t at);

// The members of an object, in a text that is valid JSON. Keys as written between their quotes, escapes and all.
class JsonMembers {
 public:
  explicit JsonMembers(std::string_view object) : m_text(object), m_at(skip_json_blanks(object, 0)) {}
  bool next();
  std::string_view key() const { return m_key; }
  std::string_view value() const { return m_value; }

 private:
  std::string_view m_text, m_key, m_value;
  std::size_t m_at;
};

// The elements of an array, in a text that is valid JSON.
class JsonElements {
 public:
  explicit JsonElements(std::string_view array) : m_text(array), m_at(skip_json_blanks(array, 0)) {}
  bool next();
  std::string_view value() const { return m_value; }

 private:
  std::string_view m_text, m_value;
  std::size_t m_at;
};

// The value of the member with this key (without escapes), or "".
std::string_view json_member(std::string_view object, std::string_view key);

// Without the blanks between tokens.
void append_compact_json(std::string& out, std::string_view json);
std::string compact_json(std::string_view json);

// What is wrong with a text that a parser refused, for people: "at byte 17: syntax error …".
std::string describe_json_error(std::string_view text);

}  // namespace tasks::formats
