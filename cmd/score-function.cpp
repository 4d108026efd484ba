#include <unistd.h>

#include "cmd/app/context.hpp"
#include "lib/base/error.hpp"
#include "lib/service/score_functions.hpp"

namespace tasks::app {
namespace {

struct Args {
  std::string name;
  std::optional<std::string> file;
};

void declare(Options& o, Args& a) {
  std::vector<std::string> words;
  for (const char* word : model::words<model::ScoreFunction>()) words.emplace_back(word);
  o.positional("FUNCTION", a.name, "the score function").one_of(std::move(words));
  o.optional_positional("FILE", a.file, "JSON lines, an item each; default: standard input").live(Live::file);
}

Outcome run(Context&, Args& a) {
  const auto function = model::parse_or_throw<model::ScoreFunction>(a.name);
  Outcome outcome;
  outcome.raw = true;
  outcome.print = [&a, function](Printer& p) {
    LineReader lines = a.file && *a.file != "-" ? LineReader::file(*a.file) : LineReader::descriptor(STDIN_FILENO, "standard input");
    service::score_lines(lines, function, [&](std::string_view line) { p.text(line); });
  };
  return outcome;
}

}  // namespace

std::span<const Command> commands_score_function() {
  static const Command k_commands[] = {
      {"score-function", "score items that come as JSON lines", Access::none, model::Role::annotator, nullptr, call<Args, declare, run>},
  };
  return k_commands;
}

}  // namespace tasks::app
