#include <set>

#include "cmd/app/context.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/issues.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  bool archived = false, issues = false;
};

void declare(Options& o, Args& a) {
  o.flag("--archived", a.archived, "archived ones, and those of archived tasks, too; annotators see none; default: off");
  o.flag("--issues", a.issues, "list the open issues that you must fix, instead; default: off");
}

Outcome run_issues(Context& ctx) {
  Outcome outcome;
  outcome.print = [&ctx](Printer& p) {
    p.begin<model::Issue>();
    service::IssueFilter filter;
    filter.to_fix = true;
    service::list_issues(ctx.session(), filter, [&](const model::Issue& issue) {
      p.one(issue);
      return true;
    });
    p.end();
  };
  return outcome;
}

Outcome run(Context& ctx, Args& a) {
  if (a.issues) return run_issues(ctx);
  auto assignments = service::own_assignments(ctx.session(), a.archived);
  Outcome outcome;
  std::set<model::Id> held;
  for (const auto& assignment : assignments) held.insert(assignment.task_id);
  for (const auto& task : service::list_tasks(ctx.session(), {}))
    if (held.contains(task.id) && task.locked(ctx.now())) outcome.notes.push_back(service::lock_text(task, ctx.now()));
  outcome.print = [assignments = std::move(assignments)](Printer& p) { p.all(assignments); };
  return outcome;
}

}  // namespace

std::span<const Command> commands_mine() {
  static const Command k_commands[] = {
      {"mine", "list what you and your groups are assigned", Access::read, Role::annotator, record<model::Assignment>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
