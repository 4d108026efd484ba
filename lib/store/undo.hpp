#pragma once
// Taking back what an operation did, from its effects alone: it costs by what it reverts, whatever the size of the project.
// What may be taken back, and by whom, is lib/service/undo.hpp's business.
//
//     const NotedOperation operation = …find_noted_operation(db, 12);
//     if (!later_operations(tx, operation).empty()) …refuse…
//     take_back(tx, operation);          // values, rows, counters; the effects of `tx` are the mirror of the operation's
//     mark_undone(tx, operation);
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/id_set.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct NotedEffect {
  std::string kind, field;
  std::optional<std::string> old_value, new_value;
  Id task_id = 0;
  IdSet ids;
};
struct NotedOperation {
  model::Operation record;
  Id actor_id = 0;
  std::vector<NotedEffect> effects;  // as they were noted
};

std::optional<NotedOperation> find_noted_operation(Database& db, Id id);
// The last one of this user that is no act of the timer (next, start, stop).
std::optional<Id> last_operation_of(Database& db, Id user_id);

Id parent_of_task(Database& db, Id task_id);  // that a QA task reviews; 0: none

// Later operations that changed the same fields of the same records, or anything of a record that the operation made;
// newest first. Those that were undone do not count, nor do those that undid them.
std::vector<model::Operation> later_operations(Session& session, const NotedOperation& operation);

// What is on the way back: rows that came in the way, as one line for a person. Throws Code::conflict.
void take_back(Transaction& tx, const NotedOperation& operation);

// The operation is undone by `tx`'s; and when it had undone another one, that one holds again, and so on.
void mark_undone(Transaction& tx, const NotedOperation& operation);

}  // namespace tasks::store
