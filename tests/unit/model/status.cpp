#include <catch2/catch.hpp>

#include "lib/model/records.hpp"

using namespace tasks;
using model::Quality;
using model::Tally;
using model::TaskStatus;

namespace {

Tally tally(std::int64_t done, std::int64_t remaining, std::int64_t skipped, std::int64_t open_issues = 0, std::int64_t for_review = 0) {
  Tally t;
  t.done = done;
  t.remaining = remaining;
  t.skipped = skipped;
  t.total = done + remaining + skipped;
  t.open_issues = open_issues;
  t.for_review = for_review;
  return t;
}

}  // namespace

TEST_CASE("the statuses that the system keeps (domain.md §7)") {
  struct Row {
    Tally tally;
    TaskStatus task, assignment;
  };
  const Row rows[] = {
      {tally(0, 0, 0), TaskStatus::open, TaskStatus::todo},                      // empty
      {tally(0, 5, 0), TaskStatus::open, TaskStatus::todo},
      {tally(0, 4, 1), TaskStatus::open, TaskStatus::todo},                      // skipped is not a status
      {tally(0, 0, 5), TaskStatus::open, TaskStatus::todo},
      {tally(1, 4, 0), TaskStatus::in_progress, TaskStatus::in_progress},
      {tally(4, 0, 1), TaskStatus::in_progress, TaskStatus::in_progress},        // skipped is not done
      {tally(4, 1, 0, 2, 0), TaskStatus::in_progress, TaskStatus::in_progress},  // issues tell only when all is done
      {tally(0, 5, 0, 1, 0), TaskStatus::open, TaskStatus::todo},
      {tally(5, 0, 0), TaskStatus::completed, TaskStatus::done},
      {tally(5, 0, 0, 1, 0), TaskStatus::completed_with_issues, TaskStatus::completed_with_issues},
      {tally(5, 0, 0, 0, 1), TaskStatus::completed_with_issues, TaskStatus::completed_with_issues},
  };
  for (const Row& row : rows) {
    INFO(row.tally.done << " done, " << row.tally.remaining << " remaining, " << row.tally.skipped << " skipped");
    model::Task task;
    task.tally = row.tally;
    CHECK(task.status() == row.task);
    model::Assignment assignment;
    assignment.tally = row.tally;
    CHECK(assignment.status() == row.assignment);
    task.quality = Quality::qualification;  // never ends
    CHECK(task.status() == (row.tally.done == 0 ? TaskStatus::open : TaskStatus::in_progress));
  }
}

TEST_CASE("overdue and locked are a matter of the instant") {
  model::Task task;
  task.tally = tally(0, 5, 0);
  CHECK_FALSE(task.overdue(1000));
  task.due_at = 100;
  CHECK_FALSE(task.overdue(99));
  CHECK(task.overdue(100));
  CHECK_FALSE(task.locked(100));
  task.lock_after_due = true;
  CHECK_FALSE(task.locked(99));
  CHECK(task.locked(100));
  task.tally = tally(5, 0, 0);
  CHECK_FALSE(task.overdue(100));  // completed
  CHECK(task.locked(100));         // all the same
  task.tally = tally(5, 0, 0, 1);
  CHECK(task.overdue(100));        // with issues is not completed
  task.lock_after_due = false;
  task.locked_at = 500;
  CHECK(task.locked(0));
}

TEST_CASE("the signs of a task") {
  model::Task task;
  CHECK(task.signs(10).empty());
  task.tally = tally(1, 1, 0, 1, 1);
  task.assignment_issue = true;
  task.due_at = 5;
  task.lock_after_due = true;
  CHECK(task.signs(10) == std::vector<std::string>{"open-issue", "assignment-issue", "for-review", "locked", "overdue"});
  CHECK(task.signs(4) == std::vector<std::string>{"open-issue", "assignment-issue", "for-review"});
}
