#include "lib/model/recipe.hpp"

#include <catch2/catch.hpp>

using namespace tasks::model;

TEST_CASE("colours have one spelling") {
  CHECK(normal_color("#FF8800") == "#ff8800");
  CHECK(normal_color("#f80") == "#ff8800");
  for (const auto* bad : {"", "#", "red", "ff8800", "#ff880", "#ff88000", "#gg8800", "#f8 "}) {
    INFO(bad);
    CHECK_FALSE(normal_color(bad));
  }
}

TEST_CASE("pages are one number or a rising pair") {
  CHECK(normal_pages("3") == "3");
  CHECK(normal_pages(" 2 - 5 ") == "2-5");
  CHECK(normal_pages("2-2") == "2-2");
  for (const auto* bad : {"", "0", "5-2", "a", "1-", "-1", "1-2-3", "1.5", "0-3", "99999999999999999999"}) {
    INFO(bad);
    CHECK_FALSE(normal_pages(bad));
  }
}

TEST_CASE("action names that options or the system would take for something else are refused") {
  for (const auto* good : {"complete", "needs work", "déjà-vu", "approve2"}) CHECK_FALSE(bad_action_name(good));
  for (const auto* bad : {"", "none", "all", "consensus-done", "12", " a", "a ", "-x", "a:b", "a,b", "a\nb"}) {
    INFO(bad);
    CHECK(bad_action_name(bad));
  }
}

TEST_CASE("a scope covers a label and what is below it, and nothing that merely begins like it") {
  RecipeContent r;
  const auto add = [&](const char* name, std::size_t parent) {
    Label label;
    label.name = name;
    label.parent = parent;
    r.labels.push_back(label);
  };
  add("vehicle", Label::npos);
  add("vehicle.car", 0);
  add("vehicle.car.taxi", 1);
  add("vehicle.cart", 0);
  r.index_labels();
  REQUIRE(r.find_label("vehicle.car.taxi"));
  CHECK_FALSE(r.find_label("taxi"));
  CHECK(r.covers("vehicle", *r.find_label("vehicle.car.taxi")));
  CHECK(r.covers("vehicle.car", *r.find_label("vehicle.car")));
  CHECK_FALSE(r.covers("vehicle.car", *r.find_label("vehicle.cart")));
  CHECK_FALSE(r.covers("vehicle.car", *r.find_label("vehicle")));
}
