#include "lib/store/path_set.hpp"

#include <catch2/catch.hpp>

#include "lib/base/text.hpp"

using namespace tasks;

TEST_CASE("a set of paths knows what it has seen, also beyond what was expected") {
  for (const std::int64_t expected : {0, 10, 5000}) {
    store::PathSet seen(expected);
    for (int i = 0; i < 5000; ++i) REQUIRE(seen.insert(cat("/folder/", i, ".png")));
    for (int i = 0; i < 5000; ++i) REQUIRE_FALSE(seen.insert(cat("/folder/", i, ".png")));
    CHECK(seen.insert("/folder/5000.png"));
    CHECK(seen.insert(""));
    CHECK_FALSE(seen.insert(""));
  }
}
