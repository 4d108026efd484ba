#pragma once
// A foreign program that answers lines: it gets lines on its standard input and writes lines on its standard output, at its own pace.
// It runs without a shell, with no environment but what it is given, in a process group of its own that is killed
// when it does not answer, says too much, or nobody wants it any more.
//
//     run_program("/opt/score.py", {.environment = {"PATH=/usr/bin"}}, [&]() { return next_line(); }, [&](std::string_view answer) { … });
#include <cstddef>
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
  Micros silence = 60 * k_second;              // how long it may say nothing
  std::size_t longest_line = std::size_t{64} << 20;  // bytes
};

// `next_line`: the next line for it, without its end; nothing: no more. `take`: a line that it wrote. Returns when it ended with 0.
// Throws Code::not_found when it cannot be started, Code::io when it fails, hangs or floods, with the end of what it wrote on its standard error.
void run_program(const std::filesystem::path& program, const ProgramSettings& settings, const std::function<std::optional<std::string>()>& next_line,
                 const std::function<void(std::string_view)>& take);

// Throws Code::not_found, or bad_value when it is no executable file. Returns its absolute path.
std::filesystem::path find_program(const std::filesystem::path& typed);

}  // namespace tasks
