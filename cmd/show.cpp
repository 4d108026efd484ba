#include "cmd/app/context.hpp"
#include "lib/service/assignments.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/tasks.hpp"
#include "lib/store/tasks.hpp"

namespace tasks::app {
namespace {

using model::Role;

constexpr std::int64_t k_last_operations = 10;

struct Args {
  std::string task;
};

void declare(Options& o, Args& a) { o.positional("TASK", a.task, "id or name of the task; archived ones by id").live(Live::any_task); }

// The task, and beside it in table and json: its assignments, its recipe, the last operations on it.
Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  const model::Task task = service::get_task(session, a.task, store::TaskDetail::all);
  Outcome outcome;
  const std::string locked = service::lock_text(task, ctx.now());
  if (!locked.empty()) outcome.notes.push_back(locked);
  const bool alone = !ctx.globals().fields.empty();
  outcome.print = [&session, task, alone](Printer& p) {
    if (p.for_people()) p.vertical();
    p.all(std::vector{task});
    if (alone || (!p.for_people() && p.format() != render::Format::json)) return;
    const auto group = [&]<class T>(const std::vector<T>& records) {
      if (!records.empty() || !p.for_people()) p.all(records);
    };
    group(service::list_assignments(session, {.task_id = task.id, .archived = true}));
    group(task.recipe.empty() ? std::vector<model::Recipe>() : std::vector{service::get_recipe(session, task.recipe, task.recipe_version)});
    group(session.actor().manages() ? store::read_task_operations(session.db(), task.id, k_last_operations) : std::vector<model::Operation>());
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_show() {
  static const Command k_commands[] = {
      {"show", "show one task with its assignments", Access::read, Role::annotator, record<model::Task>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
