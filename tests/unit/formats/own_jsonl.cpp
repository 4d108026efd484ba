#include "lib/formats/own_jsonl.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/formats/annotation_jsonl.hpp"
#include "lib/formats/json_scan.hpp"
#include "tests/unit/formats/mutations.hpp"

using namespace tasks;
using namespace tasks::formats;

namespace {

model::Item sample_item() {
  model::Item item;
  item.id = 7;
  item.dataset = "cars";
  item.path = "/train/a \"b\".jpg";
  item.dir = "/train";
  item.kind = model::ItemKind::image;
  item.mimetype = "image/jpeg";
  item.width = 640;
  item.height = 480;
  item.fps = 29.97;
  item.size = 0;
  item.split = model::Split::train;
  item.ground_truth = true;
  item.external_id = "42";
  item.metadata = R"({"patient":"p1","n":1.50})";
  return item;
}

std::vector<model::Annotation> sample_annotations() {
  model::Annotation box;
  box.id = 11;
  box.layer = model::Layer::ground_truth;
  box.item_id = 7;
  box.item_path = "/train/a \"b\".jpg";
  box.label = "car";
  box.shape = model::Shape::box;
  box.geometry = R"({"bbox":[1,2.5,3,4]})";
  box.attributes = R"({"color":"red"})";
  box.creator = "ana@x.io";
  box.source = "model";
  box.model = "yolo";
  box.confidence = 0.25;
  box.frame = 3;
  box.frame_end = 9;
  box.external_id = "a-1";
  box.extra = R"({"coco":{"area":11.50}})";
  box.created_at = 1767323045000001;
  box.updated_at = 1767323046000000;
  model::Annotation tag;
  tag.id = 12;
  tag.work_item_id = 99;
  tag.item_path = box.item_path;
  tag.task = "t";
  tag.parent_id = 11;
  tag.label = "night";
  return {box, tag};
}

std::string sample_line() {
  WorkState work;
  work.assignee = "@night";
  work.status = "complete";
  work.status_by = "ana@x.io";
  work.status_at = 1767323045000000;
  work.stage = model::Stage::review;
  work.skipped = true;
  work.skip_reason = "dark";
  work.priority = -2;
  work.batch = "b1";
  work.duration = 12'500'001;
  std::string line;
  append_own_line(line, sample_item(), R"({"coco":{"fields":{"license":1}}})", &work, sample_annotations());
  return line;
}

}  // namespace

TEST_CASE("what was exported is read back whole") {
  const std::string line = sample_line();
  CHECK(line.back() == '\n');
  OwnReader reader;
  const ItemDocument& d = reader.read(line);
  const model::Item item = sample_item();
  CHECK(d.item.path == item.path);
  CHECK(d.item.kind == item.kind);
  CHECK(d.item.mimetype == item.mimetype);
  CHECK(d.item.width == item.width);
  CHECK(d.item.fps == item.fps);
  CHECK(d.item.size == item.size);
  CHECK(d.item.split == item.split);
  CHECK(d.item.ground_truth == true);
  CHECK(d.item.external_id == item.external_id);
  CHECK(d.item.metadata == item.metadata);
  CHECK(d.item_extra == R"({"coco":{"fields":{"license":1}}})");
  CHECK(d.status == "complete");
  REQUIRE(d.work);
  CHECK(d.work->assignee == "@night");
  CHECK(d.work->status == "complete");
  CHECK(d.work->status_at == 1767323045000000);
  CHECK(d.work->stage == model::Stage::review);
  CHECK(d.work->skipped);
  CHECK(d.work->skip_reason == "dark");
  CHECK(d.work->priority == -2);
  CHECK(d.work->batch == "b1");
  CHECK(d.work->duration == 12'500'001);

  REQUIRE(d.annotations.size() == 2);
  const model::Annotation a = d.annotations[0], expected = sample_annotations()[0];
  CHECK(a.id == 11);
  CHECK(a.layer == model::Layer::ground_truth);
  CHECK(a.label == expected.label);
  CHECK(a.shape == expected.shape);
  CHECK(a.geometry == expected.geometry);
  CHECK(a.attributes == expected.attributes);
  CHECK(a.creator == expected.creator);
  CHECK(a.source == expected.source);
  CHECK(a.model == expected.model);
  CHECK(a.confidence == expected.confidence);
  CHECK(a.frame == expected.frame);
  CHECK(a.frame_end == expected.frame_end);
  CHECK(a.external_id == expected.external_id);
  CHECK(a.extra == expected.extra);
  CHECK(a.created_at == expected.created_at);
  CHECK(a.updated_at == expected.updated_at);
  CHECK(d.annotations[1].parent_id == 11);
  CHECK(d.annotations[1].shape == model::Shape::class_);
  CHECK(d.annotations[1].geometry.empty());
  CHECK(d.annotations[1].attributes == "{}");
}

TEST_CASE("the same document has the same bytes, whose shape does not change") {
  std::string line;
  model::Item item;
  item.path = "/a.txt";
  item.dir = "/";
  append_own_line(line, item, "", nullptr, {});
  CHECK(line ==
        R"({"type":"item","id":null,"dataset":null,"path":"/a.txt","dir":"/","kind":"other","mimetype":null,"width":null,"height":null,"frames":null,)"
        R"("fps":null,"size":null,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"status":null,"annotations":[]})"
        "\n");
  CHECK(sample_line() == sample_line());
}

TEST_CASE("the annotations inside are records that annotate reads") {
  const std::string line = sample_line();
  JsonElements elements(json_member(line, "annotations"));
  AnnotationReader reader;
  REQUIRE(elements.next());
  CHECK(reader.read(elements.value()).id == 11);
  REQUIRE(elements.next());
  CHECK(reader.read(elements.value()).parent == 11);
}

TEST_CASE("a file written by hand needs a path and labels") {
  OwnReader reader;
  const ItemDocument& d = reader.read(R"({"path":"a.jpg","annotations":[{"label":"cat"},{"label":"dog","shape":"box","geometry":{"bbox":[1,2,3,4]}}]})");
  CHECK(d.item.path == "/a.jpg");
  CHECK_FALSE(d.work);
  REQUIRE(d.annotations.size() == 2);
  CHECK(d.annotations[0].item_path == "/a.jpg");
  CHECK(d.annotations[1].shape == model::Shape::box);
  CHECK(reader.read(R"({"path":"b.jpg"})").annotations.empty());
}

TEST_CASE("every mistake in an exported line names its field") {
  struct Row {
    std::string line, what;
  };
  const Row rows[] = {
      {"{", "not valid JSON"},
      {"{}", "path: is missing"},
      {R"({"path":"a","anotations":[]})", "anotations: unknown field"},
      {R"({"path":"a","annotations":{}})", "annotations: expected a list"},
      {R"({"path":"a","annotations":[7]})", "annotations[0]: expected a JSON object"},
      {R"({"path":"a","annotations":[{"label":"x"},{}]})", "annotations[1]: label: is missing"},
      {R"({"path":"a","annotations":[{"label":"x","geometry":{}}]})", "annotations[0]: shape: is missing"},
      {R"({"path":"a","annotations":[{"label":"x","shape":"bx"}]})", "annotations[0]: shape: "},
      {R"({"path":"a","annotations":[{"label":"x","layer":"attic"}]})", "annotations[0]: layer: "},
      {R"({"path":"a","annotations":[{"label":"x","lbl":1}]})", "annotations[0]: lbl: unknown field"},
      {R"({"path":"a","annotations":[{"label":"x","label":"y"}]})", "annotations[0]: label: is there twice"},
      {R"({"path":"a","annotations":[{"label":"x","created_at":"yesterday"}]})", "annotations[0]: created_at: "},
      {R"({"path":"a","annotations":[{"label":"x","type":"item"}]})", "annotations[0]: a record of type \"item\""},
      {R"({"path":"a","annotations":[],"annotations":[]})", "annotations: is there twice"},
      {R"({"path":"a","work":[]})", "work: expected an object"},
      {R"({"path":"a","work":{"stage":"x"}})", "work: stage: "},
      {R"({"path":"a","work":{"duration_s":-1}})", "work: duration_s: -1 is out of range"},
      {R"({"path":"a","work":{"status":"x"}})", "work: status: unknown field"},
      {R"({"path":"a","extra":1})", "extra: expected an object"},
      {R"({"path":"a","status":1})", "status: expected a string"},
      {R"({"path":"a","type":"annotation"})", "a record of type \"annotation\""},
  };
  OwnReader reader;
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK_THROWS_WITH(reader.read(row.line), Catch::StartsWith(row.what));
  }
}

TEST_CASE("no bytes crash the reader of our own format") {
  OwnReader reader;
  std::string line = sample_line();
  line.pop_back();
  for_mutations(line, 4000, [&](const std::string& text) {
    try {
      reader.read(text);
    } catch (const Error&) {
    }
  });
}
