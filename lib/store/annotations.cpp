#include "lib/store/annotations.hpp"

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// Annotators see aliases where the task gives them (decisions.md 35).
constexpr std::string_view k_item = "a.item_id, i.path", k_alias = "case when w.alias is null then a.item_id end, coalesce(w.alias, i.path)";
constexpr std::string_view k_before = "select a.id, a.layer, a.work_item_id, ";
constexpr std::string_view k_columns =
    ", a.task_id, t.name, a.parent_id, a.label, a.shape, a.geometry, a.attributes, u.email,"
    " a.source, a.model, a.confidence, a.frame, a.frame_end, a.external_id, a.created_at, a.updated_at,"
    " (select max(x.state) from issue x where x.annotation_id = a.id and x.state in ('open', 'for-review') and x.removed_op is null),"
    " a.model_version, case when a.source = 'model' and a.work_item_id is not null and w.status is null then 1 else 0 end";
// All by primary key.
constexpr std::string_view k_joins =
    " left join item i on i.id = a.item_id left join task t on t.id = a.task_id left join users u on u.id = a.creator_id";

// Work items by work_item_position or work_item_assignment, in that order; annotations of each by annotation_work_item, which
// holds them by id.
constexpr std::string_view k_of_task = " from work_item w cross join annotation a";
constexpr std::string_view k_of_task_where = " where w.task_id = $1 and w.removed_op is null and a.work_item_id = w.id and a.deleted_op is null";
constexpr std::string_view k_of_assignment_where =
    " where w.assignment_id = $1 and w.removed_op is null and a.work_item_id = w.id and a.deleted_op is null";
// Annotations of an item's own layers by annotation_item.
constexpr std::string_view k_task_items_where =
    " where w.task_id = $1 and w.replica_key <= 0 and w.removed_op is null and a.item_id = w.item_id and a.work_item_id is null and a.deleted_op is null";
constexpr std::string_view k_of_work_item = " from annotation a join work_item w on w.id = a.work_item_id where a.work_item_id = $1 and a.deleted_op is null";
constexpr std::string_view k_of_item = " from annotation a left join work_item w on w.id = a.work_item_id where a.item_id = $1 and a.deleted_op is null";
// The list by its ordinal, annotations by primary key.
constexpr std::string_view k_annotated = " from annotated x cross join annotation a left join work_item w on w.id = a.work_item_id";
constexpr std::string_view k_annotated_where = " where a.id = x.id order by x.ordinal";

// Selection in key order; annotation_work_item.
constexpr std::string_view k_label_counts =
    "select s.id, a.label, count(*) from selection s join annotation a on a.work_item_id = s.id where a.deleted_op is null"
    " group by s.id, a.label order by s.id, a.label";

constexpr std::string_view k_reviewed_label_counts =
    "select s.id, a.label, count(*) from selection s join work_item w on w.id = s.id join annotation a on a.work_item_id = w.parent_work_item_id"
    " where a.deleted_op is null group by s.id, a.label order by s.id, a.label";

void read_annotation(const Cursor& row, model::Annotation& a) {
  a.id = row.integer(0);
  a.layer = model::parse<model::Layer>(row.text(1)).value_or(model::Layer::work);
  a.work_item_id = row.integer(2);
  a.item_id = row.integer(3);
  a.item_path.assign(row.text(4));
  a.task_id = row.integer(5);
  a.task.assign(row.text(6));
  a.parent_id = row.integer(7);
  a.label.assign(row.text(8));
  a.shape = model::parse<model::Shape>(row.text(9)).value_or(model::Shape::class_);
  a.geometry.assign(row.text(10));
  a.attributes.assign(row.text(11));
  a.creator.assign(row.text(12));
  a.source.assign(row.text(13));
  a.model.assign(row.text(14));
  a.confidence = row.maybe_real(15);
  a.frame = row.maybe_integer(16);
  a.frame_end = row.maybe_integer(17);
  a.external_id.assign(row.text(18));
  a.created_at = row.integer(19);
  a.updated_at = row.integer(20);
  a.issue_state.assign(row.text(21));  // of several the one that is open
  a.model_version.assign(row.text(22));
  a.draft = row.boolean(23);
}

}  // namespace

std::string annotations_sql(const AnnotationQuery& query) {
  const std::string select = cat(k_before, query.manages ? k_item : k_alias, k_columns);
  const std::string where = query.where.empty() ? std::string() : cat(" and ", query.where);
  const auto order = [&](std::string_view own) { return cat(" order by ", query.order.empty() ? own : std::string_view(query.order)); };
  std::string sql;
  switch (query.way) {
    case AnnotationsOf::task: sql = cat(select, k_of_task, k_joins, k_of_task_where, where, order("w.position, a.id")); break;
    case AnnotationsOf::assignment: sql = cat(select, k_of_task, k_joins, k_of_assignment_where, where, order("w.position, a.id")); break;
    case AnnotationsOf::task_items: sql = cat(select, k_of_task, k_joins, k_task_items_where, where, order("w.position, a.id")); break;
    case AnnotationsOf::work_item:
    case AnnotationsOf::item: {
      // Joins go between the tables and the condition.
      const std::string_view from = query.way == AnnotationsOf::item ? k_of_item : k_of_work_item;
      const auto at = from.find(" where ");
      sql = cat(select, from.substr(0, at), k_joins, from.substr(at), where, order("a.id"));
    }
  }
  if (query.limit) sql += cat(" limit $", query.values.size() + 2);
  if (query.reviewed) {
    constexpr std::string_view k_on = "a.work_item_id = w.id";
    if (const auto at = sql.find(k_on); at != std::string::npos) sql.replace(at, k_on.size(), "a.work_item_id = w.parent_work_item_id");
  }
  return sql;
}

std::vector<Value> annotations_values(const AnnotationQuery& query) {
  std::vector<Value> values{Value(query.id)};
  values.insert(values.end(), query.values.begin(), query.values.end());
  if (query.limit) values.emplace_back(*query.limit);
  return values;
}

std::int64_t each_annotation(Session& session, const AnnotationQuery& query, const VisitAnnotation& visit) {
  model::Annotation annotation;
  std::int64_t seen = 0, given = 0;
  Cursor rows = session.db().run_stream(annotations_sql(query), annotations_values(query));
  while ((!query.limit || given < *query.limit) && rows.next()) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    read_annotation(rows, annotation);
    ++given;
    if (!visit(annotation)) break;
  }
  return given;
}

void each_annotated(Session& session, const VisitAnnotation& visit) {
  const std::string sql = cat(k_before, session.actor().manages() ? k_item : k_alias, k_columns, k_annotated, k_joins, k_annotated_where);
  model::Annotation annotation;
  for (Cursor rows = session.db().stream(sql); rows.next();) {
    read_annotation(rows, annotation);
    if (!visit(annotation)) return;
  }
}

LabelCounts::LabelCounts(Database& db, bool reviewed) : m_rows(db.stream(reviewed ? k_reviewed_label_counts : k_label_counts)) { next(); }

}  // namespace tasks::store
