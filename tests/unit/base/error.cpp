#include "lib/base/error.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace tasks;

TEST_CASE("every code has one row in the table and a unique name") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Code::interrupted); ++i) {
    const auto code = static_cast<Code>(i);
    REQUIRE(info(code).code == code);
    REQUIRE(names.insert(info(code).name).second);
    REQUIRE_FALSE(info(code).text.empty());
  }
  REQUIRE(code_table().size() == names.size());
}
