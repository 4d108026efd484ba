#include "lib/service/moving_items.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/compile.hpp"
#include "lib/filters/fields.hpp"
#include "lib/service/prelabeling.hpp"
#include "lib/service/selecting.hpp"
#include "lib/service/set_stage.hpp"
#include "lib/service/set_status.hpp"
#include "lib/service/task_items.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/pipeline_items.hpp"
#include "lib/store/pipelines.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/server.hpp"
#include "lib/store/work.hpp"

namespace tasks::service {
namespace {

using model::NodeType;
using model::PipelineEdge;
using model::PipelineNode;
using store::Id;
using store::IdSet;

// A condition that is bound to what it compares with; values are views into it.
struct BoundCondition {
  BoundCondition(const filters::Entity& entity, const std::vector<std::string>& where, const std::string& filter, Micros now) {
    if (where.empty() && filter.empty()) return;
    const Conditions conditions(entity, where, filter.empty() ? std::nullopt : std::optional(filters::FilterText{filter, {}}), now);
    part = conditions.sql(2);
    condition.sql = part.sql;
    for (const auto& bound : part.values) std::visit([&](const auto& v) { condition.values.emplace_back(v); }, bound);
  }
  BoundCondition(const BoundCondition&) = delete;
  BoundCondition& operator=(const BoundCondition&) = delete;

  filters::SqlPart part;
  store::MoveCondition condition;
};

IdSet minus(const IdSet& all, const IdSet& some) {
  if (some.empty()) return all;
  IdSet left;
  all.each([&](Id id) {
    if (!some.contains(id)) left.add(id);
  });
  return left;
}

// What a pipeline does is not asked whether the actor may: whoever set the status may have rights on that alone.
class AsPipeline {
 public:
  explicit AsPipeline(store::Transaction& tx) : m_tx(tx), m_actor(tx.actor()) {
    store::Actor actor = m_actor;
    actor.role = model::Role::owner;
    m_tx.act_as(std::move(actor));
  }
  ~AsPipeline() { m_tx.act_as(m_actor); }
  AsPipeline(const AsPipeline&) = delete;
  AsPipeline& operator=(const AsPipeline&) = delete;

 private:
  store::Transaction& m_tx;
  store::Actor m_actor;
};

}  // namespace

void Moving::leave_work(const PipelineNode& node, std::string_view status, const IdSet& work_items) {
  const std::vector<const PipelineEdge*> edges = edges_of(m_graph, node, status);
  if (edges.empty()) {
    end(node, store::items_of_work(m_tx.db(), node.task_id, work_items, {}));
    return;
  }
  std::optional<filters::Entity> entity;
  for (const PipelineEdge* edge : edges) {
    if (!entity) entity = filters::work_items(filters::Sight::managers, node.type == NodeType::qa ? filters::Layers::reviewed : filters::Layers::own);
    const BoundCondition when(*entity, {}, edge->when, m_tx.now());
    enter(node, *m_graph.find(edge->to), store::items_of_work(m_tx.db(), node.task_id, work_items, when.condition));
  }
}

void Moving::end(const PipelineNode& node, const IdSet& items) {
  m_tx.note({.kind = "item", .field = "moved", .old_value = cat(m_graph.name, '/', node.name), .new_value = {}, .task_id = node.task_id, .ids = items});
}

void Moving::leave(const PipelineNode& node, std::string_view output, const IdSet& items) {
  const std::vector<const PipelineEdge*> edges = edges_of(m_graph, node, output);
  if (edges.empty() && !items.empty()) end(node, items);
  for (const PipelineEdge* edge : edges) {
    const BoundCondition when(filters::items(), {}, edge->when, m_tx.now());
    enter(node, *m_graph.find(edge->to), store::items_that_meet(m_tx.db(), items, when.condition));
  }
}

std::int64_t Moving::feed(const PipelineNode& node, const IdSet* only) {
  const BoundCondition wanted(filters::items(), node.where, node.filter, m_tx.now());
  if (only) store::load_moving(m_tx.db(), *only);
  const IdSet items = store::new_items(m_tx.db(), node.dataset_id, node.id, wanted.condition, only ? store::Among::moving : store::Among::all);
  if (items.empty()) return 0;
  store::load_moving(m_tx.db(), items);
  store::enter_queue(m_tx, node.id, model::VisitState::done);
  leave(node, "", items);
  return items.size();
}

std::int64_t Moving::let_in() {
  if (m_graph.state != model::PipelineState::active) return 0;
  std::int64_t count = 0;
  for (const PipelineNode& node : m_graph.nodes) {
    if (!holds_work(node.type) || !is_open(node)) continue;
    const IdSet items = store::take_waiting(m_tx, node.id);
    if (items.empty()) continue;
    enter_task(node, items);
    count += items.size();
  }
  return count;
}

bool Moving::is_open(const PipelineNode& node) {
  if (m_graph.state != model::PipelineState::active) return false;
  const auto [known, fresh] = m_open.try_emplace(node.task_id);
  if (fresh) {
    const auto gate = store::find_gate(m_tx.db(), node.task_id);
    known->second = gate && !closed(*gate, m_tx.now());
  }
  return known->second;
}

void Moving::enter(const PipelineNode& from, const PipelineNode& to, IdSet items) {
  if (items.empty()) return;
  store::load_moving(m_tx.db(), items);
  if (!to.repeatable) {
    const IdSet left = minus(items, store::visited(m_tx.db(), to.id, to.task_id));
    if (left.empty()) return;
    if (left.size() != items.size()) store::load_moving(m_tx.db(), left);
    items = left;
  }
  m_tx.note({.kind = "item", .field = "moved", .old_value = cat(m_graph.name, '/', from.name), .new_value = cat(m_graph.name, '/', to.name),
             .task_id = from.task_id != 0 ? from.task_id : to.task_id, .ids = items});
  if (holds_work(to.type) && is_open(to)) return enter_task(to, items);
  store::enter_queue(m_tx, to.id, model::VisitState::waiting);
}

// Work that was done there before is to be done again.
void Moving::take_back(const model::Task& task) {
  if (store::select_decided_again(m_tx.db(), task.id, task.quality != model::Quality::none) == 0) return;
  // Whose work is pulled may hold enough: it waits for the next one.
  if (task.allocation == model::Allocation::pulling && task.task_type == model::TaskType::labeling) {
    set_stage(m_tx, task, {.stage = model::Stage::label, .status = {}, .clean = {.assignees = true}, .partial = Partial::no, .verdicts = nullptr});
    return;
  }
  set_status(m_tx, task, {.status = {}, .duration = {}, .partial = Partial::yes, .verdicts = nullptr});
}

void Moving::enter_task(const PipelineNode& node, const IdSet& items) {
  const AsPipeline acting(m_tx);
  const model::Task task = get_task(m_tx, cat(node.task_id), store::TaskDetail::settings);
  store::load_moving(m_tx.db(), items);
  take_back(task);
  ItemsToAdd request;
  request.items.by_ids = true;
  request.items.ids.reserve(static_cast<std::size_t>(items.size()));
  items.each([&](Id id) { request.items.ids.push_back({id, {}}); });
  const AddedWork added = add_to_task(m_tx, task, request);
  for (const std::string& note : added.notes) notes.push_back(cat(quote(task.name), ": ", note));
  if (added.added > 0 && task.task_type == model::TaskType::labeling && std::any_of(m_graph.nodes.begin(), m_graph.nodes.end(), [](const PipelineNode& n) { return n.type == NodeType::model; }))
    add_drafts(task);
}

// What models said of the new items, for whoever labels them.
void Moving::add_drafts(const model::Task& task) {
  std::map<Id, std::int64_t> more;
  for (const store::Prelabeled& one : store::copy_model_layers(m_tx, task.id)) more.emplace(one.work_item_id, one.annotations);
  count_annotations(m_tx, more);
}

void take_in_arrivals(store::Transaction& tx) {
  for (store::Arrival& arrival : store::take_arrivals(tx)) tx.pipeline_work().decided.push_back({arrival.task_id, std::move(arrival.status), std::move(arrival.work_items)});
}

std::vector<std::string> settle_pipelines(store::Transaction& tx) {
  store::PipelineWork work = std::exchange(tx.pipeline_work(), {});
  if (work.empty()) return {};
  store::Database& db = tx.db();
  if (store::hides_rows(db)) {
    for (const auto& decided : work.decided) store::add_arrivals(tx, decided.status, decided.work_items);
    return {};
  }
  std::vector<std::string> notes;
  std::map<Id, model::PipelineGraph> graphs;
  const auto graphs_of = [&](const std::vector<Id>& ids) {
    std::vector<const model::PipelineGraph*> found;
    for (const Id id : ids) {
      const auto [known, fresh] = graphs.try_emplace(id);
      if (fresh) known->second = store::find_pipeline(db, id).value();
      found.push_back(&known->second);
    }
    return found;
  };
  std::optional<store::KeptSelection> kept;
  const auto each = [&](const std::vector<const model::PipelineGraph*>& found, const auto& act) {
    if (found.empty()) return;
    if (!kept) kept.emplace(db);
    for (const model::PipelineGraph* graph : found) {
      Moving moving(tx, *graph);
      act(moving, *graph);
      notes.insert(notes.end(), moving.notes.begin(), moving.notes.end());
    }
  };
  std::map<Id, std::vector<Id>> of_task;
  for (const auto& decided : work.decided) {
    const auto [known, fresh] = of_task.try_emplace(decided.task_id);
    if (fresh) known->second = store::pipelines_of_task(db, decided.task_id);
    each(graphs_of(known->second), [&](Moving& moving, const model::PipelineGraph& graph) {
      for (const PipelineNode& node : graph.nodes)
        if (node.task_id == decided.task_id) moving.leave_work(node, decided.status, decided.work_items);
    });
  }
  for (const auto& added : work.added)
    each(graphs_of(store::pipelines_of_dataset(db, added.dataset_id)), [&](Moving& moving, const model::PipelineGraph& graph) {
      for (const PipelineNode& node : graph.nodes)
        if (node.type == NodeType::dataset && node.trigger && node.dataset_id == added.dataset_id && graph.state == model::PipelineState::active) moving.feed(node, &added.items);
    });
  for (const Id task : work.opened)
    each(graphs_of(store::pipelines_of_task(db, task)), [](Moving& moving, const model::PipelineGraph&) { moving.let_in(); });
  return notes;
}

}  // namespace tasks::service
