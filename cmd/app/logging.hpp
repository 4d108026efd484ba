#pragma once
// The debug log (TASKS_LOG=FILE) and what -v says about SQL. spdlog lives in logging.cpp alone.
#include <string>
#include <string_view>

#include "cmd/app/channels.hpp"
#include "lib/store/database.hpp"

namespace tasks::app {

void open_log(const std::string& file);      // "" is none; a file that cannot be opened is an Error
void log_line(std::string_view text);
// For -vv and the log: one line per SQL statement. Empty when nobody listens.
store::Trace sql_trace(int verbose, const Channels& channels);

}  // namespace tasks::app
