#pragma once
// Taking back what an operation did to people's time (intervals.hpp). Rows stay: time that a command gave counts nothing any
// more, and a timer that it stopped runs on, unless the person has another one running by now.
#include <vector>

#include "lib/store/undo.hpp"

namespace tasks::store {

void take_back_intervals(Transaction& tx, const std::vector<const NotedEffect*>& effects);  // of kind work_interval; notes its own

}  // namespace tasks::store
