#include "lib/service/task_guards.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace tasks::service {

std::optional<Error> TaskGuards::in_use(const model::Task& task) const {
  const store::TaskObstacles& o = m_obstacles.at(task.id);
  if (o.in_pipeline)
    return Error(Code::guard, cat(quote(task.name), " is the node ", quote(o.node), " of a pipeline")).hint("remove the node from the pipeline first; that keeps the task");
  for (const store::LiveReview& review : o.reviews)
    if (std::find(m_going.begin(), m_going.end(), review.id) == m_going.end())
      return Error(Code::guard, cat("the QA task ", quote(review.name), " reviews ", quote(task.name))).hint(cat("archive or delete ", review.id, " first, or along with it"));
  return std::nullopt;
}

std::optional<Error> TaskGuards::unresolved(const model::Task& task) const {
  const std::int64_t items = m_obstacles.at(task.id).unresolved_items;
  if (items == 0) return std::nullopt;
  return Error(Code::guard, cat(quote(task.name), " has unresolved issues on ", plural(items, "work item")))
      .hint("an issue is resolved when it is approved or cleared; tasks archive puts the task away as it is");
}

std::vector<const ChosenTask*> reviews_first(const std::vector<ChosenTask>& chosen) {
  std::vector<const ChosenTask*> order;
  for (const ChosenTask& one : chosen) order.push_back(&one);
  std::stable_partition(order.begin(), order.end(), [](const ChosenTask* one) { return one->task.task_type == model::TaskType::qa; });
  return order;
}

}  // namespace tasks::service
