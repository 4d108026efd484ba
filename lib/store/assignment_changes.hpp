#pragma once
// Changes of assignments as contributors come and go. Each notes its effect; work items are moved by moves.hpp.
//
//     set_assignment_workload(tx, assignment, 60.0);
//     if (was_active(tx.db(), assignment.id)) archive_assignment(tx, assignment); else remove_assignment(tx, assignment);
#include <optional>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// The last one of the user or group in the task that is archived now.
std::optional<Id> find_archived_assignment_id(Database& db, Id task_id, Id user_id, Id group_id);
// Whether they ever had one, be it archived or gone by now.
bool was_ever_assigned(Database& db, Id task_id, Id user_id, Id group_id);
// Whether anybody did anything in it.
bool was_active(Database& db, Id assignment_id);
std::int64_t next_assignment_ordinal(Database& db, Id task_id);

void set_assignment_workload(Transaction& tx, model::Assignment& assignment, std::optional<double> percent);
void archive_assignment(Transaction& tx, model::Assignment& assignment);
void reopen_assignment(Transaction& tx, model::Assignment& assignment);
void remove_assignment(Transaction& tx, const model::Assignment& assignment);  // it must hold nothing

}  // namespace tasks::store
