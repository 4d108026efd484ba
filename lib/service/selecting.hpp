#pragma once
// From what was chosen (ids, a pipe, conditions, everything) to the `selection` table that every statement joins.
#include <cstdint>
#include <string>
#include <vector>

#include "lib/store/selection.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct Choice {
  std::vector<store::Chosen> ids;   // typed or piped, in their order
  std::vector<std::string> where;   // conditions, all of which must hold
  bool all = false;
  bool by_ids = false;              // ids were asked for, even when the pipe brought none
  bool given() const { return by_ids || all || !where.empty(); }
};

// Work items of one task (task_id 0: of any task, by ids only), originals and replicas alike, in the task's order or in
// the order of the ids. Returns how many. Throws Code::needs_selection when nothing was chosen at all, not_found or
// wrong_kind for an id that is no work item, guard for one of another task.
std::int64_t select_work_items(store::Session& session, store::Id task_id, const Choice& choice);

// Items of one dataset (dataset_id 0: of any, by ids only), in dataset order or in the order of the ids.
std::int64_t select_items(store::Session& session, store::Id dataset_id, const Choice& choice);

}  // namespace tasks::service
