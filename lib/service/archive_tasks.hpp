#pragma once
// Tasks that are put away and brought back (domain.md §10, decisions.md 26, 33, 52). An archived task is read-only, hidden from
// annotators and left out of lists; its work stays, with counters and history.
//
//     ChangedTasks done = archive_tasks(tx, {{"cars", {}}}, Partial::no);
//     done = unarchive_tasks(tx, {{"17", {}}}, "cars again", Partial::no);
#include <string>

#include "lib/service/choosing_tasks.hpp"

namespace tasks::service {

// Refused: a node of a pipeline; a labeling task with a live QA task that is not archived along with it.
ChangedTasks archive_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, Partial partial);

// `name`: a new one for the one task, "" keeps it. Refused: a name that is taken by now; a QA task whose labeling task is
// archived and does not come back with it.
ChangedTasks unarchive_tasks(store::Transaction& tx, const std::vector<TaskWord>& words, const std::string& name, Partial partial);

}  // namespace tasks::service
