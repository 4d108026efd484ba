#include "lib/store/work.hpp"

#include <algorithm>

#include "lib/base/text.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

// Columns of WorkState, over alias w. Where a selection leads to work items, a subquery per row keeps the planner from
// walking all work items when it knows nothing of their numbers.
constexpr std::string_view k_state =
    "w.id, w.task_id, w.assignment_id, w.replica_key, w.version, w.status, w.status_by, w.status_at, w.stage, w.stage_by_hand, w.skipped_at,"
    " w.skip_reason, w.claimed_by, w.claimed_at, w.last_activity_at, w.object_count, w.duration_us, w.open_issues, w.for_review,"
    " w.edited_after_status, w.queued_at, w.skipped_by, w.parent_work_item_id";
constexpr int k_state_columns = 23;

// Selection in key order, work items by primary key, QA work items through the small index work_item_parent.
// The partial index work_item_parent.
constexpr std::string_view k_any_review = "select 1 from work_item where parent_work_item_id is not null limit 1";
// The state of its reviews: null none, 1 reviewed, 2 some wait.
const std::string& selected_work_sql(Database& db) {
  static constexpr std::string_view k_unresolved = " (select p.open_issues + p.for_review from work_item p where p.id = w.parent_work_item_id)";
  static const std::string k_end = " from selection s join work_item w on w.id = s.id order by s.id /*lock w*/";
  static const std::string k_sql =
      cat("select ", k_state,
          ", s.ordinal, s.version, (select max(case when q.status is null then 2 else 1 end) from work_item q where q.parent_work_item_id = w.id"
          " and q.removed_op is null and (select t.archived_at is null and t.removed_op is null from task t where t.id = q.task_id)),", k_unresolved, k_end);
  // Without QA tasks nobody has to be asked: a fifth of what reading a million costs. A server is spared the question.
  static const std::string k_unreviewed = cat("select ", k_state, ", s.ordinal, s.version, null, null", k_end);
  // To an annotator's role reviews are hidden.
  static const std::string k_own = cat("select ", k_state, ", s.ordinal, s.version, state_of_reviews(w.id),", k_unresolved, k_end);
  if (hides_rows(db)) return k_own;
  return db.server() || db.integer(k_any_review) ? k_sql : k_unreviewed;
}
const std::string& find_work_sql() {
  static const std::string k_sql = cat("select ", k_state, " from work_item w where w.id = $1 and w.removed_op is null /*lock*/");
  return k_sql;
}

constexpr std::string_view k_drop = "delete from selection where id in (select id from selection_dropped)";
// Assignments of a person: two small indexes; work items by primary key.
constexpr std::string_view k_keep_held =
    "delete from selection where id not in (select s.id from selection s join work_item w on w.id = s.id where w.assignment_id in"
    " (select id from assignment where user_id = $1 and archived_at is null and removed_op is null union all"
    " select a.id from group_member m join assignment a on a.group_id = m.group_id where m.user_id = $1 and a.archived_at is null and a.removed_op is null))";

constexpr std::string_view k_gate =
    "t.id, t.name, t.task_type, t.priority, t.due_at, t.locked_at, t.archived_at, t.lock_after_due, u.email, t.instructions_file,"
    " t.instructions_pages, t.recipe_version_id, t.removed_op, t.batch_size, t.max_workload, t.self_review";
constexpr int k_gate_columns = 16;
// What is read of a gate holds until the command ends: who locks or archives a task waits for those who work in it.
constexpr std::string_view k_hold_selected =
    "select distinct (select w.task_id from work_item w where w.id = s.id) from selection s order by 1";
constexpr std::string_view k_hold_held =
    "select task_id from assignment where user_id = $1 and archived_at is null and removed_op is null and (task_id = $2 or $2 = 0)"
    " union select a.task_id from group_member m join assignment a on a.group_id = m.group_id"
    " where m.user_id = $1 and a.archived_at is null and a.removed_op is null and (a.task_id = $2 or $2 = 0) order by 1";
const std::string& gates_sql() {
  static const std::string k_sql = cat("select ", k_gate,
                                       " from task t left join users u on u.id = t.locked_by where t.id in"
                                       " (select (select w.task_id from work_item w where w.id = s.id) from selection s) order by t.id");
  return k_sql;
}
const std::string& gate_sql() {
  static const std::string k_sql = cat("select ", k_gate, " from task t left join users u on u.id = t.locked_by where t.id = $1");
  return k_sql;
}
const std::string& held_sql() {
  static const std::string k_sql =
      cat("select ", k_gate,
          ", a.id, a.of_group from (select id, task_id, 0 as of_group from assignment where user_id = $1 and archived_at is null and removed_op is null"
          " union all select a.id, a.task_id, 1 from group_member m join assignment a on a.group_id = m.group_id"
          " where m.user_id = $1 and a.archived_at is null and a.removed_op is null) a"
          " join task t on t.id = a.task_id left join users u on u.id = t.locked_by"
          " where t.removed_op is null and (t.id = $2 or $2 = 0) order by a.id");
  return k_sql;
}
// Not those of archived tasks, which are hidden from annotators.
constexpr std::string_view k_held_ids =
    "select a.id from assignment a join task t on t.id = a.task_id where a.user_id = $1 and a.archived_at is null and a.removed_op is null"
    " and t.archived_at is null union select a.id from group_member m join assignment a on a.group_id = m.group_id join task t on t.id = a.task_id"
    " where m.user_id = $1 and a.archived_at is null and a.removed_op is null and t.archived_at is null order by 1";

constexpr std::string_view k_selected_files =
    "select w.id, w.assignment_id, i.path, w.alias, d.name, d.root from selection s join work_item w on w.id = s.id left join item i on i.id = w.item_id"
    " left join dataset d on d.id = i.dataset_id order by s.ordinal";

// The partial index work_item_queue, in its order: stops at the limit. What fell back: the small partial index work_item_claimed.
constexpr std::string_view k_waiting =
    "select id, priority, queued_at, position from (select id, priority, queued_at, position from work_item where assignment_id = $1 and status is null"
    " and skipped_at is null and claimed_at is null and removed_op is null and stage <> 'prepare' order by priority desc, queued_at, position"
    " limit $2 /*skip_locked*/) fresh union all"
    " select id, priority, queued_at, position from (select id, priority, queued_at, position from work_item where assignment_id = $1"
    " and claimed_at is not null and claimed_at <= $3 and coalesce(last_activity_at, claimed_at) <= $3 and status is null and skipped_at is null"
    " and removed_op is null and stage <> 'prepare' order by priority desc, queued_at, position limit $2 /*skip_locked*/) fallen_back";
constexpr std::string_view k_anything_waits =
    "select 1 from work_item where assignment_id = $1 and status is null and skipped_at is null and removed_op is null and stage <> 'prepare' limit 1";
// Through the small partial index work_item_claimed of each assignment that the user holds.
constexpr std::string_view k_claimed_by =
    "select w.id from (select id, task_id from assignment where user_id = $1 and archived_at is null and removed_op is null"
    " union all select a.id, a.task_id from group_member m join assignment a on a.group_id = m.group_id"
    " where m.user_id = $1 and a.archived_at is null and a.removed_op is null) a"
    " join work_item w on w.assignment_id = a.id and w.claimed_at is not null where w.claimed_by = $1 and w.status is null and w.removed_op is null"
    " and (a.task_id = $2 or $2 = 0) order by w.claimed_at, w.priority desc, w.queued_at, w.position";

constexpr std::string_view k_claim =
    "update work_item set claimed_by = $1, claimed_at = $2, last_activity_at = $2, updated_at = $2 where id in (select id from selection)";
// By primary key, in its order.
constexpr std::string_view k_set_status =
    "update work_item set status = $1, status_by = $2, status_at = $3, stage = $4, stage_by_hand = 0, skipped_at = null, skipped_by = null, skip_reason = null,"
    " claimed_by = null, claimed_at = null, last_activity_at = $5, duration_us = duration_us + $6 + case when id = $7 then $8 else 0 end, edited_after_status = 0, version = version + 1,"
    " updated_at = $5 where id in (select id from selection)";
constexpr std::string_view k_review_first =
    "update work_item set stage = 'review' where id in (select s.id from selection s join work_item q on q.parent_work_item_id = s.id"
    " join task t on t.id = q.task_id where q.status is null and q.removed_op is null and t.archived_at is null and t.removed_op is null)";
constexpr std::string_view k_review_first_of_mine =
    "update work_item set stage = 'review' where id in (select id from selection) and state_of_reviews(id) = 2";
constexpr std::string_view k_stage_kept =
    "update work_item set stage = $1, stage_by_hand = 1, last_activity_at = $2, version = version + 1, updated_at = $2 where id in (select id from selection)";
constexpr std::string_view k_stage_cleared =
    "update work_item set stage = $1, stage_by_hand = 1, claimed_by = case when status is null and $1 <> 'prepare' then claimed_by end,"
    " claimed_at = case when status is null and $1 <> 'prepare' then claimed_at end,"
    " edited_after_status = case when status is null then edited_after_status else 0 end, status = null, status_by = null, status_at = null,"
    " last_activity_at = $2, version = version + 1, updated_at = $2 where id in (select id from selection)";
constexpr std::string_view k_stage_given =
    "update work_item set stage = $1, stage_by_hand = 1, claimed_by = null, claimed_at = null, skipped_at = null, skipped_by = null, skip_reason = null,"
    " edited_after_status = case when coalesce(status, '') = $3 then edited_after_status else 0 end,"
    " status_by = case when coalesce(status, '') = $3 then status_by else $4 end, status_at = case when coalesce(status, '') = $3 then status_at else $2 end,"
    " status = $3, last_activity_at = $2, version = version + 1, updated_at = $2 where id in (select id from selection)";
constexpr std::string_view k_skip =
    "update work_item set skipped_at = $1, skipped_by = $2, skip_reason = $3, claimed_by = null, claimed_at = null, last_activity_at = $1,"
    " duration_us = duration_us + case when id = $4 then $5 else 0 end, version = version + 1, updated_at = $1 where id in (select id from selection)";
constexpr std::string_view k_clear_skip =
    "update work_item set skipped_at = null, skipped_by = null, skip_reason = null, last_activity_at = $1, version = version + 1, updated_at = $1"
    " where id in (select id from selection)";
constexpr std::string_view k_clear_skip_into_queue =
    "update work_item set skipped_at = null, skipped_by = null, skip_reason = null, assignment_id = $2, queued_at = $1, last_activity_at = $1,"
    " version = version + 1, updated_at = $1 where id in (select id from selection)";
// An annotator's role does not see what is in the queue: it cannot move it there itself. The version rises there.
constexpr std::string_view k_clear_skip_to_give_back =
    "update work_item set skipped_at = null, skipped_by = null, skip_reason = null, last_activity_at = $1 where id in (select id from selection)";
constexpr std::string_view k_give_back_selected = "select give_back($1, array(select id from selection), $2)";
constexpr std::string_view k_add_duration = "update work_item set duration_us = duration_us + $2, last_activity_at = $3 where id = $1";
constexpr std::string_view k_touch_assignments =
    "update assignment set last_activity_at = $1 where id in (select (select w.assignment_id from work_item w where w.id = s.id) from selection s)";
constexpr std::string_view k_touch_assignment = "update assignment set last_activity_at = $2 where id = $1";

void read_state(const Cursor& row, WorkState& w) {
  w.id = row.integer(0);
  w.task_id = row.integer(1);
  w.assignment_id = row.integer(2);
  w.replica_key = row.integer(3);
  w.version = row.integer(4);
  w.status = row.text(5);
  w.status_by = row.integer(6);
  w.status_at = row.maybe_integer(7);
  w.stage = model::parse<model::Stage>(row.text(8)).value_or(model::Stage::label);
  w.stage_by_hand = row.boolean(9);
  w.skipped_at = row.maybe_integer(10);
  w.skip_reason = row.text(11);
  w.claimed_by = row.integer(12);
  w.claimed_at = row.maybe_integer(13);
  w.last_activity_at = row.maybe_integer(14);
  w.object_count = row.integer(15);
  w.duration = row.integer(16);
  w.open_issues = row.integer(17);
  w.for_review = row.integer(18);
  w.edited_after_status = row.boolean(19);
  w.queued_at = row.maybe_integer(20);
  w.skipped_by = row.integer(21);
  w.parent_id = row.integer(22);
}

TaskGate read_gate(const Cursor& row) {
  TaskGate gate;
  gate.id = row.integer(0);
  gate.name = row.text(1);
  gate.task_type = model::parse<model::TaskType>(row.text(2)).value_or(model::TaskType::labeling);
  gate.priority = model::parse<model::Priority>(row.text(3)).value_or(model::Priority::medium);
  gate.due_at = row.maybe_integer(4);
  gate.locked_at = row.maybe_integer(5);
  gate.archived_at = row.maybe_integer(6);
  gate.lock_after_due = row.boolean(7);
  gate.locked_by = row.text(8);
  gate.instructions_file = row.text(9);
  gate.instructions_pages = row.text(10);
  gate.recipe_version_id = row.integer(11);
  gate.removed = !row.is_null(12);
  gate.batch_size = row.maybe_integer(13);
  gate.max_workload = row.maybe_integer(14);
  gate.self_review = row.boolean(15);
  return gate;
}

}  // namespace

void each_selected_work(Database& db, const std::function<void(const SelectedWork&)>& visit) {
  SelectedWork work;
  for (Cursor rows = db.query(selected_work_sql(db)); rows.next();) {
    read_state(rows, work.state);
    work.ordinal = rows.integer(k_state_columns);
    work.wanted_version = rows.maybe_integer(k_state_columns + 1);
    work.reviewed = rows.integer(k_state_columns + 2) > 0;
    work.awaits_review = rows.integer(k_state_columns + 2) == 2;
    work.unresolved = rows.integer(k_state_columns + 3);
    visit(work);
  }
}

std::string_view work_state_columns() { return k_state; }
int work_state_column_count() { return k_state_columns; }
void read_work_state(const Cursor& row, WorkState& state) { read_state(row, state); }

std::optional<WorkState> find_work(Database& db, Id id) {
  Cursor row = db.query(find_work_sql(), id);
  if (!row.next()) return std::nullopt;
  WorkState state;
  read_state(row, state);
  return state;
}

void drop_from_selection(Database& db, const IdSet& ids) {
  if (ids.empty()) return;
  create_selection_table(db, "selection_dropped");
  static constexpr std::string_view k_columns[] = {"id", "ordinal"};
  auto load = db.bulk("selection_dropped", k_columns, {});
  ids.each([&](Id id) {
    const Value values[] = {id, 0};
    load->add(values);
  });
  load->finish();
  db.execute(k_drop);
}

void add_to_selection(Database& db, Id id, std::int64_t ordinal) { db.execute("insert into selection (id, ordinal) values ($1, $2)", id, ordinal); }

std::int64_t keep_held_in_selection(Database& db, Id user_id) {
  db.execute(k_keep_held, user_id);
  return db.integer("select count(*) from selection").value_or(0);
}

std::vector<TaskGate> gates_of_selected(Database& db) {
  db.hold_all(Hold::shared, k_hold_selected);
  std::vector<TaskGate> gates;
  for (Cursor rows = db.query(gates_sql()); rows.next();) gates.push_back(read_gate(rows));
  return gates;
}

std::optional<TaskGate> find_gate(Database& db, Id task_id) {
  db.hold_all(Hold::shared, "select cast($1 as bigint)", task_id);
  Cursor row = db.query(gate_sql(), task_id);
  if (!row.next()) return std::nullopt;
  return read_gate(row);
}

void each_selected_file(Database& db, const std::function<void(const WorkFile&)>& visit) {
  WorkFile file;
  for (Cursor rows = db.query(k_selected_files); rows.next();) {
    file.work_item_id = rows.integer(0);
    file.assignment_id = rows.integer(1);
    file.path = rows.text(2);
    file.hidden = rows.is_null(2);
    file.alias = rows.text(3);
    file.dataset = rows.text(4);
    file.root = rows.text(5);
    visit(file);
  }
}

std::vector<HeldAssignment> held_assignments(Database& db, Id user_id, Id task_id) {
  db.hold_all(Hold::shared, k_hold_held, user_id, task_id);
  std::vector<HeldAssignment> held;
  for (Cursor rows = db.query(held_sql(), user_id, task_id); rows.next();) held.push_back({rows.integer(k_gate_columns), read_gate(rows), rows.boolean(k_gate_columns + 1)});
  return held;
}

std::vector<Id> held_assignment_ids(Database& db, Id user_id) {
  std::vector<Id> ids;
  for (Cursor rows = db.query(k_held_ids, user_id); rows.next();) ids.push_back(rows.integer(0));
  return ids;
}

std::vector<Waiting> waiting_in(Database& db, Id assignment_id, Micros claims_until, std::int64_t limit, Id not_made_by) {
  std::vector<Waiting> waiting;
  // By primary key, on the way along the index.
  constexpr std::string_view k_others_work = " and coalesce((select p.status_by from work_item p where p.id = work_item.parent_work_item_id), 0) <> $4";
  constexpr std::string_view k_here = " and stage <> 'prepare'";
  std::string sql(k_waiting);
  if (not_made_by != 0)
    for (auto at = sql.find(k_here); at != std::string::npos; at = sql.find(k_here, at + k_others_work.size() + k_here.size())) sql.insert(at, k_others_work);
  const Value values[] = {Value(assignment_id), Value(limit), Value(claims_until), Value(not_made_by)};
  for (Cursor rows = db.run_query(sql, std::span(values, not_made_by != 0 ? 4 : 3)); rows.next();)
    waiting.push_back({rows.integer(0), rows.integer(1), rows.maybe_integer(2), rows.integer(3)});
  return waiting;
}

bool anything_waits_in(Database& db, Id assignment_id) { return db.integer(k_anything_waits, assignment_id).has_value(); }

std::vector<Id> claimed_by(Database& db, Id user_id, Id task_id) {
  std::vector<Id> ids;
  for (Cursor rows = db.query(k_claimed_by, user_id, task_id); rows.next();) ids.push_back(rows.integer(0));
  return ids;
}

void claim_selected(Transaction& tx) { tx.db().post(k_claim, tx.actor().id, tx.now()); }

void set_selected_status(Transaction& tx, const StatusWrite& write) {
  const bool clears = write.status.empty();
  tx.db().post(k_set_status, or_null(write.status), clears ? Value() : Value(tx.actor().id), clears ? Value() : Value(tx.now()),
                  to_text(write.stage), tx.now(), write.add_duration, write.timed, write.timed_more);
  if (write.review_first) tx.db().post(hides_rows(tx.db()) ? k_review_first_of_mine : k_review_first);
}

void stage_selected(Transaction& tx, model::Stage stage, StatusOfStage how, std::string_view status) {
  switch (how) {
    case StatusOfStage::kept: return tx.db().post(k_stage_kept, to_text(stage), tx.now());
    case StatusOfStage::cleared: return tx.db().post(k_stage_cleared, to_text(stage), tx.now());
    case StatusOfStage::given: return tx.db().post(k_stage_given, to_text(stage), tx.now(), status, tx.actor().id);
  }
}

void skip_selected(Transaction& tx, const SkipWrite& write) {
  tx.db().post(k_skip, tx.now(), tx.actor().id, or_null(write.reason), write.timed, write.timed_more);
}

void clear_selected_skips(Transaction& tx, Id task_id, Id queue) {
  if (queue == 0) return tx.db().post(k_clear_skip, tx.now());
  if (!hides_rows(tx.db())) return tx.db().post(k_clear_skip_into_queue, tx.now(), queue);
  tx.db().post(k_clear_skip_to_give_back, tx.now());
  tx.db().query(k_give_back_selected, task_id, tx.now()).next();
}

void add_duration(Transaction& tx, Id work_item_id, Micros more) { tx.db().post(k_add_duration, work_item_id, more, tx.now()); }
void touch_assignments_of_selected(Transaction& tx) { tx.db().post(k_touch_assignments, tx.now()); }
void touch_assignment(Transaction& tx, Id assignment_id) { tx.db().post(k_touch_assignment, assignment_id, tx.now()); }

}  // namespace tasks::store
