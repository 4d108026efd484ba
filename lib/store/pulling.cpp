#include "lib/store/pulling.hpp"

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

// By index assignment_task.
constexpr std::string_view k_queue = "select id from assignment where task_id = $1 and kind = 'queue' and archived_at is null and removed_op is null";
constexpr std::string_view k_queue_of_mine = "select queue_of($1)";

// The partial indexes work_item_queue and work_item_claimed: no more rows than the maximum workload, and what waits for
// others. Work that came back with an issue is not counted: it goes to whoever made it, however much that is.
constexpr std::string_view k_pending =
    "select (select count(*) from work_item where assignment_id = $1 and status is null and skipped_at is null and claimed_at is null and removed_op is null"
    " and stage <> 'prepare' and (parent_work_item_id is not null or open_issues + for_review = 0))"
    " + (select count(*) from work_item where assignment_id = $1 and claimed_at is not null and status is null and skipped_at is null and removed_op is null"
    " and stage <> 'prepare' and (parent_work_item_id is not null or open_issues + for_review = 0))"
    " from assignment where id = $1 and archived_at is null and removed_op is null";

// The partial index work_item_queue, in its order: stops at the limit. The update by primary key.
constexpr std::string_view k_take =
    "with batch as (select id from work_item where assignment_id = $1 and status is null and skipped_at is null and claimed_at is null and removed_op is null"
    " and stage <> 'prepare' and ($5 = 0 or coalesce((select p.status_by from work_item p where p.id = work_item.parent_work_item_id), 0) <> $5)"
    " order by priority desc, queued_at, position limit $3 /*skip_locked*/)"
    " update work_item set assignment_id = $2, version = version + 1, updated_at = $4 where id in (select id from batch) returning id";
constexpr std::string_view k_take_of_mine = "select take_batch($1, $2, $3)";

// Assignments are few beside work items; those by the partial indexes work_item_claimed and work_item_queue.
constexpr std::string_view k_open =
    " from assignment a join task t on t.id = a.task_id cross join work_item w where a.archived_at is null and a.removed_op is null and a.kind = 'normal'"
    " and t.archived_at is null and t.removed_op is null and w.assignment_id = a.id and w.status is null and w.skipped_at is null and w.removed_op is null"
    " and w.updated_at <= $1";
constexpr std::string_view k_claimed = " and w.claimed_at is not null and w.claimed_at <= $1 and coalesce(w.last_activity_at, w.claimed_at) <= $1";
constexpr std::string_view k_left = " and w.claimed_at is null and t.allocation = 'pulling' and coalesce(a.last_activity_at, a.created_at) <= $1";
constexpr std::string_view k_of_user =
    " and a.id in (select id from assignment where user_id = $2 union all select o.id from group_member g join assignment o on o.group_id = g.group_id"
    " where g.user_id = $2)";

}  // namespace

std::optional<Id> queue_of(Database& db, Id task_id) { return db.integer(hides_rows(db) ? k_queue_of_mine : k_queue, task_id); }

std::optional<std::int64_t> pending_in(Database& db, Id assignment_id) { return db.integer(k_pending, assignment_id); }

std::vector<Id> take_batch(Transaction& tx, Id task_id, Id queue_id, Id assignment_id, std::int64_t size, Id not_made_by) {
  std::vector<Id> taken;
  const auto take = [&](Cursor rows) {
    while (rows.next()) taken.push_back(rows.integer(0));
  };
  if (hides_rows(tx.db()))
    take(tx.db().query(k_take_of_mine, task_id, assignment_id, tx.now()));
  else
    take(tx.db().query(k_take, queue_id, assignment_id, size, tx.now(), not_made_by));
  return taken;
}

std::int64_t select_idle(Database& db, Micros until, Id user_id) {
  const std::string_view whose = user_id == 0 ? std::string_view() : k_of_user;
  const std::string sql = cat("select id, row_number() over (order by task_id, position) from (select w.id, w.task_id, w.position", k_open, k_claimed, whose,
                              " union all select w.id, w.task_id, w.position", k_open, k_left, whose, ") idle");
  const Value values[] = {Value(until), Value(user_id)};
  return select_into_selection(db, sql, std::span(values, user_id == 0 ? 1 : 2));
}

}  // namespace tasks::store
