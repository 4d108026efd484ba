#include "lib/model/pipeline.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/node_settings.hpp"

using namespace tasks;
using namespace tasks::model;

namespace {

PipelineNode node(std::string name, NodeType type) {
  PipelineNode made;
  made.name = std::move(name);
  made.type = type;
  return made;
}

PipelineEdge edge(std::string from, std::string output, std::string to) { return {.id = 0, .from = std::move(from), .output = std::move(output), .to = std::move(to), .when = {}}; }

// data → model → label ⇄ review → export
PipelineGraph flow() {
  PipelineGraph graph;
  graph.name = "flow";
  graph.nodes = {node("data", NodeType::dataset), node("model", NodeType::model), node("label", NodeType::task), node("review", NodeType::qa), node("export", NodeType::code)};
  graph.edges = {edge("data", "", "model"), edge("model", "", "label"), edge("label", "complete", "review"), edge("review", "reject", "label"), edge("review", "", "export")};
  return graph;
}

std::string problem(const PipelineGraph& graph) {
  try {
    check_graph(graph);
  } catch (const Error& why) {
    CHECK(why.code() == Code::bad_value);
    return why.message();
  }
  return {};
}

std::string ways(const PipelineGraph& graph, std::string_view from, std::string_view output) {
  std::vector<std::string> to;
  for (const PipelineEdge* one : edges_of(graph, *graph.find(from), output)) to.push_back(one->to);
  return join(to, ",");
}

}  // namespace

TEST_CASE("a graph with a loop through a task is one", "[pipeline]") {
  const PipelineGraph graph = flow();
  CHECK(problem(graph).empty());
  CHECK(root_of(graph).name == "data");
}

TEST_CASE("an item takes the edges of its output, or those without one", "[pipeline]") {
  PipelineGraph graph = flow();
  CHECK(ways(graph, "label", "complete") == "review");
  CHECK(ways(graph, "label", "discard").empty());
  CHECK(ways(graph, "review", "reject") == "label");
  CHECK(ways(graph, "review", "approve") == "export");  // no other edge names it
  graph.edges.push_back(edge("label", "complete", "export"));
  CHECK(ways(graph, "label", "complete") == "review,export");
}

TEST_CASE("what is no graph is told", "[pipeline]") {
  PipelineGraph graph = flow();
  using Catch::Contains;
  SECTION("no node") { CHECK(problem(PipelineGraph()) == "a pipeline has at least one node"); }
  SECTION("a name twice") {
    graph.nodes.push_back(node("label", NodeType::code));
    CHECK(problem(graph) == "two nodes are called \"label\"");
  }
  SECTION("an edge to nowhere") {
    graph.edges.push_back(edge("review", "approve", "exprot"));
    CHECK_THAT(problem(graph), Contains("there is no node \"exprot\""));
  }
  SECTION("an edge from nowhere") {
    graph.edges.push_back(edge("modle", "", "label"));
    CHECK_THAT(problem(graph), Contains("there is no node \"modle\""));
  }
  SECTION("an edge into a dataset") {
    graph.edges.push_back(edge("review", "approve", "data"));
    CHECK_THAT(problem(graph), Contains("a dataset"));
  }
  SECTION("a status of a dataset") {
    graph.edges.front().output = "complete";
    CHECK_THAT(problem(graph), Contains("have no status"));
  }
  SECTION("an output that a command has not") {
    graph.edges[1].output = "good";
    CHECK_THAT(problem(graph), Contains("its outputs are done, not \"good\""));
    graph.nodes[1].outputs = {"good", "bad"};
    CHECK(problem(graph).empty());
  }
  SECTION("the same edge twice") {
    graph.edges.push_back(graph.edges.front());
    CHECK_THAT(problem(graph), Contains("twice"));
  }
  SECTION("two roots") {
    graph.nodes.push_back(node("other", NodeType::code));
    CHECK_THAT(problem(graph), Contains("nothing leads to data, other"));
  }
  SECTION("an island with a loop of its own") {
    graph.nodes.push_back(node("here", NodeType::task));
    graph.nodes.push_back(node("there", NodeType::task));
    graph.edges.push_back(edge("here", "", "there"));
    graph.edges.push_back(edge("there", "", "here"));
    CHECK_THAT(problem(graph), Contains("no way leads from \"data\" to \"here\""));
  }
  SECTION("a loop that nobody stops") {
    graph.edges.push_back(edge("export", "", "export"));
    CHECK_THAT(problem(graph), Contains("without a task in between"));
  }
  SECTION("a long one") {
    graph.nodes.push_back(node("again", NodeType::code));
    graph.edges.push_back(edge("export", "", "again"));
    graph.edges.push_back(edge("again", "", "export"));
    CHECK_THAT(problem(graph), Contains("without a task in between"));
  }
}

TEST_CASE("a graph in which every node has an edge begins with its first", "[pipeline]") {
  PipelineGraph graph;
  graph.nodes = {node("label", NodeType::task), node("review", NodeType::qa)};
  graph.edges = {edge("label", "complete", "review"), edge("review", "reject", "label")};
  CHECK(problem(graph).empty());
  CHECK(root_of(graph).name == "label");
}

TEST_CASE("a review is of the one task that leads to it", "[pipeline]") {
  PipelineGraph graph = flow();
  CHECK(reviewed_by(graph, *graph.find("review"))->name == "label");
  graph.nodes.push_back(node("second", NodeType::task));
  graph.edges.push_back(edge("model", "", "second"));
  graph.edges.push_back(edge("second", "complete", "review"));
  CHECK(reviewed_by(graph, *graph.find("review")) == nullptr);
}

TEST_CASE("settings of a node come back from their text", "[pipeline]") {
  PipelineNode made = node("work", NodeType::model);
  CHECK(settings_json(made) == "{}");
  made.where = {"path=/a/**"};
  made.filter = "{\"kind\":\"image\"}";
  made.trigger = false;
  made.command = {.words = {"./run", "--fast", "a \"b\"\n"}, .shell = true, .batch = 7, .timeout = 1'500'000, .attempts = 9, .backoff = 0, .output = 5, .memory = std::int64_t{1} << 33, .environment = {"A=1", "B="}};
  made.outputs = {"good", "bad"};
  made.model = "net";
  made.model_version = "2";
  made.min_score = 0.25;
  made.annotations = true;
  made.function = "agreement";
  PipelineNode read = node("work", NodeType::model);
  read_settings(settings_json(made), read);
  CHECK(settings_json(read) == settings_json(made));
  CHECK(read.command.words == made.command.words);
  CHECK(read.command.memory == made.command.memory);
  CHECK(read.min_score == 0.25);
}
