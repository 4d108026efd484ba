#include "lib/formats/recipe_yaml.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "tests/unit/formats/mutations.hpp"

using namespace tasks;
using namespace tasks::formats;

namespace {

const std::string k_full = R"(name: street
description: |
	tabs are fine in here
ontology:
  labels:
    - name: vehicle
      color: "#F80"
      children:
        - {name: car, display: Car, color: "#00ff00", id: 3, children: [taxi]}
        - bus
    - person
  attributes:
    - {key: color, type: single, values: [red, 12, "true"]}
    - {key: speed, display: Speed, type: slider, range: [0, 10, 0.5], labels: [vehicle, person], required: true}
    - {key: note, type: text}
tools: [box, class]
actions:
  - complete
  - {name: discard}
  - {name: broken, display: Broken file, color: "#ff0000", discard: true}
instructions: {file: guide.pdf, pages: 2-5}
validation: check.js
rules:
  require_annotations: true
  min_annotations: 1
  max_annotations: 100
  per_label: {vehicle.car: {min: 0, max: 20}}
  allow_overflow: true
layout: {rows: [left, right], zoom: 1.50, on: true, none: ~, text: "12"}
score: {function: agreement, iou_threshold: 0.6, weights: {geometry: 2, label: 1}}
)";

// The indentation of the block scalar in k_full starts with a tab, which YAML does not take: two spaces first.
std::string full() {
  std::string text = k_full;
  text.replace(text.find("\ttabs"), 1, "  \t");
  return text;
}

}  // namespace

TEST_CASE("a recipe is read whole") {
  const auto r = read_recipe(full(), "street.yaml");
  CHECK(r.name == "street");
  REQUIRE(r.labels.size() == 5);
  CHECK(r.labels[2].name == "vehicle.car.taxi");
  CHECK(r.labels[2].display == "taxi");
  CHECK(r.labels[0].color == "#ff8800");
  CHECK(r.labels[0].end == 4);
  CHECK(r.labels[1].id == 3);
  CHECK(r.labels[3].name == "vehicle.bus");
  CHECK(r.find_label("person") == &r.labels[4]);
  REQUIRE(r.attributes.size() == 3);
  CHECK(r.attributes[0].values == std::vector<std::string>{"red", "12", "true"});
  CHECK(r.attributes[1].step == 0.5);
  CHECK(r.attributes[1].required);
  CHECK(r.tools == std::vector{model::Shape::box, model::Shape::class_});
  REQUIRE(r.actions.size() == 3);
  CHECK_FALSE(r.actions[0].discard);
  CHECK(r.actions[1].discard);
  CHECK(r.actions[2].display == "Broken file");
  CHECK(r.instructions_file == "guide.pdf");
  CHECK(r.instructions_pages == "2-5");
  CHECK(r.rules.per_label.at(0).limits.max == 20);
  CHECK(r.rules.allow_overflow);
  CHECK(r.layout == R"({"rows":["left","right"],"zoom":1.5,"on":true,"none":null,"text":"12"})");
  CHECK(r.score.geometry_weight == 2.0);
  CHECK_FALSE(r.score.attributes_weight);
}

TEST_CASE("a recipe's JSON is a recipe again, the same one") {
  const std::string json = recipe_json(read_recipe(full(), "street.yaml"));
  CHECK(recipe_json(read_recipe(json, "street.json")) == json);
  CHECK_THAT(json, Catch::StartsWith(R"({"name":"street","description":)"));
  CHECK_THAT(json, Catch::Contains(R"({"name":"car","display":"Car","color":"#00ff00","id":3,"children":[{"name":"taxi"}]})"));
}

TEST_CASE("the hash is the content's") {
  CHECK(recipe_hash("") == "99aa06d3014798d86001c324468d497f");  // XXH3-128 of nothing, from its specification
  CHECK(recipe_hash("a") != recipe_hash("b"));
}

TEST_CASE("aliases stand for their values") {
  const auto r = read_recipe("layout: &parts [taxi, van]\nontology: {labels: [{name: car, children: *parts}, {name: bus, children: *parts}]}\n", "x");
  CHECK(r.find_label("bus.van"));
  CHECK(r.labels.size() == 6);
}

TEST_CASE("every mistake in a recipe has its place") {
  struct Row {
    std::string yaml, at, what, hint;
  };
  const Row rows[] = {
      {"", "", "empty", ""},
      {"# nothing\n", "", "empty", ""},
      {"- a\n", "1:1", "a recipe is a map", ""},
      {"just text", "1:1", "a recipe is a map", ""},
      {"name: a\nnmae: b\n", "2:1", "unknown key \"nmae\"", "\"name\""},
      {"name: a\nname: b\n", "2:1", "twice", ""},
      {"name: 12\n", "1:7", "numbers are ids", ""},
      {"name: [a]\n", "1:7", "expected a text, got a list", ""},
      {"name: ' a'\n", "1:7", "blank", ""},
      {"name: a\n---\nname: b\n", "3:1", "second document", ""},
      {"name: a\nontology:\n\tlabels: [a]\n", "3:1", "tab", "spaces"},
      {"name: a\nontology:\n  labels:\n  \t- a\n", "4:3", "tab", "spaces"},
      {"name: {a: b\n", "2:1", "not valid YAML", ""},
      {"name: \"abc\n", "1:7", "quote is not closed", ""},
      {"name: ä\ndescription: 'it''s", "2:20", "EOF in scalar", ""},
      {"name: a\nlayout: {\"ä\": \"x\\\"", "2:20", "EOF in scalar", ""},
      {"name: ä\nlayout: 'it''s\n", "2:9", "quote is not closed", ""},
      {"? {a: b}\n: c\n", "1:3", "plain word", ""},
      {"ontology: {labels: []}\n", "1:20", "empty", ""},
      {"ontology: {labels: {a: b}}\n", "1:20", "expected a list, got a map", ""},
      {"ontology: {labels: [~]}\n", "1:21", "expected a map, got nothing", ""},
      {"ontology: {labels: ['']}\n", "1:21", "the label is empty", ""},
      {"ontology: {labels: [a, b, a]}\n", "1:27", "duplicate label \"a\", first in line 1", ""},
      {"ontology:\n  labels:\n    - a.b\n    - {name: a, children: [b]}\n", "4:28", "duplicate label \"a.b\", first in line 3", ""},
      {"ontology: {labels: [{color: \"#fff\"}]}\n", "1:21", "no name", ""},
      {"ontology: {labels: [{name: ~}]}\n", "1:22", "empty", "quote"},
      {"ontology:\n  labels:\n    - name: a\n      color: #ff0000\n", "4:7", "color is empty", "quotes"},
      {"ontology: {labels: [{name: a, color: red}]}\n", "1:38", "bad color \"red\"", "#rrggbb"},
      {"ontology: {labels: [{name: a, color: \"#12345\"}]}\n", "1:38", "bad color", ""},
      {"ontology: {labels: [{name: a, colour: \"#123\"}]}\n", "1:31", "unknown key \"colour\"", "\"color\""},
      {"ontology: {labels: [{name: a, id: -1}]}\n", "1:35", "below 0", ""},
      {"ontology: {labels: [{name: a, id: 1}, {name: b, id: 1}]}\n", "1:53", "duplicate label id 1", ""},
      {"ontology: {labels: [{name: a, id: x}]}\n", "1:35", "whole number", ""},
      {"ontology: {labels: [&a {name: a, children: [*a]}]}\n", "1:45", "cycle", ""},
      {"ontology:\n  labels: &l\n    - {name: a, children: *l}\n", "3:27", "cycle", ""},
      {"a: &a {name: x}\nontology: {labels: [{<<: *a}]}\n", "2:22", "merge keys", ""},
      {"ontology: {labels: [*nobody]}\n", "1:21", "not valid YAML", ""},
      {"ontology: {attributes: [{key: a}]}\n", "1:25", "no type", "slider"},
      {"ontology: {attributes: [{type: text}]}\n", "1:25", "no key", ""},
      {"ontology: {attributes: [{key: a, type: txt}]}\n", "1:40", "unknown attribute type \"txt\"", "\"text\""},
      {"ontology: {attributes: [{key: a, type: text}, {key: a, type: text}]}\n", "1:47", "duplicate attribute \"a\"", ""},
      {"ontology: {attributes: [{key: a, type: single}]}\n", "1:25", "no values", ""},
      {"ontology: {attributes: [{key: a, type: single, values: []}]}\n", "1:56", "empty", ""},
      {"ontology: {attributes: [{key: a, type: single, values: [x, x]}]}\n", "1:60", "duplicate value", ""},
      {"ontology: {attributes: [{key: a, type: text, values: [x]}]}\n", "1:54", "has no values", ""},
      {"ontology: {attributes: [{key: a, type: slider}]}\n", "1:25", "no range", ""},
      {"ontology: {attributes: [{key: a, type: slider, range: [5, 5]}]}\n", "1:55", "5 is not below 5", ""},
      {"ontology: {attributes: [{key: a, type: slider, range: [1]}]}\n", "1:55", "bad range of 1 number", ""},
      {"ontology: {attributes: [{key: a, type: slider, range: [0, 5, 0]}]}\n", "1:55", "step", ""},
      {"ontology: {attributes: [{key: a, type: slider, range: [0, .inf]}]}\n", "1:59", "expected a number", ""},
      {"ontology: {attributes: [{key: a, type: slider, range: [0, x]}]}\n", "1:59", "expected a number", ""},
      {"ontology: {attributes: [{key: a, type: boolean, range: [0, 1]}]}\n", "1:56", "has no range", ""},
      {"ontology: {attributes: [{key: a, type: text, required: yes}]}\n", "1:56", "expected true or false", ""},
      {"ontology: {labels: [car], attributes: [{key: a, type: text, labels: [cart]}]}\n", "1:70", "unknown label \"cart\"", "\"car\""},
      {"tools: [box, boxx]\n", "1:14", "unknown tool \"boxx\"", "\"box\""},
      {"tools: [segment]\n", "1:9", "unknown tool", "\"polygon\""},
      {"tools: [box, box]\n", "1:14", "duplicate tool", ""},
      {"tools: []\n", "1:8", "empty", ""},
      {"tools: box\n", "1:8", "expected a list", ""},
      {"actions: [all]\n", "1:11", "reserved", ""},
      {"actions: [none]\n", "1:11", "reserved", ""},
      {"actions: [consensus-done]\n", "1:11", "reserved", ""},
      {"actions: [\"12\"]\n", "1:11", "numbers are ids", ""},
      {"actions: [a, a]\n", "1:14", "duplicate action", ""},
      {"actions: [{display: x}]\n", "1:11", "no name", ""},
      {"actions: [{name: a, discard: 1}]\n", "1:30", "true or false", ""},
      {"actions: []\n", "1:10", "empty", ""},
      {"instructions: {file: a.pdf, pages: 5-2}\n", "1:36", "bad pages \"5-2\"", "2-5"},
      {"instructions: {pages: 1}\n", "1:15", "no file", ""},
      {"rules: {min_annotations: 3, max_annotations: 2}\n", "1:8", "above the maximum", ""},
      {"rules: {min_annotations: -3}\n", "1:26", "below 0", ""},
      {"rules: {require_annotations: true, max_annotations: 0}\n", "1:8", "exclude each other", ""},
      {"rules: {allow_overflw: true}\n", "1:9", "unknown key", "allow_overflow"},
      {"ontology: {labels: [car]}\nrules: {per_label: {cat: {min: 1}}}\n", "2:21", "unknown label \"cat\"", "car"},
      {"ontology: {labels: [car]}\nrules: {per_label: {car: {min: 2, max: 1}}}\n", "2:26", "above the maximum", ""},
      {"ontology: {labels: [car]}\nrules: {per_label: {car: {}, car: {}}}\n", "2:30", "twice", ""},
      {"score: {iou_threshold: 1.5}\n", "1:24", "0..1", ""},
      {"score: {weights: {geometry: -1}}\n", "1:29", "below 0", ""},
      {"score: {weights: {geometry: 0, label: 0, attributes: 0}}\n", "1:18", "all weights are 0", ""},
      {std::string("name: a\xff\n"), "", "not UTF-8", ""},
      {std::string("name: a\0b\n", 10), "", "NUL", ""},
  };
  for (const Row& row : rows) {
    INFO(row.yaml);
    try {
      read_recipe(row.yaml, "r.yaml");
      FAIL("was accepted");
    } catch (const Error& e) {
      CHECK(e.code() == Code::bad_file);
      CHECK_THAT(e.message(), Catch::StartsWith(row.at.empty() ? "r.yaml: " : "r.yaml:" + row.at) && Catch::Contains(row.what));
      CHECK_THAT(e.hint_text(), Catch::Contains(row.hint));
    }
  }
}

TEST_CASE("trees without end are refused, wide ones are not") {
  std::string deep = "ontology: {labels: [";
  for (int i = 0; i < 40; ++i) deep += "{name: a, children: [";
  for (int i = 0; i < 40; ++i) deep += "]}";
  CHECK_THROWS_WITH(read_recipe(deep + "]}\n", "r"), Catch::Contains("nested deeper than 32"));
  CHECK_THROWS_AS(read_recipe("layout: " + std::string(100'000, '[') + "\n", "r"), Error);
  CHECK_THROWS_AS(read_recipe("layout: " + std::string(100'000, '{') + "\n", "r"), Error);

  std::string laughs = "layout:\n  a: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    laughs += cat("  b", i, ": &a", i, " [");
    for (int k = 0; k < 10; ++k) laughs += cat(k ? ", *a" : "*a", i - 1);
    laughs += "]\n";
  }
  CHECK_THROWS_WITH(read_recipe(laughs, "r"), Catch::Contains("aliases expand"));

  std::string wide = "ontology:\n  labels:\n";
  for (int i = 0; i < 20'000; ++i) wide += cat("    - {name: label-", i, ", color: \"#aabbcc\"}\n");
  const auto r = read_recipe(wide, "r");
  CHECK(r.labels.size() == 20'000);
  CHECK(r.find_label("label-19999"));
  CHECK_THROWS_WITH(read_recipe(wide + "    - label-7\n", "r"), Catch::Contains("r:20003:7: duplicate label \"label-7\", first in line 10"));
}

TEST_CASE("no bytes crash the recipe reader") {
  for_mutations(full(), 3000, [](const std::string& text) {
    try {
      recipe_json(read_recipe(text, "r"));
    } catch (const Error&) {
    }
  });
}
