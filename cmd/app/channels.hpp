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
// In short steps: neither who interrupts nor a reader that goes shall wait. False when nobody reads any more, which the pipe alone
// tells as long as there is nothing to write.
bool wait_for_reader(double seconds);
[[noreturn]] void die_quietly();  // the reader of our output has gone: a quiet death by SIGPIPE

}  // namespace tasks::app
