#include "lib/store/work_items.hpp"

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks::store {
namespace {

// What annotators see instead of the item where the task gives it an alias (decisions.md 35).
constexpr std::string_view k_item = "w.item_id, i.path", k_alias = "case when w.alias is null then w.item_id end, coalesce(w.alias, i.path)";
constexpr std::string_view k_split = "i.split", k_no_split = "case when w.alias is null then i.split else 'none' end";

// Which replica it is, by primary key, is kept apart from what annotators may read; the place is what a listing is ordered by.
constexpr std::string_view k_number = ", case when w.replica_key > 0 then (select s.replica_no from work_item_secret s where s.work_item_id = w.id) end, w.position as place";
constexpr std::string_view k_no_number = ", null, w.position as place";
constexpr std::string_view k_id_columns = "select w.id, w.position as place";
// All by primary key; left joins keep the work item in the lead.
constexpr std::string_view k_joins =
    " left join item i on i.id = w.item_id left join task t on t.id = w.task_id left join assignment a on a.id = w.assignment_id"
    " left join users u on u.id = a.user_id left join groups g on g.id = a.group_id left join users s on s.id = w.status_by"
    " left join work_item p on p.id = w.parent_work_item_id";

// The selection by its ordinal (sorted: it is small or its reader waited for a writer), work items by primary key.
constexpr std::string_view k_from_selection = " from selection x cross join work_item w";
constexpr std::string_view k_selected = " where w.id = x.id order by x.ordinal";
// Through work_item_item.
constexpr std::string_view k_of_item = " where w.item_id = $1 and w.removed_op is null and t.removed_op is null order by w.task_id, w.id";
constexpr std::string_view k_one = " where w.id = $1 and w.removed_op is null";
// By the primary key of counter, which begins with the task.
constexpr std::string_view k_counts =
    "select assignment_id, status, sum(items) from counter where task_id = $1 group by assignment_id, status having sum(items) > 0";

std::string columns(bool manages) {
  return cat("select w.id, w.task_id, t.name, w.assignment_id, ", manages ? k_item : k_alias,
             ", u.email, g.name, w.status, s.email, w.status_at, w.stage, w.skipped_at, w.skip_reason, ", manages ? k_split : k_no_split,
             ", w.priority, w.batch, w.queued_at, w.claimed_at, coalesce(p.object_count, w.object_count), w.duration_us, w.open_issues, w.for_review,"
             " w.edited_after_status, w.version, w.updated_at", manages ? k_number : k_no_number);
}
std::string columns(Session& session) { return columns(session.actor().manages()); }

void fill(model::WorkItem& w, const Cursor& row) {
  const auto set = [](std::string& to, std::string_view text) { to.assign(text); };
  w.id = row.integer(0);
  w.task_id = row.integer(1);
  set(w.task, row.text(2));
  w.assignment_id = row.integer(3);
  w.item_id = row.integer(4);
  set(w.path, row.text(5));
  w.assignee.clear();
  if (!row.is_null(6))
    set(w.assignee, row.text(6));
  else if (!row.is_null(7))
    w.assignee = cat('@', row.text(7));
  set(w.status, row.text(8));
  set(w.status_by, row.text(9));
  w.status_at = row.maybe_integer(10);
  w.stage = model::parse<model::Stage>(row.text(11)).value_or(model::Stage::label);
  w.skipped = !row.is_null(12);
  set(w.skip_reason, row.text(13));
  w.split = model::parse<model::Split>(row.text(14)).value_or(model::Split::none);
  w.priority = row.integer(15);
  set(w.batch, row.text(16));
  w.queued_at = row.maybe_integer(17);
  w.started_at = row.maybe_integer(18);
  w.object_count = row.integer(19);
  w.duration = row.integer(20);
  w.open_issues = row.integer(21);
  w.for_review = row.integer(22);
  w.edited_after_status = row.boolean(23);
  w.version = row.integer(24);
  w.updated_at = row.integer(25);
  w.replica = row.maybe_integer(26);
}

void visit_rows(Cursor rows, const WorkItemQuery& query, const VisitWorkItem& visit) {
  model::WorkItem item;
  const bool whole = query.detail == Detail::all;
  std::int64_t seen = 0, given = 0;
  while ((!query.limit || given < *query.limit) && rows.next()) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    if (whole)
      fill(item, rows);
    else
      item.id = rows.integer(0);
    ++given;
    if (!visit(item)) return;
  }
}

}  // namespace

// Values of the parts follow those of the conditions.
std::vector<Value> work_items_values(const WorkItemQuery& query) {
  std::vector<Value> values{Value(query.task_id)};
  values.insert(values.end(), query.values.begin(), query.values.end());
  for (const WorkItemPart& part : query.parts) {
    if (part.assignment_id != 0)
      values.emplace_back(part.assignment_id);
    else if (part.status && !part.status->empty())
      values.emplace_back(*part.status);
  }
  if (query.limit) values.emplace_back(*query.limit);
  return values;
}

std::string work_items_sql(const WorkItemQuery& query) {
  const bool whole = query.detail == Detail::all;
  std::string select(whole ? columns(query.manages) : std::string(k_id_columns));
  select += cat(" from work_item w", whole ? k_joins : std::string_view(), " where w.removed_op is null", query.where.empty() ? "" : " and ", query.where, " and ");
  std::size_t parameter = query.values.size() + 2;
  std::string sql;
  for (const WorkItemPart& part : query.parts) {
    if (!sql.empty()) sql += " union all ";
    sql += select;
    if (part.assignment_id != 0)
      sql += cat("w.assignment_id = $", parameter++, " and w.task_id + 0 = $1");  // index work_item_assignment
    else if (part.status && !part.status->empty())
      sql += cat("w.task_id = $1 and w.status = $", parameter++);  // index work_item_status
    else
      sql += "w.task_id = $1 and w.status is null";  // index work_item_status
  }
  if (!query.among.empty())
    sql = cat(select, "w.task_id + 0 = $1 and w.id in (", query.among, ")");  // primary key
  else if (query.parts.empty())
    sql = cat(select, "w.task_id = $1");  // index work_item_position
  sql += cat(" order by ", query.order.empty() ? std::string_view("place") : std::string_view(query.order));
  if (query.limit) sql += cat(" limit $", parameter);
  return sql;
}

void each_work_item(Session& session, const WorkItemQuery& query, const VisitWorkItem& visit) {
  visit_rows(session.db().run_stream(work_items_sql(query), work_items_values(query)), query, visit);
}

void each_selected_work_item(Session& session, const VisitWorkItem& visit) {
  visit_rows(session.db().stream(cat(columns(session), k_from_selection, k_joins, k_selected)), {}, visit);
}

std::optional<model::WorkItem> find_work_item(Session& session, Id id) {
  std::optional<model::WorkItem> found;
  visit_rows(session.db().query(cat(columns(session), " from work_item w", k_joins, k_one), id), {}, [&](const model::WorkItem& w) {
    found = w;
    return false;
  });
  return found;
}

std::vector<model::WorkItem> work_items_of_item(Session& session, Id item_id) {
  std::vector<model::WorkItem> found;
  visit_rows(session.db().query(cat(columns(session), " from work_item w", k_joins, k_of_item), item_id), {}, [&](const model::WorkItem& w) {
    found.push_back(w);
    return true;
  });
  return found;
}

// Both by index annotation_task_label.
std::string work_with_labels(std::string_view list) {
  return cat("select work_item_id from annotation where task_id = $1 and label in (", list, ") and deleted_op is null");
}

std::int64_t count_labels(Database& db, Id task_id, const std::vector<std::string>& labels, std::int64_t most) {
  std::vector<Value> values{Value(task_id), Value(most)};
  std::string list;
  for (const std::string& label : labels) {
    values.emplace_back(label);
    list += cat(list.empty() ? "$" : ", $", values.size());
  }
  Cursor row = db.run_query(cat("select count(*) from (select 1 from annotation where task_id = $1 and label in (", list, ") limit $2) few"), values);
  return row.next() ? row.integer(0) : 0;
}

std::vector<WorkItemCount> count_work_items(Database& db, Id task_id) {
  std::vector<WorkItemCount> counts;
  for (Cursor rows = db.query(k_counts, task_id); rows.next();) counts.push_back({rows.integer(0), std::string(rows.text(1)), rows.integer(2)});
  return counts;
}

}  // namespace tasks::store
