// The bad files in tests/fixtures, which transcripts use too: each is refused for the reason in its name.
#include "tests/unit/formats/fixtures.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/lines.hpp"
#include "lib/formats/annotation_jsonl.hpp"
#include "lib/formats/item_jsonl.hpp"
#include "lib/formats/recipe_yaml.hpp"
#include "lib/model/annotation_rules.hpp"

using namespace tasks;
using namespace tasks::formats;

TEST_CASE("every bad recipe is refused with its place") {
  struct Row {
    std::string file, message, hint;
  };
  const Row rows[] = {
      {"duplicate-label", "r.yaml:6:14: duplicate label \"car\", first in line 4", ""},
      {"cycle", "r.yaml:5:17: the alias leads back into itself", ""},
      {"bad-color", "r.yaml:5:14: bad color \"orange\"", "#rrggbb"},
      {"tabs", "r.yaml:4:1: a tab in the indentation", "spaces"},
      {"unknown-key", "r.yaml:2:1: unknown key \"ontolgy\"", "ontology"},
      {"unknown-tool", "r.yaml:2:14: unknown tool \"poligon\"", "polygon"},
      {"reserved-action", "r.yaml:2:21: the action name \"all\" is reserved", ""},
      {"not-yaml", "r.yaml:4:1: not valid YAML", ""},
      {"bad-range", "r.yaml:4:41: bad range: 10 is not below 0", ""},
  };
  for (const Row& row : rows) {
    INFO(row.file);
    try {
      read_recipe(fixture("recipe/" + row.file + ".yaml"), "r.yaml");
      FAIL("was accepted");
    } catch (const Error& e) {
      CHECK_THAT(e.message(), Catch::StartsWith(row.message));
      CHECK_THAT(e.hint_text(), Catch::Contains(row.hint));
    }
  }
}

TEST_CASE("a broken line is told with its number") {
  const auto failure = [](const std::string& file, auto read) -> std::string {
    const std::string text = fixture("jsonl/" + file);
    LineReader lines = LineReader::text(text, file);
    try {
      while (const auto line = lines.next()) read(*line);
    } catch (Error& e) {
      e.within(lines.place());
      return e.message();
    }
    return "was accepted";
  };
  ItemReader items;
  AnnotationReader annotations;
  const auto read_item = [&](std::string_view line) { items.read(line); };
  CHECK_THAT(failure("items-broken-line-17.jsonl", read_item), Catch::StartsWith("line 17 of items-broken-line-17.jsonl: not valid JSON: at byte 55"));
  CHECK_THAT(failure("items-newline-in-path.jsonl", read_item), Catch::StartsWith("line 2 of items-newline-in-path.jsonl: path: the path \"b\\n.jpg\""));
  CHECK_THAT(failure("items-not-utf8.jsonl", read_item), Catch::StartsWith("line 2 of items-not-utf8.jsonl: not UTF-8"));
  CHECK_THAT(failure("annotations-broken-line-17.jsonl", [&](std::string_view line) { annotations.read(line); }),
             Catch::StartsWith("line 17 of annotations-broken-line-17.jsonl: not valid JSON: at byte"));
}
