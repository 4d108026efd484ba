#include "lib/store/tasks.hpp"

#include <algorithm>
#include <unordered_map>

#include "lib/base/text.hpp"
#include "lib/store/counters.hpp"
#include "lib/store/history.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

// What every statement of a read is limited to. $1: the id, or whether archived ones are wanted; $2: the annotator.
constexpr std::string_view k_one = " t.removed_op is null and t.id = $1";                                   // by primary key
constexpr std::string_view k_settled = " t.id = $1";                                                        // the same
constexpr std::string_view k_named = " t.removed_op is null and t.name = $1 and t.archived_at is null";           // by the unique index
constexpr std::string_view k_selected = " t.removed_op is null and $1 = 0 and t.id in (select id from selection)";  // by primary key
constexpr std::string_view k_all = " t.removed_op is null and (t.archived_at is null or $1 = 1)";           // a scan: tasks are few
// By index assignment_task for each task; group membership by primary key.
constexpr std::string_view k_seen =
    " and t.archived_at is null and exists (select 1 from assignment m where m.task_id = t.id and m.archived_at is null and m.removed_op is null"
    " and (m.user_id = $2 or exists (select 1 from group_member g where g.group_id = m.group_id and g.user_id = $2)))";

// Everything that is joined goes by primary key.
constexpr std::string_view k_tasks =
    "select t.id, t.name, t.task_type, t.quality, t.channel, t.priority, t.due_at, t.lock_after_due, t.locked_at, locker.email, t.archived_at,"
    " owner.email, t.owner_id, d.name, t.dataset_id, r.name, v.version, t.recipe_version_id, t.allocation, t.batch_size, t.max_workload, parent.name,"
    " t.parent_task_id, t.node_name, t.instructions_file, t.instructions_pages, t.description, t.scoring, t.score_function, t.seed, t.metadata,"
    " t.version, t.created_at, creator.email, t.updated_at, editor.email, t.self_review, t.scoring_paused, t.pipeline_id,"
    " (select p.name from pipeline p where p.id = t.pipeline_id)"
    " from task t join users owner on owner.id = t.owner_id join dataset d on d.id = t.dataset_id"
    " left join users creator on creator.id = t.created_by left join users editor on editor.id = t.updated_by"
    " left join users locker on locker.id = t.locked_by left join recipe_version v on v.id = t.recipe_version_id"
    " left join recipe r on r.id = v.recipe_id left join task parent on parent.id = t.parent_task_id where";
constexpr std::string_view k_rules =
    "select t.id, t.name, t.task_type, t.quality, t.channel, t.priority, t.due_at, t.lock_after_due, t.locked_at, null, t.archived_at,"
    " null, t.owner_id, null, t.dataset_id, null, null, t.recipe_version_id, t.allocation, t.batch_size, t.max_workload, null,"
    " t.parent_task_id, t.node_name, t.instructions_file, t.instructions_pages, t.description, t.scoring, t.score_function, t.seed, t.metadata,"
    " t.version, t.created_at, null, t.updated_at, null, t.self_review, t.scoring_paused, t.pipeline_id, null from task t where";
// The primary key of counter begins with the task. Originals; replicas where they are the work (decisions.md 34).
constexpr std::string_view k_counters =
    "select c.task_id, c.stage, c.status, c.skipped, sum(c.items), sum(c.open_issue_items), sum(c.for_review_items), sum(c.annotations),"
    " sum(c.duration_us) from task t join counter c on c.task_id = t.id where"
    " c.replica_set = (case when t.quality = 'qualification' then 1 else 0 end) and";
// An annotator's part: what the own assignments add up to, replicas too.
constexpr std::string_view k_own_counters =
    "select c.task_id, c.stage, c.status, c.skipped, sum(c.items), sum(c.open_issue_items), sum(c.for_review_items), sum(c.annotations),"
    " sum(c.duration_us) from task t join counter c on c.task_id = t.id join assignment a on a.id = c.assignment_id where"
    " a.archived_at is null and a.removed_op is null"
    " and (a.user_id = $2 or exists (select 1 from group_member g where g.group_id = a.group_id and g.user_id = $2)) and";
constexpr std::string_view k_counters_end = " group by c.task_id, c.stage, c.status, c.skipped";
// By the primary key of task_action.
constexpr std::string_view k_actions =
    "select a.task_id, a.name, a.display, a.color, a.discard from task t join task_action a on a.task_id = t.id where";
// By index assignment_task; counters by their primary key.
constexpr std::string_view k_count_assignments =
    "select a.task_id, sum(case when a.archived_at is null and a.removed_op is null then 1 else 0 end), sum(case when a.archived_at is null"
    " and a.removed_op is null and (a.user_id is not null or a.group_id is not null) and exists (select 1 from counter c where"
    " c.task_id = a.task_id and c.assignment_id = a.id and (c.open_issue_items > 0 or c.for_review_items > 0)) then 1 else 0 end),"
    " max(a.last_activity_at)";
constexpr std::string_view k_assignments = " from task t join assignment a on a.task_id = t.id where";
constexpr std::string_view k_own_assignments =
    " from task t join assignment a on a.task_id = t.id where a.archived_at is null and a.removed_op is null"
    " and (a.user_id = $2 or exists (select 1 from group_member g where g.group_id = a.group_id and g.user_id = $2)) and";
// By primary key.
constexpr std::string_view k_quality = "select t.id, q.percent, q.copies, q.honeypot_filter from task t join task_quality q on q.task_id = t.id where";
// By index group_member_user.
constexpr std::string_view k_groups =
    "select t.id, g.name from task t join group_member m on m.user_id = t.owner_id join groups g on g.id = m.group_id where g.removed_op is null and";

// By the unique index over names that are not archived.
constexpr std::string_view k_find = "select id from task where name = $1 and archived_at is null and removed_op is null";
// A scan: tasks are few.
constexpr std::string_view k_find_archived = "select id from task where name = $1 and archived_at is not null and removed_op is null order by id desc";
constexpr std::string_view k_names = "select t.name from task t where";

// By index effect_task, from its end; the operations by primary key.
constexpr std::string_view k_operations =
    "select o.id, o.at, u.email, o.command, o.argv_json, o.reason, o.undoes_op, o.undone_by, o.counts_json"
    " from (select distinct op_id from effect where task_id = $1 order by op_id desc limit $2) last"
    " join operation o on o.id = last.op_id left join users u on u.id = o.actor_id order by o.id desc";

constexpr std::string_view k_insert =
    "insert into task (id, name, name_fold, task_type, quality, channel, priority, due_at, lock_after_due, owner_id, dataset_id, recipe_version_id,"
    " allocation, batch_size, max_workload, parent_task_id, node_name, instructions_file, instructions_pages, description, scoring, score_function,"
    " seed, metadata, created_op, created_at, created_by, updated_at, updated_by, self_review) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
    " $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $26, $27, $28)";
constexpr std::string_view k_insert_action =
    "insert into task_action (task_id, name, ordinal, display, color, discard) values ($1, $2, $3, $4, $5, $6)";

template <class E>
E word(const Cursor& row, int column, E otherwise) {
  return model::parse<E>(row.text(column)).value_or(otherwise);
}

model::Task read_row(const Cursor& row) {
  model::Task t;
  t.id = row.integer(0);
  t.name = row.text(1);
  t.task_type = word(row, 2, model::TaskType::labeling);
  t.quality = word(row, 3, model::Quality::none);
  t.channel = word(row, 4, model::Channel::manual);
  t.priority = word(row, 5, model::Priority::medium);
  t.due_at = row.maybe_integer(6);
  t.lock_after_due = row.boolean(7);
  t.locked_at = row.maybe_integer(8);
  t.locked_by = row.text(9);
  t.archived_at = row.maybe_integer(10);
  t.owner = row.text(11);
  t.owner_id = row.integer(12);
  t.dataset = row.text(13);
  t.dataset_id = row.integer(14);
  t.recipe = row.text(15);
  t.recipe_version = row.integer(16);
  t.recipe_version_id = row.integer(17);
  t.allocation = word(row, 18, model::Allocation::distribution);
  t.batch_size = row.maybe_integer(19);
  t.max_workload = row.maybe_integer(20);
  t.parent = row.text(21);
  t.parent_id = row.integer(22);
  t.node = row.text(23);
  t.instructions_file = row.text(24);
  t.instructions_pages = row.text(25);
  t.description = row.text(26);
  t.scoring = row.boolean(27);
  t.score_function = row.text(28);
  t.seed = row.integer(29);
  t.metadata = row.text(30);
  t.version = row.integer(31);
  t.created_at = row.integer(32);
  t.created_by = row.text(33);
  t.updated_at = row.integer(34);
  t.updated_by = row.text(35);
  t.self_review = row.boolean(36);
  t.scoring_paused = row.boolean(37);
  t.pipeline_id = row.integer(38);
  t.pipeline = row.text(39);
  return t;
}

}  // namespace

std::vector<model::Task> read_tasks(Session& session, const TaskScope& scope) {
  Database& db = session.db();
  std::string limits = cat(!scope.name.empty() ? k_named : scope.id != 0 ? k_one : scope.selected ? k_selected : k_all, scope.visible_to != 0 ? k_seen : "");
  Value values[] = {!scope.name.empty() ? Value(scope.name) : scope.id != 0 ? Value(scope.id) : Value(scope.archived && !scope.selected), Value(scope.visible_to)};
  std::size_t asked = scope.visible_to != 0 ? 2 : 1;
  const auto query = [&](std::string_view sql, std::string_view end) { return db.run_query(cat(sql, limits, end), std::span(values, asked)); };

  std::vector<model::Task> tasks;
  std::unordered_map<Id, std::size_t> places;
  for (Cursor rows = query(scope.detail == TaskDetail::rules ? k_rules : k_tasks, " order by t.id"); rows.next();) {
    places.emplace(rows.integer(0), tasks.size());
    tasks.push_back(read_row(rows));
  }
  if (tasks.empty()) return tasks;
  const auto task_of = [&](const Cursor& row) -> model::Task& { return tasks[places.at(row.integer(0))]; };
  // The one task is settled: inside a command each statement sees what others committed meanwhile, who may see it, too.
  if (!scope.name.empty() || scope.id != 0) {
    limits = k_settled;
    values[0] = tasks.front().id;
    asked = 1;
  }

  for (Cursor rows = query(k_actions, " order by a.task_id, a.ordinal"); rows.next();)
    task_of(rows).actions.push_back({std::string(rows.text(1)), std::string(rows.text(2)), std::string(rows.text(3)), rows.boolean(4)});
  const bool measured = std::any_of(tasks.begin(), tasks.end(), [](const model::Task& t) { return t.quality != model::Quality::none; });
  if (measured && scope.visible_to == 0 && scope.detail != TaskDetail::rules && !hides_rows(db))
    for (Cursor rows = query(k_quality, "");  rows.next();) {
      task_of(rows).percent = rows.maybe_real(1);
      task_of(rows).copies = rows.maybe_integer(2);
      task_of(rows).honeypot_filter = rows.text(3);
    }
  if (scope.detail != TaskDetail::all) return tasks;
  for (Cursor rows = query(k_groups, " order by t.id, g.name"); rows.next();) task_of(rows).groups.emplace_back(rows.text(1));
  asked = scope.visible_to != 0 ? 2 : 1;
  for (Cursor rows = query(scope.visible_to != 0 ? k_own_counters : k_counters, k_counters_end); rows.next();) {
    add_to_tally(task_of(rows).tally, {.stage = rows.text(1), .status = rows.text(2), .skipped = rows.boolean(3), .items = rows.integer(4),
                                       .open_issue_items = rows.integer(5), .for_review_items = rows.integer(6), .annotations = rows.integer(7),
                                       .duration = rows.integer(8)});
  }
  for (Cursor rows = query(cat(k_count_assignments, scope.visible_to != 0 ? k_own_assignments : k_assignments), " group by a.task_id"); rows.next();) {
    task_of(rows).assignments_count = rows.integer(1);
    task_of(rows).assignment_issue = rows.integer(2) > 0;
    task_of(rows).last_activity_at = rows.maybe_integer(3);
  }
  return tasks;
}

std::optional<Id> find_task_id(Database& db, std::string_view name) { return db.integer(k_find, name); }

std::vector<Id> archived_task_ids(Database& db, std::string_view name) {
  std::vector<Id> ids;
  for (Cursor rows = db.query(k_find_archived, name); rows.next();) ids.push_back(rows.integer(0));
  return ids;
}

std::vector<std::string> task_names(Database& db, Id visible_to) {
  std::vector<std::string> names;
  const std::string sql = cat(k_names, k_all, visible_to != 0 ? k_seen : "", " order by t.name");
  const Value values[] = {Value(0), Value(visible_to)};
  for (Cursor rows = db.run_query(sql, std::span(values, visible_to != 0 ? 2 : 1)); rows.next();) names.emplace_back(rows.text(0));
  return names;
}

std::vector<model::Operation> read_task_operations(Database& db, Id task_id, std::int64_t limit) {
  std::vector<model::Operation> operations;
  for (Cursor rows = db.query(k_operations, task_id, limit); rows.next();) {
    model::Operation o;
    o.id = rows.integer(0);
    o.at = rows.integer(1);
    o.actor = rows.text(2);
    o.command = rows.text(3);
    o.argv = rows.text(4);
    o.reason = rows.text(5);
    o.undoes = rows.integer(6);
    o.undone_by = rows.integer(7);
    o.changed = changed_in(rows.text(8));
    operations.push_back(std::move(o));
  }
  return operations;
}

void insert_task(Transaction& tx, const model::Task& t, Id owner_id) {
  const std::string folded = fold(t.name);
  tx.db().execute(k_insert, t.id, t.name, folded, to_text(t.task_type), to_text(t.quality), to_text(t.channel), to_text(t.priority), t.due_at,
                  t.lock_after_due, owner_id, t.dataset_id, id_or_null(t.recipe_version_id), to_text(t.allocation), t.batch_size, t.max_workload,
                  id_or_null(t.parent_id), or_null(t.node), or_null(t.instructions_file), or_null(t.instructions_pages), t.description, t.scoring,
                  or_null(t.score_function), t.seed, or_null(t.metadata), tx.operation_id(), tx.now(), tx.actor().id, t.self_review);
}

void insert_task_actions(Transaction& tx, Id task_id, const std::vector<model::Action>& actions) {
  std::int64_t ordinal = 0;
  for (const model::Action& a : actions) tx.db().execute(k_insert_action, task_id, a.name, ordinal++, a.display, a.color, a.discard);
}

}  // namespace tasks::store
