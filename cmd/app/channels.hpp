#pragma once
// Where a command's words go: results and messages, and whether a person watches. `tasks batch` swaps them for strings.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace tasks::app {

struct Channels {
  std::function<void(std::string_view)> out;  // results; throws Code::io when they cannot be written
  std::function<void(std::string_view)> err;  // everything said to a person
  bool out_terminal = false;
  bool err_terminal = false;
  bool in_terminal = false;
  std::size_t width = 0;   // columns of the terminal; 0: unknown
  std::size_t height = 0;  // lines
};

Channels standard_channels();
[[noreturn]] void die_quietly();  // the reader of our output has gone: a quiet death by SIGPIPE

}  // namespace tasks::app
