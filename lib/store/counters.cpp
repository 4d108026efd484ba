#include "lib/store/counters.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// What the counters of a set of work items (alias w) come to. replica_set: 0 originals, 1 replicas.
constexpr std::string_view k_sums =
    "select w.task_id, w.assignment_id, case when w.replica_key = 0 then 0 else 1 end as replica_set, w.stage, coalesce(w.status, '') as status,"
    " case when w.skipped_at is null then 0 else 1 end as skipped, count(*) as items,"
    " sum(case when w.open_issues > 0 then 1 else 0 end) as open_issue_items, sum(case when w.for_review > 0 then 1 else 0 end) as for_review_items,"
    " sum(w.object_count) as annotations, sum(w.duration_us) as duration_us";
constexpr std::string_view k_group = " group by 1, 2, 3, 4, 5, 6";

void apply_selected(Transaction& tx, int sign) {
  // Reads the selection by key order, work items by primary key.
  static const std::string k_sql =
      cat("insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items, open_issue_items, for_review_items, annotations,"
          " duration_us) select task_id, assignment_id, replica_set, stage, status, skipped, $1 * items, $1 * open_issue_items,"
          " $1 * for_review_items, $1 * annotations, $1 * duration_us from (",
          k_sums, " from selection s join work_item w on w.id = s.id where w.removed_op is null", k_group,
          ") sums where true on conflict (task_id, assignment_id, replica_set, stage, status, skipped) do update set"
          " items = counter.items + excluded.items, open_issue_items = counter.open_issue_items + excluded.open_issue_items,"
          " for_review_items = counter.for_review_items + excluded.for_review_items, annotations = counter.annotations + excluded.annotations,"
          " duration_us = counter.duration_us + excluded.duration_us");
  tx.db().execute(k_sql, sign);
}

const std::string& recount_sql() {
  static const std::string k_sql = cat(k_sums, " from work_item w where w.removed_op is null and (w.task_id = $1 or $1 = 0)", k_group);
  return k_sql;
}

}  // namespace

void subtract_selected_from_counters(Transaction& tx) { apply_selected(tx, -1); }
void add_selected_to_counters(Transaction& tx) { apply_selected(tx, 1); }

std::vector<std::string> compare_counters(Session& session, Id task_id) {
  // Signed union: what is counted must cancel what is kept.
  const std::string sql =
      cat("select task_id, assignment_id, replica_set, stage, status, skipped, sum(items), sum(open_issue_items), sum(for_review_items),"
          " sum(annotations), sum(duration_us) from (select * from (",
          recount_sql(),
          ") counted union all select task_id, assignment_id, replica_set, stage, status, skipped, -items, -open_issue_items, -for_review_items,"
          " -annotations, -duration_us from counter where task_id = $1 or $1 = 0) both_sides group by 1, 2, 3, 4, 5, 6"
          " having sum(items) <> 0 or sum(open_issue_items) <> 0 or sum(for_review_items) <> 0 or sum(annotations) <> 0 or sum(duration_us) <> 0"
          " order by 1, 2, 3, 4, 5, 6");
  std::vector<std::string> differences;
  for (Cursor rows = session.db().query(sql, task_id); rows.next();) {
    const auto status = rows.text(4);
    differences.push_back(cat("task ", rows.integer(0), ", assignment ", rows.integer(1), ", stage ", rows.text(3), ", status ",
                              status.empty() ? std::string_view("none") : status, rows.boolean(5) ? ", skipped" : "", ": counters are off by ",
                              -rows.integer(6), " items, ", -rows.integer(9), " annotations, ", -rows.integer(10), " µs"));
  }
  return differences;
}

void rebuild_counters(Transaction& tx, Id task_id) {
  tx.db().execute("delete from counter where task_id = $1 or $1 = 0", task_id);
  static const std::string k_sql = cat(
      "insert into counter (task_id, assignment_id, replica_set, stage, status, skipped, items, open_issue_items, for_review_items, annotations,"
      " duration_us) ",
      recount_sql());
  tx.db().execute(k_sql, task_id);
}

void add_to_tally(model::Tally& tally, const CounterRow& row) {
  if (row.items == 0) return;
  tally.total += row.items;
  if (!row.status.empty())
    tally.done += row.items;
  else if (row.skipped)
    tally.skipped += row.items;
  else
    tally.remaining += row.items;
  tally.open_issues += row.open_issue_items;
  tally.for_review += row.for_review_items;
  tally.annotations += row.annotations;
  tally.duration += row.duration;
  tally.by_status[std::string(row.status)] += row.items;
  tally.by_stage[std::string(row.stage)] += row.items;
}

}  // namespace tasks::store
