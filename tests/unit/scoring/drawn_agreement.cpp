// Shapes of two annotators: mean overlap of what matched, and F1.
#include "lib/scoring/drawn_agreement.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace tasks;
using model::Statistic;

namespace {

model::ScoredAnnotation box(std::string id, std::string label, double x, double y, double w, double h) {
  model::ScoredAnnotation a;
  a.id = std::move(id);
  a.label = std::move(label);
  a.shape = model::Shape::box;
  a.drawing.shape = geometry::Box{{x, y, w, h}};
  return a;
}

}  // namespace

TEST_CASE("pairs of annotators are compared on the items that both have") {
  model::ScoredItem item;
  item.contributors = {{"ben", "2", {box("1", "cat", 0, 0, 10, 10), box("2", "dog", 100, 100, 10, 10)}},
                       {"ana", "1", {box("3", "cat", 0, 0, 10, 8), box("4", "cat", 100, 100, 10, 10), box("5", "cat", 300, 0, 5, 5)}},
                       {"cid", "3", {}}};
  scoring::DrawnAgreement drawn;
  CHECK(drawn.empty());
  drawn.add(item);
  const Statistic both[] = {Statistic::iou, Statistic::f1};
  const auto pairs = drawn.figures(both, model::Breakdown::pair);
  REQUIRE(pairs.size() == 6);
  CHECK(pairs[0].annotator == "ana");
  CHECK(pairs[0].other == "ben");
  CHECK(pairs[0].value == Approx(0.9));   // 0.8 and 1
  CHECK(pairs[1].value == Approx(0.4));   // one of the two that match has the same label: 2 × 1 / 5
  CHECK(pairs[1].answers == 5);
  CHECK(std::isnan(pairs[2].value));      // cid drew nothing that could match
  CHECK(pairs[3].value == 0);
  const auto all = drawn.figures(both, {});
  REQUIRE(all.size() == 2);
  CHECK(all[0].value == Approx(0.9));
  CHECK(all[1].value == Approx(0.2));     // 2 × 1 / (5 + 3 + 2)
  CHECK(all[1].items == 1);
}

TEST_CASE("classifications are no shapes") {
  model::ScoredAnnotation label;
  label.id = "1";
  label.label = "cat";
  model::ScoredItem item;
  item.contributors = {{"ana", "1", {label}}, {"ben", "2", {label}}};
  scoring::DrawnAgreement drawn;
  drawn.add(item);
  CHECK(drawn.empty());
}
