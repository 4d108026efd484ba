#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/classify.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::string task;
  std::optional<std::string> label;
  Selecting which;
  bool replace = false, partial = false;
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  declare_selection(o, a.which, "work_item");
  o.value("--label", "LABEL", a.label, "the label to give; must be there").live(Live::label);
  o.flag("--replace", a.replace, "take earlier classifications with other labels away; default: they stay");
  declare_partial(o, a.partial);
  o.before_opening([&a] {
    if (!a.label) throw Error(Code::usage, "tasks classify needs --label LABEL");
    if (trim(*a.label).empty()) throw Error(Code::bad_value, "--label must not be empty");
  });
}

Outcome run(Context& ctx, Args& a) {
  const model::Task task = service::get_task(ctx.tx(), a.task, store::TaskDetail::rules);
  const service::ClassifyRequest request{.label = *a.label, .replace = a.replace, .partial = a.partial ? service::Partial::yes : service::Partial::no};
  const std::int64_t count = service::choose_work(ctx.tx(), task.id, a.which.choice);
  ctx.confirm_many(count, cat("give the label ", quote(*a.label), " in ", quote(task.name)));
  Outcome outcome = changed_work(ctx, service::classify(ctx.tx(), task, request));
  if (count == 0) outcome.notes.emplace_back("no work items were chosen");
  return outcome;
}

}  // namespace

std::span<const Command> commands_classify() {
  static const Command k_commands[] = {
      {"classify", "give one label to many work items", Access::write, Role::annotator, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
