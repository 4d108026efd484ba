#include "lib/formats/pipeline_yaml.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/task_yaml.hpp"

namespace tasks::formats {
namespace {

using model::NodeType;

const std::string& word(const YamlValue& value, std::string_view what) {
  if (value.is_null() || value.text().empty()) value.fail(cat("the ", what, " is empty"));
  return value.text();
}

std::vector<std::string> words(const YamlValue& value, std::string_view what) {
  std::vector<std::string> all;
  if (!value.is_list()) return {word(value, what)};
  value.each([&](const YamlValue& one) { all.push_back(word(one, what)); });
  return all;
}

std::int64_t within(const YamlValue& value, std::string_view what, std::int64_t least, std::int64_t most) {
  const std::int64_t n = value.integer();
  if (n < least || n > most) value.fail(cat("the ", what, " is ", least, " to ", most, ", not ", n));
  return n;
}

Micros duration(const YamlValue& value, std::string_view what) {
  try {
    return parse_duration(word(value, what));
  } catch (const Error& e) {
    value.fail(e.message(), e.hint_text());
  }
}

// "512M", "4G", bytes.
std::int64_t bytes(const YamlValue& value, std::string_view what) {
  std::string_view text = word(value, what);
  int shift = 0;
  if (const auto unit = std::string_view("KMGT").find(text.back()); unit != std::string_view::npos) {
    shift = static_cast<int>(unit + 1) * 10;
    text.remove_suffix(1);
  }
  const auto n = to_int(text);
  if (!n || *n <= 0 || *n > (std::int64_t{1} << (62 - shift))) value.fail(cat("bad ", what, ' ', quote(value.text())), "write bytes, or 512M, 4G");
  return *n << shift;
}

std::string filter_text(const YamlValue& value, std::string_view what) {
  if (!value.is_map()) return word(value, what);
  std::string json;
  value.append_json(json);
  return json;
}

// "A=1" pairs of a map.
std::vector<std::string> environment(const YamlValue& value) {
  std::vector<std::string> all;
  value.each_entry([&](const YamlValue& key, const YamlValue& text) {
    if (key.text().empty() || key.text().find('=') != std::string::npos) key.fail(cat("bad name of a variable: ", quote(key.text())));
    all.push_back(cat(key.text(), '=', text.is_null() ? "" : text.text()));
  });
  std::sort(all.begin(), all.end());
  return all;
}

enum Own : std::size_t {
  name, type, task, dataset, repeatable, of, where, filter, trigger, command, shell, batch, timeout, attempts, backoff, output, memory, env, outputs, model_name, version, min_score,
  annotations, function, own_fields
};
constexpr std::array<std::string_view, own_fields> k_own{"name", "type", "task", "dataset", "repeatable", "of", "where", "filter", "trigger", "command", "shell", "batch", "timeout", "attempts", "backoff",
                                                          "output", "memory", "environment", "outputs", "model", "version", "min_score", "annotations", "function"};

bool fits(NodeType node, std::size_t field) {
  switch (field) {
    case name:
    case type: return true;
    case repeatable: return node != NodeType::dataset;
    case task: return model::holds_work(node);
    case of: return node == NodeType::qa;
    case dataset: return node == NodeType::dataset || node == NodeType::task;
    case where:
    case filter:
    case trigger: return node == NodeType::dataset;
    case function: return node == NodeType::score;
    case command:
    case shell: return node == NodeType::model || node == NodeType::code;
    case outputs:
    case annotations: return node == NodeType::code || (node == NodeType::model && field == annotations);
    case model_name:
    case version:
    case min_score: return node == NodeType::model;
    default: return field < own_fields ? model::runs_command(node) : model::holds_work(node);
  }
}

// Options of tasks that a pipeline decides itself.
bool decided(std::string_view field) {
  constexpr std::string_view k_decided[] = {"type", "items", "where", "filter", "limit", "shuffle", "qa_of", "status", "name", "dataset"};
  return std::find(std::begin(k_decided), std::end(k_decided), field) != std::end(k_decided);
}

class NodeReader {
 public:
  NodeReader(std::string_view file, Micros now) : m_file(file), m_now(now) {
    m_known.assign(k_own.begin(), k_own.end());
    for (const std::string_view field : task_fields()) m_known.push_back(decided(field) || std::find(k_own.begin(), k_own.end(), field) != k_own.end() ? std::string_view() : field);
  }

  model::NodeSpec read(const YamlValue& map) const {
    model::NodeSpec spec;
    spec.place = cat(m_file, ':', map.line(), ':', map.column());
    std::optional<NodeType> node_type;
    map.each_entry([&](const YamlValue& key, const YamlValue& value) {
      if (key.text() != "type") return;
      node_type = model::parse<NodeType>(word(value, "type"));
      if (node_type) return;
      const auto all = model::words<NodeType>();
      const std::vector<std::string> names(all.begin(), all.end());
      const auto near = nearest(value.text(), names);
      value.fail(cat("there is no type of node ", quote(value.text())), near ? cat("did you mean ", *near, "?") : cat("types are ", join(names, ", ")));
    });
    if (!node_type) map.fail("the node has no type", "types are dataset, task, qa, model, code, score");
    spec.node.type = *node_type;
    map.each_field(m_known, [&](std::size_t field, const YamlValue& value) {
      if (!fits(*node_type, field)) value.fail(cat("a ", to_text(*node_type), " node has no ", m_known[field]));
      if (field < own_fields)
        take(field, value, spec);
      else
        read_task_field(field - own_fields, value, m_now, spec.task);
    });
    if (spec.node.name.empty()) map.fail("the node has no name");
    if (spec.node.type == NodeType::dataset && spec.node.dataset.empty()) map.fail(cat("the node ", quote(spec.node.name), " names no dataset"));
    if ((spec.node.type == NodeType::model || spec.node.type == NodeType::code) && spec.node.command.words.empty()) map.fail(cat("the node ", quote(spec.node.name), " has no command"));
    if (spec.node.command.shell && spec.node.command.words.size() != 1) map.fail("with shell: true the command is one text");
    if (spec.node.type == NodeType::model && spec.node.model.empty()) spec.node.model = spec.node.name;
    return spec;
  }

 private:
  void take(std::size_t field, const YamlValue& value, model::NodeSpec& spec) const {
    model::PipelineNode& node = spec.node;
    model::CommandSettings& c = node.command;
    switch (field) {
      case name:
        node.name = word(value, "name");
        if (node.name.find(':') != std::string::npos) value.fail(cat("bad name ", quote(node.name)), "an edge is from NODE:STATUS; a name has no colon");
        break;
      case type: break;
      case task: node.task = word(value, "task"); break;
      case dataset: (node.type == NodeType::dataset ? node.dataset : spec.task.dataset.emplace()) = word(value, "dataset"); break;
      case repeatable: node.repeatable = value.boolean(); break;
      case of: spec.of = word(value, "node"); break;
      case where: node.where = words(value, "condition"); break;
      case filter: node.filter = filter_text(value, "filter"); break;
      case trigger: node.trigger = value.boolean(); break;
      case command: c.words = words(value, "command"); break;
      case shell: c.shell = value.boolean(); break;
      case batch: c.batch = within(value, "batch", 1, 100'000); break;
      case timeout:
        c.timeout = duration(value, "time-out");
        if (c.timeout <= 0) value.fail("the time-out is above 0");
        break;
      case attempts: c.attempts = within(value, "number of attempts", 1, 100); break;
      case backoff: c.backoff = duration(value, "back-off"); break;
      case output: c.output = bytes(value, "size"); break;
      case memory: c.memory = bytes(value, "size"); break;
      case env: c.environment = environment(value); break;
      case outputs: node.outputs = words(value, "output"); break;
      case model_name: node.model = word(value, "model"); break;
      case version: node.model_version = word(value, "version"); break;
      case min_score:
        node.min_score = value.number();
        if (node.min_score < 0 || node.min_score > 1) value.fail("the least score is 0 to 1");
        break;
      case annotations: node.annotations = value.boolean(); break;
      default: node.function = word(value, "function");
    }
  }

  std::string m_file;
  Micros m_now;
  std::vector<std::string_view> m_known;
};

model::PipelineEdge read_edge(const YamlValue& map) {
  model::PipelineEdge edge;
  map.each_field({"from", "to", "when"}, [&](std::size_t field, const YamlValue& value) {
    if (field == 0) {
      const std::string& text = word(value, "node");
      const auto colon = text.find(':');
      edge.from = text.substr(0, colon);
      if (colon != std::string::npos) edge.output = text.substr(colon + 1);
      if (edge.from.empty() || (colon != std::string::npos && edge.output.empty())) value.fail(cat("bad end of an edge ", quote(text)), "write NODE or NODE:STATUS");
    }
    if (field == 1) edge.to = word(value, "node");
    if (field == 2) edge.when = filter_text(value, "condition");
  });
  if (edge.from.empty()) map.fail("the edge has no from");
  if (edge.to.empty()) map.fail("the edge has no to");
  return edge;
}

std::string quoted(std::string_view value) {
  JsonText json;
  json.value(value);
  return json.take();
}

std::string list_of(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += cat(text.empty() ? "" : ", ", quoted(one));
  return cat('[', text, ']');
}

std::string duration_text(Micros time) { return time % k_second == 0 ? cat(time / k_second, "s") : cat(static_cast<double>(time) / k_second); }

}  // namespace

model::PipelineSpec read_pipeline(const YamlValue& map, std::string_view file, Micros now) {
  const NodeReader reader(file, now);
  model::PipelineSpec spec;
  std::optional<YamlValue> nodes, edges;
  map.each_field({"name", "description", "dataset", "recipe", "nodes", "edges"}, [&](std::size_t field, const YamlValue& value) {
    if (field == 0) spec.name = word(value, "name");
    if (field == 1) spec.description = value.is_null() ? "" : value.text();
    if (field == 2) spec.dataset = word(value, "dataset");
    if (field == 3) spec.recipe = word(value, "recipe");
    if (field == 4) nodes = value;
    if (field == 5) edges = value;
  });
  if (spec.name.empty()) map.fail("the pipeline has no name");
  if (!nodes) map.fail("the pipeline has no nodes");
  nodes->each([&](const YamlValue& node) { spec.nodes.push_back(reader.read(node)); });
  if (edges && !edges->is_null())
    edges->each([&](const YamlValue& edge) {
      spec.edges.push_back(read_edge(edge));
      spec.edge_places.push_back(cat(file, ':', edge.line(), ':', edge.column()));
    });
  try {
    model::check_graph(spec.graph());
  } catch (const Error& e) {
    map.fail(e.message(), e.hint_text());
  }
  return spec;
}

model::PipelineSpec read_pipeline(std::string_view yaml, std::string_view file, Micros now) { return read_pipeline(YamlTree::parse(yaml, file).root(), file, now); }

std::string write_pipeline(const model::PipelineGraph& graph, const std::function<std::vector<std::string>(const model::PipelineNode&)>& task_lines) {
  const model::PipelineNode usual;
  std::string yaml = cat("name: ", quoted(graph.name), "\n");
  if (!graph.description.empty()) yaml += cat("description: ", quoted(graph.description), "\n");
  yaml += "nodes:\n";
  for (const model::PipelineNode& node : graph.nodes) {
    yaml += cat("  - name: ", quoted(node.name), "\n");
    const auto line = [&](std::string_view key, std::string_view value) { yaml += cat("    ", key, ": ", value, "\n"); };
    const model::CommandSettings& c = node.command;
    line("type", to_text(node.type));
    if (!node.dataset.empty()) line("dataset", quoted(node.dataset));
    if (!node.repeatable) line("repeatable", "false");
    if (!node.where.empty()) line("where", list_of(node.where));
    if (!node.filter.empty()) line("filter", quoted(node.filter));
    if (!node.trigger) line("trigger", "false");
    if (!c.words.empty()) line("command", list_of(c.words));
    if (c.shell) line("shell", "true");
    if (c.batch != usual.command.batch) line("batch", cat(c.batch));
    if (c.timeout != usual.command.timeout) line("timeout", duration_text(c.timeout));
    if (c.attempts != usual.command.attempts) line("attempts", cat(c.attempts));
    if (c.backoff != usual.command.backoff) line("backoff", duration_text(c.backoff));
    if (c.output != usual.command.output) line("output", cat(c.output));
    if (c.memory) line("memory", cat(*c.memory));
    if (!c.environment.empty()) {
      yaml += "    environment:\n";
      for (const std::string& one : c.environment) yaml += cat("      ", quoted(one.substr(0, one.find('='))), ": ", quoted(one.substr(one.find('=') + 1)), "\n");
    }
    if (!node.outputs.empty()) line("outputs", list_of(node.outputs));
    if (!node.model.empty()) line("model", quoted(node.model));
    if (!node.model_version.empty()) line("version", quoted(node.model_version));
    if (node.min_score != 0) line("min_score", cat(node.min_score));
    if (node.annotations) line("annotations", "true");
    if (!node.function.empty()) line("function", quoted(node.function));
    if (!node.task.empty()) line("task", quoted(node.task));
    for (const std::string& text : task_lines(node)) yaml += cat("    ", text, "\n");
  }
  yaml += graph.edges.empty() ? "edges: []\n" : "edges:\n";
  for (const model::PipelineEdge& edge : graph.edges)
    yaml += cat("  - {from: ", quoted(edge.output.empty() ? edge.from : cat(edge.from, ':', edge.output)), ", to: ", quoted(edge.to), edge.when.empty() ? "" : cat(", when: ", quoted(edge.when)), "}\n");
  return yaml;
}

}  // namespace tasks::formats
