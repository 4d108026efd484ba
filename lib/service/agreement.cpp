#include "lib/service/agreement.hpp"

#include <algorithm>
#include <cmath>

#include "lib/base/text.hpp"

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

}  // namespace tasks::service
