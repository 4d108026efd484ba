#include "lib/scoring/merging.hpp"

#include <catch2/catch.hpp>

using namespace tasks;
using model::ScoredAnnotation;
using model::ScoredItem;
using model::Shape;
using scoring::merge_layers;

namespace {

ScoredAnnotation box(std::string id, std::string label, double x, double y, double w, double h, double rotation = 0) {
  ScoredAnnotation a;
  a.id = std::move(id);
  a.label = std::move(label);
  a.shape = Shape::box;
  a.drawing.shape = geometry::Box{{x, y, w, h}, rotation};
  return a;
}
ScoredAnnotation word(std::string id, std::string label) {
  ScoredAnnotation a;
  a.id = std::move(id);
  a.label = std::move(label);
  return a;
}
ScoredItem of(std::vector<std::vector<ScoredAnnotation>> layers) {
  ScoredItem item;
  item.item = "1";
  for (auto& layer : layers) item.contributors.push_back({"u" + std::to_string(item.contributors.size()), "", std::move(layer)});
  return item;
}

}  // namespace

TEST_CASE("a cluster of more than half becomes its median") {
  const ScoredItem item = of({{box("a", "car", 10, 20, 100, 50)}, {box("b", "bus", 14, 22, 100, 50)}, {box("c", "car", 12, 20, 104, 50), box("d", "car", 400, 300, 20, 20)}});
  const auto merged = merge_layers(item, {}, {});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].label == "car");
  CHECK(merged[0].confidence == Approx(1));
  const auto& b = std::get<geometry::Box>(merged[0].drawing.shape);
  CHECK(b.rect.x == 12);
  CHECK(b.rect.y == 20);
  CHECK(b.rect.w == 102);  // the right sides are 110, 114, 116
  CHECK(b.rect.h == 50);
}

TEST_CASE("half is not enough, and who discarded has no vote") {
  const ScoredItem item = of({{box("a", "car", 10, 20, 100, 50)}, {}});
  CHECK(merge_layers(item, {}, {}).empty());
  const char left_out[] = {0, 1};
  CHECK(merge_layers(item, left_out, {}).size() == 1);
}

TEST_CASE("nobody is in a cluster twice") {
  const ScoredItem item = of({{box("a", "car", 10, 20, 100, 50), box("b", "car", 12, 20, 100, 50)}, {box("c", "car", 11, 20, 100, 50)}});
  CHECK(merge_layers(item, {}, {}).size() == 1);
}

TEST_CASE("classifications go by majority, ties by preference, then bytes") {
  const ScoredItem tied = of({{word("a", "dog")}, {word("b", "cat")}});
  REQUIRE(merge_layers(tied, {}, {}).size() == 1);
  CHECK(merge_layers(tied, {}, {})[0].label == "cat");
  CHECK(merge_layers(tied, {}, {})[0].tied);
  CHECK(merge_layers(tied, {}, {.preference = {"dog", "cat"}})[0].label == "dog");
  const ScoredItem several = of({{word("a", "wet"), word("b", "dark")}, {word("c", "wet")}, {word("d", "wet"), word("e", "dark")}});
  const auto merged = merge_layers(several, {}, {});
  REQUIRE(merged.size() == 2);
  CHECK(merged[0].label == "dark");
  CHECK(merged[1].label == "wet");
}

TEST_CASE("of shapes without a median the most central member is taken, with the usual attributes") {
  ScoredItem item = of({{box("a", "car", 10, 20, 100, 50, 10)}, {box("b", "car", 12, 20, 100, 50, 10)}, {box("c", "car", 20, 20, 100, 50, 10)}});
  item.contributors[1].annotations[0].attributes = {{"wet", "True"}};
  item.contributors[2].annotations[0].attributes = {{"wet", "True"}};
  const auto merged = merge_layers(item, {}, {});
  REQUIRE(merged.size() == 1);
  CHECK(std::get<geometry::Box>(merged[0].drawing.shape).rect.x == 12);
  CHECK(merged[0].like->attributes.size() == 1);
}
