#include "lib/model/replicas.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "lib/base/hash.hpp"
#include "lib/base/text.hpp"

using namespace tasks;
using model::choose_replicas;
using model::count_replicated;

TEST_CASE("replicated items are rounded half up, at least one") {
  const struct {
    std::int64_t items;
    double percent;
    std::int64_t replicated;
  } cases[] = {{10, 100, 10}, {10, 50, 5}, {5, 50, 3}, {3, 50, 2}, {10, 1, 1}, {1, 1, 1}, {0, 50, 0}, {7, 33.333333, 2}, {10'000'000'000, 12.5, 1'250'000'000}};
  for (const auto& c : cases) {
    CAPTURE(c.items, c.percent);
    CHECK(count_replicated(c.items, c.percent) == c.replicated);
  }
}

TEST_CASE("replicas are balanced, nobody has two of one item, and the seed decides") {
  const std::vector<std::string> people{"ana@x.io", "ben@x.io", "cid@x.io", "dan@x.io", "eve@x.io"};
  const auto hashes = [](std::uint64_t seed) {
    std::vector<std::uint64_t> h;
    for (int i = 0; i < 97; ++i) h.push_back(hash64(cat("/", i, ".png"), seed));
    return h;
  };
  for (const double percent : {1.0, 37.0, 100.0}) {
    for (const std::int64_t copies : {2, 3, 5}) {
      CAPTURE(percent, copies);
      const auto chosen = choose_replicas(hashes(1), people, percent, copies);
      REQUIRE(chosen.size() == 97);
      std::vector<std::int64_t> held(people.size());
      std::int64_t replicated = 0;
      for (const auto& who : chosen) {
        if (who.empty()) continue;
        ++replicated;
        CHECK(std::set(who.begin(), who.end()).size() == static_cast<std::size_t>(copies));
        for (const std::size_t place : who) ++held[place];
      }
      CHECK(replicated == count_replicated(97, percent));
      const auto [least, most] = std::minmax_element(held.begin(), held.end());
      CHECK(*most - *least <= 1);
      CHECK(chosen == choose_replicas(hashes(1), people, percent, copies));
    }
  }
  CHECK(choose_replicas(hashes(1), people, 37, 2) != choose_replicas(hashes(2), people, 37, 2));
  CHECK(choose_replicas({}, people, 50, 2).empty());
}

TEST_CASE("honeypots are drawn without repeat, at places that the seed and the assignee decide") {
  std::vector<std::uint64_t> hashes;
  for (int i = 0; i < 20; ++i) hashes.push_back(hash64(cat("/honeypot/", i, ".png"), 7));
  const auto planted = model::plant(hashes, "ana@x.io", 100, 5, 7);
  REQUIRE(planted.size() == 5);
  std::set<std::size_t> different;
  for (const auto& p : planted) {
    different.insert(p.truth);
    CHECK(p.before <= 100);
  }
  CHECK(different.size() == 5);
  const auto of = [&](std::string_view who, std::uint64_t seed) {
    std::vector<std::size_t> places;
    for (const auto& p : model::plant(hashes, who, 100, 5, seed)) places.insert(places.end(), {p.truth, p.before});
    return places;
  };
  CHECK(of("ana@x.io", 7) == of("ana@x.io", 7));
  CHECK(of("ana@x.io", 7) != of("ben@x.io", 7));
  CHECK(of("ana@x.io", 7) != of("ana@x.io", 8));
}
