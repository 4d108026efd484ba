#include "cmd/app/scripts.hpp"

#include <unistd.h>

#include "lib/base/error.hpp"
#include "lib/base/program.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {
namespace {

constexpr std::string_view k_helper = "tasks-js";

// Beside the program itself; nothing when it is not there.
std::optional<std::filesystem::path> beside_us() {
  std::error_code problem;
  const std::filesystem::path path = std::filesystem::read_symlink("/proc/self/exe", problem).parent_path() / k_helper;
  if (problem || ::access(path.c_str(), X_OK) != 0) return std::nullopt;
  return path;
}

}  // namespace

service::ScriptPlace script_place(const Context& ctx) {
  if (auto path = beside_us()) return {.helper = *path, .environment = {}};
  const auto path = ctx.environment().find("PATH");
  try {
    return {.helper = find_executable(std::string(k_helper), {cat("PATH=", path == ctx.environment().end() ? "" : path->second)}, {}), .environment = {}};
  } catch (const Error&) {
    throw Error(Code::not_found, "the recipe has a validation script, and tasks-js, which runs it, is not there").hint("it is built where libmozjs-102-dev is, and stands beside tasks");
  }
}

void check_script(const std::string& text, const std::string& name) {
  if (const auto helper = beside_us()) service::check_script({.name = name, .text = text}, {.helper = *helper, .environment = {}});
}

}  // namespace tasks::app
