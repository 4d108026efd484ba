#pragma once
// Deleting tasks (domain.md §10, decisions.md 26): one in which anything was done is archived instead, its assignments without
// work go away; one that nobody touched is really deleted, with its assignments and work items.
//
//     DeletePlan plan = plan_deletion(tx, words, Partial::no);
//     if (!plan.destroyed.empty()) ctx.confirm_irreversible(…);
//     ChangedTasks done = delete_tasks(tx, std::move(plan));
#include "lib/service/choosing_tasks.hpp"

namespace tasks::service {

struct DeletePlan {
  std::vector<model::Task> tasks;      // in the order of the words
  store::IdSet destroyed, put_away;    // of them
  ChangedTasks result;                 // refusals, and what is archived already
};

// Refused: unresolved issues; a node of a pipeline; a labeling task with a live QA task that does not go along with it.
DeletePlan plan_deletion(store::Transaction& tx, const std::vector<TaskWord>& words, Partial partial);
ChangedTasks delete_tasks(store::Transaction& tx, DeletePlan plan);

}  // namespace tasks::service
