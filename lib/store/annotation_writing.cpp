// The writers of annotations.hpp: temporary tables first, then a handful of statements, whatever the number of lines.
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/store/annotations.hpp"

#include <algorithm>
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_edit_table = "ordinal bigint primary key, id bigint not null";
// In the stream's order; annotations by primary key.
constexpr std::string_view k_edited =
    "select e.ordinal, e.id, a.id, a.layer, a.work_item_id, a.item_id, a.task_id, a.parent_id, a.label, a.shape, a.geometry, a.attributes, a.confidence,"
    " a.frame, a.frame_end, a.external_id, a.deleted_op, a.area, a.bbox_x, a.bbox_y, a.bbox_w, a.bbox_h, a.version, a.updated_op, a.updated_at"
    " from annotation_edit e left join annotation a on a.id = e.id order by e.ordinal";
constexpr std::string_view k_unselect_removed =
    "delete from selection where id in (select s.id from selection s join work_item w on w.id = s.id where w.removed_op is not null)";
constexpr std::string_view k_select_work_of_edits =
    "insert into selection (id, ordinal) select distinct a.work_item_id, 0 from annotation_edit e join annotation a on a.id = e.id"
    " where a.work_item_id is not null on conflict (id) do nothing";

// By primary key.
constexpr std::string_view k_select_reviewed =
    "insert into selection (id, ordinal) select distinct w.parent_work_item_id, 0 from selection s join work_item w on w.id = s.id"
    " where w.parent_work_item_id is not null on conflict (id) do nothing";
// Through index work_item_parent; assignments of a person by two small indexes.
constexpr std::string_view k_reviews_held =
    "select s.id, min(q.id) from selection s join work_item q on q.parent_work_item_id = s.id join task t on t.id = q.task_id"
    " where q.removed_op is null and q.stage <> 'prepare' and t.archived_at is null and t.removed_op is null and q.assignment_id in"
    " (select id from assignment where user_id = $1 and archived_at is null and removed_op is null union all"
    " select a.id from group_member m join assignment a on a.group_id = m.group_id where m.user_id = $1 and a.archived_at is null and a.removed_op is null)"
    " group by s.id order by s.id";

constexpr std::string_view k_update_table =
    "id bigint primary key, label text, shape text, geometry text, attributes text, area double precision,"
    " bbox_x double precision, bbox_y double precision, bbox_w double precision, bbox_h double precision, frame bigint, frame_end bigint,"
    " confidence double precision, external_id text, parent_id bigint, before text";
constexpr std::string_view k_keep_images =
    "insert into annotation_version (annotation_id, op_id, row_json) select id, $1, before from annotation_new where true order by id";
// The temporary table in key order, annotations by primary key.
constexpr std::string_view k_update =
    "update annotation set label = n.label, shape = n.shape, geometry = n.geometry, attributes = n.attributes, area = n.area, bbox_x = n.bbox_x,"
    " bbox_y = n.bbox_y, bbox_w = n.bbox_w, bbox_h = n.bbox_h, frame = n.frame, frame_end = n.frame_end, confidence = n.confidence,"
    " external_id = n.external_id, parent_id = n.parent_id, version = annotation.version + 1, updated_op = $1, updated_at = $2"
    " from annotation_new n where n.id = annotation.id and annotation.id in (select id from annotation_new)";
constexpr std::string_view k_delete =
    "update annotation set deleted_op = $1, updated_op = $1, updated_at = $2, version = version + 1 where id in (select id from annotation_gone)";
constexpr std::string_view k_living =
    "select a.id, a.work_item_id from annotation_asked s join annotation a on a.id = s.id where a.deleted_op is null order by a.id";
// Up from every asked annotation, a hundred steps at most.
constexpr std::string_view k_cycle =
    "with recursive up(start, id, depth) as (select a.id, a.parent_id, 1 from annotation_asked s join annotation a on a.id = s.id"
    " where a.parent_id is not null union all select up.start, a.parent_id, up.depth + 1 from up join annotation a on a.id = up.id"
    " where a.parent_id is not null and up.depth < 100 and up.id <> up.start) select start from up where id = start or depth >= 100 order by start limit 1";

constexpr std::string_view k_touched_table = "id bigint primary key, more bigint not null";
constexpr std::string_view k_touch =
    "update work_item set object_count = object_count + (select t.more from touched t where t.id = work_item.id),"
    " edited_after_status = case when status is null then 0 else 1 end, version = version + 1, updated_at = $1, last_activity_at = $1"
    " where id in (select id from touched)";
constexpr std::string_view k_touch_assignments =
    "update assignment set last_activity_at = $1 where id in (select (select w.assignment_id from work_item w where w.id = t.id) from touched t)";

// Through index annotation_work_item.
constexpr std::string_view k_classes_on_selected =
    "select a.work_item_id, a.id, a.label from selection s join annotation a on a.work_item_id = s.id where a.shape = 'class' and a.deleted_op is null"
    " and a.system = 0 order by s.id, a.id";

constexpr std::string_view k_path_table = "path text primary key";
// Paths by item_path, items by their key, work items by work_item_once.
constexpr std::string_view k_find_places =
    "select i.id, i.path, min(w.id) from (select i.id, i.path from place_path p join item i on i.path = p.path and i.removed_op is null"
    " and i.dataset_id = (select dataset_id from task where id = $1)"
    " union select i.id, i.path from place_item s join item i on i.id = s.id) i"
    " join work_item w on w.task_id = $1 and w.item_id = i.id and w.removed_op is null"
    " where ($2 = 0 and w.replica_key <= 0) or w.alias is null and w.assignment_id in (select id from assignment where user_id = $2 and archived_at is null and removed_op is null"
    " union all select a.id from group_member m join assignment a on a.group_id = m.group_id where m.user_id = $2 and a.archived_at is null"
    " and a.removed_op is null) group by i.id, i.path";
// An alias has the work item's id in it.
constexpr std::string_view k_find_aliases =
    "select w.item_id, w.alias, w.id from place_alias s join work_item w on w.id = s.id where w.task_id = $1 and w.alias is not null and w.removed_op is null"
    " and w.assignment_id in (select id from assignment where user_id = $2 and archived_at is null and removed_op is null)";
constexpr std::string_view k_selected_items =
    "select w.id, w.item_id, i.kind, i.width, i.height, i.frames, i.fps from selection s join work_item w on w.id = s.id join item i on i.id = w.item_id order by s.id";

// To an annotator's role items of quality tasks are hidden: how large they are it may know.
constexpr std::string_view k_own_items = "select e.id, e.item_id, e.kind, e.width, e.height, e.frames, e.fps from extents_of(array(select id from selection)) e order by e.id";

void load_ids(Database& db, std::string_view table, const IdSet& ids) {
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(db, table);
  auto load = db.bulk(table, k_columns, {});
  ids.each([&](Id id) {
    const Value values[] = {id, 0};
    load->add(values);
  });
  load->finish();
}

// The row as it was before an update: the columns that an update changes.
std::string row_json(const Cursor& row) {
  JsonText json;
  const auto text = [&](std::string_view name, int c) { row.is_null(c) ? json.null_member(name) : json.member(name, row.text(c)); };
  const auto integer = [&](std::string_view name, int c) { row.is_null(c) ? json.null_member(name) : json.member(name, row.integer(c)); };
  const auto real = [&](std::string_view name, int c) { row.is_null(c) ? json.null_member(name) : json.member(name, row.real(c)); };
  json.begin_object();
  integer("parent_id", 7);
  text("label", 8);
  text("shape", 9);
  text("geometry", 10);
  text("attributes", 11);
  real("confidence", 12);
  integer("frame", 13);
  integer("frame_end", 14);
  text("external_id", 15);
  real("area", 17);
  real("bbox_x", 18);
  real("bbox_y", 19);
  real("bbox_w", 20);
  real("bbox_h", 21);
  integer("version", 22);
  integer("updated_op", 23);
  integer("updated_at", 24);
  json.end_object();
  return json.take();
}

}  // namespace

void create_edit_table(Database& db) { db.create_temporary("annotation_edit", k_edit_table); }

std::unique_ptr<Bulk> load_edits(Database& db) {
  static constexpr std::string_view k_columns[] = {"ordinal", "id"};
  return db.bulk("annotation_edit", k_columns, {});
}

void each_edited(Database& db, const std::function<void(std::int64_t, Id, const StoredAnnotation&)>& visit) {
  StoredAnnotation stored;
  model::Annotation& a = stored.annotation;
  for (Cursor row = db.query(k_edited); row.next();) {
    a.id = row.integer(2);
    a.layer = model::parse<model::Layer>(row.text(3)).value_or(model::Layer::work);
    a.work_item_id = row.integer(4);
    a.item_id = row.integer(5);
    a.task_id = row.integer(6);
    a.parent_id = row.integer(7);
    a.label.assign(row.text(8));
    a.shape = model::parse<model::Shape>(row.text(9)).value_or(model::Shape::class_);
    a.geometry.assign(row.text(10));
    a.attributes.assign(row.text(11));
    a.confidence = row.maybe_real(12);
    a.frame = row.maybe_integer(13);
    a.frame_end = row.maybe_integer(14);
    a.external_id.assign(row.text(15));
    stored.deleted = !row.is_null(16);
    stored.before = row_json(row);
    visit(row.integer(0), row.integer(1), stored);
  }
}

void select_work_of_edits(Database& db) { db.execute(k_select_work_of_edits); }
void unselect_removed_work(Database& db) { db.post(k_unselect_removed); }
void select_reviewed_work(Database& db) { db.execute(k_select_reviewed); }

void each_review_held(Database& db, Id user_id, const std::function<void(Id, Id)>& visit) {
  for (Cursor rows = db.query(k_reviews_held, user_id); rows.next();) visit(rows.integer(0), rows.integer(1));
}

AnnotationLoad::AnnotationLoad(Transaction& tx, std::int64_t expected) : m_tx(tx), m_operation(tx.operation_id()) {
  static constexpr std::string_view k_columns[] = {
      "id",     "layer",  "item_id", "work_item_id", "task_id",   "parent_id",  "label",      "shape",       "geometry",   "attributes", "area",       "bbox_x",    "bbox_y",
      "bbox_w", "bbox_h", "frame",   "frame_end",    "creator_id", "source",     "confidence", "external_id", "created_op", "updated_op", "created_at", "updated_at", "model", "extra", "model_version"};
  m_load = tx.db().bulk("annotation", k_columns, {.expected = expected, .conflict_target = {}});
}

void AnnotationLoad::add(const model::Annotation& a, const model::Measures& m) {
  const geometry::Rect box = m.bounds.value_or(geometry::Rect{});
  const auto side = [&](double v) { return m.bounds ? Value(v) : Value(); };
  const Value values[] = {a.id,
                          to_text(a.layer),
                          a.item_id,
                          id_or_null(a.work_item_id),
                          id_or_null(a.task_id),
                          id_or_null(a.parent_id),
                          a.label,
                          to_text(a.shape),
                          or_null(a.geometry),
                          or_null(a.attributes),
                          m.area,
                          side(box.x),
                          side(box.y),
                          side(box.w),
                          side(box.h),
                          a.frame,
                          a.frame_end,
                          m_tx.actor().id,
                          a.source,
                          a.confidence,
                          or_null(a.external_id),
                          m_operation,
                          m_operation,
                          m_tx.now(),
                          m_tx.now(),
                          or_null(a.model),
                          or_null(a.extra),
                          or_null(a.model_version)};
  m_load->add(values);
}

void insert_annotations(Transaction& tx, Id task_id, std::vector<NewAnnotation>& annotations) {
  if (annotations.empty()) return;
  const auto count = static_cast<std::int64_t>(annotations.size());
  AnnotationLoad load(tx, count);
  const Id first = tx.reserve_ids(count);
  Id next = first;
  for (NewAnnotation& one : annotations) {
    one.annotation.id = next++;
    load.add(one.annotation, one.measures);
  }
  load.finish();
  tx.created("annotation", IdSet::range(first, count), task_id);
}

AnnotationUpdate::AnnotationUpdate(Transaction& tx) : m_tx(tx) {
  static constexpr std::string_view k_columns[] = {"id",     "label",  "shape", "geometry",  "attributes", "area",        "bbox_x",    "bbox_y",
                                                   "bbox_w", "bbox_h", "frame", "frame_end", "confidence", "external_id", "parent_id", "before"};
  tx.db().create_temporary("annotation_new", k_update_table);
  m_load = tx.db().bulk("annotation_new", k_columns, {});
}

void AnnotationUpdate::add(const model::Annotation& a, const model::Measures& m, std::string_view before) {
  const geometry::Rect box = m.bounds.value_or(geometry::Rect{});
  const auto side = [&](double v) { return m.bounds ? Value(v) : Value(); };
  const Value values[] = {a.id,        a.label,     to_text(a.shape), or_null(a.geometry), or_null(a.attributes),  m.area,
                          side(box.x), side(box.y), side(box.w),      side(box.h),         a.frame,                a.frame_end,
                          a.confidence, or_null(a.external_id), id_or_null(a.parent_id), before};
  m_load->add(values);
}

void AnnotationUpdate::finish() {
  m_load->finish();
  const Id operation = m_tx.operation_id();
  m_tx.db().execute(k_keep_images, operation);
  m_tx.db().execute(k_update, operation, m_tx.now());
}

void delete_annotations(Transaction& tx, const IdSet& ids) {
  load_ids(tx.db(), "annotation_gone", ids);
  tx.db().execute(k_delete, tx.operation_id(), tx.now());
}

std::vector<std::pair<Id, Id>> living_annotations(Database& db, const IdSet& ids) {
  load_ids(db, "annotation_asked", ids);
  std::vector<std::pair<Id, Id>> living;
  for (Cursor rows = db.query(k_living); rows.next();) living.emplace_back(rows.integer(0), rows.integer(1));
  return living;
}

std::optional<Id> find_parent_cycle(Database& db, const IdSet& ids) {
  load_ids(db, "annotation_asked", ids);
  return db.integer(k_cycle);
}

void touch_work_items(Transaction& tx, const std::vector<TouchedWork>& touched) {
  static constexpr std::string_view k_columns[] = {"id", "more"};
  tx.db().create_temporary("touched", k_touched_table);
  auto load = tx.db().bulk("touched", k_columns, {});
  for (const TouchedWork& work : touched) {
    const Value values[] = {work.id, work.more};
    load->add(values);
  }
  load->finish();
  tx.db().execute(k_touch, tx.now());
  tx.db().execute(k_touch_assignments, tx.now());
}

void list_annotated(Database& db, const std::vector<Annotated>& annotated) {
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(db, "annotated");
  auto load = db.bulk("annotated", k_columns, {});
  for (const Annotated& one : annotated) {
    const Value values[] = {one.id, one.ordinal};
    load->add(values);
  }
  load->finish();
}

std::vector<FoundPlace> find_places(Database& db, Id task_id, const PlaceKeys& keys, Id held_by) {
  db.create_temporary("place_path", k_path_table);
  {
    static constexpr std::string_view k_columns[] = {"path"};
    auto load = db.bulk("place_path", k_columns, {});
    for (const std::string& path : keys.paths) {
      const Value values[] = {path};
      load->add(values);
    }
    load->finish();
  }
  load_ids(db, "place_item", IdSet::of(keys.items));
  std::vector<FoundPlace> found;
  for (Cursor rows = db.query(k_find_places, task_id, held_by); rows.next();)
    found.push_back({rows.integer(0), std::string(rows.text(1)), rows.integer(2)});
  std::vector<Id> aliased;
  for (const std::string& path : keys.paths)
    if (const auto id = to_int(std::string_view(path).substr(path.rfind('/') + 1)); held_by != 0 && id && *id > 0) aliased.push_back(*id);
  if (aliased.empty()) return found;
  load_ids(db, "place_alias", IdSet::of(std::move(aliased)));
  for (Cursor rows = db.query(k_find_aliases, task_id, held_by); rows.next();)
    if (std::binary_search(keys.paths.begin(), keys.paths.end(), rows.text(1))) found.push_back({rows.integer(0), std::string(rows.text(1)), rows.integer(2)});
  return found;
}

void each_class_on_selected(Database& db, const std::function<void(Id, Id, std::string_view)>& visit) {
  for (Cursor rows = db.query(k_classes_on_selected); rows.next();) visit(rows.integer(0), rows.integer(1), rows.text(2));
}

void each_selected_item(Database& db, const std::function<void(const PlaceItem&)>& visit) {
  PlaceItem place;
  for (Cursor rows = db.query(hides_rows(db) ? k_own_items : k_selected_items); rows.next();) {
    place.work_item_id = rows.integer(0);
    place.item_id = rows.integer(1);
    place.extent.kind = model::parse<model::ItemKind>(rows.text(2));
    place.extent.width = rows.maybe_integer(3);
    place.extent.height = rows.maybe_integer(4);
    place.extent.frames = rows.maybe_integer(5);
    place.extent.fps = rows.maybe_real(6);
    visit(place);
  }
}

}  // namespace tasks::store
