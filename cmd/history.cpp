#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "lib/base/text.hpp"
#include "lib/service/history.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  Selecting which;
  std::optional<std::string> task;
  std::vector<std::string> actions;
  std::optional<std::int64_t> limit;
};

void declare(Options& o, Args& a) {
  declare_selection(o, a.which, "work_item");
  o.value("--task", "TASK", a.task, "of this task's work items: of all unless some are chosen; default: of those that are named").live(Live::any_task);
  o.values("--action", "ACTION", a.actions, "only this action; default: every action").commas().one_of(service::history_actions());
  o.value("--limit", "N", a.limit, "print the first N entries, the oldest; default: all");
  o.before_opening([&a] {
    if (!a.task && !a.which.choice.given()) throw Error(Code::usage, "tasks history needs work items or a task").hint("tasks history W, or tasks history --task TASK");
    if (!a.task && a.which.choice.explain) throw Error(Code::usage, "--explain is for conditions, and those need --task");
    if (a.limit && *a.limit < 0) throw Error(Code::bad_value, cat("--limit is a whole number from 0 on, not ", *a.limit));
  });
}

Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  service::HistoryRequest request{.task = {}, .choice = std::move(a.which.choice), .actions = std::move(a.actions), .limit = a.limit};
  if (a.task) request.task = service::get_task(session, *a.task);
  if (request.choice.explain) service::choose_work(session, request.task ? request.task->id : 0, request.choice);
  Outcome outcome;
  outcome.print = [&session, request = std::move(request)](Printer& p) {
    p.begin<model::HistoryEntry>();
    service::tell_history(session, request, [&](const model::HistoryEntry& entry) {
      p.one(entry);
      return true;
    });
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_history() {
  static const Command k_commands[] = {
      {"history", "tell what happened to work items, oldest first", Access::read, Role::annotator, record<model::HistoryEntry>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
