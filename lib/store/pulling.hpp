#pragma once
// The queue of a pulling task: work items that wait in an assignment of kind `queue` until somebody takes a batch (domain.md
// §4). An annotator's database role does not see the queue: there functions of the database (rights.sql) do the same, by the
// same rules.
//
//     db.hold(assignment);                       // two processes of one assignee take turns
//     if (pending_in(db, assignment) <= most - size) taken = take_batch(tx, task, assignment, size);
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::store {

std::optional<Id> queue_of(Database& db, Id task_id);
// What has no status and is not skipped; nothing when the assignment is archived or gone.
std::optional<std::int64_t> pending_in(Database& db, Id assignment_id);

// The next so many of the queue, by priority, queue-entry time, position; nobody else is given them. Rows only: they are
// the assignment's when it returns, in no order.
std::vector<Id> take_batch(Transaction& tx, Id task_id, Id queue_id, Id assignment_id, std::int64_t size, Id not_made_by);

// Work that was begun or taken and not touched since `until` goes into the table `selection`: claimed work items, and all
// that waits in an assignment of a pulling task in which nobody did anything since. In open assignments; `user_id`: only the
// user's and the user's groups'. Returns how many.
std::int64_t select_idle(Database& db, Micros until, Id user_id);

}  // namespace tasks::store
