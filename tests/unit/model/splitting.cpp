// Splits by hash and dealt (domain.md §11, decisions.md 24).
#include "lib/model/splitting.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "lib/base/error.hpp"

using namespace tasks;
using namespace tasks::model;

namespace {

std::map<Split, std::int64_t> count(const std::vector<SplitUnit>& units, const std::vector<Split>& sides) {
  std::map<Split, std::int64_t> counts;
  for (std::size_t i = 0; i < units.size(); ++i) counts[sides[i]] += units[i].items;
  return counts;
}

}  // namespace

TEST_CASE("shares are three percentages that make up the whole") {
  CHECK(parse_split_shares("80/10/10") == SplitShares{80, 10, 10});
  CHECK(parse_split_shares("33.3/33.3/33.4") == SplitShares{33.3, 33.3, 33.4});
  CHECK(parse_split_shares("100/0/0") == SplitShares{100, 0, 0});
  for (const char* bad : {"", "80", "80/20", "80/10/10/0", "50/30/30", "-10/60/50", "110/-5/-5", "a/b/c", "nan/50/50", "inf/0/0", "80/10/"}) {
    INFO(bad);
    CHECK_THROWS_AS(parse_split_shares(bad), Error);
  }
}

TEST_CASE("a hash falls on a side by its top 53 bits") {
  const SplitShares shares{80, 10, 10};
  CHECK(split_of(0, shares) == Split::train);
  CHECK(split_of(UINT64_C(0xCCCCCCCCCCCC0000), shares) == Split::train);        // just below 0.8
  CHECK(split_of(UINT64_C(0xCCCCCCCCCCCCD800), shares) == Split::validation);   // just above
  CHECK(split_of(UINT64_C(0xE666666666667000), shares) == Split::test);         // above 0.9
  CHECK(split_of(UINT64_MAX, shares) == Split::test);
  CHECK(split_of(UINT64_MAX, {100, 0, 0}) == Split::train);
  CHECK(split_of(UINT64_MAX, {50, 50, 0}) == Split::validation);
  CHECK(split_of(0, {0, 0, 100}) == Split::test);
}

TEST_CASE("single items are dealt to the exact counts, whatever their order") {
  std::mt19937_64 random(3);
  std::vector<SplitUnit> units(101);
  for (auto& unit : units) unit.hash = random();
  const auto sides = deal_splits(units, 0, {80, 10, 10});
  CHECK(count(units, sides) == std::map<Split, std::int64_t>{{Split::train, 81}, {Split::validation, 10}, {Split::test, 10}});
  std::map<std::uint64_t, Split> by_hash;
  for (std::size_t i = 0; i < units.size(); ++i) by_hash[units[i].hash] = sides[i];
  std::shuffle(units.begin(), units.end(), random);
  const auto again = deal_splits(units, 0, {80, 10, 10});
  for (std::size_t i = 0; i < units.size(); ++i) CHECK(again[i] == by_hash[units[i].hash]);
  CHECK(count(units, deal_splits(units, 0, {0, 100, 0})) == std::map<Split, std::int64_t>{{Split::validation, 101}});
  CHECK(deal_splits({}, 0, {80, 10, 10}).empty());
}

TEST_CASE("every label gets its share, the rare ones too") {
  std::mt19937_64 random(5);
  std::vector<SplitUnit> units(1000);
  for (std::size_t i = 0; i < units.size(); ++i) {
    units[i].hash = random();
    if (i % 50 == 0) units[i].labels.emplace_back(0, 1);  // 20 items
    if (i % 3 == 0) units[i].labels.emplace_back(1, 1);
    if (i % 7 != 0) units[i].labels.emplace_back(2, 1);
  }
  const auto sides = deal_splits(units, 3, {80, 10, 10});
  CHECK(count(units, sides) == std::map<Split, std::int64_t>{{Split::train, 800}, {Split::validation, 100}, {Split::test, 100}});
  std::map<Split, int> rare;
  for (std::size_t i = 0; i < units.size(); i += 50) ++rare[sides[i]];
  CHECK(rare == std::map<Split, int>{{Split::train, 16}, {Split::validation, 2}, {Split::test, 2}});
  CHECK(deviation_of(units, sides, 3, {80, 10, 10}).points < 1);
}

TEST_CASE("groups stay whole and come as near as they can") {
  std::vector<SplitUnit> units;
  for (std::uint64_t i = 0; i < 30; ++i) units.push_back({.hash = i, .items = static_cast<std::int64_t>(1 + i % 5)});
  const auto sides = deal_splits(units, 0, {60, 20, 20});
  CHECK(deviation_of(units, sides, 0, {60, 20, 20}).points < 2);
  const std::vector<SplitUnit> giant{{.hash = 1, .items = 90}, {.hash = 2, .items = 5}, {.hash = 3, .items = 5}};
  const auto apart = deal_splits(giant, 0, {80, 10, 10});
  CHECK(apart[0] == Split::train);
  CHECK(apart[1] != apart[2]);
  const auto off = deviation_of(giant, apart, 0, {80, 10, 10});
  CHECK(off.points == 10);
  CHECK(off.side == Split::train);
  CHECK(off.share == 90);
}

TEST_CASE("what has a side keeps it, and the others make up for it") {
  std::vector<SplitUnit> units(10);
  for (std::size_t i = 0; i < units.size(); ++i) units[i].hash = i;
  units[0].held = units[1].held = Split::test;
  units[2].held = Split::train;
  const auto sides = deal_splits(units, 0, {60, 20, 20});
  CHECK(sides[0] == Split::test);
  CHECK(sides[1] == Split::test);
  CHECK(sides[2] == Split::train);
  CHECK(count(units, sides) == std::map<Split, std::int64_t>{{Split::train, 6}, {Split::validation, 2}, {Split::test, 2}});
  for (auto& unit : units) unit.held = Split::test;
  units[9].held = Split::none;
  CHECK(deal_splits(units, 0, {50, 50, 0})[9] == Split::train);
}
