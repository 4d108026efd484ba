#include "cmd/app/context.hpp"
#include "cmd/app/scripts.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/set_stage.hpp"
#include "lib/service/set_status.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::string task;
  std::optional<std::string> status, duration, given;
  std::optional<model::Stage> stage;
  Selecting which;
  service::CleanUps clean;
  bool clear = false, partial = false;
  std::optional<service::Verdicts> verdicts;  // of the recipe's script

  const service::Verdicts* known() const { return verdicts ? &*verdicts : nullptr; }
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task").live(Live::task);
  o.optional_positional("STATUS", a.status, "one of the task's actions, complete or discard unless it has others; not with --clear or --stage").live(Live::action);
  o.positionals("W", a.which.words, "ids of work items, or - to read ids or records from standard input", false);
  declare_conditions(o, a.which);
  o.flag("--clear", a.clear, "take the status away, so that the work items are to be done again; default: off");
  o.value("--duration", "TIME", a.duration, "active time to count for each, instead of what the timer measured: 90s, 5m; default: the timer's");
  o.word("--stage", "STAGE", a.stage, "for managers: move them to this stage instead; prepare and label clear the status; default: as the status says");
  o.value("--status", "STATUS", a.given, "with --stage review or completed: the status of those that have another one or none; default: as it is").live(Live::action);
  o.flag("--remove-annotations", a.clean.annotations, "with --stage: their annotations are deleted; default: off");
  o.flag("--remove-assignees", a.clean.assignees, "with --stage: nobody holds them any more, they wait in the pool or the queue; default: off");
  o.flag("--remove-history", a.clean.history, "with --stage: what was done to them is forgotten, for good; default: off");
  o.flag("--remove-duration", a.clean.duration, "with --stage: no time was worked on them; default: off");
  declare_partial(o, a.partial);
  o.before_opening([&a] {
    if (a.clear && a.stage) throw Error(Code::usage, "--clear and --stage exclude each other").hint("--stage label clears the status, too");
    if (a.given && !a.stage) throw Error(Code::usage, "--status goes with --stage").hint("tasks set-status TASK STATUS W sets a status");
    if (a.stage && a.duration) throw Error(Code::usage, "--duration and --stage exclude each other");
    if (a.clean.any() && !a.stage) throw Error(Code::usage, "clean-ups go with --stage").hint("tasks set-status TASK --stage label --remove-annotations W");
    // With --clear and --stage there is no STATUS: the first word is a work item (decisions.md 10).
    const bool bare = a.clear || a.stage;
    if (bare && a.status) a.which.words.insert(a.which.words.begin(), *std::exchange(a.status, std::nullopt));
    if (!bare && !a.status) throw Error(Code::usage, "tasks set-status needs a STATUS").hint("tasks set-status TASK STATUS W, or tasks set-status TASK --clear W");
    try {
      take_words(a.which, a.which.words, "work_item");
    } catch (Error& e) {
      if (bare && e.code() == Code::bad_value)
        throw Error(Code::usage, e.message()).hint(a.clear ? "with --clear there is no STATUS: tasks set-status TASK --clear W" : "with --stage there is no STATUS: tasks set-status TASK --stage STAGE W");
      throw;
    }
  });
}

Outcome move(Context& ctx, Args& a, const model::Task& task) {
  const service::StageRequest request{.stage = *a.stage, .status = a.given.value_or(""), .clean = a.clean, .partial = a.partial ? service::Partial::yes : service::Partial::no, .verdicts = a.known()};
  const std::int64_t count = service::choose_work(ctx.tx(), task.id, a.which.choice);
  ctx.confirm_many(count, cat("move to the stage ", model::to_text(*a.stage), " in ", quote(task.name)));
  if (a.clean.history && count > 0) ctx.confirm_irreversible(cat("removing the history of ", plural(count, "work item"), " in ", quote(task.name)));
  Outcome outcome = changed_work(ctx, service::set_stage(ctx.tx(), task, request));
  if (count == 0) outcome.notes.emplace_back("no work items were chosen");
  return outcome;
}

void judge(Context& ctx, Args& a) {
  ctx.read([&](store::Session& session) {
    const model::Task task = service::get_task(session, a.task, store::TaskDetail::rules);
    service::choose_work(session, task.id, a.which.choice);
    const auto script = service::script_of(session, task);
    a.verdicts = script ? service::run_script(session, task, *script, script_place(ctx)) : service::Verdicts();
  });
}

Outcome run(Context& ctx, Args& a) {
  const model::Task task = service::get_task(ctx.tx(), a.task, store::TaskDetail::rules);
  if (a.stage) return move(ctx, a, task);
  service::StatusRequest request;
  request.status = a.status.value_or("");
  if (a.duration) request.duration = parse_duration(*a.duration);
  request.verdicts = a.known();
  request.partial = a.partial ? service::Partial::yes : service::Partial::no;
  if (!a.clear) service::get_action(task, request.status);
  const std::int64_t count = service::choose_work(ctx.tx(), task.id, a.which.choice);
  ctx.confirm_many(count, a.clear ? cat("clear the status in ", quote(task.name)) : cat("set the status ", quote(request.status), " in ", quote(task.name)));
  Outcome outcome = changed_work(ctx, service::set_status(ctx.tx(), task, request));
  if (count == 0) outcome.notes.emplace_back("no work items were chosen");
  return outcome;
}

}  // namespace

std::span<const Command> commands_set_status() {
  static const Command k_commands[] = {
      {"set-status", "set or clear the status of work items", Access::write, Role::annotator, record<model::WorkItem>, call<Args, declare, run, nullptr, nullptr, judge>},
  };
  return k_commands;
}

}  // namespace tasks::app
