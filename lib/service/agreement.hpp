#pragma once
// Agreement of annotators: what `tasks agreement` prints.
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/scoring/measuring.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

using scoring::Measure;

struct AgreementFound {
  std::vector<model::Agreement> figures;
  std::vector<std::string> notes;  // why a coefficient is not defined
};
AgreementFound measure_agreement(const scoring::Labels& labels, const Measure& asked);

// Of shapes that several people drew on an item of a consensus task; nothing for other tasks. `asked.statistics`: iou, f1.
std::vector<model::Agreement> measure_shapes(store::Session& session, const model::Task& task, const Measure& asked);

}  // namespace tasks::service
