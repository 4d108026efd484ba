#pragma once
// The clean-ups that go with a stage moved by hand (domain.md §7): of the work items in the table `selection` annotations go, holders,
// time, history. Each is noted, so that undo brings it back, but for the history, which is gone for good (decisions.md 43).
//
//     store::IdSet cleaned = clean_up(tx, task, {.annotations = true});
#include "lib/model/records.hpp"
#include "lib/store/id_set.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct CleanUps {
  bool annotations = false, assignees = false, history = false, duration = false;
  bool any() const { return annotations || assignees || history || duration; }
};

// Throws Code::guard for annotations of a QA task, for assignees of a quality task, and for annotations of what has a status
// when the project forces its removal first. Returns the work items that differ now.
store::IdSet clean_up(store::Transaction& tx, const model::Task& task, const CleanUps& wanted);

}  // namespace tasks::service
