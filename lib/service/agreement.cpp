#include "lib/service/agreement.hpp"

#include <algorithm>
#include <cmath>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/scoring/drawn_agreement.hpp"
#include "lib/service/scored_items.hpp"
#include "lib/store/quality.hpp"

namespace tasks::service {

AgreementFound measure_agreement(const scoring::Labels& labels, const Measure& asked) {
  AgreementFound found{scoring::measure(labels, asked), {}};
  if (std::none_of(found.figures.begin(), found.figures.end(), [](const model::Agreement& a) { return std::isnan(a.value); })) return found;
  std::size_t fewest = static_cast<std::size_t>(-1), most = 0;
  for (std::size_t item = 0; item < labels.item_count(); ++item) {
    fewest = std::min(fewest, labels.of(item).size());
    most = std::max(most, labels.of(item).size());
  }
  if (most < 2)
    found.notes.emplace_back("no item has two labels: there is nothing to compare");
  else if (labels.classes.size() < 2)
    found.notes.emplace_back("there is only one label: agreement beyond chance is 0/0");
  else if (fewest != most && std::find(asked.statistics.begin(), asked.statistics.end(), model::Statistic::fleiss) != asked.statistics.end() && asked.by != model::Breakdown::pair)
    found.notes.push_back(cat("fleiss is not defined: items have from ", fewest, " to ", most, " labels; krippendorff takes missing ones"));
  return found;
}

std::vector<model::Agreement> measure_shapes(store::Session& session, const model::Task& task, const Measure& asked) {
  if (task.quality != model::Quality::consensus) return {};
  constexpr std::size_t k_chunk = 1000;  // items in memory
  store::Database& db = session.db();
  ScoredItems items(session, *store::find_task_quality(db, task.id));
  const std::vector<store::Id> ready = store::ready_items(db, task.id, true, false);
  scoring::DrawnAgreement drawn;
  for (std::size_t at = 0; at < ready.size(); at += k_chunk) {
    throw_if_interrupted();
    const auto chunk = std::span(ready).subspan(at, std::min(k_chunk, ready.size() - at));
    store::load_ready_items(db, task.id, chunk);
    for (const store::ItemLayers& layers : store::read_layers(db, task.id, 0, static_cast<std::int64_t>(chunk.size()), store::Reference::none)) drawn.add(items.of(layers));
  }
  if (drawn.empty()) return {};
  return drawn.figures(asked.statistics, asked.by);
}

}  // namespace tasks::service
