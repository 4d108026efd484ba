#include "lib/service/apply_pipeline.hpp"

#include <algorithm>
#include <map>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/dql.hpp"
#include "lib/filters/fields.hpp"
#include "lib/formats/pipeline_yaml.hpp"
#include "lib/formats/task_yaml.hpp"
#include "lib/model/node_settings.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/edit_task.hpp"
#include "lib/service/names.hpp"
#include "lib/service/pipelines.hpp"
#include "lib/service/scoring_pipelines.hpp"
#include "lib/service/selecting.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/pipelines.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::service {
namespace {

using model::NodeSpec;
using model::NodeType;
using model::PipelineEdge;
using model::PipelineGraph;
using model::PipelineNode;

template <class Act>
void placed(const std::string& place, const Act& act) {
  try {
    act();
  } catch (Error& e) {
    e.within(place);
    throw;
  }
}

std::string text_of(const PipelineEdge& edge) {
  return cat(edge.from, edge.output.empty() ? "" : ":", edge.output, " → ", edge.to, edge.when.empty() ? "" : cat(" when ", edge.when));
}

std::string text_of(const std::vector<PipelineEdge>& edges) {
  std::vector<std::string> texts;
  for (const PipelineEdge& edge : edges) texts.push_back(text_of(edge));
  return join(texts, ", ");
}

class ApplyingPipeline {
 public:
  ApplyingPipeline(store::Transaction& tx, const model::PipelineSpec& spec, const PipelineApplying& how) : m_tx(tx), m_spec(spec), m_how(how), m_wanted(spec.graph()) {}

  void run() {
    m_wanted.name = checked_name("pipeline", m_spec.name);
    if (auto known = store::find_pipeline(m_tx.db(), m_wanted.name)) m_before = std::move(*known);
    m_wanted.id = m_before.id;
    m_wanted.state = m_before.state;
    if (m_before.id == 0) {
      store::insert_pipeline(m_tx, m_wanted);
      m_how.changed("create", "", "", "");
      m_how.notes->push_back(cat("the pipeline ", quote(m_wanted.name), " takes no items before tasks pipeline start ", m_wanted.name));
    } else if (m_spec.description && store::set_pipeline_description(m_tx, m_before, *m_spec.description)) {
      m_how.changed("change", "description", m_before.description, *m_spec.description);
    }
    for (const NodeSpec& spec : m_spec.nodes) placed(spec.place, [&] { take_dataset(spec); });
    for (const NodeType type : {NodeType::task, NodeType::qa})
      for (const NodeSpec& spec : m_spec.nodes)
        if (spec.node.type == type) placed(spec.place, [&] { take_task(spec); });
    check_datasets();
    remove_nodes();
    for (std::size_t i = 0; i < m_spec.nodes.size(); ++i) placed(m_spec.nodes[i].place, [&] { take_node(i); });
    for (std::size_t i = 0; i < m_spec.edges.size(); ++i) placed(m_spec.edge_places[i], [&] { check_edge(m_spec.edges[i]); });
    take_edges();
  }

 private:
  PipelineNode& wanted(const std::string& name) { return *std::find_if(m_wanted.nodes.begin(), m_wanted.nodes.end(), [&](const PipelineNode& n) { return n.name == name; }); }

  void take_dataset(const NodeSpec& spec) {
    if (spec.node.type != NodeType::dataset) return;
    const model::Dataset dataset = get_dataset(m_tx, spec.node.dataset);
    PipelineNode& node = wanted(spec.node.name);
    node.dataset_id = dataset.id;
    node.dataset = dataset.name;
    if (m_dataset.empty()) m_dataset = dataset.name;
    const Conditions checked(filters::items(), node.where, node.filter.empty() ? std::nullopt : std::optional(filters::FilterText{node.filter, {}}), m_tx.now());
  }

  std::string name_of_task(const NodeSpec& spec) {
    if (!spec.node.task.empty()) return spec.node.task;
    const PipelineNode* known = m_before.find(spec.node.name);
    return known && !known->task.empty() ? known->task : cat(m_wanted.name, '-', spec.node.name);
  }

  void take_task(const NodeSpec& spec) {
    PipelineNode& node = wanted(spec.node.name);
    const PipelineNode* known = m_before.find(spec.node.name);
    const std::string name = name_of_task(spec);
    // A task that was given another name meanwhile gets that of the file back.
    if (known && known->task_id != 0 && known->task != name && !store::find_task_id(m_tx.db(), name)) {
      model::TaskEdit edit;
      edit.name = name;
      edit_task(m_tx, cat(known->task_id), edit);
      m_how.changed("change", cat(node.name, ".task"), known->task, name);
    }
    if (const auto there = store::find_task_id(m_tx.db(), name)) {
      const model::Task task = get_task(m_tx, cat(*there));
      if (task.pipeline_id != 0 && task.pipeline_id != m_wanted.id) throw Error(Code::guard, cat("the task ", quote(name), " is the node ", quote(task.node), " of the pipeline ", quote(task.pipeline)));
      if (task.task_type != (node.type == NodeType::qa ? model::TaskType::qa : model::TaskType::labeling))
        throw Error(Code::guard, cat("the task ", quote(name), " is of the type ", to_text(task.task_type), ": it cannot be a ", to_text(node.type), " node"));
    }
    model::TaskSpec task = spec.task;
    task.name = name;
    if (node.type == NodeType::qa) {
      const PipelineNode* reviewed = spec.of.empty() ? reviewed_by(m_wanted, node) : m_wanted.find(spec.of);
      if (!reviewed || reviewed->type != NodeType::task)
        throw Error(Code::bad_value, spec.of.empty() ? cat("it is not clear which task the node ", quote(node.name), " reviews") : cat("there is no task node ", quote(spec.of))).hint("of: NODE names a task node");
      task.qa_of = reviewed->task;
    } else {
      if (!task.dataset) task.dataset = m_spec.dataset ? m_spec.dataset : m_dataset.empty() ? std::nullopt : std::optional(m_dataset);
      if (!task.dataset) throw Error(Code::bad_value, cat("the task of the node ", quote(node.name), " has no dataset")).hint("dataset: NAME in the node or in the pipeline");
      if (!task.recipe) task.recipe = m_spec.recipe;
    }
    m_how.take_task(task);
    node.task = name;
    node.task_id = *store::find_task_id(m_tx.db(), name);
    for (const PipelineNode& other : m_wanted.nodes)
      if (&other != &node && other.task_id == node.task_id) throw Error(Code::bad_value, cat("the task ", quote(name), " is also the node ", quote(other.name)));
    m_tasks.emplace(node.name, get_task(m_tx, cat(node.task_id)));
  }

  // Items of one dataset cannot enter a task over another one.
  void check_datasets() {
    std::map<store::Id, std::string> seen;
    for (const PipelineNode& node : m_wanted.nodes) {
      if (node.type == NodeType::dataset) seen.emplace(node.dataset_id, cat("the node ", quote(node.name), " is the dataset ", quote(node.dataset)));
      if (holds_work(node.type)) seen.emplace(m_tasks.at(node.name).dataset_id, cat("the task of ", quote(node.name), " is over ", quote(m_tasks.at(node.name).dataset)));
    }
    if (seen.size() > 1) throw Error(Code::bad_value, cat(seen.begin()->second, ", ", std::next(seen.begin())->second)).hint("a pipeline moves the items of one dataset");
  }

  void take_node(std::size_t index) {
    PipelineNode& node = m_wanted.nodes[index];
    if (node.type == NodeType::score) check_score(node);
    const auto ordinal = static_cast<std::int64_t>(index);
    const PipelineNode* known = m_before.find(node.name);
    if (!known) {
      store::insert_node(m_tx, m_wanted.id, ordinal, node);
      if (m_before.id != 0) m_how.changed("change", "nodes", "", node.name);
    } else {
      if (known->type != node.type)
        throw Error(Code::guard, cat("the node ", quote(node.name), " is of the type ", to_text(known->type), " and cannot become ", to_text(node.type))).hint("give the node another name");
      node.id = known->id;
      const std::string was = model::settings_json(*known), is = model::settings_json(node);
      if (was != is) m_how.changed("change", node.name, was, is);
      if (known->repeatable != node.repeatable) m_how.changed("change", cat(node.name, ".repeatable"), known->repeatable ? "true" : "false", node.repeatable ? "true" : "false");
      if (known->dataset_id != node.dataset_id) m_how.changed("change", cat(node.name, ".dataset"), known->dataset, node.dataset);
      if (known->task_id != node.task_id) {
        m_how.changed("change", cat(node.name, ".task"), known->task, node.task);
        store::bind_task(m_tx, known->task_id, 0, "");
      }
      store::update_node(m_tx, node.id, known - m_before.nodes.data(), ordinal, *known, node);
    }
    if (node.task_id != 0) store::bind_task(m_tx, node.task_id, m_wanted.id, node.name);
  }

  void check_score(const PipelineNode& node) {
    const PipelineNode* scored = reviewed_by(m_wanted, node);
    if (!scored || m_tasks.at(scored->name).quality == model::Quality::none)
      throw Error(Code::bad_value, cat("the node ", quote(node.name), " scores the items of a quality task, and ", scored ? cat(quote(scored->name), " is none") : "none leads to it")).hint("quality: consensus of a task node");
  }

  void remove_nodes() {
    for (const PipelineNode& node : m_before.nodes) {
      if (m_wanted.find(node.name)) continue;
      if (node.task_id != 0) {
        store::bind_task(m_tx, node.task_id, 0, "");
        m_how.notes->push_back(cat("the task ", quote(node.task), " stays, as a task of its own"));
      }
      store::remove_node(m_tx, node);
      m_how.changed("change", "nodes", node.name, "");
    }
  }

  void check_edge(const PipelineEdge& edge) {
    const PipelineNode& from = *m_wanted.find(edge.from);
    if (!edge.when.empty()) {
      const filters::Entity entity = holds_work(from.type) ? filters::work_items(filters::Sight::managers, from.type == NodeType::qa ? filters::Layers::reviewed : filters::Layers::own) : filters::items();
      filters::parse_dql({edge.when, {}}, entity, m_tx.now());
    }
    if (!holds_work(from.type) || edge.output.empty()) return;
    const model::Task& task = m_tasks.at(from.name);
    std::vector<std::string> names;
    for (const model::Action& action : task.actions) names.push_back(action.name);
    if (task.quality == model::Quality::consensus) names.emplace_back("consensus-done");
    if (std::find(names.begin(), names.end(), edge.output) != names.end()) return;
    const auto near = nearest(edge.output, names);
    throw Error(Code::bad_value, cat("the task of ", quote(from.name), " has no action ", quote(edge.output))).hint(near ? cat("did you mean ", *near, "?") : cat("its actions are ", join(names, ", ")));
  }

  void take_edges() {
    const std::string before = text_of(m_before.edges), after = text_of(m_wanted.edges);
    if (before == after) return;
    if (m_before.id != 0) {
      store::remove_edges(m_tx, m_before);
      m_how.changed("change", "edges", before, after);
    }
    store::insert_edges(m_tx, m_wanted);
  }

  store::Transaction& m_tx;
  const model::PipelineSpec& m_spec;
  const PipelineApplying& m_how;
  PipelineGraph m_wanted, m_before;
  std::string m_dataset;
  std::map<std::string, model::Task> m_tasks;  // by node
};

// A scoring pipeline's file changes its task.
void apply_scoring(store::Transaction& tx, const model::PipelineSpec& spec, const PipelineApplying& how) {
  const model::Task task = pipeline_task(tx, spec.name);
  for (const NodeSpec& node : spec.nodes) {
    if (node.node.type != NodeType::score) continue;
    const std::string before = scoring_nodes(tx, task).back().command;
    if (node.node.function.empty() || before == node.node.function) continue;
    model::TaskEdit edit;
    edit.score_function = node.node.function;
    placed(node.place, [&] { edit_task(tx, cat(task.id), edit); });
    how.changed("change", "function", before, node.node.function);
  }
}

}  // namespace

void apply_pipeline(store::Transaction& tx, const model::PipelineSpec& spec, const PipelineApplying& how) {
  if (spec.name.starts_with("task:")) return apply_scoring(tx, spec, how);
  ApplyingPipeline(tx, spec, how).run();
}

std::string pipeline_yaml(store::Session& session, const PipelineGraph& graph) {
  return formats::write_pipeline(graph, [&](const PipelineNode& node) {
    std::vector<std::string> lines;
    if (!holds_work(node.type) || node.task_id == 0) return lines;
    const model::Task task = get_task(session, cat(node.task_id), store::TaskDetail::all);
    if (node.type == NodeType::qa)
      for (const PipelineNode& other : graph.nodes)
        if (other.task_id == task.parent_id) lines.push_back(cat("of: ", other.name));
    for (const std::string& line : split(formats::write_task_edit(task, shares_of(session, task)), '\n'))
      if (!line.empty() && !line.ends_with(": null") && !line.starts_with("name: ")) lines.push_back(line);
    if (task.allocation == model::Allocation::pulling) lines.emplace_back("pull: true");
    return lines;
  });
}

}  // namespace tasks::service
