#include "lib/render/pipeline_drawing.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "lib/base/text.hpp"

namespace tasks::render {
namespace {

using model::PipelineEdge;
using model::PipelineNodeState;

std::string counts_of(const PipelineNodeState& node) {
  std::vector<std::string> parts;
  const auto part = [&](std::int64_t n, std::string_view what) {
    if (n > 0) parts.push_back(cat(n, ' ', what));
  };
  part(node.waiting, "waiting");
  part(node.running, "running");
  part(node.done, "done");
  part(node.failed, "failed");
  return parts.empty() ? std::string("empty") : join(parts, ", ");
}

std::string_view made_of(const PipelineNodeState& node) { return !node.task.empty() ? node.task : !node.command.empty() ? node.command : node.dataset; }

std::string label_of(const PipelineEdge& edge) {
  std::string label = escaped(edge.output);
  if (!edge.when.empty()) label += cat(label.empty() ? "" : " ", "when ", escaped(edge.when));
  return label;
}

// The nodes in the order in which items meet them, from the root on.
std::vector<std::size_t> in_order(const std::vector<PipelineNodeState>& nodes, const std::vector<PipelineEdge>& edges) {
  const auto index = [&](const std::string& name) { return static_cast<std::size_t>(std::find_if(nodes.begin(), nodes.end(), [&](const auto& n) { return n.name == name; }) - nodes.begin()); };
  std::size_t root = 0;
  for (std::size_t i = nodes.size(); i-- > 0;)
    if (std::none_of(edges.begin(), edges.end(), [&](const PipelineEdge& e) { return e.to == nodes[i].name; })) root = i;
  std::vector<std::size_t> order{root};
  std::set<std::size_t> seen{root};
  for (std::size_t at = 0; at < order.size(); ++at)
    for (const PipelineEdge& edge : edges)
      if (edge.from == nodes[order[at]].name)
        if (const std::size_t to = index(edge.to); to < nodes.size() && seen.insert(to).second) order.push_back(to);
  return order;
}

std::string dot_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + '"';
}

}  // namespace

std::string draw_pipeline(const model::Pipeline& pipeline, const std::vector<PipelineNodeState>& nodes, const std::vector<PipelineEdge>& edges) {
  std::string out = cat(escaped(pipeline.name), "  ", to_text(pipeline.state), "\n");
  const std::vector<std::size_t> order = in_order(nodes, edges);
  for (std::size_t at = 0; at < order.size(); ++at) {
    const PipelineNodeState& node = nodes[order[at]];
    const std::string inner = cat(escaped(node.name), "  ", to_text(node.type), made_of(node).empty() ? "" : " ", escaped(made_of(node)), "  ", counts_of(node));
    const std::size_t width = display_width(inner) + 2;
    std::string line;
    for (std::size_t i = 0; i < width; ++i) line += "─";
    out += cat("┌", line, "┐\n│ ", inner, " │\n");
    std::vector<const PipelineEdge*> ways;
    for (const PipelineEdge& edge : edges)
      if (edge.from == node.name) ways.push_back(&edge);
    // The foot of the box opens where its ways leave it.
    out += ways.empty() ? cat("└", line, "┘\n") : cat("└─┬", line.substr(0, line.size() - 6), "┘\n");
    for (std::size_t i = 0; i < ways.size(); ++i) {
      const bool back = std::any_of(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(at) + 1, [&](std::size_t n) { return nodes[n].name == ways[i]->to; });
      const std::string label = label_of(*ways[i]);
      out += cat("  ", i + 1 < ways.size() ? "├" : "└", label.empty() ? "─" : cat("─ ", label, " ─"), "▶ ", escaped(ways[i]->to), back ? " ↺" : "", "\n");
    }
  }
  return out;
}

std::string dot_of_pipeline(const model::Pipeline& pipeline, const std::vector<PipelineNodeState>& nodes, const std::vector<PipelineEdge>& edges) {
  std::string out = cat("digraph ", dot_text(pipeline.name), " {\n  rankdir=LR;\n  node [shape=box];\n");
  for (const PipelineNodeState& node : nodes)
    out += cat("  ", dot_text(node.name), " [label=", dot_text(cat(node.name, "\n", to_text(node.type), made_of(node).empty() ? "" : " ", made_of(node), "\n", counts_of(node))),
               model::holds_work(node.type) ? ", style=rounded" : "", "];\n");
  for (const PipelineEdge& edge : edges) out += cat("  ", dot_text(edge.from), " -> ", dot_text(edge.to), label_of(edge).empty() ? "" : cat(" [label=", dot_text(label_of(edge)), "]"), ";\n");
  return out + "}\n";
}

}  // namespace tasks::render
