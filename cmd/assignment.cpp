#include "cmd/app/context.hpp"
#include "lib/render/sorting.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Assignment;
using model::Role;

struct ListArgs {
  std::optional<std::string> task;
  service::AssignmentFilter filter;
  std::string sort;
};

void declare_list(Options& o, ListArgs& a) {
  o.optional_positional("TASK", a.task, "only those of this task, id or name; default: of every task").live(Live::any_task);
  o.values("--assignee", "USER", a.filter.assignees, "only those of this e-mail or @group; default: everybody's").commas().live(Live::assignee);
  o.values("--status", "STATUS", a.filter.statuses, "only those with this status; default: every status")
      .commas()
      .one_of({"todo", "in-progress", "done", "completed-with-issues"});
  o.flag("--archived", a.filter.archived, "archived ones, and those of archived tasks, too; default: off");
  o.value("--sort", "FIELDS", a.sort, "order by these fields, a,-b: by a, then by b downwards; default: by task").live(Live::field);
}

Outcome run_list(Context& ctx, ListArgs& a) {
  if (a.task) {
    const model::Task task = service::get_task(ctx.session(), *a.task);
    a.filter.task_id = task.id;
    a.filter.archived = a.filter.archived || task.archived_at.has_value();  // named by id: asked for
  }
  auto assignments = service::list_assignments(ctx.session(), a.filter);
  render::sort_records(assignments, a.sort, ctx.now());
  return Context::shown(std::move(assignments));
}

struct ShowArgs {
  std::string which;
  std::optional<std::string> assignee;
};

void declare_show(Options& o, ShowArgs& a) {
  o.positional("ID", a.which, "id of the assignment; or a task, id or name, when an assignee follows").live(Live::assignment);
  o.optional_positional("ASSIGNEE", a.assignee, "e-mail or @group that holds it in the task; default: none, ID is an assignment's").live(Live::assignee);
}

Outcome run_show(Context& ctx, ShowArgs& a) {
  store::Session& session = ctx.session();
  Assignment found = a.assignee ? service::get_assignment(session, service::get_task(session, a.which), *a.assignee) : service::get_assignment(session, a.which);
  Outcome outcome;
  outcome.print = [found = std::move(found)](Printer& p) {
    if (p.for_people()) p.vertical();
    p.all(std::vector{found});
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_assignment() {
  static const Command k_commands[] = {
      {"assignment list", "list who holds what", Access::read, Role::manager, record<Assignment>, call<ListArgs, declare_list, run_list>},
      {"assignment show", "show one assignment", Access::read, Role::manager, record<Assignment>, call<ShowArgs, declare_show, run_show>},
  };
  return k_commands;
}

}  // namespace tasks::app
