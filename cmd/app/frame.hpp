#pragma once
// From typed words to an exit status: finds the command, parses, finds and opens the project, begins, runs, commits,
// prints. The only place that catches errors.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cmd/app/channels.hpp"
#include "cmd/app/command.hpp"
#include "cmd/app/context.hpp"
#include "lib/config/settings.hpp"
#include "lib/service/logins.hpp"

namespace tasks::app {

// What one command of a batch left behind.
struct NestedResult {
  Exit exit = Exit::ok;
  std::string out;                 // its results
  bool out_is_json = false;        // one JSON document; else text
  std::string error;               // a JSON object {"code":…}, or ""
  std::vector<std::string> notes;  // what it said to the person
  bool commit_first = false;       // it did not run: it opens files or the database for itself, and needs keep_batch() first
  bool lost = false;               // the engine gave up the whole transaction: everything since the last keep_batch() is gone
};

class Frame {
 public:
  Frame(config::Environment environment, Channels channels);
  Exit run(const std::vector<std::string>& words);
  store::Database& open(const Context& context, store::OpenMode mode);  // as Context::open_database

  void read_ahead(Context& context, const std::function<void(store::Session&)>& use);  // as Context::read

  // For `tasks batch`: commands over one connection. Writers share a transaction, each in a savepoint of its own, until
  // keep_batch() commits or drop_batch() takes them back; `solid` lets in only commands that a roll-back undoes.
  void begin_batch(const Context& context, bool solid);
  NestedResult run_nested(const std::vector<std::string>& words);
  bool in_batch() const { return m_batch.has_value(); }
  bool batch_pending() const { return m_batch && m_batch->writing; }
  void keep_batch();
  void drop_batch() noexcept;
  void end_batch() noexcept;

 private:
  struct Invocation;
  struct Batch {
    Globals globals;            // of the call of `tasks batch`: defaults of its commands
    config::Settings settings;  // as they were when it began
    Place place;
    store::OpenMode mode = store::OpenMode::write;
    bool solid = false;
    bool writing = false;       // a transaction is open
    bool disconnected = false;  // the server went away under the command that runs
    std::int64_t first_new_id = 0;  // in a dry run: ids from here on are printed as null
    NestedResult result;        // of the command that runs
  };
  Exit execute(Invocation& invocation, const Channels& channels);
  Exit run_command(Invocation& invocation, Context& context, const Channels& channels);
  Exit run_read(Invocation& invocation, Context& context, const Channels& channels);
  Exit run_write(Invocation& invocation, Context& context, const Channels& channels);
  Exit run_write_once(Invocation& invocation, Context& context, const Channels& channels);
  Exit print_and_finish(Invocation& invocation, Context& context, const Channels& channels, Outcome& outcome, store::Transaction* tx);
  Exit report(const Error& error, bool as_json, const Channels& channels);
  Exit run_guarded(const std::vector<std::string>& words, const Channels& channels);

  config::Environment m_environment;
  Channels m_channels;
  std::unique_ptr<store::Database> m_db;  // kept open between the commands of a batch
  std::optional<Batch> m_batch;
};

std::string error_json(const Error& error);  // {"code":…,"message":…,"hint":…,"details":{…}}

config::Environment read_environment();

// Whom to act as: --as, else TASKS_USER or the configuration, else, unasked, the one remembered for this folder, else
// LOGNAME@host (domain.md §2). It may be nobody of the project.
service::WantedActor acting_user(const Globals& globals, const config::Settings& settings, const config::Environment& environment, const Place& place);

// Where the project is (cli.md §1 "Finding the project"). Throws nothing when there is none: the place is empty then.
Place find_place(const Globals& globals, const config::Environment& environment, const config::Settings& settings,
                 const std::optional<std::filesystem::path>& folder);
// The nearest .tasks folder from the current folder upward; stops at home, at a mount boundary, at another's folder.
std::optional<std::filesystem::path> find_project_folder(const config::Environment& environment);

}  // namespace tasks::app
