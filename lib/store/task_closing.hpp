#pragma once
// Closing tasks: locks, the archive, deletion (domain.md §9, §10). All works on tasks in the table `selection`; effects on the
// tasks themselves are the services' business.
#include <map>
#include <string>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::store {

// Waits for everybody who works in the selected tasks, and keeps others waiting until the transaction ends. Read the tasks
// after it.
void hold_selected_tasks(Database& db);
void select_tasks(Database& db, const IdSet& ids);  // fills the table

std::map<Id, Id> lockers_of_selected(Database& db);  // task → who locked it by hand; the others are left out
void lock_selected_tasks(Transaction& tx);
void unlock_selected_tasks(Transaction& tx);         // and turns lock-after-due off where the due instant has come

// What may keep a task from going.
struct LiveReview {
  Id id = 0;
  std::string name;
};
struct TaskObstacles {
  std::int64_t unresolved_items = 0;  // work items with an issue that is open or for review
  bool in_pipeline = false;           // as a node
  std::string node;                   // its name
  std::vector<LiveReview> reviews;    // QA tasks of it that are neither archived nor deleted
  bool touched = false;               // somebody did something in it: a claim, a status, an annotation, measured time
};
std::map<Id, TaskObstacles> obstacles_of_selected(Database& db);
bool is_archived(Database& db, Id task_id);

void archive_selected_tasks(Transaction& tx);
// Assignments that went to the archive with their task come back; `name`: a new one, "" none. Returns their effects.
std::vector<Effect> unarchive_selected_tasks(Transaction& tx, const std::string& name);

// Of tasks that are about to be archived by deletion: assignments in which something was done go to the archive, the others
// are removed with their work items. Adds the effects.
void archive_selected_assignments(Transaction& tx, std::vector<Effect>& effects);
// The tasks, their assignments and work items. Adds the effects on the last two.
void remove_selected_tasks(Transaction& tx, std::vector<Effect>& effects);

}  // namespace tasks::store
