#include "lib/base/json_value.hpp"

#include <cstdint>

#include "lib/base/text.hpp"

namespace tasks {
namespace {

constexpr std::string_view k_blanks = " \t\r\n";

std::string_view from_word(std::string_view text) {
  const auto at = text.find_first_not_of(k_blanks);
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

// Length of the string literal that begins at text[0], quotes included.
std::size_t string_length(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return text.size();
}

// Of an object or a list, brackets included: by counting them, however deep it is.
std::size_t nested_length(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"')
      i += string_length(text.substr(i)) - 1;
    else if (c == '{' || c == '[')
      ++depth;
    else if ((c == '}' || c == ']') && --depth == 0)
      return i + 1;
  }
  return text.size();
}

void append_code_point(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

std::uint32_t hex4(std::string_view text) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4 && i < text.size(); ++i) {
    const char c = text[i];
    value = value << 4 | static_cast<std::uint32_t>(c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 0);
  }
  return value;
}

char plain_escape(char c) {
  switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;
  }
}

}  // namespace

JsonValue::JsonValue(std::string_view text) : m_raw(from_word(text)) {
  if (m_raw.empty()) return;
  switch (m_raw[0]) {
    case '{':
    case '[':
      m_kind = m_raw[0] == '{' ? Kind::object : Kind::list;
      m_raw = m_raw.substr(0, nested_length(m_raw));
      return;
    case '"':
      m_kind = Kind::string;
      m_raw = m_raw.substr(0, string_length(m_raw));
      return;
    default: break;
  }
  m_raw = m_raw.substr(0, m_raw.find_first_of(",]}: \t\r\n"));
  m_kind = m_raw == "null" ? Kind::null : m_raw == "true" || m_raw == "false" ? Kind::boolean : to_double(m_raw) ? Kind::number : Kind::none;
}

double JsonValue::number() const { return to_double(m_raw).value_or(0); }

std::string JsonValue::string() const {
  std::string out;
  if (m_kind != Kind::string || m_raw.size() < 2) return out;
  const std::string_view text = m_raw.substr(1, m_raw.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    if (text[++i] != 'u') {
      out += plain_escape(text[i]);
      continue;
    }
    std::uint32_t c = hex4(text.substr(i + 1));
    i += 4;
    if (c >= 0xd800 && c < 0xdc00 && i + 6 < text.size() && text.substr(i + 1, 2) == "\\u") {
      c = 0x10000 + ((c - 0xd800) << 10) + (hex4(text.substr(i + 3)) - 0xdc00);
      i += 6;
    }
    append_code_point(out, c);
  }
  return out;
}

void JsonValue::each_element(const Element& visit) const {
  if (m_kind != Kind::list) return;
  for (std::string_view rest = from_word(m_raw.substr(1)); !rest.empty() && rest[0] != ']';) {
    const JsonValue value(rest);
    if (value.m_kind == Kind::none || !visit(value)) return;
    rest = from_word(rest.substr(value.m_raw.size()));
    if (!rest.empty() && rest[0] == ',') rest = from_word(rest.substr(1));
  }
}

void JsonValue::each_member(const Member& visit) const {
  if (m_kind != Kind::object) return;
  for (std::string_view rest = from_word(m_raw.substr(1)); !rest.empty() && rest[0] == '"';) {
    const JsonValue key(rest);
    rest = from_word(rest.substr(key.m_raw.size()));
    if (rest.empty() || rest[0] != ':') return;
    const JsonValue value(rest.substr(1));
    if (value.m_kind == Kind::none || !visit(key.string(), value)) return;
    rest = from_word(rest.substr(static_cast<std::size_t>(value.m_raw.data() - rest.data()) + value.m_raw.size()));
    if (!rest.empty() && rest[0] == ',') rest = from_word(rest.substr(1));
  }
}

JsonValue JsonValue::at(std::string_view path) const {
  JsonValue here = *this;
  while (here.m_kind != Kind::none && !path.empty()) {
    const auto dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    JsonValue found;
    if (here.m_kind == Kind::object) {
      here.each_member([&](const std::string& key, const JsonValue& value) {
        if (key == step) found = value;
        return true;
      });
    } else if (here.m_kind == Kind::list) {
      std::int64_t place = 0, size = 0;
      if (const auto wanted = to_int(step)) {
        here.each_element([&](const JsonValue&) { return ++size > 0; });
        const std::int64_t index = *wanted < 0 ? size + *wanted : *wanted;
        here.each_element([&](const JsonValue& value) {
          if (place == index) found = value;
          return place++ < index;
        });
      }
    }
    here = found;
  }
  return here;
}

bool json_meets(std::string_view document, std::string_view path, std::string_view op, std::string_view wanted_json) {
  using Kind = JsonValue::Kind;
  const JsonValue value = JsonValue(document).at(path);
  if (value.kind() == Kind::none || value.kind() == Kind::null) return false;
  if (op == "exists") return true;
  const JsonValue wanted(wanted_json);
  const auto by_order = [&](const auto& a, const auto& b) {
    return op == "eq" ? a == b : op == "lt" ? a < b : op == "lte" ? a <= b : op == "gt" ? a > b : op == "gte" ? a >= b : false;
  };
  const auto meets = [&](const JsonValue& one) {
    if (one.kind() != wanted.kind()) return false;
    switch (one.kind()) {
      case Kind::boolean: return op == "eq" && one.boolean() == wanted.boolean();
      case Kind::number: return by_order(one.number(), wanted.number());
      case Kind::string: return op == "like" ? wildcard_match(wanted.string(), one.string()) : by_order(one.string(), wanted.string());
      default: return false;
    }
  };
  if (value.kind() != Kind::list) return meets(value);
  bool found = false;
  value.each_element([&](const JsonValue& one) { return !(found = meets(one)); });
  return found;
}

}  // namespace tasks
