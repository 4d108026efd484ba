#include "cmd/app/context.hpp"
#include "lib/service/people.hpp"
#include "lib/store/project.hpp"

namespace tasks::app {
namespace {

using model::SchemaStep;

struct Args {
  bool list = false;
};

void declare(Options& o, Args& a) { o.flag("--list", a.list, "show the steps of the schema and when each ran, change nothing; default: off"); }

std::vector<SchemaStep> steps_of(store::Database& db) {
  std::vector<SchemaStep> steps;
  for (auto& state : store::migration_states(db)) steps.push_back({state.number, std::move(state.name), state.applied_at, state.known});
  return steps;
}

Outcome run(Context& ctx, Args& a) {
  store::Database& db = ctx.open_database(a.list ? store::OpenMode::read : store::OpenMode::write);
  const store::ProjectInfo project = store::read_project(db);
  service::require_role(service::find_actor(db, ctx.wanted_actor()), a.list ? model::Role::manager : model::Role::owner, "migrate");
  if (a.list) return Context::shown(steps_of(db));
  std::vector<SchemaStep> ran;
  for (auto& step : steps_of(db))
    if (step.number > project.schema) ran.push_back(std::move(step));
  const int count = store::migrate(db, ctx.now(), ctx.dry_run() ? store::DryRun::yes : store::DryRun::no);
  for (auto& step : ran) step.applied_at = ctx.now();
  return Context::changed(std::move(ran), {.changed = count, .unchanged = 0}, "migration");
}

}  // namespace

std::span<const Command> commands_migrate() {
  static const Command k_commands[] = {
      {"migrate", "bring the project's schema up to date", Access::project, model::Role::owner, record<SchemaStep>, call<Args, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
