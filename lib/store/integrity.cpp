#include "lib/store/integrity.hpp"

#include <algorithm>
#include <functional>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/counters.hpp"
#include "lib/store/project.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

constexpr std::size_t k_shown = 10;

// Every id of the project in order: scans of all tables by primary key, merged. The largest tables come first.
constexpr std::string_view k_all_ids =
    "select id, 'annotation' as kind from annotation union all select id, 'work_item' from work_item union all select id, 'item' from item"
    " union all select id, 'work_interval' from work_interval union all select id, 'issue' from issue union all select id, 'issue_comment' from issue_comment union all select id, 'operation' from operation"
    " union all select id, 'assignment' from assignment union all select id, 'task' from task union all select id, 'recipe_version' from recipe_version"
    " union all select id, 'recipe' from recipe union all select id, 'dataset' from dataset union all select id, 'group' from groups"
    " union all select id, 'user' from users order by 1";
constexpr std::string_view k_last_ids =
    "select max(id) from (select max(id) as id from annotation union all select max(id) from work_item union all select max(id) from item"
    " union all select max(id) from work_interval union all select max(id) from issue union all select max(id) from issue_comment union all select max(id) from operation union all select max(id) from assignment"
    " union all select max(id) from task union all select max(id) from recipe_version union all select max(id) from recipe"
    " union all select max(id) from dataset union all select max(id) from groups union all select max(id) from users) last_ids";
constexpr std::string_view k_active_owners = "select count(*) from users where role = 'owner' and active = 1";
// A scan of the log.
constexpr std::string_view k_effects = "select op_id, seq, min_id, max_id, entities, ids from effect order by op_id, seq";
constexpr std::string_view k_lonely_effects =
    "select e.op_id, e.seq from effect e where not exists (select 1 from operation o where o.id = e.op_id) order by e.op_id, e.seq";
// A scan of the log, users by primary key. 0: a restore by somebody who is no user of the restored project.
constexpr std::string_view k_unknown_actors =
    "select o.id from operation o where o.actor_id <> 0 and not exists (select 1 from users u where u.id = o.actor_id) order by o.id";
// A scan of the items, datasets by primary key.
constexpr std::string_view k_items_without_dataset =
    "select i.id from item i where not exists (select 1 from dataset d where d.id = i.dataset_id) order by i.id";
// One scan of the work items, everything else by primary key.
constexpr std::string_view k_work_items =
    "select w.id, case when t.id is null then 'its task' when i.id is null then 'its item' when a.id is null then 'its assignment' else '' end,"
    " case when a.task_id <> w.task_id then 'an assignment of another task' when i.dataset_id <> t.dataset_id then 'an item of another dataset'"
    " else 'a status that is no action of its task' end"
    " from work_item w left join task t on t.id = w.task_id left join item i on i.id = w.item_id left join assignment a on a.id = w.assignment_id"
    " where t.id is null or i.id is null or a.id is null or a.task_id <> w.task_id or i.dataset_id <> t.dataset_id"
    " or (w.status is not null and w.status <> 'consensus-done'"
    " and not exists (select 1 from task_action x where x.task_id = w.task_id and x.name = w.status)) order by w.id";
// One scan of the annotations, everything else by primary key.
constexpr std::string_view k_annotations =
    "select n.id, case when i.id is null then 'its item' when n.work_item_id is not null and w.id is null then 'its work item' else '' end"
    " from annotation n left join item i on i.id = n.item_id left join work_item w on w.id = n.work_item_id"
    " where i.id is null or (n.work_item_id is not null and (w.id is null or w.item_id <> n.item_id)) order by n.id";
constexpr std::string_view k_intervals =
    "select v.id, case when w.id is null then 'its work item' when u.id is null then 'its user' else '' end"
    " from work_interval v left join work_item w on w.id = v.work_item_id left join users u on u.id = v.user_id where w.id is null or u.id is null order by v.id";
constexpr std::string_view k_bad_intervals =
    "select id from work_interval where last_at < started_at or ended_at < last_at or active_us < 0 order by id";
constexpr std::string_view k_timers =
    "select user_id, count(*) from work_interval where ended_at is null group by user_id having count(*) > 1 order by user_id";
// A scan of the work items; their annotations by index work_item.
constexpr std::string_view k_object_counts =
    "select id, task_id, kept, counted from (select w.id, w.task_id, w.object_count as kept,"
    " (select count(*) from annotation n where n.work_item_id = w.id and n.deleted_op is null) as counted from work_item w) both_sides"
    " where kept <> counted order by task_id, kept, counted, id";
// A scan of the work items; their intervals by index work_item.
constexpr std::string_view k_durations =
    "select id, task_id, kept, counted from (select w.id, w.task_id, w.duration_us as kept,"
    " (select coalesce(sum(v.active_us), 0) from work_interval v where v.work_item_id = w.id) as counted from work_item w) both_sides"
    " where kept <> counted order by task_id, kept, counted, id";
// A scan of the work items; their issues by indexes issue_work_item and issue_qa_work_item.
constexpr std::string_view k_counted_issues =
    "select id, task_id, open_issues, for_review, (select count(*) from issue x where (x.work_item_id = w.id or x.qa_work_item_id = w.id) and x.state = 'open'"
    " and x.removed_op is null) as open_now, (select count(*) from issue x where (x.work_item_id = w.id or x.qa_work_item_id = w.id) and x.state = 'for-review'"
    " and x.removed_op is null) as for_review_now from work_item w";
const std::string& open_issues_sql() {
  static const std::string k_sql = cat("select id, task_id, open_issues, open_now from (", k_counted_issues, ") both_sides where open_issues <> open_now order by task_id, open_issues, open_now, id");
  return k_sql;
}
const std::string& for_review_sql() {
  static const std::string k_sql = cat("select id, task_id, for_review, for_review_now from (", k_counted_issues, ") both_sides where for_review <> for_review_now order by task_id, for_review, for_review_now, id");
  return k_sql;
}
constexpr std::string_view k_set_open_issues =
    "update work_item set open_issues = (select count(*) from issue x where (x.work_item_id = work_item.id or x.qa_work_item_id = work_item.id) and x.state = 'open'"
    " and x.removed_op is null) where id in (select id from selection)";
constexpr std::string_view k_set_for_review =
    "update work_item set for_review = (select count(*) from issue x where (x.work_item_id = work_item.id or x.qa_work_item_id = work_item.id) and x.state = 'for-review'"
    " and x.removed_op is null) where id in (select id from selection)";
// A scan of the issues, everything else by primary key.
constexpr std::string_view k_issues =
    "select x.id, case when w.id is null then 'its work item' when x.qa_work_item_id is not null and q.id is null then 'its QA work item'"
    " when x.annotation_id is not null and n.id is null then 'its annotation' else '' end from issue x left join work_item w on w.id = x.work_item_id"
    " left join work_item q on q.id = x.qa_work_item_id left join annotation n on n.id = x.annotation_id where w.id is null or w.task_id <> x.labeling_task_id"
    " or (x.qa_work_item_id is not null and (q.id is null or q.task_id <> x.qa_task_id or q.parent_work_item_id <> w.id))"
    " or (x.annotation_id is not null and (n.id is null or n.work_item_id <> w.id)) order by x.id";
constexpr std::string_view k_set_object_counts =
    "update work_item set object_count = (select count(*) from annotation n where n.work_item_id = work_item.id and n.deleted_op is null)"
    " where id in (select id from selection)";
constexpr std::string_view k_set_durations =
    "update work_item set duration_us = (select coalesce(sum(v.active_us), 0) from work_interval v where v.work_item_id = work_item.id)"
    " where id in (select id from selection)";
// A scan of the items by dataset.
constexpr std::string_view k_datasets =
    "select d.id, d.name, d.item_count, d.next_ordinal,"
    " (select count(*) from item i where i.dataset_id = d.id and i.removed_op is null),"
    " (select coalesce(max(i.ordinal) + 1, 0) from item i where i.dataset_id = d.id) from dataset d order by d.id";
constexpr std::string_view k_set_dataset = "update dataset set item_count = $2, next_ordinal = $3 where id = $1";

void add(Violations& found, std::string line) {
  if (found.lines.size() < k_shown) found.lines.push_back(std::move(line));
  ++found.count;
}

void each_row(Database& db, std::string_view sql, const std::function<void(Cursor&)>& visit) {
  for (Cursor rows = db.query(sql); rows.next();) visit(rows);
}

// Rows of (id, what is missing or "", what is wrong else).
void find_missing(Violations& found, Database& db, std::string_view sql, std::string_view kind, std::string_view wrong) {
  each_row(db, sql, [&](Cursor& row) {
    const auto missing = row.text(1);
    add(found, missing.empty() ? cat(kind, ' ', row.integer(0), ' ', wrong.empty() ? cat("has ", row.text(2)) : std::string(wrong))
                               : cat(missing, " is missing: ", kind, ' ', row.integer(0)));
  });
}

Violations check_derived(Database& db, std::string_view sql, std::string_view of, std::string_view unit) {
  Violations found;
  each_row(db, sql, [&](Cursor& row) {
    add(found, cat("work item ", row.integer(0), " counts ", row.integer(2), ' ', unit, ", its ", of, " add up to ", row.integer(3)));
  });
  return found;
}

// Counts anew; one effect for all work items of a task that change alike.
void repair_derived(Transaction& tx, std::string_view sql, std::string_view update, std::string_view field) {
  struct Group {
    Id task_id;
    std::int64_t kept, counted;
    IdSet ids;
  };
  std::vector<Group> groups;
  std::vector<Chosen> chosen;
  each_row(tx.db(), sql, [&](Cursor& row) {
    const Id id = row.integer(0);
    if (groups.empty() || groups.back().task_id != row.integer(1) || groups.back().kept != row.integer(2) || groups.back().counted != row.integer(3))
      groups.push_back({row.integer(1), row.integer(2), row.integer(3), {}});
    groups.back().ids.add(id);
    chosen.push_back({id, {}});
  });
  if (chosen.empty()) return;
  load_selection(tx.db(), chosen);
  tx.db().execute(update);
  for (Group& group : groups)
    tx.note({.kind = "work_item", .field = field, .old_value = cat(group.kept), .new_value = cat(group.counted), .task_id = group.task_id,
             .ids = std::move(group.ids)});
}

struct DatasetCounts {
  Id id;
  std::string name;
  std::int64_t kept_items, kept_ordinal, items, ordinal;
  bool right() const { return kept_items == items && kept_ordinal >= ordinal; }
};

std::vector<DatasetCounts> wrong_datasets(Database& db) {
  std::vector<DatasetCounts> wrong;
  each_row(db, k_datasets, [&](Cursor& row) {
    DatasetCounts d{row.integer(0), std::string(row.text(1)), row.integer(2), row.integer(3), row.integer(4), row.integer(5)};
    if (!d.right()) wrong.push_back(std::move(d));
  });
  return wrong;
}

Id id_after_last(Database& db) { return db.integer(k_last_ids).value_or(0) + 1; }

}  // namespace

Violations check_ids(Session& session) {
  Violations found;
  Id last = 0;
  std::string last_kind;
  each_row(session.db(), k_all_ids, [&](Cursor& row) {
    const Id id = row.integer(0);
    if (id <= 0) add(found, cat("a record of kind ", row.text(1), " has the id ", id));
    if (id == last) add(found, cat("the id ", id, " belongs to a record of kind ", last_kind, " and to one of kind ", row.text(1)));
    last = id;
    last_kind = row.text(1);
  });
  if (last >= Id{1} << 53) add(found, cat("the id ", last, " is too large for JSON"));
  return found;
}

Violations check_owners(Session& session) {
  Violations found;
  if (session.db().integer(k_active_owners).value_or(0) == 0) add(found, "no active user is an owner");
  return found;
}

Violations check_operations(Session& session) {
  Violations found;
  each_row(session.db(), k_effects, [&](Cursor& row) {
    const Id least = row.integer(2), greatest = row.integer(3);
    const auto wrong = [&](std::string_view why) { add(found, cat("effect ", row.integer(1), " of operation ", row.integer(0), ' ', why)); };
    if (least > greatest || row.integer(4) < 1) return wrong("touches nothing");
    try {
      if (IdSet::parse(least, greatest, row.text(5)).size() != row.integer(4)) wrong("does not name as many records as it says");
    } catch (const Error&) {
      wrong("has an unreadable list of ids");
    }
  });
  each_row(session.db(), k_lonely_effects, [&](Cursor& row) { add(found, cat("effect ", row.integer(1), " has lost its operation ", row.integer(0))); });
  each_row(session.db(), k_unknown_actors, [&](Cursor& row) { add(found, cat("operation ", row.integer(0), " was done by nobody")); });
  return found;
}

Violations check_references(Session& session) {
  Violations found;
  Database& db = session.db();
  each_row(db, k_items_without_dataset, [&](Cursor& row) { add(found, cat("its dataset is missing: item ", row.integer(0))); });
  find_missing(found, db, k_work_items, "work item", "");
  find_missing(found, db, k_annotations, "annotation", "is on the work item of another item");
  find_missing(found, db, k_intervals, "interval", "");
  find_missing(found, db, k_issues, "issue", "is on the work of another task");
  return found;
}

Violations check_intervals(Session& session) {
  Violations found;
  each_row(session.db(), k_timers, [&](Cursor& row) { add(found, cat("user ", row.integer(0), " has ", row.integer(1), " running timers")); });
  each_row(session.db(), k_bad_intervals, [&](Cursor& row) { add(found, cat("interval ", row.integer(0), " ends before it begins")); });
  return found;
}

Violations check_object_counts(Session& session) { return check_derived(session.db(), k_object_counts, "annotations", "annotations"); }
Violations check_issue_counts(Session& session) {
  Violations found = check_derived(session.db(), open_issues_sql(), "open ones", "open issues");
  for (std::string& line : check_derived(session.db(), for_review_sql(), "issues", "issues for review").lines) add(found, std::move(line));
  return found;
}
Violations check_durations(Session& session) { return check_derived(session.db(), k_durations, "intervals", "µs of work"); }

Violations check_datasets(Session& session) {
  Violations found;
  for (const DatasetCounts& d : wrong_datasets(session.db())) {
    if (d.kept_items != d.items) add(found, cat("dataset ", quote(d.name), " counts ", plural(d.kept_items, "item"), ", it has ", d.items));
    if (d.kept_ordinal < d.ordinal) add(found, cat("dataset ", quote(d.name), " would give the place ", d.kept_ordinal, " out twice"));
  }
  return found;
}

Violations check_counters(Session& session) {
  Violations found;
  for (std::string& line : compare_counters(session)) add(found, std::move(line));
  return found;
}

Violations check_next_id(Session& session) {
  Violations found;
  const Id next = next_id(session.db()), free = id_after_last(session.db());
  if (next < free) add(found, cat("the next id would be ", next, ", but ids up to ", free - 1, " are taken"));
  return found;
}

void repair_object_counts(Transaction& tx) { repair_derived(tx, k_object_counts, k_set_object_counts, "object_count"); }
void repair_issue_counts(Transaction& tx) {
  repair_derived(tx, open_issues_sql(), k_set_open_issues, "open_issues");
  repair_derived(tx, for_review_sql(), k_set_for_review, "for_review");
}
void repair_durations(Transaction& tx) { repair_derived(tx, k_durations, k_set_durations, "duration_us"); }

void repair_datasets(Transaction& tx) {
  for (const DatasetCounts& d : wrong_datasets(tx.db())) {
    const std::int64_t ordinal = std::max(d.kept_ordinal, d.ordinal);
    tx.db().execute(k_set_dataset, d.id, d.items, ordinal);
    tx.changed("dataset", d.id, "item_count", cat(d.kept_items), cat(d.items));
    tx.changed("dataset", d.id, "next_ordinal", cat(d.kept_ordinal), cat(ordinal));
  }
}

void repair_counters(Transaction& tx) {
  const auto differences = compare_counters(tx);
  if (differences.empty()) return;
  rebuild_counters(tx);
  tx.changed("project", 1, "counters", cat(differences.size(), " wrong"), "counted anew");
}

void repair_next_id(Transaction& tx) {
  const Id next = next_id(tx.db()), free = id_after_last(tx.db());
  if (next >= free) return;
  raise_next_id(tx, free);
  tx.changed("project", 1, "next_id", cat(next), cat(free));
}

}  // namespace tasks::store
