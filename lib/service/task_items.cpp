#include "lib/service/task_items.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/workload.hpp"
#include "lib/service/contributors.hpp"
#include "lib/service/handover.hpp"
#include "lib/service/quality_editing.hpp"
#include "lib/service/reviewing.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/dealing.hpp"
#include "lib/store/quality.hpp"

namespace tasks::service {
namespace {

struct Shares {
  std::vector<model::Assignment*> who;
  std::vector<double> percents;
};

// Those who are named, or all by the task's workload; nobody: the items wait in the pool.
Shares shares_of(store::Transaction& tx, Contributors& people, const ItemsToAdd& request) {
  Shares shares;
  if (!request.assignees.empty() || !request.workload.empty()) {
    for (const Share& share : checked_shares(tx, request.assignees, request.workload)) {
      shares.who.push_back(&people.open_for(share.who));
      shares.percents.push_back(share.percent);
    }
    return shares;
  }
  for (model::Assignment* one : people.open()) {
    if (one->user_id != 0 && !get_assignee(tx, one->assignee).active) continue;
    shares.who.push_back(one);
    shares.percents.push_back(one->workload.value_or(0));
  }
  if (std::all_of(shares.percents.begin(), shares.percents.end(), [](double p) { return p == 0; })) shares.percents = model::even_workload(shares.who.size());
  return shares;
}

// A snapshot that grows: what has a status in the labeling task by now.
AddedWork add_reviews(store::Transaction& tx, const model::Task& task, Contributors& people, const ItemsToAdd& request) {
  const model::Task parent = get_task(tx, cat(task.parent_id), store::TaskDetail::all);
  const store::ReviewableItems found =
      choose_reviewable(tx, parent, {.items = request.items, .statuses = {}, .limit = request.limit, .shuffle = {}, .not_in_task = task.id});
  AddedWork result;
  result.added = static_cast<std::int64_t>(found.items.size());
  result.unchanged = request.missing ? 0 : found.in_task;
  if (!request.missing && result.added + result.unchanged == 0) result.notes.push_back(cat("none of these items has a status in ", quote(parent.name)));
  std::vector<ReviewShare> shares;
  if (result.added > 0) {
    const Shares wanted = task.allocation == model::Allocation::pulling ? Shares() : shares_of(tx, people, request);
    if (wanted.who.empty()) shares.push_back({people.open_waiting().id, 0, result.added});
    const std::vector<std::int64_t> counts = wanted.who.empty() ? std::vector<std::int64_t>() : model::deal_counts(result.added, wanted.percents);
    for (std::size_t i = 0; i < counts.size(); ++i) shares.push_back({wanted.who[i]->id, wanted.who[i]->user_id, counts[i]});
  } else if (!request.assignees.empty() || !request.workload.empty()) {
    checked_shares(tx, request.assignees, request.workload);
  }
  const DealtReviews dealt = deal_in_reviews(tx, task, found.items, shares, store::next_position(tx.db(), task.id), [&] { return people.open_waiting().id; });
  result.notes.insert(result.notes.end(), dealt.notes.begin(), dealt.notes.end());
  store::select_new_work(tx.db(), dealt.first, result.added);
  if (result.added > 10'000) tx.db().analyze();
  return result;
}

}  // namespace

AddedWork add_to_task(store::Transaction& tx, const model::Task& task, const ItemsToAdd& request) {
  const bool pulls = task.allocation == model::Allocation::pulling;
  if (request.limit && *request.limit < 0) throw Error(Code::bad_value, cat("the limit is 0 or more, not ", *request.limit));
  if (pulls && (!request.assignees.empty() || !request.workload.empty()))
    throw Error(Code::guard, cat("task ", quote(task.name), " is pulled: new items wait in its queue")).hint("leave away --assignee and --workload");
  Contributors people(tx, task);
  if (task.task_type == model::TaskType::qa) return add_reviews(tx, task, people, request);
  Choice items = request.items;
  if (request.missing) items.all = true;
  select_items(tx, task.dataset_id, items);
  const store::DealableItems found = store::read_dealable_items(tx, task.dataset_id, {.selected = !request.missing, .limit = request.limit, .shuffle = {}, .not_in_task = task.id,
                                                                                   .hash = task.quality == model::Quality::none ? std::nullopt : std::optional(task.seed),
                                                                                   .paths = false,
                                                                                   .truth_only = task.quality == model::Quality::qualification});

  AddedWork result;
  result.added = static_cast<std::int64_t>(found.ids.size());
  result.unchanged = request.missing ? 0 : found.in_task;
  if (found.ground_truth > 0) result.notes.push_back(cat("left out ", plural(found.ground_truth, "ground-truth item")));
  if (found.hidden > 0) result.notes.push_back(cat("left out ", plural(found.hidden, "hidden item")));
  if (found.untrue > 0) result.notes.push_back(cat("left out ", plural(found.untrue, "item"), " without ground truth"));
  if (task.quality != model::Quality::none && result.added > 0) {
    const Shares shares = shares_of(tx, people, request);
    const NewWork more = deal_more(tx, task, people, found, shares.who, shares.percents);
    store::select_new_work(tx.db(), more.first, more.count);
    return result;
  }
  std::vector<store::Deal> deals;
  if (result.added > 0) {
    const Shares shares = pulls ? Shares() : shares_of(tx, people, request);
    if (shares.who.empty()) deals.push_back({people.open_waiting().id, result.added});
    const std::vector<std::int64_t> counts = shares.who.empty() ? std::vector<std::int64_t>() : model::deal_counts(result.added, shares.percents);
    for (std::size_t i = 0; i < counts.size(); ++i) deals.push_back({shares.who[i]->id, counts[i]});
  } else if (!request.assignees.empty() || !request.workload.empty()) {
    checked_shares(tx, request.assignees, request.workload);  // mistakes are told all the same
  }
  const store::Id first = store::insert_work_items(tx, task.id, found.ids, deals, store::next_position(tx.db(), task.id), pulls ? std::optional(tx.now()) : std::nullopt);
  store::select_new_work(tx.db(), first, result.added);
  if (result.added > 10'000) tx.db().analyze();
  return result;
}

void select_replicas_too(store::Transaction& tx, const model::Task& task) {
  if (task.quality == model::Quality::consensus || task.quality == model::Quality::qualification) store::select_whole_items(tx.db());
}

RemovedWork remove_from_task(store::Transaction& tx, const model::Task& task, Partial partial) {
  Contributors people(tx, task);
  Handover handover(tx, task.id);
  RemovedWork result;
  store::IdSet dropped;
  std::set<store::Id> holders;
  std::int64_t removed = 0;
  std::map<store::Id, std::string> reviewed;
  store::each_selected_review(tx.db(), [&](const store::LiveReviewOf& review) { reviewed.emplace(review.work_item_id, review.task); });
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const store::WorkState& w = work.state;
    if (work.wanted_version && *work.wanted_version != w.version) {
      result.changed.refusals.add(w.id, Error(Code::conflict, cat("it has changed since it was read (version ", w.version, ", not ", *work.wanted_version, ")")));
      dropped.add(w.id);
      return;
    }
    std::optional<Error> why;
    if (const auto found = reviewed.find(w.id); found != reviewed.end())
      why = Error(Code::guard, cat("the QA task ", quote(found->second), " reviews it")).hint("take it out of that first");
    if (w.open_issues + w.for_review > 0) why = Error(Code::guard, cat("it has ", plural(w.open_issues + w.for_review, "unresolved issue")));
    if (why) {
      result.changed.refusals.add(w.id, *why);
      dropped.add(w.id);
      return;
    }
    ++removed;
    holders.insert(w.assignment_id);
    handover.give(w.id, w.assignment_id);
  });
  result.changed.changed = removed;
  if (!result.changed.refusals.empty() && partial == Partial::no) throw result.changed.refusals.error(result.changed.all());
  store::drop_from_selection(tx.db(), dropped);
  handover.take_out();
  if (task.task_type == model::TaskType::qa) {
    store::group_selected(tx.db());
    settle_reviews(tx, Settles::labeling);
  }
  if (task.allocation == model::Allocation::pulling) return result;
  people.settle(holders);
  for (const model::Assignment& gone : people.changed())
    if (!gone.assignee.empty()) result.notes.push_back(cat(gone.assignee, " holds nothing any more in ", quote(task.name), " and is no contributor"));
  return result;
}

}  // namespace tasks::service
