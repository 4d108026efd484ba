#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/service/start_stop.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  Selecting which;
  bool partial = false;
};

void declare(Options& o, Args& a) {
  declare_ids(o, a.which, "work_item");
  declare_partial(o, a.partial);
}

Outcome run(Context& ctx, Args& a) {
  service::select_work_items(ctx.tx(), 0, a.which.choice);
  return changed_work(ctx, service::start_work(ctx.tx(), a.partial ? service::Partial::yes : service::Partial::no));
}

}  // namespace

std::span<const Command> commands_start() {
  static const Command k_commands[] = {
      {"start", "claim work items and start the timer on the first", Access::write, Role::annotator, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
