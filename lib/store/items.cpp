#include "lib/store/items.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// Items by primary key or by the indexes of (dataset_id, …); datasets and truths by primary key.
constexpr std::string_view k_item_columns =
    "i.id, i.dataset_id, i.path, i.dir, i.kind, i.mimetype, i.width, i.height, i.frames, i.fps, i.size, i.split, i.external_id,"
    " i.metadata, i.version, i.hidden, i.content_hash";
constexpr int k_truth_column = 17;
constexpr int k_name_column = 18;
constexpr std::string_view k_dataset_join = " join dataset d on d.id = i.dataset_id";
constexpr std::string_view k_truth_join = " left join item_truth truth on truth.item_id = i.id";
constexpr std::string_view k_any_truth = "select 1 from item_truth limit 1";

// The selection is read by key order, items by primary key.
constexpr std::string_view k_stale =
    "select s.id from selection s join item i on i.id = s.id where s.version <> i.version order by s.ordinal limit 1";
constexpr std::string_view k_to_hide = "select i.id from selection s join item i on i.id = s.id where i.hidden <> $1 order by i.id";
constexpr std::string_view k_hide = "update item set hidden = $1, version = version + 1 where id in (select id from selection) and hidden <> $1";
constexpr std::string_view k_without_truth =
    "select s.id from selection s left join item_truth t on t.item_id = s.id where t.item_id is null order by s.id";
constexpr std::string_view k_with_truth = "select s.id from selection s join item_truth t on t.item_id = s.id order by s.id";
constexpr std::string_view k_raise_truth =
    "update item set version = version + 1 where id in (select id from selection)"
    " and $1 <> (case when exists (select 1 from item_truth t where t.item_id = item.id) then 1 else 0 end)";
constexpr std::string_view k_add_truth = "insert into item_truth (item_id) select id from selection where true on conflict do nothing";
constexpr std::string_view k_drop_truth = "delete from item_truth where item_id in (select id from selection)";
constexpr std::string_view k_metadata = "select i.id, i.metadata from selection s join item i on i.id = s.id order by i.id";
constexpr std::string_view k_change_table = "id bigint primary key, value text";
// The temporary table in key order, items by primary key.
constexpr std::string_view k_write_metadata =
    "update item set metadata = c.value, version = item.version + 1 from item_change c where c.id = item.id and item.id in (select id from item_change)";
// Work items through work_item_item, tasks by primary key.
constexpr std::string_view k_used =
    "select id, path, task from (select s.id, s.ordinal, i.path, (select t.name from work_item w join task t on t.id = w.task_id"
    " where w.item_id = s.id and w.removed_op is null and t.removed_op is null order by t.id limit 1) as task"
    " from selection s join item i on i.id = s.id) used where task is not null order by ordinal";
constexpr std::string_view k_drop_used =
    "delete from selection where exists (select 1 from work_item w join task t on t.id = w.task_id"
    " where w.item_id = selection.id and w.removed_op is null and t.removed_op is null)";
constexpr std::string_view k_remove = "update item set removed_op = $1, version = version + 1 where id in (select id from selection)";
constexpr std::string_view k_fewer = "update dataset set item_count = item_count - $2 where id = $1";

IdSet read_ids(Cursor rows) {
  IdSet ids;
  while (rows.next()) ids.add(rows.integer(0));
  return ids;
}

// Everything but the dataset's name, which most readers know.
void read_item(const Cursor& row, model::Item& item) {
  item.id = row.integer(0);
  item.dataset_id = row.integer(1);
  item.path = row.text(2);
  item.dir = row.text(3);
  item.kind = model::parse<model::ItemKind>(row.text(4)).value_or(model::ItemKind::other);
  item.mimetype = row.text(5);
  item.width = row.maybe_integer(6);
  item.height = row.maybe_integer(7);
  item.frames = row.maybe_integer(8);
  item.fps = row.maybe_real(9);
  item.size = row.maybe_integer(10);
  item.split = model::parse<model::Split>(row.text(11)).value_or(model::Split::none);
  item.external_id = row.text(12);
  item.metadata = row.text(13);
  item.version = row.integer(14);
  item.hidden = row.boolean(15);
  item.content_hash = row.text(16);
  item.ground_truth = !row.is_null(k_truth_column);
}

std::string select_items(bool with_truth, std::string_view extra_columns, std::string_view from) {
  return cat("select ", k_item_columns, with_truth ? ", truth.item_id" : ", null", extra_columns, from, with_truth ? k_truth_join : std::string_view());
}

}  // namespace

std::optional<model::Item> find_item(Database& db, Id id, Truth truth) {
  const std::string sql = cat(select_items(truth == Truth::shown, ", d.name", cat(" from item i", k_dataset_join)),
                              " where i.id = $1 and i.removed_op is null and d.removed_op is null");
  Cursor row = db.query(sql, id);
  if (!row.next()) return std::nullopt;
  model::Item item;
  read_item(row, item);
  item.dataset = row.text(k_name_column);
  return item;
}

std::string items_sql(Database& db, std::string_view where_and_order) {
  return cat(select_items(db.integer(k_any_truth).has_value(), "", " from item i"), " where ", where_and_order);
}

void read_items(Database& db, const ItemQuery& query, const VisitItem& visit) {
  const bool with_truth = query.truth == Truth::shown && db.integer(k_any_truth).has_value();
  const std::string sql =
      cat(select_items(with_truth, "", " from item i"), " where ", query.where_and_order);
  model::Item item;  // one for all rows: its texts keep their memory
  item.dataset = query.dataset;
  for (Cursor row = db.run_stream(sql, query.values); row.next();) {
    read_item(row, item);
    if (!visit(item)) return;
  }
}

void read_selected_items(Database& db, Truth truth, const VisitItem& visit) {
  const std::string sql =
      cat(select_items(truth == Truth::shown, ", d.name", cat(" from selection s join item i on i.id = s.id", k_dataset_join)), " order by s.ordinal");
  model::Item item;
  for (Cursor row = db.stream(sql); row.next();) {
    read_item(row, item);
    item.dataset = row.text(k_name_column);
    if (!visit(item)) return;
  }
}

std::optional<Id> stale_selected_item(Database& db) { return db.integer(k_stale); }

IdSet set_selected_hidden(Transaction& tx, bool hidden) {
  IdSet ids = read_ids(tx.db().query(k_to_hide, hidden));
  if (ids.empty()) return ids;
  tx.db().execute(k_hide, hidden);
  tx.note({.kind = "item", .field = "hidden", .old_value = hidden ? "0" : "1", .new_value = hidden ? "1" : "0", .ids = ids});
  return ids;
}

IdSet set_selected_truth(Transaction& tx, bool known) {
  IdSet ids = read_ids(tx.db().query(known ? k_without_truth : k_with_truth));
  if (ids.empty()) return ids;
  tx.db().execute(k_raise_truth, known);
  tx.db().execute(known ? k_add_truth : k_drop_truth);
  tx.note({.kind = "item", .field = "ground_truth", .old_value = known ? "0" : "1", .new_value = known ? "1" : "0", .ids = ids});
  return ids;
}

void read_selected_metadata(Database& db, const std::function<void(Id id, std::string_view metadata)>& visit) {
  for (Cursor rows = db.query(k_metadata); rows.next();) visit(rows.integer(0), rows.text(1));
}

void write_metadata(Transaction& tx, std::span<const MetadataChange> changes) {
  if (changes.empty()) return;
  tx.db().create_temporary("item_change", k_change_table);
  static constexpr std::string_view k_columns[] = {"id", "value"};
  auto load = tx.db().bulk("item_change", k_columns, {});
  for (const MetadataChange& change : changes) {
    const Value row[] = {change.id, or_null(*change.metadata)};
    load->add(row);
  }
  load->finish();
  tx.db().execute(k_write_metadata);
  tx.db().create_temporary("item_change", k_change_table);
}

void selected_items_in_tasks(Database& db, const std::function<void(Id id, std::string_view path, std::string_view task)>& visit) {
  for (Cursor rows = db.query(k_used); rows.next();) visit(rows.integer(0), rows.text(1), rows.text(2));
}

void drop_used_from_selection(Transaction& tx) { tx.db().execute(k_drop_used); }

IdSet remove_selected_items(Transaction& tx, Id dataset_id) {
  IdSet ids = selected_ids(tx.db());
  if (ids.empty()) return ids;
  tx.db().execute(k_remove, tx.operation_id());
  tx.db().execute(k_fewer, dataset_id, ids.size());
  tx.removed("item", ids);
  return ids;
}

}  // namespace tasks::store
