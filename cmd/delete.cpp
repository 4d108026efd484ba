#include "cmd/app/choosing_tasks.hpp"
#include "lib/base/text.hpp"
#include "lib/service/delete_tasks.hpp"
#include "lib/service/names.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  ChoosingTasks which;
};

void declare(Options& o, Args& a) { declare_tasks(o, a.which, Live::task); }

Outcome run(Context& ctx, Args& a) {
  service::DeletePlan plan = service::plan_deletion(ctx.tx(), a.which.chosen, a.which.leaving_out());
  std::vector<std::string> names;
  for (const model::Task& task : plan.tasks)
    if (plan.destroyed.contains(task.id)) names.push_back(task.name);
  if (!names.empty()) ctx.confirm_irreversible(cat("deleting ", names.size() == 1 ? "the task " : "the tasks ", service::some_of(names)));
  return changed_tasks(ctx, service::delete_tasks(ctx.tx(), std::move(plan)));
}

}  // namespace

std::span<const Command> commands_delete() {
  static const Command k_commands[] = {
      {"delete", "delete tasks, or archive those with work in them", Access::write, Role::manager, record<model::Task>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
