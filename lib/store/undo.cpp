#include "lib/store/undo.hpp"

#include <algorithm>
#include <set>

#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/store/history.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"
#include "lib/store/undo_fields.hpp"

namespace tasks::store {
namespace {

// By primary key.
constexpr std::string_view k_find =
    "select o.id, o.at, u.email, o.command, o.argv_json, o.reason, o.undoes_op, o.undone_by, o.counts_json, o.actor_id from operation o"
    " left join users u on u.id = o.actor_id where o.id = $1";
constexpr std::string_view k_effects =
    "select kind, field, old_value, new_value, task_id, min_id, max_id, ids from effect where op_id = $1 order by seq";
// By index operation_actor, from its end.
constexpr std::string_view k_last_of =
    "select id from operation where actor_id = $1 and command not in ('next', 'start', 'stop') order by id desc limit 1";
constexpr std::string_view k_last = "select max(id) from operation";

// What came after, the undone and what undid it left out. By primary key from the operation on; or, when that was long ago
// and touched little, by the ids: effect_one and effect_many.
constexpr std::string_view k_later = "select e.op_id, e.kind, e.field, e.min_id, e.max_id, e.ids from effect e join operation o on o.id = e.op_id";
constexpr std::string_view k_still_there = " and o.undone_by is null and (o.undoes_op is null or o.undoes_op <= $1)";
constexpr std::string_view k_since = " where e.op_id > $1";
constexpr std::string_view k_single = " where e.op_id > $1 and e.kind = $2 and e.min_id between $3 and $4 and e.min_id = e.max_id";
constexpr std::string_view k_many = " where e.op_id > $1 and e.kind = $2 and e.min_id < e.max_id and e.min_id <= $4 and e.max_id >= $3";

constexpr std::string_view k_parent = "select parent_task_id from task where id = $1";
constexpr std::string_view k_mark = "update operation set undone_by = $2 where id = $1";
constexpr std::string_view k_undoes = "select undoes_op from operation where id = $1";

constexpr std::size_t k_most_named = 20;
constexpr Id k_long_ago = 10'000, k_little = 1'000;

model::Operation read_operation(const Cursor& row) {
  model::Operation o;
  o.id = row.integer(0);
  o.at = row.integer(1);
  o.actor = row.text(2);
  o.command = row.text(3);
  o.argv = row.text(4);
  o.reason = row.text(5);
  o.undoes = row.integer(6);
  o.undone_by = row.integer(7);
  o.changed = changed_in(row.text(8));
  return o;
}

struct Run {
  Id first, last;
};

// Many sets of ids as one: sorted runs.
class Runs {
 public:
  void add(const IdSet& ids) {
    if (ids.solid()) return m_runs.push_back({ids.min(), ids.max()});
    ids.each([&](Id id) {
      if (!m_runs.empty() && m_runs.back().last + 1 == id)
        m_runs.back().last = id;
      else
        m_runs.push_back({id, id});
    });
  }
  void settle() {
    std::sort(m_runs.begin(), m_runs.end(), [](const Run& a, const Run& b) { return a.first < b.first; });
    std::vector<Run> merged;
    for (const Run& run : m_runs) {
      if (!merged.empty() && run.first <= merged.back().last + 1)
        merged.back().last = std::max(merged.back().last, run.last);
      else
        merged.push_back(run);
    }
    m_runs = std::move(merged);
  }
  Id min() const { return m_runs.front().first; }
  Id max() const { return m_runs.back().last; }
  bool meets(Id first, Id last) const {
    const auto run = std::lower_bound(m_runs.begin(), m_runs.end(), first, [](const Run& r, Id id) { return r.last < id; });
    return run != m_runs.end() && run->first <= last;
  }
  bool meets(const IdSet& ids) const {
    if (ids.solid() || !meets(ids.min(), ids.max())) return meets(ids.min(), ids.max());
    bool met = false;
    ids.each([&](Id id) { met = met || meets(id, id); });
    return met;
  }

 private:
  std::vector<Run> m_runs;
};

// What an operation touched: fields of records, and whole records where it made or removed them.
class Touched {
 public:
  explicit Touched(const NotedOperation& operation) {
    for (const NotedEffect& e : operation.effects) {
      if (tells_only(e.kind, e.field)) continue;
      m_kinds[e.kind].add(e.ids);
      if (e.field == "created" || e.field == "removed")
        m_whole[e.kind].add(e.ids);
      else if (!adds_up(e.kind, e.field))
        m_fields[{e.kind, e.field}].add(e.ids);
    }
    for (auto* map : {&m_kinds, &m_whole})
      for (auto& [key, runs] : *map) runs.settle();
    for (auto& [key, runs] : m_fields) runs.settle();
  }

  const std::map<std::string, Runs>& kinds() const { return m_kinds; }
  bool narrow() const {
    return std::all_of(m_kinds.begin(), m_kinds.end(), [](const auto& kind) { return kind.second.max() - kind.second.min() < k_little; });
  }
  bool meets(std::string_view kind, std::string_view field, const IdSet& ids) const {
    if (const auto whole = m_whole.find(std::string(kind)); whole != m_whole.end() && whole->second.meets(ids)) return true;
    if (field == "created" || field == "removed") {
      const auto any = m_kinds.find(std::string(kind));
      return any != m_kinds.end() && any->second.meets(ids);
    }
    const auto same = m_fields.find({std::string(kind), std::string(field)});
    return same != m_fields.end() && same->second.meets(ids);
  }

 private:
  static bool adds_up(std::string_view kind, std::string_view field) {
    const UndoKind* k = undo_kind(kind);
    const UndoField* f = k ? undo_field(*k, field) : nullptr;
    return f && f->how == Undoing::add;
  }
  std::map<std::string, Runs> m_kinds, m_whole;
  std::map<std::pair<std::string, std::string>, Runs> m_fields;
};

void collect_later(Cursor rows, const Touched& touched, std::set<Id>& found) {
  for (std::int64_t seen = 0; rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    if (found.contains(rows.integer(0)) || tells_only(rows.text(1), rows.text(2))) continue;
    if (touched.meets(rows.text(1), rows.text(2), IdSet::parse(rows.integer(3), rows.integer(4), rows.text(5)))) found.insert(rows.integer(0));
  }
}

// An annotator's database role does not see what others did, but is told what happened to its own work.
std::vector<model::Operation> later_on_own_work(Session& session, const NotedOperation& operation, const Touched& touched) {
  std::set<Id> own;
  collect_later(session.db().stream(cat(k_later, k_since, k_still_there), operation.record.id), touched, own);
  std::map<Id, model::Operation> found;
  for (const Id id : own)
    if (Cursor row = session.db().query(k_find, id); row.next()) found.emplace(id, read_operation(row));
  if (const auto work = touched.kinds().find("work_item"); work != touched.kinds().end()) {
    std::vector<Chosen> chosen;
    for (const NotedEffect& e : operation.effects)
      if (e.kind == "work_item") e.ids.each([&](Id id) { chosen.push_back({id, {}}); });
    load_selection(session.db(), chosen);
    each_effect_on_selected(session, work->second.min(), work->second.max(), [&](WorkEffect& e) {
      if (e.operation <= operation.record.id || e.actor == session.actor().email || tells_only("work_item", e.field)) return true;
      if (!touched.meets("work_item", e.field, e.ids)) return true;
      model::Operation& o = found[e.operation];
      o.id = e.operation;
      o.at = e.at;
      o.actor = e.actor;
      o.command = e.command;
      return true;
    });
  }
  std::vector<model::Operation> later;
  for (auto o = found.rbegin(); o != found.rend() && later.size() < k_most_named; ++o) later.push_back(o->second);
  return later;
}

}  // namespace

std::optional<NotedOperation> find_noted_operation(Database& db, Id id) {
  NotedOperation found;
  {
    Cursor row = db.query(k_find, id);
    if (!row.next()) return std::nullopt;
    found.record = read_operation(row);
    found.actor_id = row.integer(9);
  }
  Cursor rows = db.stream(k_effects, id);
  for (std::int64_t seen = 0; rows.next();) {
    if ((++seen & 0xfff) == 0) throw_if_interrupted();
    found.effects.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.maybe_text(2), rows.maybe_text(3), rows.integer(4),
                             IdSet::parse(rows.integer(5), rows.integer(6), rows.text(7))});
  }
  return found;
}

Id parent_of_task(Database& db, Id task_id) { return db.integer(k_parent, task_id).value_or(0); }

std::optional<Id> last_operation_of(Database& db, Id user_id) { return db.integer(k_last_of, user_id); }

std::vector<model::Operation> later_operations(Session& session, const NotedOperation& operation) {
  Database& db = session.db();
  const Touched touched(operation);
  const Id id = operation.record.id;
  if (hides_rows(db)) return later_on_own_work(session, operation, touched);
  std::set<Id> found;
  if (touched.narrow() && db.integer(k_last).value_or(0) - id > k_long_ago) {
    for (const auto& [kind, runs] : touched.kinds()) {
      collect_later(db.stream(cat(k_later, k_single, k_still_there), id, kind, runs.min(), runs.max()), touched, found);
      collect_later(db.stream(cat(k_later, k_many, k_still_there), id, kind, runs.min(), runs.max()), touched, found);
    }
  } else {
    collect_later(db.stream(cat(k_later, k_since, k_still_there), id), touched, found);
  }
  std::vector<model::Operation> later;
  for (auto one = found.rbegin(); one != found.rend() && later.size() < k_most_named; ++one)
    if (Cursor row = db.query(k_find, *one); row.next()) later.push_back(read_operation(row));
  return later;
}

void mark_undone(Transaction& tx, const NotedOperation& operation) {
  Database& db = tx.db();
  tx.undoes(operation.record.id);
  db.execute(k_mark, operation.record.id, tx.operation_id());
  // What it undid holds again, so that what that one undid is undone again …
  Id by = operation.record.id;
  bool holds = true;
  for (std::optional<Id> id = db.integer(k_undoes, by); id; holds = !holds) {
    db.execute(k_mark, *id, holds ? Value() : Value(by));
    by = *id;
    id = db.integer(k_undoes, by);
  }
}

}  // namespace tasks::store
