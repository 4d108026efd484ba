#pragma once
// What several contributors drew on an item, merged into annotations (tasks-scoring(7)): the layer of a consensus task's original, and
// of `aggregate --write`.
//
//     MergedLayers merging(items);                                        // keeps its checker
//     for (store::NewAnnotation& one : merging.of(layers, scored)) { one.annotation.layer = …; }
#include <vector>

#include "lib/model/annotation_rules.hpp"
#include "lib/service/scored_items.hpp"
#include "lib/store/annotations.hpp"

namespace tasks::service {

class MergedLayers {
 public:
  explicit MergedLayers(const ScoredItems& items) : m_items(items), m_checker(nullptr, model::Overflow::allowed) {}
  // `item` is made of `layers`. Discarded work has no vote. Layer, work item and task are the caller's to fill in.
  std::vector<store::NewAnnotation> of(const store::ItemLayers& layers, const model::ScoredItem& item);

 private:
  const ScoredItems& m_items;
  model::AnnotationChecker m_checker;
};

}  // namespace tasks::service
