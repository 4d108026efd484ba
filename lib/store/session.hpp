#pragma once
// A session is one command's view of a project: the database, the instant that counts as now, and who acts. Services
// that only read take a Session&; services that change something take a Transaction&, which is a session too and the
// only way to write. It carries one operation: what is noted here becomes the log, history and undo (domain.md §16).
//
//     Transaction tx(db, now, actor, {.command = "user add", .argv_json = "[…]"});
//     Id id = tx.new_id();
//     … tx.db().execute(…) …
//     tx.created("user", id);
//     tx.commit();                     // or nothing: the destructor rolls back
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/words.hpp"
#include "lib/store/database.hpp"
#include "lib/store/id_set.hpp"

namespace tasks::store {

using Id = std::int64_t;

struct Actor {
  Id id = 0;
  std::string email;
  model::Role role = model::Role::annotator;
  bool manages() const { return role != model::Role::annotator; }  // manager or owner
};

class Session {
 public:
  Session(Database& db, Micros now, Actor actor) : m_db(&db), m_now(now), m_actor(std::move(actor)) {}
  Database& db() { return *m_db; }
  Micros now() const { return m_now; }
  const Actor& actor() const { return m_actor; }

 protected:
  Database* m_db;
  Micros m_now;
  Actor m_actor;
};

struct OperationInfo {
  std::string command;    // "set-status"
  std::string argv_json;  // the words as typed, a JSON array
  std::string reason;     // --reason
};

// One thing that an operation did to a set of entities of one kind. Bulk: one effect for all that changed alike.
struct Effect {
  std::string_view kind;                  // "work_item", "task", "user" …
  std::string_view field;                 // "status", "created", "removed" …
  std::optional<std::string> old_value;   // as text; nothing means null
  std::optional<std::string> new_value;
  Id task_id = 0;                         // the task it belongs to, when there is one
  IdSet ids;
};

class Transaction : public Session {
 public:
  Transaction(Database& db, Micros now, Actor actor, OperationInfo info);  // begins
  ~Transaction();                                                          // rolls back unless committed
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  Id new_id() { return reserve_ids(1); }
  Id reserve_ids(std::int64_t count);  // the first of a solid block
  Id first_new_id() const { return m_first_new_id; }  // ids from here on were made by this transaction
  Id operation_id();                   // for created_op, removed_op; the row is written at commit

  void note(Effect effect);
  void created(std::string_view kind, Id id, Id task_id = 0);
  void created(std::string_view kind, IdSet ids, Id task_id = 0);
  void removed(std::string_view kind, IdSet ids, Id task_id = 0);
  // Notes old → new when they differ; true when they do.
  bool changed(std::string_view kind, Id id, std::string_view field, std::optional<std::string> old_value,
               std::optional<std::string> new_value, Id task_id = 0);
  bool anything_noted() const { return m_effects > 0; }

  void commit();             // writes the operation (when anything was noted) and makes all durable
  void roll_back() noexcept; // dry run
  void begin_next(OperationInfo info);  // batch: a new operation after commit() or roll_back()
  void savepoint();          // batch --atomic: commands inside one transaction
  std::int64_t entities_noted() const { return m_entities; }

 private:
  void write_effect(const Effect& effect);
  void finish_operation();
  OperationInfo m_info;
  Id m_operation = 0;
  Id m_next_id = 0, m_first_new_id = 0, m_stored_next_id = 0;
  std::int64_t m_effects = 0, m_entities = 0;
  bool m_open = false;
};

}  // namespace tasks::store
