#include "tests/store/engines.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "lib/base/text.hpp"
#include "lib/model/records.hpp"
#include "lib/store/people.hpp"
#include "lib/store/project.hpp"

namespace tasks::testing {
namespace {

// The engine of this run, and the server where PostgreSQL's databases are made.
const std::string& server() {
  static const std::string k_url = [] {
    const char* file = std::getenv("TASKS_TEST_POSTGRES_FILE");
    std::string url;
    if (file) std::getline(std::ifstream(file) >> std::ws, url);
    return url;
  }();
  return k_url;
}

bool on_postgres() {
  static const bool k_chosen = [] {
    const char* engine = std::getenv("TASKS_TEST_ENGINE");
    return engine && std::string_view(engine) == "postgresql";
  }();
  return k_chosen;
}

// Every project gets a name of its own: one database serves the whole run.
std::string fresh_name() {
  static int count = 0;
  return cat("test ", static_cast<std::int64_t>(::getpid()), " \"", ++count, "\"");
}

}  // namespace

FreshDatabase::FreshDatabase() {
  if (!on_postgres()) {
    m_place.db = (m_folder.path() / "project.db").native();
    return;
  }
  if (server().empty()) throw Error(Code::unavailable, "TASKS_TEST_POSTGRES_FILE names no server: tests/postgres/server starts one");
  m_place = {server(), fresh_name()};
}

FreshDatabase::~FreshDatabase() {
  if (m_place.on_server()) store::drop_project(m_place);
}

std::unique_ptr<store::Database> FreshDatabase::create(Micros busy_wait) {
  return store::create_database(m_place, {.mode = store::OpenMode::write, .busy_wait = busy_wait, .trace = {}});
}

std::unique_ptr<store::Database> FreshDatabase::connect(store::OpenMode mode, Micros busy_wait) {
  return store::open_database(m_place, {.mode = mode, .busy_wait = busy_wait, .trace = {}});
}

Project::Project() : m_db(m_place.create(5 * k_second)) {
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

std::unique_ptr<store::Database> Project::connect(store::OpenMode mode, Micros busy_wait) { return m_place.connect(mode, busy_wait); }

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
