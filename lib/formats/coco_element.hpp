#pragma once
// One annotation of a COCO file → one of ours: which shape it is, and what must be kept beside it. Private to lib/formats.
#include <string>
#include <string_view>
#include <vector>

#include "lib/formats/coco.hpp"
#include "lib/formats/json_record.hpp"
#include "lib/geometry/shapes.hpp"

namespace tasks::formats {

// An id as text: 18, "a-17" without its quotes. Throws Code::bad_record unless it is a whole number or a string.
std::string coco_key(const JsonField& field);

class CocoElement {
 public:
  enum class Annotators { none, named };  // whether attributes.annotator is our own convention

  CocoElement(const CocoCatalog& catalog, Annotators annotators) : m_catalog(catalog), m_annotators(annotators) {}

  // False when the annotation has no area (it is in no state to be used then). Throws Code::bad_record.
  bool read(std::string_view element);

  const CocoImage& image() const { return *m_image; }
  model::Annotation& annotation() { return m_annotation; }
  const std::string& empty_reason() const { return m_empty; }  // after read() said false

 private:
  void take(std::string_view key, const JsonField& field);
  void take_bbox(const JsonField& field);
  void take_segmentation(const JsonField& field);
  void take_parts(const JsonField& field);
  void take_runs(const JsonField& field);
  void take_attributes(const JsonField& field);
  void take_score(const JsonField& field);
  bool choose_shape();
  void keep_extra();

  const CocoCatalog& m_catalog;
  Annotators m_annotators;
  JsonRecord m_record;

  // Of the element that is being read.
  const CocoImage* m_image = nullptr;
  model::Annotation m_annotation;
  std::string m_empty;
  geometry::Shape m_shape;
  std::optional<geometry::Rect> m_bbox;
  std::vector<std::vector<double>> m_parts;
  std::optional<geometry::Mask> m_runs;
  std::string m_category, m_bbox_text, m_area_text, m_segmentation_text, m_score_text, m_attributes_text;
  bool m_crowd = false;
  std::vector<std::pair<std::string, std::string>> m_fields;  // that we do not model
};

}  // namespace tasks::formats
