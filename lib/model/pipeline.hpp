#pragma once
// Pipelines (domain.md §15): what items move through, as plain values. Nodes do something with an item, edges say where it goes
// then: by the status that it got in a task, by what a command answered, on a condition. formats/pipeline_yaml.hpp reads them.
//
//     check_graph(graph);                                  // Code::bad_value: two roots, an edge to nowhere, a loop that nobody stops
//     for (const PipelineEdge* edge : edges_of(graph, node, "complete")) …
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/model/words.hpp"

namespace tasks::model {

enum class NodeType { dataset, task, qa, model, code, score };
template <>
struct Words<NodeType> {
  static constexpr std::string_view what = "type of node";
  static constexpr std::array names{"dataset", "task", "qa", "model", "code", "score"};
};

enum class PipelineState { installed, active, paused };
template <>
struct Words<PipelineState> {
  static constexpr std::string_view what = "state of a pipeline";
  static constexpr std::array names{"installed", "active", "paused"};
};

// An item at a node that is no task, or at the edge of a task that cannot take it now.
enum class VisitState { waiting, done, failed };
template <>
struct Words<VisitState> {
  static constexpr std::string_view what = "state of an item at a node";
  static constexpr std::array names{"waiting", "done", "failed"};
};

constexpr bool holds_work(NodeType type) { return type == NodeType::task || type == NodeType::qa; }
constexpr bool runs_command(NodeType type) { return type == NodeType::model || type == NodeType::code || type == NodeType::score; }

// How a command is run (tasks-pipeline(5)).
struct CommandSettings {
  std::vector<std::string> words;          // the program and its arguments
  bool shell = false;                      // words: one text for /bin/sh -c
  std::int64_t batch = 1000;               // items that one process gets, 1..100,000
  Micros timeout = 10 * 60 * k_second;     // for a batch
  std::int64_t attempts = 3;               // before an item is failed, 1..100
  Micros backoff = 10 * k_second;          // after the first failed attempt, twice as long after each further one
  std::int64_t output = 256 << 20;         // bytes that a batch may write
  std::optional<std::int64_t> memory;      // bytes that its process may have
  std::vector<std::string> environment;    // NAME=value besides the few that every command gets
};

struct PipelineNode {
  Id id = 0;
  std::string name;
  NodeType type = NodeType::task;
  Id task_id = 0;                          // task, qa
  std::string task;
  Id dataset_id = 0;                       // dataset
  std::string dataset;
  bool repeatable = true;                  // takes an item again that was there already
  // dataset: which items come in, and whether new ones do by themselves.
  std::vector<std::string> where;
  std::string filter;                      // DQL
  bool trigger = true;
  // model, code, score
  CommandSettings command;
  std::vector<std::string> outputs;        // code: what an answer may name; done, unless there are some
  std::string model, model_version;        // model: what its annotations are marked with
  double min_score = 0;                    // model: those below are left out
  bool annotations = false;                // the command is shown what was drawn
  std::string function;                    // score: a built-in one or a program
};

struct PipelineEdge {
  Id id = 0;
  std::string from, output;                // output: a status, or what a command answered; "": every one that no other edge of the node names
  std::string to;
  std::string when;                        // DQL; "": always
};

struct PipelineGraph {
  Id id = 0;
  std::string name;
  PipelineState state = PipelineState::installed;
  std::string description;
  std::vector<PipelineNode> nodes;
  std::vector<PipelineEdge> edges;

  const PipelineNode* find(std::string_view node) const;
  const PipelineNode* find(Id node) const;
};

// Throws Code::bad_value for what is no pipeline: no node, a name twice, an edge from or to a node that is not there, into a dataset, none or
// two roots, a node that nothing leads to, a loop without a task, in which nobody would ever stop an item. Statuses are looked at where tasks are.
void check_graph(const PipelineGraph& graph);
const PipelineNode& root_of(const PipelineGraph& graph);  // of a checked one

// What an item takes that leaves the node with this output.
std::vector<const PipelineEdge*> edges_of(const PipelineGraph& graph, const PipelineNode& node, std::string_view output);

// The labeling task that a QA node reviews: the nearest ones on the ways to it. One, or nothing when that is not clear.
const PipelineNode* reviewed_by(const PipelineGraph& graph, const PipelineNode& qa);

// ---- Records ----

// A pipeline as `pipeline list` tells it. Numbers are of items.
struct Pipeline {
  Id id = 0;                               // 0: of a scored task, made by it
  std::string name, kind;                  // kind: user, scoring
  PipelineState state = PipelineState::installed;
  std::int64_t nodes = 0;
  std::int64_t waiting = 0, running = 0, done = 0, failed = 0;
  std::string description;
};

// A node as `pipeline show` tells it.
struct PipelineNodeState {
  std::string pipeline, name;
  NodeType type = NodeType::task;
  std::string task, dataset, command;      // what it is made of
  std::int64_t waiting = 0, running = 0, done = 0, failed = 0;
  std::vector<std::string> next;           // "complete → review", "→ label"
};

// An item at a node, as `pipeline failed` tells it.
struct PipelineVisit {
  Id id = 0, item_id = 0;
  std::string pipeline, node, path;
  VisitState state = VisitState::waiting;
  std::int64_t visit = 1, attempts = 0;
  std::string problem;
  Micros entered_at = 0;
};

// What `pipeline run` did at a node.
struct NodeRun {
  std::string pipeline, node;
  std::int64_t batches = 0, done = 0, failed = 0, retried = 0;  // items; retried: their attempt failed, another one comes
  std::int64_t annotations = 0;                                 // made
  Micros wall = 0;
  std::string problem;                                          // why the last attempt failed that did
  bool broken = false;                                          // the command as a whole failed, of one batch
};

}  // namespace tasks::model
