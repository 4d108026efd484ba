#include "lib/store/path_set.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lib/base/text.hpp"

using namespace tasks;

TEST_CASE("a set of paths knows what it has seen, in order or not, also beyond what was expected") {
  std::vector<std::string> paths;
  for (int i = 0; i < 5000; ++i) paths.push_back(cat("/folder/", 10'000 + i, ".png"));
  // From which place on the paths are out of order: never, in the middle, from the start.
  for (const std::size_t shuffled_from : {5000U, 2500U, 0U}) {
    std::shuffle(paths.begin() + static_cast<std::ptrdiff_t>(shuffled_from), paths.end(), std::mt19937(7));
    for (const std::int64_t expected : {0, 10, 5000}) {
      store::PathSet seen(expected);
      for (const auto& path : paths) {
        REQUIRE(seen.insert(path));
        REQUIRE_FALSE(seen.insert(path));
      }
      for (const auto& path : paths) REQUIRE_FALSE(seen.insert(path));
      CHECK(seen.insert("/folder/"));
      CHECK(seen.insert(""));
      CHECK_FALSE(seen.insert(""));
    }
  }
}
