#pragma once
// Labels of a file that the recipe of its task does not have: they become a new version of the recipe, which the task takes.
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/service/import.hpp"

namespace tasks::service {

// Those that were added, in the order of the file; none for a task without a recipe, or whose recipe allows every label. `task` is what it is afterwards.
std::vector<std::string> add_missing_labels(store::Transaction& tx, model::Task& task, const ImportRequest& request);

}  // namespace tasks::service
