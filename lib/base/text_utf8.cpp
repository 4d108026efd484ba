// The part of text.hpp that knows UTF-8: the only includer of utf8proc.
#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "lib/base/text.hpp"

namespace tasks {
namespace {

constexpr char k_hex[] = "0123456789abcdef";
constexpr std::string_view k_ellipsis = "…";
constexpr std::string_view k_replacement = "\xEF\xBF\xBD";

struct Scalar {
  std::int32_t code = -1;  // -1: the byte here begins no well-formed sequence
  std::size_t length = 1;  // bytes
};

// What begins at text[at], by Unicode's table of well-formed sequences: no overlong forms, no surrogates.
Scalar scalar_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const auto made = [](unsigned code, std::size_t length) { return Scalar{static_cast<std::int32_t>(code), length}; };
  const unsigned b = byte(0);
  if (b < 0x80) return made(b, 1);
  if (b < 0xC2) return {};
  if (b < 0xE0) return tail(1) ? made((b & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2) : Scalar{};
  if (b < 0xF0) {
    if (!tail(1) || !tail(2)) return {};
    const unsigned code = (b & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    return code < 0x800 || (code >= 0xD800 && code < 0xE000) ? Scalar{} : made(code, 3);
  }
  if (b > 0xF4 || !tail(1) || !tail(2) || !tail(3)) return {};
  const unsigned code = (b & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
  return code < 0x10000 || code > 0x10FFFF ? Scalar{} : made(code, 4);
}

std::uint64_t eight_bytes(const char* from) {
  std::uint64_t word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

constexpr std::uint64_t k_high_bits = 0x8080808080808080u;
constexpr std::uint64_t k_ones = 0x0101010101010101u;

// How many bytes from the start are ASCII, counted in steps of eight.
std::size_t ascii_run(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at + 8 <= text.size() && (eight_bytes(text.data() + at) & k_high_bits) == 0) at += 8;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at - from;
}

std::size_t columns_of(Scalar scalar) {
  if (scalar.code < 0) return 1;
  if (scalar.code < 0x7F) return scalar.code >= 0x20 ? 1 : 0;
  const int columns = utf8proc_charwidth(scalar.code);
  return columns > 0 ? static_cast<std::size_t>(columns) : 0;
}

// Marks that reorder or break the line, so that what is read is not what is there.
bool misleads(std::int32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F ||
         code == 0x2028 || code == 0x2029;
}

void append_hex_byte(std::string& out, unsigned char byte) {
  out += "\\x";
  out += k_hex[byte >> 4];
  out += k_hex[byte & 15];
}

void append_u_escape(std::string& out, std::int32_t code) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += k_hex[(code >> shift) & 15];
}

void append_escaped(std::string& out, std::string_view text, bool in_quotes) {
  for (std::size_t at = 0; at < text.size();) {
    const Scalar scalar = scalar_at(text, at);
    const auto code = scalar.code;
    if (code == '\n') {
      out += "\\n";
    } else if (code == '\t') {
      out += "\\t";
    } else if (code == '\r') {
      out += "\\r";
    } else if (in_quotes && code == '"') {
      out += "\\\"";
    } else if (code < 0 || code < 0x20 || (code >= 0x7F && code < 0xA0)) {
      for (std::size_t i = 0; i < scalar.length; ++i) append_hex_byte(out, static_cast<unsigned char>(text[at + i]));
    } else if (misleads(code)) {
      append_u_escape(out, code);
    } else {
      out += text.substr(at, scalar.length);
    }
    at += scalar.length;
  }
}

// 1 where a byte cannot stand in a JSON string as it is; bytes above 0x7F have to be looked at.
constexpr auto k_json_special = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) table[i] = i < 0x20 || i == '"' || i == '\\' || i >= 0x80;
  return table;
}();

// Whether one of eight bytes is special: below 0x20, a quote, a backslash, or not ASCII.
bool any_json_special(std::uint64_t word) {
  const auto has_zero = [](std::uint64_t w) { return (w - k_ones) & ~w & k_high_bits; };
  return ((word & k_high_bits) | ((word - k_ones * 0x20) & ~word & k_high_bits) | has_zero(word ^ (k_ones * '"')) |
          has_zero(word ^ (k_ones * '\\'))) != 0;
}

void append_json_special(std::string& out, std::string_view text, std::size_t& at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) >= 0x80) {
    const Scalar scalar = scalar_at(text, at);
    out += scalar.code < 0 ? k_replacement : text.substr(at, scalar.length);
    at += scalar.length;
    return;
  }
  ++at;
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: append_u_escape(out, c);
  }
}

}  // namespace

bool valid_utf8(std::string_view text) {
  for (std::size_t at = ascii_run(text, 0); at < text.size();) {
    const Scalar scalar = scalar_at(text, at);
    if (scalar.code < 0) return false;
    at += scalar.length;
    at += ascii_run(text, at);
  }
  return true;
}

std::string fold(std::string_view text) {
  const auto ascii_only = [](std::string_view bytes) {
    std::string out(bytes);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  };
  if (ascii_run(text, 0) == text.size()) return ascii_only(text);
  utf8proc_uint8_t* folded = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                                   &folded, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(folded, &std::free);
  if (length < 0) return ascii_only(text);  // not UTF-8: search still works on its ASCII part
  return {reinterpret_cast<const char*>(folded), static_cast<std::size_t>(length)};
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Scalar scalar = scalar_at(text, at);
    columns += columns_of(scalar);
    at += scalar.length;
  }
  return columns;
}

std::string_view width_prefix(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Scalar scalar = scalar_at(text, at);
    used += columns_of(scalar);
    if (used > columns) return text.substr(0, at);
    at += scalar.length;
  }
  return text;
}

std::string fit_width(std::string_view text, std::size_t columns) {
  if (width_prefix(text, columns).size() == text.size()) return std::string(text);
  return columns == 0 ? std::string() : cat(width_prefix(text, columns - 1), k_ellipsis);
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text, false);
  return out;
}

std::string quote(std::string_view text) {
  std::string out(1, '"');
  append_escaped(out, text, true);
  out += '"';
  return out;
}

void append_json(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t from = 0; from < text.size();) {
    std::size_t at = from;
    while (at + 8 <= text.size() && !any_json_special(eight_bytes(text.data() + at))) at += 8;
    while (at < text.size() && !k_json_special[static_cast<unsigned char>(text[at])]) ++at;
    out.append(text.data() + from, at - from);
    if (at < text.size()) append_json_special(out, text, at);
    from = at;
  }
  out += '"';
}

}  // namespace tasks
