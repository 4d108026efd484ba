#pragma once
// What follows from a command before it commits: scores, merged layers and statuses in quality tasks, the moves of items through
// pipelines, and what follows from those in turn. Whoever commits a transaction of a service calls it, once.
//
//     std::vector<std::string> notes = settle(tx);
#include <string>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::service {

std::vector<std::string> settle(store::Transaction& tx);

}  // namespace tasks::service
