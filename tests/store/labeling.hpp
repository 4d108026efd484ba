#pragma once
// A project with one task in it, small or large, on a database of its own: what most tests of this folder start from.
//
//     Labeling p({.items = 6, .holders = {"ana", "ben"}});     // ana holds the first half, ben the second
//     p.as("ana", [&](Transaction& tx) { … });                 // commits
//     p.later(10 * k_minute);                                  // the clock stands still otherwise
//     REQUIRE(p.text("select status from work_item where id = $1", p.work_item(0)) == "complete");
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/selection.hpp"
#include "lib/store/session.hpp"
#include "tests/store/engines.hpp"

namespace tasks::testing {

using store::Id;
using store::Transaction;

struct LabelingOptions {
  std::int64_t items = 4;
  std::vector<std::string> holders = {"ana"};  // user names, or "@group" of everybody but olga and mia; equal parts, in order
  std::string recipe = {};                     // YAML; "" none
  std::string task = "cars";
};

// People: olga (owner), mia (manager), ana, ben and cid (annotators), all @x.io. Actions: complete, discard.
class Labeling {
 public:
  explicit Labeling(const LabelingOptions& options = {});

  store::Database& db() { return *m_db; }
  std::unique_ptr<store::Database> open_again();                       // a second connection, as another process has
  store::Actor actor(std::string_view name);
  Micros now() const { return m_now; }
  void later(Micros by) { m_now += by; }

  // One operation of this person; committed unless it throws. Returns how many statements it took.
  std::int64_t as(std::string_view name, const std::function<void(Transaction&)>& act);
  // The same with work items selected, by their numbers in the task, from 0.
  std::int64_t on(std::vector<std::int64_t> numbers, std::string_view name, const std::function<void(Transaction&)>& act);
  void look(std::string_view name, const std::function<void(store::Session&)>& act);

  Id add_task(const LabelingOptions& options);                         // another one of the same items
  model::Task task() { return task_of(m_task); }
  model::Task task_of(Id id);
  Id work_item(std::int64_t number) const { return m_first_work_item + number; }
  Id item(std::int64_t number) const { return m_first_item + number; }
  void sql(std::string_view text) { m_db->execute(text); }
  std::int64_t number(std::string_view sql, Id id = 0);
  std::string text(std::string_view sql, Id id = 0);                   // "" is null

  // What must hold after every operation: counters are right, active time adds up, one running timer a person.
  void require_sound();

 private:
  FreshDatabase m_place;
  std::unique_ptr<store::Database> m_db;
  Micros m_now;
  std::map<std::string, store::Actor, std::less<>> m_people;
  Id m_task = 0, m_first_item = 0, m_first_work_item = 0;
  std::int64_t m_items = 0;
};

}  // namespace tasks::testing
