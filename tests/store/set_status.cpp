// Statuses and stages of work items (domain.md §6, §7; decisions.md 23, 28, 32): every state × every event, by hand.
#include "lib/service/set_status.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/annotate.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/next_work.hpp"
#include "lib/store/counters.hpp"
#include "tests/store/labeling.hpp"

using namespace tasks;
using testing::Labeling;
using service::Changed;
using service::Partial;
using service::StatusRequest;
using store::Transaction;

namespace {

Changed set(Labeling& p, std::vector<std::int64_t> numbers, std::string_view who, StatusRequest request) {
  Changed changed;
  p.on(std::move(numbers), who, [&](Transaction& tx) { changed = service::set_status(tx, p.task(), request); });
  return changed;
}

// The code of what was thrown.
template <class Act>
Code refused(const Act& act) {
  try {
    act();
  } catch (const Error& e) {
    return e.code();
  }
  return Code::internal;
}

// What the first work item of a task, held by ana, may be.
enum class State { fresh, claimed, claimed_by_other, complete, complete_by_ben, discarded_by_mia, skipped, prepare, edited };

void bring(Labeling& p, State state) {
  switch (state) {
    case State::fresh: break;
    case State::claimed: p.as("ana", [](Transaction& tx) { service::next_work(tx, 0, 1); }); break;
    case State::claimed_by_other: p.sql("update work_item set claimed_by = (select id from users where email = 'ben@x.io'), claimed_at = 1 where position = 0"); break;
    case State::complete: set(p, {0}, "ana", {.status = "complete", .duration = {}}); break;
    case State::complete_by_ben:
      set(p, {0}, "mia", {.status = "complete", .duration = {}});
      p.sql("update work_item set status_by = (select id from users where email = 'ben@x.io') where position = 0");
      break;
    case State::discarded_by_mia: set(p, {0}, "mia", {.status = "discard", .duration = {}}); break;
    case State::skipped:
      p.sql("update work_item set skipped_at = 5, skip_reason = 'dark' where position = 0");
      p.as("olga", [](Transaction& tx) { store::rebuild_counters(tx); tx.created("test", 1); });
      break;
    case State::prepare:
      p.sql("update work_item set stage = 'prepare' where position = 0");
      p.as("olga", [](Transaction& tx) { store::rebuild_counters(tx); tx.created("test", 1); });
      break;
    case State::edited:
      set(p, {0}, "ana", {.status = "complete", .duration = {}});
      p.sql("update work_item set edited_after_status = 1 where position = 0");
      break;
  }
}

struct Event {
  std::string_view who;
  std::string_view status;  // "" clears
};
constexpr Event k_complete{"ana", "complete"}, k_discard{"ana", "discard"}, k_clear{"ana", ""}, k_by_ben{"ben", "complete"}, k_mia{"mia", "complete"},
    k_mia_clears{"mia", ""};

// status|stage|skipped|claimed|edited, "same" when nothing may change, or the code of the refusal.
struct Case {
  State state;
  Event event;
  std::string_view expected;
};

const Case k_cases[] = {
    {State::fresh, k_complete, "complete|completed|0|0|0"},
    {State::fresh, k_discard, "discard|completed|0|0|0"},
    {State::fresh, k_clear, "same"},
    {State::fresh, k_by_ben, "permission"},
    {State::fresh, k_mia, "complete|completed|0|0|0"},
    {State::fresh, k_mia_clears, "same"},

    {State::claimed, k_complete, "complete|completed|0|0|0"},
    {State::claimed, k_discard, "discard|completed|0|0|0"},
    {State::claimed, k_clear, "same"},
    {State::claimed, k_by_ben, "permission"},
    {State::claimed, k_mia, "complete|completed|0|0|0"},
    {State::claimed, k_mia_clears, "same"},

    {State::claimed_by_other, k_complete, "complete|completed|0|0|0"},
    {State::claimed_by_other, k_discard, "discard|completed|0|0|0"},
    {State::claimed_by_other, k_clear, "same"},
    {State::claimed_by_other, k_by_ben, "permission"},
    {State::claimed_by_other, k_mia, "complete|completed|0|0|0"},
    {State::claimed_by_other, k_mia_clears, "same"},

    {State::complete, k_complete, "same"},
    {State::complete, k_discard, "discard|completed|0|0|0"},
    {State::complete, k_clear, "|label|0|0|0"},
    {State::complete, k_by_ben, "permission"},
    {State::complete, k_mia, "same"},
    {State::complete, k_mia_clears, "|label|0|0|0"},

    {State::complete_by_ben, k_complete, "same"},
    {State::complete_by_ben, k_discard, "permission"},
    {State::complete_by_ben, k_clear, "permission"},
    {State::complete_by_ben, k_by_ben, "permission"},
    {State::complete_by_ben, k_mia, "same"},
    {State::complete_by_ben, k_mia_clears, "|label|0|0|0"},

    {State::discarded_by_mia, k_complete, "permission"},
    {State::discarded_by_mia, k_discard, "same"},
    {State::discarded_by_mia, k_clear, "permission"},
    {State::discarded_by_mia, k_by_ben, "permission"},
    {State::discarded_by_mia, k_mia, "complete|completed|0|0|0"},
    {State::discarded_by_mia, k_mia_clears, "|label|0|0|0"},

    {State::skipped, k_complete, "complete|completed|0|0|0"},
    {State::skipped, k_discard, "discard|completed|0|0|0"},
    {State::skipped, k_clear, "same"},
    {State::skipped, k_by_ben, "permission"},
    {State::skipped, k_mia, "complete|completed|0|0|0"},
    {State::skipped, k_mia_clears, "same"},

    {State::prepare, k_complete, "guard"},
    {State::prepare, k_discard, "guard"},
    {State::prepare, k_clear, "guard"},
    {State::prepare, k_by_ben, "permission"},
    {State::prepare, k_mia, "guard"},
    {State::prepare, k_mia_clears, "guard"},

    {State::edited, k_complete, "same"},
    {State::edited, k_discard, "discard|completed|0|0|0"},
    {State::edited, k_clear, "|label|0|0|0"},
    {State::edited, k_by_ben, "permission"},
    {State::edited, k_mia, "same"},
    {State::edited, k_mia_clears, "|label|0|0|0"},
};

constexpr std::string_view k_snapshot =
    "select coalesce(status, '') || '|' || stage || '|' || (case when skipped_at is null then 0 else 1 end) || '|' || (case when claimed_by is null then 0"
    " else 1 end) || '|' || edited_after_status from work_item where id = $1";
constexpr std::string_view k_everything =
    "select coalesce(status, '') || '|' || coalesce(status_by, 0) || '|' || coalesce(status_at, 0) || '|' || stage || '|' || coalesce(skipped_at, 0) || '|' ||"
    " coalesce(claimed_by, 0) || '|' || version || '|' || updated_at || '|' || duration_us from work_item where id = $1";

}  // namespace

TEST_CASE("every state of a work item meets every status event") {
  for (const Case& c : k_cases) {
    Labeling p;
    bring(p, c.state);
    p.later(k_minute);
    INFO("state " << static_cast<int>(c.state) << ", " << c.event.who << " sets \"" << c.event.status << "\"");
    const std::string before = p.text(k_everything, p.work_item(0));
    const std::int64_t version = p.number("select version from work_item where id = $1", p.work_item(0));
    const std::int64_t operations = p.number("select count(*) from operation");
    if (c.expected == "permission" || c.expected == "guard") {
      REQUIRE(info(refused([&] { set(p, {0}, c.event.who, {.status = std::string(c.event.status), .duration = {}}); })).name == c.expected);
      REQUIRE(p.text(k_everything, p.work_item(0)) == before);
      REQUIRE(p.number("select count(*) from operation") == operations);
    } else if (c.expected == "same") {
      const Changed changed = set(p, {0}, c.event.who, {.status = std::string(c.event.status), .duration = {}});
      REQUIRE(changed.changed == 0);
      REQUIRE(changed.unchanged == 1);
      REQUIRE(p.text(k_everything, p.work_item(0)) == before);
      REQUIRE(p.number("select count(*) from operation") == operations);
    } else {
      REQUIRE(set(p, {0}, c.event.who, {.status = std::string(c.event.status), .duration = {}}).changed == 1);
      REQUIRE(p.text(k_snapshot, p.work_item(0)) == c.expected);
      REQUIRE(p.number("select version from work_item where id = $1", p.work_item(0)) == version + 1);
      REQUIRE(p.number("select max(last_activity_at) from assignment") == p.now());
      const std::string author = c.event.status.empty() ? "" : cat(c.event.who, "@x.io");
      REQUIRE(p.text("select coalesce((select email from users where id = status_by), '') from work_item where id = $1", p.work_item(0)) == author);
      // Once more changes nothing.
      REQUIRE(set(p, {0}, c.event.who, {.status = std::string(c.event.status), .duration = {}}).unchanged == 1);
    }
    p.require_sound();
  }
}

TEST_CASE("task and assignment follow their work items") {
  Labeling p({.items = 4, .holders = {"ana", "ben"}});
  const auto statuses = [&] {
    std::string words;
    p.look("olga", [&](store::Session& session) {
      for (const auto& a : service::list_assignments(session, {})) words += cat(model::to_text(a.status()), ' ');
    });
    return cat(words, model::to_text(p.task().status()));
  };
  REQUIRE(statuses() == "todo todo open");
  set(p, {0}, "ana", {.status = "complete", .duration = {}});
  REQUIRE(statuses() == "in-progress todo in-progress");
  set(p, {1}, "ana", {.status = "discard", .duration = {}});  // discarded counts as done
  REQUIRE(statuses() == "done todo in-progress");
  set(p, {2, 3}, "ben", {.status = "complete", .duration = {}});
  REQUIRE(statuses() == "done done completed");
  set(p, {3}, "ben", {.status = "", .duration = {}});
  REQUIRE(statuses() == "done in-progress in-progress");
  set(p, {0, 1, 2}, "mia", {.status = "", .duration = {}});
  REQUIRE(statuses() == "todo todo open");
  p.require_sound();
}

TEST_CASE("a closed task takes no status") {
  Labeling p;
  SECTION("locked by hand") { p.sql("update task set locked_at = 1, locked_by = (select id from users where email = 'mia@x.io')"); }
  SECTION("overdue with lock-after-due") { p.sql("update task set lock_after_due = 1, due_at = 5"); }
  REQUIRE(refused([&] { set(p, {0}, "ana", {.status = "complete", .duration = {}}); }) == Code::locked);
  REQUIRE(refused([&] { set(p, {0}, "mia", {.status = "complete", .duration = {}}); }) == Code::locked);
  p.sql("update task set locked_at = null, lock_after_due = 0, archived_at = 1");
  REQUIRE(refused([&] { set(p, {0}, "mia", {.status = "complete", .duration = {}}); }) == Code::guard);
  p.sql("update task set archived_at = null, due_at = 5");  // overdue, but not locking
  REQUIRE(set(p, {0}, "ana", {.status = "complete", .duration = {}}).changed == 1);
}

TEST_CASE("a piped record that is stale is a conflict, unless there is nothing to do") {
  Labeling p;
  const auto piped = [&](std::string_view status, std::int64_t version) {
    Changed changed;
    p.as("ana", [&](Transaction& tx) {
      const store::Chosen chosen[] = {{p.work_item(0), version}};
      store::load_selection(tx.db(), chosen);
      changed = service::set_status(tx, p.task(), {.status = std::string(status), .duration = {}});
    });
    return changed;
  };
  REQUIRE(piped("complete", 1).changed == 1);
  REQUIRE(piped("complete", 1).unchanged == 1);
  REQUIRE(refused([&] { piped("discard", 1); }) == Code::conflict);
  REQUIRE(piped("discard", 2).changed == 1);
}

TEST_CASE("all or nothing, or the allowed ones with --partial") {
  Labeling p({.items = 4, .holders = {"ana", "ben"}});
  REQUIRE(refused([&] { set(p, {3, 0, 2, 1}, "ana", {.status = "complete", .duration = {}}); }) == Code::permission);
  REQUIRE(p.number("select count(*) from work_item where status is not null") == 0);
  p.on({3, 0, 2, 1}, "ana", [&](Transaction& tx) {
    const Changed changed = service::set_status(tx, p.task(), {.status = "complete", .duration = {}, .partial = Partial::yes});
    REQUIRE(changed.changed == 2);
    REQUIRE(changed.refusals.count() == 2);
    REQUIRE(tx.db().integer("select count(*) from selection") == 2);  // what is left is what is printed
  });
  REQUIRE(p.number("select count(*) from work_item where status is not null") == 2);
  p.require_sound();
}

TEST_CASE("the recipe's rules are asked of every work item") {
  Labeling p({.items = 3, .holders = {"ana"}, .recipe = "name: r\nontology: {labels: [{name: car}, {name: dog}]}\nrules: {require_annotations: true, max_annotations: 2}\n"});
  const auto annotate = [&](std::string_view lines) {
    p.as("ana", [&](Transaction& tx) { service::annotate(tx, {.open = [&] { return LineReader::text(lines, "lines"); }, .task = {}}); });
  };
  const auto line = [&](std::int64_t n, std::string_view label) { return cat("{\"work_item\":", p.work_item(n), ",\"label\":\"", label, "\"}\n"); };
  annotate(cat(line(0, "car"), line(2, "car"), line(2, "dog"), line(2, "dog"), std::string(64, '\n')));
  REQUIRE(refused([&] { set(p, {0, 1, 2}, "ana", {.status = "complete", .duration = {}}); }) == Code::recipe_refused);
  p.on({0, 1, 2}, "ana", [&](Transaction& tx) {
    const Changed changed = service::set_status(tx, p.task(), {.status = "complete", .duration = {}, .partial = Partial::yes});
    REQUIRE(changed.changed == 1);
    REQUIRE(changed.refusals.count() == 2);
  });
  REQUIRE(p.text("select status from work_item where id = $1", p.work_item(0)) == "complete");
  REQUIRE(set(p, {1}, "ana", {.status = "discard", .duration = {}}).changed == 1);  // nothing is asked of what is thrown away
}

TEST_CASE("the number of statements does not depend on the number of work items") {
  Labeling few({.items = 10}), many({.items = 10'000});
  const auto all = [](Labeling& p, std::int64_t n, const StatusRequest& request) {
    std::vector<std::int64_t> numbers;
    for (std::int64_t i = 0; i < n; ++i) numbers.push_back(i);
    return p.on(numbers, "mia", [&](Transaction& tx) { REQUIRE(service::set_status(tx, p.task(), request).changed == n); });
  };
  for (const StatusRequest& request : {StatusRequest{"complete", {}}, StatusRequest{"discard", k_minute}, StatusRequest{"", {}}})
    REQUIRE(all(few, 10, request) == all(many, 10'000, request));
  many.require_sound();
  // One effect a field, not one a work item.
  REQUIRE(many.number("select count(*) from effect where kind = 'work_item'") < 20);
}

TEST_CASE("--duration counts for each, and instead of the running interval") {
  Labeling p;
  p.as("ana", [](Transaction& tx) { service::next_work(tx, 0, 1); });
  p.later(2 * k_minute);
  set(p, {0, 1}, "ana", {.status = "complete", .duration = 90 * k_second});
  REQUIRE(p.number("select duration_us from work_item where id = $1", p.work_item(0)) == 90 * k_second);
  REQUIRE(p.number("select duration_us from work_item where id = $1", p.work_item(1)) == 90 * k_second);
  REQUIRE(p.number("select count(*) from work_interval where ended_at is null") == 0);
  p.require_sound();
}

TEST_CASE("a status ends the own timer on that work item, not one elsewhere") {
  Labeling p;
  p.as("ana", [](Transaction& tx) { service::next_work(tx, 0, 1); });
  p.later(2 * k_minute);
  set(p, {1}, "ana", {.status = "complete", .duration = {}});
  REQUIRE(p.number("select count(*) from work_interval where ended_at is null") == 1);
  p.later(k_minute);
  set(p, {0}, "ana", {.status = "complete", .duration = {}});
  REQUIRE(p.number("select count(*) from work_interval where ended_at is null") == 0);
  REQUIRE(p.number("select duration_us from work_item where id = $1", p.work_item(0)) == 3 * k_minute);
  p.require_sound();
}

TEST_CASE("a work item that a live QA task waits for goes to review") {
  Labeling p({.items = 2});
  const auto qa = p.add_task({.items = 2, .holders = {"ben"}, .task = "check"});
  p.sql("update task set task_type = 'qa' where name = 'check'");
  p.db().execute("update work_item set parent_work_item_id = id - (select min(id) from work_item where task_id = $1) + $2 where task_id = $1", qa, p.work_item(0));
  set(p, {0}, "ana", {.status = "complete", .duration = {}});
  REQUIRE(p.text(k_snapshot, p.work_item(0)) == "complete|review|0|0|0");
  p.sql("update task set archived_at = 1 where name = 'check'");
  set(p, {1}, "ana", {.status = "complete", .duration = {}});
  REQUIRE(p.text(k_snapshot, p.work_item(1)) == "complete|completed|0|0|0");
  p.require_sound();
}
