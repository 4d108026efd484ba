#pragma once
// A session is one command's view of a project: the database, the instant that counts as now, and who acts. Services
// that only read take a Session&; services that change something take a Transaction&, which is a session too and the
// only way to write. It carries one operation: what is noted here becomes the log, history and undo (domain.md §16).
//
//     Transaction tx(db, now, {.command = "user add", .argv_json = "[…]"});
//     tx.act_as(actor);
//     Id id = tx.new_id();
//     … tx.db().execute(…) …
//     tx.created("user", id);
//     tx.commit();                     // or nothing: the destructor rolls back
#include <cstdint>
#include <optional>
#include <span>
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

// Work items of quality tasks that a command changed, and how: what follows from it is done when the command is through
// (service/settling_quality.hpp).
struct QualityWork {
  std::vector<Id> decided;    // a status, or whether they are there at all
  std::vector<Id> annotated;
  bool undoing = false;       // rows are put back as they were: layers and statuses that came of them too
  bool empty() const { return decided.empty() && annotated.empty(); }
};

// What may move items through pipelines: statuses that a command set, items that it added. What follows is done when the command is
// through (service/moving_items.hpp).
struct PipelineWork {
  struct Decided {
    Id task_id = 0;
    std::string status;
    IdSet work_items;
  };
  struct Added {
    Id dataset_id = 0;
    IdSet items;
  };
  std::vector<Decided> decided;
  std::vector<Added> added;
  std::vector<Id> opened;     // tasks that were locked
  bool empty() const { return decided.empty() && added.empty() && opened.empty(); }
};

class Session {
 public:
  Session(Database& db, Micros now, Actor actor) : m_db(&db), m_now(now), m_actor(std::move(actor)) {}
  Database& db() { return *m_db; }
  Micros now() const { return m_now; }
  const Actor& actor() const { return m_actor; }

  // Of one that reads again and again: the snapshot goes while nothing is read, a new one comes.
  void let_go() { m_db->rollback(); }
  void look_again() { m_db->begin_read(); }

  // The project's settings, where they were read with the project itself; nothing: whoever asks reads them (project.hpp).
  void keep_settings(std::string json) { m_settings = std::move(json); }
  void forget_settings() { m_settings.reset(); }
  const std::optional<std::string>& kept_settings() const { return m_settings; }

 protected:
  Database* m_db;
  Micros m_now;
  Actor m_actor;
  std::optional<std::string> m_settings;
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

// A transaction stands alone (whole), or is one of several that the database keeps together (`tasks batch`): the first
// begins, the others are nested in it, and whoever called commits the database when they are through.
enum class Scope { whole, first, nested };

class Transaction : public Session {
 public:
  Transaction(Database& db, Micros now, OperationInfo info, Scope scope = Scope::whole);  // begins
  ~Transaction();                                                                         // rolls back unless committed
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void act_as(Actor actor) { m_actor = std::move(actor); }

  Id new_id() { return reserve_ids(1); }
  Id reserve_ids(std::int64_t count);                 // the first of a solid block
  void expect_ids(std::int64_t count) { m_expected_ids = count; }  // what will be asked for in all, usually: then it is asked for once
  Id first_new_id() const { return m_first_new_id; }  // ids from here on were made by this transaction
  Id operation_id();                                  // for created_op, removed_op

  void note(const Effect& effect);                    // an effect on nobody is not noted
  void note(std::span<const Effect> effects);
  void created(std::string_view kind, IdSet ids, Id task_id = 0);
  void created(std::string_view kind, Id id, Id task_id = 0) { created(kind, IdSet(id), task_id); }
  void removed(std::string_view kind, IdSet ids, Id task_id = 0);
  // Notes old → new when they differ; true when they do.
  bool changed(std::string_view kind, Id id, std::string_view field, std::optional<std::string> old_value,
               std::optional<std::string> new_value, Id task_id = 0);
  // An effect as a row, waiting to be written with others at the end.
  struct Noted {
    std::string kind, field;
    std::optional<std::string> old_value, new_value;
    Id task_id, min, max;
    std::int64_t entities;
    std::string ids;
  };
  std::span<const Noted> noted() const { return m_noted; }  // those that wait, for a dry run to show: the last few thousand
  std::int64_t effects() const { return m_effects; }        // all
  bool anything_noted() const { return m_effects > 0; }
  void undoes(Id operation) { m_undoes = operation; }  // this one takes that one back
  // How many records the command says that it changed, for the log; otherwise every field of every entity counts.
  void came_to(std::int64_t changed) { m_changed = changed; }
  QualityWork& quality_work() { return m_quality_work; }
  PipelineWork& pipeline_work() { return m_pipeline_work; }

  void commit();              // durable when it returns; when nothing was noted, nothing is kept: no operation, no change
  void roll_back() noexcept;  // dry run
  bool kept() const { return m_kept; }  // commit() was called and something was noted

 private:
  void write_operation();
  void write_noted();
  void close_operation();
  void reserve_from(IdSequence& ids, std::int64_t count);
  void give_back_from(Id first);
  OperationInfo m_info;
  Scope m_scope;
  Id m_operation = 0, m_undoes = 0;
  // Ids from m_next_id to before m_ids_end are reserved; where a sequence hands them out, a run of them began at m_run.
  Id m_next_id = 0, m_first_new_id = 0, m_ids_end = 0, m_run = 0;
  std::int64_t m_id_block = 0;  // how many were asked for the last time
  std::int64_t m_expected_ids = 8;
  std::vector<Noted> m_noted;
  std::int64_t m_effects = 0, m_entities = 0;
  bool m_logged = false;  // the operation has its row
  std::optional<std::int64_t> m_changed;
  QualityWork m_quality_work;
  PipelineWork m_pipeline_work;
  bool m_open = false, m_kept = false;
};

}  // namespace tasks::store
