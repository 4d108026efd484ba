#include "cmd/app/context.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/service/next_work.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::optional<std::string> task;
  std::int64_t count = 1;
  bool resume = false, exit_code = false;
};

void declare(Options& o, Args& a) {
  o.optional_positional("TASK", a.task, "only from this task; default: from all, the most urgent first").live(Live::task);
  o.value("--count", "N", a.count, "claim so many work items at once; the timer starts on the first; default: 1");
  o.flag("--resume", a.resume, "what you hold claimed, instead of something new; default: off");
  o.flag("--exit-code", a.exit_code, "exit 4 when there is no work; default: 0");
}

Outcome run(Context& ctx, Args& a) {
  const store::Id task_id = a.task ? service::find_task(ctx.tx(), *a.task) : 0;
  auto work = a.resume ? service::resume_work(ctx.tx(), task_id) : service::next_work(ctx.tx(), task_id, a.count);
  if (a.task && work.given == 0) service::get_task(ctx.tx(), *a.task);  // why: it may be one that you do not see
  service::Changed changed;
  changed.changed = work.given;
  Outcome outcome = changed_work(ctx, changed);
  outcome.notes = std::move(work.notes);
  if (work.given == 0 && a.exit_code) outcome.exit = Exit::check_failed;
  return outcome;
}

}  // namespace

std::span<const Command> commands_next() {
  static const Command k_commands[] = {
      {"next", "get your next work item and start its timer", Access::write, Role::annotator, record<model::WorkItem>, call<Args, declare, run>, false,
       "there is no work and *--exit-code* was given"},
  };
  return k_commands;
}

}  // namespace tasks::app
