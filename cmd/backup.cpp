#include "cmd/app/context.hpp"
#include "lib/service/copies.hpp"
#include "lib/service/people.hpp"
#include "lib/store/project.hpp"

namespace tasks::app {
namespace {

using model::ProjectCopy;

struct Args {
  std::string file;
  bool force = false;
};

void declare(Options& o, Args& a) {
  o.positional("FILE", a.file, "the file to write").live(Live::file);
  o.flag("--force", a.force, "write over FILE when it exists; default: an error");
}

// Opens for itself: a backup comes before `migrate`, so an older schema is no obstacle.
Outcome run(Context& ctx, Args& a) {
  store::Database& db = ctx.open_database(store::OpenMode::read);
  store::read_project(db);
  service::require_role(service::find_actor(db, ctx.wanted_actor()), model::Role::manager, "backup");
  return Context::shown(std::vector{service::back_up({.place = {db.location(), db.project()}, .to = a.file, .overwrite = a.force, .dry_run = ctx.dry_run()})});
}

}  // namespace

std::span<const Command> commands_backup() {
  static const Command k_commands[] = {
      {"backup", "copy the project into one file while others work", Access::project, model::Role::manager, record<ProjectCopy>, call<Args, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
