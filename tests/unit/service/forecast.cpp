// When a task will be done: what can be known without drawing, and what drawing must not break.
#include "lib/service/forecast.hpp"

#include <catch2/catch.hpp>

using namespace tasks;
using service::forecast;

TEST_CASE("a steady pace leaves no doubt") {
  const auto f = forecast({10, 10, 10}, 25, 100 * k_day);
  CHECK(f.per_day == 10);
  CHECK(*f.likely == 100 * k_day + 5 * k_day / 2);
  CHECK(f.early == f.likely);
  CHECK(f.late == f.likely);
}

TEST_CASE("an uneven pace has a spread, in order, the same each time") {
  const auto f = forecast({0, 30, 0, 10, 5}, 100, 0);
  CHECK(f.per_day == 9);
  CHECK(*f.early < *f.likely);
  CHECK(*f.likely < *f.late);
  CHECK(*f.likely > 8 * k_day);
  CHECK(*f.likely < 15 * k_day);
  const auto again = forecast({0, 30, 0, 10, 5}, 100, 0);
  CHECK(again.likely == f.likely);
  CHECK(again.late == f.late);
}

TEST_CASE("nothing is known of what has no pace, or is done, or lies beyond ten years") {
  CHECK_FALSE(forecast({0, 0}, 10, 0).likely);
  CHECK(forecast({0, 0}, 10, 0).per_day == 0);
  CHECK_FALSE(forecast({}, 10, 0).likely);
  CHECK_FALSE(forecast({5}, 0, 0).likely);
  CHECK(forecast({5}, 0, 0).per_day == 5);
  CHECK_FALSE(forecast({1}, 4000, 0).likely);
  CHECK(forecast({1}, 3000, 0).likely);
}
