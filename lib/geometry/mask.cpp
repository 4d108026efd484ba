#include "lib/geometry/mask.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::geometry {
namespace {

constexpr std::int64_t k_longest_side = std::int64_t{1} << 31;
constexpr int k_most_bits = 60;  // of one run: more than any image has pixels

[[noreturn]] void refuse(std::string message) { throw Error(Code::bad_record, std::move(message)); }

// A foreground interval [from, to) of one column.
using Span = std::pair<std::int64_t, std::int64_t>;

// Where the edges of `rings` cross the vertical line at x, sorted.
void crossings(const std::vector<FlatRing>& rings, double x, std::vector<double>& out) {
  out.clear();
  for (const FlatRing& ring : rings) {
    const std::size_t n = ring.xy.size() / 2;
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t j = i + 1 == n ? 0 : i + 1;
      const double x0 = ring.xy[2 * i], y0 = ring.xy[2 * i + 1];
      const double x1 = ring.xy[2 * j], y1 = ring.xy[2 * j + 1];
      // Half open, so that a line through a vertex meets each of its two edges or none.
      if ((x0 <= x) == (x1 <= x)) continue;
      out.push_back(y0 + (y1 - y0) * ((x - x0) / (x1 - x0)));
    }
  }
  std::sort(out.begin(), out.end());
}

// The first pixel row whose centre is at or below y, cut to 0 … height.
std::int64_t first_row(double y, std::int64_t height) {
  const double row = std::ceil(y - 0.5);
  if (!(row > 0)) return 0;
  if (row >= static_cast<double>(height)) return height;
  return static_cast<std::int64_t>(row);
}

void unite(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end());
  std::size_t kept = 0;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].first <= spans[kept].second)
      spans[kept].second = std::max(spans[kept].second, spans[i].second);
    else
      spans[++kept] = spans[i];
  }
  if (!spans.empty()) spans.resize(kept + 1);
}

// The columns that the x coordinates of one group can touch.
Span columns_of(const std::vector<FlatRing>& rings, std::int64_t width) {
  double low = 0, high = 0;
  bool any = false;
  for (const FlatRing& ring : rings) {
    for (std::size_t i = 0; i + 1 < ring.xy.size(); i += 2) {
      low = any ? std::min(low, ring.xy[i]) : ring.xy[i];
      high = any ? std::max(high, ring.xy[i]) : ring.xy[i];
      any = true;
    }
  }
  if (!any) return {0, 0};
  return {first_row(low, width), first_row(high, width)};
}

}  // namespace

std::vector<std::int64_t> decode_runs(std::string_view text) {
  std::vector<std::int64_t> runs;
  std::size_t at = 0;
  while (at < text.size()) {
    std::int64_t value = 0;
    int shift = 0;
    bool more = true;
    while (more) {
      if (at == text.size()) refuse("the compressed counts end in the middle of a number");
      const int code = static_cast<unsigned char>(text[at]) - 48;
      if (code < 0 || code > 63) refuse(cat("the compressed counts have the character ", quote(text.substr(at, 1)), " at ", at));
      if (shift > k_most_bits - 5) refuse(cat("the compressed counts have a number that is too large at ", at));
      value |= static_cast<std::int64_t>(code & 0x1f) << shift;
      shift += 5;
      more = (code & 0x20) != 0;
      if (!more && (code & 0x10) != 0) value -= std::int64_t{1} << shift;
      ++at;
    }
    if (runs.size() > 2) value += runs[runs.size() - 2];
    if (value < 0 || value > (std::int64_t{1} << k_most_bits)) refuse(cat("run ", runs.size(), " of the compressed counts is out of range"));
    runs.push_back(value);
  }
  return runs;
}

std::string encode_runs(const std::vector<std::int64_t>& runs) {
  std::string out;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::int64_t value = i > 2 ? runs[i] - runs[i - 2] : runs[i];
    for (bool more = true; more;) {
      int code = static_cast<int>(value & 0x1f);
      value >>= 5;
      more = (code & 0x10) != 0 ? value != -1 : value != 0;
      if (more) code |= 0x20;
      out += static_cast<char>(code + 48);
    }
  }
  return out;
}

void check_runs(const Mask& mask) {
  if (mask.width < 1 || mask.height < 1 || mask.width > k_longest_side || mask.height > k_longest_side)
    refuse(cat("size is [", mask.height, ",", mask.width, "], expected [height,width] of at least one pixel"));
  const std::int64_t total = mask.width * mask.height;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < mask.runs.size(); ++i) {
    if (mask.runs[i] < 0) refuse(cat("counts[", i, "] is ", mask.runs[i], ", a run cannot be negative"));
    if (mask.runs[i] > total - sum) refuse(cat("the counts add up to more than the ", total, " pixels of [", mask.height, ",", mask.width, "]"));
    sum += mask.runs[i];
  }
  if (sum != total) refuse(cat("the counts add up to ", sum, ", expected ", total, " for size [", mask.height, ",", mask.width, "]"));
}

std::int64_t pixels(const Mask& mask) {
  std::int64_t count = 0;
  for (std::size_t i = 1; i < mask.runs.size(); i += 2) count += mask.runs[i];
  return count;
}

std::optional<Rect> bounds(const Mask& mask) {
  const std::int64_t h = mask.height;
  std::int64_t left = mask.width, right = -1, top = h, bottom = -1;
  std::int64_t at = 0;
  for (std::size_t i = 0; i < mask.runs.size(); ++i) {
    const std::int64_t n = mask.runs[i];
    if (i % 2 == 1 && n > 0) {
      const std::int64_t first = at / h, last = (at + n - 1) / h;
      left = std::min(left, first);
      right = std::max(right, last);
      // A run that goes on in the next column holds the bottom of one and the top of the other.
      top = std::min(top, first == last ? at % h : 0);
      bottom = std::max(bottom, first == last ? (at + n - 1) % h : h - 1);
    }
    at += n;
  }
  if (right < 0) return std::nullopt;
  return Rect{static_cast<double>(left), static_cast<double>(top), static_cast<double>(right - left + 1),
              static_cast<double>(bottom - top + 1)};
}

Mask rasterise(const std::vector<std::vector<FlatRing>>& groups, std::int64_t width, std::int64_t height) {
  Mask mask{.width = width, .height = height, .runs = {}, .compressed = false};
  std::vector<Span> columns;
  Span all{width, 0};
  for (const auto& rings : groups) {
    columns.push_back(columns_of(rings, width));
    all = {std::min(all.first, columns.back().first), std::max(all.second, columns.back().second)};
  }

  std::vector<double> ys;
  std::vector<Span> spans;
  std::int64_t covered = 0;  // pixels that the runs account for
  for (std::int64_t x = all.first; x < all.second; ++x) {
    spans.clear();
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (x < columns[g].first || x >= columns[g].second) continue;
      crossings(groups[g], static_cast<double>(x) + 0.5, ys);
      for (std::size_t i = 0; i + 1 < ys.size(); i += 2) {
        const std::int64_t from = first_row(ys[i], height), to = first_row(ys[i + 1], height);
        if (from < to) spans.emplace_back(from, to);
      }
    }
    unite(spans);
    for (const auto& [from, to] : spans) {
      const std::int64_t gap = x * height + from - covered;
      if (gap == 0 && !mask.runs.empty()) {
        mask.runs.back() += to - from;  // goes on from the bottom of the column before
      } else {
        mask.runs.push_back(gap);
        mask.runs.push_back(to - from);
      }
      covered = x * height + to;
    }
  }
  if (covered < width * height || mask.runs.empty()) mask.runs.push_back(width * height - covered);
  return mask;
}

}  // namespace tasks::geometry
