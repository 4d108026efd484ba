#pragma once
// The items of a quality task as score functions see them: the layers of the store, with what the recipe says of scoring.
//
//     ScoredItems items(session, quality);
//     const model::ScoredItem item = items.of(layers);
#include <string>
#include <vector>

#include "lib/formats/scored_item_json.hpp"
#include "lib/model/quality_words.hpp"
#include "lib/store/quality.hpp"

namespace tasks::service {

class ScoredItems {
 public:
  ScoredItems(store::Session& session, const store::TaskQuality& quality);
  model::ScoredItem of(const store::ItemLayers& layers);
  // The function that scores the task: its own, the recipe's, or agreement.
  const std::string& function() const { return m_function; }
  const model::ScoreConfig& config() const { return m_config; }
  const std::vector<std::string>& labels() const { return m_labels; }  // of the recipe, in its order

 private:
  std::vector<model::ScoredAnnotation> annotations(const std::vector<store::LayerAnnotation>& layer);
  model::Quality m_quality;
  model::ScoreConfig m_config;
  std::string m_function;
  std::vector<std::string> m_labels;
  formats::StoredAnnotationReader m_reader;
};

// Nothing for the name of an executable.
std::optional<model::ScoreFunction> built_in(std::string_view function);

}  // namespace tasks::service
