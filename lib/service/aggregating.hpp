#pragma once
// One label per item out of many, and what the annotators are worth: records for `tasks aggregate`.
//
//     Aggregating result(std::move(labels), model::AggregationMethod::dawid_skene);
//     result.each_label([&](const model::AggregatedLabel& l) { … });   result.each_skill(…);   result.summary();
#include <functional>

#include "lib/model/quality.hpp"
#include "lib/scoring/aggregation.hpp"

namespace tasks::service {

class Aggregating {
 public:
  Aggregating(scoring::Labels labels, model::AggregationMethod method);

  // Items and annotators in the order of the input.
  void each_label(const std::function<void(const model::AggregatedLabel&)>& visit) const;
  void each_skill(const std::function<void(const model::Skill&)>& visit) const;
  model::AggregationSummary summary() const;
  std::vector<std::string> notes() const;  // for people: ties, no convergence

 private:
  scoring::Labels m_labels;
  model::AggregationMethod m_method;
  scoring::Aggregation m_result;
};

}  // namespace tasks::service
