#include <limits>

#include "cmd/app/context.hpp"
#include "cmd/app/record_filter.hpp"
#include "lib/base/text.hpp"
#include "lib/store/history.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  RecordFilter<model::Operation> which;
  std::optional<std::int64_t> limit;
};

void declare(Options& o, Args& a) {
  a.which.declare(o, "only those");
  o.value("--limit", "N", a.limit, "print the last N operations; default: all");
  o.before_opening([&a] {
    if (a.limit && *a.limit < 0) throw Error(Code::bad_value, cat("--limit is a whole number from 0 on, not ", *a.limit));
  });
}

Outcome run(Context& ctx, Args& a) {
  store::Session& session = ctx.session();
  a.which.prepare(ctx.now());
  if (!a.which.sort().empty()) throw Error(Code::usage, "operations come newest first: they cannot be sorted");
  Outcome outcome;
  outcome.print = [&session, which = a.which, limit = a.limit](Printer& p) {
    p.begin<model::Operation>();
    std::int64_t left = limit.value_or(std::numeric_limits<std::int64_t>::max());
    store::each_operation(session, which.given() ? std::nullopt : limit, [&](const model::Operation& operation) {
      if (left == 0) return false;
      if (which.given() && !which.keeps(operation)) return true;
      p.one(operation);
      --left;
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
