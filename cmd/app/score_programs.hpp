#pragma once
// Score functions that are programs: run ahead of the transaction, and only where the project may name programs (decisions.md 16, 50).
//
//     const auto function = program_for(ctx, session, task, asked);     // nothing: a built-in function
#include <optional>
#include <string>

#include "cmd/app/context.hpp"

namespace tasks::app {

// `asked`: as typed by whoever calls, which needs no trust. Throws Code::permission when the task names a program and its project is not trusted.
std::optional<std::string> program_for(const Context& ctx, store::Session& session, const model::Task& task, const std::optional<std::string>& asked);

// What such programs get of the environment: PATH, HOME, LANG, LC_ALL, TZ, TMPDIR.
std::vector<std::string> program_environment(const Context& ctx);

// A word of --score-function: a built-in function, or an executable file as an absolute path.
std::string checked_function(const std::string& typed);

}  // namespace tasks::app
