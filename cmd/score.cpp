#include <cmath>

#include "cmd/app/context.hpp"
#include "cmd/app/score_programs.hpp"
#include "cmd/app/selecting.hpp"
#include "lib/base/text.hpp"
#include "lib/service/custom_scores.hpp"
#include "lib/service/people.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::string task;
  std::optional<std::string> function;
  std::optional<double> fail_under;
  std::vector<std::string> work_items;
  Selecting which;
  std::optional<double> timeout;
  bool all = false, print_input = false;
  std::optional<service::ComputedScores> computed;  // by a program, ahead of the transaction

  service::ScoreRequest request() const {
    service::ScoreRequest asked{.function = function, .all = all, .work_items = {}, .timeout_s = timeout};
    for (const auto& chosen : which.choice.ids) asked.work_items.push_back(chosen.id);
    return asked;
  }
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.value("--function", "FUNCTION", a.function, "agreement, dataloop, or the path of a program; another one than the task's scores all items; default: the task's").live(Live::file);
  o.flag("--all", a.all, "score all items again; default: those that changed since they were scored");
  o.values("--work-item", "ID", a.work_items, "only the items of these work items; default: every item").commas();
  o.value("--fail-under", "X", a.fail_under, "exit 4 when the task's mean is below X, 0 to 1, or when it has no scores; default: exit 0");
  o.value("--timeout", "SECONDS", a.timeout, "stop a program that says nothing for so long; default: 60");
  o.flag("--print-input", a.print_input, "print what a program would get, an item a line, and score nothing; default: off");
  o.before_opening([&a] {
    if (a.timeout && !(*a.timeout > 0 && *a.timeout <= 86400)) throw Error(Code::bad_value, cat("--timeout is above 0 and at most 86400 seconds, not ", *a.timeout));
    if (a.function) a.function = checked_function(*a.function);
    if (!a.work_items.empty()) take_words(a.which, a.work_items, "work_item");
    if (a.fail_under && !(*a.fail_under >= 0 && *a.fail_under <= 1)) throw Error(Code::bad_value, cat("--fail-under is between 0 and 1, not ", *a.fail_under));
  });
}

Access access(const Args& a) { return a.print_input ? Access::read : Access::write; }

void ahead(Context& ctx, Args& a) {
  ctx.read([&](store::Session& session) {
    service::require_role(session.actor(), model::Role::manager, "score");
    const model::Task task = service::get_task(session, a.task, store::TaskDetail::settings);
    const auto program = program_for(ctx, session, task, a.function);
    if (!program) return;
    service::ScoreRequest request = a.request();
    request.all |= a.function && *program != task.score_function;
    a.computed = service::compute_scores(session, task, *program, request, program_environment(ctx));
  });
}

Outcome print_input(Context& ctx, Args& a) {
  Outcome outcome;
  outcome.raw = true;
  outcome.print = [&ctx, &a](Printer& p) {
    const model::Task task = service::get_task(ctx.session(), a.task, store::TaskDetail::settings);
    service::each_input(ctx.session(), task, a.request(), [&p](std::string_view line) { p.text(cat(line, '\n')); });
  };
  return outcome;
}

Outcome run(Context& ctx, Args& a) {
  if (a.print_input) return print_input(ctx, a);
  const model::Task task = service::get_task(ctx.tx(), a.task, store::TaskDetail::settings);
  service::Scored scored = service::score_task(ctx.tx(), task, a.request(), a.computed ? &*a.computed : nullptr);
  const double value = scored.run.value;
  Outcome outcome = Context::changed(std::vector{scored.run}, {.changed = scored.run.items}, "item");
  outcome.notes = std::move(scored.notes);
  if (scored.run.items == 0) outcome.notes.emplace_back("nothing was to be scored");
  if (a.fail_under && !(value >= *a.fail_under)) {
    outcome.exit = Exit::check_failed;
    outcome.notes.push_back(std::isnan(value) ? std::string("the task has no scores") : cat("the mean ", value, " is below ", *a.fail_under));
  }
  return outcome;
}

}  // namespace

std::span<const Command> commands_score() {
  static const Command k_commands[] = {
      {"score", "merge and score what was labeled", Access::write, model::Role::manager, record<model::ScoreRun>, call<Args, declare, run, access, ahead>, false,
       "the task's mean is below --fail-under"},
  };
  return k_commands;
}

}  // namespace tasks::app
