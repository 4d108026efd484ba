#pragma once
// One label per item out of many (tasks-scoring(7)): majority vote, and Dawid and Skene's estimate of who errs how.
//
//     const Aggregation votes = majority(labels, {});
//     const Aggregation result = dawid_skene(labels, {.tolerance = 1e-9, .most = 2000});
//     labels.classes[result.labels[item]];  result.posterior(item, label);  result.log_likelihood;
//
// Source: A. P. Dawid, A. M. Skene, Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm, Applied
// Statistics 28 (1979) 20-28.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "lib/scoring/labels.hpp"

namespace tasks::scoring {

struct Aggregation {
  std::uint32_t classes = 0;
  std::vector<std::uint32_t> labels;   // of each item; k_none when nobody labeled it
  std::vector<char> tied;              // of each item: another label has as much; the first in the order of the classes was taken
  std::vector<double> posteriors;      // items × classes: shares of the votes, or probabilities; 0 where nobody labeled the item
  std::vector<double> shares;          // of each class, over the items that were labeled
  std::vector<double> confusion;       // annotators × true × said: of items of this class, the share that the annotator calls that; 0/0 is 0
  std::vector<double> skills;          // of each annotator: the chance to be right on an item that is drawn by the shares
  double log_likelihood = std::numeric_limits<double>::quiet_NaN();  // natural; Dawid and Skene only
  std::int64_t iterations = 0;
  bool converged = true;

  double posterior(std::size_t item, std::uint32_t label) const { return posteriors[item * classes + label]; }
  double said(std::size_t annotator, std::uint32_t truth, std::uint32_t label) const { return confusion[(annotator * classes + truth) * classes + label]; }
};

// `preference`: of tied labels the one that stands first there wins, numbers of classes; without: that with the lower bytes.
Aggregation majority(const Labels& labels, const std::vector<std::uint32_t>& preference);

struct Convergence {
  double tolerance = 1e-9;   // of the log-likelihood from one iteration to the next
  std::int64_t most = 2000;  // iterations
};
// Starts from the shares of the votes. Throws Code::limit when annotators × classes² do not fit in memory.
Aggregation dawid_skene(const Labels& labels, const Convergence& until);

}  // namespace tasks::scoring
