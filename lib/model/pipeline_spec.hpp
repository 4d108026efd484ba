#pragma once
// What somebody asks a pipeline to be, before anything is looked up (formats/pipeline_yaml.hpp reads it from YAML).
#include <optional>
#include <string>
#include <vector>

#include "lib/model/pipeline.hpp"
#include "lib/model/task_spec.hpp"

namespace tasks::model {

struct NodeSpec {
  PipelineNode node;      // dataset and task by name
  TaskSpec task;          // task, qa: what the task is to be; its name: the node's task
  std::string of;         // qa: the node whose work it reviews; "": the one task that leads to it
  std::string place;      // in the file, for messages: "flow.yaml:12:5"
};

struct PipelineSpec {
  std::string name;
  std::optional<std::string> description;
  std::optional<std::string> dataset, recipe;  // of its tasks, unless they say otherwise
  std::vector<NodeSpec> nodes;
  std::vector<PipelineEdge> edges;
  std::vector<std::string> edge_places;        // of each

  PipelineGraph graph() const {
    PipelineGraph graph;
    graph.name = name;
    graph.description = description.value_or("");
    for (const NodeSpec& spec : nodes) graph.nodes.push_back(spec.node);
    graph.edges = edges;
    return graph;
  }
};

}  // namespace tasks::model
