#include "lib/service/running_nodes.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>

#include "lib/base/json_text.hpp"
#include "lib/base/json_value.hpp"
#include "lib/base/stopwatch.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/json_object.hpp"
#include "lib/service/datasets.hpp"
#include "lib/service/moving_items.hpp"
#include "lib/service/prelabeling.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/scores.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/items.hpp"
#include "lib/store/node_lines.hpp"
#include "lib/store/pipelines.hpp"
#include "lib/store/selection.hpp"

namespace tasks::service {
namespace {

using model::NodeType;
using model::PipelineGraph;
using model::PipelineNode;
using model::VisitState;
using store::Id;

constexpr Micros k_grace = 30 * k_second;  // a lease outlives the time-out by this

std::string job_of(const store::QueuedItem& item) { return cat(item.id, '-', item.visit); }

// When a process of this machine was started, in ticks since the boot; "" when there is none.
std::string start_of(std::string_view pid) {
  std::ifstream file(cat("/proc/", pid, "/stat"));
  std::string text;
  std::getline(file, text);
  const auto name_end = text.rfind(')');
  if (name_end == std::string::npos) return {};
  const std::vector<std::string> fields = split(std::string_view(text).substr(name_end + 2), ' ');
  return fields.size() > 19 ? fields[19] : std::string();
}

std::string host_name() {
  char name[256] = "";
  ::gethostname(name, sizeof name - 1);
  return name;
}

// Fewer and fewer together, so that one item that the command dies of does not take the others along: at last it is alone.
std::int64_t batch_size(const PipelineNode& node, std::int64_t attempts) {
  if (attempts == 0) return node.command.batch;
  if (attempts + 1 >= node.command.attempts) return 1;
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::sqrt(static_cast<double>(node.command.batch))));
}

void put_annotation(JsonText& json, const model::Annotation& a) {
  json.begin_object();
  json.member("id", a.id);
  json.member("label", a.label);
  json.member("shape", to_text(a.shape));
  json.raw_member("geometry", a.geometry.empty() ? std::string_view("null") : std::string_view(a.geometry));
  json.raw_member("attributes", a.attributes.empty() ? std::string_view("{}") : std::string_view(a.attributes));
  if (a.frame) json.member("frame", *a.frame);
  if (a.frame_end) json.member("frame_end", *a.frame_end);
  json.member("creator", a.creator);
  json.member("source", a.source);
  if (!a.model.empty()) json.member("model", a.model);
  if (a.confidence) json.member("confidence", *a.confidence);
  json.member("task", a.task);
  json.end_object();
}

void write_lines(store::Database& db, NodeBatch& batch) {
  std::unordered_map<Id, std::size_t> places;
  for (std::size_t i = 0; i < batch.items.size(); ++i) places.emplace(batch.items[i].id, i);
  std::vector<JsonText> drawn(batch.node.annotations ? batch.items.size() : 0);
  if (batch.node.annotations) {
    for (JsonText& json : drawn) json.begin_array();
    store::each_drawn_annotation(db, batch.pipeline_id, [&](const store::DrawnAnnotation& a) { put_annotation(drawn[places.at(a.visit_id)], a.annotation); });
    for (JsonText& json : drawn) json.end_array();
  }
  batch.lines.resize(batch.items.size());
  JsonText json;
  store::each_item_line(db, store::LinesOf::visits, [&](const store::ItemLine& line) {
    const std::size_t at = places.at(line.id);
    const store::QueuedItem& visit = batch.items[at];
    json.begin_object();
    json.member("job", job_of(visit));
    json.member("pipeline", batch.pipeline);
    json.member("node", batch.node.name);
    json.member("attempt", visit.attempts + 1);
    json.key("item");
    put_item(json, line);
    if (batch.node.annotations) json.raw_member("annotations", drawn[at].take());
    json.end_object();
    batch.lines[at] = json.take();
  });
}

// The recipe of the first task that items come to from the node; 0: none.
Id recipe_after(store::Session& session, const PipelineGraph& graph, const PipelineNode& node) {
  std::set<std::string> seen{node.name};
  std::vector<std::string> open{node.name};
  for (std::size_t at = 0; at < open.size(); ++at)
    for (const model::PipelineEdge& edge : graph.edges) {
      if (edge.from != open[at] || !seen.insert(edge.to).second) continue;
      const PipelineNode& next = *graph.find(edge.to);
      if (holds_work(next.type)) return get_task(session, cat(next.task_id), store::TaskDetail::settings).recipe_version_id;
      open.push_back(edge.to);
    }
  const PipelineNode& root = root_of(graph);
  if (root.type != NodeType::dataset) return 0;
  const std::string recipe = get_dataset(session, cat(root.dataset_id)).recipe;
  return recipe.empty() ? 0 : get_recipe(session, recipe).version_id;
}

// One batch: what became of each item.
class Storing {
 public:
  Storing(store::Transaction& tx, const NodeBatch& batch, const PipelineGraph& graph, const PipelineNode& node) : m_tx(tx), m_batch(batch), m_graph(graph), m_node(node) {
    m_run.pipeline = graph.name;
    m_run.node = node.name;
    m_run.batches = 1;
    const std::vector<Id> held = store::still_leased(tx.db(), batch.items, batch.runner);
    for (const store::QueuedItem& item : batch.items)
      if (std::binary_search(held.begin(), held.end(), item.id)) m_held.push_back(&item);
  }

  model::NodeRun run(const CommandAnswer& answer, const ComputedScores* computed) {
    m_run.wall = answer.wall;
    if (m_held.empty()) return m_run;
    try {
      if (answer.problem) throw *answer.problem;
      if (m_node.type == NodeType::score)
        score(computed);
      else
        read(answer);
    } catch (const Error& why) {
      if (why.code() != Code::bad_record && !answer.problem) throw;
      m_answers.clear();
      m_run.broken = true;
      for (const store::QueuedItem* item : m_held) fail(*item, why.message());
      store::write_outcomes(m_tx, m_outcomes);
      return m_run;
    }
    store_done();
    return m_run;
  }

 private:
  struct Answered {
    const store::QueuedItem* item = nullptr;
    std::string output, metadata;
    std::vector<model::Annotation> annotations;
  };

  void fail(const store::QueuedItem& item, const std::string& why) {
    const std::int64_t attempts = item.attempts + 1;
    const bool over = attempts >= m_node.command.attempts;
    ++(over ? m_run.failed : m_run.retried);
    m_run.problem = fit_problem(why);
    Micros wait = m_node.command.backoff;
    for (std::int64_t i = 1; i < attempts && wait < 24 * 60 * k_minute; ++i) wait *= 2;
    m_outcomes.push_back({.id = item.id, .state = over ? VisitState::failed : VisitState::waiting, .attempts = attempts, .due_at = over ? 0 : m_tx.now() + wait, .problem = std::string(fit_problem(why))});
  }
  static std::string_view fit_problem(std::string_view why) { return why.size() <= 2000 ? why : width_prefix(why, 2000); }

  void read(const CommandAnswer& answer) {
    using Annotations = formats::NodeAnswerReader::Annotations;
    std::vector<std::string> jobs;
    for (const store::QueuedItem& item : m_batch.items) jobs.push_back(job_of(item));
    std::unordered_map<Id, std::string> problems;  // of those that we hold
    for (const store::QueuedItem* item : m_held) problems.emplace(item->id, "the command gave no answer");
    const std::vector<std::string> known = m_node.outputs.empty() ? std::vector<std::string>{"done"} : m_node.outputs;
    each_answer(answer.lines, jobs, m_node.type == NodeType::model ? Annotations::read : Annotations::ignored, [&](std::size_t asked, const formats::NodeAnswer& said) {
      const store::QueuedItem& item = m_batch.items[asked];
      const auto problem = problems.find(item.id);
      if (problem == problems.end()) return;
      if (said.error) {
        problem->second = why_it_failed(said);
        return;
      }
      const std::string output = said.output.value_or("done");
      if (said.output && std::find(known.begin(), known.end(), output) == known.end()) {
        problem->second = cat("output: ", quote(output), " is none of ", join(known, ", "));
        return;
      }
      problems.erase(problem);
      m_answers.push_back({.item = &item, .output = output, .metadata = said.metadata, .annotations = said.annotations});
    });
    for (const store::QueuedItem* item : m_held)
      if (const auto why = problems.find(item->id); why != problems.end()) fail(*item, why->second);
  }

  void score(const ComputedScores* computed) {
    const PipelineNode* scored = reviewed_by(m_graph, m_node);
    const model::Task task = get_task(m_tx, cat(scored->task_id), store::TaskDetail::settings);
    ScoreRequest request{.function = m_node.function.empty() ? std::nullopt : std::optional(m_node.function), .all = true, .work_items = {}, .timeout_s = {}};
    store::load_leased(m_tx.db(), m_batch.items);
    request.work_items = store::work_of_leased(m_tx.db(), task.id);
    if (!request.work_items.empty()) score_task(m_tx, task, request, computed);
    for (const store::QueuedItem* item : m_held) m_answers.push_back({.item = item, .output = "done", .metadata = {}, .annotations = {}});
  }

  void store_done() {
    if (m_node.type == NodeType::model) store_annotations();
    store_metadata();
    std::map<std::string, std::vector<Id>> by_output;
    for (const Answered& a : m_answers) {
      by_output[a.output].push_back(a.item->item_id);
      m_outcomes.push_back({.id = a.item->id, .state = VisitState::done, .attempts = a.item->attempts + 1, .due_at = 0, .problem = {}});
    }
    m_run.done = static_cast<std::int64_t>(m_answers.size());
    store::write_outcomes(m_tx, m_outcomes);
    Moving moving(m_tx, m_graph);
    for (auto& [output, items] : by_output) moving.leave(m_node, output, store::IdSet::of(std::move(items)));
  }

  void store_annotations() {
    ModelSays says(m_tx, {.name = m_node.model, .version = m_node.model_version, .min_score = m_node.min_score}, recipe_after(m_tx, m_graph, m_node));
    std::unordered_map<Id, model::ItemExtent> extents;
    store::load_leased(m_tx.db(), m_batch.items);
    store::each_item_line(m_tx.db(), store::LinesOf::visits, [&](const store::ItemLine& line) { extents.emplace(line.item.id, model::extent_of(line.item)); });
    std::vector<Answered> good;
    for (Answered& a : m_answers) {
      try {
        says.take(a.item->item_id, 0, extents[a.item->item_id], a.annotations);
        good.push_back(std::move(a));
      } catch (const Error& why) {
        if (why.code() != Code::bad_record && why.code() != Code::recipe_refused) throw;
        fail(*a.item, why.message());
      }
    }
    m_answers = std::move(good);
    m_run.annotations = says.annotations();
    says.store_on_items(m_tx);
  }

  // Members of the answers' metadata are set in those of the items.
  void store_metadata() {
    std::map<Id, const std::string*> given;
    for (const Answered& a : m_answers)
      if (!a.metadata.empty() && a.metadata != "{}") given.emplace(a.item->item_id, &a.metadata);
    if (given.empty()) return;
    std::vector<store::Chosen> chosen;
    for (const auto& [item, text] : given) chosen.push_back({item, {}});
    store::load_selection(m_tx.db(), chosen);
    struct Note {
      std::string key;
      std::optional<std::string> before, after;
      auto operator<=>(const Note&) const = default;
    };
    std::map<Note, store::IdSet> notes;
    std::map<Id, std::string> after;
    store::read_selected_metadata(m_tx.db(), [&](Id id, std::string_view metadata) {
      std::string text(metadata);
      JsonValue(*given.at(id)).each_member([&](const std::string& key, const JsonValue& value) {
        const std::optional<std::string> json = value.kind() == JsonValue::Kind::null ? std::nullopt : std::optional(std::string(value.raw()));
        const std::optional<std::string> before = formats::member_of(text, key);
        if (before == json) return true;
        text = formats::with_member(text, key, json);
        notes[{key, before, json}].add(id);
        return true;
      });
      if (text != metadata) after.emplace(id, std::move(text));
    });
    std::vector<store::MetadataChange> changes;
    for (const auto& [id, text] : after) changes.push_back({id, &text});
    store::write_metadata(m_tx, changes);
    for (auto& [note, ids] : notes) m_tx.note({.kind = "item", .field = cat("metadata.", note.key), .old_value = note.before, .new_value = note.after, .ids = std::move(ids)});
  }

  store::Transaction& m_tx;
  const NodeBatch& m_batch;
  const PipelineGraph& m_graph;
  const PipelineNode& m_node;
  model::NodeRun m_run;
  std::vector<const store::QueuedItem*> m_held;
  std::vector<Answered> m_answers;
  std::vector<store::VisitOutcome> m_outcomes;
};

}  // namespace

std::string runner_name() {
  const std::string pid = cat(static_cast<std::int64_t>(::getpid()));
  return cat(host_name(), ':', pid, ':', start_of(pid));
}

void break_dead_leases(store::Database& db, Micros now) {
  const std::string here = host_name();
  for (const std::string& runner : store::runners_at(db, now)) {
    const std::vector<std::string> parts = split(runner, ':');
    if (parts.size() == 3 && parts[0] == here && start_of(parts[1]) != parts[2]) store::break_leases(db, runner);
  }
}

std::optional<NodeBatch> take_batch(store::Database& db, Micros now, const PipelineGraph& graph, const PipelineNode& node, const std::string& runner) {
  NodeBatch batch{.pipeline_id = graph.id, .pipeline = graph.name, .node = node, .runner = runner, .items = {}, .lines = {}};
  db.begin_write();
  try {
    batch.items = store::lease(db, node.id, [&](std::int64_t attempts) { return batch_size(node, attempts); }, {.runner = runner, .now = now, .until = now + node.command.timeout + k_grace});
    if (!batch.items.empty() && node.type != NodeType::score) write_lines(db, batch);
    if (batch.items.empty())
      db.rollback();
    else
      db.commit();
  } catch (...) {
    db.rollback();
    throw;
  }
  if (batch.items.empty()) return std::nullopt;
  return batch;
}

CommandAnswer run_batch(const NodeBatch& batch, const CommandPlace& place) {
  model::CommandSettings command = batch.node.command;
  command.environment.push_back(cat("TASKS_PIPELINE=", batch.pipeline));
  command.environment.push_back(cat("TASKS_NODE=", batch.node.name));
  return ask_command(command, batch.lines, place, Patience::altogether);
}

std::optional<ComputedScores> compute_batch(store::Session& session, const NodeBatch& batch, const CommandPlace& place, CommandAnswer& answer) {
  const auto graph = store::find_pipeline(session.db(), batch.pipeline_id);
  const PipelineNode* scored = graph ? reviewed_by(*graph, batch.node) : nullptr;
  if (!scored) return std::nullopt;
  const model::Task task = get_task(session, cat(scored->task_id), store::TaskDetail::settings);
  const Micros began = Stopwatch::steady_now();
  try {
    const auto function = custom_function(session, task, batch.node.function.empty() ? std::nullopt : std::optional(batch.node.function));
    if (!function) return std::nullopt;
    ScoreRequest request{.function = function, .all = true, .work_items = {}, .timeout_s = static_cast<double>(batch.node.command.timeout) / static_cast<double>(k_second)};
    store::load_leased(session.db(), batch.items);
    request.work_items = store::work_of_leased(session.db(), task.id);
    if (request.work_items.empty()) return std::nullopt;
    ComputedScores computed = compute_scores(session, task, *function, request, place.environment);
    answer.wall = Stopwatch::steady_now() - began;
    return computed;
  } catch (const Error& why) {
    if (why.code() == Code::interrupted) throw;
    answer.problem = why;
    return std::nullopt;
  }
}

model::NodeRun store_batch(store::Transaction& tx, const NodeBatch& batch, const CommandAnswer& answer, const ComputedScores* computed) {
  const auto graph = store::find_pipeline(tx.db(), batch.pipeline_id);
  const PipelineNode* node = graph ? graph->find(batch.node.id) : nullptr;
  if (!node) {
    model::NodeRun none;
    none.pipeline = batch.pipeline;
    none.node = batch.node.name;
    return none;
  }
  return Storing(tx, batch, *graph, *node).run(answer, computed);
}

}  // namespace tasks::service
