#pragma once
// "Which items", the same on every command that selects (cli.md §1): ids, `-` for standard input, -w FIELD=VALUE,
// --filter DQL, --all.
//
//     struct Args { std::string task; Selecting which; };
//     void declare(Options& o, Args& a) { …; declare_selection(o, a.which, "work_item"); }
//     service::select_work_items(ctx.tx(), task.id, a.which.choice);
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/app/options.hpp"
#include "lib/service/selecting.hpp"

namespace tasks::app {

struct Selecting {
  std::vector<std::string> words;  // as typed
  service::Choice choice;          // ready once the words are parsed; standard input is drained by then
};

// Positionals W… plus -w, --filter and --all. `kind` is that of the records that may be piped in.
void declare_selection(Options& options, Selecting& which, std::string_view kind);
// Positionals W… alone, for commands on records of any task: conditions would have no end. At least one must be there.
void declare_ids(Options& options, Selecting& which, std::string_view kind);
// Only -w, --filter and --all, for commands whose positionals mean something else; the command gives its words to take_words().
void declare_conditions(Options& options, Selecting& which);

// --filter JSON|@FILE alone, and with it -w, for readers; `what` says what is filtered: "items".
void declare_filter(Options& options, std::optional<filters::FilterText>& filter, std::string_view what);
void declare_where(Options& options, std::vector<std::string>& where, std::optional<filters::FilterText>& filter, std::string_view what);
void declare_explain(Options& options, bool& explain);  // --explain, where the database does the choosing

// Ids out of words; `-` reads standard input. For commands that sort their positionals themselves: call it from a
// before_opening step, so that nothing waits on a pipe while the project is locked.
void take_words(Selecting& which, const std::vector<std::string>& words, std::string_view kind);

}  // namespace tasks::app
