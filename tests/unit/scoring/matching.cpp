#include "lib/scoring/matching.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace tasks::scoring;

namespace {

double sum_of(const std::vector<Edge>& edges) {
  double sum = 0;
  for (const Edge& e : edges) sum += e.weight;
  return sum;
}

double best_by_trying(const std::vector<Edge>& edges, std::size_t from, std::set<std::size_t>& lefts, std::set<std::size_t>& rights) {
  double best = 0;
  for (std::size_t i = from; i < edges.size(); ++i) {
    if (lefts.contains(edges[i].left) || rights.contains(edges[i].right)) continue;
    lefts.insert(edges[i].left);
    rights.insert(edges[i].right);
    best = std::max(best, edges[i].weight + best_by_trying(edges, i + 1, lefts, rights));
    lefts.erase(edges[i].left);
    rights.erase(edges[i].right);
  }
  return best;
}

double greedy(std::vector<Edge> edges) {
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.weight > b.weight; });
  std::set<std::size_t> lefts, rights;
  double sum = 0;
  for (const Edge& e : edges)
    if (!lefts.contains(e.left) && !rights.contains(e.right)) {
      lefts.insert(e.left);
      rights.insert(e.right);
      sum += e.weight;
    }
  return sum;
}

std::vector<Edge> random_edges(std::mt19937& random, std::size_t lefts, std::size_t rights, unsigned percent) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < lefts; ++i)
    for (std::size_t j = 0; j < rights; ++j)
      if (random() % 100 < percent) edges.push_back({i, j, 0.01 + static_cast<double>(random() % 1000) / 1000});
  return edges;
}

void check_one_to_one(const std::vector<Edge>& pairs) {
  std::set<std::size_t> lefts, rights;
  for (const Edge& e : pairs) {
    CHECK(lefts.insert(e.left).second);
    CHECK(rights.insert(e.right).second);
  }
}

}  // namespace

TEST_CASE("Greed loses where the best pairs win") {
  const auto pairs = best_pairs({{0, 0, 0.9}, {0, 1, 0.8}, {1, 0, 0.8}});
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].right == 1);
  CHECK(pairs[1].right == 0);
  CHECK(best_pairs({}).empty());
}

TEST_CASE("Five hundred that all overlap each other are paired, and parts that do not touch are paired apart") {
  std::mt19937 random(9);
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < 500; ++i)
    for (std::size_t j = 0; j < 500; ++j) edges.push_back({i, j, 0.5 + static_cast<double>(random() % 1000) / 2000});
  CHECK(best_pairs(edges).size() == 500);
  edges.clear();
  for (std::size_t i = 0; i < 200'000; ++i) edges.push_back({i, i, 0.7});  // as one matrix it would take 320 GB
  CHECK(best_pairs(edges).size() == 200'000);
}

TEST_CASE("No other pairs weigh more") {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const auto edges = random_edges(random, 1 + random() % 4, 1 + random() % 4, 70);
    const auto pairs = best_pairs(edges);
    check_one_to_one(pairs);
    std::set<std::size_t> lefts, rights;
    CHECK(sum_of(pairs) == Approx(best_by_trying(edges, 0, lefts, rights)));
  }
}

TEST_CASE("Never worse than greed, however many") {
  std::mt19937 random(2);
  for (int round = 0; round < 40; ++round) {
    const auto edges = random_edges(random, 1 + random() % 60, 1 + random() % 60, static_cast<unsigned>(1 + random() % 40));
    const auto pairs = best_pairs(edges);
    check_one_to_one(pairs);
    CHECK(sum_of(pairs) >= greedy(edges) - 1e-9);
  }
}
