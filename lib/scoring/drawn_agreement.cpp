#include "lib/scoring/drawn_agreement.hpp"

#include <algorithm>

#include "lib/scoring/agreement_score.hpp"

namespace tasks::scoring {

void DrawnAgreement::add(const model::ScoredItem& item) {
  bool drawn = false;
  for (std::size_t i = 0; i < item.contributors.size(); ++i)
    for (std::size_t j = i + 1; j < item.contributors.size(); ++j) {
      const bool swap = item.contributors[j].user < item.contributors[i].user;
      model::ScoredItem two{.task = item.task, .item = item.item, .dataset = item.dataset, .type = model::Quality::qualification, .width = item.width, .height = item.height,
                            .reference = item.contributors[swap ? j : i].annotations, .contributors = {item.contributors[swap ? i : j]}, .config = item.config};
      const auto leave_out = [](std::vector<model::ScoredAnnotation>& annotations) {
        std::erase_if(annotations, [](const model::ScoredAnnotation& a) { return a.shape == model::Shape::class_ || a.system; });
      };
      leave_out(*two.reference);
      leave_out(two.contributors.front().annotations);
      if (two.reference->empty() && two.contributors.front().annotations.empty()) continue;
      drawn = true;
      Pair& pair = m_pairs[{item.contributors[swap ? j : i].user, two.contributors.front().user}];
      ++pair.items;
      pair.shapes += static_cast<std::int64_t>(two.reference->size() + two.contributors.front().annotations.size());
      for (const model::ScoreRow& row : score_agreement(two)) {
        if (!row.relative || row.value <= 0) continue;
        if (row.type == "annotation_iou") {
          pair.overlap += row.value;
          ++pair.matched;
        } else if (row.type == "annotation_label") {
          ++pair.right;
        }
      }
    }
  m_items += drawn ? 1 : 0;
}

std::vector<model::Agreement> DrawnAgreement::figures(std::span<const model::Statistic> statistics, std::optional<model::Breakdown> by) const {
  std::vector<model::Agreement> found;
  const auto tell = [&](const std::string& annotator, const std::string& other, const Pair& pair) {
    for (const model::Statistic statistic : statistics) {
      model::Agreement& figure = found.emplace_back();
      figure.statistic = statistic;
      figure.annotator = annotator;
      figure.other = other;
      if (statistic == model::Statistic::iou && pair.matched > 0) figure.value = pair.overlap / static_cast<double>(pair.matched);
      if (statistic == model::Statistic::f1 && pair.shapes > 0) figure.value = 2 * static_cast<double>(pair.right) / static_cast<double>(pair.shapes);
      figure.items = pair.items;
      figure.answers = pair.shapes;
    }
  };
  Pair all;
  for (const auto& [who, pair] : m_pairs) {
    if (by) tell(who.first, who.second, pair);
    all.overlap += pair.overlap;
    all.matched += pair.matched;
    all.right += pair.right;
    all.shapes += pair.shapes;
  }
  all.items = m_items;
  if (!by) tell("", "", all);
  return found;
}

}  // namespace tasks::scoring
