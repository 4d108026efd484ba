#pragma once
// The coefficients that were asked for, over all labels, label by label or pair by pair, with intervals by the bootstrap: items are
// drawn with replacement, as many as there are, and the middle 95 % of what comes out is the interval (Efron 1979, percentiles).
//
//     for (const Measured& m : measure(labels, {.statistics = {Statistic::fleiss}, .samples = 1000, .seed = 7})) use(m.value, m.low, m.high);
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/quality.hpp"
#include "lib/scoring/labels.hpp"

namespace tasks::scoring {

struct Measure {
  std::vector<model::Statistic> statistics = {};                  // of labels
  model::Level level = model::Level::nominal;                     // of Krippendorff's alpha
  model::KappaWeights weights = model::KappaWeights::none;        // of Cohen's kappa
  std::vector<std::string> order = {};                            // labels from the lowest to the highest
  std::optional<model::Breakdown> by = {};
  std::int64_t samples = 0;                                       // of the bootstrap
  std::uint64_t seed = 0;
};

// By label and by pair in their order, the statistics in theirs. Throws Code::bad_value (scale.hpp), and for levels or weights by label.
std::vector<model::Agreement> measure(const Labels& labels, const Measure& asked);

}  // namespace tasks::scoring
