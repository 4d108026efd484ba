#pragma once
// Closing tasks: locks, the archive, deletion (domain.md §9, §10). All works on tasks in the table `selection`; effects are
// the services' business.
#include <map>

#include "lib/store/session.hpp"

namespace tasks::store {

// Waits for everybody who works in the selected tasks, and keeps others waiting until the transaction ends. Read the tasks
// after it.
void hold_selected_tasks(Database& db);

std::map<Id, Id> lockers_of_selected(Database& db);  // task → who locked it by hand; the others are left out
void lock_selected_tasks(Transaction& tx);
void unlock_selected_tasks(Transaction& tx);         // and turns lock-after-due off where the due instant has come

}  // namespace tasks::store
