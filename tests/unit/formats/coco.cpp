#include "lib/formats/coco.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/shape_json.hpp"
#include "lib/model/annotation_rules.hpp"
#include "tests/unit/formats/fixtures.hpp"
#include "tests/unit/formats/mutations.hpp"

using namespace tasks;
using namespace tasks::formats;
using nlohmann::json;

namespace {

// A project in miniature: what import stores and export reads.
struct Store {
  std::string header;
  std::vector<CocoImage> images;
  std::vector<model::Annotation> annotations;
  std::vector<CocoLabel> labels;
  bool keep_header = true;

  CocoCounts load(const std::string& text, EmptyShapes empty = EmptyShapes::refuse) {
    CocoReader reader(text, "in.json");
    header = keep_header ? reader.header() : "";
    images = reader.images();
    for (std::size_t i = 0; i < images.size(); ++i) images[i].item_id = static_cast<model::Id>(i) + 100;
    model::AnnotationChecker checker(nullptr, model::Overflow::allowed);
    return reader.annotations(
        [&](const CocoImage& image, model::Annotation& a) {
          const auto item = std::find_if(images.begin(), images.end(), [&](const CocoImage& i) { return i.path == image.path; });
          a.item_id = item->item_id;
          const std::string before = a.geometry;
          checker.check(a, {model::ItemKind::image, image.width, image.height, {}, {}});
          CHECK(a.geometry == before);  // the reader's geometry is canonical: extra's hash depends on it
          annotations.push_back(std::move(a));
        },
        empty);
  }

  CocoSource source() const {
    CocoSource s;
    s.header = header;
    s.labels = labels;
    s.each_image = [this](const auto& use) { for (const auto& i : images) use(i); };
    s.each_annotation = [this](const auto& use) { for (const auto& a : annotations) use(a); };
    return s;
  }

  std::string save(const CocoSource& s, CocoReport* report = nullptr) const {
    std::string out;
    const CocoReport r = write_coco(s, [&](std::string_view bytes) { out += bytes; });
    if (report) *report = r;
    return out;
  }
  std::string save(CocoReport* report = nullptr) const { return save(source(), report); }
};

// Value of a member as the text it has in the file, for comparing digits.
std::map<std::string, std::map<std::string, std::string>> texts_by_id(const json& list) {
  std::map<std::string, std::map<std::string, std::string>> out;
  for (const auto& element : list)
    for (const auto& [key, value] : element.items()) out[element.at("id").dump()][key] = value.dump();
  return out;
}

const model::Annotation& by_id(const Store& store, const std::string& id) {
  const auto found = std::find_if(store.annotations.begin(), store.annotations.end(), [&](const auto& a) { return a.external_id == id; });
  REQUIRE(found != store.annotations.end());
  return *found;
}

}  // namespace

TEST_CASE("a COCO file becomes items and annotations") {
  Store store;
  const CocoCounts counts = store.load(fixture("coco/good.json"));
  CHECK(counts.annotations == 3);
  REQUIRE(store.images.size() == 2);
  CHECK(store.images[1].path == "/dir/b.jpg");
  CHECK(store.images[1].external_id == "2");
  CHECK(store.images[1].width == 64);
  CHECK(by_id(store, "11").shape == model::Shape::box);
  CHECK(by_id(store, "11").label == "cat");
  CHECK(by_id(store, "11").geometry == R"({"bbox":[10,20,30.5,40]})");
  CHECK(by_id(store, "12").shape == model::Shape::polygon);
  CHECK(by_id(store, "12").geometry == R"({"rings":[[[0,0],[50,0],[50,50]]]})");
  CHECK(by_id(store, "13").shape == model::Shape::mask);
}

TEST_CASE("export after import gives the same file, and the same again") {
  for (const char* name : {"coco/good.json", "coco/64-bit-ids.json"}) {
    for (const bool keep_header : {true, false}) {
      Store store;
      store.keep_header = keep_header;
      const std::string text = fixture(name);
      store.load(text);
      CocoReport report;
      const std::string out = store.save(&report);
      CHECK(out == store.save());
      CHECK(report.image_ids_kept);
      CHECK(report.annotation_ids_kept);
      CHECK(report.losses.empty());
      const json before = json::parse(text), after = json::parse(out);
      CHECK(texts_by_id(after.at("annotations")) == texts_by_id(before.at("annotations")));
      CHECK(texts_by_id(after.at("images")) == texts_by_id(before.at("images")));
      if (keep_header) {
        CHECK(after.at("categories") == before.at("categories"));
        CHECK(after.at("info") == before.at("info"));
      } else {
        CHECK(after.at("categories").size() == 2);
      }
      // Digits too: 1250.0 stays 1250.0.
      if (std::string(name) == "coco/good.json") CHECK_THAT(out, Catch::Contains("\"area\":1250.0,"));
      Store again;
      again.keep_header = keep_header;
      again.load(out);
      CHECK(again.save() == out);
    }
  }
}

TEST_CASE("what the format has and we do not model comes back") {
  const std::string text = R"({"info":{"year":2026,"contributor":"me"},"type":"instances","licenses":[{"id":1}],
    "images":[{"id":7,"file_name":"./a//b.jpg","width":10,"height":10,"license":1,"coco_url":"u"}],
    "categories":[{"id":0,"name":"nose","keypoints":["l","r"],"skeleton":[[1,2]]},{"id":4,"name":"unused","supercategory":"x"}],
    "annotations":[{"id":1,"image_id":7,"category_id":0,"bbox":[1.0,2,3,4],"area":11.5,"keypoints":[1,2,2.50],"num_keypoints":1,"score":0.50,
      "attributes":{"occluded":false,"deep":{"a":[1]},"list":["a"],"none":null},"ignore":0}]})";
  Store store;
  store.load(text);
  const model::Annotation& a = store.annotations.front();
  CHECK(a.confidence == 0.5);
  CHECK(a.attributes == R"({"list":["a"],"occluded":false})");
  const std::string out = store.save();
  for (const char* part : {R"("type":"instances")", R"("licenses":[{"id":1}])", R"("file_name":"./a//b.jpg","license":1,"coco_url":"u"})", R"("keypoints":["l","r"])",
                           R"("name":"unused")", R"("bbox":[1.0,2,3,4],"area":11.5)", R"("keypoints":[1,2,2.50],"num_keypoints":1,"ignore":0)", R"("score":0.50)",
                           R"("attributes":{"list":["a"],"occluded":false,"deep":{"a":[1]},"none":null})", R"("year":2026)"}) {
    INFO(part);
    CHECK_THAT(out, Catch::Contains(part));
  }
}

TEST_CASE("what belonged to an old geometry is not written with a new one") {
  Store store;
  store.load(fixture("coco/good.json"));
  for (auto& a : store.annotations) {
    a.shape = model::Shape::box;
    a.geometry = R"({"bbox":[1,2,3,4]})";
  }
  const json out = json::parse(store.save());
  for (const auto& a : out.at("annotations")) {
    CHECK(a.at("bbox") == json({1, 2, 3, 4}));
    CHECK(a.at("area") == 12);
    CHECK(a.at("segmentation").empty());
    CHECK(a.at("iscrowd") == 0);
  }
}

TEST_CASE("several parts become the mask of their union, and go out as they came") {
  const std::string text = R"({"images":[{"id":1,"file_name":"a","width":6,"height":4}],"categories":[{"id":1,"name":"x"}],
    "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[0,0,6,4],"area":9,"iscrowd":0,"segmentation":[[0,0,2,0,2,2,0,2],[4,2,6,2,6,4,4,4]]}]})";
  Store store;
  store.load(text);
  CHECK(store.annotations[0].shape == model::Shape::mask);
  CHECK(store.annotations[0].geometry == R"({"rle":{"size":[4,6],"counts":[0,2,2,2,12,2,2,2]}})");
  CHECK_THAT(store.save(), Catch::Contains(R"("bbox":[0,0,6,4],"area":9,"iscrowd":0,"segmentation":[[0,0,2,0,2,2,0,2],[4,2,6,2,6,4,4,4]])"));
}

TEST_CASE("segmentations without area are left to their box") {
  for (const char* segmentation : {"[[1,1,2,2]]", "[[1,1,2,2,3,3]]", "[[]]", "[]"}) {
    Store store;
    store.load(cat(R"({"images":[{"id":1,"file_name":"a"}],"categories":[{"id":1,"name":"x"}],"annotations":[{"image_id":1,"category_id":1,"bbox":[1,1,2,2],"segmentation":)",
                   segmentation, "}]}"));
    CHECK(store.annotations[0].shape == model::Shape::box);
    CHECK_THAT(store.save(), Catch::Contains(cat("\"segmentation\":", segmentation, "}")));
  }
}

TEST_CASE("annotations without area are refused, or skipped and counted") {
  Store store;
  CHECK_THROWS_WITH(store.load(fixture("coco/zero-area.json")), Catch::Contains("annotations[0] (id 11), line 8: bbox: [10,20,0,40] has no area"));
  store.annotations.clear();
  const CocoCounts counts = store.load(fixture("coco/zero-area.json"), EmptyShapes::skip);
  CHECK(counts.annotations == 2);
  CHECK(counts.skipped == 1);
}

TEST_CASE("one image listed twice is one item") {
  const std::string text = R"({"images":[{"id":1,"file_name":"a","width":6},{"id":2,"file_name":"/a","width":6}],"categories":[{"id":1,"name":"x"}],
    "annotations":[{"image_id":2,"category_id":1,"bbox":[0,0,6,4]}]})";
  CocoReader reader(text, "x");
  CHECK(reader.images().size() == 1);
  const CocoCounts counts = reader.annotations([](const CocoImage& image, model::Annotation&) { CHECK(image.external_id == "1"); });
  CHECK(counts.images_merged == 1);
}

TEST_CASE("every broken COCO file is told with its place") {
  struct Row {
    std::string file, what;
  };
  const Row rows[] = {
      {"empty", "in.json: the file is empty"},
      {"truncated", "in.json: the file is cut off inside annotations[1], line 9"},
      {"truncated-between", "in.json: the file is cut off inside annotations, line 9"},
      {"no-images", "has no \"images\""},
      {"text-behind", "line 17: there is something behind the end"},
      {"results", "a list, expected an object"},
      {"unknown-image", "annotations[1] (id 12), line 9: image_id: no image has the id 9"},
      {"unknown-category", "annotations[1] (id 12), line 9: category_id: no category has the id 9"},
      {"nan", "annotations[0] (id 11), line 8: NaN or Infinity"},
      {"infinite", "annotations[0] (id 11), line 8: not valid JSON"},
      {"negative-width", "annotations[0] (id 11), line 8: bbox: the width -30 is below 0"},
      {"zero-area", "has no area"},
      {"duplicate-annotation-id", "annotations[2] (id 11), line 10: id: 11 is there twice"},
      {"duplicate-image-id", "images[1] (id 1), line 5: id: 1 is there twice"},
      {"duplicate-category-id", "categories[1] (id 3), line 14: id: 3 is there twice"},
      {"runs-too-short", "annotations[2] (id 13), line 10: segmentation: the counts add up to 3071, expected 3072"},
      {"runs-negative", "segmentation: counts[1] is -2, a run cannot be negative"},
      {"mask-of-another-size", "segmentation: size is [64,48], the image is [48,64]"},
      {"odd-coordinates", "segmentation: part 0 has 5 coordinates"},
      {"no-file-name", "images[0] (id 1), line 4: file_name: is missing"},
      {"path-climbs", "file_name: the path \"../../secret.jpg\" climbs"},
  };
  for (const Row& row : rows) {
    INFO(row.file);
    Store store;
    try {
      store.load(fixture("coco/" + row.file + ".json"));
      FAIL("was accepted");
    } catch (const Error& e) {
      CHECK(e.code() == Code::bad_file);
      CHECK_THAT(e.message(), Catch::StartsWith("in.json") && Catch::Contains(row.what));
    }
  }
}

TEST_CASE("every broken element is told with its field") {
  struct Row {
    std::string element, what;
  };
  const Row rows[] = {
      {"7", "expected a JSON object"},
      {"{", "cut off"},
      {R"({"image_id":1})", "category_id: is missing"},
      {R"({"category_id":1})", "image_id: is missing"},
      {R"({"image_id":1,"category_id":1})", "neither a bbox nor a segmentation"},
      {R"({"image_id":null,"category_id":1})", "image_id: expected a whole number"},
      {R"({"image_id":1.5,"category_id":1})", "image_id: expected a whole number"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3]})", "bbox: expected [x,y,width,height], got 3 values"},
      {R"({"image_id":1,"category_id":1,"bbox":{"x":1}})", "bbox: expected [x,y,width,height]"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,"3",4]})", "bbox: value 2 is not a number"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3,-0.5]})", "bbox: the height -0.5 is below 0"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3,1e300]})", "bbox: value 3 is out of range"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3,4],"bbox":[1,2,3,4]})", "bbox: is there twice"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3,4],"area":-1})", "area: -1 is below 0"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3,4],"area":"1"})", "area: expected a number"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3,4],"iscrowd":2})", "iscrowd: expected 0 or 1"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3,4],"score":"x"})", "score: expected a number"},
      {R"({"image_id":1,"category_id":1,"segmentation":"x"})", "segmentation: expected a list of parts"},
      {R"({"image_id":1,"category_id":1,"segmentation":[1,2,3]})", "segmentation: expected a list of parts"},
      {R"({"image_id":1,"category_id":1,"segmentation":[[1,2,"x",4]]})", "segmentation: value 2 is not a number"},
      {R"({"image_id":1,"category_id":1,"segmentation":{"size":[10,10]}})", "segmentation: run lengths need size and counts"},
      {R"({"image_id":1,"category_id":1,"segmentation":{"size":[10],"counts":[100]}})", "segmentation: size: expected [height,width]"},
      {R"({"image_id":1,"category_id":1,"segmentation":{"size":[10,10],"counts":[1.5]}})", "segmentation: counts: value 0 is not a whole number"},
      {R"({"image_id":1,"category_id":1,"segmentation":{"size":[10,10],"counts":"P"}})", "segmentation: the compressed counts end"},
      {R"({"image_id":1,"category_id":1,"segmentation":{"size":[10,10],"counts":[100]}})", "segmentation: the mask is empty"},
      {R"({"image_id":1,"category_id":1,"segmentation":{"size":[9,10],"counts":[10,80]}})", "the image is [10,10]"},
      {R"({"image_id":1,"category_id":1,"bbox":[1,2,3,4],})", "not valid JSON"},
      {R"({"id":1.5,"image_id":1,"category_id":1,"bbox":[1,2,3,4]})", "id: expected a whole number"},
  };
  for (const Row& row : rows) {
    INFO(row.element);
    Store store;
    CHECK_THROWS_WITH(
        store.load(cat(R"({"images":[{"id":1,"file_name":"a","width":10,"height":10}],"categories":[{"id":1,"name":"x"}],"annotations":[)", row.element, "]}")),
        Catch::Contains(row.what));
  }
}

TEST_CASE("a results file needs a catalog") {
  const std::string text = fixture("coco/results.json");
  CHECK(is_coco_results(text));
  CHECK_FALSE(is_coco_results(fixture("coco/good.json")));
  const std::string instances = fixture("coco/good.json");
  const CocoReader reader(instances, "good.json");
  std::vector<model::Annotation> found;
  read_coco_results(text, "results.json", reader.catalog(), [&](const CocoImage&, model::Annotation& a) { found.push_back(a); });
  REQUIRE(found.size() == 2);
  CHECK(found[0].label == "cat");
  CHECK(found[0].confidence == 0.236);
  CHECK_FALSE(found[1].confidence);  // 1.5 is no probability; it is kept for the way back
  CHECK_THAT(found[1].extra, Catch::Contains("\"score\":1.5"));
  CHECK_THROWS_WITH(read_coco_results(text, "results.json", CocoCatalog(), [](const CocoImage&, model::Annotation&) {}),
                    Catch::Contains("results.json: results[0], line 1: image_id: no image has the id 1"));
  CHECK_THROWS_WITH(read_coco_results(instances, "r", reader.catalog(), [](const CocoImage&, model::Annotation&) {}), Catch::Contains("expected a list"));
}

TEST_CASE("ids are kept when they can be, else numbered") {
  const auto written = [](const std::vector<std::string>& ids, bool& kept) {
    Store store;
    store.images = {{1, "5", "/a", 10, 10, ""}};
    for (const auto& id : ids) {
      model::Annotation a;
      a.item_id = 1;
      a.label = "x";
      a.shape = model::Shape::box;
      a.geometry = R"({"bbox":[1,2,3,4]})";
      a.external_id = id;
      store.annotations.push_back(a);
    }
    CocoReport report;
    std::vector<std::int64_t> out;
    const json file = json::parse(store.save(&report));
    for (const auto& a : file.at("annotations")) out.push_back(a.at("id"));
    kept = report.annotation_ids_kept;
    return out;
  };
  bool kept = false;
  CHECK(written({"7", "3", "", "a-1", "08", "-2"}, kept) == std::vector<std::int64_t>{7, 3, 8, 9, 10, 11});
  CHECK(kept);
  CHECK(written({"7", "3", "7"}, kept) == std::vector<std::int64_t>{1, 2, 3});
  CHECK_FALSE(kept);
  CHECK(written({"", ""}, kept) == std::vector<std::int64_t>{1, 2});
  CHECK(written({"9223372036854775807", ""}, kept) == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("categories come from the header, the recipe and the annotations, in this order") {
  Store store;
  store.load(fixture("coco/good.json"));
  store.header = R"({"categories":[{"id":5,"name":"dog","supercategory":"animal"}]})";
  store.labels = {{"zebra", 3}, {"dog", 9}, {"ape", {}}, {"fox", 5}};
  const json out = json::parse(store.save());
  std::map<std::string, std::int64_t> ids;
  for (const auto& c : out.at("categories")) ids[c.at("name")] = c.at("id");
  CHECK(ids == std::map<std::string, std::int64_t>{{"dog", 5}, {"zebra", 3}, {"ape", 6}, {"fox", 7}, {"cat", 8}});
}

TEST_CASE("what COCO cannot hold is counted") {
  Store store;
  store.images = {{1, "", "/a.jpg", 10, 10, ""}, {2, "", "s3://bucket/b.jpg", {}, {}, ""}};
  const auto add = [&](model::Shape shape, const char* geometry, model::Id item = 1) {
    model::Annotation a;
    a.item_id = item;
    a.label = "x";
    a.shape = shape;
    a.geometry = geometry;
    a.creator = "ana@x.io";
    store.annotations.push_back(a);
  };
  add(model::Shape::class_, "");
  add(model::Shape::point, R"({"point":[1,1]})");
  add(model::Shape::polyline, R"({"points":[[1,1],[2,2]]})");
  add(model::Shape::polyline, R"({"points":[[1,1],[2,2]]})");
  add(model::Shape::box, R"({"bbox":[2,2,4,2],"rotation":90})");
  add(model::Shape::ellipse, R"({"center":[5,5],"radii":[2,1]})");
  add(model::Shape::polygon, R"({"rings":[[[0,0],[4,0],[4,4],[0,4]],[[1,1],[2,1],[2,2],[1,2]]]})");
  add(model::Shape::polygon, R"({"rings":[[[0,0],[4,0],[4,4],[0,4]],[[1,1],[2,1],[2,2],[1,2]]]})", 2);
  add(model::Shape::box, R"({"bbox":[1,2,3,4]})");
  store.annotations.back().frame = 3;
  CocoSource source = store.source();
  source.annotators = true;
  source.tasks = R"({"task":"cars"})";
  CocoReport report;
  const std::string text = store.save(source, &report);
  const json out = json::parse(text);
  CHECK(report.annotations == 4);
  CHECK(report.losses.counts() == std::map<std::pair<std::string, std::string>, std::int64_t>{{{"class", "no place in coco"}, 1},
                                                                                          {{"ellipse", "written as a polygon"}, 1},
                                                                                          {{"holes", "left out, the picture has no size"}, 1},
                                                                                          {{"holes", "written as a mask"}, 1},
                                                                                          {{"point", "no place in coco"}, 1},
                                                                                          {{"polyline", "no place in coco"}, 2},
                                                                                          {{"rotation", "written as a polygon"}, 1},
                                                                                          {{"track", "no place in coco"}, 1}});
  CHECK(out.at("info").at("tasks").at("task") == "cars");
  CHECK(out.at("images")[1].at("file_name") == "s3://bucket/b.jpg");
  CHECK(out.at("annotations")[0].at("segmentation") == json::parse("[[5,1,5,5,3,5,3,1]]"));
  CHECK(out.at("annotations")[0].at("bbox") == json::parse("[3,1,2,4]"));
  CHECK(out.at("annotations")[2].at("segmentation") == json::parse(R"({"size":[10,10],"counts":[0,4,6,1,1,2,6,4,6,4,66]})"));
  CHECK(out.at("annotations")[0].at("attributes").at("annotator") == "ana@x.io");
  // Our own convention is understood on the way back, and only there.
  Store again;
  again.load(text);
  CHECK(again.annotations[0].creator == "ana@x.io");
  CHECK(again.annotations[0].attributes.empty());
  json foreign = out;
  foreign["info"].erase("tasks");
  Store other;
  other.load(foreign.dump());
  CHECK(other.annotations[0].attributes == R"({"annotator":"ana@x.io"})");
}

TEST_CASE("an annotation of an image that was not handed out is a defect") {
  Store store;
  store.load(fixture("coco/good.json"));
  store.images.pop_back();
  CHECK_THROWS_AS(store.save(), Error);
}

TEST_CASE("the 100 images of COCO go in and come out the same") {
  const auto folder = data_set("detection_coco100");
  if (folder.empty()) {
    WARN("SKIPPED: there is no data set detection_coco100 (TASKS_TEST_DATA names the folder)");
    return;
  }
  const std::string text = read_file(folder / "instances_val2014_100.json");
  const json before = json::parse(text);
  for (const bool keep_header : {true, false}) {
    Store store;
    store.keep_header = keep_header;
    const CocoCounts counts = store.load(text);
    CHECK(counts.annotations == 839);
    CHECK(counts.skipped == 0);
    CHECK(store.images.size() == 100);
    CHECK(std::count_if(store.annotations.begin(), store.annotations.end(), [](const auto& a) { return a.shape == model::Shape::polygon; }) == 755);
    CHECK(std::count_if(store.annotations.begin(), store.annotations.end(), [](const auto& a) { return a.shape == model::Shape::mask; }) == 84);
    CocoReport report;
    const std::string out = store.save(&report);
    CHECK(report.losses.empty());
    CHECK(out == store.save());
    const json after = json::parse(out);
    CHECK(texts_by_id(after.at("annotations")) == texts_by_id(before.at("annotations")));
    CHECK(texts_by_id(after.at("images")) == texts_by_id(before.at("images")));
    if (keep_header) {
      CHECK(after.at("categories") == before.at("categories"));
      CHECK(after.at("licenses") == before.at("licenses"));
      CHECK(after.at("info") == before.at("info"));
    } else {
      CHECK(after.at("categories").size() == 70);
    }
  }

  const CocoReader reader(text, "instances");
  for (const char* name : {"instances_val2014_fakebbox100_results.json", "instances_val2014_fakesegm100_results.json"}) {
    std::size_t n = 0;
    const std::string results = read_file(folder / name);
    read_coco_results(results, name, reader.catalog(), [&](const CocoImage&, model::Annotation& a) {
      n += a.confidence.has_value();
      CHECK(a.shape == (std::string(name).find("segm") == std::string::npos ? model::Shape::box : model::Shape::mask));
    });
    CHECK(n == 734);
  }
}

TEST_CASE("painted parts have about the area of their outlines") {
  const auto folder = data_set("detection_coco100");
  if (folder.empty()) {
    WARN("SKIPPED: there is no data set detection_coco100 (TASKS_TEST_DATA names the folder)");
    return;
  }
  // `area` in the file is the sum over the parts by the shoelace formula, for all but the crowds.
  Store store;
  store.load(read_file(folder / "instances_val2014_100.json"));
  const json file = json::parse(read_file(folder / "instances_val2014_100.json"));
  std::map<std::string, double> areas;
  for (const auto& a : file.at("annotations")) areas[a.at("id").dump()] = a.at("area");
  geometry::ShapeReader reader;
  std::size_t masks = 0;
  for (const auto& a : store.annotations) {
    if (a.shape != model::Shape::mask || a.extra.find("iscrowd") != std::string::npos) continue;
    ++masks;
    const double expected = areas.at(a.external_id);
    const double painted = *geometry::area(reader.read(static_cast<std::size_t>(a.shape), a.geometry).shape);
    CHECK(painted == Approx(expected).epsilon(0.04).margin(10));
  }
  CHECK(masks == 75);
}

TEST_CASE("no bytes crash the COCO reader or writer") {
  for_mutations(fixture("coco/good.json"), 4000, [](const std::string& text) {
    try {
      Store store;
      store.load(text, EmptyShapes::skip);
      store.save();
    } catch (const Error& e) {
      CHECK(e.code() != Code::internal);
    }
  });
}
