#include <filesystem>

#include "cmd/app/context.hpp"
#include "cmd/app/opening.hpp"
#include "lib/base/text.hpp"
#include "lib/service/tasks.hpp"

namespace tasks::app {
namespace {

using model::Instructions;
using model::Role;

struct Args {
  std::string task;
  bool open = false;
};

void declare(Options& o, Args& a) {
  o.positional("TASK", a.task, "id or name of the task; archived ones by id").live(Live::any_task);
  o.flag("--open", a.open, "open them too, with $TASKS_OPENER or else xdg-open; default: off");
}

bool is_uri(const std::string& file) { return file.find("://") != std::string::npos; }

Outcome run(Context& ctx, Args& a) {
  const model::Task task = service::get_task(ctx.session(), a.task);
  Instructions found{.task = task.name, .task_id = task.id, .recipe = task.recipe, .recipe_version = task.recipe_version, .file = task.instructions_file,
                     .pages = task.instructions_pages, .location = task.instructions_file, .description = task.description};
  if (!found.file.empty() && !is_uri(found.file) && ctx.place().folder) found.location = (ctx.place().folder->parent_path() / found.file).lexically_normal();
  Outcome outcome;
  if (found.file.empty()) outcome.notes.push_back(cat(quote(task.name), " has no instructions"));
  if (a.open) {
    if (found.file.empty()) throw Error(Code::not_found, cat(quote(task.name), " has no instructions to open"));
    std::error_code problem;
    if (!is_uri(found.file) && !std::filesystem::exists(found.location, problem))
      throw Error(Code::not_found, cat("the instructions ", quote(found.location), " are not on this machine"));
    const auto opener = ctx.environment().find("TASKS_OPENER");
    open_with(opener != ctx.environment().end() && !opener->second.empty() ? opener->second : "xdg-open", found.location);
  }
  outcome.print = [found = std::move(found)](Printer& p) {
    if (p.for_people()) p.vertical();
    p.all(std::vector{found});
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_instructions() {
  static const Command k_commands[] = {
      {"instructions", "show a task's instructions", Access::read, Role::annotator, record<Instructions>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
