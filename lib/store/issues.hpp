#pragma once
// Issues in the database (domain.md §8): streams of records out, and set-based writers for any number of them. The counts on the
// work items follow from the rows: reviews.hpp.
//
//     each_issue(session, {.where = "x.state = $2", .values = {"open"}}, [&](const model::Issue& issue) { …; return true; });
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/work.hpp"

namespace tasks::store {

using VisitIssue = std::function<bool(const model::Issue&)>;  // false: enough

struct IssueQuery {
  bool selected = false;                    // those in the table `selection`, in its order
  Id task_id = 0;                           // of this task, labeling or QA; $1
  std::string where = {};                   // more conditions over x (issue) and w (its labeling work item), parameters from $2 on
  std::vector<Value> values = {};
  std::string order = {};                   // "": by id
  std::optional<std::int64_t> limit = {};
};
void each_issue(Session& session, const IssueQuery& query, const VisitIssue& visit);
std::string issues_sql(Session& session, const IssueQuery& query);  // for tests of its plan
// A condition for `where`: issues on labeling work, and in QA work, that these assignments hold.
std::string held_issues(std::span<const Id> assignments);

// What an act must know of an issue; ids are 0 when there is none.
struct IssueState {
  Id id = 0;
  std::int64_t ordinal = 0, version = 0;
  std::optional<std::int64_t> wanted_version;
  model::IssueState state = model::IssueState::open;
  Id task_id = 0, qa_task_id = 0, work_item_id = 0, qa_work_item_id = 0;
  Id holder = 0, reviewer = 0;   // assignments that hold the two work items
  Id resolved_by = 0;
  std::optional<Micros> resolved_at;
  bool gone = false;  // the labeling work item was taken out of its task
};
std::vector<IssueState> selected_issues(Database& db);  // by id

struct IssueMove {
  model::IssueState state = model::IssueState::open;
  bool resolves = false;  // by the actor, now; else nobody has resolved it
};
void move_selected_issues(Transaction& tx, const IssueMove& move);

// What an issue is to be opened on.
struct IssueTarget {
  std::int64_t ordinal = 0;
  std::optional<std::int64_t> wanted_version, version;
  Id annotation_id = 0;
  std::string layer;               // of the annotation; "" when it is none
  bool deleted = false;
  Id work_item_id = 0, task_id = 0;        // the labeling work item, 0: there is none
  Id qa_work_item_id = 0, qa_task_id = 0;  // when that was named
  Id holder = 0, reviewer = 0;             // assignments
  Id done_by = 0;                          // who set the labeling status
};
std::vector<IssueTarget> work_targets(Database& db);        // of work items in `selection`, labeling or QA; by id
std::vector<IssueTarget> annotation_targets(Database& db);  // of annotations in `selection`; by id
// The QA work items that review the selected labeling work items: those that the user holds, or those of a QA task.
struct Reviewing {
  Id work_item_id = 0, qa_work_item_id = 0, qa_task_id = 0, assignment_id = 0;
};
std::vector<Reviewing> reviews_of_selected(Database& db, Id user_id, Id qa_task_id);
// Unresolved issues on the selected labeling work items, and the last one of each, in id order.
struct EarlierIssue {
  Id work_item_id = 0, qa_work_item_id = 0, annotation_id = 0, assignee_id = 0, opened_by = 0;
  Micros opened_at = 0;
  bool unresolved = false;
  std::string text;
};
void each_earlier_issue(Database& db, const std::function<void(const EarlierIssue&)>& visit);

struct NewIssue {
  Id id = 0;
  Id task_id = 0, qa_task_id = 0, work_item_id = 0, qa_work_item_id = 0, annotation_id = 0;
  model::IssueState state = model::IssueState::open;
  std::string text;
  Id assignee_id = 0, opened_by = 0, resolved_by = 0;
  Micros opened_at = 0;
  std::optional<Micros> resolved_at;
};
void insert_issues(Transaction& tx, std::span<const NewIssue> issues);
struct NewComment {
  Id id = 0, issue_id = 0, author_id = 0;
  Micros at = 0;
  std::string text;
};
void insert_comments(Transaction& tx, std::span<const NewComment> comments);

std::int64_t count_unresolved_issues(Session& session);  // of tasks that are not archived; an annotator's, of what is held

}  // namespace tasks::store
