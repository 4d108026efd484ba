#include "lib/formats/task_yaml.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "tests/unit/formats/mutations.hpp"

using namespace tasks;
using formats::read_task;

namespace {

constexpr const char* k_whole = R"(name: cars-1
dataset: cars
recipe: street
type: labeling
items: [17, 18]
where: dir=/a
limit: 10
owner: mia@x.io
priority: high
due: 2026-12-31
lock_after_due: true
assignees: [ana@x.io, "@night"]
workload: {ana@x.io: 60, "@night": 40.5}
shuffle: true
actions: [ok, {name: no, display: Not one, color: "#f00", discard: true}, discard]
instructions: {file: guide.pdf, pages: 2-5}
description: some words
metadata: {customer: acme, round: 2, tags: [a, b]}
seed: 7
)";

}  // namespace

TEST_CASE("every field of a task file") {
  const auto spec = read_task(k_whole, "task.yaml", 0);
  CHECK(spec.name == "cars-1");
  CHECK(spec.dataset == "cars");
  CHECK(spec.recipe == "street");
  CHECK(spec.items == std::vector<model::Id>{17, 18});
  CHECK(spec.where == std::vector<std::string>{"dir=/a"});
  CHECK(spec.limit == 10);
  CHECK(spec.owner == "mia@x.io");
  CHECK(spec.priority == model::Priority::high);
  CHECK(spec.due_at == parse_time("2026-12-31", 0, DayMeans::end));
  CHECK(spec.lock_after_due == true);
  CHECK(spec.assignees == std::vector<std::string>{"ana@x.io", "@night"});
  CHECK(spec.workload == std::vector<std::pair<std::string, double>>{{"ana@x.io", 60}, {"@night", 40.5}});
  CHECK(spec.shuffle == true);
  REQUIRE(spec.actions.size() == 3);
  CHECK(spec.actions[1].display == "Not one");
  CHECK(spec.actions[1].color == "#ff0000");
  CHECK(spec.actions[1].discard);
  CHECK_FALSE(spec.actions[0].discard);
  CHECK(spec.actions[2].discard);
  CHECK(spec.instructions_file == "guide.pdf");
  CHECK(spec.instructions_pages == "2-5");
  CHECK(spec.description == "some words");
  CHECK(spec.metadata == std::vector<std::pair<std::string, std::string>>{{"customer", "\"acme\""}, {"round", "2"}, {"tags", "[\"a\",\"b\"]"}});
  CHECK(spec.seed == 7);
}

TEST_CASE("mistakes are told with their place") {
  struct Row {
    const char* yaml;
    const char* message;
  };
  const Row rows[] = {
      {"name: x\nasignees: [a]\n", "t.yaml:2:1: unknown key \"asignees\""},
      {"name: x\npriority: urgent\n", "t.yaml:2:11: unknown priority \"urgent\""},
      {"due: soon\n", "t.yaml:1:6: \"soon\" is not a time"},
      {"limit: -3\n", "t.yaml:1:8: the limit -3 is below 0"},
      {"limit: many\n", "t.yaml:1:8: "},
      {"items: [4, x]\n", "t.yaml:1:12: "},
      {"items: [0]\n", "t.yaml:1:9: 0 is not an id"},
      {"type: review\n", "t.yaml:1:7: unknown type \"review\""},
      {"workload: [60, 40]\n", "t.yaml:1:11: "},
      {"workload: {ana: most}\n", "t.yaml:1:17: "},
      {"actions: [none]\n", "t.yaml:1:11: the action name \"none\" is reserved"},
      {"actions:\n  - {name: ok, color: red}\n", "t.yaml:2:23: bad color"},
      {"actions:\n  - {display: ok}\n", "t.yaml:2:5: the action has no name"},
      {"instructions: {pages: 2}\n", "t.yaml:1:15: the instructions name no file"},
      {"instructions: {file: a.pdf, pages: 5-2}\n", "t.yaml:1:36: bad pages \"5-2\""},
      {"lock_after_due: perhaps\n", "t.yaml:1:17: "},
      {"name:\n", "t.yaml:1:"},
      {"- a\n", "t.yaml:1:1: "},
      {"name: x\nname: y\n", "t.yaml:2:1: "},
      {"metadata: text\n", "t.yaml:1:11: "},
  };
  for (const Row& row : rows) {
    INFO(row.yaml);
    try {
      read_task(row.yaml, "t.yaml", 0);
      FAIL_CHECK("it was read");
    } catch (const Error& e) {
      CHECK(e.code() == Code::bad_file);
      CHECK_THAT(e.message(), Catch::StartsWith(row.message));
    }
  }
}

TEST_CASE("broken task files are read or refused, nothing else") {
  int refused = 0;
  for_mutations(k_whole, 3000, [&](const std::string& text) {
    try {
      read_task(text, "t.yaml", 0);
    } catch (const Error& e) {
      CHECK(e.code() == Code::bad_file);
      ++refused;
    }
  });
  CHECK(refused > 500);
}
