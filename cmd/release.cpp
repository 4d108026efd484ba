#include "cmd/app/context.hpp"
#include "cmd/app/selecting.hpp"
#include "cmd/app/work_outcome.hpp"
#include "lib/base/text.hpp"
#include "lib/service/pulling.hpp"

namespace tasks::app {
namespace {

using model::Role;

struct Args {
  Selecting which;
  std::optional<std::string> idle;
  bool partial = false;
};

void declare(Options& o, Args& a) {
  o.positionals("W", a.which.words, "ids of work items, or - to read ids or records from standard input; not with --idle", false);
  o.value("--idle", "TIME", a.idle, "all that nobody touched for so long, in tasks that are open: 90s, 30m, 2h; default: only what is named");
  declare_partial(o, a.partial);
  o.before_opening([&a] {
    if (a.idle && !a.which.words.empty()) throw Error(Code::usage, "ids and --idle exclude each other").hint("tasks release W, or tasks release --idle 2h");
    if (!a.idle && a.which.words.empty())
      throw Error(Code::needs_selection, "no work items were chosen").hint("name their ids, give - to read them from standard input, or --idle 2h");
    take_words(a.which, a.which.words, "work_item");
  });
}

Outcome run(Context& ctx, Args& a) {
  if (a.idle)
    service::choose_idle(ctx.tx(), parse_duration(*a.idle));
  else
    service::select_work_items(ctx.tx(), 0, a.which.choice);
  service::Released released = service::release_work(ctx.tx(), a.partial ? service::Partial::yes : service::Partial::no);
  return changed_work(ctx, released.changed, std::move(released.given_back));
}

}  // namespace

std::span<const Command> commands_release() {
  static const Command k_commands[] = {
      {"release", "give unfinished work back", Access::write, Role::annotator, record<model::WorkItem>, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
