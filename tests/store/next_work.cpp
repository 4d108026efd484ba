// Getting work, claims and timers (decisions.md 19, 20).
#include "lib/service/next_work.hpp"

#include <catch2/catch.hpp>
#include <atomic>
#include <set>
#include <thread>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/annotate.hpp"
#include "lib/service/people.hpp"
#include "lib/service/set_status.hpp"
#include "lib/service/start_stop.hpp"
#include "tests/store/labeling.hpp"

using namespace tasks;
using testing::Labeling;
using service::NextWork;
using service::Partial;
using store::Id;
using store::Transaction;

namespace {

std::vector<Id> selected(store::Database& db) {
  std::vector<Id> ids;
  for (store::Cursor rows = db.query("select id from selection order by ordinal"); rows.next();) ids.push_back(rows.integer(0));
  return ids;
}

std::vector<Id> next(Labeling& p, std::string_view who, std::int64_t count = 1, Id task = 0) {
  std::vector<Id> ids;
  p.as(who, [&](Transaction& tx) {
    const NextWork work = service::next_work(tx, task, count);
    ids = selected(tx.db());
    REQUIRE(static_cast<std::int64_t>(ids.size()) == work.given);
    REQUIRE((work.given > 0 || !work.notes.empty()));  // no work is explained
  });
  return ids;
}

Micros duration(Labeling& p, std::int64_t number) { return p.number("select duration_us from work_item where id = $1", p.work_item(number)); }
std::string running(Labeling& p, std::string_view who) {
  return p.text("select coalesce((select cast(work_item_id as text) from work_interval where user_id = $1 and ended_at is null), 'none')", p.actor(who).id);
}

}  // namespace

TEST_CASE("work comes by priority, queue-entry time and position, and is never given twice") {
  Labeling p({.items = 5});
  p.sql("update work_item set priority = 7 where position = 3");
  p.sql("update work_item set priority = -1 where position = 0");
  p.sql("update work_item set queued_at = queued_at + 1 where position = 1");
  const auto first = next(p, "ana", 2);
  REQUIRE(first == std::vector{p.work_item(3), p.work_item(2)});
  REQUIRE(running(p, "ana") == cat(p.work_item(3)));  // the timer is on the first
  REQUIRE(next(p, "ana", 9) == std::vector{p.work_item(4), p.work_item(1), p.work_item(0)});
  REQUIRE(running(p, "ana") == cat(p.work_item(4)));
  REQUIRE(next(p, "ana").empty());
  p.require_sound();
}

TEST_CASE("tasks come by priority, due date and id; closed ones give nothing and say so") {
  Labeling p({.items = 1});  // medium, no due date
  const Id due = p.add_task({.items = 1, .task = "due"});
  const Id high = p.add_task({.items = 1, .task = "high"});
  const Id shut = p.add_task({.items = 1, .task = "shut"});
  const Id gone = p.add_task({.items = 1, .task = "gone"});
  const Id done = p.add_task({.items = 0, .task = "empty"});
  p.db().execute("update task set due_at = $2 where id = $1", due, p.now() + k_day);
  p.db().execute("update task set priority = 'high' where id = $1", high);
  p.db().execute("update task set priority = 'high', locked_at = 1, locked_by = (select id from users where email = 'mia@x.io') where id = $1", shut);
  p.db().execute("update task set priority = 'high', archived_at = 1 where id = $1", gone);
  p.db().execute("update task set priority = 'high', locked_at = 1 where id = $1", done);
  p.as("ana", [&](Transaction& tx) {
    const NextWork work = service::next_work(tx, 0, 9);
    std::vector<Id> tasks;
    for (const Id id : selected(tx.db())) tasks.push_back(*tx.db().integer("select task_id from work_item where id = $1", id));
    REQUIRE(tasks == std::vector{high, due, p.task().id});
    REQUIRE(work.notes.size() == 1);  // neither the archived one nor the empty one is worth a word
    REQUIRE(work.notes[0].find("task \"shut\" is locked by mia@x.io") == 0);
  });
  p.as("ana", [&](Transaction& tx) {
    REQUIRE(service::next_work(tx, gone, 1).notes.at(0).find("is archived") != std::string::npos);
    REQUIRE(service::next_work(tx, shut, 1).given == 0);
  });
  p.require_sound();
}

TEST_CASE("statuses, skips and the stage prepare are no work") {
  Labeling p({.items = 4});
  p.on({0}, "ana", [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = "complete", .duration = {}}); });
  p.sql("update work_item set skipped_at = 1 where position = 1");
  p.sql("update work_item set stage = 'prepare' where position = 2");
  REQUIRE(next(p, "ana", 9) == std::vector{p.work_item(3)});
}

TEST_CASE("a claim falls back when nothing happened for the idle limit, 15 minutes") {
  Labeling p({.items = 1, .holders = {"@team"}});
  REQUIRE(next(p, "ana").size() == 1);
  p.later(14 * k_minute);
  REQUIRE(next(p, "ben").empty());
  p.as("ana", [&](Transaction& tx) {  // an act keeps it
    const std::string line = cat("{\"work_item\":", p.work_item(0), ",\"label\":\"a\"}", std::string(64, '\n'));
    service::annotate(tx, {.open = [&] { return LineReader::text(line, "lines"); }, .task = {}});
  });
  p.later(14 * k_minute);
  REQUIRE(next(p, "ben").empty());
  p.later(k_minute);
  REQUIRE(next(p, "ben") == std::vector{p.work_item(0)});
  REQUIRE(running(p, "ben") == cat(p.work_item(0)));
  // Ana's timer still runs; her next act ends it, and the gap counts the idle limit at most.
  p.later(k_hour);
  p.on({0}, "ana", [&](Transaction& tx) { service::stop_work(tx, Partial::no); });
  REQUIRE(p.number("select active_us from work_interval where user_id = $1", p.actor("ana").id) == 14 * k_minute + 15 * k_minute);
  p.require_sound();
}

TEST_CASE("resume returns what one holds, and the timer goes on") {
  Labeling p({.items = 3});
  next(p, "ana", 2);
  p.later(k_minute);
  const auto resume = [&](std::string_view who) {
    std::vector<Id> ids;
    p.as(who, [&](Transaction& tx) {
      service::resume_work(tx, 0);
      ids = selected(tx.db());
    });
    return ids;
  };
  REQUIRE(resume("ana") == std::vector{p.work_item(0), p.work_item(1)});
  REQUIRE(duration(p, 0) == k_minute);
  p.on({0}, "ana", [&](Transaction& tx) { service::stop_work(tx, Partial::no); });
  REQUIRE(running(p, "ana") == "none");
  REQUIRE(resume("ana").size() == 2);
  REQUIRE(running(p, "ana") == cat(p.work_item(0)));
  REQUIRE(resume("ben").empty());
  const auto operations = p.number("select count(*) from operation");
  resume("ana");  // at the same instant: nothing happens
  REQUIRE(p.number("select count(*) from operation") == operations);
}

// Active time: the gaps between a person's own acts on the work item, each at most 15 minutes.
TEST_CASE("active time is the sum of the gaps between own acts") {
  struct Case {
    std::vector<Micros> gaps;  // between acts; the last one ends it
    Micros expected;
  };
  const Case cases[] = {
      {{0}, 0},
      {{k_second}, k_second},
      {{15 * k_minute}, 15 * k_minute},
      {{15 * k_minute + 1}, 15 * k_minute},
      {{k_hour}, 15 * k_minute},
      {{k_minute, k_hour, k_minute}, 17 * k_minute},
      {{14 * k_minute, 14 * k_minute}, 28 * k_minute},
      {{k_day, k_day, k_day}, 45 * k_minute},
  };
  for (const Case& c : cases) {
    Labeling p;
    next(p, "ana");
    for (std::size_t i = 0; i < c.gaps.size(); ++i) {
      p.later(c.gaps[i]);
      const bool last = i + 1 == c.gaps.size();
      p.on({0}, "ana", [&](Transaction& tx) {
        if (last)
          service::set_status(tx, p.task(), {.status = "complete", .duration = {}});
        else
          service::start_work(tx, Partial::no);
      });
    }
    REQUIRE(duration(p, 0) == c.expected);
    p.require_sound();
  }
}

TEST_CASE("starting one timer stops the other; acts of others count nothing") {
  Labeling p({.items = 2, .holders = {"@team"}});
  p.on({0}, "ana", [&](Transaction& tx) { REQUIRE(service::start_work(tx, Partial::no).changed == 1); });
  p.later(k_minute);
  p.on({1}, "ana", [&](Transaction& tx) { service::start_work(tx, Partial::no); });
  REQUIRE(duration(p, 0) == k_minute);
  REQUIRE(running(p, "ana") == cat(p.work_item(1)));
  p.later(k_minute);
  p.on({0}, "mia", [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = "complete", .duration = {}}); });
  REQUIRE(duration(p, 0) == k_minute);
  p.on({1}, "ben", [&](Transaction& tx) {  // claimed by ana within the idle limit
    try {
      service::start_work(tx, Partial::no);
      FAIL("ben took what ana holds");
    } catch (const Error& e) {
      REQUIRE(e.code() == Code::guard);
      REQUIRE(e.message().find("ana@x.io works on it since") != std::string::npos);
    }
  });
  p.on({1}, "ana", [&](Transaction& tx) { REQUIRE(service::stop_work(tx, Partial::no).changed == 1); });
  p.on({1}, "ana", [&](Transaction& tx) { REQUIRE(service::stop_work(tx, Partial::no).unchanged == 1); });
  p.on({1}, "ana", [&](Transaction& tx) { REQUIRE(service::start_work(tx, Partial::no).changed == 1); });
  p.on({1}, "ana", [&](Transaction& tx) { REQUIRE(service::start_work(tx, Partial::no).unchanged == 1); });
  p.require_sound();
}

TEST_CASE("a clock that was set back takes no time away") {
  Labeling p;
  next(p, "ana");
  p.later(-k_hour);
  p.on({0}, "ana", [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = "complete", .duration = {}}); });
  REQUIRE(duration(p, 0) == 0);
  p.require_sound();
}

TEST_CASE("several workers at once get every work item once") {
  constexpr int k_workers = 4;
  Labeling p({.items = 200, .holders = {"@team"}});
  std::atomic<int> overlapping = 0, inside = 0;
  std::vector<std::vector<Id>> got(k_workers);
  std::vector<std::thread> workers;
  for (int w = 0; w < k_workers; ++w)
    workers.emplace_back([&, w] {
      const auto db = p.open_again();
      const std::string_view who = w % 2 == 0 ? "ana" : "ben";
      const store::Actor actor = p.actor(who);
      for (bool more = true; more;) {
        if (++inside > 1) ++overlapping;
        Transaction tx(*db, p.now(), {"next", "[]", ""});
        tx.act_as(actor);
        more = service::next_work(tx, 0, 1).given > 0;
        for (const Id id : selected(*db)) got[static_cast<std::size_t>(w)].push_back(id);
        tx.commit();
        --inside;
      }
    });
  for (auto& worker : workers) worker.join();
  std::multiset<Id> all;
  for (const auto& ids : got) all.insert(ids.begin(), ids.end());
  REQUIRE(all.size() == 200);
  REQUIRE(std::set<Id>(all.begin(), all.end()).size() == 200);
  REQUIRE(overlapping > 100);  // they really waited for each other
  p.require_sound();
}

TEST_CASE("getting work looks at the queue through its index") {
  Labeling p;
  const auto plan = p.db().explain(
      "select id, priority, queued_at, position from work_item where assignment_id = $1 and status is null and skipped_at is null"
      " and claimed_at is null and removed_op is null and stage <> 'prepare' order by priority desc, queued_at, position limit $2");
  const std::string text = join(plan, "; ");
  INFO(text);
  REQUIRE(text.find("work_item_queue") != std::string::npos);
  REQUIRE(text.find("TEMP B-TREE") == std::string::npos);
  Labeling few({.items = 10}), many({.items = 10'000});
  const auto statements = [](Labeling& l, std::int64_t n) { return l.as("ana", [&](Transaction& tx) { REQUIRE(service::next_work(tx, 0, n).given == n); }); };
  REQUIRE(statements(few, 10) == statements(many, 10'000));
}
