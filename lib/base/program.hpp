#pragma once
// A foreign program that answers lines: it gets lines on its standard input and writes lines on its standard output, at its own pace.
// It runs without a shell, with no environment but what it is given, in a process group of its own that is killed
// when it does not answer, says too much, or nobody wants it any more. Several threads may run programs at once.
//
//     run_program({"/opt/score.py"}, {.environment = {"PATH=/usr/bin"}}, [&]() { return next_line(); }, [&](std::string_view answer) { … });
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.hpp"

namespace tasks {

struct ProgramSettings {
  std::vector<std::string> environment;        // NAME=value
  std::filesystem::path folder = {};           // where it runs; "": here
  Micros silence = 60 * k_second;              // how long it may say nothing
  Micros deadline = 0;                         // how long it may take altogether; 0: as long as it speaks
  std::size_t longest_line = std::size_t{64} << 20;  // bytes
  std::size_t most_output = 0;                 // bytes; 0: no limit
  std::optional<std::int64_t> memory = {};     // bytes that its process may have
};

// `words`: the program and its arguments. `next_line`: the next line for it, without its end; nothing: no more. `take`: a line that it wrote.
// Returns when it ended with 0; what it left running is killed.
// Throws Code::not_found when it cannot be started, Code::io when it fails, hangs or floods, with the end of what it wrote on its standard error.
void run_program(const std::vector<std::string>& words, const ProgramSettings& settings, const std::function<std::optional<std::string>()>& next_line,
                 const std::function<void(std::string_view)>& take);

// Throws Code::not_found, or bad_value when it is no executable file. Returns its absolute path.
std::filesystem::path find_program(const std::filesystem::path& typed);
// The same for a word of a command: with a slash it is a file, counted from `folder`, otherwise it is looked for in the PATH of `environment`.
std::filesystem::path find_executable(const std::string& word, const std::vector<std::string>& environment, const std::filesystem::path& folder);

}  // namespace tasks
