#pragma once
// Words about tasks that `create` and `edit` share.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "cmd/app/context.hpp"

namespace tasks::app {

// A file or a URI: a file must be there. It is kept relative to the project's folder where it lies below it, so that the
// project can move; `base` is what a relative name counts from.
void settle_instructions(const Context& ctx, std::string& file, const std::filesystem::path& base);

// "ana@example.com=60" → who, percent. Throws Code::bad_value.
std::vector<std::pair<std::string, double>> parse_workload(const std::vector<std::string>& words);

}  // namespace tasks::app
