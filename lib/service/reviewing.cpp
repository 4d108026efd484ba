#include "lib/service/reviewing.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/review_dealing.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::service {

std::vector<model::Action> review_actions() { return {{"approve", "approve", "", false}, {"discard", "discard", "", true}}; }

std::optional<model::Task> reviewed_task(store::Session& session, const model::TaskSpec& spec) {
  const bool reviews = spec.type ? *spec.type == model::TaskType::qa : spec.qa_of.has_value();
  if (reviews && !spec.qa_of) throw Error(Code::usage, "a QA task reviews a labeling task").hint("name it with --qa-of, or qa_of: in the file");
  if (!reviews) {
    if (spec.qa_of) throw Error(Code::usage, "--qa-of makes a task of type qa");
    if (!spec.statuses.empty()) throw Error(Code::usage, "--status goes with --qa-of").hint("it chooses among the statuses of the task that is reviewed");
    if (spec.self_review.value_or(false)) throw Error(Code::usage, "--self-review goes with --qa-of");
    return std::nullopt;
  }
  model::Task parent = get_task(session, *spec.qa_of, store::TaskDetail::all);
  if (parent.task_type == model::TaskType::qa)
    throw Error(Code::guard, cat(quote(parent.name), " is a QA task itself")).hint(cat("it reviews ", quote(parent.parent), ": --qa-of ", parent.parent_id));
  if (parent.archived_at) throw Error(Code::guard, cat("task ", quote(parent.name), " is archived")).hint(cat("tasks unarchive ", parent.id, " brings it back"));
  if (spec.dataset && *spec.dataset != parent.dataset && *spec.dataset != cat(parent.dataset_id))
    throw Error(Code::guard, cat("a QA task has the dataset of the task that it reviews, ", quote(parent.dataset))).hint("leave away --dataset");
  if (spec.recipe && *spec.recipe != parent.recipe)
    throw Error(Code::guard, cat("a QA task has the recipe of the task that it reviews", parent.recipe.empty() ? "" : cat(", ", quote(parent.recipe)))).hint("leave away --recipe");
  return parent;
}

store::ReviewableItems choose_reviewable(store::Session& session, const model::Task& parent, const ReviewItems& wanted) {
  std::vector<std::string> known;
  for (const model::Action& action : parent.actions) known.push_back(action.name);
  for (const auto& [status, items] : parent.tally.by_status)
    if (!status.empty() && std::find(known.begin(), known.end(), status) == known.end()) known.push_back(status);
  for (const std::string& status : wanted.statuses) {
    if (std::find(known.begin(), known.end(), status) != known.end()) continue;
    const auto near = nearest(status, known);
    throw Error(Code::bad_value, cat(quote(parent.name), " has no status ", quote(status))).hint(cat(near ? cat("did you mean ", *near, "? ") : "", "it has ", join(known, ", ")));
  }
  if (wanted.items.given()) select_items(session, parent.dataset_id, wanted.items);
  return store::read_reviewable(session, parent.id, {.selected = wanted.items.given(), .statuses = wanted.statuses, .limit = wanted.limit,
                                                     .shuffle = wanted.shuffle, .not_in_task = wanted.not_in_task});
}

DealtReviews deal_in_reviews(store::Transaction& tx, const model::Task& task, const std::vector<store::Reviewable>& items,
                             const std::vector<ReviewShare>& shares, std::int64_t first_position, const std::function<store::Id()>& pool) {
  DealtReviews result;
  std::vector<store::Id> assignments;
  assignments.reserve(items.size());
  const bool pulls = task.allocation == model::Allocation::pulling;
  if (pulls || task.self_review) {
    for (const ReviewShare& share : shares) assignments.insert(assignments.end(), static_cast<std::size_t>(share.items), share.assignment_id);
  } else {
    std::vector<std::int64_t> authors;
    authors.reserve(items.size());
    for (const store::Reviewable& item : items) authors.push_back(item.author);
    std::vector<model::Reviewer> reviewers;
    for (const ReviewShare& share : shares) reviewers.push_back({share.user_id, share.items});
    std::int64_t waiting = 0;
    store::Id pool_id = 0;
    for (const std::int32_t place : model::deal_reviews(authors, reviewers)) {
      if (place < 0 && waiting++ == 0) pool_id = pool();
      assignments.push_back(place < 0 ? pool_id : shares[static_cast<std::size_t>(place)].assignment_id);
    }
    if (waiting > 0)
      result.notes.push_back(cat(plural(waiting, "item"), waiting == 1 ? " waits" : " wait", " in the pool: the reviewers made ", waiting == 1 ? "it" : "them", " (--self-review deals all the same)"));
  }
  result.first = store::insert_reviews(tx, task.id, items, assignments, first_position, pulls ? std::optional(tx.now()) : std::nullopt);
  store::group_new_reviews(tx.db(), result.first, static_cast<std::int64_t>(items.size()));
  settle_reviews(tx, Settles::labeling);
  return result;
}

}  // namespace tasks::service
