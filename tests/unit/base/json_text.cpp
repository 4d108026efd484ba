#include "lib/base/json_text.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace tasks;

TEST_CASE("commas and brackets are the builder's business") {
  JsonText json;
  json.begin_object();
  json.member("a", 1);
  json.member("b", "x\"y");
  json.null_member("c");
  json.key("d");
  json.begin_array();
  json.end_array();
  json.key("e");
  json.begin_array();
  json.value(true);
  json.value(-0.5);
  json.begin_object();
  json.end_object();
  json.raw("[1,2]");
  json.value(std::string("z"));
  json.end_array();
  json.raw_member("f", "{}");
  json.member("g", std::numeric_limits<double>::infinity());
  json.member("h", std::numeric_limits<std::int64_t>::min());
  json.end_object();
  REQUIRE(json.take() == R"({"a":1,"b":"x\"y","c":null,"d":[],"e":[true,-0.5,{},[1,2],"z"],"f":{},"g":null,"h":-9223372036854775808})");
  json.value(false);
  REQUIRE(json.take() == "false");
}

TEST_CASE("json_array") {
  REQUIRE(json_array(std::vector<std::string>{}) == "[]");
  REQUIRE(json_array(std::vector<std::string>{"a", "b\n"}) == R"(["a","b\n"])");
}
