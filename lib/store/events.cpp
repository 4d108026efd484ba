#include "lib/store/events.hpp"

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/server.hpp"

namespace tasks::store {
namespace {

constexpr std::string_view k_columns =
    "select e.op_id, e.seq, o.at, u.email, o.command, o.reason, o.undoes_op, e.kind, e.field, e.old_value, e.new_value, e.task_id, e.entities, e.min_id,"
    " e.max_id, e.ids";
// By primary key, in its order.
constexpr std::string_view k_in_file =
    " from effect e join operation o on o.id = e.op_id left join users u on u.id = o.actor_id where e.op_id >= $1 and (e.op_id > $1 or e.seq > $2)"
    " order by e.op_id, e.seq";
// By index operation_commit, in its order; effects by primary key. The row comparison takes the cursor's own operation along.
constexpr std::string_view k_on_server =
    " from operation o join effect e on e.op_id = o.id left join users u on u.id = o.actor_id where o.commit_xid is not null and o.commit_xid < $4"
    " and (o.commit_xid, o.id) >= ($3, $1) and (o.id <> $1 or e.seq > $2) order by o.commit_xid, o.id, e.seq";
constexpr std::string_view k_commit = "select coalesce(commit_xid, 0) from operation where id = $1";
constexpr std::string_view k_exists = "select 1 from operation where id = $1";
constexpr std::string_view k_last_in_file = "select op_id, seq from effect order by op_id desc, seq desc limit 1";
constexpr std::string_view k_last_on_server =
    "select e.op_id, e.seq from effect e where e.op_id = (select o.id from operation o where o.commit_xid is not null and o.commit_xid < $1"
    " order by o.commit_xid desc, o.id desc limit 1) order by e.seq desc limit 1";

Cursor open_events(Database& db, const EventPosition& after) {
  if (!db.server()) return db.stream(cat(k_columns, k_in_file), after.operation, after.seq);
  const std::int64_t commit = after.operation == 0 ? 0 : db.integer(k_commit, after.operation).value_or(0);
  return db.stream(cat(k_columns, k_on_server), after.operation, after.seq, commit, db.server()->settled_until());
}

}  // namespace

void each_event(Session& session, const EventPosition& after, const std::function<bool(StoredEvent&)>& visit) {
  StoredEvent e;
  Cursor rows = open_events(session.db(), after);
  for (std::int64_t seen = 0; rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    e.operation = rows.integer(0);
    e.seq = rows.integer(1);
    e.at = rows.integer(2);
    e.actor = rows.text(3);
    e.command = rows.text(4);
    e.reason = rows.text(5);
    e.undoes = rows.integer(6);
    e.kind = rows.text(7);
    e.field = rows.text(8);
    e.old_value = rows.maybe_text(9);
    e.new_value = rows.maybe_text(10);
    e.task_id = rows.integer(11);
    e.entities = rows.integer(12);
    e.ids = IdSet::parse(rows.integer(13), rows.integer(14), rows.text(15));
    if (!visit(e)) return;
  }
}

bool operation_exists(Database& db, Id id) { return db.integer(k_exists, id).has_value(); }

EventPosition last_event(Session& session) {
  Database& db = session.db();
  Cursor row = db.server() ? db.query(k_last_on_server, db.server()->settled_until()) : db.query(k_last_in_file);
  return row.next() ? EventPosition{row.integer(0), row.integer(1)} : EventPosition{};
}

}  // namespace tasks::store
