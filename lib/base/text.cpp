#include "lib/base/text.hpp"

#include <algorithm>
#include <cmath>

namespace tasks {
namespace {

constexpr std::string_view k_blanks = " \t\r\n";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <class T>
std::optional<T> whole_number(std::string_view text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

// Edits between two words: insert, delete, replace, swap neighbours; case does not count.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two(b.size() + 1), one(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) one[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      now[j] = std::min({one[j] + 1, now[j - 1] + 1, one[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) now[j] = std::min(now[j], two[j - 2] + 1);
    }
    std::swap(two, one);
    std::swap(one, now);
  }
  return one[b.size()];
}

}  // namespace

void append(std::string& out, double value) {
  char buffer[40];
  // to_chars alone would write 100000 as 1e+05: shorter, but not what people and spreadsheets want to read.
  const double size = std::fabs(value);
  if (size < 1e6 && !std::signbit(value) && value == static_cast<double>(static_cast<int>(value))) {  // many figures are 0 or 1
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, static_cast<int>(value)).ptr);
    return;
  }
  const bool plain = size == 0 || (size >= 1e-6 && size < 1e16);
  const auto end = plain ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr
                         : std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(separator, from);
    parts.emplace_back(text.substr(from, at - from));
    if (at == std::string_view::npos) return parts;
    from = at + 1;
  }
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(k_blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(k_blanks) - first + 1);
}

bool starts_with_icase(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

std::optional<std::int64_t> to_int(std::string_view text) { return whole_number<std::int64_t>(text); }
std::optional<double> to_double(std::string_view text) { return whole_number<double>(text); }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string plural(std::int64_t n, std::string_view one, std::string_view many) {
  if (n == 1) return cat(n, ' ', one);
  return many.empty() ? cat(n, ' ', one, 's') : cat(n, ' ', many);
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  const std::size_t allowed = std::max<std::size_t>(1, word.size() / 3);
  std::size_t best = allowed + 1;
  const std::string* found = nullptr;
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), word.size());
    const std::size_t shorter = std::min(candidate.size(), word.size());
    if (longer - shorter >= best) continue;  // at least so many edits
    const std::size_t edits = distance(word, candidate);
    if (edits < best && edits < longer) {
      best = edits;
      found = &candidate;
    }
  }
  if (found) return *found;

  // A word that was not finished, when only one candidate goes on from it.
  if (word.size() < 3) return std::nullopt;
  for (const std::string& candidate : candidates) {
    if (!starts_with_icase(candidate, word)) continue;
    if (found) return std::nullopt;
    found = &candidate;
  }
  return found ? std::optional(*found) : std::nullopt;
}

bool wildcard_match(std::string_view pattern, std::string_view text) {
  // Where to go on after a mismatch: the last `*` may take one byte more of its segment, else the last `**` of anything.
  // The earliest match of what stands before a star leaves the most for what follows, so older stars need no retry.
  constexpr std::size_t none = std::string_view::npos;
  std::size_t p = 0, t = 0;
  std::size_t star = none, star_text = 0, wide = none, wide_text = 0;
  while (true) {
    if (p < pattern.size() && pattern[p] == '*') {
      std::size_t after = p + 1;
      while (after < pattern.size() && pattern[after] == '*') ++after;
      if (after - p > 1) {
        wide = after, wide_text = t, star = none;
      } else {
        star = after, star_text = t;
      }
      p = after;
    } else if (p < pattern.size() && t < text.size() && pattern[p] == text[t]) {
      ++p, ++t;
    } else if (p == pattern.size() && t == text.size()) {
      return true;
    } else if (star != none && star_text < text.size() && text[star_text] != '/') {
      t = ++star_text;
      p = star;
    } else if (wide != none && wide_text < text.size()) {
      t = ++wide_text;
      p = wide;
      star = none;
    } else {
      return false;
    }
  }
}

}  // namespace tasks
