#include "cmd/app/context.hpp"
#include "lib/base/text.hpp"
#include "lib/service/names.hpp"
#include "lib/service/undo.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::optional<std::string> operation;
};

void declare(Options& o, Args& a) {
  o.optional_positional("OPERATION", a.operation, "id of the operation to take back, as tasks log prints it; default: your own last one, acts of the timer (next, start, stop) left out")
      .live(Live::operation);
}

Outcome run(Context& ctx, Args& a) {
  store::Transaction& tx = ctx.tx();
  std::optional<store::Id> wanted;
  if (a.operation) {
    wanted = service::as_id(*a.operation);
    if (!wanted) throw Error(Code::bad_value, cat(quote(*a.operation), " is not an id")).hint("tasks log lists the operations with their ids");
  }
  model::Operation undone = service::undo(tx, wanted);
  undone.undone_by = tx.operation_id();
  Outcome outcome = Context::shown(std::vector{undone});
  outcome.notes.push_back(cat(ctx.dry_run() ? "would undo" : "undid", " operation ", undone.id, ": ", undone.command, " by ", undone.actor, ", ",
                              plural(undone.changed, "record")));
  return outcome;
}

}  // namespace

std::span<const Command> commands_undo() {
  static const Command k_commands[] = {
      {"undo", "take back an operation", Access::write, Role::annotator, record<model::Operation>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
