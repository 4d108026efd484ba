#include "cmd/app/choosing_tasks.hpp"
#include "lib/service/archive_tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  ChoosingTasks which;
};

void declare(Options& o, Args& a) { declare_tasks(o, a.which, Live::task); }

Outcome run(Context& ctx, Args& a) { return changed_tasks(ctx, service::archive_tasks(ctx.tx(), a.which.chosen, a.which.leaving_out())); }

}  // namespace

std::span<const Command> commands_archive() {
  static const Command k_commands[] = {
      {"archive", "put tasks away", Access::write, Role::manager, record<model::Task>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
