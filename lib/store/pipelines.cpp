#include "lib/store/pipelines.hpp"

#include "lib/base/text.hpp"
#include "lib/model/node_settings.hpp"

namespace tasks::store {
namespace {

using model::PipelineGraph;
using model::PipelineNode;

constexpr std::string_view k_pipelines = "select id, name, description, state from pipeline where removed_op is null and ";
constexpr std::string_view k_nodes =
    "select n.id, n.name, n.node_type, n.task_id, t.name, n.dataset_id, d.name, n.repeatable, n.settings from pipeline_node n"
    " left join task t on t.id = n.task_id left join dataset d on d.id = n.dataset_id where n.pipeline_id = $1 and n.removed_op is null order by n.ordinal, n.id";
constexpr std::string_view k_edges =
    "select e.id, f.name, e.output, t.name, e.condition from pipeline_edge e join pipeline_node f on f.id = e.from_node join pipeline_node t on t.id = e.to_node"
    " where e.pipeline_id = $1 and e.removed_op is null order by e.ordinal, e.id";
constexpr std::string_view k_of_task = "select distinct pipeline_id from pipeline_node where task_id = $1 and removed_op is null order by pipeline_id";
constexpr std::string_view k_of_dataset = "select distinct pipeline_id from pipeline_node where dataset_id = $1 and removed_op is null order by pipeline_id";
constexpr std::string_view k_count =
    "select p.node_id, p.state, case when p.leased_until > $2 then 1 else 0 end, count(*) from pipeline_item p join pipeline_node n on n.id = p.node_id"
    " where n.pipeline_id = $1 and n.removed_op is null and p.removed_op is null group by 1, 2, 3 order by 1";

void read_graph(Database& db, PipelineGraph& graph) {
  for (Cursor row = db.query(k_nodes, graph.id); row.next();) {
    PipelineNode& node = graph.nodes.emplace_back();
    node.id = row.integer(0);
    node.name = row.text(1);
    node.type = model::parse<model::NodeType>(row.text(2)).value();
    node.task_id = row.integer(3);
    node.task = row.text(4);
    node.dataset_id = row.integer(5);
    node.dataset = row.text(6);
    node.repeatable = row.boolean(7);
    model::read_settings(row.text(8), node);
  }
  for (Cursor row = db.query(k_edges, graph.id); row.next();)
    graph.edges.push_back({.id = row.integer(0), .from = std::string(row.text(1)), .output = std::string(row.text(2)), .to = std::string(row.text(3)), .when = std::string(row.text(4))});
}

template <class... Params>
std::vector<PipelineGraph> read(Database& db, std::string_view condition, const Params&... params) {
  std::vector<PipelineGraph> graphs;
  for (Cursor row = db.query(cat(k_pipelines, condition), params...); row.next();) {
    PipelineGraph& graph = graphs.emplace_back();
    graph.id = row.integer(0);
    graph.name = row.text(1);
    graph.description = row.text(2);
    graph.state = model::parse<model::PipelineState>(row.text(3)).value();
  }
  for (PipelineGraph& graph : graphs) read_graph(db, graph);
  return graphs;
}

std::optional<PipelineGraph> first_of(std::vector<PipelineGraph> graphs) {
  if (graphs.empty()) return std::nullopt;
  return std::move(graphs.front());
}

std::vector<Id> ids_of(Cursor rows) {
  std::vector<Id> ids;
  while (rows.next()) ids.push_back(rows.integer(0));
  return ids;
}

}  // namespace

std::vector<PipelineGraph> list_pipelines(Database& db) { return read(db, "1 = 1 order by name"); }
std::optional<PipelineGraph> find_pipeline(Database& db, std::string_view name) { return first_of(read(db, "name = $1", name)); }
std::optional<PipelineGraph> find_pipeline(Database& db, Id id) { return first_of(read(db, "id = $1", id)); }

std::vector<std::string> pipeline_names(Database& db) {
  std::vector<std::string> names;
  for (Cursor row = db.query("select name from pipeline where removed_op is null order by name"); row.next();) names.emplace_back(row.text(0));
  return names;
}

std::vector<Id> pipelines_of_task(Database& db, Id task_id) { return ids_of(db.query(k_of_task, task_id)); }
std::vector<Id> pipelines_of_dataset(Database& db, Id dataset_id) { return ids_of(db.query(k_of_dataset, dataset_id)); }

void insert_pipeline(Transaction& tx, PipelineGraph& graph) {
  graph.id = tx.new_id();
  tx.db().execute("insert into pipeline (id, name, description, state, created_op, created_at) values ($1, $2, $3, $4, $5, $6)", graph.id, graph.name, graph.description, to_text(graph.state),
                  tx.operation_id(), tx.now());
  tx.created("pipeline", graph.id);
}

void set_pipeline_state(Transaction& tx, const PipelineGraph& graph, model::PipelineState state) {
  if (tx.changed("pipeline", graph.id, "state", std::string(to_text(graph.state)), std::string(to_text(state)))) tx.db().execute("update pipeline set state = $2 where id = $1", graph.id, to_text(state));
}

bool set_pipeline_description(Transaction& tx, const PipelineGraph& graph, const std::string& description) {
  if (!tx.changed("pipeline", graph.id, "description", graph.description, description)) return false;
  tx.db().execute("update pipeline set description = $2 where id = $1", graph.id, description);
  return true;
}

void insert_node(Transaction& tx, Id pipeline_id, std::int64_t ordinal, PipelineNode& node) {
  node.id = tx.new_id();
  const std::string settings = model::settings_json(node);
  tx.db().execute(
      "insert into pipeline_node (id, pipeline_id, ordinal, name, node_type, task_id, dataset_id, repeatable, settings, created_op) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", node.id,
      pipeline_id, ordinal, node.name, to_text(node.type), id_or_null(node.task_id), id_or_null(node.dataset_id), node.repeatable, settings, tx.operation_id());
  tx.created("pipeline_node", node.id);
}

void update_node(Transaction& tx, Id node_id, std::int64_t ordinal_before, std::int64_t ordinal, const PipelineNode& before, const PipelineNode& after) {
  const auto said = [](Id id) { return id == 0 ? std::nullopt : std::optional(cat(id)); };
  const std::string was = model::settings_json(before), is = model::settings_json(after);
  bool differs = tx.changed("pipeline_node", node_id, "ordinal", cat(ordinal_before), cat(ordinal));
  differs |= tx.changed("pipeline_node", node_id, "task_id", said(before.task_id), said(after.task_id));
  differs |= tx.changed("pipeline_node", node_id, "dataset_id", said(before.dataset_id), said(after.dataset_id));
  differs |= tx.changed("pipeline_node", node_id, "repeatable", cat(std::int64_t{before.repeatable}), cat(std::int64_t{after.repeatable}));
  differs |= tx.changed("pipeline_node", node_id, "settings", was, is);
  if (!differs) return;
  tx.db().execute("update pipeline_node set ordinal = $2, task_id = $3, dataset_id = $4, repeatable = $5, settings = $6 where id = $1", node_id, ordinal, id_or_null(after.task_id),
                  id_or_null(after.dataset_id), after.repeatable, is);
}

void remove_node(Transaction& tx, const PipelineNode& node) {
  const IdSet items = IdSet::of(ids_of(tx.db().query("select id from pipeline_item where node_id = $1 and removed_op is null order by id", node.id)));
  tx.db().execute("update pipeline_item set removed_op = $2 where node_id = $1 and removed_op is null", node.id, tx.operation_id());
  tx.removed("pipeline_item", items);
  tx.db().execute("update pipeline_node set removed_op = $2 where id = $1", node.id, tx.operation_id());
  tx.removed("pipeline_node", IdSet(node.id));
}

void insert_edges(Transaction& tx, const PipelineGraph& graph) {
  if (graph.edges.empty()) return;
  const auto count = static_cast<std::int64_t>(graph.edges.size());
  const Id first = tx.reserve_ids(count);
  for (std::int64_t i = 0; i < count; ++i) {
    const model::PipelineEdge& edge = graph.edges[static_cast<std::size_t>(i)];
    tx.db().execute("insert into pipeline_edge (id, pipeline_id, ordinal, from_node, to_node, output, condition, created_op) values ($1, $2, $3, $4, $5, $6, $7, $8)", first + i, graph.id, i,
                    graph.find(edge.from)->id, graph.find(edge.to)->id, edge.output, edge.when, tx.operation_id());
  }
  tx.created("pipeline_edge", IdSet::range(first, count));
}

void remove_edges(Transaction& tx, const PipelineGraph& graph) {
  std::vector<Id> ids;
  for (const model::PipelineEdge& edge : graph.edges) ids.push_back(edge.id);
  tx.db().execute("update pipeline_edge set removed_op = $2 where pipeline_id = $1 and removed_op is null", graph.id, tx.operation_id());
  tx.removed("pipeline_edge", IdSet::of(std::move(ids)));
}

void remove_pipeline(Transaction& tx, Id pipeline_id) {
  tx.db().execute("update pipeline set removed_op = $2 where id = $1", pipeline_id, tx.operation_id());
  tx.removed("pipeline", IdSet(pipeline_id));
}

void bind_task(Transaction& tx, Id task_id, Id pipeline_id, const std::string& node) {
  const auto said = [](Id id) { return id == 0 ? std::nullopt : std::optional(cat(id)); };
  Id before = 0;
  std::optional<std::string> node_before;
  std::string channel_before;
  if (Cursor row = tx.db().query("select pipeline_id, node_name, channel from task where id = $1", task_id); row.next()) {
    before = row.integer(0);
    node_before = row.maybe_text(1);
    channel_before = row.text(2);
  }
  const std::string channel = pipeline_id != 0 ? "pipeline" : channel_before;
  bool differs = tx.changed("task", task_id, "pipeline_id", said(before), said(pipeline_id), task_id);
  differs |= tx.changed("task", task_id, "node_name", node_before, node.empty() ? std::nullopt : std::optional(node), task_id);
  differs |= tx.changed("task", task_id, "channel", channel_before, channel, task_id);
  if (differs)
    tx.db().execute("update task set pipeline_id = $2, node_name = $3, channel = $4, version = version + 1, updated_at = $5, updated_by = $6 where id = $1", task_id, id_or_null(pipeline_id),
                    or_null(node), channel, tx.now(), tx.actor().id);
}

std::vector<NodeCount> count_visits(Session& session, Id pipeline_id) {
  std::vector<NodeCount> counts;
  for (Cursor row = session.db().query(k_count, pipeline_id, session.now()); row.next();) {
    if (counts.empty() || counts.back().node_id != row.integer(0)) counts.push_back({.node_id = row.integer(0)});
    NodeCount& count = counts.back();
    const std::int64_t n = row.integer(3);
    switch (model::parse<model::VisitState>(row.text(1)).value()) {
      case model::VisitState::waiting: (row.boolean(2) ? count.running : count.waiting) += n; break;
      case model::VisitState::done: count.done += n; break;
      case model::VisitState::failed: count.failed += n; break;
    }
  }
  return counts;
}

}  // namespace tasks::store
