#include "lib/filters/sorting.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"

using namespace tasks;
using namespace tasks::filters;

TEST_CASE("sort keys become SQL that puts what has no value last") {
  const std::vector<std::string> none, two{"kind", "-size"}, wrong{"siez"}, labels{"label"};
  CHECK(order_by(none, item_fields(), "i.ordinal") == "i.ordinal");
  CHECK(order_by(two, item_fields(), "i.ordinal") == "i.kind nulls last, i.size desc nulls last, i.ordinal");
  CHECK_THROWS_WITH(order_by(wrong, item_fields(), "i.ordinal"), "there is no field \"siez\" to sort by");
  CHECK_THROWS_AS(order_by(labels, item_fields(), "i.ordinal"), Error);
}
