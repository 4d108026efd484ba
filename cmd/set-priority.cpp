#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/set_priority.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::string task, priority;
  Selecting which;
  bool partial = false;
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.positional("N", a.priority, "a whole number, higher ones come first; 0 is what work items begin with");
  declare_selection(o, a.which, "work_item");
  declare_partial(o, a.partial);
}

Outcome run(Context& ctx, Args& a) {
  const model::Task task = service::get_task(ctx.tx(), a.task, store::TaskDetail::rules);
  const auto priority = to_int(a.priority);
  if (!priority) throw Error(Code::bad_value, cat("a priority is a whole number, not ", quote(a.priority))).hint("tasks set-priority TASK N W");
  const std::int64_t count = service::choose_work(ctx.tx(), task.id, a.which.choice);
  ctx.confirm_many(count, cat("set the priority ", *priority, " in ", quote(task.name)));
  Outcome outcome = changed_work(ctx, service::set_priority(ctx.tx(), task, *priority, a.partial ? service::Partial::yes : service::Partial::no));
  if (count == 0) outcome.notes.emplace_back("no work items were chosen");
  return outcome;
}

}  // namespace

std::span<const Command> commands_set_priority() {
  static const Command k_commands[] = {
      {"set-priority", "say which work items come first", Access::write, Role::manager, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
