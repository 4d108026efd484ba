// The statuses that the system keeps (domain.md §7): computed from tallies, never stored.
#include "lib/model/records.hpp"

namespace tasks::model {

TaskStatus Task::status() const {
  if (tally.total == 0 || tally.done == 0) return TaskStatus::open;
  if (tally.done < tally.total) return TaskStatus::in_progress;
  if (quality == Quality::qualification) return TaskStatus::in_progress;  // never ends (decisions.md 34)
  return tally.open_issues + tally.for_review > 0 ? TaskStatus::completed_with_issues : TaskStatus::completed;
}

bool Task::overdue(Micros now) const { return due_at && *due_at <= now && status() != TaskStatus::completed; }

bool Task::locked(Micros now) const { return locked_at.has_value() || (lock_after_due && due_at && *due_at <= now); }

std::vector<std::string> Task::signs(Micros now) const {
  std::vector<std::string> signs;
  if (tally.open_issues > 0) signs.emplace_back("open-issue");
  if (assignment_issue) signs.emplace_back("assignment-issue");
  if (tally.for_review > 0) signs.emplace_back("for-review");
  if (locked(now)) signs.emplace_back("locked");
  if (overdue(now)) signs.emplace_back("overdue");
  return signs;
}

TaskStatus Assignment::status() const {
  if (tally.total == 0 || tally.done == 0) return TaskStatus::todo;
  if (tally.done < tally.total) return TaskStatus::in_progress;
  return tally.open_issues + tally.for_review > 0 ? TaskStatus::completed_with_issues : TaskStatus::done;
}

}  // namespace tasks::model
