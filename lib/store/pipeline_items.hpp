#pragma once
// Items on their way through pipelines: those that move now, and those that wait at a node.
//
//     load_moving(db, items_of_work(db, task_id, work_items, {}));          // items of work that got a status …
//     enter_queue(tx, node.id, VisitState::waiting);                        // … come to a command
//     for (const QueuedItem& item : lease(db, node.id, …)) …                // and whoever runs it takes some
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/pipeline.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// ---- Items that leave a place ----

// A condition over alias w (work_item) or i (item), parameters from $2 on; "": none.
struct MoveCondition {
  std::string sql = {};
  std::vector<Value> values = {};
};
// Of these work items of a task: those of originals, and of the raw work of a honeypot task.
IdSet items_of_work(Database& db, Id task_id, const IdSet& work_items, const MoveCondition& condition);
IdSet items_that_meet(Database& db, const IdSet& items, const MoveCondition& condition);
// Of a dataset's items, or of those in `moving`, the ones that never came out of this node.
enum class Among { all, moving };
IdSet new_items(Database& db, Id dataset_id, Id node_id, const MoveCondition& condition, Among among);
// Those that wait at the node's edge; they are taken away from there.
IdSet take_waiting(Transaction& tx, Id node_id);

// ---- Items that come to one: they are in the table `moving` (id) ----

void load_moving(Database& db, const IdSet& items);
// Those of them that are or were at the node; task_id: of a task's node, otherwise 0.
IdSet visited(Database& db, Id node_id, Id task_id);
// Work items of the task that belong to them and have a status (of quality tasks: replicas), into `selection`.
std::int64_t select_decided_again(Database& db, Id task_id, bool replicas);

// They come to the node, as visits in this state; those that were there come again. Notes it.
void enter_queue(Transaction& tx, Id node_id, model::VisitState state);

// ---- The queue of a node ----

struct QueuedItem {
  Id id = 0, item_id = 0;
  std::int64_t visit = 1, attempts = 0;
};
struct Lease {
  std::string runner;          // who takes them
  Micros now = 0, until = 0;
};
// The next ones that are due and have as many attempts behind them as the first of them. To be committed at once.
std::vector<QueuedItem> lease(Database& db, Id node_id, const std::function<std::int64_t(std::int64_t attempts)>& limit, const Lease& how);
bool anything_due(Database& db, Id node_id, Micros now);
std::vector<std::string> runners_at(Database& db, Micros now);  // who holds leases now
void break_leases(Database& db, std::string_view runner);       // of one that is gone
// Those of these that this runner still holds at the same visit, and that are still there.
std::vector<Id> still_leased(Database& db, std::span<const QueuedItem> items, std::string_view runner);

// What becomes of visits; the lease ends. Waiting: another attempt comes after `due_at`. Notes it.
struct VisitOutcome {
  Id id = 0;
  model::VisitState state = model::VisitState::done;
  std::int64_t attempts = 0;
  Micros due_at = 0;
  std::string problem;
};
void write_outcomes(Transaction& tx, std::span<const VisitOutcome> outcomes);

std::vector<model::PipelineVisit> failed_visits(Database& db, Id pipeline_id, Id node_id);  // node 0: of all
// Failed ones wait again: all of a node, or of a pipeline (node 0), or those in `selection` (pipeline 0). Returns them.
IdSet retry_failed(Transaction& tx, Id pipeline_id, Id node_id);

// ---- Statuses that annotators' roles set on a server ----

void add_arrivals(Transaction& tx, std::string_view status, const IdSet& work_items);  // of tasks in pipelines
struct Arrival {
  Id task_id = 0;
  std::string status;
  IdSet work_items;
};
std::vector<Arrival> take_arrivals(Transaction& tx);  // those that still hold; the table is empty then

// ---- What models said ----

// The items' own annotations of the layer `model` become those of the new work items in `selection`, as drafts. Returns how many each
// of them got.
struct Prelabeled {
  Id work_item_id = 0;
  std::int64_t annotations = 0;
};
std::vector<Prelabeled> copy_model_layers(Transaction& tx, Id task_id);

}  // namespace tasks::store
