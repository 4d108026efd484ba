#include "lib/service/merged_layers.hpp"

#include <map>
#include <string_view>

#include "lib/geometry/shape_json.hpp"
#include "lib/scoring/merging.hpp"

namespace tasks::service {

std::vector<store::NewAnnotation> MergedLayers::of(const store::ItemLayers& layers, const model::ScoredItem& item) {
  std::vector<char> left_out;
  std::map<std::string_view, std::string_view> attributes;  // JSON by annotation
  for (std::size_t c = 0; c < layers.contributors.size(); ++c) {
    left_out.push_back(layers.contributors[c].discarded ? 1 : 0);
    for (std::size_t a = 0; a < layers.contributors[c].annotations.size(); ++a)
      attributes[item.contributors[c].annotations[a].id] = layers.contributors[c].annotations[a].attributes;
  }
  std::vector<store::NewAnnotation> made;
  for (const scoring::Merged& m : scoring::merge_layers(item, left_out, {.preference = m_items.labels()})) {
    store::NewAnnotation& one = made.emplace_back();
    one.annotation.item_id = layers.item_id;
    one.annotation.label = m.label;
    one.annotation.shape = m.shape;
    if (m.shape != model::Shape::class_) geometry::append_json(one.annotation.geometry, m.drawing);
    one.annotation.attributes = attributes[m.like->id];
    one.annotation.frame = m.frame;
    one.annotation.frame_end = m.frame_end;
    one.annotation.confidence = m.confidence;
    one.annotation.source = "aggregate";
    one.measures = m_checker.check(one.annotation, layers.extent);
  }
  return made;
}

}  // namespace tasks::service
