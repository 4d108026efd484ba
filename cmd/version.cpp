#include "cmd/app/context.hpp"
#include "lib/store/engines.hpp"

namespace tasks::app {
namespace {

struct NoArgs {};
void declare(Options&, NoArgs&) {}

const render::RecordType& version_record() {
  static const render::RecordType k_type{"version", "versions", false,
                                         {{"version", render::Kind::text, "version of the program"},
                                          {"schema", render::Kind::integer, "schema of the projects it makes"},
                                          {"engines", render::Kind::json, "databases it can use"}},
                                         {"version", "schema", "engines"}};
  return k_type;
}

Outcome run(Context&, NoArgs&) {
  Outcome outcome;
  outcome.print = [](Printer& p) {
    if (p.for_people()) return p.text("tasks " TASKS_VERSION "\n");
    render::Cells row;
    row.text(TASKS_VERSION);
    row.integer(store::newest_schema());
    row.json(store::built_with_postgres() ? "[\"sqlite\",\"postgresql\"]" : "[\"sqlite\"]");
    p.begin(version_record());
    p.row(row);
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_version() {
  static const Command k_commands[] = {{"version", "show the program's version", Access::none, model::Role::annotator, version_record, call<NoArgs, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
