#include "cmd/app/choosing_tasks.hpp"
#include "lib/service/archive_tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  ChoosingTasks which;
  std::string name;
};

void declare(Options& o, Args& a) {
  declare_tasks(o, a.which, Live::any_task);
  o.value("--name", "NAME", a.name, "a new name for the one task, where another task has its own by now; default: its own");
}

Outcome run(Context& ctx, Args& a) { return changed_tasks(ctx, service::unarchive_tasks(ctx.tx(), a.which.chosen, a.name, a.which.leaving_out())); }

}  // namespace

std::span<const Command> commands_unarchive() {
  static const Command k_commands[] = {
      {"unarchive", "bring archived tasks back", Access::write, Role::manager, record<model::Task>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
