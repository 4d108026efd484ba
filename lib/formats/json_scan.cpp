#include "lib/formats/json_scan.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "lib/base/text.hpp"

namespace tasks::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// What a byte means to the scan: most mean nothing, and are skipped in one tight loop.
enum Class : unsigned char { other, quote_mark, opening, closing, behind_scalar };
constexpr std::array<unsigned char, 256> k_class = [] {
  std::array<unsigned char, 256> table{};
  table['"'] = quote_mark;
  table['['] = table['{'] = opening;
  table[']'] = table['}'] = closing;
  table[','] = table[' '] = table['\n'] = table['\r'] = table['\t'] = behind_scalar;
  return table;
}();

unsigned char class_of(char c) { return k_class[static_cast<unsigned char>(c)]; }

// Behind the closing quote of the string whose opening quote is at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at + 1;
  for (at = text.find('"', begin); at != npos; at = text.find('"', at + 1)) {
    std::size_t slashes = at;
    while (slashes > begin && text[slashes - 1] == '\\') --slashes;
    if ((at - slashes) % 2 == 0) return at + 1;
  }
  return npos;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

std::size_t skip_json_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

std::size_t json_value_end(std::string_view text, std::size_t at) {
  at = skip_json_blanks(text, at);
  if (at >= text.size()) return npos;
  if (text[at] == '"') return string_end(text, at);
  if (class_of(text[at]) != opening) {
    while (at < text.size() && class_of(text[at]) != closing && class_of(text[at]) != behind_scalar) ++at;
    return at;
  }
  std::size_t depth = 0;
  while (at < text.size()) {
    switch (class_of(text[at])) {
      case quote_mark:
        at = string_end(text, at);
        if (at == npos) return npos;
        break;
      case opening:
        ++depth;
        ++at;
        break;
      case closing:
        ++at;
        if (--depth == 0) return at;
        break;
      default: ++at;
    }
  }
  return npos;
}

bool JsonMembers::next() {
  // At the opening brace, or at the comma or the closing brace behind a value.
  m_at = skip_json_blanks(m_text, m_at + 1);
  if (m_at >= m_text.size() || m_text[m_at] != '"') return false;
  const std::size_t key_end = string_end(m_text, m_at);
  if (key_end == npos) return false;
  m_key = m_text.substr(m_at + 1, key_end - m_at - 2);
  const std::size_t colon = skip_json_blanks(m_text, key_end);
  const std::size_t begin = skip_json_blanks(m_text, colon + 1);
  const std::size_t end = json_value_end(m_text, begin);
  if (end == npos) return false;
  m_value = m_text.substr(begin, end - begin);
  m_at = skip_json_blanks(m_text, end);
  return true;
}

bool JsonElements::next() {
  m_at = skip_json_blanks(m_text, m_at + 1);
  if (m_at >= m_text.size() || m_text[m_at] == ']') return false;
  const std::size_t end = json_value_end(m_text, m_at);
  if (end == npos || end == m_at) return false;
  m_value = m_text.substr(m_at, end - m_at);
  m_at = skip_json_blanks(m_text, end);
  return true;
}

std::string_view json_member(std::string_view object, std::string_view key) {
  JsonMembers members(object);
  while (members.next())
    if (members.key() == key) return members.value();
  return {};
}

void append_compact_json(std::string& out, std::string_view json) {
  std::size_t kept = 0;  // from here on it is to be copied
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] == '"') {
      at = std::min(string_end(json, at), json.size());
    } else if (is_blank(json[at])) {
      out += json.substr(kept, at - kept);
      at = kept = skip_json_blanks(json, at);
    } else {
      ++at;
    }
  }
  out += json.substr(kept);
}

std::string compact_json(std::string_view json) {
  std::string out;
  append_compact_json(out, json);
  return out;
}

std::string describe_json_error(std::string_view text) {
  try {
    const auto ignored = nlohmann::json::parse(text, [](int, nlohmann::json::parse_event_t, nlohmann::json&) { return false; });
    return "a number or a string in it is out of range";
  } catch (const nlohmann::json::parse_error& e) {
    // "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while …; last read: …"
    std::string what = e.what();
    if (const std::size_t colon = what.find(": "); colon != npos) what.erase(0, colon + 2);
    return cat("at byte ", e.byte, ": ", escaped(what));
  } catch (const nlohmann::json::exception&) {
    return "a number in it is out of range";
  }
}

}  // namespace tasks::formats
