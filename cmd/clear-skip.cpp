#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/skip.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"

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
  const model::Task task = service::get_task(ctx.tx(), a.task, store::TaskDetail::rules);
  const std::int64_t count = service::choose_work(ctx.tx(), task.id, a.which.choice);
  ctx.confirm_many(count, cat("clear the skip in ", quote(task.name)));
  service::ClearedSkips cleared = service::clear_skips(ctx.tx(), task, a.partial ? service::Partial::yes : service::Partial::no);
  Outcome outcome = changed_work(ctx, cleared.changed, std::move(cleared.given_back));
  if (count == 0) outcome.notes.emplace_back("no work items were chosen");
  return outcome;
}

}  // namespace

std::span<const Command> commands_clear_skip() {
  static const Command k_commands[] = {
      {"clear-skip", "take skips of work items back", Access::write, Role::annotator, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
