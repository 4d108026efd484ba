#include "tests/store/engines.hpp"

#include <catch2/catch.hpp>

#include "lib/model/records.hpp"
#include "lib/store/people.hpp"
#include "lib/store/project.hpp"
#include "lib/store/sqlite/sqlite_database.hpp"

namespace tasks::testing {
namespace {

struct Engine {
  std::string_view name;
  std::unique_ptr<store::Database> (*create)(const std::filesystem::path& folder);
  std::unique_ptr<store::Database> (*connect)(const std::filesystem::path& folder, store::OpenMode mode, Micros busy_wait);
};

const Engine k_engines[] = {
    {"sqlite",
     [](const std::filesystem::path& folder) {
       return store::create_sqlite(folder / "project.db", {.mode = store::OpenMode::write, .busy_wait = 5 * k_second, .trace = {}});
     },
     [](const std::filesystem::path& folder, store::OpenMode mode, Micros busy_wait) {
       return store::open_sqlite(folder / "project.db", {.mode = mode, .busy_wait = busy_wait, .trace = {}});
     }},
};

}  // namespace

std::size_t engine_count() { return std::size(k_engines); }

Project::Project(std::size_t engine) : m_engine(engine), m_db(k_engines[engine].create(m_folder.path())) {
  store::create_project(*m_db, "demo", "00000000-0000-4000-8000-000000000000", 1'000'000);
  store::Transaction tx(*m_db, 1'000'000, {"init", "[\"init\"]", ""});
  tx.act_as(owner());
  model::User user;
  user.email = "olga@x.io";
  user.name = "Olga";
  user.role = model::Role::owner;
  store::insert_user_with_id(tx, user, tx.new_id());
  tx.created("user", user.id);
  tx.commit();
}

std::unique_ptr<store::Database> Project::connect(store::OpenMode mode, Micros busy_wait) {
  return k_engines[m_engine].connect(m_folder.path(), mode, busy_wait);
}

bool Project::is_sqlite() const { return k_engines[m_engine].name == "sqlite"; }

void Project::operate(const std::function<void(store::Transaction&)>& act) {
  store::Transaction tx(*m_db, 2'000'000, {"test", "[\"test\"]", ""});
  tx.act_as(owner());
  act(tx);
  tx.commit();
}

std::int64_t Project::number(std::string_view sql) { return m_db->integer(sql).value_or(-1); }

Code code_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("nothing was thrown");
  return Code::internal;
}

}  // namespace tasks::testing
