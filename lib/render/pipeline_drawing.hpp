#pragma once
// A pipeline as a picture: for a terminal, an outline in which each node says where its items go; and as DOT, for Graphviz.
//
//     flow  active
//     photos  dataset scans  ·  5000 done
//     └─▶ detect
//     …
#include <string>
#include <vector>

#include "lib/model/pipeline.hpp"

namespace tasks::render {

// `nodes`: with what is at each of them. `edges`: of the pipeline.
std::string draw_pipeline(const model::Pipeline& pipeline, const std::vector<model::PipelineNodeState>& nodes, const std::vector<model::PipelineEdge>& edges);
std::string dot_of_pipeline(const model::Pipeline& pipeline, const std::vector<model::PipelineNodeState>& nodes, const std::vector<model::PipelineEdge>& edges);

}  // namespace tasks::render
