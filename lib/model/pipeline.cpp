#include "lib/model/pipeline.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::model {
namespace {

using Names = std::vector<std::string>;

Names names_of(const PipelineGraph& graph) {
  Names names;
  for (const PipelineNode& node : graph.nodes) names.push_back(node.name);
  return names;
}

[[noreturn]] void refuse(std::string what, std::string hint = {}) {
  Error error(Code::bad_value, std::move(what));
  if (hint.empty()) throw error;
  throw std::move(error).hint(std::move(hint));
}

void check_ends(const PipelineGraph& graph) {
  const auto known = [&](const PipelineEdge& edge, const std::string& name) {
    if (graph.find(name)) return;
    const auto near = nearest(name, names_of(graph));
    refuse(cat("the edge from ", quote(edge.from), " to ", quote(edge.to), ": there is no node ", quote(name)), near ? cat("did you mean ", *near, "?") : cat("its nodes are ", join(names_of(graph), ", ")));
  };
  std::set<std::string> seen;
  for (const PipelineEdge& edge : graph.edges) {
    known(edge, edge.from);
    known(edge, edge.to);
    const PipelineNode& from = *graph.find(edge.from);
    if (graph.find(edge.to)->type == NodeType::dataset) refuse(cat("an edge leads to ", quote(edge.to), ", a dataset: items only come out of those"));
    if (from.type == NodeType::dataset && !edge.output.empty()) refuse(cat("the edge from ", quote(edge.from), ": items of a dataset have no status ", quote(edge.output)), "write from: NODE alone; when: chooses among them");
    if (runs_command(from.type) && !edge.output.empty()) {
      const Names outputs = from.outputs.empty() ? Names{"done"} : from.outputs;
      if (std::find(outputs.begin(), outputs.end(), edge.output) == outputs.end())
        refuse(cat("the edge from ", quote(edge.from), ": its outputs are ", join(outputs, ", "), ", not ", quote(edge.output)), edge.output == "failed" ? "failed items wait for tasks pipeline retry" : "outputs: [NAME, …] of a code node gives it others");
    }
    if (!seen.insert(cat(edge.from, '\n', edge.output, '\n', edge.to, '\n', edge.when)).second) refuse(cat("the edge from ", quote(edge.from), " to ", quote(edge.to), " is there twice"));
  }
}

// Everything that can be reached from these.
std::set<std::string> reached_from(const PipelineGraph& graph, const Names& starts, bool through_work) {
  std::set<std::string> seen(starts.begin(), starts.end());
  Names open = starts;
  while (!open.empty()) {
    const std::string at = std::move(open.back());
    open.pop_back();
    for (const PipelineEdge& edge : graph.edges)
      if (edge.from == at && (through_work || !holds_work(graph.find(edge.to)->type)) && seen.insert(edge.to).second) open.push_back(edge.to);
  }
  return seen;
}

// A loop of commands alone would carry items round for ever.
void check_loops(const PipelineGraph& graph) {
  for (const PipelineNode& node : graph.nodes) {
    if (holds_work(node.type)) continue;
    Names starts;
    for (const PipelineEdge& edge : graph.edges)
      if (edge.from == node.name && !holds_work(graph.find(edge.to)->type)) starts.push_back(edge.to);
    if (reached_from(graph, starts, false).contains(node.name))
      refuse(cat("the node ", quote(node.name), " leads back to itself without a task in between: items would go round for ever"), "a loop passes a task or qa node, where somebody decides");
  }
}

}  // namespace

const PipelineNode* PipelineGraph::find(std::string_view node) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const PipelineNode& n) { return n.name == node; });
  return found == nodes.end() ? nullptr : &*found;
}

const PipelineNode* PipelineGraph::find(Id node) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const PipelineNode& n) { return n.id == node; });
  return found == nodes.end() ? nullptr : &*found;
}

void check_graph(const PipelineGraph& graph) {
  if (graph.nodes.empty()) refuse("a pipeline has at least one node");
  std::set<std::string> names;
  for (const PipelineNode& node : graph.nodes)
    if (!names.insert(node.name).second) refuse(cat("two nodes are called ", quote(node.name)));
  check_ends(graph);
  Names roots;
  for (const PipelineNode& node : graph.nodes)
    if (std::none_of(graph.edges.begin(), graph.edges.end(), [&](const PipelineEdge& e) { return e.to == node.name; })) roots.push_back(node.name);
  if (roots.size() > 1) refuse(cat("nothing leads to ", join(roots, ", "), ": a pipeline has one root, where its items come in"), "an edge to each of the others mends it");
  const std::string root = roots.empty() ? graph.nodes.front().name : roots.front();
  const std::set<std::string> reached = reached_from(graph, {root}, true);
  for (const PipelineNode& node : graph.nodes)
    if (!reached.contains(node.name)) refuse(cat("no way leads from ", quote(root), " to ", quote(node.name)));
  check_loops(graph);
}

const PipelineNode& root_of(const PipelineGraph& graph) {
  for (const PipelineNode& node : graph.nodes)
    if (std::none_of(graph.edges.begin(), graph.edges.end(), [&](const PipelineEdge& e) { return e.to == node.name; })) return node;
  return graph.nodes.front();
}

std::vector<const PipelineEdge*> edges_of(const PipelineGraph& graph, const PipelineNode& node, std::string_view output) {
  std::vector<const PipelineEdge*> named, others;
  for (const PipelineEdge& edge : graph.edges) {
    if (edge.from != node.name) continue;
    if (edge.output.empty()) others.push_back(&edge);
    else if (edge.output == output) named.push_back(&edge);
  }
  return named.empty() ? others : named;
}

const PipelineNode* reviewed_by(const PipelineGraph& graph, const PipelineNode& qa) {
  std::set<std::string> seen{qa.name}, found;
  Names open{qa.name};
  while (!open.empty()) {
    const std::string at = std::move(open.back());
    open.pop_back();
    for (const PipelineEdge& edge : graph.edges) {
      if (edge.to != at || !seen.insert(edge.from).second) continue;
      if (graph.find(edge.from)->type == NodeType::task) found.insert(edge.from);
      else open.push_back(edge.from);
    }
  }
  return found.size() == 1 ? graph.find(*found.begin()) : nullptr;
}

}  // namespace tasks::model
