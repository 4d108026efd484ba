#pragma once
// What the clean-ups of `set-status --stage` take off the work items in `selection`: annotations, time, history. Effects of work items
// and counters are the caller's (WorkChanges); those of annotations and intervals are noted here.
//
//     each_selected_annotation(db, [&](Id annotation, Id work_item) { … });
//     remove_selected_time(tx, task.id);
#include <functional>

#include "lib/store/id_set.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

void each_selected_annotation(Database& db, const std::function<void(Id annotation, Id work_item)>& visit);  // by annotation; the living

// No interval of them holds any active time; timers that run go on from now.
void remove_selected_time(Transaction& tx, Id task_id);
void clear_selected_duration(Database& db);  // of the work items; the version stays

// Earlier operations forget what they did to the selected work items: effects on them alone go, those on many lose the ids,
// contents of annotations before a change go. How a work item came into its task stays, and that its history was removed. Operations that lost something cannot be
// undone any more: `history_removed` in their counts_json is the operation that removed it. Returns the work items that
// something was removed of.
IdSet remove_selected_history(Transaction& tx);

// The operation that removed some of the history of this one; 0: none did.
Id history_removed_by(Database& db, Id operation);

}  // namespace tasks::store
