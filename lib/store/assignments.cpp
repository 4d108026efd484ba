#include "lib/store/assignments.hpp"

#include <unordered_map>

#include "lib/base/text.hpp"
#include "lib/store/counters.hpp"

namespace tasks::store {
namespace {

// What both statements of a read are limited to; $1, and $2 for archived ones (0, 1).
constexpr std::string_view k_one = " a.id = $1";                  // by primary key
constexpr std::string_view k_of_task = " a.task_id = $1";         // by index assignment_task
constexpr std::string_view k_every = " $1 = 0";                   // a scan
// By indexes assignment_user and assignment_group.
constexpr std::string_view k_of_holder =
    " a.id in (select id from assignment where user_id = $1 union all select o.id from group_member g join assignment o on o.group_id = g.group_id"
    " where g.user_id = $1)";
constexpr std::string_view k_in_use = " and (a.archived_at is null or $2 = 1) and (t.archived_at is null or $2 = 1)";

// Everything that is joined goes by primary key.
constexpr std::string_view k_assignments =
    "select a.id, a.task_id, t.name, a.name, u.email, g.name, a.user_id, a.group_id, a.kind, a.weight, a.archived_at, a.created_at"
    " from assignment a join task t on t.id = a.task_id left join users u on u.id = a.user_id left join groups g on g.id = a.group_id"
    " where a.removed_op is null and t.removed_op is null and";
// By the primary key of counter: task, assignment.
constexpr std::string_view k_counters =
    "select c.assignment_id, c.stage, c.status, c.skipped, sum(c.items), sum(c.open_issue_items), sum(c.for_review_items), sum(c.annotations),"
    " sum(c.duration_us) from assignment a join task t on t.id = a.task_id join counter c on c.task_id = a.task_id and c.assignment_id = a.id"
    " where a.removed_op is null and t.removed_op is null and";

// By index assignment_user or assignment_group.
constexpr std::string_view k_find_user =
    "select id from assignment where user_id = $2 and task_id = $1 and archived_at is null and removed_op is null";
constexpr std::string_view k_find_group =
    "select id from assignment where group_id = $2 and task_id = $1 and archived_at is null and removed_op is null";
// By index assignment_task.
constexpr std::string_view k_find_pool =
    "select id from assignment where task_id = $1 and kind = 'pool' and archived_at is null and removed_op is null";

constexpr std::string_view k_insert =
    "insert into assignment (id, task_id, user_id, group_id, kind, name, ordinal, weight, created_op, created_at)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

}  // namespace

std::vector<model::Assignment> read_assignments(Session& session, const AssignmentScope& scope) {
  Database& db = session.db();
  std::string limits(scope.id != 0 ? k_one : scope.task_id != 0 ? k_of_task : scope.holder != 0 ? k_of_holder : k_every);
  const Id key = scope.id != 0 ? scope.id : scope.task_id != 0 ? scope.task_id : scope.holder;
  if (scope.task_id != 0 && scope.holder != 0)
    limits += " and (a.user_id = $3 or exists (select 1 from group_member m where m.group_id = a.group_id and m.user_id = $3))";
  limits += k_in_use;
  const Value values[] = {Value(key), Value(scope.archived || scope.id != 0), Value(scope.holder)};
  const std::span<const Value> used(values, scope.task_id != 0 && scope.holder != 0 ? 3 : 2);

  std::vector<model::Assignment> assignments;
  std::unordered_map<Id, std::size_t> places;
  for (Cursor rows = db.run_query(cat(k_assignments, limits, " order by a.task_id, a.ordinal, a.id"), used); rows.next();) {
    model::Assignment a;
    a.id = rows.integer(0);
    a.task_id = rows.integer(1);
    a.task = rows.text(2);
    a.name = rows.text(3);
    a.assignee = !rows.is_null(4) ? std::string(rows.text(4)) : !rows.is_null(5) ? cat('@', rows.text(5)) : std::string();
    a.user_id = rows.integer(6);
    a.group_id = rows.integer(7);
    a.kind = rows.text(8);
    a.workload = rows.maybe_real(9);
    a.archived_at = rows.maybe_integer(10);
    a.created_at = rows.integer(11);
    places.emplace(a.id, assignments.size());
    assignments.push_back(std::move(a));
  }
  const std::string counters = cat(k_counters, limits, " group by c.assignment_id, c.stage, c.status, c.skipped");
  for (Cursor rows = db.run_query(counters, used); rows.next();) {
    add_to_tally(assignments[places.at(rows.integer(0))].tally,
                 {.stage = rows.text(1), .status = rows.text(2), .skipped = rows.boolean(3), .items = rows.integer(4), .open_issue_items = rows.integer(5),
                  .for_review_items = rows.integer(6), .annotations = rows.integer(7), .duration = rows.integer(8)});
  }
  return assignments;
}

std::optional<Id> find_assignment_id(Database& db, Id task_id, Id user_id, Id group_id) {
  if (user_id != 0) return db.integer(k_find_user, task_id, user_id);
  if (group_id != 0) return db.integer(k_find_group, task_id, group_id);
  return db.integer(k_find_pool, task_id);
}

void insert_assignment(Transaction& tx, const NewAssignment& a) {
  tx.db().execute(k_insert, a.id, a.task_id, id_or_null(a.user_id), id_or_null(a.group_id), a.kind, a.name, a.ordinal, a.workload, tx.operation_id(),
                  tx.now());
}

}  // namespace tasks::store
