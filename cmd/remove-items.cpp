#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/task_items.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::string task;
  Selecting which;
  bool partial = false;
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  declare_selection(o, a.which, "work_item");
  declare_partial(o, a.partial);
}

Outcome run(Context& ctx, Args& a) {
  const model::Task task = service::get_task(ctx.tx(), a.task);
  const std::int64_t count = service::select_work_items(ctx.tx(), task.id, a.which.choice);
  ctx.confirm_many(count, cat("take work items out of ", quote(task.name)));
  service::select_replicas_too(ctx.tx(), task);
  service::RemovedWork removed = service::remove_from_task(ctx.tx(), task, a.partial ? service::Partial::yes : service::Partial::no);
  Outcome outcome = changed_work(ctx, removed.changed);
  outcome.notes = std::move(removed.notes);
  if (count == 0) outcome.notes.emplace_back("no work items were chosen");
  return outcome;
}

}  // namespace

std::span<const Command> commands_remove_items() {
  static const Command k_commands[] = {
      {"remove-items", "take work items out of a task", Access::write, Role::manager, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
