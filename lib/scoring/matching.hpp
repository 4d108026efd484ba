#pragma once
// Which of these belongs to which of those: pairs, one to one, with the greatest sum of weights.
//
//     std::vector<Edge> edges = {{0, 0, 0.9}, {0, 1, 0.8}, {1, 0, 0.8}};
//     best_pairs(edges)        // {0, 1} and {1, 0}: 1.6, where greed takes {0, 0} alone
#include <cstddef>
#include <vector>

namespace tasks::scoring {

struct Edge {
  std::size_t left = 0, right = 0;
  double weight = 0;  // above 0
};

// A subset of the edges in which nothing is there twice, sorted by left. Connected parts are solved one by one (shortest augmenting
// paths, cubic in the smaller side of the part).
std::vector<Edge> best_pairs(const std::vector<Edge>& edges);

}  // namespace tasks::scoring
