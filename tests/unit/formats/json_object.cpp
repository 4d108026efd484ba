#include "lib/formats/json_object.hpp"

#include <catch2/catch.hpp>

#include <vector>

#include "lib/base/error.hpp"

using namespace tasks;
using namespace tasks::formats;

TEST_CASE("KEY=VALUE: JSON is taken as such, the rest is text") {
  struct Row {
    std::string typed, key, json;
  };
  const Row rows[] = {
      {"weather=rain", "weather", "\"rain\""},   {"n=3", "n", "3"},
      {"n=-1.50", "n", "-1.5"},                  {"flag=true", "flag", "true"},
      {"nothing=null", "nothing", "null"},       {"quoted=\"3\"", "quoted", "\"3\""},
      {"list=[1, 2]", "list", "[1,2]"},          {"empty=", "empty", "\"\""},
      {"formula=a=b", "formula", "\"a=b\""},     {"broken={\"a\":", "broken", "\"{\\\"a\\\":\""},
      {"date=2026-01-05", "date", "\"2026-01-05\""},
  };
  for (const Row& row : rows) {
    const Member member = parse_member(row.typed);
    CHECK(member.key == row.key);
    CHECK(member.json == row.json);
  }
  for (const char* bad : {"", "weather", "=rain", "k=\xff"}) CHECK_THROWS_AS(parse_member(bad), Error);
}

TEST_CASE("a member is set in its place or at the end, and taken out") {
  CHECK(with_member("", "a", "1") == R"({"a":1})");
  CHECK(with_member(R"({"a":1,"b":2})", "a", "[]") == R"({"a":[],"b":2})");
  CHECK(with_member(R"({"a":1})", "b", "\"x\"") == R"({"a":1,"b":"x"})");
  CHECK(with_member(R"({"a":1,"b":2})", "a", std::nullopt) == R"({"b":2})");
  CHECK(with_member(R"({"a":1})", "a", std::nullopt).empty());
  CHECK(with_member("", "a", std::nullopt).empty());
  CHECK(with_member(R"({"n":9007199254740993,"é":"\u00e9"})", "z", "0").starts_with(R"({"n":9007199254740993,)"));
  CHECK_THROWS_AS(with_member("[1]", "a", "1"), Error);
}

TEST_CASE("a member's value, and an object of all that was typed") {
  CHECK(member_of(R"({"a":{"b":[1]}})", "a") == R"({"b":[1]})");
  CHECK_FALSE(member_of(R"({"a":1})", "b"));
  CHECK_FALSE(member_of("", "b"));
  const std::vector<std::string> typed{"a=1", "b=x", "a=2"};
  CHECK(object_of(typed) == R"({"a":2,"b":"x"})");
  CHECK(object_of({}).empty());
}
