#include "lib/store/exchange.hpp"

#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_item_columns =
    "i.id, d.name, i.dataset_id, i.path, i.dir, i.kind, i.mimetype, i.width, i.height, i.frames, i.fps, i.size, i.split, i.external_id, i.metadata,"
    " i.version, i.extra, case when exists (select 1 from item_truth g where g.item_id = i.id) then 1 else 0 end";
constexpr int k_item_column_count = 18;
constexpr std::string_view k_work_columns =
    ", w.id, w.status, sb.email, w.status_at, w.stage, w.skipped_at, w.skip_reason, w.priority, w.batch, w.duration_us,"
    " coalesce(u.email, '@' || g.name), w.version, w.assignment_id";
// Work that is done and not discarded, of a living task, through work_item_item.
constexpr std::string_view k_done =
    "exists (select 1 from work_item x join task t on t.id = x.task_id left join task_action c on c.task_id = x.task_id and c.name = x.status"
    " where x.item_id = i.id and x.removed_op is null and x.replica_key <= 0 and x.status is not null and t.removed_op is null and coalesce(c.discard, 0) = 0)";
constexpr std::string_view k_annotation_columns =
    "select a.id, a.layer, a.work_item_id, a.item_id, i.path, a.task_id, t.name, a.parent_id, a.label, a.shape, a.geometry, a.attributes, u.email,"
    " a.source, a.model, a.confidence, a.frame, a.frame_end, a.external_id, a.created_at, a.updated_at, a.extra, a.model_version";

// The condition that both streams share, over i (item) and, for a task, w (work_item); its parameters begin with $2.
struct Part {
  std::string where;
  std::vector<Value> values;
};

Part condition(const ExportScope& scope) {
  Part part;
  const auto parameter = [&part](Value value) {
    part.values.push_back(value);
    return cat("$", part.values.size() + 1);
  };
  if (!scope.statuses.empty()) {
    std::string list;
    for (const std::string& status : scope.statuses) list += cat(list.empty() ? "" : ", ", parameter(status));
    part.where += scope.task_id != 0 ? cat(" and w.status in (", list, ")")
                                     : cat(" and exists (select 1 from work_item x where x.item_id = i.id and x.removed_op is null and x.status in (", list, "))");
  } else if (scope.task_id != 0 && !scope.all && scope.remaining_of == 0) {
    part.where += " and (w.status = 'consensus-done' or w.status in (select name from task_action where task_id = $1 and discard = 0))";
  }
  if (scope.task_id != 0) part.where += scope.remaining_of != 0 ? cat(" and w.assignment_id = ", parameter(scope.remaining_of), " and w.status is null and w.skipped_at is null") : scope.replicas ? "" : " and w.replica_key <= 0";
  if (scope.selected) part.where += scope.task_id != 0 ? " and w.id in (select id from selection)" : " and i.id in (select id from selection)";
  if (scope.split) part.where += cat(" and i.split = ", parameter(to_text(*scope.split)));
  return part;
}

Cursor run(Session& session, const ExportScope& scope, const std::string& before_where, const std::string& order) {
  const Part part = condition(scope);
  std::vector<Value> values{scope.task_id != 0 ? scope.task_id : scope.dataset_id};
  values.insert(values.end(), part.values.begin(), part.values.end());
  return session.db().run_stream(cat(before_where, part.where, order), values);
}

// A task: work_item_position, items by primary key. A dataset: item_ordinal.
Cursor item_rows(Session& session, const ExportScope& scope) {
  if (scope.task_id != 0)
    return run(session, scope,
               cat("select ", k_item_columns, k_work_columns,
                   " from work_item w join item i on i.id = w.item_id join dataset d on d.id = i.dataset_id left join users sb on sb.id = w.status_by"
                   " join assignment s on s.id = w.assignment_id left join users u on u.id = s.user_id left join groups g on g.id = s.group_id"
                   " where w.task_id = $1 and w.removed_op is null"),
               " order by w.position");
  return run(session, scope,
             cat("select ", k_item_columns, ", ", k_done,
                 " from item i join dataset d on d.id = i.dataset_id where i.dataset_id = $1 and i.removed_op is null"),
             " order by i.ordinal");
}

// The same, then annotation_work_item or annotation_item.
Cursor annotation_rows(Session& session, const ExportScope& scope) {
  if (scope.task_id != 0)
    return run(session, scope,
               cat(k_annotation_columns,
                   " from work_item w cross join annotation a join item i on i.id = w.item_id join task t on t.id = w.task_id"
                   " left join users u on u.id = a.creator_id where w.task_id = $1 and w.removed_op is null"
                   " and a.work_item_id = coalesce(w.parent_work_item_id, w.id) and a.deleted_op is null and a.system = 0"),
               " order by w.position, a.id");
  return run(session, scope,
             cat(k_annotation_columns,
                 " from item i cross join annotation a left join task t on t.id = a.task_id left join users u on u.id = a.creator_id"
                 " where i.dataset_id = $1 and i.removed_op is null and a.item_id = i.id and a.deleted_op is null and a.system = 0"
                 " and (a.work_item_id is null or exists (select 1 from work_item x left join task_action c on c.task_id = x.task_id and c.name = x.status"
                 " where x.id = a.work_item_id and x.removed_op is null and x.replica_key <= 0 and x.status is not null and coalesce(c.discard, 0) = 0 and t.removed_op is null))"),
             " order by i.ordinal, a.id");
}

}  // namespace

ExportItems::ExportItems(Session& session, const ExportScope& scope) : m_rows(item_rows(session, scope)) {
  m_work.task_id = scope.task_id;
}

bool ExportItems::next() {
  if (!m_rows.next()) return false;
  model::Item& i = m_item;
  i.id = m_rows.integer(0);
  i.dataset.assign(m_rows.text(1));
  i.dataset_id = m_rows.integer(2);
  i.path.assign(m_rows.text(3));
  i.dir.assign(m_rows.text(4));
  i.kind = model::parse<model::ItemKind>(m_rows.text(5)).value_or(model::ItemKind::other);
  i.mimetype.assign(m_rows.text(6));
  i.width = m_rows.maybe_integer(7);
  i.height = m_rows.maybe_integer(8);
  i.frames = m_rows.maybe_integer(9);
  i.fps = m_rows.maybe_real(10);
  i.size = m_rows.maybe_integer(11);
  i.split = model::parse<model::Split>(m_rows.text(12)).value_or(model::Split::none);
  i.external_id.assign(m_rows.text(13));
  i.metadata.assign(m_rows.text(14));
  i.version = m_rows.integer(15);
  m_extra.assign(m_rows.text(16));
  i.ground_truth = m_rows.boolean(17);
  if (m_work.task_id == 0) {
    m_done = m_rows.boolean(k_item_column_count);
    return true;
  }
  model::WorkItem& w = m_work;
  w.id = m_rows.integer(k_item_column_count);
  w.item_id = i.id;
  w.path = i.path;
  w.status.assign(m_rows.text(k_item_column_count + 1));
  w.status_by.assign(m_rows.text(k_item_column_count + 2));
  w.status_at = m_rows.maybe_integer(k_item_column_count + 3);
  w.stage = model::parse<model::Stage>(m_rows.text(k_item_column_count + 4)).value_or(model::Stage::label);
  w.skipped = !m_rows.is_null(k_item_column_count + 5);
  w.skip_reason.assign(m_rows.text(k_item_column_count + 6));
  w.priority = m_rows.integer(k_item_column_count + 7);
  w.batch.assign(m_rows.text(k_item_column_count + 8));
  w.duration = m_rows.integer(k_item_column_count + 9);
  w.assignee.assign(m_rows.text(k_item_column_count + 10));
  w.version = m_rows.integer(k_item_column_count + 11);
  w.assignment_id = m_rows.integer(k_item_column_count + 12);
  m_done = true;
  return true;
}

ExportAnnotations::ExportAnnotations(Session& session, const ExportScope& scope) : m_rows(annotation_rows(session, scope)) {}

bool ExportAnnotations::next() {
  if (!m_rows.next()) return false;
  model::Annotation& a = m_annotation;
  a.id = m_rows.integer(0);
  a.layer = model::parse<model::Layer>(m_rows.text(1)).value_or(model::Layer::work);
  a.work_item_id = m_rows.integer(2);
  a.item_id = m_rows.integer(3);
  a.item_path.assign(m_rows.text(4));
  a.task_id = m_rows.integer(5);
  a.task.assign(m_rows.text(6));
  a.parent_id = m_rows.integer(7);
  a.label.assign(m_rows.text(8));
  a.shape = model::parse<model::Shape>(m_rows.text(9)).value_or(model::Shape::class_);
  a.geometry.assign(m_rows.text(10));
  a.attributes.assign(m_rows.text(11));
  a.creator.assign(m_rows.text(12));
  a.source.assign(m_rows.text(13));
  a.model.assign(m_rows.text(14));
  a.confidence = m_rows.maybe_real(15);
  a.frame = m_rows.maybe_integer(16);
  a.frame_end = m_rows.maybe_integer(17);
  a.external_id.assign(m_rows.text(18));
  a.created_at = m_rows.integer(19);
  a.updated_at = m_rows.integer(20);
  a.extra.assign(m_rows.text(21));
  a.model_version.assign(m_rows.text(22));
  return true;
}

std::string read_coco_header(Database& db, Id dataset_id) {
  Cursor row = db.query("select coco_header from dataset where id = $1", dataset_id);
  return row.next() ? std::string(row.text(0)) : std::string();
}

void write_coco_header(Transaction& tx, Id dataset_id, std::string_view header) {
  const std::string before = read_coco_header(tx.db(), dataset_id);
  if (!tx.changed("dataset", dataset_id, "coco_header", before.empty() ? std::nullopt : std::optional(before), std::string(header))) return;
  tx.db().execute("update dataset set coco_header = $2 where id = $1", dataset_id, header);
}

void write_annotated_extras(Transaction& tx, const std::vector<AnnotatedExtra>& extras) {
  if (extras.empty()) return;
  tx.db().create_temporary("annotated_extra", "ordinal bigint primary key, extra text not null");
  static constexpr std::string_view k_columns[] = {"ordinal", "extra"};
  auto load = tx.db().bulk("annotated_extra", k_columns, {});
  for (const AnnotatedExtra& row : extras) {
    const Value values[] = {row.ordinal, row.extra};
    load->add(values);
  }
  load->finish();
  // The two temporary tables, annotations by primary key.
  tx.db().execute(
      "update annotation set extra = (select e.extra from annotated x join annotated_extra e on e.ordinal = x.ordinal where x.id = annotation.id)"
      " where id in (select x.id from annotated x join annotated_extra e on e.ordinal = x.ordinal)");
}

}  // namespace tasks::store
