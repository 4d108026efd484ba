#include "lib/render/sorting.hpp"

#include <catch2/catch.hpp>

#include "lib/base/error.hpp"

using namespace tasks;

namespace {

std::vector<model::Task> some_tasks() {
  std::vector<model::Task> tasks(4);
  const char* names[] = {"b", "a", "d", "c"};
  const std::optional<Micros> due[] = {5, std::nullopt, 7, 5};
  for (std::size_t i = 0; i < 4; ++i) {
    tasks[i].id = static_cast<model::Id>(i + 1);
    tasks[i].name = names[i];
    tasks[i].due_at = due[i];
    tasks[i].tally.total = 4;
    tasks[i].tally.done = static_cast<std::int64_t>(i);
  }
  return tasks;
}

std::string order(std::string_view sort) {
  auto tasks = some_tasks();
  render::sort_records(tasks, sort, 0);
  std::string names;
  for (const auto& task : tasks) names += task.name;
  return names;
}

}  // namespace

TEST_CASE("records in the order of any of their fields") {
  CHECK(order("") == "badc");
  CHECK(order("name") == "abcd");
  CHECK(order("-name") == "dcba");
  CHECK(order("due_at") == "bcda");   // equal ones keep their order, nothing is last
  CHECK(order("-due_at") == "dbca");  // in both directions
  CHECK(order("due_at,-name") == "cbda");
  CHECK(order("-progress") == "cdab");
  CHECK(order("-id") == "cdab");
}

TEST_CASE("an unknown field is told with the nearest") {
  auto tasks = some_tasks();
  try {
    render::sort_records(tasks, "name,-prioriti", 0);
    FAIL("it was sorted");
  } catch (const Error& e) {
    CHECK(e.code() == Code::unknown_field);
    CHECK_THAT(e.hint_text(), Catch::StartsWith("did you mean priority?"));
  }
  CHECK(tasks.size() == 4);
}
