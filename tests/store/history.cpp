#include "lib/service/history.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/annotate.hpp"
#include "lib/service/next_work.hpp"
#include "lib/service/set_status.hpp"
#include "lib/service/tasks.hpp"
#include "tests/store/labeling.hpp"

using namespace tasks;
using testing::Labeling;
using store::Id;
using store::Transaction;

namespace {

// "added assigned(→ana@x.io) …"
std::string told(Labeling& p, std::string_view who, service::HistoryRequest request) {
  std::string text;
  p.look(who, [&](store::Session& session) {
    service::tell_history(session, request, [&](const model::HistoryEntry& e) {
      text += cat(text.empty() ? "" : " ", e.action);
      if (e.old_value || e.new_value) text += cat("(", e.old_value.value_or(""), ">", e.new_value.value_or(""), ")");
      return true;
    });
  });
  return text;
}

service::HistoryRequest of(std::vector<Id> ids) {
  service::HistoryRequest request;
  request.choice.by_ids = true;
  for (const Id id : ids) request.choice.ids.push_back({id, {}});
  return request;
}

}  // namespace

TEST_CASE("a work item's history is told in words, single acts and bulk acts in one order") {
  Labeling p({.items = 5});
  p.as("ana", [](Transaction& tx) { service::next_work(tx, 0, 2); });
  p.later(k_minute);
  const std::string line = cat("{\"work_item\":", p.work_item(0), ",\"label\":\"a\"}", std::string(64, '\n'));
  p.as("ana", [&](Transaction& tx) { service::annotate(tx, {.open = [&] { return LineReader::text(line, "lines"); }, .task = {}}); });
  p.later(k_minute / 2);
  p.on({0, 1, 3}, "ana", [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = "complete", .duration = {}}); });  // 2 is not among them
  p.on({0}, "mia", [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = "", .duration = {}}); });
  REQUIRE(told(p, "olga", of({p.work_item(0)})) ==
          "added started annotated(0>1) stopped(>90) status(>complete) stage(label>completed) status(complete>) stage(completed>label)");
  REQUIRE(told(p, "olga", of({p.work_item(1)})) == "added claimed(>ana@x.io) status(>complete) stage(label>completed)");
  REQUIRE(told(p, "olga", of({p.work_item(2)})) == "added");
  REQUIRE(told(p, "ana", of({p.work_item(2)})) == "added");

  service::HistoryRequest whole;
  whole.task = p.task();
  whole.actions = {"status"};
  REQUIRE(told(p, "olga", whole) == "status(>complete) status(>complete) status(>complete) status(complete>)");
  whole.limit = 1;
  REQUIRE(told(p, "olga", whole) == "status(>complete)");
}

TEST_CASE("annotators are told of their own work items only") {
  Labeling p({.items = 2, .holders = {"ana", "ben"}});
  p.on({0, 1}, "mia", [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = "complete", .duration = {}}); });
  service::HistoryRequest whole;
  whole.task = p.task();
  REQUIRE(told(p, "ana", whole) == "added status(>complete) stage(label>completed)");
  REQUIRE_THROWS_AS(told(p, "ana", of({p.work_item(1)})), Error);
  REQUIRE(told(p, "cid", whole).empty());
}

TEST_CASE("history is found through its indexes") {
  Labeling p;
  const std::string plan = join(p.db().explain(
      "select e.op_id, e.seq from users s join effect e on e.kind = 'work_item' and e.min_id = s.id and e.min_id = e.max_id"
      " union all select e.op_id, e.seq from effect e where e.kind = 'work_item' and e.min_id < e.max_id and e.min_id <= 5 and e.max_id >= 5"), "; ");
  INFO(plan);
  REQUIRE(plan.find("effect_one") != std::string::npos);
  REQUIRE(plan.find("effect_many") != std::string::npos);
}
