#include "cmd/app/context.hpp"
#include "cmd/app/describe.hpp"
#include "cmd/app/manual.hpp"
#include "lib/render/page.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::vector<std::string> words;
  bool describe = false, scdoc = false;
};

void declare(Options& o, Args& a) {
  o.positionals("TOPIC", a.words, "a command, or tasks, recipe(5), formats, filters, exit-codes; default: the list of commands", false).live(Live::command);
  o.flag("--describe", a.describe, "print every command, option, record and error code as JSON; default: off");
  o.flag("--scdoc", a.scdoc, "print the page's source for scdoc, which makes man pages; default: off");
}

// Long lines are tiring: a wide terminal is not used to its edge.
constexpr std::size_t k_widest = 100;

Outcome run(Context&, Args& a) {
  if (a.describe) return Context::text(description_json());
  if (a.words.empty() && a.scdoc) throw Error(Code::usage, "--scdoc needs a topic");
  if (a.words.empty()) return Context::text(overview_text());
  std::string source = page_source(find_page(a.words));
  if (a.scdoc) return Context::text(std::move(source));
  Outcome outcome;
  outcome.raw = true;
  outcome.print = [source = std::move(source)](Printer& p) {
    p.text(render::render_page(source, {.width = p.width() == 0 ? 80 : std::min(p.width(), k_widest), .color = p.color()}));
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_help() {
  static const Command k_commands[] = {{"help", "show the manual", Access::none, model::Role::annotator, nullptr, call<Args, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
