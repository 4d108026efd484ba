#include "lib/service/project_status.hpp"

#include "lib/service/assignments.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/issues.hpp"

namespace tasks::service {
namespace {

void add(model::Tally& sum, const model::Tally& part) {
  sum.total += part.total;
  sum.done += part.done;
  sum.remaining += part.remaining;
  sum.skipped += part.skipped;
  sum.open_issues += part.open_issues;
  sum.for_review += part.for_review;
  sum.annotations += part.annotations;
  sum.duration += part.duration;
  for (const auto& [status, items] : part.by_status) sum.by_status[status] += items;
  for (const auto& [stage, items] : part.by_stage) sum.by_stage[stage] += items;
}

}  // namespace

model::ProjectStatus project_status(store::Session& session, std::string_view project_name) {
  model::ProjectStatus status;
  status.project = project_name;
  for (const model::Task& task : list_tasks(session, {})) {
    ++status.tasks;
    ++status.tasks_by_status[std::string(to_text(task.status()))];
    status.overdue += task.overdue(session.now());
    status.locked += task.locked(session.now());
    if (task.task_type == model::TaskType::qa) {
      const auto waits = task.tally.by_stage.find("review");
      if (waits != task.tally.by_stage.end()) status.reviews += waits->second;
    } else {
      add(status.tally, task.tally);
    }
  }
  status.issues = store::count_unresolved_issues(session);
  for (const model::Assignment& assignment : list_assignments(session, {}))
    status.assignments += assignment.kind == "normal" && assignment.status() != model::TaskStatus::done;
  return status;
}

}  // namespace tasks::service
