#pragma once
// The contract of the store's seam is one suite that runs on every engine: TASKS_TEST_ENGINE says which one a run is for
// (sqlite, postgresql). Cases about files of SQLite alone are tagged [sqlite].
//
//     Project p;
//     p.operate([](Transaction& tx) { … });
#include <functional>
#include <memory>
#include <string>

#include "lib/base/error.hpp"
#include "lib/store/engines.hpp"
#include "lib/store/session.hpp"
#include "tests/unit/temporary_folder.hpp"

namespace tasks::testing {

// A place for a database that nobody else uses: a file in a temporary folder, or a schema. It goes with the object.
class FreshDatabase {
 public:
  FreshDatabase();
  ~FreshDatabase();
  std::unique_ptr<store::Database> create(Micros busy_wait);
  std::unique_ptr<store::Database> connect(store::OpenMode mode, Micros busy_wait);
  std::filesystem::path folder() const { return m_folder.path(); }
  bool is_sqlite() const { return !m_place.on_server(); }

 private:
  TemporaryFolder m_folder;
  store::DatabasePlace m_place;
};

// An empty project with one owner (id 1, olga@x.io) in it, which nobody else uses.
class Project {
 public:
  Project();
  store::Database& db() { return *m_db; }
  // Another connection to it, as another process has.
  std::unique_ptr<store::Database> connect(store::OpenMode mode = store::OpenMode::write, Micros busy_wait = 5 * k_second);
  store::Actor owner() const { return {1, "olga@x.io", model::Role::owner}; }
  std::filesystem::path folder() const { return m_place.folder(); }
  std::string file() const { return (m_place.folder() / "project.db").native(); }
  bool is_sqlite() const { return m_place.is_sqlite(); }

  // One operation of the owner, committed unless it throws.
  void operate(const std::function<void(store::Transaction&)>& act);
  std::int64_t number(std::string_view sql);

 private:
  FreshDatabase m_place;
  std::unique_ptr<store::Database> m_db;
};

// The code of the Error that `act` throws; fails the test when it throws none.
Code code_of(const std::function<void()>& act);

}  // namespace tasks::testing
