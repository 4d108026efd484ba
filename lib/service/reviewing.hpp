#pragma once
// QA tasks as they are made and grow (domain.md §3, decisions.md 33): a snapshot of the items of a labeling task that have a status,
// dealt so that nobody reviews what they made themselves.
//
//     const auto parent = reviewed_task(tx, spec);                // nothing: a labeling task is wanted
//     task.actions = review_actions();
//     deal_in_reviews(tx, task, items, {{assignment, ana, 60}, {other, ben, 40}}, 0);
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/model/task_spec.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/reviews.hpp"

namespace tasks::service {

std::vector<model::Action> review_actions();  // approve, discard

// The labeling task that the new one is to review; nothing when it is a labeling task itself. Throws Code::usage for options
// that contradict each other, guard for a task that cannot be reviewed.
std::optional<model::Task> reviewed_task(store::Session& session, const model::TaskSpec& spec);

struct ReviewItems {
  Choice items;                          // dataset items; nothing given: all of the labeling task
  std::vector<std::string> statuses;     // only with these
  std::optional<std::int64_t> limit, shuffle;
  store::Id not_in_task = 0;
};
// Throws Code::bad_value for a status that the labeling task does not have.
store::ReviewableItems choose_reviewable(store::Session& session, const model::Task& parent, const ReviewItems& wanted);

// Who gets how many: an assignment and its user (0: a group, the pool, the queue).
struct ReviewShare {
  store::Id assignment_id = 0;
  store::Id user_id = 0;
  std::int64_t items = 0;
};
struct DealtReviews {
  store::Id first = 0;             // of the new work items, a solid block
  std::vector<std::string> notes;  // what could not be dealt
};
// `pool`: makes or finds the assignment in which items wait that all reviewers made themselves; called when there are any.
DealtReviews deal_in_reviews(store::Transaction& tx, const model::Task& task, const std::vector<store::Reviewable>& items,
                             const std::vector<ReviewShare>& shares, std::int64_t first_position, const std::function<store::Id()>& pool);

}  // namespace tasks::service
