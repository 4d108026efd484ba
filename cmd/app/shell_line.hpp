#pragma once
// How bash splits a half-typed command line, and how a word must be written so that bash reads it back. (zsh and fish
// hand in words and quote by themselves.)
//
//     ShellLine line = split_bash_line("tasks show \"my ta", "=:@");   // words {"tasks", "show"}, current "my ta", quote '"'
//     bash_replacement(line, "my task")                                // "my task": what stands after the opening quote
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tasks::app {

struct ShellLine {
  std::vector<std::string> words;  // whole words of the last command on the line, quoting removed
  std::string current;             // the word before the cursor, quoting removed
  char quote = '\0';               // the quote that is still open in it: ' or "
  std::size_t kept = 0;            // bytes of `current` that bash leaves alone: up to its last word-break character
};

// `breaks` is $COMP_WORDBREAKS: bash replaces only what follows the last such character, unless it is quoted.
ShellLine split_bash_line(std::string_view line, std::string_view breaks);

// What bash puts in place of the current word's last part so that the word becomes `value`.
std::string bash_replacement(const ShellLine& line, std::string_view value);

}  // namespace tasks::app
