#include "lib/store/moves.hpp"

#include <algorithm>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

// By index work_item_assignment, in its order.
constexpr std::string_view k_unfinished = "select w.id, w.position, w.claimed_at from work_item w";
constexpr std::string_view k_unfinished_paths = "select w.id, w.position, w.claimed_at, i.path from work_item w join item i on i.id = w.item_id";
constexpr std::string_view k_of_assignment = " where w.assignment_id = $1 and w.status is null and w.removed_op is null";
constexpr std::string_view k_selected = " and w.id in (select id from selection)";
constexpr std::string_view k_by_position = " order by w.position /*lock w*/";

// The moves in key order, work items by primary key.
constexpr std::string_view k_moved =
    "select w.id, w.task_id, w.assignment_id, w.replica_key, w.stage, w.skipped_at, w.claimed_by, w.claimed_at, w.object_count, w.duration_us,"
    " w.open_issues, w.for_review, w.queued_at, m.assignment_id, w.status from moved m cross join work_item w where w.id = m.id order by m.id";
// By primary key, in the order of the moves.
constexpr std::string_view k_write =
    "update work_item set assignment_id = m.assignment_id, claimed_by = null, claimed_at = null, queued_at = coalesce($2, queued_at), version = version + 1,"
    " updated_at = $1 from moved m where work_item.id = m.id and work_item.id in (select id from moved)";
// An annotator's role does not see what is in the queue: it cannot move it there itself.
constexpr std::string_view k_give_back = "select give_back($1, array(select id from moved), $2)";
constexpr std::string_view k_drop_claims = "update work_item set claimed_by = null, claimed_at = null, updated_at = $1 where id in (select id from moved)";
constexpr std::string_view k_remove =
    "update work_item set removed_op = $2, claimed_by = null, claimed_at = null, version = version + 1, updated_at = $1 where id in (select id from moved)";

// Users are few, and each has at most one timer that runs, in the partial index work_interval_open; the rest by primary key.
constexpr std::string_view k_timed_people =
    "select u.id from users u cross join work_interval i cross join work_item w where i.user_id = u.id and i.ended_at is null and w.id = i.work_item_id"
    " and w.task_id = $1 order by u.id";
constexpr std::string_view k_timers =
    "select i.id, i.work_item_id, i.user_id, i.started_at, i.last_at, i.active_us from users u cross join work_interval i cross join moved m"
    " where i.user_id = u.id and i.ended_at is null and m.id = i.work_item_id order by i.id /*lock i*/";

}  // namespace

void each_unfinished(Database& db, const UnfinishedQuery& query, const std::function<void(const Unfinished&)>& visit) {
  Unfinished found;
  std::int64_t seen = 0;
  const std::string sql = cat(query.paths ? k_unfinished_paths : k_unfinished, k_of_assignment, query.selected ? k_selected : std::string_view(), k_by_position);
  for (Cursor rows = db.query(sql, query.assignment_id); rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    found.id = rows.integer(0);
    found.position = rows.integer(1);
    found.claimed = !rows.is_null(2);
    if (query.paths) found.path = rows.text(3);
    visit(found);
  }
}

void load_moves(Database& db, std::vector<Move>& moves) {
  std::sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) { return a.work_item_id < b.work_item_id; });
  db.create_temporary("moved", "id bigint primary key, assignment_id bigint not null");
  static constexpr std::string_view k_columns[] = {"id", "assignment_id"};
  auto load = db.bulk("moved", k_columns, {});
  for (const Move& move : moves) {
    const Value values[] = {move.work_item_id, move.assignment_id};
    load->add(values);
  }
  load->finish();
}

void each_moved(Database& db, const std::function<void(const WorkState&, Id to)>& visit) {
  WorkState w;
  std::int64_t seen = 0;
  for (Cursor rows = db.query(k_moved); rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    w.id = rows.integer(0);
    w.task_id = rows.integer(1);
    w.assignment_id = rows.integer(2);
    w.replica_key = rows.integer(3);
    w.stage = model::parse<model::Stage>(rows.text(4)).value_or(model::Stage::label);
    w.skipped_at = rows.maybe_integer(5);
    w.claimed_by = rows.integer(6);
    w.claimed_at = rows.maybe_integer(7);
    w.object_count = rows.integer(8);
    w.duration = rows.integer(9);
    w.open_issues = rows.integer(10);
    w.for_review = rows.integer(11);
    w.queued_at = rows.maybe_integer(12);
    w.status = rows.text(14);
    visit(w, rows.integer(13));
  }
}

void write_moves(Transaction& tx, Id task_id, std::optional<Micros> queued_at) {
  if (hides_rows(tx.db()))
    tx.db().query(k_give_back, task_id, queued_at).next();
  else
    tx.db().execute(k_write, tx.now(), queued_at);
}

void drop_moved_claims(Transaction& tx) { tx.db().execute(k_drop_claims, tx.now()); }

void remove_moved(Transaction& tx) { tx.db().execute(k_remove, tx.now(), tx.operation_id()); }

void hold_timers(Transaction& tx, Id task_id) {
  std::vector<Id> people;
  for (Cursor rows = tx.db().query(k_timed_people, task_id); rows.next();) people.push_back(rows.integer(0));
  for (const Id person : people) tx.db().hold(person);
}

std::vector<Interval> timers_on_moved(Transaction& tx, Id task_id) {
  std::vector<Interval> timers;
  for (Cursor rows = tx.db().query(k_timers); rows.next();)
    timers.push_back({rows.integer(0), rows.integer(1), task_id, rows.integer(2), rows.integer(3), rows.integer(4), {}, rows.integer(5)});
  return timers;
}

}  // namespace tasks::store
