#include "lib/store/task_closing.hpp"

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"

namespace tasks::store {
namespace {

// All by primary key.
constexpr std::string_view k_lockers = "select t.id, t.locked_by from selection s join task t on t.id = s.id where t.locked_by is not null";
constexpr std::string_view k_lock =
    "update task set locked_at = $1, locked_by = $2, version = version + 1, updated_at = $1, updated_by = $2 where id in (select id from selection)";
constexpr std::string_view k_unlock =
    "update task set locked_at = null, locked_by = null, lock_after_due = case when due_at <= $1 then 0 else lock_after_due end, version = version + 1,"
    " updated_at = $1, updated_by = $2 where id in (select id from selection)";

// Whether anything was done in assignment a. Counters by primary key.
constexpr std::string_view k_active =
    "(a.last_activity_at is not null or exists (select 1 from counter c where c.task_id = a.task_id and c.assignment_id = a.id and c.items > 0 and"
    " (c.status <> '' or c.skipped = 1 or c.annotations > 0 or c.duration_us > 0 or c.open_issue_items > 0 or c.for_review_items > 0)))";

// Counters by primary key, assignments by index assignment_task.
const std::string& obstacles_sql() {
  static const std::string k_sql =
      cat("select t.id, coalesce((select sum(c.open_issue_items + c.for_review_items) from counter c where c.task_id = t.id), 0),"
          " case when t.pipeline_id is null then null else coalesce(t.node_name, '') end,"
          " exists (select 1 from assignment a where a.task_id = t.id and ", k_active, ")"
          " from selection s join task t on t.id = s.id order by t.id");
  return k_sql;
}
// By index task_parent.
constexpr std::string_view k_reviews =
    "select q.parent_task_id, q.id, q.name from selection s join task q on q.parent_task_id = s.id where q.archived_at is null and q.removed_op is null"
    " order by q.parent_task_id, q.id";
constexpr std::string_view k_is_archived = "select archived_at is not null from task where id = $1";

constexpr std::string_view k_archive =
    "update task set archived_at = $1, version = version + 1, updated_at = $1, updated_by = $2 where id in (select id from selection)";
// What went to the archive in the operation that archived the task: through index effect_task, from its end.
constexpr std::string_view k_returning =
    "select e.task_id, e.new_value, e.min_id, e.max_id, e.ids from selection s join effect e on e.task_id = s.id and e.op_id ="
    " (select x.op_id from effect x where x.task_id = s.id and x.kind = 'task' and x.field = 'archived_at' and x.new_value is not null"
    " order by x.op_id desc limit 1) where e.kind = 'assignment' and e.field = 'archived_at' order by e.task_id";
constexpr std::string_view k_return_assignments = "update assignment set archived_at = null where id in (select id from closing_assignment)";
constexpr std::string_view k_unarchive =
    "update task set archived_at = null, name = coalesce($3, name), name_fold = coalesce($4, name_fold), version = version + 1, updated_at = $1,"
    " updated_by = $2 where id in (select id from selection)";

const std::string& active_assignments_sql() {
  static const std::string k_sql = cat("select a.task_id, a.id from selection s join assignment a on a.task_id = s.id where a.archived_at is null"
                                       " and a.removed_op is null and ", k_active, " order by a.task_id, a.id");
  return k_sql;
}
constexpr std::string_view k_archive_active =
    "update assignment set archived_at = $1 where id in (select id from closing_assignment)";
// What is left of the assignments goes, with its work items.
constexpr std::string_view k_leaving =
    "select a.task_id, a.id from selection s join assignment a on a.task_id = s.id where a.archived_at is null and a.removed_op is null"
    " order by a.task_id, a.id";
constexpr std::string_view k_leaving_too =
    "select a.task_id, a.id from selection s join assignment a on a.task_id = s.id where a.removed_op is null order by a.task_id, a.id";
// Through index work_item_assignment.
constexpr std::string_view k_leaving_work =
    "select w.task_id, w.id from closing_assignment c join work_item w on w.assignment_id = c.id where w.removed_op is null order by w.task_id, w.id";
constexpr std::string_view k_remove_work =
    "update work_item set removed_op = $1, version = version + 1, updated_at = $2 where removed_op is null and assignment_id in (select id from closing_assignment)";
constexpr std::string_view k_remove_assignments = "update assignment set removed_op = $1 where id in (select id from closing_assignment)";
constexpr std::string_view k_forget_counters =
    "delete from counter where task_id in (select id from selection) and assignment_id in (select id from closing_assignment)";
constexpr std::string_view k_remove = "update task set removed_op = $1 where id in (select id from selection)";

using IdsByTask = std::map<Id, std::vector<Id>>;

IdsByTask read_by_task(Database& db, std::string_view sql) {
  IdsByTask found;
  for (Cursor rows = db.stream(sql); rows.next();) found[rows.integer(0)].push_back(rows.integer(1));
  return found;
}

void load_closing(Database& db, const IdsByTask& assignments) {
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  create_selection_table(db, "closing_assignment");
  std::vector<Id> all;
  for (const auto& [task, ids] : assignments) all.insert(all.end(), ids.begin(), ids.end());
  auto load = db.bulk("closing_assignment", k_columns, {});
  IdSet::of(std::move(all)).each([&](Id id) {
    const Value values[] = {id, 0};
    load->add(values);
  });
  load->finish();
}

void add_effects(std::vector<Effect>& effects, std::string_view kind, std::string_view field, const std::optional<std::string>& before,
                 const std::optional<std::string>& after, IdsByTask ids) {
  for (auto& [task, of_task] : ids)
    effects.push_back({.kind = kind, .field = field, .old_value = before, .new_value = after, .task_id = task, .ids = IdSet::of(std::move(of_task))});
}

// The assignments and all that they hold.
void remove_assignments(Transaction& tx, IdsByTask assignments, std::vector<Effect>& effects) {
  if (assignments.empty()) return;
  Database& db = tx.db();
  load_closing(db, assignments);
  add_effects(effects, "work_item", "removed", {}, {}, read_by_task(db, k_leaving_work));
  add_effects(effects, "assignment", "removed", {}, {}, std::move(assignments));
  db.execute(k_remove_work, tx.operation_id(), tx.now());
  db.execute(k_forget_counters);
  db.execute(k_remove_assignments, tx.operation_id());
}

}  // namespace

void hold_selected_tasks(Database& db) { db.hold_all(Hold::alone, "select id from selection order by id"); }

void select_tasks(Database& db, const IdSet& ids) {
  std::vector<Chosen> chosen;
  ids.each([&](Id id) { chosen.push_back({id, {}}); });
  load_selection(db, chosen);
}

std::map<Id, Id> lockers_of_selected(Database& db) {
  std::map<Id, Id> lockers;
  for (Cursor rows = db.query(k_lockers); rows.next();) lockers.emplace(rows.integer(0), rows.integer(1));
  return lockers;
}

void lock_selected_tasks(Transaction& tx) { tx.db().execute(k_lock, tx.now(), tx.actor().id); }
void unlock_selected_tasks(Transaction& tx) { tx.db().execute(k_unlock, tx.now(), tx.actor().id); }

std::map<Id, TaskObstacles> obstacles_of_selected(Database& db) {
  std::map<Id, TaskObstacles> found;
  for (Cursor rows = db.query(obstacles_sql()); rows.next();) {
    TaskObstacles& o = found[rows.integer(0)];
    o.unresolved_items = rows.integer(1);
    o.in_pipeline = !rows.is_null(2);
    o.node = rows.text(2);
    o.touched = rows.boolean(3);
  }
  for (Cursor rows = db.query(k_reviews); rows.next();) found[rows.integer(0)].reviews.push_back({rows.integer(1), std::string(rows.text(2))});
  return found;
}

bool is_archived(Database& db, Id task_id) { return db.integer(k_is_archived, task_id).value_or(0) != 0; }

void archive_selected_tasks(Transaction& tx) { tx.db().execute(k_archive, tx.now(), tx.actor().id); }

std::vector<Effect> unarchive_selected_tasks(Transaction& tx, const std::string& name) {
  Database& db = tx.db();
  std::vector<Effect> effects;
  IdsByTask back;
  for (Cursor rows = db.query(k_returning); rows.next();) {
    const IdSet ids = IdSet::parse(rows.integer(2), rows.integer(3), rows.text(4));
    ids.each([&](Id id) { back[rows.integer(0)].push_back(id); });
    effects.push_back({.kind = "assignment", .field = "archived_at", .old_value = rows.maybe_text(1), .new_value = {}, .task_id = rows.integer(0), .ids = ids});
  }
  if (!back.empty()) {
    load_closing(db, back);
    db.execute(k_return_assignments);
  }
  const std::string folded = fold(name);
  db.execute(k_unarchive, tx.now(), tx.actor().id, or_null(name), or_null(folded));
  return effects;
}

void archive_selected_assignments(Transaction& tx, std::vector<Effect>& effects) {
  Database& db = tx.db();
  if (IdsByTask active = read_by_task(db, active_assignments_sql()); !active.empty()) {
    load_closing(db, active);
    db.execute(k_archive_active, tx.now());
    add_effects(effects, "assignment", "archived_at", {}, cat(tx.now()), std::move(active));
  }
  remove_assignments(tx, read_by_task(db, k_leaving), effects);
}

void remove_selected_tasks(Transaction& tx, std::vector<Effect>& effects) {
  remove_assignments(tx, read_by_task(tx.db(), k_leaving_too), effects);
  tx.db().execute(k_remove, tx.operation_id());
}

}  // namespace tasks::store
