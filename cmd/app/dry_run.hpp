#pragma once
// What a dry run shows on a terminal besides the records: every field that would change, old → new, and of how many records.
//
//     work item   status   none → complete     6
#include <string>

#include "lib/store/session.hpp"

namespace tasks::app {

// Lines, each with its end; "" when nothing would change. At most `width` columns when that is not 0.
std::string changes_text(store::Transaction& tx, bool color, std::size_t width);

}  // namespace tasks::app
