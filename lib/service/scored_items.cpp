#include "lib/service/scored_items.hpp"

#include "lib/base/text.hpp"
#include "lib/service/recipes.hpp"

namespace tasks::service {

ScoredItems::ScoredItems(store::Session& session, const store::TaskQuality& quality) : m_quality(quality.quality), m_function(quality.score_function) {
  if (quality.recipe_version_id != 0) {
    const model::RecipeContent recipe = recipe_content(session, quality.recipe_version_id);
    if (m_function.empty()) m_function = recipe.score.function;
    m_config.iou_threshold = recipe.score.iou_threshold.value_or(m_config.iou_threshold);
    m_config.geometry = recipe.score.geometry_weight.value_or(m_config.geometry);
    m_config.label = recipe.score.label_weight.value_or(m_config.label);
    m_config.attributes = recipe.score.attributes_weight.value_or(m_config.attributes);
    for (const model::Label& label : recipe.labels) m_labels.push_back(label.name);
  }
  if (m_function.empty()) m_function = to_text(model::ScoreFunction::agreement);
}

std::vector<model::ScoredAnnotation> ScoredItems::annotations(const std::vector<store::LayerAnnotation>& layer) {
  std::vector<model::ScoredAnnotation> found;
  found.reserve(layer.size());
  for (const store::LayerAnnotation& a : layer) {
    model::ScoredAnnotation& scored = found.emplace_back(m_reader.read(a.id, a.label, a.shape, a.geometry, a.attributes));
    scored.frame = a.frame;
    scored.frame_end = a.frame_end;
    scored.system = a.system;
  }
  return found;
}

model::ScoredItem ScoredItems::of(const store::ItemLayers& layers) {
  model::ScoredItem item;
  item.task = cat(layers.task_id);
  item.item = cat(layers.item_id);
  item.dataset = cat(layers.dataset_id);
  item.type = m_quality;
  if (layers.extent.width) item.width = static_cast<double>(*layers.extent.width);
  if (layers.extent.height) item.height = static_cast<double>(*layers.extent.height);
  if (layers.reference) item.reference = annotations(*layers.reference);
  for (const store::ContributorLayer& c : layers.contributors) item.contributors.push_back({c.user, cat(c.assignment_id), annotations(c.annotations)});
  item.config = m_config;
  return item;
}

std::optional<model::ScoreFunction> built_in(std::string_view function) { return model::parse<model::ScoreFunction>(function); }

}  // namespace tasks::service
