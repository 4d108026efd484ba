#pragma once
// What agreement and aggregation answer (tasks-scoring(7)).
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/model/quality_words.hpp"

namespace tasks::model {

constexpr double k_undefined = std::numeric_limits<double>::quiet_NaN();  // 0/0; printed as null
constexpr double ratio(double part, double whole) { return whole > 0 ? part / whole : k_undefined; }

// One coefficient: over all, for one label, or for one pair of annotators.
struct Agreement {
  Statistic statistic = Statistic::percent;
  std::string label;             // "" unless it is for one label
  std::string annotator, other;  // "" unless it is for a pair
  double value = k_undefined;
  double low = k_undefined, high = k_undefined;  // the middle 95 % of the bootstrap samples
  std::int64_t items = 0;        // with two labels or more
  std::int64_t answers = 0;      // on those
};

// What an item is, by all its labels.
struct AggregatedLabel {
  std::string item;
  std::string label;             // "" when nobody labeled it
  double posterior = k_undefined;  // probability, or share of the votes
  bool tied = false;             // another label has as much
  std::int64_t answers = 0;
  std::vector<std::pair<std::string, double>> posteriors;  // of all labels, in byte order; those of 0 are left out
};

// How good an annotator is, judged by the aggregated labels.
struct Skill {
  std::string annotator;
  std::int64_t answers = 0;
  double skill = k_undefined;    // the chance to be right on an item drawn by the shares of the labels
  std::vector<std::string> labels;
  std::vector<double> confusion;  // true × said
};

struct AggregationSummary {
  AggregationMethod method = AggregationMethod::dawid_skene;
  std::int64_t items = 0, annotators = 0, answers = 0, tied = 0;
  double log_likelihood = k_undefined;  // natural; of Dawid and Skene's model
  std::int64_t iterations = 0;
  bool converged = true;
  std::vector<std::pair<std::string, double>> shares;  // of each label
};

}  // namespace tasks::model
