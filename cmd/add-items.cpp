#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/task_files.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/task_items.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::string task;
  std::vector<std::string> items, workload;
  Selecting chosen;
  service::ItemsToAdd adding;
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.values("--items", "ITEM", a.items, "ids of dataset items, or - to read ids or records from standard input; default: none").commas();
  o.values("-w,--where", "FIELD=VALUE", a.chosen.choice.where, "dataset items for which this holds; repeat for and, a,b for or; default: none").live(Live::condition);
  declare_filter(o, a.chosen.choice.filter, "those");
  declare_explain(o, a.chosen.choice.explain);
  o.flag("--missing", a.adding.missing, "everything of the dataset that is not in the task yet; default: off");
  o.value("--limit", "N", a.adding.limit, "the first N of those that are not in the task, in dataset order; default: all");
  o.values("--assignee", "USER", a.adding.assignees, "who gets them: e-mail or @group, in the order of dealing; default: everybody by the task's workload").commas().live(Live::assignee);
  o.values("--workload", "USER=PERCENT", a.workload, "shares of these items, 0 to 100, together 100; names the assignees when --assignee does not; default: equal").commas();
  o.before_opening([&a] {
    take_words(a.chosen, a.items, "item");
    a.adding.workload = parse_workload(a.workload);
    if (a.adding.missing == a.chosen.choice.given())
      throw Error(a.adding.missing ? Code::usage : Code::needs_selection, a.adding.missing ? "--missing is all that is not there: it goes with no other choice" : "no items were chosen")
          .hint("choose by --items, or by --where, or --missing");
  });
}

Outcome run(Context& ctx, Args& a) {
  const model::Task task = service::get_task(ctx.tx(), a.task);
  a.adding.items = a.chosen.choice;
  service::AddedWork added = service::add_to_task(ctx.tx(), task, a.adding);
  ctx.confirm_many(added.added, cat("add items to ", quote(task.name)));
  service::Changed changed;
  changed.changed = added.added;
  changed.unchanged = added.unchanged;
  Outcome outcome = changed_work(ctx, changed);
  outcome.notes = std::move(added.notes);
  return outcome;
}

}  // namespace

std::span<const Command> commands_add_items() {
  static const Command k_commands[] = {
      {"add-items", "add items of the dataset to a task", Access::write, Role::manager, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
