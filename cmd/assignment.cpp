#include "cmd/app/context.hpp"
#include "cmd/app/record_filter.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/task_files.hpp"
#include "lib/render/sorting.hpp"
#include "lib/base/text.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/redistribute.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Assignment;
using model::Role;

struct ListArgs {
  std::optional<std::string> task;
  service::AssignmentFilter filter;
  RecordFilter<Assignment> which;
  std::string sort;
};

void declare_list(Options& o, ListArgs& a) {
  o.optional_positional("TASK", a.task, "only those of this task, id or name; default: of every task").live(Live::any_task);
  o.values("--assignee", "USER", a.filter.assignees, "only those of this e-mail or @group; default: everybody's").commas().live(Live::assignee);
  o.values("--status", "STATUS", a.filter.statuses, "only those with this status; default: every status")
      .commas()
      .one_of({"todo", "in-progress", "done", "completed-with-issues"});
  o.flag("--archived", a.filter.archived, "archived ones, and those of archived tasks, too; default: off");
  a.which.declare(o, "only those");
  o.value("--sort", "FIELDS", a.sort, "order by these fields, a,-b: by a, then by b downwards; default: by task").live(Live::field);
}

Outcome run_list(Context& ctx, ListArgs& a) {
  if (a.task) {
    const model::Task task = service::get_task(ctx.session(), *a.task);
    a.filter.task_id = task.id;
    a.filter.archived = a.filter.archived || task.archived_at.has_value();  // named by id: asked for
  }
  a.which.prepare(ctx.now());
  auto assignments = service::list_assignments(ctx.session(), a.filter);
  a.which.keep_only(assignments);
  render::sort_records(assignments, a.sort.empty() ? join(a.which.sort(), ",") : a.sort, ctx.now());
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

Outcome dealt(service::Dealt result) {
  const auto changed = static_cast<std::int64_t>(result.assignments.size());
  Outcome outcome = Context::changed(std::move(result.assignments), {.changed = changed, .unchanged = result.unchanged}, "assignment");
  if (result.moved > 0) outcome.notes.push_back(cat(plural(result.moved, "work item"), result.moved == 1 ? " changes hands" : " change hands"));
  return outcome;
}

struct PeopleArgs {
  std::string task;
  std::vector<std::string> people;
  std::optional<std::string> to;
};

void declare_people(Options& o, PeopleArgs& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.positionals("USER", a.people, "who: e-mails or @groups", true).live(Live::assignee);
}

void declare_leaving(Options& o, PeopleArgs& a) {
  declare_people(o, a);
  o.value("--to", "USER", a.to, "who takes over what remains; must be given in quality tasks; default: it waits in the pool or the queue").live(Live::assignee);
}

Outcome run_add(Context& ctx, PeopleArgs& a) {
  return dealt(service::add_contributors(ctx.tx(), service::get_task(ctx.tx(), a.task), a.people));
}

Outcome run_remove(Context& ctx, PeopleArgs& a) {
  return dealt(service::remove_contributors(ctx.tx(), service::get_task(ctx.tx(), a.task), a.people, a.to));
}

struct ReassignArgs {
  std::string task, from, to;
};

void declare_reassign(Options& o, ReassignArgs& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.value("--from", "USER", a.from, "whose remaining work it is: e-mail or @group, or pool; must be given").live(Live::assignee);
  o.value("--to", "USER", a.to, "who gets it: e-mail or @group, assigned by it when they are not; must be given").live(Live::assignee);
  o.before_opening([&a] {
    if (a.from.empty() || a.to.empty()) throw Error(Code::usage, cat("tasks assignment reassign needs ", a.from.empty() ? "--from" : "--to")).hint("tasks assignment reassign TASK --from USER --to USER");
  });
}

Outcome run_reassign(Context& ctx, ReassignArgs& a) {
  return dealt(service::reassign(ctx.tx(), service::get_task(ctx.tx(), a.task), a.from, a.to));
}

struct RedistributeArgs {
  std::string task;
  std::vector<std::string> from, workload;
  service::Choice which;
  bool shuffle = false;
};

void declare_redistribute(Options& o, RedistributeArgs& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.values("--from", "USER", a.from, "whose remaining work is dealt: e-mail or @group, or pool; default: everybody's and the pool's").commas().live(Live::assignee);
  o.values("--workload", "USER=PERCENT", a.workload, "who gets how much of it, 0 to 100, together 100; default: the same for everybody who is assigned").commas();
  declare_where(o, a.which.where, a.which.filter, "only work items");
  declare_explain(o, a.which.explain);
  o.flag("--shuffle", a.shuffle, "deal in an order drawn with --seed; default: dataset order");
}

Outcome run_redistribute(Context& ctx, RedistributeArgs& a) {
  const model::Task task = service::get_task(ctx.tx(), a.task);
  service::Redistribution request{.from = a.from, .workload = parse_workload(a.workload), .which = a.which, .shuffle = {}};
  if (a.shuffle) request.shuffle = ctx.globals().seed.value_or(task.seed);
  return dealt(service::redistribute(ctx.tx(), task, request));
}

}  // namespace

std::span<const Command> commands_assignment() {
  static const Command k_commands[] = {
      {"assignment list", "list who holds what", Access::read, Role::manager, record<Assignment>, call<ListArgs, declare_list, run_list>},
      {"assignment show", "show one assignment", Access::read, Role::manager, record<Assignment>, call<ShowArgs, declare_show, run_show>},
      {"assignment add", "assign people to a running task", Access::write, Role::manager, record<Assignment>, call<PeopleArgs, declare_people, run_add>},
      {"assignment remove", "take people off a task; their work waits", Access::write, Role::manager, record<Assignment>,
       call<PeopleArgs, declare_leaving, run_remove>},
      {"assignment reassign", "give somebody's remaining work to somebody else", Access::write, Role::manager, record<Assignment>,
       call<ReassignArgs, declare_reassign, run_reassign>},
      {"assignment redistribute", "deal the remaining work anew", Access::write, Role::manager, record<Assignment>,
       call<RedistributeArgs, declare_redistribute, run_redistribute>},
  };
  return k_commands;
}

}  // namespace tasks::app
