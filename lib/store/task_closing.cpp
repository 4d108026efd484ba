#include "lib/store/task_closing.hpp"

namespace tasks::store {
namespace {

// All by primary key.
constexpr std::string_view k_lockers = "select t.id, t.locked_by from selection s join task t on t.id = s.id where t.locked_by is not null";
constexpr std::string_view k_lock =
    "update task set locked_at = $1, locked_by = $2, version = version + 1, updated_at = $1, updated_by = $2 where id in (select id from selection)";
constexpr std::string_view k_unlock =
    "update task set locked_at = null, locked_by = null, lock_after_due = case when due_at <= $1 then 0 else lock_after_due end, version = version + 1,"
    " updated_at = $1, updated_by = $2 where id in (select id from selection)";

}  // namespace

void hold_selected_tasks(Database& db) { db.hold_all(Hold::alone, "select id from selection order by id"); }

std::map<Id, Id> lockers_of_selected(Database& db) {
  std::map<Id, Id> lockers;
  for (Cursor rows = db.query(k_lockers); rows.next();) lockers.emplace(rows.integer(0), rows.integer(1));
  return lockers;
}

void lock_selected_tasks(Transaction& tx) { tx.db().execute(k_lock, tx.now(), tx.actor().id); }
void unlock_selected_tasks(Transaction& tx) { tx.db().execute(k_unlock, tx.now(), tx.actor().id); }

}  // namespace tasks::store
