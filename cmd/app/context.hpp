#pragma once
// What a running command may ask of the frame: who acts, what time it is, the open project, ways to talk to the person.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/app/channels.hpp"
#include "cmd/app/command.hpp"
#include "cmd/app/globals.hpp"
#include "cmd/app/printing.hpp"
#include "cmd/app/progress.hpp"
#include "lib/config/settings.hpp"
#include "lib/service/logins.hpp"
#include "lib/store/project.hpp"
#include "lib/store/session.hpp"

namespace tasks::app {

class Frame;

// Where the project is: found upward, or named. Nothing is open yet.
struct Place {
  std::optional<std::filesystem::path> folder;  // the .tasks folder, when there is one
  std::string db;                               // path or URL; "" when there is no project here
  std::string db_read;                          // a replica of it that readers use; "": none
  std::string project;                          // of a database with several; "": the only one
  std::string looked_from;                      // for the error message
};

class Context {
 public:
  Context(const Globals& globals, const config::Environment& environment, const config::Settings& settings, const Channels& channels, Place place)
      : m_globals(globals), m_environment(environment), m_settings(settings), m_channels(channels), m_place(std::move(place)) {}

  const Globals& globals() const { return m_globals; }
  const config::Environment& environment() const { return m_environment; }
  const config::Settings& settings() const { return m_settings; }
  const Channels& channels() const { return m_channels; }
  const Place& place() const { return m_place; }

  Micros now() const { return m_now; }
  std::int64_t seed() const { return m_globals.seed.value_or(0); }
  bool dry_run() const { return m_globals.dry_run; }
  const service::WantedActor& wanted_actor() const { return m_actor; }  // may not be a user of the project
  const std::string& acting_user() const { return m_actor.email; }

  store::Session& session();    // access read or write
  store::Transaction& tx();     // access write
  const store::ProjectInfo& project() const { return m_project; }

  void note(std::string_view line) const;     // to the person, unless -q
  void verbose(std::string_view line) const;  // with -v
  Progress progress(std::string_view what, std::int64_t total) const;  // bar on a terminal, after half a second

  // Asks on a terminal before more than `confirm_above` items are changed; never blocks a pipe. Throws
  // Code::interrupted when the answer is no.
  void confirm_many(std::int64_t items, std::string_view act) const;
  // For acts that cannot be undone: --yes, or a yes on a terminal, or Code::needs_yes.
  void confirm_irreversible(std::string_view act) const;

  // Outcomes, the usual ways to end.
  template <class T>
  static Outcome shown(std::vector<T> records) {
    Outcome outcome;
    outcome.print = [records = std::move(records)](Printer& p) { p.all(records); };
    return outcome;
  }
  template <class T>
  static Outcome changed(std::vector<T> records, Counts counts, std::string_view noun) {
    Outcome outcome = shown(std::move(records));
    outcome.counts = counts;
    outcome.noun = noun;
    return outcome;
  }
  static Outcome text(std::string bytes) {
    Outcome outcome;
    outcome.print = [bytes = std::move(bytes)](Printer& p) { p.text(bytes); };
    outcome.raw = true;
    return outcome;
  }

  // For a writer before its transaction begins (command.hpp): calls `use` with a session that only reads, one snapshot.
  void read(const std::function<void(store::Session&)>& use);

  // For commands with Access::project that look at the database as such (migrate, doctor, backup): opens it without asking
  // whether its schema fits, and keeps it open until the command ends. Throws Code::no_project.
  store::Database& open_database(store::OpenMode mode) const;
  store::OperationInfo operation() const { return m_operation; }  // for a transaction of its own
  Frame& frame() const { return *m_frame; }                       // for commands that run commands

  // For the frame.
  void set_now(Micros now) { m_now = now; }
  void set_acting_user(service::WantedActor actor) { m_actor = std::move(actor); }
  void set_session(store::Session* session, store::Transaction* tx, store::ProjectInfo project) {
    m_session = session;
    m_tx = tx;
    m_project = std::move(project);
  }
  void set_frame(Frame* frame, store::OperationInfo operation) {
    m_frame = frame;
    m_operation = std::move(operation);
  }

 private:
  bool ask(std::string_view question) const;
  const Globals& m_globals;
  const config::Environment& m_environment;
  const config::Settings& m_settings;
  const Channels& m_channels;
  Place m_place;
  Micros m_now = 0;
  service::WantedActor m_actor;
  store::Session* m_session = nullptr;
  store::Transaction* m_tx = nullptr;
  store::ProjectInfo m_project;
  Frame* m_frame = nullptr;
  store::OperationInfo m_operation;
};

}  // namespace tasks::app
