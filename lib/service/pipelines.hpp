#pragma once
// Pipelines of a project (domain.md §15): found, told, started, paused, deleted. apply_pipeline.hpp makes them what a file says,
// moving_items.hpp moves items, running_nodes.hpp runs their commands. What scores a quality task is a pipeline too, named task:NAME: it follows
// from the task (scoring_pipelines.hpp).
//
//     FoundPipeline found = find_pipeline(session, "cats");      // or "task:night"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/pipeline.hpp"
#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct FoundPipeline {
  std::optional<model::PipelineGraph> graph;
  std::optional<model::Task> scored;  // instead: the task of a scoring pipeline
};
// By name or id; task:NAME, or the name or id of a scored task. Throws Code::not_found with the nearest name.
FoundPipeline get_pipeline(store::Session& session, std::string_view typed);
model::PipelineGraph get_graph(store::Session& session, std::string_view typed);  // not a scoring one: Code::guard

std::vector<FoundPipeline> all_pipelines(store::Session& session);  // by name, scoring ones last
model::Pipeline pipeline_record(store::Session& session, const FoundPipeline& found);
std::vector<model::PipelineNodeState> node_states(store::Session& session, const FoundPipeline& found);

// Whether it was not in that state already. Active: what waits at edges goes on, items come in.
struct StateChange {
  bool changed = false;
  std::int64_t entered = 0;         // items that came in
  std::vector<std::string> notes;
};
StateChange start_pipeline(store::Transaction& tx, const FoundPipeline& found);
StateChange pause_pipeline(store::Transaction& tx, const FoundPipeline& found);
StateChange resume_pipeline(store::Transaction& tx, const FoundPipeline& found);

void delete_pipeline(store::Transaction& tx, const model::PipelineGraph& graph);  // its tasks stay

// Failed items wait again: of a pipeline, of one node of it ("": of all), or those with these ids.
std::vector<model::PipelineVisit> failed_items(store::Session& session, const std::optional<model::PipelineGraph>& graph, std::string_view node);
std::vector<model::PipelineVisit> retry_items(store::Transaction& tx, const std::optional<model::PipelineGraph>& graph, std::string_view node, const std::vector<store::Id>& ids);

const model::PipelineNode& get_node(const model::PipelineGraph& graph, std::string_view name);  // Code::not_found with the nearest

}  // namespace tasks::service
