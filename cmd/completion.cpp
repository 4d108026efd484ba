#include <algorithm>

#include "cmd/app/complete.hpp"
#include "cmd/app/context.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::string shell;
};

struct Script {
  std::string_view shell, file;
};
constexpr Script k_scripts[] = {{"bash", "tasks.bash"}, {"zsh", "_tasks"}, {"fish", "tasks.fish"}};

void declare(Options& o, Args& a) {
  std::vector<std::string> shells;
  for (const Script& script : k_scripts) shells.emplace_back(script.shell);
  o.positional("SHELL", a.shell, "the shell to print a script for").one_of(std::move(shells));
}

Outcome run(Context&, Args& a) {
  const auto script = std::find_if(std::begin(k_scripts), std::end(k_scripts), [&](const Script& s) { return s.shell == a.shell; });
  for (const CompletionScript& embedded : completion_scripts())
    if (embedded.file == script->file) return Context::text(std::string(embedded.text));
  throw Error(Code::internal, cat("the script for ", a.shell, " is missing"));
}

}  // namespace

std::span<const Command> commands_completion() {
  static const Command k_commands[] = {
      {"completion", "print a shell's completion script", Access::none, model::Role::annotator, nullptr, call<Args, declare, run>}};
  return k_commands;
}

}  // namespace tasks::app
