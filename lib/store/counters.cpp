#include "lib/store/counters.hpp"

#include "lib/base/text.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

// What the counters of a set of work items (alias w) come to. replica_set: 0 originals, 1 replicas.
constexpr std::string_view k_sums =
    "select w.task_id, w.assignment_id, case when w.replica_key > 0 then 1 else 0 end as replica_set, w.stage, coalesce(w.status, '') as status,"
    " case when w.skipped_at is null then 0 else 1 end as skipped, count(*) as items,"
    " sum(case when w.open_issues > 0 then 1 else 0 end) as open_issue_items, sum(case when w.for_review > 0 then 1 else 0 end) as for_review_items,"
    " sum(w.object_count) as annotations, sum(w.duration_us) as duration_us";
constexpr std::string_view k_group = " group by 1, 2, 3, 4, 5, 6";

// The columns of `counter`, and how a row of them is added to what is there.
constexpr std::string_view k_counter_columns =
    "task_id, assignment_id, replica_set, stage, status, skipped, items, open_issue_items, for_review_items, annotations, duration_us";
constexpr std::string_view k_add_up =
    " on conflict (task_id, assignment_id, replica_set, stage, status, skipped) do update set"
    " items = counter.items + excluded.items, open_issue_items = counter.open_issue_items + excluded.open_issue_items,"
    " for_review_items = counter.for_review_items + excluded.for_review_items, annotations = counter.annotations + excluded.annotations,"
    " duration_us = counter.duration_us + excluded.duration_us";

constexpr std::string_view k_merge_for_others =
    "select add_to_counters(array(select task_id from counter_change), array(select assignment_id from counter_change), array(select replica_set from counter_change),"
    " array(select stage from counter_change), array(select status from counter_change), array(select skipped from counter_change),"
    " array(select items from counter_change), array(select open_issue_items from counter_change), array(select for_review_items from counter_change),"
    " array(select annotations from counter_change), array(select duration_us from counter_change))";

const std::string& recount_sql() {
  static const std::string k_sql = cat(k_sums, " from work_item w where w.removed_op is null and (w.task_id = $1 or $1 = 0)", k_group);
  return k_sql;
}

}  // namespace

void CounterChanges::add(const CounterKey& key, const CounterSums& sums, int sign) {
  // Work items come in runs that are alike: most of the time the last place is the right one.
  std::size_t& last = m_last[sign > 0 ? 0 : 1];
  if (last >= m_rows.size() || m_rows[last].key != key) {
    const auto [place, fresh] = m_places.try_emplace(key, m_rows.size());
    if (fresh) m_rows.push_back({key, {}});
    last = place->second;
  }
  CounterSums& row = m_rows[last].sums;
  row.items += sign * sums.items;
  row.open_issue_items += sign * sums.open_issue_items;
  row.for_review_items += sign * sums.for_review_items;
  row.annotations += sign * sums.annotations;
  row.duration += sign * sums.duration;
}

void CounterChanges::write(Transaction& tx, CountsFor whom) {
  static constexpr std::string_view k_columns[] = {"task_id", "assignment_id",    "replica_set",      "stage",       "status",     "skipped",
                                                   "items",   "open_issue_items", "for_review_items", "annotations", "duration_us"};
  static const std::string k_merge = cat("insert into counter (", k_counter_columns, ") select ", k_counter_columns,
                                         " from counter_change where true order by task_id, assignment_id, replica_set, stage, status, skipped", k_add_up);
  std::erase_if(m_places, [&](const auto& place) { return m_rows[place.second].sums == CounterSums{}; });
  if (m_places.empty()) return m_rows.clear();
  tx.db().create_temporary("counter_change",
                           "task_id bigint, assignment_id bigint, replica_set bigint, stage text, status text, skipped bigint, items bigint,"
                           " open_issue_items bigint, for_review_items bigint, annotations bigint, duration_us bigint");
  auto load = tx.db().bulk("counter_change", k_columns, {});
  for (const auto& [key, place] : m_places) {
    const CounterSums& sums = m_rows[place].sums;
    const Value values[] = {key.task_id, key.assignment_id, key.replica, to_text(key.stage), key.status, key.skipped, sums.items,
                            sums.open_issue_items, sums.for_review_items, sums.annotations, sums.duration};
    load->add(values);
  }
  load->finish();
  if (whom == CountsFor::everybody && hides_rows(tx.db()))
    tx.db().query(k_merge_for_others).next();
  else
    tx.db().post(k_merge);
  m_places.clear();
  m_rows.clear();
}

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
