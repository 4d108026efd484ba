#pragma once
// COCO instances: images, categories and annotations in one JSON file, and the list that detectors write ("results").
// What comes in goes out again: ids, category ids, boxes, areas and segmentations keep their digits, fields that we do not
// model are kept in `extra`.
//
//     CocoReader coco(text, "instances.json");                 // checks images and categories
//     for (const CocoImage& image : coco.images()) …           // store the items
//     coco.annotations([&](const CocoImage& image, model::Annotation& a) { … });
//
//     CocoSource source;  source.header = …;  source.each_image = …;  source.each_annotation = …;
//     CocoReport report = write_coco(source, sink);            // the same bytes for the same data
//
// How shapes meet COCO. In: a bbox alone is a box; a segmentation of one part is a polygon; run lengths are a mask; several
// parts are a mask too (their union, by pixel centres: our polygons have holes, not parts); a segmentation without area
// is left to its bbox. Out: boxes (turned ones as polygons), polygons (with holes: as run lengths), ellipses (as polygons
// of 64 corners), masks. Everything else has no place in COCO and is counted in the report.
//
// What the shape alone would not give back is kept in the annotation's extra: {"coco": {"of": hash of the geometry, "bbox",
// "area", "segmentation", "iscrowd", "category", "score", "attributes", "fields": {…}}}. bbox, area and segmentation are
// written back as long as the geometry is still the one they belong to.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/formats/losses.hpp"
#include "lib/model/records.hpp"

namespace tasks::formats {

struct CocoCategory {
  std::string key;           // its id as JSON text: 18, 4294967295
  std::string name;          // our label
};

struct CocoImage {
  model::Id item_id = 0;     // for writing: what Annotation::item_id refers to
  std::string external_id;   // COCO's id
  std::string path;          // normal: model/item_path.hpp
  std::optional<std::int64_t> width, height;
  std::string extra;         // {"coco": {"file_name", "fields": {…}}} or ""
};

struct CocoCounts {
  std::int64_t annotations = 0;      // handed out
  std::int64_t skipped = 0;          // without area
  std::int64_t images_merged = 0;    // listed twice under one file name
};

enum class EmptyShapes { refuse, skip };

// What a results file needs to know: which image and which category its ids mean.
class CocoCatalog {
 public:
  void add_image(std::string key, CocoImage image);      // later ones with the same key are ignored
  void add_category(std::string key, std::string label);
  const CocoImage* image(std::string_view key) const;
  const std::string* label(std::string_view key) const;
  std::size_t images() const;
  std::size_t categories() const;

  CocoCatalog();
  ~CocoCatalog();
  CocoCatalog(CocoCatalog&&) noexcept;
  CocoCatalog& operator=(CocoCatalog&&) noexcept;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

using CocoTake = std::function<void(const CocoImage& image, model::Annotation& annotation)>;

// A whole instances file. `text` must outlive the reader. All errors are Code::bad_file; they name the file, the element
// ("annotations[17] (id 1774)"), its line, and what was expected.
class CocoReader {
 public:
  CocoReader(std::string_view text, std::string name);
  ~CocoReader();
  CocoReader(CocoReader&&) noexcept;
  CocoReader& operator=(CocoReader&&) noexcept;

  const std::vector<CocoImage>& images() const;          // in file order, each path once
  const std::vector<CocoCategory>& categories() const;   // in file order
  // Everything that is neither image nor annotation (info, licenses, categories, …), as one JSON object: hand it to
  // write_coco to get it back.
  const std::string& header() const;
  const CocoCatalog& catalog() const;

  // Calls `take` for every annotation, in file order; it may move from the annotation. Set are label, shape, geometry
  // (canonical), attributes, confidence, external_id, extra, and creator when the file is an export of ours that names it.
  CocoCounts annotations(const CocoTake& take, EmptyShapes empty = EmptyShapes::refuse);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

struct CocoLabel {
  std::string name;
  std::optional<std::int64_t> id;
};
// The categories that write_coco() gives a file with this header and these labels.
void add_coco_categories(CocoCatalog& catalog, std::string_view header, const std::vector<CocoLabel>& labels);

// True when the text is a results file: a list instead of an object.
bool is_coco_results(std::string_view text);

// A results file: [{"image_id", "category_id", "bbox" or "segmentation", "score"}, …]. Errors as above.
CocoCounts read_coco_results(std::string_view text, std::string_view name, const CocoCatalog& catalog, const CocoTake& take,
                             EmptyShapes empty = EmptyShapes::refuse);

// What to write. The two functions hand out the records in the order of the file. Both are called twice, and must hand out
// the same again: ids and categories are settled before the first byte is written. Of an annotation item_id, label, shape,
// geometry, attributes, frame, confidence, creator, external_id and extra are read.
struct CocoSource {
  std::string header;                // from CocoReader::header(), or ""
  std::string tasks;                 // a JSON object for info.tasks, or ""
  std::vector<CocoLabel> labels;     // categories that exist even without annotations, after the header's
  bool annotators = false;           // writes attributes.annotator
  std::function<void(const std::function<void(const CocoImage&)>&)> each_image;
  std::function<void(const std::function<void(const model::Annotation&)>&)> each_annotation;
};

struct CocoReport {
  std::int64_t images = 0, annotations = 0, categories = 0;
  bool image_ids_kept = true, annotation_ids_kept = true;       // else they were numbered
  Losses losses;
};

// Throws what the functions and the sink throw, and Code::internal for an annotation of an image that was not handed out.
CocoReport write_coco(const CocoSource& source, const std::function<void(std::string_view)>& sink);

}  // namespace tasks::formats
