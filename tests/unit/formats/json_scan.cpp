#include "lib/formats/json_scan.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/formats/mutations.hpp"

using namespace tasks;
using namespace tasks::formats;

TEST_CASE("members and elements are given as they were written") {
  JsonMembers members(R"( { "a" : 1.50 , "b\"}" : [ {"x":"]"} , 2 ], "c":{} ,"d":"\\" } )");
  const std::pair<std::string, std::string> expected[] = {{"a", "1.50"}, {"b\\\"}", "[ {\"x\":\"]\"} , 2 ]"}, {"c", "{}"}, {"d", "\"\\\\\""}};
  for (const auto& [key, value] : expected) {
    REQUIRE(members.next());
    CHECK(members.key() == key);
    CHECK(members.value() == value);
  }
  CHECK_FALSE(members.next());
  CHECK_FALSE(JsonMembers("{}").next());

  JsonElements elements("[1, [2,3] ,\"x,]\", null]");
  for (const auto* value : {"1", "[2,3]", "\"x,]\"", "null"}) {
    REQUIRE(elements.next());
    CHECK(elements.value() == value);
  }
  CHECK_FALSE(elements.next());
  CHECK_FALSE(JsonElements("[]").next());
  CHECK(json_member(R"({"a":{"b":1},"b":2})", "b") == "2");
  CHECK(json_member(R"({"a":1})", "x").empty());
}

TEST_CASE("compact text loses blanks outside strings only") {
  CHECK(compact_json("{ \"a b\" :\n [ 1.50 ,\t\"\\\" \" ] }") == "{\"a b\":[1.50,\"\\\" \"]}");
}

TEST_CASE("a value that is cut has no end") {
  for (const auto* text : {"", "  ", "[", "[1", "{\"a\":[1,2]", "\"abc", "\"abc\\\"", "[\"]"}) {
    INFO(text);
    CHECK(json_value_end(text, 0) == std::string_view::npos);
  }
  CHECK(json_value_end("[1] ", 0) == 3);
  CHECK(json_value_end("12,", 0) == 2);
}

TEST_CASE("errors are told with their place") {
  CHECK_THAT(describe_json_error("{\"a\": tru}"), Catch::StartsWith("at byte 10: "));
  CHECK_THAT(describe_json_error("{\"a\": 1"), Catch::Contains("unexpected end of input"));
}

TEST_CASE("no bytes lead the scan astray") {
  for_mutations(R"({"a":[1,2,{"b":"\"x\\"}],"c":"d","e":{"f":null}})", 3000, [](const std::string& text) {
    JsonMembers members(text);
    std::size_t steps = 0;
    while (members.next()) ++steps;
    JsonElements elements(text);
    while (elements.next()) ++steps;
    CHECK(steps <= 2 * text.size());
    compact_json(text);
    describe_json_error(text);
  });
}
