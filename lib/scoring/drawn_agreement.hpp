#pragma once
// How well shapes of two annotators of one item lie on each other: what `agreement` tells of detection (tasks-scoring(7)). Shapes are matched
// as the score function agreement does, one to one with the greatest total overlap, from the IoU threshold on, whatever their labels.
//
//     DrawnAgreement drawn;
//     for (const model::ScoredItem& item : items) drawn.add(item);
//     drawn.figures({Statistic::iou, Statistic::f1}, Breakdown::pair);
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lib/model/quality.hpp"
#include "lib/model/scored_item.hpp"

namespace tasks::scoring {

class DrawnAgreement {
 public:
  // Each two of the item's contributors, classifications left out. Throws Code::bad_record as score_agreement does.
  void add(const model::ScoredItem& item);
  // Over all pairs, or each pair by e-mails. iou: the mean overlap of what matched, 0 to 1. f1: 2 × matched with the same label / all shapes of
  // both, 0 to 1. Undefined (NaN) where nothing matched, or nothing was drawn. `items`: on which either drew; `answers`: shapes of both.
  std::vector<model::Agreement> figures(std::span<const model::Statistic> statistics, std::optional<model::Breakdown> by) const;
  bool empty() const { return m_pairs.empty(); }

 private:
  struct Pair {
    double overlap = 0;
    std::int64_t matched = 0, right = 0, shapes = 0, items = 0;
  };
  std::map<std::pair<std::string, std::string>, Pair> m_pairs;  // the lesser e-mail first
  std::int64_t m_items = 0;
};

}  // namespace tasks::scoring
