#include "cmd/app/choosing_tasks.hpp"

#include <unistd.h>

#include "lib/base/error.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/id_line.hpp"

namespace tasks::app {
namespace {

void take_words(ChoosingTasks& which) {
  if (which.words.empty()) throw Error(Code::needs_selection, "no tasks were chosen").hint("name them by id or name, or give - to read them from standard input");
  for (const std::string& word : which.words) {
    if (word != "-") {
      which.chosen.push_back({word, {}});
      continue;
    }
    LineReader lines = LineReader::descriptor(STDIN_FILENO, "standard input");
    while (const auto line = lines.next()) {
      try {
        if (const auto found = formats::parse_id_line(*line, "task")) which.chosen.push_back({cat(found->id), found->version});
      } catch (Error& e) {
        e.within(lines.place());
        throw;
      }
    }
  }
}

}  // namespace

void declare_tasks(Options& options, ChoosingTasks& which, Live live) {
  options.positionals("TASK", which.words, "ids or names of tasks, or - to read ids or records from standard input", false).live(live);
  options.flag("--partial", which.partial, "do what is allowed and exit 3, instead of changing nothing when anything is refused; default: off");
  options.before_opening([&which] { take_words(which); });
}

Outcome changed_tasks(Context& context, const service::ChangedTasks& changed) {
  Outcome outcome;
  outcome.counts = {.changed = changed.changed, .unchanged = changed.unchanged, .refused = changed.refusals.count()};
  outcome.noun = "task";
  outcome.notes = changed.notes;
  if (changed.all() == 0) outcome.notes.emplace_back("no tasks were chosen");
  if (!changed.refusals.empty()) outcome.problem = changed.refusals.partly(changed.all());
  outcome.print = [&context, records = changed.records](Printer& p) { p.all(records.empty() ? service::selected_tasks(context.session()) : records); };
  return outcome;
}

}  // namespace tasks::app
