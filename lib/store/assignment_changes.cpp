#include "lib/store/assignment_changes.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// By indexes assignment_user and assignment_group.
constexpr std::string_view k_archived_of_user =
    "select id from assignment where user_id = $2 and task_id = $1 and archived_at is not null and removed_op is null order by archived_at desc, id desc limit 1";
constexpr std::string_view k_archived_of_group =
    "select id from assignment where group_id = $2 and task_id = $1 and archived_at is not null and removed_op is null order by archived_at desc, id desc limit 1";
constexpr std::string_view k_ever_of_user = "select 1 from assignment where user_id = $2 and task_id = $1 limit 1";
constexpr std::string_view k_ever_of_group = "select 1 from assignment where group_id = $2 and task_id = $1 limit 1";
// By primary key.
constexpr std::string_view k_active = "select 1 from assignment where id = $1 and last_activity_at is not null";
// By index assignment_task.
constexpr std::string_view k_next_ordinal = "select coalesce(max(ordinal) + 1, 0) from assignment where task_id = $1";

constexpr std::string_view k_set_workload = "update assignment set weight = $2 where id = $1";
constexpr std::string_view k_set_archived = "update assignment set archived_at = $2 where id = $1";
constexpr std::string_view k_remove = "update assignment set removed_op = $2 where id = $1";

template <class T>
std::optional<std::string> said(const std::optional<T>& value) {
  return value ? std::optional(cat(*value)) : std::nullopt;
}

void set_archived(Transaction& tx, model::Assignment& assignment, std::optional<Micros> at) {
  if (!tx.changed("assignment", assignment.id, "archived_at", said(assignment.archived_at), said(at), assignment.task_id)) return;
  tx.db().execute(k_set_archived, assignment.id, at);
  assignment.archived_at = at;
}

}  // namespace

std::optional<Id> find_archived_assignment_id(Database& db, Id task_id, Id user_id, Id group_id) {
  return user_id != 0 ? db.integer(k_archived_of_user, task_id, user_id) : db.integer(k_archived_of_group, task_id, group_id);
}

bool was_ever_assigned(Database& db, Id task_id, Id user_id, Id group_id) {
  return (user_id != 0 ? db.integer(k_ever_of_user, task_id, user_id) : db.integer(k_ever_of_group, task_id, group_id)).has_value();
}

bool was_active(Database& db, Id assignment_id) { return db.integer(k_active, assignment_id).has_value(); }

std::int64_t next_assignment_ordinal(Database& db, Id task_id) { return db.integer(k_next_ordinal, task_id).value_or(0); }

void set_assignment_workload(Transaction& tx, model::Assignment& assignment, std::optional<double> percent) {
  if (!tx.changed("assignment", assignment.id, "weight", said(assignment.workload), said(percent), assignment.task_id)) return;
  tx.db().execute(k_set_workload, assignment.id, percent);
  assignment.workload = percent;
}

void archive_assignment(Transaction& tx, model::Assignment& assignment) { set_archived(tx, assignment, tx.now()); }
void reopen_assignment(Transaction& tx, model::Assignment& assignment) { set_archived(tx, assignment, std::nullopt); }

void remove_assignment(Transaction& tx, const model::Assignment& assignment) {
  tx.removed("assignment", IdSet(assignment.id), assignment.task_id);
  tx.db().execute(k_remove, assignment.id, tx.operation_id());
}

}  // namespace tasks::store
