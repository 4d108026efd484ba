#include "lib/filters/compile.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/filters/dql.hpp"
#include "lib/filters/where.hpp"

using namespace tasks;
using namespace tasks::filters;

namespace {

std::string sql_of(const std::string& dql, const Entity& entity = work_items()) { return to_sql(parse_dql({dql, ""}, entity, 0).root, entity, 2).sql; }

std::string error_of(const std::string& dql, const Entity& entity = work_items(), const std::string& file = "") {
  try {
    to_sql(parse_dql({dql, file}, entity, 0).root, entity, 2);
  } catch (const Error& e) {
    return e.hint_text().empty() ? e.message() : cat(e.message(), " | ", e.hint_text());
  }
  return "no error";
}

std::string nested(int depth, std::string_view before, std::string_view after) {
  std::string text;
  for (int i = 0; i < depth; ++i) text += before;
  text += R"({"status":"complete"})";
  for (int i = 0; i < depth; ++i) text += after;
  return text;
}

}  // namespace

TEST_CASE("sort keys become SQL that puts what has no value last") {
  const std::vector<std::string> none, two{"kind", "-size"}, wrong{"siez"}, labels{"label"}, json{"metadata"};
  CHECK(order_by(none, items(), "i.ordinal") == "i.ordinal");
  CHECK(order_by(two, items(), "i.ordinal") == "i.kind nulls last, i.size desc nulls last, i.ordinal");
  CHECK_THROWS_WITH(order_by(wrong, items(), "i.ordinal"), "there is no field \"siez\" to sort by");
  CHECK_THROWS_AS(order_by(labels, items(), "i.ordinal"), Error);
  CHECK_THROWS_AS(order_by(json, items(), "i.ordinal"), Error);
}

TEST_CASE("conditions on columns stand as they are, for the sake of indexes") {
  CHECK(sql_of(R"({"status":"complete"})") == "w.status = $2");
  CHECK(sql_of(R"({"status":{"$in":["a","b",null]}})") == "(w.status in ($2, $3) or w.status is null)");
  CHECK(sql_of(R"({"status":null,"object_count":{"$gte":2,"$lt":5}})") == "(w.status is null and w.object_count >= $2 and w.object_count < $3)");
  CHECK(sql_of(R"({"path":"/a/b*"})", items()) == "(i.path >= $2 and i.path < $3 and matches_wildcards(i.path, (select wildcards($4))))");
  CHECK(sql_of(R"({"path":"/a/b**"})", items()) == "(i.path >= $2 and i.path < $3)");
  CHECK(sql_of(R"({"path":"**.png"})", items()) == "matches_wildcards(i.path, (select wildcards($2)))");
}

TEST_CASE("what is not so is said of single conditions, null or not") {
  CHECK(sql_of(R"({"status":{"$ne":"complete"}})") == "not coalesce((w.status = $2), false)");
  CHECK(sql_of(R"({"$not":{"$not":{"status":"complete"}}})") == "w.status = $2");
  CHECK(sql_of(R"({"$not":{"$or":[{"status":"a"},{"stage":"label"}]}})") == "(not coalesce((w.status = $2), false) and not coalesce((w.stage = $3), false))");
  CHECK(sql_of(R"({"$and":[{"$and":[{"status":"a"},{"stage":"b"}]},{"priority":1}]})") == "(w.status = $2 and w.stage = $3 and w.priority = $4)");
}

TEST_CASE("annotations are asked by what hangs on the record") {
  CHECK(sql_of(R"({"filter":{},"join":{"filter":{"label":{"$ne":"car"}}}})", items()) ==
        "exists (select 1 from annotation a where a.item_id = i.id and a.deleted_op is null and not coalesce((a.label = $2), false))");
  CHECK(sql_of(R"({"label":{"$ne":"car"}})", items()) ==
        "not coalesce((exists (select 1 from annotation x where x.item_id = i.id and x.deleted_op is null and x.label = $2)), false)");
}

TEST_CASE("values are bound, whatever they say") {
  const std::string evil = "x'; drop table item; --";
  const SqlPart part = to_sql(parse_dql({cat(R"({"status":")", evil, R"(","path":")", evil, R"(*"})"), ""}, work_items(), 0).root, work_items(), 2);
  CHECK(part.sql.find("drop") == std::string::npos);
  CHECK(std::get<std::string>(part.values.at(0)) == evil);
}

TEST_CASE("--where is the same tree") {
  const auto sql = [](std::string_view text) { return to_sql(parse_condition(text, work_items(), 0), work_items(), 2).sql; };
  CHECK(sql("status=complete,none") == sql_of(R"({"status":{"$in":["complete",null]}})"));
  CHECK(sql("status!=complete") == sql_of(R"({"status":{"$ne":"complete"}})"));
  CHECK(sql("object_count>=2") == sql_of(R"({"object_count":{"$gte":2}})"));
  CHECK(sql("split=none") == sql_of(R"({"split":"none"})"));
  CHECK_THROWS_AS(sql("metadata=5"), Error);
  CHECK_THROWS_AS(sql("skipped>true"), Error);
}

TEST_CASE("errors of DQL say what is known") {
  struct Case {
    const char *dql, *message;
  };
  const Case cases[] = {
      {R"({"stage ":"label"})", "filter: there is no field \"stage \" to filter by | did you mean stage? known: id, assignment"},
      {R"({"$nor":[]})", "filter: there is no operator \"$nor\" | did you mean $or? known: $and, $or, $not"},
      {R"({"status":{"$like":"x"}})", "filter: there is no operator \"$like\" | known: $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $match, $not"},
      {R"({"priority":"high"})", "filter: priority is a whole number, not \"high\""},
      {R"({"priority":1.5})", "filter: priority is a whole number, not 1.5"},
      {R"({"status":5})", "filter: status is text, not 5"},
      {R"({"skipped":"yes"})", "filter: skipped is true or false, not \"yes\""},
      {R"({"status":["a"]})", "filter: status is compared with a single value, not [\"a\"] | several values: {\"$in\": [...]}"},
      {R"({"status":{"a":1}})", "filter: status is compared with an object | operators begin with $"},
      {R"({"status":{"$exists":1}})", "filter: $exists takes true or false, not 1"},
      {R"({"status":{"$gt":null}})", "filter: null cannot be compared by order"},
      {R"({"skipped":{"$gt":true}})", "filter: skipped has no order"},
      {R"({"priority":{"$match":"5"}})", "filter: $match looks into text, which priority is not"},
      {R"({"$or":[]})", "filter: $or has an empty list"},
      {R"({"$and":{"a":1}})", "filter: $and takes a list of conditions"},
      {R"([])", "filter: a filter is a JSON object"},
      {R"({"status":)", "filter: this is not JSON: "},
      {R"({"metadata":5})", "filter: metadata is an object: ask for a value in it | \"metadata.KEY\""},
      {R"({"metadata":{"a":5}})", "filter: metadata is compared with an object | one value in it: metadata.a"},
      {R"({"filter":{},"page":2})", "filter: a filter has no member \"page\" | --limit says how many are wanted"},
      {R"({"resource":"annotations","filter":{}})", "filter: this filter is for \"annotations\", here are items"},
      {R"({"filter":{},"sort":{"path":"up"}})", "filter: \"up\" is no order | ascending or descending"},
      {R"({"filter":{},"join":{"filter":{"labl":"x"}}})", "filter: there is no field \"labl\" to filter by | did you mean label?"},
  };
  for (const Case& c : cases) {
    INFO(c.dql);
    CHECK_THAT(error_of(c.dql), Catch::StartsWith(c.message));
  }
  CHECK_THAT(error_of("{\n  \"status\": \"a\",\n  \"priority\":\n    \"high\"\n}", work_items(), "f.json"), Catch::StartsWith("f.json, line 4: priority is a whole number"));
  CHECK_THAT(error_of("{\n  \"status\" \"a\"}", work_items(), "f.json"), Catch::StartsWith("f.json, line 2: this is not JSON"));
}

TEST_CASE("what is hidden from a reader is an unknown field") {
  CHECK_THAT(error_of(R"({"metadata.patient":"x"})", work_items(Sight::plain)), Catch::StartsWith("filter: there is no field \"metadata.patient\""));
  CHECK(error_of(R"({"path":"/a"})", work_items(Sight::plain)) == "no error");
  for (const char* hidden : {R"({"path":"/a"})", R"({"item":5})", R"({"dir":"/"})", R"({"split":"train"})", R"({"itemId":5})", R"({"filter":{},"join":{"filter":{"path":"/a"}}})",
                             R"({"filter":{},"sort":{"path":"ascending"}})"}) {
    INFO(hidden);
    CHECK_THAT(error_of(hidden, work_items(Sight::everybody)), Catch::StartsWith("filter: there is no field"));
  }
}

TEST_CASE("nesting has an end, before the stack has one") {
  CHECK(error_of(nested(99, R"({"$not":)", "}")) == "no error");
  CHECK_THAT(error_of(nested(100, R"({"$not":)", "}")), Catch::Contains("nested more than 100 deep"));
  for (const int depth : {10'000, 1'000'000}) {
    CHECK_THAT(error_of(nested(depth, R"({"$not":)", "}")), Catch::Contains("nested more than 100 deep"));
    CHECK_THAT(error_of(nested(depth, R"({"$and":[)", "]}")), Catch::Contains("nested more than 100 deep"));
    CHECK_THAT(error_of(std::string(static_cast<std::size_t>(depth), '[')), Catch::Contains("nested more than 100 deep"));
  }
}

TEST_CASE("the end of a prefix is the next text that does not begin with it") {
  CHECK(end_of_prefix("/a") == "/b");
  CHECK(end_of_prefix("/a~") == "/a\x7f");
  CHECK(end_of_prefix("/a\x7f") == "/b");
  CHECK(end_of_prefix("") == "");
  CHECK(end_of_prefix("é") > "é");
  CHECK(valid_utf8(end_of_prefix("é")));
  CHECK(end_of_prefix("a\xc3\xbf") == "b");  // it cannot grow by its last byte alone
  CHECK("a\xc3\xbfzzz" < end_of_prefix("a\xc3\xbf"));
}

TEST_CASE("labels that a filter cannot do without are known") {
  const auto labels = [](const std::string& dql) { return join(needed_labels(parse_dql({dql, ""}, work_items(), 0).root), ","); };
  CHECK(labels(R"({"label":"car"})") == "car");
  CHECK(labels(R"({"status":null,"label":{"$in":["car","bus"]}})") == "car,bus");
  CHECK(labels(R"({"filter":{"status":null},"join":{"filter":{"confidence":1,"label":"car"}}})") == "car");
  for (const char* none : {R"({"label":{"$ne":"car"}})", R"({"label":"c*"})", R"({"label":{"$in":["car",null]}})", R"({"$or":[{"label":"car"},{"status":null}]})",
                           R"({"$not":{"label":"car"}})", R"({"filter":{},"join":{"filter":{"$not":{"label":"car"}}}})", R"({"label":{"$exists":true}})"})
    CHECK(labels(none).empty());
}
