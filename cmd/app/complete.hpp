#pragma once
// What may come next on a half-typed command line: commands, verbs, options, words of a fixed list, files, live values of
// the project. The shells' scripts (completions/) hold no names: they ask `tasks __complete SHELL …` at every TAB.
//
//     Answer a = complete({{"set-status", "cars"}, "comp"}, live);     // candidates {"complete"}
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/app/options.hpp"

namespace tasks::app {

struct HalfTyped {
  std::vector<std::string> words;  // whole words after "tasks", without the shell's quoting
  std::string current;             // the word that is being typed, up to the cursor; may be empty
};

struct Candidate {
  std::string value;  // replaces `current`
  std::string note;   // a few words about it
};

struct Answer {
  std::vector<Candidate> candidates;
  enum class Files { none, files, folders } files = Files::none;  // the shell knows these better
  bool goes_on = false;                                           // no blank behind a candidate: "status=" wants a value
};

// Asks the project for values of a kind that begin with `prefix`. `task`: the task that the line names already.
using LiveValues = std::function<std::vector<Candidate>(Live kind, std::string_view prefix, std::string_view task)>;

Answer complete(const HalfTyped& line, const LiveValues& live);

// completions/*, embedded.
struct CompletionScript {
  std::string_view file;  // "tasks.bash"
  std::string_view text;
};
std::span<const CompletionScript> completion_scripts();  // made by CMake

}  // namespace tasks::app
