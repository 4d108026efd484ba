#pragma once
// Scoring pipelines: what merges and scores the items of a quality task when they are done (domain.md §13). There is one for every such
// task that is scored, named task:NAME; it is paused, run and shown as other pipelines are (pipelines.hpp).
//
//     const model::Task task = pipeline_task(tx, "task:night");  set_paused(tx, task, true);  run_scoring(tx, task, nullptr);
#include <string_view>
#include <vector>

#include "lib/model/pipeline.hpp"
#include "lib/model/records.hpp"
#include "lib/model/scores.hpp"
#include "lib/service/scores.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

std::vector<model::Task> scored_tasks(store::Session& session);  // by id
// The task of `task:NAME`, or of a name or an id. Throws Code::not_found for one that is not scored.
model::Task pipeline_task(store::Session& session, std::string_view typed);
std::vector<model::PipelineNodeState> scoring_nodes(store::Session& session, const model::Task& task);
bool set_paused(store::Transaction& tx, const model::Task& task, bool paused);  // whether it was not so already
// Merges what waits, and scores it unless the pipeline is paused.
// `computed`: the answers of its program, which was run ahead (custom_scores.hpp).
Scored run_scoring(store::Transaction& tx, const model::Task& task, const ComputedScores* computed);

}  // namespace tasks::service
