#include "lib/model/redeal.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <set>

using namespace tasks::model;

namespace {

// Items by their ids, which are their places too; negative ones are claimed.
Hand hand(std::vector<std::int64_t> ids, std::int64_t quota) {
  Hand made{{}, quota};
  for (const auto id : ids) made.items.push_back({std::abs(id), static_cast<std::uint64_t>(std::abs(id)), id < 0});
  return made;
}

struct Case {
  std::string_view what;
  std::vector<Hand> hands;
  std::vector<std::pair<Id, std::size_t>> given;
};

}  // namespace

TEST_CASE("redealing moves the surplus and nothing else", "[redeal]") {
  const std::vector<Case> cases = {
      {"nothing to do", {hand({1, 2}, 2), hand({3}, 1)}, {}},
      {"the last ones go", {hand({1, 2, 3, 4}, 2), hand({}, 2)}, {{3, 1}, {4, 1}}},
      {"who is to have more keeps all", {hand({5, 6}, 3), hand({1, 2, 3, 4}, 3)}, {{4, 0}}},
      {"contiguous runs, the first hand first", {hand({}, 2), hand({}, 2), hand({1, 2, 3, 4}, 0)}, {{1, 0}, {2, 0}, {3, 1}, {4, 1}}},
      {"what several give up is in order", {hand({1, 4}, 1), hand({2, 3}, 1), hand({}, 2)}, {{3, 2}, {4, 2}}},
      {"claimed ones go last", {hand({1, 2, -3, -4}, 2), hand({}, 2)}, {{1, 1}, {2, 1}}},
      {"of the claimed ones the last", {hand({1, -2, -3}, 1), hand({}, 2)}, {{1, 1}, {3, 1}}},
      {"nobody holds anything", {hand({}, 0), hand({}, 0)}, {}},
  };
  for (const Case& wanted : cases) {
    Case c = wanted;
    INFO(c.what);
    std::vector<std::pair<Id, std::size_t>> found;
    for (const Given& given : redeal(c.hands)) found.emplace_back(given.id, given.hand);
    CHECK(found == c.given);
  }
}

TEST_CASE("redealing at random loses and doubles nothing and moves the fewest", "[redeal]") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const std::size_t people = 1 + random() % 5;
    std::vector<Hand> hands(people);
    const auto total = static_cast<Id>(random() % 40);
    for (Id id = 0; id < total; ++id) hands[random() % people].items.push_back({id, static_cast<std::uint64_t>(id), random() % 4 == 0});
    for (Id left = total; left > 0; --left) ++hands[random() % people].quota;
    std::vector<std::set<Id>> held(people);
    std::vector<std::int64_t> quotas;
    std::int64_t surplus = 0;
    for (std::size_t i = 0; i < people; ++i) {
      for (const HeldItem& item : hands[i].items) held[i].insert(item.id);
      quotas.push_back(hands[i].quota);
      surplus += std::max<std::int64_t>(0, static_cast<std::int64_t>(held[i].size()) - quotas[i]);
    }
    const auto given = redeal(hands);
    CHECK(static_cast<std::int64_t>(given.size()) == surplus);
    for (const Given& one : given) {
      const auto from = std::find_if(held.begin(), held.end(), [&](const auto& ids) { return ids.contains(one.id); });
      REQUIRE(from != held.end());
      from->erase(one.id);
      held[one.hand].insert(one.id);
    }
    for (std::size_t i = 0; i < people; ++i) CHECK(static_cast<std::int64_t>(held[i].size()) == quotas[i]);
  }
}
