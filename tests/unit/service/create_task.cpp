#include "lib/service/create_task.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"
#include "lib/service/assignments.hpp"
#include "lib/store/counters.hpp"
#include "lib/service/tasks.hpp"
#include "tests/unit/service/test_project.hpp"

using namespace tasks;
using service::TaskRequest;

namespace {

model::TaskSpec spec_for(std::string name, std::vector<std::string> assignees = {}) {
  model::TaskSpec spec;
  spec.name = std::move(name);
  spec.dataset = "data";
  spec.assignees = std::move(assignees);
  return spec;
}

service::NewTask make(TestProject& project, model::TaskSpec spec, service::Choice items = {}) {
  return project.write([&](store::Transaction& tx) {
    return service::create_task(tx, {.spec = std::move(spec), .items = std::move(items), .if_not_exists = false});
  });
}

// "assignee path" of every work item, in position order.
std::vector<std::string> dealt(TestProject& project, store::Id task) {
  std::vector<std::string> rows;
  for (store::Cursor row = project.db().query("select coalesce(u.email, '@' || g.name, '-'), i.path from work_item w join item i on i.id = w.item_id"
                                               " join assignment a on a.id = w.assignment_id left join users u on u.id = a.user_id"
                                               " left join groups g on g.id = a.group_id where w.task_id = $1 order by w.position", task);
       row.next();)
    rows.push_back(cat(row.text(0), " ", row.text(1)));
  return rows;
}

}  // namespace

TEST_CASE("items are dealt in contiguous runs by workload, ids in position order") {
  TestProject project(10);
  auto spec = spec_for("t", {"ben@x.io", "@night"});
  spec.workload = {{"@night", 30}, {"ben@x.io", 70}};
  const auto made = make(project, spec);
  const auto rows = dealt(project, made.task.id);
  REQUIRE(rows.size() == 10);
  for (std::size_t i = 0; i < 10; ++i) CHECK(rows[i] == cat(i < 7 ? "ben@x.io" : "@night", " /", i, "/", i, ".jpg"));
  store::Cursor range = project.db().query("select min(id), max(id), min(position), max(position) from work_item where task_id = $1", made.task.id);
  REQUIRE(range.next());
  CHECK(range.integer(1) - range.integer(0) == 9);
  CHECK(range.integer(2) == 0);
  CHECK(range.integer(3) == 9);
  auto session = project.session();
  CHECK(store::compare_counters(session).empty());
  CHECK(made.task.tally.remaining == 10);
}

TEST_CASE("a shuffle depends on seed and paths alone") {
  TestProject one(200), other(200, 12345);  // other ids, same data
  auto spec = spec_for("t", {"ana@x.io", "ben@x.io", "cid@x.io"});
  spec.shuffle = true;
  spec.seed = 5;
  const auto first = dealt(one, make(one, spec).task.id);
  CHECK(dealt(other, make(other, spec).task.id) == first);
  spec.name = "u";
  CHECK(dealt(one, make(one, spec).task.id) == first);
  spec.name = "v";
  spec.seed = 6;
  CHECK(dealt(one, make(one, spec).task.id) != first);
  // XXH64 of the paths with seed 5: the same on every machine.
  CHECK(first[0] == "ana@x.io /5/15.jpg");
  CHECK(first[199] == "cid@x.io /4/34.jpg");
}

TEST_CASE("ground truth and hidden items stay out, and that is said") {
  TestProject project(10);
  project.db().script(cat("insert into item_truth (item_id) values (", project.first_item(), "); update item set hidden = 1 where id = ", project.first_item() + 3));
  const auto made = make(project, spec_for("t"));
  CHECK(made.task.tally.total == 8);
  CHECK(made.notes == std::vector<std::string>{"left out 1 ground-truth item", "left out 1 hidden item"});
  service::Choice choice;
  choice.by_ids = true;
  choice.ids = {{project.first_item() + 5, {}}, {project.first_item() + 1, {}}, {project.first_item(), {}}};
  const auto rows = dealt(project, make(project, spec_for("u"), choice).task.id);
  CHECK(rows == std::vector<std::string>{"- /1/1.jpg", "- /5/5.jpg"});  // dataset order, not that of the ids
}

TEST_CASE("the number of statements does not depend on the number of items") {
  std::vector<std::int64_t> statements;
  for (const std::int64_t items : {10, 10'000}) {
    TestProject project(items);
    const std::int64_t before = project.db().statements_run();
    auto spec = spec_for("t", {"ana@x.io", "ben@x.io"});
    CHECK(make(project, spec).task.tally.total == items);
    statements.push_back(project.db().statements_run() - before);
  }
  CHECK(statements[0] == statements[1]);
}

TEST_CASE("what cannot be is refused and changes nothing") {
  TestProject project(10);
  make(project, spec_for("there"));
  project.write([](store::Transaction& tx) {
    model::User ben = service::get_user(tx, "ben@x.io");
    return service::edit_user(tx, ben, {.name = {}, .role = {}, .active = false, .login = {}});
  });
  const auto tasks_before = project.db().integer("select count(*) + (select next_id from project) from task");
  const auto refuse = [&](Code code, const char* words, auto change) {
    auto spec = spec_for("t", {"ana@x.io", "cid@x.io"});
    change(spec);
    INFO(words);
    try {
      make(project, spec);
      FAIL("it was made");
    } catch (const Error& e) {
      CHECK(e.code() == code);
      CHECK_THAT(e.message(), Catch::Contains(words));
    }
  };
  refuse(Code::exists, "already", [](auto& s) { s.name = "there"; });
  refuse(Code::bad_value, "digits", [](auto& s) { s.name = "2026"; });
  refuse(Code::not_found, "no user", [](auto& s) { s.assignees = {"anna@x.io"}; });
  refuse(Code::guard, "deactivated", [](auto& s) { s.assignees = {"ben@x.io"}; });
  refuse(Code::bad_value, "twice", [](auto& s) { s.assignees = {"ana@x.io", "ana@x.io"}; });
  refuse(Code::bad_value, "90", [](auto& s) { s.workload = {{"ana@x.io", 60}, {"cid@x.io", 30}}; });
  refuse(Code::bad_value, "not assigned", [](auto& s) { s.workload = {{"ana@x.io", 60}, {"@night", 40}}; });
  refuse(Code::bad_value, "leaves out", [](auto& s) { s.workload = {{"ana@x.io", 100}}; });
  refuse(Code::bad_value, "0 to 100", [](auto& s) { s.workload = {{"ana@x.io", 150}, {"cid@x.io", -50}}; });
  refuse(Code::bad_value, "due date", [](auto& s) { s.lock_after_due = true; });
  refuse(Code::guard, "annotator", [](auto& s) { s.owner = "ana@x.io"; });
  refuse(Code::bad_value, "reserved", [](auto& s) { s.actions = {{"all", "All", "", false}}; });
  refuse(Code::bad_value, "twice", [](auto& s) { s.actions = {{"ok", "OK", "", false}, {"ok", "OK", "", false}}; });
  refuse(Code::not_found, "no dataset", [](auto& s) { s.dataset = "date"; });
  refuse(Code::usage, "no dataset", [](auto& s) { s.dataset.reset(); });
  refuse(Code::bad_value, "limit", [](auto& s) { s.limit = -1; });
  CHECK(project.db().integer("select count(*) + (select next_id from project) from task") == tasks_before);
}

TEST_CASE("a task without items, and a limit") {
  TestProject project(10);
  auto spec = spec_for("none", {"ana@x.io"});
  spec.limit = 0;
  const auto made = make(project, spec);
  CHECK(made.task.tally.total == 0);
  CHECK(made.task.status() == model::TaskStatus::open);
  CHECK(made.notes == std::vector<std::string>{"the task \"none\" has no items"});
  spec.name = "three";
  spec.limit = 3;
  CHECK(dealt(project, make(project, spec).task.id).size() == 3);
}
