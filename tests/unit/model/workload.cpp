#include "lib/model/workload.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "lib/base/error.hpp"

using namespace tasks;
using model::check_workload;
using model::deal_counts;
using model::even_workload;
using Counts = std::vector<std::int64_t>;
using Percents = std::vector<double>;

TEST_CASE("counts by largest remainder, ties to the first") {
  CHECK(deal_counts(10, Percents{60, 40}) == Counts{6, 4});
  CHECK(deal_counts(10, even_workload(3)) == Counts{4, 3, 3});
  CHECK(deal_counts(11, even_workload(3)) == Counts{4, 4, 3});
  CHECK(deal_counts(2, Percents{25, 25, 50}) == Counts{1, 0, 1});       // .5, .5, 1: the first of the halves
  CHECK(deal_counts(5, Percents{10, 30, 60}) == Counts{1, 1, 3});       // .5, 1.5, 3
  CHECK(deal_counts(45, Percents{40, 20, 20, 10, 10}) == Counts{18, 9, 9, 5, 4});
  CHECK(deal_counts(3, Percents{0, 100}) == Counts{0, 3});
  CHECK(deal_counts(7, Percents{33.33, 33.33, 33.33}) == Counts{3, 2, 2});
  CHECK(deal_counts(0, Percents{50, 50}) == Counts{0, 0});
  CHECK(deal_counts(1, Percents{100}) == Counts{1});
  CHECK(deal_counts(model::k_most_dealt, Percents{50, 50}) == Counts{model::k_most_dealt / 2, model::k_most_dealt / 2});
}

TEST_CASE("a workload is 0..100 each and 100 together after rounding") {
  CHECK_NOTHROW(check_workload(Percents{}));
  CHECK_NOTHROW(check_workload(Percents{100, 0}));
  CHECK_NOTHROW(check_workload(Percents{33.3, 33.3, 33.3}));
  CHECK_NOTHROW(check_workload(Percents{99.5}));
  CHECK_THROWS_WITH(check_workload(Percents{60, 30}), Catch::Contains("90"));
  CHECK_THROWS_WITH(check_workload(Percents{60, 50}), Catch::Contains("110"));
  CHECK_THROWS_AS(check_workload(Percents{99.4}), Error);
  CHECK_THROWS_AS(check_workload(Percents{100.5}), Error);
  CHECK_THROWS_AS(check_workload(Percents{-1, 101}), Error);
  CHECK_THROWS_AS(check_workload(Percents{150, -50}), Error);
  CHECK_THROWS_AS(check_workload(Percents{std::nan(""), 100}), Error);
  CHECK_THROWS_AS(check_workload(Percents{INFINITY}), Error);
  for (std::size_t n = 1; n <= 5000; ++n) CHECK_NOTHROW(check_workload(even_workload(n)));
}

TEST_CASE("dealing keeps every item and everybody's quota") {
  std::mt19937_64 dice(7);
  const auto pick = [&](std::int64_t from, std::int64_t to) { return from + static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(to - from + 1)); };
  for (int round = 0; round < 2000; ++round) {
    const auto assignees = static_cast<std::size_t>(pick(1, 30));
    const std::int64_t items = round % 5 == 0 ? pick(0, 20) : pick(0, 2'000'000'000);
    // Random cuts of 100 percent, in steps of a thousandth.
    std::vector<std::int64_t> cuts{0, 100'000};
    for (std::size_t i = 1; i < assignees; ++i) cuts.push_back(pick(0, 100'000));
    std::sort(cuts.begin(), cuts.end());
    Percents percents;
    for (std::size_t i = 0; i < assignees; ++i) percents.push_back(static_cast<double>(cuts[i + 1] - cuts[i]) / 1000);
    CHECK_NOTHROW(check_workload(percents));

    const Counts counts = deal_counts(items, percents);
    REQUIRE(counts.size() == assignees);
    REQUIRE(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}) == items);
    for (std::size_t i = 0; i < assignees; ++i) {
      const long double quota = static_cast<long double>(items) * static_cast<long double>(cuts[i + 1] - cuts[i]) / 100'000;
      REQUIRE(counts[i] >= 0);
      REQUIRE(std::fabs(static_cast<long double>(counts[i]) - quota) < 1);
    }
    REQUIRE(deal_counts(items, percents) == counts);
  }
}

TEST_CASE("equal shares differ by one at most, the first have more") {
  for (std::size_t assignees = 1; assignees <= 12; ++assignees) {
    for (std::int64_t items = 0; items < 100; ++items) {
      const Counts counts = deal_counts(items, even_workload(assignees));
      for (std::size_t i = 1; i < assignees; ++i) REQUIRE((counts[i] == counts[i - 1] || (counts[i] == counts[i - 1] - 1 && counts[0] == counts[i - 1])));
    }
  }
}

TEST_CASE("what cannot be dealt is refused") {
  CHECK_THROWS_AS(deal_counts(5, Percents{0, 0}), Error);
  CHECK_THROWS_AS(deal_counts(5, Percents{}), Error);
  CHECK_THROWS_AS(deal_counts(-1, Percents{100}), Error);
}
