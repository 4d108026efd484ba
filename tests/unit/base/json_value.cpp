#include "lib/base/json_value.hpp"

#include <catch2/catch.hpp>

using tasks::json_meets;
using tasks::JsonValue;

TEST_CASE("values are found by dotted paths") {
  const std::string text = R"( {"a" : {"b":[10, {"c":"x"}, null]}, "caf\u00e9":true, "a.b":1, "twice":1, "twice":2, "s":"\"\\\n\ud83d\ude00"} )";
  const JsonValue whole(text);
  CHECK(whole.at("a.b.0").number() == 10);
  CHECK(whole.at("a.b.1.c").string() == "x");
  CHECK(whole.at("a.b.-2.c").string() == "x");
  CHECK(whole.at("a.b.2").kind() == JsonValue::Kind::null);
  CHECK(whole.at("café").boolean());
  CHECK(whole.at("twice").number() == 2);
  CHECK(whole.at("s").string() == "\"\\\n😀");
  for (const char* missing : {"x", "a.x", "a.b.3", "a.b.-4", "a.b.x", "a.b.0.x", "s.0", "twice.1"}) {
    INFO(missing);
    CHECK(whole.at(missing).kind() == JsonValue::Kind::none);
  }
}

TEST_CASE("what is no JSON is read as far as it goes") {
  for (const char* text : {"", " ", "{", "[", "\"", "{\"a\"", "{\"a\":", "[1,", "{\"a\" 1}", "nul", "{]", "[[[[", "{\"a\":\"\\u12"}) {
    INFO(text);
    CHECK_FALSE(json_meets(text, "a.b", "exists", "null"));
    JsonValue(text).each_element([](const JsonValue&) { return true; });
    JsonValue(text).each_member([](const std::string&, const JsonValue& v) { return v.string().size() < 100; });
  }
}

TEST_CASE("very deep JSON takes no stack") {
  const std::string deep(1'000'000, '[');
  CHECK(JsonValue(deep).raw().size() == deep.size());
}

TEST_CASE("conditions on JSON compare like with like") {
  const std::string doc = R"({"n":12,"x":1.5e1,"t":"12","b":true,"nil":null,"list":[1,"two",null],"o":{}})";
  struct Case {
    const char *path, *op, *wanted;
    bool holds;
  };
  const Case cases[] = {
      {"n", "eq", "12", true},     {"n", "eq", "12.0", true},   {"n", "eq", "\"12\"", false}, {"t", "eq", "12", false},     {"t", "eq", "\"12\"", true},
      {"n", "lt", "100", true},    {"n", "lte", "12", true},    {"n", "gt", "12", false},     {"x", "gte", "15", true},     {"t", "lt", "\"2\"", true},
      {"t", "lt", "100", false},   {"b", "eq", "true", true},   {"b", "eq", "1", false},      {"b", "lt", "true", false},   {"nil", "eq", "null", false},
      {"nil", "exists", "null", false}, {"o", "exists", "null", true}, {"list", "eq", "1", true}, {"list", "eq", "\"two\"", true}, {"list", "eq", "3", false},
      {"list", "like", "\"t*\"", true}, {"t", "like", "\"1*\"", true}, {"n", "like", "\"1*\"", false}, {"none", "eq", "1", false}, {"o", "eq", "{}", false},
  };
  for (const Case& c : cases) {
    INFO(c.path << " " << c.op << " " << c.wanted);
    CHECK(json_meets(doc, c.path, c.op, c.wanted) == c.holds);
  }
}
