#include "cmd/app/context.hpp"
#include "lib/service/project_status.hpp"

namespace tasks::app {
namespace {

using model::ProjectStatus;
using model::Role;

struct Args {};

void declare(Options&, Args&) {}

Outcome run(Context& ctx, Args&) {
  Outcome outcome;
  outcome.print = [status = service::project_status(ctx.session(), ctx.project().name)](Printer& p) {
    if (p.for_people()) p.vertical();
    p.all(std::vector{status});
  };
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
