#include "lib/geometry/cover.hpp"

#include <algorithm>
#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::geometry {
namespace {

constexpr double k_farthest = 32768;
constexpr std::int64_t k_longest = 20'000'000;  // pixels of an outline: each is kept until the rows are put together

struct Vertex {
  std::int64_t x = 0, y = 0;
};

// Runs of pixels by row, from row 0 on: what lies above the image is not kept.
class Rows {
 public:
  explicit Rows(std::int64_t last) : m_runs(static_cast<std::size_t>(std::max<std::int64_t>(last + 1, 0))) {}
  void add(std::int64_t y, std::int64_t first, std::int64_t last) {
    if (y >= 0) m_runs[static_cast<std::size_t>(y)].emplace_back(first, last);
  }
  std::vector<std::vector<std::pair<std::int64_t, std::int64_t>>>& runs() { return m_runs; }

 private:
  std::vector<std::vector<std::pair<std::int64_t, std::int64_t>>> m_runs;
};

void draw_line(Rows& rows, Vertex from, Vertex to) {
  if (to.x < from.x) std::swap(from, to);
  const std::int64_t dx = to.x - from.x, dy = std::abs(to.y - from.y), down = to.y < from.y ? -1 : 1;
  const bool steep = dy > dx;
  const std::int64_t longer = steep ? dy : dx, shorter = steep ? dx : dy;
  std::int64_t error = longer - 2 * shorter;
  Vertex at = from;
  for (std::int64_t n = 0; n <= longer; ++n) {
    rows.add(at.y, at.x, at.x);
    const bool minor = error < 0;
    error -= 2 * shorter;
    if (minor) error += 2 * longer;
    if (steep) {
      at.y += down;
      if (minor) ++at.x;
    } else {
      ++at.x;
      if (minor) at.y += down;
    }
  }
}

void fill_scanlines(Rows& rows, const std::vector<Vertex>& ring) {
  constexpr int k_shift = 16;
  struct Edge {
    std::int64_t top, bottom, x, dx;
  };
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    Vertex a = ring[i], b = ring[(i + 1) % ring.size()];
    if (a.y == b.y) continue;
    if (a.y > b.y) std::swap(a, b);
    edges.push_back({a.y, b.y, a.x << k_shift, ((b.x - a.x) << k_shift) / (b.y - a.y)});
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.top < b.top; });
  std::vector<Edge> active;
  std::vector<std::int64_t> crossings;
  std::size_t next = 0;
  for (std::int64_t y = edges.empty() ? 0 : edges.front().top; next < edges.size() || !active.empty(); ++y) {
    for (; next < edges.size() && edges[next].top == y; ++next) active.push_back(edges[next]);
    std::erase_if(active, [&](const Edge& e) { return e.bottom <= y; });
    if (active.empty() && next < edges.size()) {
      y = edges[next].top - 1;
      continue;
    }
    crossings.clear();
    for (const Edge& e : active) crossings.push_back(e.x + (y - e.top) * e.dx);
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      const std::int64_t first = (crossings[i] + 65535) >> k_shift, last = crossings[i + 1] >> k_shift;
      if (first <= last) rows.add(y, first, last);
    }
  }
}

}  // namespace

Cover opencv_fill(const Ring& ring) {
  Cover cover;
  if (ring.empty()) return cover;
  std::vector<Vertex> vertices;
  for (const Point& p : ring) {
    if (!(std::abs(p.x) <= k_farthest && std::abs(p.y) <= k_farthest))
      throw Error(Code::bad_record, cat("a polygon reaches beyond ", static_cast<std::int64_t>(k_farthest), " pixels")).hint("the function agreement has no such bound");
    vertices.push_back({std::llrint(p.x), std::llrint(p.y)});
  }
  std::int64_t length = 0, bottom = 0;
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    const Vertex &a = vertices[i], &b = vertices[(i + 1) % vertices.size()];
    length += std::max(std::abs(b.x - a.x), std::abs(b.y - a.y)) + 1;
    bottom = std::max(bottom, a.y);
  }
  if (length > k_longest)
    throw Error(Code::bad_record, cat("the outline of a polygon of ", vertices.size(), " points is ", length, " pixels long, where at most ", k_longest, " can be painted")).hint("simplify the outline, or make a mask of it");
  Rows rows(bottom);
  for (std::size_t i = 0; i < vertices.size(); ++i) draw_line(rows, vertices[i], vertices[(i + 1) % vertices.size()]);
  fill_scanlines(rows, vertices);
  for (std::size_t y = 0; y < rows.runs().size(); ++y) {
    auto& runs = rows.runs()[y];
    if (runs.empty()) continue;
    std::sort(runs.begin(), runs.end());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      auto [first, last] = runs[i];
      if (last < 0) continue;
      first = std::max<std::int64_t>(first, 0);
      if (kept > 0 && first <= runs[kept - 1].second + 1)
        runs[kept - 1].second = std::max(runs[kept - 1].second, last);
      else
        runs[kept++] = {first, last};
    }
    runs.resize(kept);
    for (const auto& [first, last] : runs) cover.pixels += last - first + 1;
    runs.shrink_to_fit();
    cover.rows.emplace_hint(cover.rows.end(), static_cast<std::int64_t>(y), std::move(runs));
  }
  return cover;
}

std::int64_t common(const Cover& a, const Cover& b) {
  std::int64_t pixels = 0;
  auto row = b.rows.begin();
  for (const auto& [y, runs] : a.rows) {
    while (row != b.rows.end() && row->first < y) ++row;
    if (row == b.rows.end()) break;
    if (row->first != y) continue;
    auto other = row->second.begin();
    for (auto run = runs.begin(); run != runs.end() && other != row->second.end();) {
      pixels += std::max<std::int64_t>(0, std::min(run->second, other->second) - std::max(run->first, other->first) + 1);
      if (run->second < other->second)
        ++run;
      else
        ++other;
    }
  }
  return pixels;
}

std::int64_t common(const Mask& a, const Mask& b) {
  if (a.width != b.width || a.height != b.height)
    throw Error(Code::bad_record, cat("masks of ", a.width, "×", a.height, " and ", b.width, "×", b.height, " pixels do not compare"));
  std::int64_t pixels = 0;
  std::size_t i = 0, j = 0;
  std::int64_t left = a.runs.empty() ? 0 : a.runs[0], right = b.runs.empty() ? 0 : b.runs[0];
  while (i < a.runs.size() && j < b.runs.size()) {
    const std::int64_t step = std::min(left, right);
    if (i % 2 == 1 && j % 2 == 1) pixels += step;
    left -= step;
    right -= step;
    if (left == 0 && ++i < a.runs.size()) left = a.runs[i];
    if (right == 0 && ++j < b.runs.size()) right = b.runs[j];
  }
  return pixels;
}

}  // namespace tasks::geometry
