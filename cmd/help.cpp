#include "cmd/app/context.hpp"
#include "cmd/app/describe.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::vector<std::string> words;
  bool describe = false;
};

void declare(Options& o, Args& a) {
  o.positionals("TOPIC", a.words, "a command or a topic of the manual; default: the list of commands", false).live(Live::command);
  o.flag("--describe", a.describe, "print every command, option, record and error code as JSON; default: off");
}

Outcome run(Context&, Args& a) {
  if (a.describe) return Context::text(description_json());
  return Context::text(overview_text());
}

}  // namespace

std::span<const Command> commands_help() {
  static const Command k_commands[] = {{"help", "show the manual", Access::none, model::Role::annotator, nullptr, call<Args, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
