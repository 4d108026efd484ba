#include "lib/formats/annotation_jsonl.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "tests/unit/formats/mutations.hpp"

using namespace tasks;
using namespace tasks::formats;
using Field = AnnotationInput::Field;

TEST_CASE("a new annotation") {
  AnnotationReader reader;
  const AnnotationInput& in = reader.read(
      R"({"work_item":7,"label":"car","shape":"box","geometry": {"bbox":[1, 2.50,3,4]},"attributes":{"color":"red"},"frame":3,"frame_end":9,)"
      R"("external_id":"x1","confidence":0.5,"parent":12})");
  CHECK(in.id == 0);
  CHECK(in.work_item == 7);
  CHECK(in.geometry == R"({"bbox":[1, 2.50,3,4]})");
  model::Annotation a;
  a.creator = "ana@x.io";
  in.apply(a);
  CHECK(a.label == "car");
  CHECK(a.shape == model::Shape::box);
  CHECK(a.attributes == R"({"color":"red"})");
  CHECK(a.frame == 3);
  CHECK(a.frame_end == 9);
  CHECK(a.external_id == "x1");
  CHECK(a.confidence == 0.5);
  CHECK(a.parent_id == 12);
  CHECK(a.creator == "ana@x.io");

  const AnnotationInput& plain = reader.read(R"({"path":"a//b.jpg","label":"cat"})");
  CHECK(plain.path == "/a/b.jpg");
  CHECK(plain.shape == model::Shape::class_);
  CHECK(plain.geometry.empty());
  CHECK_FALSE(plain.has(Field::attributes));
}

TEST_CASE("key frames may stand beside the geometry") {
  AnnotationReader reader;
  CHECK(reader.read(R"({"work_item":1,"label":"a","shape":"box","geometry":{"bbox":[1,2,3,4]},"frame":0,"keyframes":[{"frame":2,"geometry":{"bbox":[2,2,3,4]}}]})").geometry ==
        R"({"bbox":[1,2,3,4],"keyframes":[{"frame":2,"geometry":{"bbox":[2,2,3,4]}}]})");
}

TEST_CASE("a change sets what it names and nothing else") {
  AnnotationReader reader;
  const AnnotationInput& in = reader.read(R"({"id":5,"label":"bus","confidence":null})");
  model::Annotation a;
  a.label = "car";
  a.shape = model::Shape::box;
  a.geometry = "{}";
  a.confidence = 0.5;
  a.frame = 3;
  in.apply(a);
  CHECK(in.id == 5);
  CHECK(a.label == "bus");
  CHECK(a.shape == model::Shape::box);
  CHECK(a.geometry == "{}");
  CHECK_FALSE(a.confidence);
  CHECK(a.frame == 3);
}

TEST_CASE("the end of an annotation") {
  AnnotationReader reader;
  CHECK(reader.read(R"({"id":5,"delete":true})").remove);
  CHECK_FALSE(reader.read(R"({"id":5,"delete":false})").remove);
}

TEST_CASE("the annotation records that we print are read") {
  AnnotationReader reader;
  const AnnotationInput& in = reader.read(
      R"({"type":"annotation","id":9,"layer":"work","work_item":7,"item":3,"path":"/a.jpg","task":"cars","parent":null,"label":"car","shape":"class",)"
      R"("geometry":null,"attributes":{},"creator":"ana@x.io","source":"manual","model":null,"confidence":null,"frame":null,"frame_end":null,)"
      R"("external_id":null,"issue_state":null,"created_at":"2026-01-01T00:00:00.000000Z","updated_at":"2026-01-01T00:00:00.000000Z"})");
  CHECK(in.id == 9);
  CHECK(in.item == 3);
  CHECK(in.has(Field::geometry));
  CHECK(in.geometry.empty());
}

TEST_CASE("every mistake in an annotation record names its field") {
  struct Row {
    std::string line, what, hint;
  };
  const Row rows[] = {
      {"{\"work_item\":7,", "not valid JSON: at byte", ""},
      {"[]", "expected a JSON object", ""},
      {R"({"work_item":7})", "label: is missing", ""},
      {R"({"work_item":7,"label":""})", "label: is missing", ""},
      {R"({"work_item":7,"label":null})", "label: is missing", ""},
      {R"({"work_item":7,"label":3})", "label: expected a string", ""},
      {R"({"label":"car"})", "work_item: is missing", "path"},
      {R"({"work_item":0,"label":"car"})", "work_item: 0 is below 1", ""},
      {R"({"work_item":"7","label":"car"})", "work_item: expected a whole number", ""},
      {R"({"work_item":7,"label":"car","geometry":{"bbox":[1,2,3,4]}})", "shape: is missing", ""},
      {R"({"work_item":7,"label":"car","shape":"boxx"})", "shape: ", "box"},
      {R"({"work_item":7,"label":"car","shape":"box","geometry":[1,2,3,4]})", "geometry: expected an object", ""},
      {R"({"work_item":7,"label":"car","shape":"box","geometry":"x"})", "geometry: expected an object", ""},
      {R"({"work_item":7,"label":"car","attributes":[]})", "attributes: expected an object", ""},
      {R"({"work_item":7,"label":"car","lable":"x"})", "lable: unknown field", "label"},
      {R"({"work_item":7,"label":"car","label":"x"})", "label: is there twice", ""},
      {R"({"work_item":7,"label":"car","creator":"x"})", "creator: cannot be given", ""},
      {R"({"work_item":7,"label":"car","frame":-1})", "frame: -1 is below 0", ""},
      {R"({"work_item":7,"label":"car","keyframes":[]})", "geometry: is missing", ""},
      {R"({"work_item":7,"label":"car","keyframes":{}})", "keyframes: expected a list", ""},
      {R"({"id":-5,"label":"car"})", "id: -5 is below 1", ""},
      {R"({"delete":true})", "id: is missing", ""},
      {R"({"id":5,"delete":"yes"})", "delete: expected true or false", ""},
      {R"({"id":5,"label":null})", "label: is missing", ""},
      {R"({"path":"a/../b","label":"car"})", "path: ", "climbs"},
      {R"({"type":"item","work_item":7,"label":"car"})", "a record of type \"item\"", ""},
  };
  AnnotationReader reader;
  for (const Row& row : rows) {
    INFO(row.line);
    try {
      reader.read(row.line);
      FAIL("was accepted");
    } catch (const Error& e) {
      CHECK((e.code() == Code::bad_record || e.code() == Code::wrong_kind));
      CHECK_THAT(e.message(), Catch::Contains(row.what));
      CHECK_THAT(e.message() + e.hint_text(), Catch::Contains(row.hint));
    }
  }
}

TEST_CASE("no bytes crash the annotation reader") {
  AnnotationReader reader;
  for_mutations(
      R"({"work_item":7,"label":"car","shape":"box","geometry":{"bbox":[1,2.5,3,4]},"attributes":{"color":"red"},"frame":3,"keyframes":[{"frame":4}],"confidence":0.5})",
      5000, [&](const std::string& line) {
        try {
          model::Annotation a;
          reader.read(line).apply(a);
        } catch (const Error&) {
        }
      });
}
