#pragma once
// What lies on the selected work items (of QA work items: on what they review), work item by work item: for those who judge it.
//
//     SelectedLayers layers(db, false);
//     while (const SelectedLayer* layer = layers.next()) …
#include <optional>
#include <vector>

#include "lib/model/annotation_rules.hpp"
#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct LyingAnnotation {
  model::Annotation annotation;
  model::Measures measures;
};
struct SelectedLayer {
  Id work_item_id = 0, item_id = 0;
  std::int64_t version = 0;  // of the work item
  std::vector<LyingAnnotation> annotations;
};

class SelectedLayers {
 public:
  SelectedLayers(Database& db, bool reviewed);
  const SelectedLayer* next();  // by id; good until the next call; null: no more

 private:
  Cursor m_rows;
  bool m_more = false;
  SelectedLayer m_layer;
};

}  // namespace tasks::store
