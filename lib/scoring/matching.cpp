#include "lib/scoring/matching.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace tasks::scoring {
namespace {

// Sets that grow together.
class Parts {
 public:
  explicit Parts(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), std::size_t{0}); }
  std::size_t of(std::size_t x) {
    while (m_parent[x] != x) x = m_parent[x] = m_parent[m_parent[x]];
    return x;
  }
  void join(std::size_t a, std::size_t b) { m_parent[of(a)] = of(b); }

 private:
  std::vector<std::size_t> m_parent;
};

// Rows no more than columns. Every row gets a column; what is no edge weighs 0. Duals keep the reduced costs from falling below 0.
std::vector<std::size_t> assign(const std::vector<std::vector<double>>& weights) {
  constexpr auto k_free = static_cast<std::size_t>(-1);
  const std::size_t rows = weights.size(), columns = weights.front().size();
  std::vector<double> row_price(rows, 0), column_price(columns, 0);
  std::vector<std::size_t> row_of(columns, k_free);
  for (std::size_t start = 0; start < rows; ++start) {
    std::vector<double> distance(columns, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> from(columns, k_free);  // the column before on the shortest path
    std::vector<char> settled(columns, 0);
    std::size_t row = start, last = k_free;
    double reached = 0;
    for (;;) {
      std::size_t nearest = k_free;
      for (std::size_t c = 0; c < columns; ++c) {
        if (settled[c]) continue;
        const double d = reached - weights[row][c] - row_price[row] - column_price[c];
        if (d < distance[c]) {
          distance[c] = d;
          from[c] = last;
        }
        if (nearest == k_free || distance[c] < distance[nearest]) nearest = c;
      }
      settled[nearest] = 1;
      reached = distance[nearest];
      last = nearest;
      if (row_of[nearest] == k_free) break;
      row = row_of[nearest];
    }
    row_price[start] += reached;
    for (std::size_t c = 0; c < columns; ++c) {
      if (!settled[c] || c == last) continue;
      row_price[row_of[c]] += reached - distance[c];
      column_price[c] -= reached - distance[c];
    }
    for (std::size_t c = last; c != k_free;) {
      const std::size_t before = from[c];
      row_of[c] = before == k_free ? start : row_of[before];
      c = before;
    }
  }
  return row_of;
}

void solve(const std::vector<Edge>& edges, std::vector<Edge>& pairs) {
  if (edges.size() == 1) return pairs.push_back(edges.front());
  std::map<std::size_t, std::size_t> left, right;
  for (const Edge& e : edges) {
    left.try_emplace(e.left, left.size());
    right.try_emplace(e.right, right.size());
  }
  const bool turned = left.size() > right.size();
  std::vector<std::vector<double>> weights(std::min(left.size(), right.size()), std::vector<double>(std::max(left.size(), right.size()), 0));
  const auto cell = [&](const Edge& e) { return turned ? std::pair(right.at(e.right), left.at(e.left)) : std::pair(left.at(e.left), right.at(e.right)); };
  for (const Edge& e : edges) {
    const auto [r, c] = cell(e);
    weights[r][c] = std::max(weights[r][c], e.weight);
  }
  const std::vector<std::size_t> row_of = assign(weights);
  for (const Edge& e : edges) {
    const auto [r, c] = cell(e);
    if (row_of[c] == r && weights[r][c] == e.weight) {
      pairs.push_back(e);
      weights[r][c] = -1;  // an edge that is there twice counts once
    }
  }
}

}  // namespace

std::vector<Edge> best_pairs(const std::vector<Edge>& edges) {
  std::size_t lefts = 0, rights = 0;
  for (const Edge& e : edges) {
    lefts = std::max(lefts, e.left + 1);
    rights = std::max(rights, e.right + 1);
  }
  Parts parts(lefts + rights);
  for (const Edge& e : edges) parts.join(e.left, lefts + e.right);
  std::map<std::size_t, std::vector<Edge>> by_part;
  for (const Edge& e : edges) by_part[parts.of(e.left)].push_back(e);
  std::vector<Edge> pairs;
  for (const auto& [part, of_part] : by_part) solve(of_part, pairs);
  std::sort(pairs.begin(), pairs.end(), [](const Edge& a, const Edge& b) { return a.left < b.left; });
  return pairs;
}

}  // namespace tasks::scoring
