#pragma once
// What the distance of two labels is (tasks-scoring(7)): none but "different" on the nominal level; places in an order; values.
//
//     Scale scale = make_scale(labels.classes, Level::interval, KappaWeights::none, {});   // "2" and "10" are 8 apart
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/scoring/labels.hpp"

namespace tasks::scoring {

struct Scale {
  model::Level level = model::Level::nominal;
  model::KappaWeights weights = model::KappaWeights::none;
  std::vector<double> values;  // of each label, for Krippendorff's alpha: what it says, or its place; empty when nominal
  std::vector<double> places;  // of each label, for weighted kappa: 0, 1, 2 … from the lowest; empty without weights
};

// `order`: labels from the lowest to the highest, for the ordinal level and for weights; empty: labels are numbers and have
// their order. Throws Code::bad_value for a label that is no number, or is not in the order; for a negative one of a ratio.
Scale make_scale(const Names& classes, model::Level level, model::KappaWeights weights, std::span<const std::string> order);

}  // namespace tasks::scoring
