#include "lib/scoring/agreement_score.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"

using namespace tasks;
using namespace tasks::scoring;
using model::Quality;
using model::ScoredAnnotation;
using model::ScoredItem;
using model::Shape;

namespace {

ScoredAnnotation box(const std::string& id, const std::string& label, geometry::Rect rect) {
  ScoredAnnotation a;
  a.id = id;
  a.label = label;
  a.shape = Shape::box;
  a.drawing.shape = geometry::Box{rect, 0};
  return a;
}
ScoredAnnotation klass(const std::string& id, const std::string& label) {
  ScoredAnnotation a;
  a.id = id;
  a.label = label;
  return a;
}
ScoredItem consensus(std::vector<std::vector<ScoredAnnotation>> sides) {
  ScoredItem item;
  item.item = "i";
  for (std::size_t i = 0; i < sides.size(); ++i) item.contributors.push_back({std::string(1, static_cast<char>('a' + i)), "", std::move(sides[i])});
  return item;
}
double figure(const ScoredItem& item, std::string_view type, const std::string& entity, const std::string& relative = {}) {
  for (const auto& row : score_agreement(item))
    if (row.type == type && row.entity.value_or("") == entity && (relative.empty() || row.relative == relative)) return row.value;
  FAIL("no " << type << " of " << entity);
  return 0;
}

}  // namespace

TEST_CASE("A score weighs overlap and label; attributes only where there are some") {
  // 80 of 120: 2/3.
  ScoredItem item = consensus({{box("A", "car", {0, 0, 10, 10})}, {box("B", "car", {2, 0, 10, 10})}});
  CHECK(figure(item, "annotation_iou", "B") == Approx(2.0 / 3));
  CHECK(figure(item, "annotation_score", "B") == Approx((2.0 / 3 + 1) / 2));
  CHECK(figure(item, "item_overall", "i") == Approx((2.0 / 3 + 1) / 2));
  item.contributors[1].annotations[0].label = "bus";
  CHECK(figure(item, "annotation_score", "B") == Approx(1.0 / 3));
  CHECK(figure(item, "label_confusion", "bus", "car") == 1);
  item.contributors[1].annotations[0].attributes = {{"seen", "1"}};
  CHECK(figure(item, "annotation_score", "B") == Approx(2.0 / 9));
  item.config.label = 0;
  item.config.attributes = 0;
  CHECK(figure(item, "annotation_score", "B") == Approx(2.0 / 3));
}

TEST_CASE("Matching has the greatest total overlap, not the greatest pair") {
  // B1 lies best on A1, but only so does each find a partner.
  const ScoredItem item = consensus({{box("A1", "x", {0, 0, 10, 10}), box("A2", "x", {3, 0, 10, 10})}, {box("B1", "x", {1, 0, 10, 10}), box("B2", "x", {-3, 0, 10, 10})}});
  CHECK(figure(item, "annotation_iou", "B2", "A1") == Approx(7.0 / 13));
  CHECK(figure(item, "annotation_iou", "B1", "A2") == Approx(8.0 / 12));
}

TEST_CASE("What one missed counts 0, what nobody has is no error") {
  CHECK(figure(consensus({{}, {}}), "item_overall", "i") == 1);
  const ScoredItem item = consensus({{box("A", "x", {0, 0, 9, 9}), box("C", "x", {50, 50, 9, 9})}, {box("B", "x", {0, 0, 9, 9})}});
  CHECK(figure(item, "user_overall", "b") == Approx(0.5));
  CHECK(figure(item, "user_overall", "a") == Approx(0.5));
  CHECK(figure(item, "label_confusion", "none", "x") == 1);
  CHECK(figure(item, "annotation_overall", "B") == 1);
  CHECK(figure(item, "annotation_overall", "C") == 0);
  ScoredItem truth = consensus({{}});
  truth.type = Quality::honeypot;
  truth.reference = {box("T", "x", {0, 0, 9, 9})};
  CHECK(figure(truth, "item_overall", "i") == 0);
  truth.reference->clear();
  CHECK(figure(truth, "item_overall", "i") == 1);
}

TEST_CASE("Classifications match by label, not by position, and a lone pair of others is a confusion") {
  const ScoredItem same = consensus({{klass("A", "cat"), klass("C", "dog")}, {klass("D", "dog"), klass("B", "cat")}});
  CHECK(figure(same, "item_overall", "i") == 1);
  const ScoredItem other = consensus({{klass("A", "cat")}, {klass("B", "dog")}});
  CHECK(figure(other, "item_overall", "i") == 0);
  CHECK(figure(other, "label_confusion", "dog", "cat") == 1);
}

TEST_CASE("Labels are equal or not; substrings do not count") {
  const ScoredItem item = consensus({{klass("A", "car")}, {klass("B", "cargo")}});
  CHECK(figure(item, "item_overall", "i") == 0);
}

TEST_CASE("Every shape that overlaps itself scores 1; senseless ones are an error") {
  using namespace geometry;
  const std::vector<geometry::Shape> shapes{Classification{}, Box{{0, 0, 5, 5}, 30}, Polygon{{{{0, 0}, {9, 0}, {5, 8}}}}, Polyline{{{0, 0}, {9, 9}}}, Dot{{3, 4}}, Ellipse{{5, 5}, 3, 2, 0},
                                            Mask{4, 3, {2, 5, 5}, false}, Cuboid{{{{0, 0}, {5, 0}, {5, 5}, {0, 5}, {2, 2}, {7, 2}, {7, 7}, {2, 7}}}}, TextSpan{3, 9}, TimeRange{0.5, 2}};
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    INFO(i);
    ScoredAnnotation a;
    a.id = "a";
    a.label = "x";
    a.shape = static_cast<model::Shape>(i);
    a.drawing.shape = shapes[i];
    CHECK(figure(consensus({{a}, {a}}), "item_overall", "i") == Approx(1));
  }
  ScoredAnnotation flat;
  flat.id = "flat";
  flat.shape = model::Shape::polygon;
  flat.drawing.shape = Polygon{{{{0, 0}, {9, 9}}}};
  CHECK_THROWS_WITH(score_agreement(consensus({{flat}, {}})), Catch::Contains("annotation \"flat\""));
}
