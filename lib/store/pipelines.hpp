#pragma once
// Pipelines as they are stored: their nodes and edges. What moves through them is in pipeline_items.hpp.
//
//     model::PipelineGraph graph = *find_pipeline(db, "cats");
//     insert_node(tx, graph.id, 0, node);
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/pipeline.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

std::vector<model::PipelineGraph> list_pipelines(Database& db);  // by name
std::optional<model::PipelineGraph> find_pipeline(Database& db, std::string_view name);
std::optional<model::PipelineGraph> find_pipeline(Database& db, Id id);
std::vector<std::string> pipeline_names(Database& db);

// Which pipelines have a node of this task, or of this dataset.
std::vector<Id> pipelines_of_task(Database& db, Id task_id);
std::vector<Id> pipelines_of_dataset(Database& db, Id dataset_id);

// Each notes what it does. Ids are filled in.
void insert_pipeline(Transaction& tx, model::PipelineGraph& graph);   // its row only
void set_pipeline_state(Transaction& tx, const model::PipelineGraph& graph, model::PipelineState state);
bool set_pipeline_description(Transaction& tx, const model::PipelineGraph& graph, const std::string& description);
void insert_node(Transaction& tx, Id pipeline_id, std::int64_t ordinal, model::PipelineNode& node);
void update_node(Transaction& tx, Id node_id, std::int64_t ordinal_before, std::int64_t ordinal, const model::PipelineNode& before, const model::PipelineNode& after);
void remove_node(Transaction& tx, const model::PipelineNode& node);   // its items go with it, a task stays
void insert_edges(Transaction& tx, const model::PipelineGraph& graph);  // all of it
void remove_edges(Transaction& tx, const model::PipelineGraph& graph);
void remove_pipeline(Transaction& tx, Id pipeline_id);                // its row only
// The task is that node's from now on; pipeline 0: nobody's.
void bind_task(Transaction& tx, Id task_id, Id pipeline_id, const std::string& node);

// Items at the nodes of a pipeline, by node and state; leased ones are running.
struct NodeCount {
  Id node_id = 0;
  std::int64_t waiting = 0, running = 0, done = 0, failed = 0;
};
std::vector<NodeCount> count_visits(Session& session, Id pipeline_id);

}  // namespace tasks::store
