#include "lib/store/cleaning.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

// The selection in key order; annotations through annotation_work_item, intervals through work_interval_item.
constexpr std::string_view k_annotations =
    "select a.id, a.work_item_id from selection s cross join annotation a where a.work_item_id = s.id and a.deleted_op is null order by a.id";
constexpr std::string_view k_intervals =
    "select i.id, i.active_us, i.last_at, i.ended_at from selection s cross join work_interval i where i.work_item_id = s.id"
    " and (i.active_us <> 0 or i.ended_at is null) order by i.id /*lock i*/";
constexpr std::string_view k_remove_time =
    "update work_interval set active_us = 0, last_at = case when ended_at is null then $1 else last_at end where id in (select id from interval_cleaned)";

constexpr std::string_view k_clear_duration = "update work_item set duration_us = 0 where id in (select id from selection)";

// Effects on one through effect_one, on many through effect_many.
constexpr std::string_view k_single =
    "select e.op_id, e.seq, e.min_id from selection s cross join effect e where e.kind = 'work_item' and e.min_id = s.id and e.min_id = e.max_id"
    " and e.field not in ('created', 'history') and e.op_id <> $1 order by e.op_id, e.seq";
constexpr std::string_view k_many =
    "select e.op_id, e.seq, e.min_id, e.max_id, e.ids from effect e where e.kind = 'work_item' and e.min_id < e.max_id and e.min_id <= $2 and e.max_id >= $1"
    " and e.field not in ('created', 'history') and e.op_id <> $3 order by e.op_id, e.seq";
constexpr std::string_view k_cut_table = "id bigint primary key, op_id bigint not null, seq bigint not null, min_id bigint, max_id bigint, entities bigint not null, ids text";
constexpr std::string_view k_shorten =
    "update effect set min_id = c.min_id, max_id = c.max_id, entities = c.entities, ids = c.ids from effect_cut c"
    " where c.op_id = effect.op_id and c.seq = effect.seq and c.entities > 0 and (effect.op_id, effect.seq) in (select op_id, seq from effect_cut where entities > 0)";
constexpr std::string_view k_drop = "delete from effect where (op_id, seq) in (select op_id, seq from effect_cut where entities = 0)";
// Through annotation_work_item (also the deleted ones), versions by primary key.
constexpr std::string_view k_contents =
    "select v.annotation_id, v.op_id, a.work_item_id from selection s cross join annotation a cross join annotation_version v"
    " where a.work_item_id = s.id and v.annotation_id = a.id and v.op_id <> $1 order by v.annotation_id, v.op_id";
constexpr std::string_view k_content_table = "id bigint primary key, annotation_id bigint not null, op_id bigint not null";
constexpr std::string_view k_drop_contents =
    "delete from annotation_version where (annotation_id, op_id) in (select annotation_id, op_id from content_cut)";
// By primary key. What is there already stays: who was first.
constexpr std::string_view k_mark =
    "update operation set counts_json = '{\"history_removed\":' || cast($1 as text) || case when counts_json = '{}' then '' else ',' end || substr(counts_json, 2)"
    " where id in (select id from operation_cut) and counts_json not like '{\"history_removed%'";
constexpr std::string_view k_counts = "select counts_json from operation where id = $1";

struct Cut {
  Id op_id, seq;
  IdSet left;
};

void load_cuts(Database& db, const std::vector<Cut>& cuts) {
  static constexpr std::string_view k_columns[] = {"id", "op_id", "seq", "min_id", "max_id", "entities", "ids"};
  db.create_temporary("effect_cut", k_cut_table);
  auto load = db.bulk("effect_cut", k_columns, {});
  Id id = 0;
  for (const Cut& cut : cuts) {
    const bool any = !cut.left.empty();
    const std::string ids = cut.left.text();
    const Value row[] = {++id, cut.op_id, cut.seq, any ? Value(cut.left.min()) : Value(), any ? Value(cut.left.max()) : Value(), cut.left.size(), or_null(ids)};
    load->add(row);
  }
  load->finish();
}

}  // namespace

void each_selected_annotation(Database& db, const std::function<void(Id, Id)>& visit) {
  for (Cursor rows = db.query(k_annotations); rows.next();) visit(rows.integer(0), rows.integer(1));
}

void remove_selected_time(Transaction& tx, Id task_id) {
  Database& db = tx.db();
  std::map<std::int64_t, IdSet> by_active, by_last;
  std::vector<Id> all;
  for (Cursor rows = db.query(k_intervals); rows.next();) {
    const Id id = rows.integer(0);
    all.push_back(id);
    if (rows.integer(1) != 0) by_active[rows.integer(1)].add(id);
    if (rows.is_null(3) && rows.integer(2) != tx.now()) by_last[rows.integer(2)].add(id);
  }
  if (all.empty()) return;
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(db, "interval_cleaned");
  auto load = db.bulk("interval_cleaned", k_columns, {});
  for (const Id id : all) {
    const Value row[] = {id, 0};
    load->add(row);
  }
  load->finish();
  db.execute(k_remove_time, tx.now());
  for (auto& [active, ids] : by_active)
    tx.note({.kind = "work_interval", .field = "active_us", .old_value = cat(active), .new_value = "0", .task_id = task_id, .ids = std::move(ids)});
  for (auto& [last, ids] : by_last)
    tx.note({.kind = "work_interval", .field = "last_at", .old_value = cat(last), .new_value = cat(tx.now()), .task_id = task_id, .ids = std::move(ids)});
}

void clear_selected_duration(Database& db) { db.post(k_clear_duration); }

IdSet remove_selected_history(Transaction& tx) {
  Database& db = tx.db();
  const IdSet chosen = selected_ids(db);
  if (chosen.empty()) return {};
  const Id self = tx.operation_id();
  std::vector<Cut> cuts;
  std::vector<Id> touched, operations;
  for (Cursor rows = db.query(k_single, self); rows.next();) {
    cuts.push_back({rows.integer(0), rows.integer(1), {}});
    operations.push_back(rows.integer(0));
    touched.push_back(rows.integer(2));
  }
  std::int64_t seen = 0;
  for (Cursor rows = db.query(k_many, chosen.min(), chosen.max(), self); rows.next();) {
    if ((++seen & 0xff) == 0) throw_if_interrupted();
    const IdSet ids = IdSet::parse(rows.integer(2), rows.integer(3), rows.text(4));
    IdSet left;
    ids.each([&](Id id) { chosen.contains(id) ? touched.push_back(id) : left.add(id); });
    if (left.size() == ids.size()) continue;
    operations.push_back(rows.integer(0));
    cuts.push_back({rows.integer(0), rows.integer(1), std::move(left)});
  }
  db.create_temporary("content_cut", k_content_table);
  {
    static constexpr std::string_view k_columns[] = {"id", "annotation_id", "op_id"};
    std::vector<std::pair<Id, Id>> contents;
    for (Cursor rows = db.query(k_contents, self); rows.next();) {
      contents.emplace_back(rows.integer(0), rows.integer(1));
      operations.push_back(rows.integer(1));
      touched.push_back(rows.integer(2));
    }
    auto load = db.bulk("content_cut", k_columns, {});
    Id id = 0;
    for (const auto& [annotation, operation] : contents) {
      const Value row[] = {++id, annotation, operation};
      load->add(row);
    }
    load->finish();
  }
  if (touched.empty()) return {};
  load_cuts(db, cuts);
  db.execute(k_shorten);
  db.execute(k_drop);
  db.execute(k_drop_contents);
  std::sort(operations.begin(), operations.end());
  operations.erase(std::unique(operations.begin(), operations.end()), operations.end());
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(db, "operation_cut");
  auto load = db.bulk("operation_cut", k_columns, {});
  for (const Id id : operations) {
    const Value row[] = {id, 0};
    load->add(row);
  }
  load->finish();
  db.execute(k_mark, self);
  return IdSet::of(std::move(touched));
}

Id history_removed_by(Database& db, Id operation) {
  constexpr std::string_view k_key = "{\"history_removed\":";
  Cursor row = db.query(k_counts, operation);
  if (!row.next() || !row.text(0).starts_with(k_key)) return 0;
  const std::string_view digits = row.text(0).substr(k_key.size());
  return to_int(digits.substr(0, digits.find_first_not_of("0123456789"))).value_or(0);
}

}  // namespace tasks::store
