#include "lib/geometry/line_tree.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tasks::geometry {
namespace {

constexpr std::size_t k_few = 8;
constexpr double k_rounding = 1e-6;  // pixels, of coordinates up to 1e9

double distance(const Point& p, const Point& a, const Point& b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

}  // namespace

LineTree::LineTree(const std::vector<Point>& points) {
  for (std::size_t i = 0; i + 1 < points.size(); ++i) m_lines.push_back({points[i], points[i + 1]});
  if (m_lines.empty()) return;
  m_nodes.reserve(m_lines.size() / 2 + 1);
  grow(0, m_lines.size());
}

std::size_t LineTree::grow(std::size_t first, std::size_t count) {
  const std::size_t at = m_nodes.size();
  const Point& p = m_lines[first].from;
  Node node{p.x, p.y, p.x, p.y, first, count, 0};
  for (std::size_t i = first; i < first + count; ++i)
    for (const Point& q : {m_lines[i].from, m_lines[i].to}) {
      node.left = std::min(node.left, q.x);
      node.right = std::max(node.right, q.x);
      node.top = std::min(node.top, q.y);
      node.bottom = std::max(node.bottom, q.y);
    }
  m_nodes.push_back(node);
  if (count <= k_few) return at;
  const bool wide = node.right - node.left > node.bottom - node.top;
  const auto begin = m_lines.begin() + static_cast<std::ptrdiff_t>(first);
  std::nth_element(begin, begin + static_cast<std::ptrdiff_t>(count / 2), begin + static_cast<std::ptrdiff_t>(count), [wide](const Line& a, const Line& b) {
    return wide ? a.from.x + a.to.x < b.from.x + b.to.x : a.from.y + a.to.y < b.from.y + b.to.y;
  });
  grow(first, count / 2);
  const std::size_t other = grow(first + count / 2, count - count / 2);
  m_nodes[at].other = other;
  return at;
}

bool LineTree::near(const Point& p, double tolerance) {
  if (m_nodes.empty()) return false;
  if (distance(p, m_lines[m_last].from, m_lines[m_last].to) <= tolerance) return true;
  const double reach = tolerance + k_rounding;
  std::array<std::size_t, 64> waiting{};  // halves of halves: no deeper than the bits of a number
  std::size_t open = 1;
  while (open > 0) {
    const std::size_t at = waiting[--open];
    const Node& node = m_nodes[at];
    if (p.x < node.left - reach || p.x > node.right + reach || p.y < node.top - reach || p.y > node.bottom + reach) continue;
    if (node.other != 0) {
      waiting[open++] = node.other;
      waiting[open++] = at + 1;
      continue;
    }
    for (std::size_t i = node.first; i < node.first + node.count; ++i)
      if (distance(p, m_lines[i].from, m_lines[i].to) <= tolerance) {
        m_last = i;
        return true;
      }
  }
  return false;
}

}  // namespace tasks::geometry
