#include "lib/service/work_items.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "lib/base/error.hpp"
#include "lib/service/create_task.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/counters.hpp"
#include "tests/unit/service/test_project.hpp"

using namespace tasks;
using service::WorkItemFilter;
using service::WorkItemListing;
using store::Id;

namespace {

// A task of 3,000 items, worked on in an uneven way: 1,500 for ana, 900 for ben, 600 for the night group.
model::Task worked_on(TestProject& project) {
  model::TaskSpec spec;
  spec.name = "work";
  spec.dataset = "data";
  spec.assignees = {"ana@x.io", "ben@x.io", "@night"};
  spec.workload = {{"ana@x.io", 50}, {"ben@x.io", 30}, {"@night", 20}};
  const model::Task task = project.write([&](store::Transaction& tx) { return service::create_task(tx, {.spec = spec, .items = {}, .if_not_exists = false}).task; });
  project.write([&](store::Transaction& tx) {
    store::Database& db = tx.db();
    db.execute("update work_item set status = 'complete', stage = 'completed' where position % 10 < 4");
    db.execute("update work_item set status = 'discard', stage = 'completed' where position % 500 = 7");
    db.execute("update work_item set skipped_at = 5 where status is null and position % 13 = 0");
    db.execute("update work_item set open_issues = 1 where position % 97 = 0");
    db.execute("update work_item set batch = 'late' where position > 2900");
    store::rebuild_counters(tx, task.id);
    tx.changed("task", task.id, "test", "", "x");
    return 0;
  });
  auto session = project.session();
  return service::get_task(session, "work", store::TaskDetail::all);
}

std::vector<Id> ids_of(store::Session& session, const model::Task& task, const WorkItemFilter& filter, store::Detail detail = store::Detail::all) {
  std::vector<Id> ids;
  WorkItemListing(session, task, filter).each(session, detail, [&](const model::WorkItem& w) {
    ids.push_back(w.id);
    return true;
  });
  return ids;
}

// The same question put to every row, one by one.
std::vector<Id> by_hand(const std::vector<model::WorkItem>& all, const WorkItemFilter& f) {
  const auto among = [](const std::vector<std::string>& wanted, std::string_view value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value.empty() ? "none" : value) != wanted.end();
  };
  std::vector<Id> ids;
  for (const auto& w : all) {
    const std::string dir = w.path.substr(0, w.path.rfind('/'));
    const bool kept = (!f.remaining || (w.status.empty() && !w.skipped)) && (!f.done || !w.status.empty()) && (!f.skipped || w.skipped) &&
                      (!f.has_issue || w.open_issues > 0) && among(f.statuses, w.status) && among(f.assignees, w.assignee) &&
                      among(f.stages, to_text(w.stage)) && among(f.splits, to_text(w.split)) && among(f.batches, w.batch) && among(f.dirs, dir);
    if (kept && (!f.limit || static_cast<std::int64_t>(ids.size()) < *f.limit)) ids.push_back(w.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("whatever way is chosen, the same work items come in the same order") {
  TestProject project(3000);
  const model::Task task = worked_on(project);
  auto session = project.session();
  std::vector<model::WorkItem> all;
  WorkItemListing(session, task, {}).each(session, store::Detail::all, [&](const model::WorkItem& w) {
    all.push_back(w);
    return true;
  });
  REQUIRE(all.size() == 3000);
  std::vector<model::WorkItem> bens;
  std::copy_if(all.begin(), all.end(), std::back_inserter(bens), [](const auto& w) { return w.assignee == "ben@x.io"; });
  REQUIRE(bens.size() == 900);
  auto ben = project.session("ben@x.io");
  const model::Task seen_by_ben = service::get_task(ben, "work", store::TaskDetail::all);

  std::mt19937 dice(11);
  const auto flip = [&](unsigned one_in) { return dice() % one_in == 0; };
  int nonempty = 0;
  for (int round = 0; round < 400; ++round) {
    WorkItemFilter f;
    f.remaining = flip(3);
    f.done = !f.remaining && flip(3);
    f.skipped = !f.remaining && flip(6);
    f.has_issue = flip(5);
    for (const char* status : {"complete", "discard", "none"})
      if (flip(4)) f.statuses.emplace_back(status);
    for (const char* who : {"ana@x.io", "ben@x.io", "@night"})
      if (flip(4)) f.assignees.emplace_back(who);
    if (flip(5)) f.stages = {"completed"};
    if (flip(5)) f.splits = {"train"};
    if (flip(8)) f.batches = {flip(2) ? "late" : "none"};
    if (flip(5)) f.dirs = {"/3", "/7"};
    if (flip(2)) f.limit = dice() % 60;
    const auto expected = by_hand(all, f);
    INFO(WorkItemListing(session, task, f).sql());
    REQUIRE(ids_of(session, task, f) == expected);
    REQUIRE(ids_of(session, task, f, store::Detail::ids) == expected);
    REQUIRE(ids_of(ben, seen_by_ben, f) == by_hand(bens, f));
    nonempty += !expected.empty();
  }
  CHECK(nonempty > 100);
}

TEST_CASE("the first rows of a large task come along an index, without a sort") {
  TestProject project(3000);
  const model::Task task = worked_on(project);
  project.db().script("analyze");
  const auto session_of = [&](const char* who) { return project.session(who); };
  struct Case {
    WorkItemFilter filter;
    const char* index;
    const char* who = "olga@x.io";
  };
  std::vector<Case> cases;
  const auto add = [&](const char* index, auto set, const char* who = "olga@x.io") {
    WorkItemFilter filter;
    filter.limit = 50;
    set(filter);
    cases.push_back({filter, index, who});
  };
  add("work_item_position", [](WorkItemFilter&) {});
  add("work_item_status", [](WorkItemFilter& f) { f.remaining = true; });
  add("work_item_status", [](WorkItemFilter& f) { f.statuses = {"discard"}; });
  add("work_item_status", [](WorkItemFilter& f) { f.done = true; });
  add("work_item_status", [](WorkItemFilter& f) { f.statuses = {"discard", "none"}; });
  add("work_item_assignment", [](WorkItemFilter& f) { f.assignees = {"ben@x.io"}; });
  add("work_item_assignment", [](WorkItemFilter& f) { f.assignees = {"ben@x.io", "@night"}; });
  add("work_item_assignment", [](WorkItemFilter& f) { f.remaining = true; f.assignees = {"@night"}; });
  add("work_item_assignment", [](WorkItemFilter&) {}, "ben@x.io");
  add("work_item_assignment", [](WorkItemFilter& f) { f.remaining = true; }, "cid@x.io");
  add("work_item_status", [](WorkItemFilter& f) { f.statuses = {"discard"}; f.assignees = {"ana@x.io"}; });
  add("work_item_position", [](WorkItemFilter& f) { f.stages = {"completed"}; });
  add("work_item_position", [](WorkItemFilter& f) { f.dirs = {"/3"}; });
  for (const Case& c : cases) {
    auto session = session_of(c.who);
    const model::Task seen = service::get_task(session, "work", store::TaskDetail::all);
    for (const auto detail : {store::Detail::all, store::Detail::ids}) {
      const std::string sql = WorkItemListing(session, seen, c.filter).sql(detail);
      std::string plan;
      for (const auto& line : project.db().explain(sql)) plan += line + "\n";
      INFO(sql << "\n" << plan);
      CHECK(plan.find(std::string("INDEX ") + c.index + " (") != std::string::npos);
      CHECK(plan.find("TEMP B-TREE") == std::string::npos);
      CHECK(plan.find("SCAN w") == std::string::npos);
    }
  }
}

TEST_CASE("a label that few work items have is looked up, one that many have is asked for on the way") {
  TestProject project(3000);
  const model::Task task = worked_on(project);
  project.write([&](store::Transaction& tx) {
    tx.db().execute("insert into annotation (id, layer, item_id, work_item_id, task_id, label, shape, source, created_op, updated_op, created_at, updated_at, deleted_op)"
                    " select 1000000 + position, 'work', item_id, id, task_id, case when position % 500 = 3 then 'rare' else 'often' end, 'class', 'manual', 1, 1, 0, 0,"
                    " case when position = 1003 then 9 end from work_item where position % 3 = 0 or position % 500 = 3");
    tx.changed("task", task.id, "test", "", "y");
    return 0;
  });
  auto session = project.session();
  std::vector<model::WorkItem> all;
  WorkItemListing(session, task, {}).each(session, store::Detail::all, [&](const model::WorkItem& w) {
    all.push_back(w);
    return true;
  });
  const auto by_place = [&](auto&& wanted) {
    std::vector<Id> ids;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (wanted(i)) ids.push_back(all[i].id);
    return ids;
  };
  const auto rare = by_place([](std::size_t i) { return i % 500 == 3 && i != 1003; });
  const auto plan_of = [&](const WorkItemFilter& f) {
    std::string plan;
    for (const auto& line : project.db().explain(WorkItemListing(session, task, f).sql())) plan += line + "\n";
    return plan;
  };
  REQUIRE(rare.size() == 5);
  CHECK(ids_of(session, task, {.labels = {"rare"}}) == rare);
  CHECK(ids_of(session, task, {.labels = {"rare"}}, store::Detail::ids) == rare);
  CHECK(ids_of(session, task, {.labels = {"rare"}, .limit = 2}) == std::vector<Id>(rare.begin(), rare.begin() + 2));
  CHECK(ids_of(session, task, {.where = {"label=rare,none"}}) == rare);
  CHECK(ids_of(session, task, {.filter = filters::FilterText{R"({"filter":{},"join":{"filter":{"label":"rare","shape":"class"}}})", ""}}) == rare);
  CHECK(ids_of(session, task, {.statuses = {"none"}, .labels = {"rare"}}) == by_place([&](std::size_t i) { return i % 500 == 3 && i != 1003 && all[i].status.empty(); }));
  CHECK(ids_of(session, task, {.assignees = {"ben@x.io"}, .labels = {"rare"}}) == by_place([&](std::size_t i) { return i % 500 == 3 && i != 1003 && all[i].assignee == "ben@x.io"; }));
  CHECK(ids_of(session, task, {.labels = {"often"}}) == by_place([](std::size_t i) { return i % 3 == 0 && i % 500 != 3; }));
  CHECK(plan_of({.labels = {"rare"}, .limit = 5}).find("SEARCH w USING INTEGER PRIMARY KEY") != std::string::npos);
  CHECK(plan_of({.labels = {"often"}, .limit = 5}).find("work_item_position") != std::string::npos);
  CHECK(plan_of({.labels = {"often"}, .limit = 5}).find("annotation_task_label (task_id=? AND label=? AND work_item_id=?)") != std::string::npos);
}

TEST_CASE("what cannot be shown is said before anything is") {
  TestProject project(5);
  const model::Task task = worked_on(project);
  auto session = project.session();
  const auto listing = [&](auto set) {
    WorkItemFilter filter;
    set(filter);
    WorkItemListing(session, task, filter);
  };
  CHECK_THROWS_WITH(listing([](WorkItemFilter& f) { f.statuses = {"complet"}; }), Catch::Contains("no status \"complet\""));
  CHECK_THROWS_WITH(listing([](WorkItemFilter& f) { f.remaining = f.done = true; }), Catch::Contains("exclude"));
  CHECK_THROWS_WITH(listing([](WorkItemFilter& f) { f.sort = "pth"; }), Catch::Contains("\"pth\""));
  CHECK_THROWS_WITH(listing([](WorkItemFilter& f) { f.where = {"colour=red"}; }), Catch::Contains("\"colour\""));
  CHECK_THROWS_AS(listing([](WorkItemFilter& f) { f.limit = -1; }), Error);
  CHECK_THROWS_AS(listing([](WorkItemFilter& f) { f.assignees = {"nobody@x.io"}; }), Error);
  CHECK(ids_of(session, task, {.limit = 0}).empty());
}

TEST_CASE("sorted lists and wildcards") {
  TestProject project(300);
  const model::Task task = worked_on(project);
  auto session = project.session();
  WorkItemFilter filter;
  filter.sort = "-path";
  filter.limit = 3;
  std::vector<std::string> paths;
  WorkItemListing(session, task, filter).each(session, store::Detail::all, [&](const model::WorkItem& w) {
    paths.push_back(w.path);
    return true;
  });
  CHECK(paths == std::vector<std::string>{"/9/99.jpg", "/9/9.jpg", "/9/89.jpg"});
  filter = {};
  filter.where = {"path=/*/1*1.jpg"};
  filter.limit = 2;
  paths.clear();
  WorkItemListing(session, task, filter).each(session, store::Detail::all, [&](const model::WorkItem& w) {
    paths.push_back(w.path);
    return true;
  });
  CHECK(paths == std::vector<std::string>{"/1/11.jpg", "/1/101.jpg"});
}
