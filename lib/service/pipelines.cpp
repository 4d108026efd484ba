#include "lib/service/pipelines.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/moving_items.hpp"
#include "lib/service/names.hpp"
#include "lib/service/scoring_pipelines.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/pipeline_items.hpp"
#include "lib/store/pipelines.hpp"
#include "lib/store/selection.hpp"

namespace tasks::service {
namespace {

using model::PipelineGraph;
using model::PipelineNode;
using model::PipelineState;

constexpr std::string_view k_scoring = "task:";

std::string command_text(const PipelineNode& node) {
  if (!node.function.empty()) return node.function;
  return join(node.command.words, " ");
}

}  // namespace

FoundPipeline get_pipeline(store::Session& session, std::string_view typed) {
  if (typed.starts_with(k_scoring)) return {.graph = {}, .scored = pipeline_task(session, typed)};
  const auto id = as_id(typed);
  if (auto graph = id ? store::find_pipeline(session.db(), *id) : store::find_pipeline(session.db(), typed)) return {.graph = std::move(graph), .scored = {}};
  if (id || store::find_task_id(session.db(), typed)) return {.graph = {}, .scored = pipeline_task(session, typed)};
  const auto near = nearest(typed, store::pipeline_names(session.db()));
  throw Error(Code::not_found, cat("no pipeline ", quote(typed))).hint(near ? cat("did you mean ", *near, "?") : "tasks pipeline list shows them");
}

PipelineGraph get_graph(store::Session& session, std::string_view typed) {
  FoundPipeline found = get_pipeline(session, typed);
  if (!found.graph) throw Error(Code::guard, cat("the pipeline task:", found.scored->name, " follows from its task")).hint(cat("tasks edit ", found.scored->id, " changes it"));
  return *std::move(found.graph);
}

std::vector<FoundPipeline> all_pipelines(store::Session& session) {
  std::vector<FoundPipeline> all;
  for (PipelineGraph& graph : store::list_pipelines(session.db())) all.push_back({.graph = std::move(graph), .scored = {}});
  for (model::Task& task : scored_tasks(session)) all.push_back({.graph = {}, .scored = std::move(task)});
  return all;
}

std::vector<model::PipelineNodeState> node_states(store::Session& session, const FoundPipeline& found) {
  if (found.scored) return scoring_nodes(session, *found.scored);
  const PipelineGraph& graph = *found.graph;
  const std::vector<store::NodeCount> counts = store::count_visits(session, graph.id);
  std::vector<model::PipelineNodeState> states;
  for (const PipelineNode& node : graph.nodes) {
    model::PipelineNodeState& state = states.emplace_back();
    state.pipeline = graph.name;
    state.name = node.name;
    state.type = node.type;
    state.task = node.task;
    state.dataset = node.dataset;
    state.command = command_text(node);
    if (const auto count = std::find_if(counts.begin(), counts.end(), [&](const store::NodeCount& c) { return c.node_id == node.id; }); count != counts.end()) {
      state.waiting = count->waiting;
      state.running = count->running;
      state.done = count->done;
      state.failed = count->failed;
    }
    if (holds_work(node.type))
      for (const model::Task& task : store::read_tasks(session, {.id = node.task_id})) {
        state.dataset = task.dataset;
        const auto prepared = task.tally.by_stage.find("prepare");
        state.running = task.tally.total - task.tally.done - (prepared == task.tally.by_stage.end() ? 0 : prepared->second);
        state.done = task.tally.done;
      }
    for (const model::PipelineEdge& edge : graph.edges)
      if (edge.from == node.name) state.next.push_back(cat(edge.output, edge.output.empty() ? "→ " : " → ", edge.to, edge.when.empty() ? "" : cat(" when ", edge.when)));
  }
  return states;
}

model::Pipeline pipeline_record(store::Session& session, const FoundPipeline& found) {
  model::Pipeline record;
  if (found.graph) {
    record.id = found.graph->id;
    record.name = found.graph->name;
    record.kind = "user";
    record.state = found.graph->state;
    record.description = found.graph->description;
  } else {
    record.name = cat(k_scoring, found.scored->name);
    record.kind = "scoring";
    record.state = found.scored->scoring_paused ? PipelineState::paused : PipelineState::active;
  }
  for (const model::PipelineNodeState& node : node_states(session, found)) {
    ++record.nodes;
    record.waiting += node.waiting;
    record.running += node.running;
    record.done += node.type == model::NodeType::dataset ? 0 : node.done;
    record.failed += node.failed;
  }
  return record;
}

StateChange start_pipeline(store::Transaction& tx, const FoundPipeline& found) {
  if (found.scored) return resume_pipeline(tx, found);
  StateChange result;
  PipelineGraph graph = *found.graph;
  result.changed = graph.state != PipelineState::active;
  store::set_pipeline_state(tx, graph, PipelineState::active);
  graph.state = PipelineState::active;
  Moving moving(tx, graph);
  moving.let_in();
  for (const PipelineNode& node : graph.nodes)
    if (node.type == model::NodeType::dataset) result.entered += moving.feed(node, nullptr);
  result.notes = std::move(moving.notes);
  return result;
}

StateChange pause_pipeline(store::Transaction& tx, const FoundPipeline& found) {
  if (found.scored) return {.changed = set_paused(tx, *found.scored, true), .entered = 0, .notes = {}};
  if (found.graph->state == PipelineState::installed) throw Error(Code::guard, cat("the pipeline ", quote(found.graph->name), " was not started")).hint(cat("tasks pipeline start ", found.graph->name));
  store::set_pipeline_state(tx, *found.graph, PipelineState::paused);
  return {.changed = found.graph->state != PipelineState::paused, .entered = 0, .notes = {}};
}

StateChange resume_pipeline(store::Transaction& tx, const FoundPipeline& found) {
  if (found.scored) return {.changed = set_paused(tx, *found.scored, false), .entered = 0, .notes = {}};
  if (found.graph->state == PipelineState::installed) throw Error(Code::guard, cat("the pipeline ", quote(found.graph->name), " was not started")).hint(cat("tasks pipeline start ", found.graph->name));
  return start_pipeline(tx, found);
}

void delete_pipeline(store::Transaction& tx, const PipelineGraph& graph) {
  store::remove_edges(tx, graph);
  for (const PipelineNode& node : graph.nodes) {
    if (node.task_id != 0) store::bind_task(tx, node.task_id, 0, "");
    store::remove_node(tx, node);
  }
  store::remove_pipeline(tx, graph.id);
}

const PipelineNode& get_node(const PipelineGraph& graph, std::string_view name) {
  if (const PipelineNode* node = graph.find(name)) return *node;
  std::vector<std::string> names;
  for (const PipelineNode& node : graph.nodes) names.push_back(node.name);
  const auto near = nearest(name, names);
  throw Error(Code::not_found, cat("the pipeline ", quote(graph.name), " has no node ", quote(name))).hint(near ? cat("did you mean ", *near, "?") : cat("its nodes are ", join(names, ", ")));
}

std::vector<model::PipelineVisit> failed_items(store::Session& session, const std::optional<PipelineGraph>& graph, std::string_view node) {
  return store::failed_visits(session.db(), graph ? graph->id : 0, node.empty() ? 0 : get_node(*graph, node).id);
}

std::vector<model::PipelineVisit> retry_items(store::Transaction& tx, const std::optional<PipelineGraph>& graph, std::string_view node, const std::vector<store::Id>& ids) {
  std::vector<model::PipelineVisit> visits = failed_items(tx, graph, node);
  store::IdSet retried;
  if (graph) {
    retried = store::retry_failed(tx, graph->id, node.empty() ? 0 : get_node(*graph, node).id);
  } else {
    std::vector<store::Chosen> chosen;
    for (const store::Id id : ids) chosen.push_back({id, {}});
    store::load_selection(tx.db(), chosen);
    retried = store::retry_failed(tx, 0, 0);
    for (const store::Id id : ids)
      if (!retried.contains(id)) throw Error(Code::not_found, cat(id, " is no failed item of a pipeline")).hint("tasks pipeline failed shows them");
  }
  std::erase_if(visits, [&](const model::PipelineVisit& v) { return !retried.contains(v.id); });
  for (model::PipelineVisit& visit : visits) {
    visit.state = model::VisitState::waiting;
    visit.attempts = 0;
    visit.problem.clear();
  }
  return visits;
}

}  // namespace tasks::service
