#include "cmd/app/context.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/config/trust.hpp"
#include "lib/service/copies.hpp"
#include "lib/service/init_project.hpp"

namespace tasks::app {
namespace {

using model::ProjectCopy;

struct Args {
  std::string file;
};

void declare(Options& o, Args& a) { o.positional("FILE", a.file, "a file that tasks backup or tasks export --bundle wrote").live(Live::file); }

Outcome run(Context& ctx, Args& a) {
  std::string db = ctx.place().db;
  std::optional<fs::path> new_folder;
  if (db.empty()) {  // no project here: it is made in the current folder, as by init
    new_folder = fs::current_path() / ".tasks";
    db = (*new_folder / "project.db").native();
  }
  service::RestoreRequest request;
  request.file = a.file;
  request.place = {db, ctx.place().project};
  request.actor = ctx.wanted_actor();
  request.now = ctx.now();
  request.operation = ctx.operation();
  request.busy_wait = parse_duration(ctx.settings().value("busy_wait"));
  request.dry_run = ctx.dry_run();
  request.confirm = [&](const service::Replaced& old) {
    ctx.confirm_irreversible(old.damaged ? cat("restoring over ", quote(db), ", which cannot be read,")
                                         : cat("restoring over project ", quote(old.name), " with its ", old.operations, " operations"));
  };
  service::Restored restored = service::restore(request);
  if (restored.place.on_server() && !ctx.place().folder && !ctx.dry_run()) {
    new_folder = fs::current_path() / ".tasks";
    service::point_to(*new_folder, restored.place);
  }
  if (new_folder && !ctx.dry_run()) config::remember_trust(ctx.environment(), *new_folder, ctx.acting_user());
  Outcome outcome = Context::changed(std::vector{std::move(restored.copy)}, {.changed = 1}, "project");
  outcome.notes = std::move(restored.notes);
  return outcome;
}

}  // namespace

std::span<const Command> commands_restore() {
  static const Command k_commands[] = {{"restore", "give the project the content of a backup", Access::project, model::Role::owner,
                                        record<ProjectCopy>, call<Args, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
