#include "lib/store/splits.hpp"

#include <algorithm>
#include <map>

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

// The selection by key order, items and work items by primary key, work items of an item through work_item_item.
constexpr std::string_view k_items_of_work =
    "select w.item_id, min(s.ordinal) from selection s join work_item w on w.id = s.id group by w.item_id order by 2";
constexpr std::string_view k_stale =
    "select s.id from selection s join work_item w on w.id = s.id where s.version <> w.version order by s.ordinal limit 1";
constexpr std::string_view k_selected =
    "select i.id, s.ordinal, i.split, i.path, i.metadata, i.content_hash from selection s join item i on i.id = s.id order by i.id /*lock i*/";
// Through item_split.
constexpr std::string_view k_of_dataset =
    "select id, ordinal, split, path, metadata, content_hash from item where dataset_id = $1 and split <> 'none' and removed_op is null";
// Through annotation_item.
constexpr std::string_view k_labels =
    "select a.item_id, a.label from selection s join annotation a on a.item_id = s.id and a.deleted_op is null group by a.item_id, a.label order by a.item_id, a.label";
constexpr std::string_view k_change_table = "id bigint primary key, value text";
constexpr std::string_view k_write =
    "update item set split = c.value, version = item.version + 1 from split_change c where c.id = item.id and item.id in (select id from split_change)";
constexpr std::string_view k_work_of_changed =
    "select w.id, w.task_id, w.item_id from split_change c join work_item w on w.item_id = c.id where w.removed_op is null order by w.id";
constexpr std::string_view k_live_tasks =
    "select id from task where dataset_id = $1 and archived_at is null and removed_op is null order by id";
constexpr std::string_view k_in_task =
    "select s.id from selection s where exists (select 1 from work_item w where w.item_id = s.id and w.task_id = $1 and w.removed_op is null) order by s.id";
constexpr std::string_view k_count = "select i.split, count(*) from selection s join item i on i.id = s.id group by i.split";
constexpr std::string_view k_count_labels =
    "select a.label, i.split, count(distinct a.item_id) from selection s cross join item i cross join annotation a"
    " where i.id = s.id and a.item_id = s.id and a.deleted_op is null group by a.label, i.split order by a.label";
// Other datasets are few; each is asked for the path through its unique index.
constexpr std::string_view k_two_sides =
    "select i.path, i.split, o.split, d.name from selection s join item i on i.id = s.id join dataset h on h.id = i.dataset_id"
    " join dataset d on d.id <> h.id and d.root = h.root and d.removed_op is null"
    " join item o on o.dataset_id = d.id and o.path = i.path and o.removed_op is null"
    " where i.split <> 'none' and o.split <> 'none' and o.split <> i.split order by i.path, d.name";

model::Split side(std::string_view word) { return model::parse<model::Split>(word).value_or(model::Split::none); }

void visit_all(Cursor rows, const std::function<void(const SplitItem&)>& visit) {
  SplitItem item;
  while (rows.next()) {
    item.id = rows.integer(0);
    item.ordinal = rows.integer(1);
    item.split = side(rows.text(2));
    item.path = rows.text(3);
    item.metadata = rows.text(4);
    item.content_hash = rows.text(5);
    visit(item);
  }
}

}  // namespace

std::int64_t select_items_of_work(Database& db) {
  std::vector<Chosen> items;
  for (Cursor rows = db.query(k_items_of_work); rows.next();) items.push_back({rows.integer(0), {}});
  return load_selection(db, items);
}

std::optional<Id> stale_selected_work(Database& db) { return db.integer(k_stale); }

void each_selected_split(Database& db, const std::function<void(const SplitItem&)>& visit) { visit_all(db.query(k_selected), visit); }

void each_split_of_dataset(Database& db, Id dataset_id, const std::function<void(const SplitItem&)>& visit) {
  visit_all(db.stream(k_of_dataset, dataset_id), visit);
}

void each_selected_label(Database& db, const std::function<void(Id, std::string_view)>& visit) {
  for (Cursor rows = db.stream(k_labels); rows.next();) visit(rows.integer(0), rows.text(1));
}

void write_splits(Transaction& tx, std::span<const SplitChange> changes) {
  if (changes.empty()) return;
  Database& db = tx.db();
  db.create_temporary("split_change", k_change_table);
  static constexpr std::string_view k_columns[] = {"id", "value"};
  auto load = db.bulk("split_change", k_columns, {});
  std::map<std::pair<model::Split, model::Split>, IdSet> groups;
  for (const SplitChange& change : changes) {
    const Value row[] = {change.id, to_text(change.after)};
    load->add(row);
    groups[{change.before, change.after}].add(change.id);
  }
  load->finish();
  db.execute(k_write);
  std::map<std::tuple<Id, model::Split, model::Split>, IdSet> told;
  for (Cursor rows = db.query(k_work_of_changed); rows.next();) {
    const Id item = rows.integer(2);
    const auto change = std::lower_bound(changes.begin(), changes.end(), item, [](const SplitChange& c, Id id) { return c.id < id; });
    told[{rows.integer(1), change->before, change->after}].add(rows.integer(0));
  }
  const auto text = [](model::Split s) { return std::optional<std::string>(to_text(s)); };
  std::vector<Effect> effects;
  for (auto& [sides, ids] : groups)
    effects.push_back({.kind = "item", .field = "split", .old_value = text(sides.first), .new_value = text(sides.second), .ids = std::move(ids)});
  for (auto& [key, ids] : told)
    effects.push_back({.kind = "work_item", .field = "split", .old_value = text(std::get<1>(key)), .new_value = text(std::get<2>(key)),
                       .task_id = std::get<0>(key), .ids = std::move(ids)});
  tx.note(effects);
  db.create_temporary("split_change", k_change_table);
}

std::vector<Id> live_tasks_of_dataset(Database& db, Id dataset_id) {
  std::vector<Id> tasks;
  for (Cursor rows = db.query(k_live_tasks, dataset_id); rows.next();) tasks.push_back(rows.integer(0));
  return tasks;
}

void each_selected_item_in_task(Database& db, Id task_id, const std::function<void(Id)>& visit) {
  for (Cursor rows = db.query(k_in_task, task_id); rows.next();) visit(rows.integer(0));
}

std::vector<SplitCount> count_splits(Database& db) {
  std::vector<SplitCount> counts;
  for (Cursor rows = db.query(k_count); rows.next();) counts.push_back({{}, side(rows.text(0)), rows.integer(1)});
  return counts;
}

std::vector<SplitCount> count_splits_by_label(Database& db) {
  std::vector<SplitCount> counts;
  for (Cursor rows = db.query(k_count_labels); rows.next();) counts.push_back({std::string(rows.text(0)), side(rows.text(1)), rows.integer(2)});
  return counts;
}

void each_path_on_two_sides(Database& db, const std::function<void(std::string_view, model::Split, model::Split, std::string_view)>& visit) {
  for (Cursor rows = db.query(k_two_sides); rows.next();) visit(rows.text(0), side(rows.text(1)), side(rows.text(2)), rows.text(3));
}

}  // namespace tasks::store
