#include "lib/service/task_items.hpp"

#include <algorithm>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/workload.hpp"
#include "lib/service/contributors.hpp"
#include "lib/service/handover.hpp"
#include "lib/store/dealing.hpp"

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

}  // namespace

AddedWork add_to_task(store::Transaction& tx, const model::Task& task, const ItemsToAdd& request) {
  const bool pulls = task.allocation == model::Allocation::pulling;
  if (request.limit && *request.limit < 0) throw Error(Code::bad_value, cat("the limit is 0 or more, not ", *request.limit));
  if (pulls && (!request.assignees.empty() || !request.workload.empty()))
    throw Error(Code::guard, cat("task ", quote(task.name), " is pulled: new items wait in its queue")).hint("leave away --assignee and --workload");
  Contributors people(tx, task);
  Choice items = request.items;
  if (request.missing) items.all = true;
  select_items(tx, task.dataset_id, items);
  const store::DealableItems found = store::read_dealable_items(tx, task.dataset_id, {.selected = !request.missing, .limit = request.limit, .shuffle = {}, .not_in_task = task.id});

  AddedWork result;
  result.added = static_cast<std::int64_t>(found.ids.size());
  result.unchanged = request.missing ? 0 : found.in_task;
  if (found.ground_truth > 0) result.notes.push_back(cat("left out ", plural(found.ground_truth, "ground-truth item")));
  if (found.hidden > 0) result.notes.push_back(cat("left out ", plural(found.hidden, "hidden item")));
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

RemovedWork remove_from_task(store::Transaction& tx, const model::Task& task, Partial partial) {
  Contributors people(tx, task);
  Handover handover(tx, task.id);
  RemovedWork result;
  store::IdSet dropped;
  std::set<store::Id> holders;
  std::int64_t removed = 0;
  store::each_selected_work(tx.db(), [&](const store::SelectedWork& work) {
    const store::WorkState& w = work.state;
    if (work.wanted_version && *work.wanted_version != w.version) {
      result.changed.refusals.add(w.id, Error(Code::conflict, cat("it has changed since it was read (version ", w.version, ", not ", *work.wanted_version, ")")));
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
  if (task.allocation == model::Allocation::pulling) return result;
  people.settle(holders);
  for (const model::Assignment& gone : people.changed())
    if (!gone.assignee.empty()) result.notes.push_back(cat(gone.assignee, " holds nothing any more in ", quote(task.name), " and is no contributor"));
  return result;
}

}  // namespace tasks::service
