#pragma once
// How items move through pipelines (domain.md §15, decisions.md 49). The frame calls settle_pipelines() before it commits: items whose work got a
// status go where the edges say, items that were added to a dataset come in. A node that holds work gets them at once, as
// work items that are to be done (again); a command gets them into its queue; what cannot be entered, since the pipeline is not active or
// the task is closed, lets them wait at its edge. History tells each move.
//
//     std::vector<std::string> notes = settle_pipelines(tx);
//     Moving(tx, graph).leave(node, "done", items);             // whoever ran a command
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/pipeline.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

// What people should hear comes back. An annotator's database role only says that items arrived: a manager's command moves them.
std::vector<std::string> settle_pipelines(store::Transaction& tx);

// Statuses that annotators' roles set on a server move their items now, as if they were just set.
void take_in_arrivals(store::Transaction& tx);

class Moving {
 public:
  Moving(store::Transaction& tx, const model::PipelineGraph& graph) : m_tx(tx), m_graph(graph) {}

  // Work items of the node's task got this status.
  void leave_work(const model::PipelineNode& node, std::string_view status, const store::IdSet& work_items);
  // Items leave a node that holds no work.
  void leave(const model::PipelineNode& node, std::string_view output, const store::IdSet& items);
  // The dataset's items that are for this node and never came out of it; `only`: of these.
  std::int64_t feed(const model::PipelineNode& node, const store::IdSet* only);
  // What waits at the edges of nodes that can be entered now. Returns how many items.
  std::int64_t let_in();

  std::vector<std::string> notes;

 private:
  void enter(const model::PipelineNode& from, const model::PipelineNode& to, store::IdSet items);
  void end(const model::PipelineNode& node, const store::IdSet& items);  // no edge leads on
  bool is_open(const model::PipelineNode& node);
  void enter_task(const model::PipelineNode& node, const store::IdSet& items);
  void take_back(const model::Task& task);
  void add_drafts(const model::Task& task);

  store::Transaction& m_tx;
  const model::PipelineGraph& m_graph;
  std::map<store::Id, bool> m_open;  // tasks
};

}  // namespace tasks::service
