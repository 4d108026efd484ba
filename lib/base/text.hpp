#pragma once
// Text: joining, splitting, numbers, UTF-8. Pure functions over bytes.
//
//     cat("task ", id, " has ", n, " items")   → one std::string
#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tasks {

inline void append(std::string& out, std::string_view s) { out += s; }
inline void append(std::string& out, char c) { out += c; }
void append(std::string& out, double value);  // shortest digits that read back the same: 0.1, 5 (no ".0"), 100000, 1e+30
template <std::integral T>
  requires(!std::same_as<T, char> && !std::same_as<T, bool>)
void append(std::string& out, T value) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

template <class... Parts>
std::string cat(const Parts&... parts) {
  std::string out;
  (append(out, parts), ...);
  return out;
}

std::vector<std::string> split(std::string_view text, char separator);  // "a,,b" → {"a", "", "b"}; "" → {}
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string_view trim(std::string_view text);  // blanks, tabs, CR, LF on both ends
bool starts_with_icase(std::string_view text, std::string_view prefix);

std::optional<std::int64_t> to_int(std::string_view text);  // whole text, decimal, optional minus
std::optional<double> to_double(std::string_view text);     // whole text; "nan" and "inf" are read as such
bool all_digits(std::string_view text);

std::string plural(std::int64_t n, std::string_view one, std::string_view many = {});  // "1 item", "3 items"

// UTF-8
bool valid_utf8(std::string_view text);
std::string fold(std::string_view text);           // case-folded and composed, for case-blind search
std::size_t display_width(std::string_view text);  // terminal columns; wide characters count two, combining none
std::string_view width_prefix(std::string_view text, std::size_t columns);  // the longest start that fits in so many columns
std::string fit_width(std::string_view text, std::size_t columns);  // cut to that width, with "…" when something was cut
std::string escaped(std::string_view text);        // control characters and bad bytes as \n, \t, \xHH: safe on a terminal
std::string quote(std::string_view text);          // "…" with escaped() inside, quotes as \"
void append_json(std::string& out, std::string_view text);  // as a JSON string, quotes included; bad UTF-8 becomes U+FFFD

// The candidate nearest to `word`, when it is near enough to be a slip of the finger; else the only one that goes on from
// `word` (three letters or more); else nothing. Case does not count; the first of equals wins.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

// `--where` wildcards: `*` any run within a path segment, `**` any run, case-sensitive.
bool wildcard_match(std::string_view pattern, std::string_view text);

}  // namespace tasks
