#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/service/skip.hpp"

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
  const std::int64_t count = service::select_work_items(ctx.tx(), 0, a.which.choice);
  ctx.confirm_many(count, "skip");
  return changed_work(ctx, service::skip_work(ctx.tx(), ctx.globals().reason.value_or(""), a.partial ? service::Partial::yes : service::Partial::no));
}

}  // namespace

std::span<const Command> commands_skip() {
  static const Command k_commands[] = {
      {"skip", "pass work items over", Access::write, Role::annotator, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
