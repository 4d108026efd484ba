#include "lib/store/session.hpp"

#include <algorithm>
#include <limits>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/store/project.hpp"

namespace tasks::store {
namespace {

constexpr std::size_t k_most_noted = 4096;  // effects that wait to be written together

}  // namespace

Transaction::Transaction(Database& db, Micros now, OperationInfo info, Scope scope)
    : Session(db, now, {}), m_info(std::move(info)), m_scope(scope) {
  if (scope == Scope::nested)
    db.post("savepoint command");
  else
    db.begin_write();
  m_open = true;
  if (db.id_sequence())
    m_first_new_id = std::numeric_limits<Id>::max();
  else
    m_next_id = m_first_new_id = next_id(db);
}

Transaction::~Transaction() { roll_back(); }

Id Transaction::reserve_ids(std::int64_t count) {
  if (IdSequence* ids = db().id_sequence(); ids && m_next_id + count > m_ids_end) reserve_from(*ids, count);
  const Id first = m_next_id;
  m_next_id += count;
  return first;
}

// Ids come a few at a time, so that an ordinary command asks once; whoever takes more, one by one, takes many: a load of
// items, whose number is not known. What is left goes back at its end.
void Transaction::reserve_from(IdSequence& ids, std::int64_t count) {
  constexpr std::int64_t k_many = 65'536, k_most = 16'777'216;
  m_id_block = m_id_block == 0 ? m_expected_ids : std::clamp(m_id_block * 16, k_many, k_most);
  const std::int64_t left = m_ids_end - m_next_id;
  const std::int64_t more = std::max(count - left, m_id_block);
  const Id first = ids.reserve(more);
  if (first == m_ids_end) {  // nobody came between: the block goes on
    m_ids_end += more;
    return;
  }
  m_run = m_next_id = left > 0 ? ids.reserve(count) : first;  // what was left is lost: a gap
  m_ids_end = m_next_id + (left > 0 ? count : more);
  m_first_new_id = std::min(m_first_new_id, m_run);
}

void Transaction::give_back_from(Id first) {
  if (IdSequence* ids = db().id_sequence(); ids && first < m_ids_end) ids->give_back(first, m_ids_end);
}

Id Transaction::operation_id() {
  if (m_operation == 0) m_operation = new_id();
  return m_operation;
}

void Transaction::note(const Effect& effect) {
  if (effect.ids.empty()) return;
  operation_id();
  ++m_effects;
  m_entities += effect.ids.size();
  m_noted.push_back({std::string(effect.kind), std::string(effect.field), effect.old_value, effect.new_value, effect.task_id, effect.ids.min(),
                     effect.ids.max(), effect.ids.size(), effect.ids.text()});
  if (m_noted.size() >= k_most_noted) write_noted();
}

void Transaction::note(std::span<const Effect> effects) {
  for (const Effect& effect : effects) note(effect);
}

// The operation comes before what it did; its counts are known at the end.
void Transaction::write_noted() {
  static constexpr std::string_view k_columns[] = {"op_id",   "seq",    "kind",   "field",    "old_value", "new_value",
                                                   "task_id", "min_id", "max_id", "entities", "ids"};
  if (!m_logged) write_operation();
  auto load = db().bulk("effect", k_columns, {});
  std::int64_t seq = m_effects - static_cast<std::int64_t>(m_noted.size());
  for (const Noted& n : m_noted) {
    const Value values[] = {m_operation, ++seq, n.kind, n.field, n.old_value, n.new_value, id_or_null(n.task_id), n.min, n.max, n.entities, or_null(n.ids)};
    load->add(values);
  }
  load->finish();
  m_noted.clear();
}

void Transaction::write_operation() {
  const std::string counts = cat("{\"changed\":", m_changed.value_or(m_entities), "}");
  if (m_logged)
    db().post("update operation set counts_json = $2 where id = $1", m_operation, counts);
  else
    db().post("insert into operation (id, at, actor_id, command, argv_json, reason, counts_json, undoes_op) values ($1, $2, $3, $4, $5, $6, $7, $8)", m_operation,
              now(), actor().id, m_info.command, m_info.argv_json, or_null(m_info.reason), counts, id_or_null(m_undoes));
  m_logged = true;
}

void Transaction::created(std::string_view kind, IdSet ids, Id task_id) {
  note({.kind = kind, .field = "created", .old_value = {}, .new_value = {}, .task_id = task_id, .ids = std::move(ids)});
}

void Transaction::removed(std::string_view kind, IdSet ids, Id task_id) {
  note({.kind = kind, .field = "removed", .old_value = {}, .new_value = {}, .task_id = task_id, .ids = std::move(ids)});
}

bool Transaction::changed(std::string_view kind, Id id, std::string_view field, std::optional<std::string> old_value,
                          std::optional<std::string> new_value, Id task_id) {
  if (old_value == new_value) return false;
  note({.kind = kind, .field = field, .old_value = std::move(old_value), .new_value = std::move(new_value), .task_id = task_id, .ids = IdSet(id)});
  return true;
}

void Transaction::close_operation() {
  write_operation();
  if (!m_noted.empty()) write_noted();
  if (!db().id_sequence()) db().post("update project set next_id = $1 where id = 1", m_next_id);
}

void Transaction::commit() {
  if (m_effects == 0) return roll_back();
  close_operation();
  give_back_from(m_next_id);
  if (m_scope == Scope::whole) db().commit();
  if (m_scope == Scope::nested) db().post("release command");
  m_open = false;
  m_kept = true;
}

void Transaction::roll_back() noexcept {
  if (!m_open) return;
  m_open = false;
  give_back_from(m_run);
  if (m_scope != Scope::nested) {
    db().rollback();
    return;
  }
  try {
    db().script("rollback to command; release command");
  } catch (const Error&) {
    db().rollback();  // the whole batch goes
  }
}

}  // namespace tasks::store
