#pragma once
// Agreement of annotators: what `tasks agreement` prints.
#include <string>
#include <vector>

#include "lib/scoring/measuring.hpp"

namespace tasks::service {

using scoring::Measure;

struct AgreementFound {
  std::vector<model::Agreement> figures;
  std::vector<std::string> notes;  // why a coefficient is not defined
};
AgreementFound measure_agreement(const scoring::Labels& labels, const Measure& asked);

}  // namespace tasks::service
