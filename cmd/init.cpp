#include "cmd/app/context.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/config/trust.hpp"
#include "lib/service/init_project.hpp"
#include "lib/store/engines.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::optional<std::string> directory, name, owner;
  bool if_not_exists = false;
};

void declare(Options& o, Args& a) {
  o.optional_positional("DIR", a.directory, "folder of the project, made when missing; default: the current one").live(Live::folder);
  o.value("--name", "NAME", a.name, "name of the project; default: the folder's name");
  o.value("--owner", "EMAIL", a.owner, "e-mail of its first owner; default: the acting user");
  o.flag("--if-not-exists", a.if_not_exists, "take an existing project as it is; default: an error");
}

const render::RecordType& project_record() {
  static const render::RecordType k_type{"project", "projects", false,
                                         {{"name", render::Kind::text, "name of the project"},
                                          {"uuid", render::Kind::text, "its identity, kept through backup and restore"},
                                          {"engine", render::Kind::text, "sqlite or postgresql"},
                                          {"db", render::Kind::text, "the database"},
                                          {"owner", render::Kind::text, "its first owner"},
                                          {"schema", render::Kind::integer, "number of its newest migration"}},
                                         {"name", "owner", "db"}};
  return k_type;
}

// A file is made where --db says, a project on a server where the preferences say, too.
std::string database_of(const Context& ctx) {
  if (ctx.globals().db) return *ctx.globals().db;
  const store::DatabasePlace preferred{ctx.settings().value("db"), ""};
  return preferred.on_server() ? preferred.db : "";
}

Outcome run(Context& ctx, Args& a) {
  const fs::path folder = a.directory.value_or(".");
  const service::NewProject made = service::init_project({.folder = folder,
                                                          .db = database_of(ctx),
                                                          .name = a.name.value_or(""),
                                                          .owner = a.owner.value_or(ctx.acting_user()),
                                                          .now = ctx.now(),
                                                          .if_not_exists = a.if_not_exists,
                                                          .dry_run = ctx.dry_run()});
  if (!ctx.dry_run() && made.folder) config::remember_trust(ctx.environment(), *made.folder, made.owner);
  Outcome outcome;
  outcome.counts = Counts{.changed = made.fresh, .unchanged = !made.fresh};
  outcome.noun = "project";
  outcome.notes = made.notes;
  outcome.print = [made](Printer& p) {
    render::Cells row;
    row.text(made.name);
    row.text_or_null(made.uuid);
    row.text(store::DatabasePlace{made.db, ""}.on_server() ? "postgresql" : "sqlite");
    row.text(made.db);
    row.text(made.owner);
    row.integer(store::newest_schema());
    p.begin(project_record());
    p.row(row);
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_init() {
  static const Command k_commands[] = {{"init", "make a project", Access::none, model::Role::annotator, project_record, call<Args, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
