#include "cmd/app/context.hpp"
#include "lib/base/text.hpp"
#include "lib/store/history.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  std::optional<std::int64_t> limit;
};

void declare(Options& o, Args& a) {
  o.value("--limit", "N", a.limit, "print the last N operations; default: all");
  o.before_opening([&a] {
    if (a.limit && *a.limit < 0) throw Error(Code::bad_value, cat("--limit is a whole number from 0 on, not ", *a.limit));
  });
}

Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  Outcome outcome;
  outcome.print = [&session, limit = a.limit](Printer& p) {
    p.begin<model::Operation>();
    store::each_operation(session, limit, [&](const model::Operation& operation) {
      p.one(operation);
      return true;
    });
    p.end();
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_log() {
  static const Command k_commands[] = {
      {"log", "list the operations on the project, newest first", Access::read, Role::manager, record<model::Operation>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
