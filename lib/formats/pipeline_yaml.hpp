#pragma once
// Pipeline files (tasks-pipeline(5)): what `tasks pipeline apply` reads and `tasks pipeline export` writes.
//
//     name: cats
//     nodes:
//       - {name: photos, type: dataset, dataset: photos, where: [dir=/cats]}
//       - {name: detect, type: model, command: [./detect.py, --fast], model: yolo}
//       - {name: label, type: task, assignees: [ana@example.com]}          # and the other fields of task files
//       - {name: review, type: qa, assignees: [ben@example.com], actions: [approve, reject]}
//     edges:
//       - {from: photos, to: detect}
//       - {from: detect, to: label}
//       - {from: "label:complete", to: review}
//       - {from: "review:reject", to: label}
#include <string>
#include <string_view>

#include "lib/base/time.hpp"
#include "lib/formats/yaml_tree.hpp"
#include "lib/model/pipeline_spec.hpp"

namespace tasks::formats {

// Throws Code::bad_file, the message beginning with file:line:column: unknown fields with the nearest, fields of another type of node, and
// what makes no graph (model::check_graph).
model::PipelineSpec read_pipeline(std::string_view yaml, std::string_view file, Micros now);
model::PipelineSpec read_pipeline(const YamlValue& map, std::string_view file, Micros now);  // one that stands in a larger file

// The same again. `task_lines`: the options of the task of a task or qa node, lines of YAML without indentation.
std::string write_pipeline(const model::PipelineGraph& graph, const std::function<std::vector<std::string>(const model::PipelineNode&)>& task_lines);

}  // namespace tasks::formats
