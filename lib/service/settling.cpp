#include "lib/service/settling.hpp"

#include "lib/service/moving_items.hpp"
#include "lib/service/settling_quality.hpp"

namespace tasks::service {

std::vector<std::string> settle(store::Transaction& tx) {
  std::vector<std::string> notes;
  const bool undoing = tx.quality_work().undoing;
  do {
    settle_quality(tx);
    if (undoing) tx.pipeline_work() = {};  // moves are put back with the rest
    for (std::string& note : settle_pipelines(tx)) notes.push_back(std::move(note));
  } while (!tx.quality_work().empty() || !tx.pipeline_work().empty());
  return notes;
}

}  // namespace tasks::service
