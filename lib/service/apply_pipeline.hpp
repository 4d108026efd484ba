#pragma once
// Makes a pipeline what its file says (tasks-pipeline(5)): nodes and edges by name, a node's task by the options of task files. What is
// like that already stays as it is; a node that the file does not name goes, its task stays. Part of apply.hpp, which makes the tasks.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/pipeline_spec.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct PipelineApplying {
  // Makes a task what is asked, without items when it is new; it has a name.
  std::function<void(const model::TaskSpec&)> take_task;
  // Tells a difference: action, field, before, after.
  std::function<void(std::string_view, std::string_view, std::string_view, std::string_view)> changed;
  std::vector<std::string>* notes = nullptr;
};

// Throws Code::bad_value, guard and not_found with the place of the node or edge in front.
void apply_pipeline(store::Transaction& tx, const model::PipelineSpec& spec, const PipelineApplying& how);

// The file of a pipeline as it is now, its tasks with their options.
std::string pipeline_yaml(store::Session& session, const model::PipelineGraph& graph);

}  // namespace tasks::service
