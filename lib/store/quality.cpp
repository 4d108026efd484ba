#include "lib/store/quality.hpp"

#include <map>

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_find =
    "select t.id, t.quality, t.scoring, t.scoring_paused, t.score_function, t.recipe_version_id, q.percent, q.copies, q.honeypot_filter"
    " from task t left join task_quality q on q.task_id = t.id where t.id = $1";
constexpr std::string_view k_write_quality =
    "insert into task_quality (task_id, percent, copies, honeypot_filter) values ($1, $2, $3, $4) on conflict (task_id) do update set"
    " percent = excluded.percent, copies = excluded.copies, honeypot_filter = excluded.honeypot_filter";

constexpr std::string_view k_work_table = "id bigint primary key, decided bigint not null";
// Touched work items by primary key. What has left its task counts too: its item is another one without it.
constexpr std::string_view k_queue =
    "insert into quality_queue (task_id, item_id) select distinct w.task_id, w.item_id from quality_work q join work_item w on w.id = q.id"
    " join task t on t.id = w.task_id and t.quality <> 'none' where w.replica_key <> 0 on conflict do nothing";
constexpr std::string_view k_item_table =
    "ordinal bigint primary key, task_id bigint not null, item_id bigint not null, decided bigint not null, ready bigint not null, waits bigint not null";
// Replicas by index work_item_once. Ready: all of consensus have a status, anybody's of the others; waits: ready but for annotations that
// were changed after it.
constexpr std::string_view k_insert_items = "insert into quality_item (ordinal, task_id, item_id, decided, ready, waits) ";
constexpr std::string_view k_numbered =
    "select row_number() over (order by n.task_id, n.item_id) - 1 as ordinal, n.task_id, n.item_id, n.decided,"
    " case when n.decided = 2 then n.done else n.done * (1 - n.edited) end as ready, case when n.decided = 2 then 0 else n.edited end as waits from ("
    "select g.task_id, g.item_id, g.decided,"
    " coalesce((select max(r.edited_after_status) from work_item r where r.task_id = g.task_id and r.item_id = g.item_id and r.replica_key <> 0 and r.removed_op is null"
    " and r.status is not null), 0) as edited,"
    " coalesce((select case when max(t.quality) = 'consensus' then case when count(*) > 0 and count(*) = count(r.status) then 1 else 0 end"
    " when count(r.status) > 0 and exists (select 1 from item_truth x where x.item_id = g.item_id) then 1 else 0 end"
    " from work_item r join task t on t.id = r.task_id where r.task_id = g.task_id and r.item_id = g.item_id and r.replica_key <> 0 and r.removed_op is null), 0) as done from (";
constexpr std::string_view k_numbered_end = ") g) n";
// decided: 0 only annotations changed, 1 a status too, 2 somebody asks for it: then it does not matter what was edited later.
constexpr std::string_view k_collect =
    "select w.task_id, w.item_id, max(q.decided) as decided from quality_work q join work_item w on w.id = q.id"
    " join task t on t.id = w.task_id and t.quality <> 'none' where w.replica_key <> 0 group by 1, 2";
constexpr std::string_view k_collect_queued = "select task_id, item_id, 2 as decided from quality_queue where (task_id = $1 or $1 = 0)";
// By index work_item_once.
constexpr std::string_view k_collect_all =
    "select distinct w.task_id, w.item_id, 2 as decided from work_item w where w.task_id = $1 and w.replica_key <> 0 and w.removed_op is null";
constexpr std::string_view k_collect_dropped = "select cast($1 as bigint) as task_id, id as item_id, 2 as decided from score_item where $1 <> 0";
constexpr std::string_view k_of_selected = " and item_id in (select (select v.item_id from work_item v where v.id = s.id) from selection s)";
constexpr std::string_view k_collected_tasks = "select distinct task_id from quality_item order by task_id";

// Originals have the key 0, by index work_item_once.
const std::string& originals_sql() {
  static const std::string k_sql =
      cat("select ", work_state_columns(), ", g.item_id, g.ready, g.decided from quality_item g join task t on t.id = g.task_id and t.quality = 'consensus'"
          " join work_item w on w.task_id = g.task_id and w.item_id = g.item_id and w.replica_key = 0 and w.removed_op is null"
          " where g.task_id = $1 and g.ordinal >= $2 and g.ordinal < $3 order by w.id");
  return k_sql;
}

constexpr std::string_view k_settled_table = "id bigint primary key, done bigint not null, more bigint not null";
constexpr std::string_view k_write_originals =
    "update work_item set status = case when s.done = 1 then 'consensus-done' end, status_by = null, status_at = case when s.done = 1 then cast($1 as bigint) end,"
    " stage = case when s.done = 1 then 'completed' else 'label' end, stage_by_hand = 0, edited_after_status = 0, object_count = object_count + s.more,"
    " skipped_at = null, skipped_by = null, skip_reason = null, version = version + 1, updated_at = $1"
    " from settled_original s where s.id = work_item.id and work_item.id in (select id from settled_original)";
// By index annotation_work_item.
constexpr std::string_view k_merged =
    "select a.work_item_id, a.id, a.label, a.shape, a.geometry, a.attributes, a.frame, a.frame_end, a.system, a.confidence"
    " from quality_original q cross join annotation a where a.work_item_id = q.id and a.source = 'aggregate' and a.deleted_op is null order by a.id";

// Items by the temporary table, replicas by work_item_once; then annotations by annotation_work_item, in the order of both keys. One
// statement for both would carry each item's and contributor's texts through a sort, once for each annotation.
constexpr std::string_view k_contributors =
    "select g.ordinal, g.task_id, g.item_id, i.dataset_id, i.kind, i.width, i.height, i.frames, i.fps, w.id, w.assignment_id, s.user_id, u.email,"
    " coalesce((select c.discard from task_action c where c.task_id = w.task_id and c.name = w.status), 0), w.version"
    " from quality_item g cross join item i cross join work_item w cross join assignment s left join users u on u.id = s.user_id"
    " where g.ordinal >= $1 and g.ordinal < $2 and g.task_id = $3 and g.ready = 1 and i.id = g.item_id"
    " and w.task_id = g.task_id and w.item_id = g.item_id and w.replica_key <> 0 and w.removed_op is null and w.status is not null"
    " and s.id = w.assignment_id order by g.ordinal, s.ordinal, w.id";
constexpr std::string_view k_drawn =
    "select q.ordinal, a.id, a.label, a.shape, a.geometry, a.attributes, a.frame, a.frame_end, a.system from quality_replica q"
    " cross join annotation a where a.work_item_id = q.id and a.deleted_op is null and a.draft = 0 order by q.ordinal, a.id";
// By index annotation_item.
constexpr std::string_view k_truth =
    "select g.ordinal, a.id, a.label, a.shape, a.geometry, a.attributes, a.frame, a.frame_end, a.system"
    " from quality_item g join item_truth x on x.item_id = g.item_id"
    " left join annotation a on a.item_id = g.item_id and a.layer = 'ground-truth' and a.deleted_op is null"
    " where g.ordinal >= $1 and g.ordinal < $2 and g.task_id = $3 order by g.ordinal, a.id";

// By index work_item_position, then a sort by that and the id.
constexpr std::string_view k_held =
    "select w.id, w.item_id, w.assignment_id, w.replica_key, coalesce(x.replica_no, 0), w.position, case when x.role = 'planted' then 1 else 0 end,"
    " case when w.status is not null or w.object_count > 0 or w.claimed_by is not null or w.skipped_at is not null or w.duration_us > 0 then 1 else 0 end, i.path"
    " from work_item w join item i on i.id = w.item_id left join work_item_secret x on x.work_item_id = w.id"
    " where w.task_id = $1 and w.removed_op is null order by w.position, w.id";
constexpr std::string_view k_shared =
    "select count(*) from work_item a join work_item b on b.task_id = a.task_id and b.item_id = a.item_id and b.removed_op is null"
    " where a.assignment_id = $1 and b.assignment_id = $2 and a.status is null and a.removed_op is null";
constexpr std::string_view k_select_whole =
    "insert into selection (id, ordinal) select distinct v.id, (select max(ordinal) from selection) + 1 from selection s join work_item w on w.id = s.id"
    " join work_item v on v.task_id = w.task_id and v.item_id = w.item_id and v.removed_op is null where v.id not in (select id from selection)";

// By index work_item_position; annotations by annotation_work_item.
constexpr std::string_view k_labels =
    "select w.item_id, i.path, coalesce(u.email, p.email), a.label from work_item w join item i on i.id = w.item_id join assignment s on s.id = w.assignment_id"
    " left join users u on u.id = s.user_id left join users p on p.id = w.status_by"
    " left join annotation a on a.work_item_id = w.id and a.shape = 'class' and a.deleted_op is null and a.system = 0"
    " where w.task_id = $1 and ($2 = 0 or w.replica_key <> 0) and w.status is not null and w.removed_op is null"
    " and not exists (select 1 from task_action c where c.task_id = w.task_id and c.name = w.status and c.discard = 1)"
    " order by i.ordinal, w.item_id, s.ordinal, w.id, a.id";
// By index annotation_item.
constexpr std::string_view k_item_layer =
    "select a.id from annotation a where a.layer = $2 and a.deleted_op is null and a.source = 'aggregate'"
    " and a.item_id in (select w.item_id from work_item w where w.task_id = $1) order by a.id";
constexpr std::string_view k_measured = "select id from task where quality <> 'none' and archived_at is null and removed_op is null order by id";

constexpr std::string_view k_unqueue =
    "delete from quality_queue where task_id = $1 and item_id in (select item_id from quality_item where task_id = $1 and waits = 0)";

std::int64_t collected(Database& db, std::string_view select, std::span<const Value> values) {
  db.create_temporary("quality_item", k_item_table);
  return db.run_execute(cat(k_insert_items, k_numbered, select, k_numbered_end), values);
}

LayerAnnotation read_annotation(const Cursor& row, int from) {
  LayerAnnotation a;
  a.id = row.integer(from);
  a.label = row.text(from + 1);
  a.shape = model::parse<model::Shape>(row.text(from + 2)).value_or(model::Shape::class_);
  a.geometry = row.text(from + 3);
  a.attributes = row.text(from + 4);
  a.frame = row.maybe_integer(from + 5);
  a.frame_end = row.maybe_integer(from + 6);
  a.system = row.boolean(from + 7);
  return a;
}

}  // namespace

std::optional<TaskQuality> find_task_quality(Database& db, Id task_id) {
  Cursor row = db.query(k_find, task_id);
  if (!row.next()) return std::nullopt;
  return TaskQuality{.task_id = row.integer(0),
                     .quality = model::parse<model::Quality>(row.text(1)).value_or(model::Quality::none),
                     .scoring = row.boolean(2),
                     .paused = row.boolean(3),
                     .score_function = std::string(row.text(4)),
                     .recipe_version_id = row.integer(5),
                     .percent = row.maybe_real(6),
                     .copies = row.maybe_integer(7),
                     .honeypot_filter = std::string(row.text(8))};
}

void write_task_quality(Transaction& tx, Id task_id, const TaskQuality& quality) {
  tx.db().execute(k_write_quality, task_id, quality.percent, quality.copies, or_null(quality.honeypot_filter));
}

bool load_quality_work(Database& db, const QualityWork& work) {
  if (work.empty()) return false;
  std::map<Id, bool> touched;
  for (const Id id : work.annotated) touched.emplace(id, false);
  for (const Id id : work.decided) touched[id] = true;
  static constexpr std::string_view k_columns[] = {"id", "decided"};
  db.create_temporary("quality_work", k_work_table);
  auto load = db.bulk("quality_work", k_columns, {});
  for (const auto& [id, decided] : touched) {
    const Value row[] = {id, decided};
    load->add(row);
  }
  load->finish();
  return true;
}

void queue_quality_items(Transaction& tx) { tx.db().execute(k_queue); }

std::int64_t collect_touched_items(Database& db) { return collected(db, k_collect, {}); }

std::int64_t collect_queued_items(Database& db, Id task_id, bool selected) {
  const Value values[] = {task_id};
  return collected(db, cat(k_collect_queued, selected ? k_of_selected : ""), values);
}

std::int64_t collect_all_items(Database& db, Id task_id, bool selected) {
  const Value values[] = {task_id};
  return collected(db, cat(k_collect_all, selected ? k_of_selected : ""), values);
}

std::int64_t collect_dropped_items(Database& db, Id task_id) {
  const Value values[] = {task_id};
  return collected(db, k_collect_dropped, values);
}

std::vector<Id> ready_items(Database& db, Id task_id, bool all, bool selected) {
  const std::string sql = cat("select item_id from (", k_numbered, all ? k_collect_all : k_collect_queued, selected ? k_of_selected : "", k_numbered_end, ") r where r.ready = 1 order by item_id");
  std::vector<Id> items;
  for (Cursor rows = db.query(sql, task_id); rows.next();) items.push_back(rows.integer(0));
  return items;
}

void load_ready_items(Database& db, Id task_id, std::span<const Id> items) {
  static constexpr std::string_view k_columns[] = {"ordinal", "task_id", "item_id", "decided", "ready", "waits"};
  db.create_temporary("quality_item", k_item_table);
  auto load = db.bulk("quality_item", k_columns, {});
  std::int64_t ordinal = 0;
  for (const Id item : items) {
    const Value row[] = {ordinal++, task_id, item, 2, 1, 0};
    load->add(row);
  }
  load->finish();
}

std::vector<Id> tasks_of_quality_items(Database& db) {
  std::vector<Id> tasks;
  for (Cursor rows = db.query(k_collected_tasks); rows.next();) tasks.push_back(rows.integer(0));
  return tasks;
}

void each_original(Database& db, Id task_id, std::int64_t first, std::int64_t last, const std::function<void(const OriginalWork&)>& visit) {
  OriginalWork work;
  const int after = work_state_column_count();
  for (Cursor rows = db.query(originals_sql(), task_id, first, last); rows.next();) {
    read_work_state(rows, work.state);
    work.item_id = rows.integer(after);
    work.ready = rows.boolean(after + 1);
    work.decided = rows.boolean(after + 2);
    visit(work);
  }
}

void write_originals(Transaction& tx, std::span<const SettledOriginal> originals) {
  static constexpr std::string_view k_columns[] = {"id", "done", "more"};
  tx.db().create_temporary("settled_original", k_settled_table);
  auto load = tx.db().bulk("settled_original", k_columns, {});
  for (const SettledOriginal& original : originals) {
    const Value row[] = {original.id, original.done, original.more};
    load->add(row);
  }
  load->finish();
  tx.db().execute(k_write_originals, tx.now());
}

std::vector<MergedAnnotation> merged_annotations(Database& db, std::span<const Id> originals) {
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(db, "quality_original");
  auto load = db.bulk("quality_original", k_columns, {});
  for (const Id id : originals) {
    const Value row[] = {id, 0};
    load->add(row);
  }
  load->finish();
  std::vector<MergedAnnotation> found;
  for (Cursor rows = db.query(k_merged); rows.next();) found.push_back({rows.integer(0), read_annotation(rows, 1), rows.maybe_real(9)});
  return found;
}

std::vector<HeldWork> read_held_work(Database& db, Id task_id) {
  std::vector<HeldWork> held;
  for (Cursor rows = db.query(k_held, task_id); rows.next();)
    held.push_back({.id = rows.integer(0), .item_id = rows.integer(1), .assignment_id = rows.integer(2), .replica_key = rows.integer(3), .replica_no = rows.integer(4),
                    .position = rows.integer(5), .planted = rows.boolean(6), .touched = rows.boolean(7), .path = std::string(rows.text(8))});
  return held;
}

std::int64_t count_shared_items(Database& db, Id assignment_id, Id other) { return db.integer(k_shared, assignment_id, other).value_or(0); }

void select_whole_items(Database& db) { db.execute(k_select_whole); }

std::vector<ItemLayers> read_layers(Database& db, Id task_id, std::int64_t first, std::int64_t last, Reference reference) {
  std::vector<ItemLayers> items;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // of a replica: item, contributor
  for (Cursor rows = db.query(k_contributors, first, last, task_id); rows.next();) {
    if (items.empty() || items.back().ordinal != rows.integer(0)) {
      ItemLayers& item = items.emplace_back();
      item.ordinal = rows.integer(0);
      item.task_id = rows.integer(1);
      item.item_id = rows.integer(2);
      item.dataset_id = rows.integer(3);
      item.extent = {model::parse<model::ItemKind>(rows.text(4)), rows.maybe_integer(5), rows.maybe_integer(6), rows.maybe_integer(7), rows.maybe_real(8)};
    }
    ContributorLayer& layer = items.back().contributors.emplace_back();
    layer.work_item_id = rows.integer(9);
    layer.assignment_id = rows.integer(10);
    layer.user_id = rows.integer(11);
    layer.user = rows.text(12);
    layer.discarded = rows.boolean(13);
    layer.version = rows.integer(14);
    places.emplace_back(items.size() - 1, items.back().contributors.size() - 1);
  }
  const auto contributor = [&](std::size_t place) -> ContributorLayer& { return items[places[place].first].contributors[places[place].second]; };
  db.create_temporary("quality_replica", "ordinal bigint primary key, id bigint not null");
  static constexpr std::string_view k_columns[] = {"ordinal", "id"};
  const auto load = db.bulk("quality_replica", k_columns, {});
  for (std::size_t place = 0; place < places.size(); ++place) {
    const Value row[] = {static_cast<std::int64_t>(place), contributor(place).work_item_id};
    load->add(row);
  }
  load->finish();
  for (Cursor rows = db.query(k_drawn); rows.next();) contributor(static_cast<std::size_t>(rows.integer(0))).annotations.push_back(read_annotation(rows, 1));
  if (reference == Reference::none) return items;
  std::size_t at = 0;
  for (Cursor rows = db.query(k_truth, first, last, task_id); rows.next();) {
    while (at < items.size() && items[at].ordinal < rows.integer(0)) ++at;
    if (at == items.size()) break;
    if (items[at].ordinal != rows.integer(0)) continue;
    if (!items[at].reference) items[at].reference.emplace();
    if (!rows.is_null(1)) items[at].reference->push_back(read_annotation(rows, 1));
  }
  return items;
}

void each_task_label(Database& db, Id task_id, model::Quality quality, const std::function<void(const TaskLabel&)>& visit) {
  TaskLabel label;
  for (Cursor rows = db.stream(k_labels, task_id, quality != model::Quality::none); rows.next();) {
    label.item_id = rows.integer(0);
    label.path.assign(rows.text(1));
    label.annotator.assign(rows.text(2));
    label.answered = !rows.is_null(3);
    label.label.assign(rows.text(3));
    visit(label);
  }
}

IdSet item_layer_of_task(Database& db, Id task_id, model::Layer layer) {
  IdSet ids;
  for (Cursor rows = db.query(k_item_layer, task_id, to_text(layer)); rows.next();) ids.add(rows.integer(0));
  return ids;
}

std::vector<Id> measured_tasks(Database& db) {
  std::vector<Id> tasks;
  for (Cursor rows = db.query(k_measured); rows.next();) tasks.push_back(rows.integer(0));
  return tasks;
}

void unqueue_items(Transaction& tx, Id task_id) { tx.db().execute(k_unqueue, task_id); }

void queue_item(Transaction& tx, Id task_id, Id item_id) {
  tx.db().execute("insert into quality_queue (task_id, item_id) values ($1, $2) on conflict do nothing", task_id, item_id);
}

void unqueue_scored(Transaction& tx, Id task_id) {
  tx.db().execute("delete from quality_queue where task_id = $1 and item_id in (select id from score_item)", task_id);
}

std::int64_t count_queued(Database& db, Id task_id) { return db.integer("select count(*) from quality_queue where task_id = $1", task_id).value_or(0); }

}  // namespace tasks::store
