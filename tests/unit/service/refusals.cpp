#include "lib/service/refusals.hpp"

#include <catch2/catch.hpp>

#include "lib/base/text.hpp"

using namespace tasks;
using service::Refusals;

TEST_CASE("one refused record speaks for itself") {
  Refusals refusals("work item");
  refusals.add(17, Error(Code::permission, "it is held by ben@x.io").hint("ask ben"));
  const Error error = refusals.error(1);
  REQUIRE(error.code() == Code::permission);
  REQUIRE(error.message() == "work item 17: it is held by ben@x.io");
  REQUIRE(error.hint_text() == "ask ben");
  REQUIRE(error.json_details().front().second == R"([{"id":17,"code":"permission","reason":"it is held by ben@x.io"}])");
}

TEST_CASE("refusals of one code keep it, mixed ones are a guard") {
  Refusals refusals("work item");
  refusals.add(1, Code::conflict, "stale");
  refusals.add(2, Code::conflict, "stale");
  REQUIRE(refusals.error(5).code() == Code::conflict);
  REQUIRE(refusals.error(5).message() == "nothing was changed: 2 of 5 work items are refused: work item 1: stale; work item 2: stale");
  refusals.add(3, Code::permission, "not yours");
  REQUIRE(refusals.error(5).code() == Code::guard);
  REQUIRE(refusals.partly(5).code() == Code::partly_done);
}

TEST_CASE("a long list is cut, its length is told") {
  Refusals refusals("line");
  for (int i = 1; i <= 250; ++i) refusals.add(0, i, Error(Code::bad_record, "no"));
  const Error error = refusals.partly(300);
  REQUIRE(error.message() == "250 of 300 lines are refused: line 1: no; line 2: no; line 3: no; …");
  const auto& details = error.json_details();
  REQUIRE(details[1] == std::pair<std::string, std::string>("refused_total", "250"));
  REQUIRE(details[0].second.find(R"("line":100,)") != std::string::npos);
  REQUIRE(details[0].second.find(R"("line":101,)") == std::string::npos);
}
