#pragma once
// The commands of pipelines (domain.md §15): items are leased in batches, a command answers a line for each, and what it said is stored as one
// operation, with which the items move on. An item is asked about at least once; its job, "VISIT-COUNT", is the same at every attempt.
//
//     NodeQueue queue(session, runner);
//     while (auto batch = queue.take(graph, node)) {                  // a transaction of its own
//       CommandAnswer answer = run_batch(*batch, place);                // in any thread
//       NodeRun run = store_batch(tx, *batch, answer);                // moves what is done
//     }
#include <optional>
#include <string>
#include <vector>

#include "lib/model/pipeline.hpp"
#include "lib/service/asking_commands.hpp"
#include "lib/service/custom_scores.hpp"
#include "lib/store/pipeline_items.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// Who runs commands: host, process and when that was started, so that others see when it is gone.
std::string runner_name();
// Leases of runners of this machine that are no more come back.
void break_dead_leases(store::Database& db, Micros now);

struct NodeBatch {
  store::Id pipeline_id = 0;
  std::string pipeline;
  model::PipelineNode node;
  std::string runner;
  std::vector<store::QueuedItem> items;
  std::vector<std::string> lines;  // for the command, one an item
};
// The next items that are due at the node, leased; nothing: none. Begins and commits by itself.
std::optional<NodeBatch> take_batch(store::Database& db, Micros now, const model::PipelineGraph& graph, const model::PipelineNode& node, const std::string& runner);

CommandAnswer run_batch(const NodeBatch& batch, const CommandPlace& place);  // touches no database
// Of a score node whose function is a program: it reads with `session` while the program answers.
std::optional<ComputedScores> compute_batch(store::Session& session, const NodeBatch& batch, const CommandPlace& place, CommandAnswer& answer);

// What was taken from the runner meanwhile, or left the pipeline, is left out.
model::NodeRun store_batch(store::Transaction& tx, const NodeBatch& batch, const CommandAnswer& answer, const ComputedScores* computed);

}  // namespace tasks::service
