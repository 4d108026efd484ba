#include "lib/formats/pipeline_yaml.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

using namespace tasks;
using namespace tasks::formats;

namespace {

constexpr const char* k_flow = R"(
name: flow
dataset: scans
nodes:
  - {name: in, type: dataset, dataset: scans, where: [path=/a/**], trigger: false}
  - {name: detect, type: model, command: [./detect, --fast], version: "8", min_score: 0.5, batch: 20, timeout: 90s, memory: 2G, environment: {MODE: fast}}
  - name: label
    type: task
    assignees: [ana@x.io, "@night"]
    priority: high
  - {name: review, type: qa, of: label, actions: [approve, reject], repeatable: false}
edges:
  - {from: in, to: detect}
  - {from: detect, to: label, when: {kind: image}}
  - {from: "label:complete", to: review}
  - {from: "review:reject", to: label}
)";

}  // namespace

TEST_CASE("a pipeline's file says its nodes, tasks and edges", "[pipeline]") {
  const model::PipelineSpec spec = read_pipeline(k_flow, "flow.yaml", 0);
  CHECK(spec.name == "flow");
  CHECK(*spec.dataset == "scans");
  REQUIRE(spec.nodes.size() == 4);
  CHECK_FALSE(spec.nodes[0].node.trigger);
  CHECK(spec.nodes[0].node.where == std::vector<std::string>{"path=/a/**"});
  const model::PipelineNode& detect = spec.nodes[1].node;
  CHECK(detect.command.words == std::vector<std::string>{"./detect", "--fast"});
  CHECK(detect.model == "detect");  // its own name, unless it says another
  CHECK(detect.model_version == "8");
  CHECK(detect.command.timeout == 90 * k_second);
  CHECK(*detect.command.memory == std::int64_t{2} << 30);
  CHECK(detect.command.environment == std::vector<std::string>{"MODE=fast"});
  CHECK(spec.nodes[2].task.assignees == std::vector<std::string>{"ana@x.io", "@night"});
  CHECK(*spec.nodes[2].task.priority == model::Priority::high);
  CHECK(spec.nodes[3].of == "label");
  CHECK_FALSE(spec.nodes[3].node.repeatable);
  CHECK(spec.nodes[2].place == "flow.yaml:7:5");
  CHECK(spec.edges[1].when == R"({"kind":"image"})");
  CHECK(spec.edges[2].output == "complete");
  CHECK(spec.edge_places[3] == "flow.yaml:16:5");
}

TEST_CASE("a pipeline that is written is read again", "[pipeline]") {
  const model::PipelineGraph graph = read_pipeline(k_flow, "flow.yaml", 0).graph();
  const auto none = [](const model::PipelineNode&) { return std::vector<std::string>(); };
  const std::string written = write_pipeline(graph, none);
  CHECK(write_pipeline(read_pipeline(written, "again.yaml", 0).graph(), none) == written);
}

TEST_CASE("fields stand where they belong", "[pipeline]") {
  const auto fails = [](std::string_view text, std::string_view with) {
    CAPTURE(text);
    CHECK_THROWS_WITH(read_pipeline(cat("{name: p, nodes: [", text, "]}"), "p.yaml", 0), Catch::Contains(std::string(with)));
  };
  fails("{name: a, type: code, command: x, assignees: [ana@x.io]}", "a code node has no assignees");
  fails("{name: a, type: task, command: x}", "a task node has no command");
  fails("{name: a, type: score, model: x}", "a score node has no model");
  fails("{name: a, type: dataset}", "names no dataset");
  fails("{name: a, type: model, command: x, min_score: 2}", "0 to 1");
  fails("{name: a, type: model, command: x, attempts: 0}", "1 to 100");
  fails("{name: a, type: code, command: [x, y], shell: true}", "one text");
  fails("{name: a, type: code, command: x, environment: {\"A=B\": c}}", "bad name of a variable");
}
