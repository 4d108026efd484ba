#pragma once
// From typed words to an exit status: finds the command, parses, finds and opens the project, begins, runs, commits,
// prints. The only place that catches errors.
#include <memory>
#include <string>
#include <vector>

#include "cmd/app/channels.hpp"
#include "cmd/app/command.hpp"
#include "cmd/app/context.hpp"
#include "lib/config/settings.hpp"

namespace tasks::app {

class Frame {
 public:
  Frame(config::Environment environment, Channels channels);
  Exit run(const std::vector<std::string>& words);

 private:
  struct Invocation;
  Exit execute(Invocation& invocation, const Channels& channels);
  Exit run_command(Invocation& invocation, Context& context, const Channels& channels);
  Exit print_and_finish(Invocation& invocation, Context& context, const Channels& channels, Outcome& outcome, store::Transaction* tx);
  store::Database& open(const Context& context, store::OpenMode mode);
  Exit report(const Error& error, bool as_json, const Channels& channels) const;
  Exit run_guarded(const std::vector<std::string>& words, const Channels& channels);

  config::Environment m_environment;
  Channels m_channels;
  std::unique_ptr<store::Database> m_db;  // kept open between the commands of a batch
  bool m_in_batch = false;
  bool m_atomic = false;
  store::Trace m_trace;

 public:
  // For `tasks batch`: all commands in one transaction, or each in its own.
  Exit run_nested(const std::vector<std::string>& words, const Channels& channels);
  void begin_batch(const Context& context, bool atomic);
  void end_batch(bool keep);
};

config::Environment read_environment();

// Where the project is (cli.md §1 "Finding the project"). Throws nothing when there is none: the place is empty then.
Place find_place(const Globals& globals, const config::Environment& environment, const config::Settings& settings,
                 const std::optional<std::filesystem::path>& folder);
// The nearest .tasks folder from the current folder upward; stops at home, at a mount boundary, at another's folder.
std::optional<std::filesystem::path> find_project_folder(const config::Environment& environment);

}  // namespace tasks::app
