#pragma once
// What keeps a task from being archived or deleted (domain.md §10, decisions.md 33), asked for all chosen tasks at once.
//
//     TaskGuards guards(tx, chosen);
//     if (auto why = guards.in_use(task)) refusals.add(task.id, *why);
#include <map>
#include <optional>
#include <vector>

#include "lib/base/error.hpp"
#include "lib/service/choosing_tasks.hpp"
#include "lib/store/task_closing.hpp"

namespace tasks::service {

class TaskGuards {
 public:
  explicit TaskGuards(store::Transaction& tx) : m_obstacles(store::obstacles_of_selected(tx.db())) {}

  // A pipeline has it as a node; or a QA task reviews it that is alive and stays so.
  std::optional<Error> in_use(const model::Task& task) const;
  std::optional<Error> unresolved(const model::Task& task) const;  // issues
  bool touched(const model::Task& task) const { return m_obstacles.at(task.id).touched; }
  // This task goes: it does not stand in the way of others. QA tasks come before what they review.
  void goes(const model::Task& task) { m_going.push_back(task.id); }

 private:
  std::map<store::Id, store::TaskObstacles> m_obstacles;
  std::vector<store::Id> m_going;
};

// QA tasks first, since a labeling task may go when its QA tasks go.
std::vector<const ChosenTask*> reviews_first(const std::vector<ChosenTask>& chosen);

}  // namespace tasks::service
