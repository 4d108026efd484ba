#pragma once
// One layer out of those of several contributors (tasks-scoring(7)): classifications by majority; shapes that overlap are one
// cluster, at most one of each contributor, and stay when more than half of the contributors drew them. Boxes, points, text spans and
// ranges get the median of their members; of other shapes the member that overlaps most with the others is taken.
//
//     for (const Merged& m : merge_layers(item, {}, {.preference = recipe_labels})) use(m.label, m.drawing);
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/model/scored_item.hpp"

namespace tasks::scoring {

struct Merged {
  std::string label;
  model::Shape shape = model::Shape::class_;
  geometry::Drawing drawing;
  std::optional<std::int64_t> frame, frame_end;
  double confidence = 0;                           // the share of the contributors who have it, above 0
  bool tied = false;                               // another label had as many votes
  const model::ScoredAnnotation* like = nullptr;   // of the members with this label, one that has the attributes that most of them have
};

struct MergeRules {
  std::vector<std::string> preference = {};  // of tied labels the first in here wins, then that with the lower bytes
};

// `left_out`: by contributor, those without a vote; empty: all have one. The threshold for one and the same shape is the item's
// config.iou_threshold. Annotations that the system made are left out. Throws as score_agreement does.
std::vector<Merged> merge_layers(const model::ScoredItem& item, std::span<const char> left_out, const MergeRules& rules);

}  // namespace tasks::scoring
