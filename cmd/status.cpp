#include "cmd/app/context.hpp"
#include "cmd/app/watching.hpp"
#include "lib/service/project_status.hpp"

namespace tasks::app {
namespace {

using model::ProjectStatus;
using model::Role;

struct Args {
  Watching watch;
};

void declare(Options& o, Args& a) { declare_watch(o, a.watch); }

void print(Printer& p, const ProjectStatus& status) {
  if (p.for_people()) p.vertical();
  p.all(std::vector{status});
}

Outcome run(Context& ctx, Args& a) {
  if (a.watch.on) return watched(ctx, a.watch, [&ctx](Printer& p) { print(p, service::project_status(ctx.session(), ctx.project().name)); });
  Outcome outcome;
  outcome.print = [status = service::project_status(ctx.session(), ctx.project().name)](Printer& p) { print(p, status); };
  return outcome;
}

}  // namespace

std::span<const Command> commands_status() {
  static const Command k_commands[] = {
      {"status", "sum up the project, or your part of it", Access::read, Role::annotator, record<ProjectStatus>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
