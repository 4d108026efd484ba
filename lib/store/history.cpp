#include "lib/store/history.hpp"

#include <algorithm>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

// By primary key, backwards.
constexpr std::string_view k_operations =
    "select o.id, o.at, u.email, o.command, o.argv_json, o.reason, o.undoes_op, o.undone_by, o.counts_json from operation o"
    " left join users u on u.id = o.actor_id order by o.id desc limit $1";

constexpr std::string_view k_effect =
    "select e.op_id, e.seq, o.at, u.email, o.command, o.reason, e.field, e.old_value, e.new_value, e.min_id, e.max_id, e.ids";
constexpr std::string_view k_effect_joins = " join operation o on o.id = e.op_id left join users u on u.id = o.actor_id";
// Single acts through effect_one, bulk ones that may hold an id of ours through effect_many; then by primary key. Only the
// keys are sorted, not the lists of ids.
constexpr std::string_view k_keys_of_selected =
    " from (select e.op_id, e.seq from selection s join effect e on e.kind = 'work_item' and e.min_id = s.id and e.min_id = e.max_id"
    " union all select e.op_id, e.seq from effect e where e.kind = 'work_item' and e.min_id < e.max_id and e.min_id <= $2 and e.max_id >= $1) k"
    " join effect e on e.op_id = k.op_id and e.seq = k.seq";
// Moves through pipelines are effects on items: found as those on work items are, by the items of the selected ones.
constexpr std::string_view k_moved_items = "select w.item_id, w.id from selection s join work_item w on w.id = s.id order by w.item_id, w.id";
constexpr std::string_view k_moves_of_selected =
    " from (select distinct e.op_id, e.seq from selection s join work_item w on w.id = s.id join effect e on e.kind = 'item' and e.min_id = w.item_id and e.min_id = e.max_id where e.field = 'moved'"
    " union all select e.op_id, e.seq from effect e where e.kind = 'item' and e.min_id < e.max_id and e.min_id <= $2 and e.max_id >= $1 and e.field = 'moved') k"
    " join effect e on e.op_id = k.op_id and e.seq = k.seq";
constexpr std::string_view k_items_of_task = "select w.item_id, w.id from work_item w where w.task_id = $1 order by w.item_id, w.id";
// Through effect_task, in its order.
constexpr std::string_view k_of_task = " from effect e";
constexpr std::string_view k_of_task_where = " where e.task_id = $1 and e.kind = 'work_item'";
constexpr std::string_view k_order = " order by e.op_id, e.seq";

// To an annotator's role the log is closed; a function tells what happened to its own work (postgres/rights.sql).
constexpr std::string_view k_own_effects =
    "select op_id, seq, at, actor, command, reason, field, old_value, new_value, work_item_id from effects_of(array(select id from selection))";
constexpr std::string_view k_own_assignee = "select assignee_of($1), null";

constexpr std::string_view k_assignee =
    "select u.email, g.name from assignment a left join users u on u.id = a.user_id left join groups g on g.id = a.group_id where a.id = $1";

void read_effect(const Cursor& row, WorkEffect& effect) {
  effect.operation = row.integer(0);
  effect.seq = row.integer(1);
  effect.at = row.integer(2);
  effect.actor = row.text(3);
  effect.command = row.text(4);
  effect.reason = row.text(5);
  effect.field = row.text(6);
  effect.old_value = row.maybe_text(7);
  effect.new_value = row.maybe_text(8);
}

// Work items by item, in order.
using WorkOfItems = std::vector<std::pair<Id, Id>>;

WorkOfItems read_work_of_items(Cursor rows) {
  WorkOfItems work;
  while (rows.next()) work.emplace_back(rows.integer(0), rows.integer(1));
  return work;
}

// Effects on items, told of their work items.
std::vector<WorkEffect> read_moves(Cursor rows, const WorkOfItems& work) {
  std::vector<WorkEffect> moves;
  while (rows.next()) {
    const IdSet items = IdSet::parse(rows.integer(9), rows.integer(10), rows.text(11));
    std::vector<Id> moved;
    for (auto at = std::lower_bound(work.begin(), work.end(), std::pair(items.min(), Id{0})); at != work.end() && at->first <= items.max(); ++at)
      if (items.contains(at->first)) moved.push_back(at->second);
    if (moved.empty()) continue;
    read_effect(rows, moves.emplace_back());
    moves.back().ids = IdSet::of(std::move(moved));
  }
  return moves;
}

// Both in the order of their operations.
void visit_effects(Cursor rows, std::vector<WorkEffect> moves, const VisitEffect& visit) {
  WorkEffect effect;
  std::size_t next = 0;
  for (std::int64_t seen = 0; rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    const auto at = std::pair(rows.integer(0), rows.integer(1));
    for (; next < moves.size() && std::pair(moves[next].operation, moves[next].seq) < at; ++next)
      if (!visit(moves[next])) return;
    read_effect(rows, effect);
    effect.ids = IdSet::parse(rows.integer(9), rows.integer(10), rows.text(11));
    if (!visit(effect)) return;
  }
  for (; next < moves.size(); ++next)
    if (!visit(moves[next])) return;
}

// The same with one row for each work item of an effect.
void visit_own_effects(Cursor rows, const VisitEffect& visit) {
  WorkEffect effect;
  for (std::int64_t seen = 0; rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    if (rows.integer(0) == effect.operation && rows.integer(1) == effect.seq) {
      effect.ids.add(rows.integer(9));
      continue;
    }
    if (!effect.ids.empty() && !visit(effect)) return;
    read_effect(rows, effect);
    effect.ids = IdSet(rows.integer(9));
  }
  if (!effect.ids.empty()) visit(effect);
}

bool has_pipelines(Database& db) { return db.integer("select 1 from pipeline limit 1").has_value(); }

}  // namespace

std::int64_t changed_in(std::string_view counts_json) {
  constexpr std::string_view k_key = "\"changed\":";
  const auto at = counts_json.find(k_key);
  if (at == std::string_view::npos) return 0;
  const auto digits = counts_json.substr(at + k_key.size());
  return to_int(digits.substr(0, digits.find_first_not_of("0123456789"))).value_or(0);
}

void each_operation(Session& session, std::optional<std::int64_t> limit, const VisitOperation& visit) {
  model::Operation o;
  Cursor rows = session.db().stream(k_operations, limit.value_or(std::int64_t{1} << 53));
  for (std::int64_t seen = 0; rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    o.id = rows.integer(0);
    o.at = rows.integer(1);
    o.actor = rows.text(2);
    o.command = rows.text(3);
    o.argv = rows.text(4);
    o.reason = rows.text(5);
    o.undoes = rows.integer(6);
    o.undone_by = rows.integer(7);
    o.changed = changed_in(rows.text(8));
    if (!visit(o)) return;
  }
}

void each_effect_on_selected(Session& session, Id least, Id greatest, const VisitEffect& visit) {
  if (hides_rows(session.db())) return visit_own_effects(session.db().stream(k_own_effects), visit);
  static const std::string k_sql = cat(k_effect, k_keys_of_selected, k_effect_joins, k_order);
  std::vector<WorkEffect> moves;
  if (session.actor().manages() && has_pipelines(session.db())) {
    static const std::string k_moves = cat(k_effect, k_moves_of_selected, k_effect_joins, k_order);
    const WorkOfItems work = read_work_of_items(session.db().query(k_moved_items));
    if (!work.empty()) moves = read_moves(session.db().query(k_moves, work.front().first, work.back().first), work);
  }
  visit_effects(session.db().stream(k_sql, least, greatest), std::move(moves), visit);
}

void each_effect_in_task(Session& session, Id task_id, const VisitEffect& visit) {
  static const std::string k_sql = cat(k_effect, k_of_task, k_effect_joins, k_of_task_where, k_order);
  std::vector<WorkEffect> moves;
  if (session.actor().manages() && has_pipelines(session.db())) {
    static const std::string k_moves = cat(k_effect, " from effect e", k_effect_joins, " where e.task_id = $1 and e.kind = 'item' and e.field = 'moved'", k_order);
    moves = read_moves(session.db().query(k_moves, task_id), read_work_of_items(session.db().query(k_items_of_task, task_id)));
  }
  visit_effects(session.db().stream(k_sql, task_id), std::move(moves), visit);
}

std::string assignee_of(Database& db, Id assignment_id) {
  Cursor row = db.query(hides_rows(db) ? k_own_assignee : k_assignee, assignment_id);
  if (!row.next()) return {};
  return !row.is_null(0) ? std::string(row.text(0)) : row.is_null(1) ? std::string() : cat('@', row.text(1));
}

}  // namespace tasks::store
