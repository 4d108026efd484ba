#pragma once
// Pre-labels: what a model says of items, before people label them (domain.md §15). Checked as other annotations are, stored with source
// `model`, the model's name and version and its confidence. On items they lie on their layer `model`; on work items they are drafts, until
// somebody gives a status. What the same model said before goes.
//
//     ModelSays says(tx, {.name = "yolo", .version = "8", .min_score = 0.3}, recipe_version_id);
//     says.take(item, extent, annotations);        // throws what is wrong with them
//     says.store_on_items();
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/annotation_rules.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct ModelName {
  std::string name, version;
  double min_score = 0;  // those with less confidence are left out; those without any stay
};

class ModelSays {
 public:
  ModelSays(store::Session& session, ModelName model, store::Id recipe_version_id);  // 0: no recipe

  // Of one item. All or nothing: throws Code::bad_record, recipe_refused, and takes none.
  void take(store::Id item_id, store::Id work_item_id, const model::ItemExtent& extent, const std::vector<model::Annotation>& annotations);
  std::int64_t left_out() const { return m_left_out; }  // below the least score
  std::int64_t annotations() const { return static_cast<std::int64_t>(m_made.size()); }

  void store_on_items(store::Transaction& tx);
  void store_on_work(store::Transaction& tx, store::Id task_id);  // counts and history of the work items follow

 private:
  ModelName m_model;
  std::optional<model::RecipeContent> m_recipe;
  std::optional<model::AnnotationChecker> m_checker;
  std::vector<store::NewAnnotation> m_made;
  std::vector<store::Id> m_items, m_work_items;  // asked about
  std::int64_t m_left_out = 0;
};

// The numbers of annotations of these work items changed by so much: counters and history follow.
void count_annotations(store::Transaction& tx, const std::map<store::Id, std::int64_t>& more);

}  // namespace tasks::service
