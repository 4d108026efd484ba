#pragma once
// The contract of the store's seam is one suite that runs on every engine of the build: each test case asks for a project
// of one engine and is run once for each.
//
//     Project p(GENERATE(range<std::size_t>(0, engine_count())));
//     p.operate([](Transaction& tx) { … });
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "lib/base/error.hpp"
#include "lib/store/session.hpp"
#include "tests/unit/temporary_folder.hpp"

namespace tasks::testing {

// The engines that this program was built for, in a fixed order.
std::size_t engine_count();

// An empty project with one owner (id 1, olga@x.io) in it, which nobody else uses.
class Project {
 public:
  explicit Project(std::size_t engine);
  store::Database& db() { return *m_db; }
  // Another connection to it, as another process has.
  std::unique_ptr<store::Database> connect(store::OpenMode mode = store::OpenMode::write, Micros busy_wait = 5 * k_second);
  store::Actor owner() const { return {1, "olga@x.io", model::Role::owner}; }
  std::filesystem::path folder() const { return m_folder.path(); }
  std::string file() const { return (m_folder.path() / "project.db").native(); }
  bool is_sqlite() const;

  // One operation of the owner, committed unless it throws.
  void operate(const std::function<void(store::Transaction&)>& act);
  std::int64_t number(std::string_view sql);

 private:
  TemporaryFolder m_folder;
  std::size_t m_engine;
  std::unique_ptr<store::Database> m_db;
};

// The code of the Error that `act` throws; fails the test when it throws none.
Code code_of(const std::function<void()>& act);

}  // namespace tasks::testing
