#include "lib/model/task_spec.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"

using namespace tasks;
using model::parse_action;
using model::split_pages;

TEST_CASE("actions as typed") {
  struct Row {
    const char* text;
    model::Action action;
  };
  const Row rows[] = {
      {"ok", {"ok", "ok", "", false}},
      {"discard", {"discard", "discard", "", true}},
      {"discard:::false", {"discard", "discard", "", false}},
      {"no:Not a car:#F00:true", {"no", "Not a car", "#ff0000", true}},
      {"no::#00ff00", {"no", "no", "#00ff00", false}},
      {"no:::discard", {"no", "no", "", true}},
      {"no:", {"no", "no", "", false}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto action = parse_action(row.text);
    CHECK(action.name == row.action.name);
    CHECK(action.display == row.action.display);
    CHECK(action.color == row.action.color);
    CHECK(action.discard == row.action.discard);
  }
  for (const char* bad : {"", ":x", "none", "all", "consensus-done", "12", "-x", "a,b", "ok:OK:red", "ok:OK:#f00:yes", "ok:OK:#f00:true:more"}) {
    INFO(bad);
    CHECK_THROWS_AS(parse_action(bad), Error);
  }
}

TEST_CASE("pages behind the last colon") {
  using Pair = std::pair<std::string, std::string>;
  CHECK(split_pages("guide.pdf") == Pair{"guide.pdf", ""});
  CHECK(split_pages("guide.pdf:3") == Pair{"guide.pdf", "3"});
  CHECK(split_pages("a/guide.pdf:2-5") == Pair{"a/guide.pdf", "2-5"});
  CHECK(split_pages("https://x.io/guide.pdf") == Pair{"https://x.io/guide.pdf", ""});
  CHECK(split_pages("https://x.io/guide.pdf:7") == Pair{"https://x.io/guide.pdf", "7"});
  CHECK(split_pages("part:one.pdf") == Pair{"part:one.pdf", ""});
  CHECK(split_pages("guide.pdf:5-2") == Pair{"guide.pdf:5-2", ""});
}

TEST_CASE("what was typed wins over the file") {
  model::TaskSpec typed, file;
  typed.name = "typed";
  typed.assignees = {"ana@x.io"};
  typed.metadata = {{"a", "1"}};
  typed.instructions_file = "own.pdf";
  file.name = "file";
  file.dataset = "cars";
  file.assignees = {"ben@x.io"};
  file.workload = {{"ben@x.io", 100}};
  file.where = {"dir=/a"};
  file.metadata = {{"a", "2"}, {"b", "3"}};
  file.instructions_file = "file.pdf";
  file.instructions_pages = "2";
  typed.fill_from(file);
  CHECK(typed.name == "typed");
  CHECK(typed.dataset == "cars");
  CHECK(typed.assignees == std::vector<std::string>{"ana@x.io"});
  CHECK(typed.workload.empty());               // a workload of others would be of no use
  CHECK(typed.where == file.where);
  CHECK(typed.metadata == std::vector<std::pair<std::string, std::string>>{{"a", "1"}, {"b", "3"}});
  CHECK_FALSE(typed.instructions_pages);       // pages of another file
}
