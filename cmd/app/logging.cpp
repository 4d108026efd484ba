#include "cmd/app/logging.hpp"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <memory>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::app {
namespace {
std::shared_ptr<spdlog::logger>& logger() {
  static std::shared_ptr<spdlog::logger> the_logger;
  return the_logger;
}

std::string one_line(std::string_view sql) {
  std::string out;
  for (char c : sql) {
    const char d = c == '\n' || c == '\t' ? ' ' : c;
    if (d != ' ' || (!out.empty() && out.back() != ' ')) out += d;
  }
  return out;
}

// For a person's eyes; the debug log has all of it.
std::string shortened(const std::string& line) { return line.size() > 400 ? cat(std::string_view(line).substr(0, 400), "…") : line; }
}  // namespace

void open_log(const std::string& file) {
  if (file.empty() || logger()) return;
  try {
    logger() = spdlog::basic_logger_mt("tasks", file);
    logger()->set_level(spdlog::level::debug);
    logger()->set_pattern("%Y-%m-%dT%H:%M:%S.%f [%P] %v");
    logger()->flush_on(spdlog::level::debug);
  } catch (const spdlog::spdlog_ex& e) {
    throw Error(Code::io, cat("cannot write the debug log ", quote(file), ": ", e.what())).hint("give TASKS_LOG another file, or unset it");
  }
}

void log_line(std::string_view text) {
  if (logger()) logger()->debug(text);
}

store::Trace sql_trace(int verbose, const Channels& channels) {
  if (verbose < 2 && !logger()) return {};
  return [verbose, &channels](std::string_view sql, Micros elapsed) {
    const std::string line = cat("sql ", static_cast<double>(elapsed) / 1000.0, " ms  ", one_line(sql));
    log_line(line);
    if (verbose > 1) channels.err(cat(shortened(line), "\n"));
  };
}

}  // namespace tasks::app
