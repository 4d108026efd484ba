#pragma once
// Finding and listing tasks. Annotators see only tasks in which they or their groups hold an open assignment, with the
// sums of their own part (domain.md §2); to them all others do not exist.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::service {

// By id or name; a name is that of a task which is not archived, archived ones need the id (decisions.md 7). Throws
// Code::not_found with the nearest name, Code::wrong_kind.
// The id of a task, without looking whether the actor may see it: for those who then ask for work that the actor holds.
store::Id find_task(store::Session& session, std::string_view typed);
model::Task get_task(store::Session& session, std::string_view typed, store::TaskDetail detail = store::TaskDetail::settings);

// What a list is narrowed to: all that are given must hold, any value of a list may.
struct TaskFilter {
  std::vector<std::string> types, statuses, priorities, qualities, channels;  // their words
  std::vector<std::string> annotation_statuses;                               // open-issues, for-review: tasks with such items
  std::vector<std::string> owners;                                            // e-mails
  std::vector<std::string> assignees;                                         // e-mails and @groups
  std::vector<std::string> datasets;                                          // ids or names
  std::string search;                                                         // in name and dataset, or the id; case-blind
  bool overdue = false;
  bool archived = false;                                                      // archived ones too
};
// By id. Throws Code::bad_value for an unknown word, Code::not_found for an unknown user, group or dataset.
std::vector<model::Task> list_tasks(store::Session& session, const TaskFilter& filter);

// The actor's id when it is an annotator, whose sight ends at the own assignments; 0: sees all.
inline store::Id sight_of(const store::Actor& actor) { return actor.manages() ? 0 : actor.id; }

// "ana locked it …", "it is locked since its due date …"; "" when it is not locked.
std::string lock_text(const model::Task& task, Micros now);

}  // namespace tasks::service
