#include "lib/formats/item_jsonl.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "tests/unit/formats/mutations.hpp"

using namespace tasks;
using namespace tasks::formats;

TEST_CASE("an item is read with everything that may be known of it") {
  ItemReader reader;
  const ItemInput& item = reader.read(
      R"({"path": "train//a.jpg", "kind":"image","mimetype":"image/jpeg","width":640,"height":480.0,"frames":10,"fps":29.97,"size":0,)"
      R"("split":"train","ground_truth":true,"external_id":9007199254740993,"metadata":{ "patient" : "p 1", "n": 1.50 },"dir":"/train/"})");
  CHECK(item.path == "/train/a.jpg");
  CHECK(item.kind == model::ItemKind::image);
  CHECK(item.mimetype == "image/jpeg");
  CHECK(item.width == 640);
  CHECK(item.height == 480);
  CHECK(item.frames == 10);
  CHECK(item.fps == 29.97);
  CHECK(item.size == 0);
  CHECK(item.split == model::Split::train);
  CHECK(item.ground_truth == true);
  CHECK(item.external_id == "9007199254740993");
  CHECK(item.metadata == R"({"patient":"p 1","n":1.50})");

  const ItemInput& next = reader.read(R"({"path":"b.jpg","metad\u0061ta":{"k":[]}})");
  CHECK(next.path == "/b.jpg");
  CHECK(next.metadata == R"({"k":[]})");
  CHECK_FALSE(next.width);
  CHECK_FALSE(next.split);
  CHECK_FALSE(next.ground_truth);
  CHECK(next.external_id.empty());
}

TEST_CASE("the item records that we print are read") {
  ItemReader reader;
  const ItemInput& item = reader.read(
      R"({"type":"item","id":7,"dataset":"cars","path":"/a/b.jpg","dir":"/a","kind":"image","mimetype":"image/jpeg","width":null,"height":null,)"
      R"("frames":null,"fps":null,"size":null,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":3})");
  CHECK(item.path == "/a/b.jpg");
  CHECK(item.split == model::Split::none);
  CHECK(item.metadata.empty());
}

TEST_CASE("every mistake in an item record names its field") {
  struct Row {
    std::string line, what, hint;
  };
  const Row rows[] = {
      {"", "the line is empty", ""},
      {"{", "not valid JSON: at byte", ""},
      {"{\"path\":\"a\"", "not valid JSON", ""},
      {"{\"path\":\"a\"}{}", "not valid JSON", ""},
      {"[]", "expected a JSON object", ""},
      {"\"a.jpg\"", "expected a JSON object", ""},
      {"{\"path\":\"a\xff\"}", "not UTF-8", ""},
      {"{}", "path: is missing", ""},
      {R"({"path":null})", "path: is missing", ""},
      {R"({"path":""})", "path: the path is empty", ""},
      {R"({"path":7})", "path: expected a string", ""},
      {R"({"path":"../a"})", "path: the path \"../a\" climbs", ""},
      {R"({"path":"a\nb"})", "path: the path \"a\\nb\" has a control", ""},
      {R"({"path":"a\u0000b"})", "control character", ""},
      {R"({"path":"a\udc00b"})", "", ""},
      {R"({"path":"a","path":"b"})", "path: is there twice", ""},
      {R"({"path":"a","widht":7})", "widht: unknown field", "\"width\""},
      {R"({"path":"a","zzz":7})", "zzz: unknown field", "known fields are path"},
      {R"({"path":"a","width":0})", "width: 0 is below 1", ""},
      {R"({"path":"a","width":-5})", "width: -5 is below 1", ""},
      {R"({"path":"a","width":1.5})", "width: expected a whole number", ""},
      {R"({"path":"a","width":"640"})", "width: expected a whole number", ""},
      {R"({"path":"a","width":99999999999999999999})", "", ""},
      {R"({"path":"a","fps":0})", "fps: 0 is not above 0", ""},
      {R"({"path":"a","fps":1e999})", "not valid JSON", ""},
      {R"({"path":"a","size":-1})", "size: -1 is below 0", ""},
      {R"({"path":"a","kind":"imgae"})", "kind: ", "image"},
      {R"({"path":"a","split":"val"})", "split: ", "validation"},
      {R"({"path":"a","ground_truth":1})", "ground_truth: expected true or false", ""},
      {R"({"path":"a","metadata":[]})", "metadata: expected an object", ""},
      {R"({"path":"a","external_id":1.5})", "external_id: expected a string or a whole number", ""},
      {R"({"path":"a/b","dir":"/c"})", "dir: \"/c\" is not the folder", ""},
      {R"({"path":"a","id":7})", "id: cannot be given", "external_id"},
      {R"({"path":"a","dataset":"x"})", "dataset: cannot be given", ""},
      {R"({"path":"a","type":"work_item"})", "a record of type \"work_item\"", ""},
  };
  ItemReader reader;
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

TEST_CASE("no bytes crash the item reader") {
  ItemReader reader;
  for_mutations(R"({"path":"a/b.jpg","kind":"image","width":640,"height":480,"fps":2.5,"split":"train","metadata":{"a":[1,{"b":"\u00e4"}]},"dir":"/a"})", 5000,
                [&](const std::string& line) {
                  try {
                    reader.read(line);
                  } catch (const Error&) {
                  }
                });
}
