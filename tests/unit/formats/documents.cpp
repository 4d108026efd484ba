#include "lib/formats/documents.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/run_lengths.hpp"
#include "tests/unit/formats/mutations.hpp"
#include "tests/unit/temporary_folder.hpp"

using namespace tasks;
using namespace tasks::formats;
namespace fs = std::filesystem;

namespace {

constexpr const char* k_cvat = R"(<annotations><meta><task><name>v.mp4</name><labels><label><name>car</name><attributes><attribute><name>n</name><input_type>number</input_type></attribute>
</attributes></label></labels></task></meta>
<image id="0" name="a/1.png" width="20" height="10" subset="train"><box label="car" xtl="1" ytl="2" xbr="5" ybr="4" rotation="30"><attribute name="n">7</attribute></box>
<polygon label="t" points="1,1;4,1;4,4"/><polyline label="t" points="1,1;4,1"/><ellipse label="t" cx="5" cy="5" rx="2" ry="1"/><points label="t" points="1,2;3,4"/>
<mask label="t" rle="1, 2, 1, 2" left="3" top="2" width="3" height="2"/><cuboid label="t" xtl1="1" ytl1="1" xbl1="1" ybl1="2" xtr1="2" ytr1="1" xbr1="2" ybr1="2" xtl2="1" ytl2="1"
 xbl2="1" ybl2="2" xtr2="2" ytr2="1" xbr2="2" ybr2="2"/><tag label="day"/></image>
<track id="0" label="car"><box frame="3" outside="0" xtl="1" ytl="1" xbr="5" ybr="5"/><box frame="6" outside="1" xtl="2" ytl="1" xbr="6" ybr="5"/></track></annotations>)";
constexpr const char* k_voc = R"(<annotation><filename>a.jpg</filename><size><width>20</width><height>10</height></size>
<object><name>cell</name><pose>Left</pose><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>5</xmax><ymax>6</ymax></bndbox><attributes><attribute><name>k</name><value>v</value></attribute></attributes></object></annotation>)";
constexpr const char* k_labelstudio = R"([{"id":1,"data":{"image":"/data/upload/1/48c220e9-a.jpg"},"annotations":[{"completed_by":{"email":"ana@x.io"},"result":[
{"id":"r1","from_name":"label","type":"rectanglelabels","original_width":200,"original_height":100,"value":{"x":5,"y":20,"width":50,"height":50,"rotation":90,"rectanglelabels":["apple"]}},
{"id":"r2","type":"polygonlabels","original_width":200,"original_height":100,"value":{"points":[[1,1],[9,1],[9,9]],"polygonlabels":["apple"]}},
{"id":"r3","type":"ellipselabels","original_width":200,"original_height":100,"value":{"x":5,"y":20,"radiusX":5,"radiusY":5,"ellipselabels":["apple"]}},
{"id":"r4","type":"choices","value":{"choices":["a","b"]}},{"id":"r5","type":"labels","value":{"start":0,"end":3,"text":"Ana","labels":["PER"]}}]},{"was_cancelled":true,"result":[]}],
"predictions":[{"model_version":"m","score":0.5,"result":[{"id":"p","type":"keypointlabels","original_width":200,"original_height":100,"value":{"x":5,"y":20,"width":1,"keypointlabels":["apple"]}}]}]}])";
constexpr const char* k_dataloop = R"([{"_id":"61","filename":"/t/a.jpg","itemMetadata":{"system":{"width":200,"height":100,"tags":{"train":true}}},"annotations":[
{"id":"1","type":"box","label":"apple","coordinates":[{"x":1,"y":2},{"x":11,"y":22},30],"metadata":{"system":{"attributes":{"ripe":true},"frame":3,"endFrame":9}}},
{"id":"2","type":"segment","label":"apple","attributes":["old"],"coordinates":[[{"x":1,"y":1},{"x":9,"y":1},{"x":9,"y":9}]]},{"id":"3","type":"ellipse","label":"apple","coordinates":{"center":{"x":1,"y":1},"rx":2,"ry":2}},
{"id":"4","type":"class","label":"day","coordinates":[]},{"id":"5","type":"text_mark","label":"w","coordinates":{"start":0,"end":2}},{"id":"6","type":"note","label":"n"}]}])";
constexpr const char* k_yolo = "0 0.5 0.5 0.5 0.2\n1 0.1 0.1 0.5 0.1 0.5 0.5\n0 0.5 0.5 0.5 0.2 0.9\n";

struct Read {
  std::vector<model::Annotation> annotations;
  std::int64_t items = 0;
  std::map<std::pair<std::string, std::string>, std::int64_t> losses;
};
Read read(const fs::path& path, Format format, DocumentOptions options = {}) {
  const FileTree tree = FileTree::open(path);
  const auto documents = open_documents(format, tree, std::move(options));
  Read found;
  while (const ItemDocument* document = documents->next()) {
    ++found.items;
    found.annotations.insert(found.annotations.end(), document->annotations.begin(), document->annotations.end());
  }
  found.losses = documents->losses().counts();
  return found;
}

}  // namespace

TEST_CASE("files of other tools are known by what is in them", "[formats]") {
  TemporaryFolder folder;
  const auto format_of = [&](const char* name, std::string_view text) { return detect_format(FileTree::open(folder.write(name, text))); };
  CHECK(format_of("a.xml", k_cvat) == Format::cvat);
  CHECK(format_of("b.xml", k_voc) == Format::voc);
  CHECK(format_of("c.json", k_labelstudio) == Format::labelstudio);
  CHECK(format_of("d.json", cat("\xef\xbb\xbf", k_dataloop)) == Format::dataloop);
  CHECK(format_of("e.json", R"({"images":[],"annotations":[],"categories":[]})") == Format::coco);
  CHECK(format_of("f", R"([{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"score":0.5}])") == Format::coco);
  CHECK_THROWS_AS(format_of("g.txt", "a,b,c"), Error);
  folder.write("yolo/classes.txt", "car");
  CHECK(detect_format(FileTree::open(folder.path() / "yolo")) == Format::yolo);
}

TEST_CASE("documents of other tools are read whole", "[formats]") {
  TemporaryFolder folder;
  SECTION("CVAT") {
    const Read found = read(folder.write("a.xml", k_cvat), Format::cvat);
    CHECK(found.items == 2);
    REQUIRE(found.annotations.size() == 10);
    CHECK(found.annotations[0].geometry == R"({"bbox":[1,2,4,2],"rotation":30})");
    CHECK(found.annotations[0].attributes == R"({"n":7})");
    CHECK(found.annotations[9].frame == 3);
    CHECK(found.annotations[9].frame_end == 5);
    CHECK(found.losses.size() == 1);
  }
  SECTION("Label Studio") {
    const Read found = read(folder.write("a.json", k_labelstudio), Format::labelstudio);
    REQUIRE(found.annotations.size() == 7);  // two choices of one result
    CHECK(found.annotations[0].creator == "ana@x.io");
    CHECK(found.annotations[6].layer == model::Layer::model);
    CHECK(found.annotations[6].confidence == 0.5);
  }
  SECTION("Dataloop") {
    const Read found = read(folder.write("a.json", k_dataloop), Format::dataloop);
    CHECK(found.annotations.size() == 5);
    CHECK(found.annotations[0].geometry == R"({"bbox":[1,2,10,20],"rotation":30})");
    CHECK(found.losses.size() == 2);
  }
  SECTION("YOLO needs the size of the pictures") {
    folder.write("classes.txt", "car\ntree\n");
    folder.write("a.txt", k_yolo);
    CHECK_THROWS_AS(read(folder.path(), Format::yolo), Error);
    const Read found = read(folder.path(), Format::yolo, {.size_of = {}, .image_size = PictureSize{200, 100}, .skip_empty = false});
    REQUIRE(found.annotations.size() == 3);
    CHECK(found.annotations[0].geometry == R"({"bbox":[50,40,100,20]})");
    CHECK(found.annotations[2].confidence == 0.9);
  }
}

TEST_CASE("broken files of other tools are errors that say so", "[formats]") {
  struct Good {
    Format format;
    const char *name, *text;
  };
  for (const auto& [format, name, text] : {Good{Format::cvat, "a.xml", k_cvat}, Good{Format::voc, "a.xml", k_voc}, Good{Format::labelstudio, "a.json", k_labelstudio}, Good{Format::dataloop, "a.json", k_dataloop}, Good{Format::yolo, "a.txt", k_yolo}}) {
    CAPTURE(name);
    TemporaryFolder folder;
    if (format == Format::yolo) folder.write("classes.txt", "car\ntree\n");
    for_mutations(text, 400, [&](const std::string& broken) {
      const fs::path file = folder.write(name, broken);
      try {
        read(format == Format::yolo ? folder.path() : file, format, {.size_of = {}, .image_size = PictureSize{200, 100}, .skip_empty = true});
      } catch (const Error& e) {
        CHECK(e.code() == Code::bad_file);
        CHECK(e.message().find("a.") != std::string::npos);
      }
    });
  }
}

TEST_CASE("runs along the rows of a rectangle become runs down the columns of the image", "[formats]") {
  const geometry::Mask mask = mask_of({.left = 3, .top = 2, .width = 3, .height = 2, .runs = {1, 2, 1, 2}}, 20, 10);
  CHECK(mask.runs == std::vector<std::int64_t>{42, 2, 8, 2, 146});
  CHECK(mask_of({.left = 0, .top = 0, .width = 1, .height = 1, .runs = {0, 1}}, 1, 1).runs == std::vector<std::int64_t>{0, 1});
  CHECK_THROWS_AS(mask_of({.left = 19, .top = 0, .width = 2, .height = 1, .runs = {2}}, 20, 10), Error);
  CHECK_THROWS_AS(mask_of({.left = 0, .top = 0, .width = 2, .height = 2, .runs = {1, 2}}, 20, 10), Error);
  CHECK_THROWS_AS(mask_of({.left = 0, .top = 0, .width = 2, .height = 2, .runs = {3, 2}}, 20, 10), Error);
}

TEST_CASE("a box that was turned about its corner has its centre where the corner's turn puts it", "[formats]") {
  const geometry::Box box = turned_about_corner({10, 20, 100, 50}, 90);
  CHECK(box.rect.x == Approx(-65));
  CHECK(box.rect.y == Approx(45));
  CHECK(box.rotation == 90);
}
