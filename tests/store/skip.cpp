// Skips (domain.md §6, decisions.md 23): every state of a work item × every event, by hand; and any sequence of them.
#include "lib/service/skip.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/next_work.hpp"
#include "lib/service/set_status.hpp"
#include "lib/store/counters.hpp"
#include "tests/store/labeling.hpp"

using namespace tasks;
using testing::Labeling;
using service::Changed;
using service::Partial;
using store::Transaction;

namespace {

Changed skip(Labeling& p, std::vector<std::int64_t> numbers, std::string_view who, std::string_view reason = "dark", Partial partial = Partial::no) {
  Changed changed;
  p.on(std::move(numbers), who, [&](Transaction& tx) { changed = service::skip_work(tx, reason, partial); });
  return changed;
}

Changed clear(Labeling& p, std::vector<std::int64_t> numbers, std::string_view who, Partial partial = Partial::no) {
  Changed changed;
  p.on(std::move(numbers), who, [&](Transaction& tx) { changed = service::clear_skips(tx, p.task(), partial).changed; });
  return changed;
}

void set(Labeling& p, std::int64_t number, std::string_view who, std::string_view status) {
  p.on({number}, who, [&](Transaction& tx) { service::set_status(tx, p.task(), {.status = std::string(status), .duration = {}}); });
}

// What the first work item of the task, held by ana, may be.
enum class State { fresh, timed, claimed_by_other, complete, skipped, skipped_by_mia, prepare };
constexpr State k_states[] = {State::fresh, State::timed, State::claimed_by_other, State::complete, State::skipped, State::skipped_by_mia, State::prepare};

void bring(Labeling& p, State state) {
  switch (state) {
    case State::fresh: break;
    case State::timed: p.as("ana", [](Transaction& tx) { service::next_work(tx, 0, 1); }); break;
    case State::claimed_by_other: p.sql("update work_item set claimed_by = (select id from users where email = 'ben@x.io'), claimed_at = 1 where position = 0"); break;
    case State::complete: set(p, 0, "ana", "complete"); break;
    case State::skipped: skip(p, {0}, "ana"); break;
    case State::skipped_by_mia: skip(p, {0}, "mia"); break;
    case State::prepare:
      p.sql("update work_item set stage = 'prepare' where position = 0");
      p.as("olga", [](Transaction& tx) { store::rebuild_counters(tx); tx.created("test", 1); });
      break;
  }
}

struct Event {
  std::string_view who;
  bool clears;
};
constexpr Event k_events[] = {{"ana", false}, {"ben", false}, {"mia", false}, {"ana", true}, {"ben", true}, {"mia", true}};

// By state and event: "skipped by WHO", "back", "same", or the code of the refusal.
constexpr std::string_view k_expected[][6] = {
    /* fresh            */ {"skipped by ana", "permission", "skipped by mia", "same", "permission", "same"},
    /* timed            */ {"skipped by ana", "permission", "skipped by mia", "same", "permission", "same"},
    /* claimed_by_other */ {"skipped by ana", "permission", "skipped by mia", "same", "permission", "same"},
    /* complete         */ {"guard", "permission", "guard", "same", "permission", "same"},
    /* skipped          */ {"same", "permission", "same", "back", "permission", "back"},
    /* skipped_by_mia   */ {"same", "permission", "same", "permission", "permission", "back"},
    /* prepare          */ {"guard", "permission", "guard", "guard", "permission", "guard"},
};

constexpr std::string_view k_everything =
    "select coalesce(status, '') || '|' || stage || '|' || coalesce(skipped_at, 0) || '|' || coalesce(skipped_by, 0) || '|' || coalesce(skip_reason, '') || '|' ||"
    " coalesce(claimed_by, 0) || '|' || version || '|' || updated_at || '|' || duration_us from work_item where id = $1";
constexpr std::string_view k_skipper = "select coalesce((select email from users where id = skipped_by), '') || '|' || coalesce(skip_reason, '') from work_item where id = $1";

}  // namespace

TEST_CASE("every state of a work item meets every event of skipping") {
  for (const State state : k_states) {
    for (std::size_t e = 0; e < std::size(k_events); ++e) {
      const Event event = k_events[e];
      const std::string_view expected = k_expected[static_cast<std::size_t>(state)][e];
      Labeling p;
      bring(p, state);
      p.later(k_minute);
      INFO("state " << static_cast<int>(state) << ", " << event.who << (event.clears ? " clears" : " skips") << ": " << expected);
      const auto act = [&] { return event.clears ? clear(p, {0}, event.who) : skip(p, {0}, event.who, "too far away"); };
      const std::string before = p.text(k_everything, p.work_item(0));
      const std::int64_t version = p.number("select version from work_item where id = $1", p.work_item(0));
      const std::int64_t operations = p.number("select count(*) from operation");
      if (expected == "same") {
        const Changed changed = act();
        REQUIRE(changed.changed == 0);
        REQUIRE(changed.unchanged == 1);
        REQUIRE(p.text(k_everything, p.work_item(0)) == before);
        REQUIRE(p.number("select count(*) from operation") == operations);
      } else if (expected == "back" || expected.starts_with("skipped")) {
        REQUIRE(act().changed == 1);
        REQUIRE(p.text(k_skipper, p.work_item(0)) == (expected == "back" ? "|" : cat(event.who, "@x.io|too far away")));
        REQUIRE(p.number("select case when claimed_by is null then 0 else 1 end from work_item where id = $1", p.work_item(0)) == 0);
        REQUIRE(p.number("select version from work_item where id = $1", p.work_item(0)) == version + 1);
        REQUIRE(p.number("select max(last_activity_at) from assignment") == p.now());
        REQUIRE(act().unchanged == 1);  // once more changes nothing
      } else {
        Code code = Code::internal;
        try {
          act();
        } catch (const Error& why) {
          code = why.code();
        }
        REQUIRE(info(code).name == expected);
        REQUIRE(p.text(k_everything, p.work_item(0)) == before);
        REQUIRE(p.number("select count(*) from operation") == operations);
      }
      p.require_sound();
    }
  }
}

TEST_CASE("skipping ends the timer that runs on it, the own one or that of who works on it") {
  Labeling p;
  p.as("ana", [](Transaction& tx) { service::next_work(tx, 0, 1); });
  p.later(2 * k_minute);
  skip(p, {0, 1}, "mia");
  REQUIRE(p.number("select count(*) from work_interval where ended_at is null") == 0);
  REQUIRE(p.number("select duration_us from work_item where id = $1", p.work_item(0)) == 2 * k_minute);
  p.as("ana", [](Transaction& tx) { service::next_work(tx, 0, 1); });
  p.later(k_minute);
  skip(p, {2, 3}, "ana");
  REQUIRE(p.number("select count(*) from work_interval where ended_at is null") == 0);
  REQUIRE(p.number("select duration_us from work_item where id = $1", p.work_item(2)) == k_minute);
  p.require_sound();
}

TEST_CASE("in a pulling task a skip that is cleared goes to the end of the queue") {
  Labeling p({.items = 3});
  p.sql("update task set allocation = 'pulling', batch_size = 3, max_workload = 5");
  p.sql("insert into assignment (id, task_id, kind, name, ordinal, created_op, created_at) select 999, id, 'queue', 'queue', 9, 1, 1 from task");
  p.sql("update work_item set queued_at = 1");
  skip(p, {0, 1}, "ana");
  p.later(k_minute);
  REQUIRE(clear(p, {0}, "ana").changed == 1);
  REQUIRE(p.number("select assignment_id from work_item where id = $1", p.work_item(0)) == 999);
  REQUIRE(p.number("select queued_at from work_item where id = $1", p.work_item(0)) == p.now());
  REQUIRE(p.number("select count(*) from effect where field = 'assignment' and new_value = '999'") == 1);
  REQUIRE(p.number("select count(*) from effect where field = 'queued_at'") == 1);
  REQUIRE(p.number("select case when assignment_id = 999 then 0 else 1 end from work_item where id = $1", p.work_item(1)) == 1);
  p.require_sound();
}

TEST_CASE("the number of statements of a skip does not depend on the number of work items") {
  const auto statements = [](std::int64_t items) {
    Labeling p({.items = items});
    std::vector<std::int64_t> all;
    for (std::int64_t i = 0; i < items; ++i) all.push_back(i);
    const std::int64_t skipped = p.on(all, "ana", [](Transaction& tx) { service::skip_work(tx, "dark", Partial::no); });
    const std::int64_t cleared = p.on(all, "ana", [&](Transaction& tx) { service::clear_skips(tx, p.task(), Partial::no); });
    p.require_sound();
    return std::pair(skipped, cleared);
  };
  REQUIRE(statements(3) == statements(300));
}

TEST_CASE("any sequence of skips, clears and statuses keeps the counters") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    std::mt19937 random(seed);
    Labeling p({.items = 6, .holders = {"ana", "ben"}});
    INFO("seed " << seed);
    for (int step = 0; step < 40; ++step) {
      const auto number = static_cast<std::int64_t>(random() % 6);
      const std::string_view who = random() % 4 == 0 ? "mia" : number < 3 ? "ana" : "ben";
      p.later(k_minute);
      try {
        switch (random() % 4) {
          case 0: skip(p, {number, (number + 1) % 6}, who, "dark", Partial::yes); break;
          case 1: clear(p, {number, (number + 1) % 6}, who, Partial::yes); break;
          case 2: set(p, number, who, random() % 2 ? "complete" : "discard"); break;
          default: set(p, number, who, ""); break;
        }
      } catch (const Error& why) {
        REQUIRE(why.code() == Code::permission);  // a status that somebody else set
      }
      REQUIRE(p.number("select count(*) from work_item where skipped_at is not null and status is not null") == 0);
      REQUIRE(p.number("select count(*) from work_item where (skipped_at is null) <> (skipped_by is null)") == 0);
      REQUIRE(p.number("select sum(items) from counter") == 6);
    }
    p.require_sound();
  }
}
