#include "lib/model/annotation_rules.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/formats/recipe_yaml.hpp"

using namespace tasks;
using namespace tasks::model;

namespace {

const RecipeContent& recipe() {
  static const RecipeContent r = formats::read_recipe(R"(
ontology:
  labels:
    - {name: vehicle, children: [car, bus]}
    - person
    - {name: road}
  attributes:
    - {key: color, type: single, values: [red, green]}
    - {key: lights, type: multi, values: [front, rear, roof], labels: [vehicle]}
    - {key: speed, type: slider, range: [0, 10, 0.5]}
    - {key: parked, type: boolean, labels: [vehicle.car], required: true}
    - {key: plate, type: text}
    - {key: count, type: number}
tools: [box, polygon, mask, class]
rules:
  require_annotations: true
  max_annotations: 5
  per_label: {vehicle: {min: 1, max: 3}}
)",
                                                      "test.yaml");
  return r;
}

Annotation box(std::string label, std::string geometry = R"({"bbox":[1,2,3,4]})", std::string attributes = "") {
  Annotation a;
  a.label = std::move(label);
  a.shape = Shape::box;
  a.geometry = std::move(geometry);
  a.attributes = std::move(attributes);
  return a;
}

const ItemExtent k_image{ItemKind::image, 100, 50, {}, {}};
const ItemExtent k_video{ItemKind::video, 100, 50, 20, 10.0};

void refused(const RecipeContent* r, Annotation a, const ItemExtent& item, Code code, const std::string& field, const std::string& hint = "") {
  INFO(a.label << " " << a.geometry << " " << a.attributes);
  const Annotation before = a;
  try {
    AnnotationChecker(r).check(a, item);
    FAIL("was accepted");
  } catch (const Error& e) {
    CHECK(e.code() == code);
    CHECK_THAT(e.message(), Catch::StartsWith(field + ": "));
    CHECK_THAT(e.hint_text(), Catch::Contains(hint));
  }
  CHECK(a.geometry == before.geometry);
  CHECK(a.attributes == before.attributes);
}

}  // namespace

TEST_CASE("what passes is normalised and measured") {
  AnnotationChecker checker(&recipe());
  Annotation a = box("person", R"({"bbox": [1.0, 2, 3, 4.50]})", R"({ "speed": 2.50, "color": "red" })");
  const Measures m = checker.check(a, k_image);
  CHECK(a.geometry == R"({"bbox":[1,2,3,4.5]})");
  CHECK(a.attributes == R"({"color":"red","speed":2.5})");
  CHECK(m.area == 13.5);
  CHECK(m.bounds == geometry::Rect{1, 2, 3, 4.5});

  a = box("road", "null", "{}");
  a.shape = Shape::class_;
  const Measures none = checker.check(a, k_image);
  CHECK(a.geometry.empty());
  CHECK(a.attributes.empty());
  CHECK_FALSE(none.area);
  CHECK_FALSE(none.bounds);

  a = box("vehicle.car", R"({"bbox":[1,2,3,4]})", R"({"parked":true,"lights":["rear","front"],"plate":"äß\n","count":12345678901234567})");
  CHECK_NOTHROW(checker.check(a, k_image));
  CHECK(a.attributes == R"({"count":12345678901234567,"lights":["rear","front"],"parked":true,"plate":"äß\n"})");
}

TEST_CASE("the recipe's refusals name the field and the way out") {
  const auto* r = &recipe();
  const auto no = Code::recipe_refused;
  refused(r, box("vehicle.cra"), k_image, no, "label", "vehicle.car");
  refused(r, box("bus"), k_image, no, "label", "vehicle.bus");
  refused(r, box(""), k_image, Code::bad_record, "label");
  Annotation a = box("road", R"({"point":[1,1]})");
  a.shape = Shape::point;
  refused(r, a, k_image, no, "shape", "box, polygon, mask, class");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"colour":"red"})"), k_image, no, "attributes.colour", "color");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"color":"rad"})"), k_image, no, "attributes.color", "red");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"color":["red"]})"), k_image, no, "attributes.color");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"lights":["front"]})"), k_image, no, "attributes.lights");
  refused(r, box("vehicle", R"({"bbox":[1,2,3,4]})", R"({"lights":["front","front"]})"), k_image, no, "attributes.lights");
  refused(r, box("vehicle", R"({"bbox":[1,2,3,4]})", R"({"lights":"front"})"), k_image, no, "attributes.lights");
  refused(r, box("vehicle", R"({"bbox":[1,2,3,4]})", R"({"lights":[1]})"), k_image, no, "attributes.lights");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"speed":11})"), k_image, no, "attributes.speed", "from 0 to 10");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"speed":0.7})"), k_image, no, "attributes.speed", "0.5");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"speed":"3"})"), k_image, no, "attributes.speed");
  refused(r, box("vehicle.car"), k_image, no, "attributes.parked");
  refused(r, box("vehicle.car", R"({"bbox":[1,2,3,4]})", R"({"parked":1})"), k_image, no, "attributes.parked");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"plate":7})"), k_image, no, "attributes.plate");
  refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"count":"7"})"), k_image, no, "attributes.count");
}

TEST_CASE("malformed attributes are refused with and without a recipe") {
  for (const RecipeContent* r : {static_cast<const RecipeContent*>(nullptr), &recipe()}) {
    refused(r, box("road", R"({"bbox":[1,2,3,4]})", "[]"), k_image, Code::bad_record, "attributes");
    refused(r, box("road", R"({"bbox":[1,2,3,4]})", "{\"a\":"), k_image, Code::bad_record, "attributes");
    refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"color":"red","color":"red"})"), k_image, Code::bad_record, "attributes.color");
    refused(r, box("road", R"({"bbox":[1,2,3,4]})", R"({"":1})"), k_image, Code::bad_record, "attributes");
  }
  for (const char* value : {"null", "{}", "[1]", "[[]]", "[null]"})
    refused(nullptr, box("x", R"({"bbox":[1,2,3,4]})", std::string("{\"a\":") + value + "}"), k_image, Code::bad_record, "attributes.a");
}

// domain.md §6: "geometry valid (finite numbers, box with area, polygon with ≥ 3 points, frame range inside the video"
// (frames: below; each shape: tests/unit/geometry/shapes.cpp)
TEST_CASE("without a recipe every label and shape is welcome, but geometry must be valid") {
  AnnotationChecker checker(nullptr);
  Annotation a = box("whatever", R"({"point":[1,1]})", R"({"k":["a","b"],"n":1.50,"b":false})");
  a.shape = Shape::point;
  CHECK_NOTHROW(checker.check(a, k_image));
  CHECK(a.attributes == R"({"b":false,"k":["a","b"],"n":1.5})");
  refused(nullptr, box("x", R"({"bbox":[1,2,0,4]})"), k_image, Code::bad_record, "geometry.bbox");
  refused(nullptr, box("x\ty"), k_image, Code::bad_record, "label");
  a = box("x");
  a.confidence = 1.5;
  refused(nullptr, a, k_image, Code::bad_record, "confidence");
}

TEST_CASE("a recipe without labels knows none, so it accepts all") {
  const RecipeContent bare = formats::read_recipe("actions: [done]\n", "bare.yaml");
  Annotation a = box("whatever", R"({"bbox":[1,2,3,4]})", R"({"k":1})");
  CHECK_NOTHROW(AnnotationChecker(&bare).check(a, k_image));
  const RecipeContent scoped = formats::read_recipe("ontology: {attributes: [{key: k, type: number, required: true}]}\n", "bare.yaml");
  CHECK_NOTHROW(AnnotationChecker(&scoped).check(a, k_image));
  refused(&scoped, box("x"), k_image, Code::recipe_refused, "attributes.k");
}

// domain.md §6: "inside the image unless the recipe allows overflow"
TEST_CASE("geometry stays inside the item unless the recipe or the caller allows otherwise") {
  struct Row {
    const char* bbox;
    bool inside;
  };
  const Row rows[] = {
      {"[0,0,100,50]", true},        {"[-0.01,0,100,50]", true},  {"[99.5,49.5,0.51,0.51]", true}, {"[-0.02,0,10,10]", false},
      {"[0,0,100.02,50]", false},    {"[0,0,10,50.02]", false},   {"[200,0,10,10]", false},        {"[0,-5,10,10]", false},
  };
  const RecipeContent loose = formats::read_recipe("rules: {allow_overflow: true}\n", "loose.yaml");
  for (const Row& row : rows) {
    const std::string geometry = std::string("{\"bbox\":") + row.bbox + "}";
    INFO(geometry);
    Annotation a = box("person", geometry);
    if (row.inside)
      CHECK_NOTHROW(AnnotationChecker(nullptr).check(a, k_image));
    else
      refused(nullptr, a, k_image, Code::recipe_refused, "geometry", "allow_overflow");
    CHECK_NOTHROW(AnnotationChecker(&loose).check(a, k_image));
    CHECK_NOTHROW(AnnotationChecker(nullptr, Overflow::allowed).check(a, k_image));
    CHECK_NOTHROW(AnnotationChecker(nullptr).check(a, ItemExtent{}));
  }
  // A quarter turn takes a wide box out of a low image.
  refused(nullptr, box("x", R"({"bbox":[0,10,100,30],"rotation":90})"), k_image, Code::recipe_refused, "geometry");
}

TEST_CASE("a mask is as large as its item") {
  Annotation a = box("road", R"({"rle":{"size":[3,4],"counts":[4,2,6]}})");
  a.shape = Shape::mask;
  CHECK_NOTHROW(AnnotationChecker(nullptr).check(a, {ItemKind::image, 4, 3, {}, {}}));
  refused(nullptr, a, {ItemKind::image, 3, 4, {}, {}}, Code::bad_record, "geometry.rle.size");
}

TEST_CASE("frames lie in the video") {
  struct Row {
    std::optional<std::int64_t> frame, frame_end;
    std::string keyframes;
    std::string field;  // "" is accepted
  };
  const Row rows[] = {
      {{}, {}, "", ""},
      {0, {}, "", ""},
      {0, 19, "", ""},
      {3, 3, "", ""},
      {-1, {}, "", "frame"},
      {20, {}, "", "frame"},
      {5, 20, "", "frame_end"},
      {5, 4, "", "frame_end"},
      {{}, 4, "", "frame"},
      {5, 9, R"([{"frame":6,"geometry":{"bbox":[1,1,2,2]}},{"frame":9,"geometry":{"bbox":[1,1,2,2]}}])", ""},
      {5, 9, R"([{"frame":10,"geometry":{"bbox":[1,1,2,2]}}])", "geometry.keyframes[0].frame"},
      {5, {}, R"([{"frame":20,"geometry":{"bbox":[1,1,2,2]}}])", "geometry.keyframes[0].frame"},
      {5, 9, R"([{"frame":4,"geometry":{"bbox":[1,1,2,2]}}])", "geometry.keyframes[0].frame"},
      {{}, {}, R"([{"frame":4,"geometry":{"bbox":[1,1,2,2]}}])", "frame"},
      {5, 9, R"([{"frame":6,"geometry":{"bbox":[99,1,2,2]}}])", "geometry.keyframes[0].geometry"},
  };
  for (const Row& row : rows) {
    Annotation a = box("x", row.keyframes.empty() ? R"({"bbox":[1,2,3,4]})" : R"({"bbox":[1,2,3,4],"keyframes":)" + row.keyframes + "}");
    a.frame = row.frame;
    a.frame_end = row.frame_end;
    if (row.field.empty())
      CHECK_NOTHROW(AnnotationChecker(nullptr).check(a, k_video));
    else
      refused(nullptr, a, k_video, row.field == "geometry.keyframes[0].geometry" ? Code::recipe_refused : Code::bad_record, row.field);
  }
  Annotation a = box("x");
  a.frame = 0;
  refused(nullptr, a, k_image, Code::bad_record, "frame");
  a = box("x", R"({"start_s":1,"end_s":2.05})");
  a.shape = Shape::range;
  CHECK_NOTHROW(AnnotationChecker(nullptr).check(a, k_video));
  a.geometry = R"({"start_s":1,"end_s":2.2})";
  refused(nullptr, a, k_video, Code::bad_record, "geometry.end_s");
}

static void check_status(const RecipeContent* recipe, Discards discards, std::span<const LabelCount> counts) { refuse_broken(broken_counts(recipe, discards, counts)); }

TEST_CASE("a status needs what the recipe's rules say") {
  const auto counts = [](std::int64_t car, std::int64_t person) {
    return std::vector<LabelCount>{{"vehicle.car", car}, {"person", person}, {"unknown", 0}};
  };
  CHECK_NOTHROW(check_status(&recipe(), Discards::no, counts(1, 0)));
  CHECK_NOTHROW(check_status(&recipe(), Discards::no, counts(3, 2)));
  CHECK_NOTHROW(check_status(&recipe(), Discards::yes, counts(0, 0)));
  CHECK_NOTHROW(check_status(nullptr, Discards::no, counts(0, 0)));
  CHECK_THROWS_WITH(check_status(&recipe(), Discards::no, counts(0, 0)), Catch::Contains("requires one") && Catch::Contains("at least 1"));
  CHECK_THROWS_WITH(check_status(&recipe(), Discards::no, {}), Catch::Contains("requires one"));
  CHECK_THROWS_WITH(check_status(&recipe(), Discards::no, counts(0, 2)), Catch::Contains("\"vehicle\"") && Catch::Contains("at least 1"));
  CHECK_THROWS_WITH(check_status(&recipe(), Discards::no, counts(4, 0)), Catch::Contains("4 annotations with the label \"vehicle\"") && Catch::Contains("at most 3"));
  CHECK_THROWS_WITH(check_status(&recipe(), Discards::no, counts(3, 3)), Catch::Contains("at most 5"));
}
