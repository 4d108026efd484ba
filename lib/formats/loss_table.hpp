#pragma once
// What each exchange format can hold of what we know (domain.md §17): the table that `formats` prints, that writers reduce documents by, and that
// tests of round trips take their expectations from.
//
//     holds(Format::coco, Content::holes) == "as a mask"          // "yes", "no", or how it is changed
//
// Rows are kinds of shapes, and of things said about annotations, items and work.
#include <array>
#include <string_view>

#include "lib/formats/documents.hpp"

namespace tasks::formats {

enum class Content {
  class_, box, rotation, polygon, holes, polyline, point, ellipse, mask, cuboid, text, range, track,   // drawn
  attributes, confidence, annotation_id,                                                             // of an annotation
  model, annotator,                                                                                    // where it comes from
  split, size, metadata, item_id,                                                                     // of an item
  status, skip, time                                                                                   // of the work on it
};
constexpr std::size_t k_contents = 25;

std::string_view holds(Format format, Content content);

// Whether something drawn, or said about it, is lost with it: what --strict refuses.
constexpr bool is_drawn(Content content) { return content <= Content::confidence; }

struct FormatTraits {
  bool many_files = false;           // writes a file for each item or split
  bool shares = false;               // its coordinates are shares of the picture, whose size must be known
  std::string_view file;             // the name of its only file in a folder or archive; "": it has many
  std::string_view about;            // one line for people
};
const FormatTraits& traits(Format format);

}  // namespace tasks::formats

namespace tasks::model {
template <>
struct Words<formats::Content> {
  static constexpr std::string_view what = "content";
  static constexpr std::array names{"class", "box",      "rotation", "polygon",  "holes", "polyline", "point",    "ellipse", "mask",   "cuboid", "text", "range", "track",
                                    "attributes", "confidence", "annotation_id", "model", "annotator", "split", "size",     "metadata", "item_id", "status", "skip",   "time"};
};
}  // namespace tasks::model
