#pragma once
// Labeling work and its reviews in the database: work items that can be reviewed, QA work items (they point to the labeling
// work item that they review), and what one decides about the other. Set-based, whatever their number.
//
//     ReviewableItems found = read_reviewable(session, cars, {.statuses = {"complete"}});
//     Id first = insert_reviews(tx, qa, found.items, assignments, 0);
//     group_new_reviews(tx.db(), first, count);            // then service/settling_reviews does the rest
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/store/work.hpp"

namespace tasks::store {

// A labeling work item with a status.
struct Reviewable {
  Id work_item_id = 0;
  Id item_id = 0;
  Id author = 0;  // who set the status
  bool hides = false;  // its item has an alias: reviewers see no more than annotators
};
struct ReviewableQuery {
  bool selected = false;                // only items in the table `selection`
  std::vector<std::string> statuses;    // only with one of these; none: with any
  std::optional<std::int64_t> limit;    // the first so many, in the order of the labeling task
  std::optional<std::int64_t> shuffle;  // ordered by XXH64(path, seed) after that
  Id not_in_task = 0;                   // only those that this QA task does not hold
};
struct ReviewableItems {
  std::vector<Reviewable> items;
  std::int64_t in_task = 0;             // of not_in_task, met on the way
};
ReviewableItems read_reviewable(Session& session, Id labeling_task_id, const ReviewableQuery& query);

// One QA work item for each, in the stage review, with its counters; positions from `first_position` on, ids a solid block.
// `assignments`: of each. `queued_at`: when they entered the queue. Notes that they were created. Returns the first id.
Id insert_reviews(Transaction& tx, Id task_id, std::span<const Reviewable> items, std::span<const Id> assignments, std::int64_t first_position,
                  std::optional<Micros> queued_at);

bool has_reviews(Database& db, Id task_id);  // whether a QA task reviews it

// The table `review_group`: labeling work items whose reviews are to be settled. Filled from …
void group_selected(Database& db);                                 // … work items in `selection`, or those that they review
void group_new_reviews(Database& db, Id first, std::int64_t count);  // … those that these QA work items review
void group_reviews_of_selected_tasks(Database& db);                // … those that the QA tasks in `selection` review
struct ReviewGroup {
  Id work_item_id = 0;
  bool reopened = false;  // an issue was opened: its status goes
};
void load_groups(Database& db, std::span<const ReviewGroup> groups);

// How they are now; by id, once each. Issue counts are read anew from the issues when `counts` asks for it.
enum class IssueCounts { kept, anew };
struct ReviewedWork {
  WorkState state;
  bool reopened = false;
  bool awaits_review = false;  // a live QA work item of it has no status
  std::int64_t open_issues = 0, for_review = 0;
};
void each_reviewed(Database& db, IssueCounts counts, const std::function<void(const ReviewedWork&)>& visit);
struct ReviewingWork {
  WorkState state;
  bool removed = false;        // gone from its task; its issues are counted on, since undo may bring it back
  bool alive = false;          // neither that, nor is its task archived
  bool has_work = false;       // what it reviews has a status, and keeps it
  std::int64_t open_issues = 0, for_review = 0;
  Id queue = 0;                // where it waits again, in a QA task that is pulled
};
void each_reviewing(Database& db, IssueCounts counts, const std::function<void(const ReviewingWork&)>& visit);

// What they come to.
struct SettledWork {
  Id id = 0;
  bool clears = false;    // its status goes
  bool unclaims = false;
  model::Stage stage = model::Stage::review;
  std::int64_t open_issues = 0, for_review = 0;
  Id queue = 0;           // goes there; 0: stays
};
void write_settled(Transaction& tx, std::span<const SettledWork> works);

// Who made what these QA work items review: 0 when nobody did.
std::map<Id, Id> authors_of_reviews(Database& db, std::span<const Id> reviews);

// Labeling work items in `selection` that a live QA task reviews: the first of them by id, and that task's name.
struct LiveReviewOf {
  Id work_item_id = 0;
  std::string task;
};
void each_selected_review(Database& db, const std::function<void(const LiveReviewOf&)>& visit);

}  // namespace tasks::store
