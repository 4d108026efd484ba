#include <cmath>

#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "lib/base/text.hpp"
#include "lib/service/scores.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::string task;
  std::optional<std::string> function;
  std::optional<double> fail_under;
  std::vector<std::string> work_items;
  Selecting which;
  bool all = false;
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.value("--function", "FUNCTION", a.function, "dataloop, agreement; another one than the task's scores all items; default: the task's").one_of({"dataloop", "agreement"});
  o.flag("--all", a.all, "score all items again; default: those that changed since they were scored");
  o.values("--work-item", "ID", a.work_items, "only the items of these work items; default: every item").commas();
  o.value("--fail-under", "X", a.fail_under, "exit 4 when the task's mean is below X, 0 to 1, or when it has no scores; default: exit 0");
  o.before_opening([&a] {
    if (!a.work_items.empty()) take_words(a.which, a.work_items, "work_item");
    if (a.fail_under && !(*a.fail_under >= 0 && *a.fail_under <= 1)) throw Error(Code::bad_value, cat("--fail-under is between 0 and 1, not ", *a.fail_under));
  });
}

Outcome run(Context& ctx, Args& a) {
  const model::Task task = service::get_task(ctx.tx(), a.task, store::TaskDetail::settings);
  service::ScoreRequest request{.function = a.function, .all = a.all, .work_items = {}};
  for (const auto& chosen : a.which.choice.ids) request.work_items.push_back(chosen.id);
  service::Scored scored = service::score_task(ctx.tx(), task, request);
  const double value = scored.run.value;
  Outcome outcome = Context::changed(std::vector{scored.run}, {.changed = scored.run.items}, "item");
  outcome.notes = std::move(scored.notes);
  if (a.fail_under && !(value >= *a.fail_under)) {
    outcome.exit = Exit::check_failed;
    outcome.notes.push_back(std::isnan(value) ? std::string("the task has no scores") : cat("the mean ", value, " is below ", *a.fail_under));
  }
  return outcome;
}

}  // namespace

std::span<const Command> commands_score() {
  static const Command k_commands[] = {
      {"score", "merge and score what was labeled", Access::write, model::Role::manager, record<model::ScoreRun>, call<Args, declare, run>, false,
       "the task's mean is below --fail-under"},
  };
  return k_commands;
}

}  // namespace tasks::app
