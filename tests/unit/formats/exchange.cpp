// Every format into every other: what comes out at the end is what went in, but for what the loss table says. On made-up documents that have one of
// everything, and on real files.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/document_writers.hpp"
#include "lib/formats/loss_table.hpp"
#include "lib/formats/reducing.hpp"
#include "tests/unit/formats/fixtures.hpp"
#include "tests/unit/temporary_folder.hpp"

using namespace tasks;
using namespace tasks::formats;
using model::to_text;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_formats = model::Words<Format>::names.size();
constexpr double k_pixel = 1e-5;  // coordinates come back to a millionth of a pixel, twice

using Docs = std::vector<ItemDocument>;

Docs read(Format format, const fs::path& path, const Docs& known = {}) {
  std::map<std::string, PictureSize, std::less<>> sizes;
  for (const ItemDocument& d : known)
    if (d.item.width && d.item.height) sizes[d.item.path] = {*d.item.width, *d.item.height};
  const FileTree tree = FileTree::open(path);
  DocumentOptions options{.size_of = {}, .image_size = {}, .skip_empty = true};
  if (traits(format).shares)
    options.size_of = [&](std::string_view item) {
      const auto found = sizes.find(item);
      return found == sizes.end() ? std::nullopt : std::optional(found->second);
    };
  const auto documents = open_documents(format, tree, options);
  Docs found;
  while (const ItemDocument* d = documents->next()) found.push_back(*d);
  return found;
}

// Through files and back.
struct Passed {
  Docs docs;
  Losses losses;
};
Passed pass(Format format, const Docs& docs) {
  TemporaryFolder folder;
  const FormatTraits& about = traits(format);
  const fs::path out = folder.path() / "out";
  NewFolder files(out);
  const Written written = write_documents(
      format, [&](const auto& take) { for (const ItemDocument& d : docs) take(d); }, files, {.name = "test", .recipe = nullptr, .url_prefix = {}});
  files.keep();
  if (!about.many_files && !fs::exists(out / about.file)) return {{}, written.losses};
  return {read(format, about.many_files ? out : out / about.file, docs), written.losses};
}

bool near(const json& a, const json& b) {
  if (a.is_number() && b.is_number()) return std::abs(a.get<double>() - b.get<double>()) <= k_pixel;
  if (a.type() != b.type() || a.size() != b.size()) return false;
  if (a.is_array())
    for (std::size_t i = 0; i < a.size(); ++i)
      if (!near(a[i], b[i])) return false;
  if (a.is_object())
    for (const auto& [key, value] : a.items())
      if (!b.contains(key) || !near(value, b[key])) return false;
  return a.is_structured() || a == b;
}

json geometry_of(const model::Annotation& a) {
  json geometry = a.geometry.empty() ? json() : json::parse(a.geometry);
  if (!geometry.is_object()) return geometry;
  if (geometry.contains("rle")) {  // two spellings of one mask
    const auto drawing = geometry::ShapeReader().read(static_cast<std::size_t>(a.shape), a.geometry);
    geometry = std::get<geometry::Mask>(drawing.shape).runs;
  } else if (geometry.contains("rotation")) {
    geometry["rotation"] = std::fmod(std::fmod(geometry["rotation"].get<double>(), 360) + 360, 360);
  }
  return geometry;
}

json attributes_of(const model::Annotation& a) { return a.attributes.empty() ? json::object() : json::parse(a.attributes); }

bool same(const model::Annotation& a, const model::Annotation& b) {
  return a.label == b.label && a.shape == b.shape && a.creator == b.creator && a.frame == b.frame && a.frame_end == b.frame_end && a.model == b.model && a.confidence.has_value() == b.confidence.has_value() &&
         std::abs(a.confidence.value_or(0) - b.confidence.value_or(0)) < 1e-9 && near(attributes_of(a), attributes_of(b)) && near(geometry_of(a), geometry_of(b));
}

std::string told(const model::Annotation& a) { return cat(a.label, ' ', to_text(a.shape), ' ', a.geometry, ' ', a.attributes, ' ', a.creator, ' ', a.model, ' ', a.confidence.value_or(-1), ' ', a.frame.value_or(-1)); }

// What the table leaves of documents: the same reduction that writers apply, and what only a reader can lose.
Docs expected(Format format, const Docs& docs) {
  Losses losses;
  Reducer reducer(format, losses);
  Docs kept;
  for (const ItemDocument& d : docs) {
    ItemDocument k = reducer.reduce(d);
    if (format == Format::csv && k.annotations.empty()) continue;
    if (holds(format, Content::size) == "no" && !traits(format).shares) k.item.width = k.item.height = std::nullopt;
    if (format == Format::csv)
      for (model::Annotation& a : k.annotations)
        if (a.creator.empty()) a.creator = "unknown";
    if (format == Format::labelstudio && (k.labeled || !k.status.empty()) && std::any_of(k.annotations.begin(), k.annotations.end(), [](const auto& a) { return a.layer != model::Layer::model; })) k.status = "complete";
    if (format == Format::labelstudio && k.labeled && k.annotations.empty() && !k.work) k.status = "complete";
    kept.push_back(std::move(k));
  }
  return kept;
}

void compare(const Docs& wanted, const Docs& got) {
  std::map<std::string, const ItemDocument*> by_path;
  for (const ItemDocument& d : got) by_path[d.item.path] = &d;
  CHECK(wanted.size() == got.size());
  for (const ItemDocument& w : wanted) {
    INFO(w.item.path);
    const auto found = by_path.find(w.item.path);
    REQUIRE(found != by_path.end());
    const ItemDocument& g = *found->second;
    CHECK(w.item.width == g.item.width);
    CHECK(w.item.height == g.item.height);
    CHECK(w.item.split.value_or(model::Split::none) == g.item.split.value_or(model::Split::none));
    CHECK((w.item.metadata.empty() ? json::object() : json::parse(w.item.metadata)) == (g.item.metadata.empty() ? json::object() : json::parse(g.item.metadata)));
    CHECK(w.status == g.status);
    CHECK(w.annotations.size() == g.annotations.size());
    std::vector<const model::Annotation*> left;
    for (const model::Annotation& a : g.annotations) left.push_back(&a);
    for (const model::Annotation& a : w.annotations) {
      const auto match = std::find_if(left.begin(), left.end(), [&](const model::Annotation* b) { return same(a, *b); });
      if (match == left.end()) {
        INFO("wanted " << told(a));
        for (const model::Annotation* b : left) UNSCOPED_INFO("there is " << told(*b));
        CHECK(match != left.end());
      } else {
        left.erase(match);
      }
    }
  }
}

// Each pair of formats, one after the other.
void through_all(const Docs& docs) {
  for (std::size_t i = 0; i < k_formats; ++i) {
    const auto first = static_cast<Format>(i);
    INFO("through " << to_text(first));
    const Passed once = pass(first, docs);
    compare(expected(first, docs), once.docs);
    if (once.docs.empty()) continue;  // classifications only
    for (std::size_t j = 0; j < k_formats; ++j) {
      const auto second = static_cast<Format>(j);
      INFO("and through " << to_text(second));
      const Passed twice = pass(second, once.docs);
      compare(expected(second, once.docs), twice.docs);
    }
  }
}

model::Annotation annotation(model::Shape shape, std::string geometry, std::string attributes = {}) {
  model::Annotation a;
  a.label = cat("a ", to_text(shape));
  a.shape = shape;
  a.geometry = std::move(geometry);
  a.attributes = std::move(attributes);
  return a;
}

// One of everything.
Docs everything() {
  using model::Shape;
  Docs docs(4);
  ItemDocument& d = docs[0];
  d.item.path = "/north/a <1>.png";
  d.item.kind = model::ItemKind::image;
  d.item.width = 40;
  d.item.height = 30;
  d.item.split = model::Split::validation;
  d.item.metadata = R"({"weather":"rain","sun":{"height":12}})";
  d.status = "complete";
  d.work = WorkState{.assignee = "ana@x.io", .status = "complete", .status_by = "ana@x.io", .status_at = 1700000000000000, .stage = model::Stage::completed, .skipped = false, .skip_reason = {}, .priority = 0, .batch = {}, .duration = 12500000};
  d.annotations = {annotation(Shape::class_, "", R"({"sure":true})"),
                   annotation(Shape::box, R"({"bbox":[1.25,2,10.1,5]})", R"({"sure":true,"count":3,"side":"left","tags":["x","y"],"note":"a \"b\" & <c>\nd"})"),
                   annotation(Shape::box, R"({"bbox":[10,10,8,4],"rotation":30})"),
                   annotation(Shape::polygon, R"({"rings":[[[1,1],[9.5,1],[9.5,9]]]})"),
                   annotation(Shape::polygon, R"({"rings":[[[10,10],[20,10],[20,20],[10,20]],[[12,12],[14,12],[14,14],[12,14]]]})"),
                   annotation(Shape::polyline, R"({"points":[[1,1],[4,5.5],[8,1]]})"),
                   annotation(Shape::point, R"({"point":[3.3,4]})"),
                   annotation(Shape::ellipse, R"({"center":[20,15],"radii":[6,3],"rotation":45})"),
                   annotation(Shape::mask, R"({"rle":{"size":[30,40],"counts":[35,4,26,4,1131]}})"),
                   annotation(Shape::cuboid, R"({"points":[[1,1],[1,5],[5,1],[5,5],[2,2],[2,6],[6,2],[6,6]]})")};
  for (model::Annotation& a : d.annotations) a.creator = "ana@x.io";
  model::Annotation& guess = d.annotations.emplace_back(annotation(Shape::box, R"({"bbox":[3,3,6,6]})"));
  guess.layer = model::Layer::model;
  guess.model = "detector";
  guess.confidence = 0.875;
  docs[1].item.path = "/south/a.jpg";
  docs[1].item.kind = model::ItemKind::image;
  docs[1].item.width = 20;
  docs[1].item.height = 20;
  docs[1].item.split = model::Split::train;
  docs[1].annotations = {annotation(Shape::box, R"({"bbox":[0,0,20,20]})")};
  docs[1].annotations[0].confidence = 0.5;
  docs[1].annotations[0].frame = 3;
  docs[1].annotations[0].frame_end = 9;
  docs[2].item.path = "/south/empty.jpg";
  docs[2].item.kind = model::ItemKind::image;
  docs[2].item.width = 20;
  docs[2].item.height = 20;
  docs[3].item.path = "/words.jpg";
  docs[3].item.kind = model::ItemKind::image;
  docs[3].annotations = {annotation(Shape::text, R"({"start":3,"end":9})"), annotation(Shape::range, R"({"start_s":1.5,"end_s":2.25})"), annotation(Shape::class_, "")};
  docs[3].annotations[2].creator = "ben@x.io";
  return docs;
}

}  // namespace

TEST_CASE("one of everything through each pair of formats", "[formats]") { through_all(everything()); }

TEST_CASE("real files through each pair of formats", "[formats]") {
  const fs::path data = data_set("formats").parent_path();
  if (data.empty()) {
    WARN("SKIPPED: there is no data set formats (TASKS_TEST_DATA names the folder)");
    return;
  }
  for (const auto& [format, file] : {std::pair(Format::cvat, "formats/cvat/cats_cvat_images.xml"), std::pair(Format::cvat, "formats/cvat/datumaro_for_images.xml"), std::pair(Format::labelstudio, "formats/label_studio/cats_boxes.json"),
                                     std::pair(Format::labelstudio, "formats/label_studio/news_ner_ru.json"), std::pair(Format::voc, "formats/voc_bccd/sample_xml"), std::pair(Format::dataloop, "formats/dataloop_fruit/sample_json"),
                                     std::pair(Format::coco, "detection_coco100/instances_val2014_100.json")}) {
    INFO(file);
    Docs docs = read(format, data / file);
    REQUIRE(!docs.empty());
    docs.resize(std::min<std::size_t>(docs.size(), 25));  // of each: there are 144 pairs
    through_all(docs);
  }
}

TEST_CASE("what a format has no place for is counted, each", "[formats]") {
  for (std::size_t i = 0; i < k_formats; ++i) {
    const auto format = static_cast<Format>(i);
    INFO(to_text(format));
    Docs docs = everything();
    const Losses losses = pass(format, docs).losses;
    std::map<std::string, std::int64_t> by_kind;
    for (const auto& [loss, count] : losses.counts()) by_kind[loss.first] += count;
    for (const auto shape : {Content::class_, Content::polyline, Content::point, Content::ellipse, Content::mask, Content::cuboid, Content::text, Content::range}) {
      std::int64_t there = 0;
      for (const ItemDocument& d : docs)
        for (const model::Annotation& a : d.annotations) there += to_text(a.shape) == to_text(shape) ? 1 : 0;
      INFO(to_text(shape));
      CHECK(by_kind[std::string(to_text(shape))] == (holds(format, shape) == "yes" ? 0 : there));
    }
    CHECK(by_kind["track"] == (holds(format, Content::track) == "no" ? 1 : 0));
    CHECK(by_kind["metadata"] == (holds(format, Content::metadata) == "no" ? 1 : 0));
    CHECK(by_kind["status"] == (holds(format, Content::status) == "no" ? 1 : 0));
  }
}
