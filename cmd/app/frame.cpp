#include "cmd/app/frame.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "cmd/app/completing.hpp"
#include "cmd/app/describe.hpp"
#include "cmd/app/dry_run.hpp"
#include "cmd/app/explaining.hpp"
#include "cmd/app/logging.hpp"
#include "lib/base/file.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/json_text.hpp"
#include "lib/config/trust.hpp"
#include "lib/service/people.hpp"
#include "lib/service/settling.hpp"
#include "lib/service/validating.hpp"
#include "lib/store/engines.hpp"

namespace tasks::app {

struct Frame::Invocation {
  const Command* command = nullptr;
  std::string argv_json;
  std::vector<std::string> rest;  // global words before the command, then everything after it
  Globals globals;
  Options global_options, options;
  std::unique_ptr<Call> call;
};

namespace {

bool takes_value(const Options& globals, const std::string& word) {
  for (const auto& option : globals.all())
    for (const auto& name : split(option->names, ','))
      if (name == word) return !option->value.empty();
  return false;
}

std::vector<std::string> stems() {
  std::vector<std::string> names;
  for (const CommandFile& file : command_files())
    if (!file.commands().front().hidden) names.emplace_back(file.stem);
  return names;
}

// A word before the command must be an option of every command: --db=X, -ojson and -vq are such, too.
void check_global(const Options& globals, const std::string& word) {
  const bool is_short = !word.starts_with("--");
  const std::string name = is_short ? word.substr(0, 2) : word.substr(0, word.find('='));
  std::vector<std::string> known;
  for (const auto& option : globals.all())
    for (auto& each : split(option->names, ',')) known.push_back(std::move(each));
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  const auto near = nearest(name, known);
  throw Error(Code::unknown_option, cat("there is no option ", quote(name), " before the command"))
      .hint(near ? cat("did you mean ", *near, "?") : "options of one command stand behind its name");
}

[[noreturn]] void throw_unknown_command(const std::string& word) {
  const auto near = nearest(word, stems());
  throw Error(Code::unknown_command, cat("there is no command ", quote(word))).hint(near ? cat("did you mean ", *near, "?") : "tasks help lists the commands");
}

const Command& find_verb(const CommandFile& file, const std::vector<std::string>& words, std::size_t& at) {
  const auto commands = file.commands();
  if (commands.size() == 1 && commands[0].name == file.stem) return commands[0];
  std::vector<std::string> verbs;
  for (const Command& command : commands) verbs.emplace_back(command.name.substr(file.stem.size() + 1));
  const std::string hint = cat("tasks ", file.stem, " takes one of ", join(verbs, ", "));
  if (at >= words.size() || words[at].starts_with('-')) throw Error(Code::usage, cat("tasks ", file.stem, " needs a verb")).hint(hint);
  const std::string& verb = words[at++];
  for (const Command& command : commands)
    if (command.name.substr(file.stem.size() + 1) == verb) return command;
  const auto near = nearest(verb, verbs);
  throw Error(Code::unknown_command, cat("there is no command ", quote(cat(file.stem, " ", verb)))).hint(near ? cat("did you mean ", *near, "?") : hint);
}

std::string chosen_format(const Globals& globals, const config::Settings& settings, const Channels& channels) {
  if (globals.output) return *globals.output;
  if (!settings.value("output").empty()) return settings.value("output");
  return channels.out_terminal ? "table" : "jsonl";
}

bool wants_color(const Globals& globals, const config::Settings& settings, const config::Environment& environment, bool terminal) {
  const auto& setting = settings.get("color");
  const std::string word = globals.color.value_or(setting.origin == config::Origin::built_in ? "" : setting.value);
  if (word == "always") return true;
  if (word == "never") return false;
  if (word.empty()) {
    if (auto no = environment.find("NO_COLOR"); no != environment.end() && !no->second.empty()) return false;
    if (auto force = environment.find("CLICOLOR_FORCE"); force != environment.end() && !force->second.empty() && force->second != "0") return true;
  }
  return terminal;
}

std::string default_user(const config::Environment& environment) {
  const auto login = environment.find("LOGNAME");
  const auto user = environment.find("USER");
  std::string name = login != environment.end() && !login->second.empty() ? login->second : user != environment.end() ? user->second : "";
  if (name.empty()) name = cat("uid", static_cast<std::int64_t>(::getuid()));
  char host[256] = "localhost";
  ::gethostname(host, sizeof host - 1);
  return cat(name, "@", host);
}

// Words as a JSON array, for the operation log; a word that is not UTF-8 is kept escaped.
std::string argv_json(const std::vector<std::string>& words) { return json_array(words); }

void summarise(const Context& context, const Outcome& outcome) {
  if (!outcome.counts) return;
  const Counts& c = *outcome.counts;
  std::string line = cat(context.dry_run() ? "would change " : "changed ", plural(c.changed, outcome.noun));
  if (c.unchanged > 0) line += cat(", ", c.unchanged, " unchanged");
  if (c.refused > 0) line += cat(", ", c.refused, " refused");
  context.note(line);
}

// What was said to `tasks batch` holds for its commands, unless they say otherwise themselves.
void take_defaults(Globals& globals, const Globals& of_batch) {
  const auto take = [](auto& own, const auto& given) {
    if (!own) own = given;
  };
  take(globals.as, of_batch.as);
  take(globals.reason, of_batch.reason);
  take(globals.project, of_batch.project);
  take(globals.now, of_batch.now);
  take(globals.seed, of_batch.seed);
  globals.yes |= of_batch.yes;
  globals.quiet |= of_batch.quiet;
  globals.no_input = true;
  if (!globals.output) globals.output = "json";
}

// What a reader sees, unless it reads inside a transaction that is open already.
class Snapshot {
 public:
  Snapshot(store::Database& db, bool own) : m_db(db), m_own(own) { if (own) db.begin_read(); }
  ~Snapshot() { if (m_own) m_db.rollback(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  store::Database& m_db;
  bool m_own;
};

}  // namespace

service::WantedActor acting_user(const Globals& globals, const config::Settings& settings, const config::Environment& environment, const Place& place) {
  if (globals.as) return {*globals.as, true};
  if (const auto& user = settings.get("user"); user.origin != config::Origin::built_in && !user.value.empty()) return {user.value, true};
  if (place.folder)
    if (auto entry = config::find_trust(environment, *place.folder); entry && !entry->user.empty()) return {entry->user, false};
  return {default_user(environment), false};
}

std::string error_json(const Error& error) {
  JsonText json;
  json.begin_object();
  json.member("code", info(error.code()).name);
  json.member("message", error.message());
  if (error.hint_text().empty())
    json.null_member("hint");
  else
    json.member("hint", error.hint_text());
  json.key("details");
  json.begin_object();
  for (const auto& [key, value] : error.details()) json.member(key, value);
  for (const auto& [key, value] : error.json_details()) json.raw_member(key, value);
  json.end_object();
  json.end_object();
  return json.take();
}

const Command* find_command(std::string_view name) {
  for (const CommandFile& file : command_files())
    for (const Command& command : file.commands())
      if (command.name == name) return &command;
  return nullptr;
}

Frame::Frame(config::Environment environment, Channels channels) : m_environment(std::move(environment)), m_channels(std::move(channels)) {}

Exit Frame::run(const std::vector<std::string>& words) {
  if (!words.empty() && words.front() == "__complete") {
    answer_completion({words.begin() + 1, words.end()}, m_environment, m_channels);
    return Exit::ok;
  }
  return run_guarded(words, m_channels);
}

Exit Frame::run_guarded(const std::vector<std::string>& words, const Channels& channels) {
  Invocation invocation;
  // Until the words are parsed nobody knows the format; then the words themselves are asked.
  const auto json_errors = [&] {
    try {
      const std::string env = m_environment.contains("TASKS_OUTPUT") ? m_environment.at("TASKS_OUTPUT") : "";
      std::string word = invocation.globals.output.value_or("");
      for (std::size_t i = 0; word.empty() && i < words.size(); ++i) {
        if ((words[i] == "-o" || words[i] == "--output") && i + 1 < words.size()) word = words[i + 1];
        if (words[i].starts_with("--output=")) word = words[i].substr(9);
        if (words[i].starts_with("-o") && words[i].size() > 2) word = words[i].substr(2);
      }
      if (word.empty() && m_batch) word = "json";
      if (word.empty()) word = !env.empty() ? env : channels.out_terminal ? "table" : "jsonl";
      return word == "json" || word == "jsonl";
    } catch (const Error&) {
      return false;
    }
  };
  try {
    invocation.argv_json = argv_json(words);
    declare_globals(invocation.global_options, invocation.globals);
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with('-') && words[at].size() > 1) {
      if (words[at] == "--version" || words[at] == "-V") {
        invocation.command = find_command("version");
      } else {
        check_global(invocation.global_options, words[at]);
        invocation.rest.push_back(words[at]);
        if (takes_value(invocation.global_options, words[at]) && at + 1 < words.size()) invocation.rest.push_back(words[++at]);
      }
      ++at;
    }
    if (!invocation.command && at >= words.size()) {
      invocation.command = find_command("help");
      invocation.rest.clear();
    } else if (!invocation.command) {
      const std::string noun = words[at++];
      const auto files = command_files();
      const auto file = std::find_if(files.begin(), files.end(), [&](const CommandFile& f) { return f.stem == noun; });
      if (file == files.end()) throw_unknown_command(noun);
      if (file->commands().size() > 1 && (at >= words.size() || words[at] == "-h" || words[at] == "--help")) {
        const bool asked = at < words.size();
        channels.out(file_help_text(*file));
        return asked ? Exit::ok : Exit::usage;
      }
      invocation.command = &find_verb(*file, words, at);
    }
    invocation.rest.insert(invocation.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size())), words.end());
    return execute(invocation, channels);
  } catch (const Error& error) {
    return report(error, json_errors(), channels);
  } catch (const std::bad_alloc&) {
    return report(Error(Code::internal, "out of memory").hint("nothing was changed"), json_errors(), channels);
  } catch (const std::exception& error) {
    return report(Error(Code::internal, error.what()), json_errors(), channels);
  }
}

Exit Frame::execute(Invocation& invocation, const Channels& channels) {
  const Command& command = *invocation.command;
  invocation.call = command.make();
  invocation.call->declare(invocation.options);
  const auto end_of_options = std::find(invocation.rest.begin(), invocation.rest.end(), "--");
  if (std::any_of(invocation.rest.begin(), end_of_options, [](const std::string& w) { return w == "-h" || w == "--help"; })) {
    channels.out(help_text(command, invocation.options, invocation.global_options));
    return Exit::ok;
  }
  parse(command.name, invocation.rest, invocation.options, invocation.global_options);
  Globals& globals = invocation.globals;
  if (m_batch) {
    if (globals.db || !globals.directory.empty())
      throw Error(Code::usage, "-C and --db are given to tasks batch itself, not to the commands in it");
    take_defaults(globals, m_batch->globals);
  }
  if (!globals.directory.empty() && ::chdir(globals.directory.c_str()) != 0) throw_errno("cannot enter", globals.directory, errno);

  config::Settings settings;
  Place place;
  if (m_batch) {
    settings = m_batch->settings;
    place = m_batch->place;
  } else {
    std::optional<fs::path> folder;
    if (command.access != Access::none) folder = find_project_folder(m_environment);
    config::Environment environment = m_environment;
    if (globals.db) environment["TASKS_DB"] = *globals.db;  // then it does not matter which database the folder names
    settings = config::load_settings(environment, folder, folder && config::is_trusted(m_environment, *folder));
    place = find_place(globals, m_environment, settings, folder);
  }
  open_log(settings.value("log"));
  log_line(invocation.argv_json);
  Context context(globals, m_environment, settings, channels, place);
  const Micros clock = system_now();
  context.set_now(globals.now ? parse_time(*globals.now, clock) : clock);
  context.set_acting_user(acting_user(globals, settings, m_environment, place));
  context.set_frame(this, {std::string(command.name), invocation.argv_json, globals.reason.value_or("")});

  for (const auto& step : invocation.options.steps()) step();
  return run_command(invocation, context, channels);
}

store::Database& Frame::open(const Context& context, store::OpenMode mode) {
  if (m_db) return *m_db;
  const Place& place = context.place();
  if (place.db.empty()) throw Error(Code::no_project, cat("no project in ", quote(place.looked_from), " or above it"));
  const bool reads_elsewhere = mode == store::OpenMode::read && !m_batch && !place.db_read.empty();
  store::OpenOptions options;
  options.mode = m_batch ? m_batch->mode : mode;
  options.busy_wait = parse_duration(context.settings().value("busy_wait"));
  options.trace = sql_trace(context.globals().verbose, context.channels());
  m_db = store::open_database({reads_elsewhere ? place.db_read : place.db, place.project}, options);
  return *m_db;
}

Exit Frame::run_command(Invocation& invocation, Context& context, const Channels& channels) {
  struct CloseUnlessBatch {
    Frame& frame;
    ~CloseUnlessBatch() {
      if (!frame.m_batch) frame.m_db.reset();
    }
  } closing{*this};
  const Command& command = *invocation.command;
  const Access access = invocation.call->access(command.access);
  if (access == Access::write) return run_write(invocation, context, channels);
  if (access == Access::read) return run_read(invocation, context, channels);

  if (m_batch && m_batch->solid)
    throw Error(Code::usage, cat("tasks ", command.name, " has no place in an atomic batch")).hint("only commands that read or change the project can be taken back");
  if (m_batch && m_batch->writing) {
    m_batch->result.commit_first = true;
    return Exit::ok;
  }
  // A wrong --fields must not be found out after the change.
  if (const auto* type = invocation.call->prints(command)) render::check_fields(*type, context.globals().fields, format_of(chosen_format(context.globals(), context.settings(), channels)));
  Outcome outcome = invocation.call->run(context);
  return print_and_finish(invocation, context, channels, outcome, nullptr);
}

Exit Frame::run_read(Invocation& invocation, Context& context, const Channels& channels) {
  const Command& command = *invocation.command;
  store::Database& db = open(context, store::OpenMode::read);
  const std::int64_t before = db.statements_run();
  const Snapshot snapshot(db, !batch_pending());
  store::ProjectInfo project = store::check_project(db);
  store::Session session(db, context.now(), service::find_actor(db, context.wanted_actor()));
  session.keep_settings(std::move(project.settings_json));
  service::require_role(session.actor(), command.needs, command.name);
  context.set_session(&session, nullptr, std::move(project));
  Outcome outcome = run_or_explain(*invocation.call, context, invocation.options).outcome;
  const Exit exit = print_and_finish(invocation, context, channels, outcome, nullptr);
  context.verbose(cat("statements: ", db.statements_run() - before));
  return exit;
}

void Frame::read_ahead(Context& context, const std::function<void(store::Session&)>& use) {
  store::Database& db = open(context, store::OpenMode::write);
  const Snapshot snapshot(db, !batch_pending());
  store::check_project(db);
  store::Session session(db, context.now(), service::find_actor(db, context.wanted_actor()));
  use(session);
}

// Several may write at once on a server: of two that wait for each other in a circle one is sent away, and begins again.
// Input was read before; inside an atomic batch the whole of it has to begin again.
Exit Frame::run_write(Invocation& invocation, Context& context, const Channels& channels) {
  constexpr int k_attempts = 8;
  invocation.call->ahead(context);
  bool judged = false;
  for (int attempt = 1;; ++attempt) {
    try {
      return run_write_once(invocation, context, channels);
    } catch (const service::ScriptNeeded&) {
      if (std::exchange(judged, true)) throw Error(Code::internal, "nobody asked the recipe's script");
      invocation.call->judge(context);
    } catch (const Error& error) {
      const bool lost = error.code() == Code::busy && std::any_of(error.details().begin(), error.details().end(), [](const auto& d) { return d.first == "retry"; });
      if (!lost || attempt == k_attempts || (m_batch && m_batch->solid)) throw;
      if (m_batch && attempt == 1) {  // what the commands before it hold may be in the way
        m_batch->result.commit_first = true;
        return Exit::ok;
      }
      log_line(cat("again: ", error.message()));
      std::this_thread::sleep_for(std::chrono::milliseconds(attempt * (1 + ::getpid() % 7)));
    }
  }
}

Exit Frame::run_write_once(Invocation& invocation, Context& context, const Channels& channels) {
  const Command& command = *invocation.command;
  store::Database& db = open(context, store::OpenMode::write);
  const std::int64_t before = db.statements_run();
  const bool opens = m_batch && !m_batch->writing;
  store::Transaction tx(db, context.now(), context.operation(),
                        opens ? store::Scope::first : m_batch ? store::Scope::nested : store::Scope::whole);
  if (m_batch) m_batch->writing = true;
  struct ClosedAgain {  // a first command that comes to nothing leaves no transaction to the others
    Frame& frame;
    store::Transaction& tx;
    bool opens;
    ~ClosedAgain() { if (opens && !tx.kept()) frame.m_batch->writing = false; }
  } closed_again{*this, tx, opens};
  store::ProjectInfo project = store::check_project(db);
  tx.keep_settings(std::move(project.settings_json));
  tx.act_as(service::find_actor(db, context.wanted_actor()));
  service::require_role(tx.actor(), command.needs, command.name);
  if (context.globals().now && !tx.actor().manages())
    throw Error(Code::permission, "annotators cannot set the clock").hint("leave --now away");
  context.set_session(&tx, &tx, std::move(project));
  auto [outcome, explained] = run_or_explain(*invocation.call, context, invocation.options);
  if (const auto* type = invocation.call->prints(command); type && !explained) render::check_fields(*type, context.globals().fields, format_of(chosen_format(context.globals(), context.settings(), channels)));
  if (!explained)
    for (std::string& note : service::settle(tx)) outcome.notes.push_back(std::move(note));
  throw_if_interrupted();
  // A transaction that changed nothing is rolled back after printing, for the selection goes with it.
  if (outcome.counts) tx.came_to(outcome.counts->changed);
  if (!context.dry_run() && !explained && tx.anything_noted()) tx.commit();
  const Exit exit = print_and_finish(invocation, context, channels, outcome, &tx);
  tx.roll_back();
  context.verbose(cat("statements: ", db.statements_run() - before));
  return exit;
}

Exit Frame::print_and_finish(Invocation& invocation, Context& context, const Channels& channels, Outcome& outcome, store::Transaction* tx) {
  const Globals& globals = invocation.globals;
  const render::Format format = format_of(chosen_format(globals, context.settings(), channels));
  if (outcome.print) {
    render::WriteOptions options;
    options.fields = globals.fields;
    options.header = !globals.no_header;
    options.color = wants_color(globals, context.settings(), m_environment, channels.out_terminal);
    options.width = channels.width;
    options.height = channels.height;
    options.now = context.now();
    if (tx && context.dry_run()) options.null_ids_from = tx->first_new_id();
    if (m_batch && m_batch->first_new_id > 0) options.null_ids_from = m_batch->first_new_id;
    std::string pager;
    if ((format == render::Format::table || outcome.raw) && channels.out_terminal && !outcome.live && !globals.no_pager && channels.height > 0) {
      pager = context.settings().value("pager");
      if (auto found = m_environment.find("PAGER"); pager.empty() && found != m_environment.end()) pager = found->second;
      if (pager.empty()) pager = "less";
      if (pager == "cat") pager.clear();
    }
    PagedSink sink(channels, pager);
    Printer printer(format, [&sink](std::string_view bytes) { sink(bytes); }, options);
    if (m_batch) m_batch->result.out_is_json = format == render::Format::json && !outcome.raw;
    outcome.print(printer);
    printer.finish();
    sink.finish();
  }
  for (const auto& note : outcome.notes) context.note(cat("note: ", note));
  if (format == render::Format::table) summarise(context, outcome);
  if (format == render::Format::table && tx && context.dry_run() && channels.err_terminal && !globals.quiet)
    channels.err(changes_text(*tx, wants_color(globals, context.settings(), m_environment, channels.err_terminal), channels.width));
  if (outcome.problem) return report(*outcome.problem, format == render::Format::json || format == render::Format::jsonl, channels);
  return outcome.exit;
}

Exit Frame::report(const Error& error, bool as_json, const Channels& channels) {
  log_line(cat("error ", info(error.code()).name, ": ", error.message()));
  if (m_batch) {
    m_batch->result.error = error_json(error);
    m_batch->disconnected = error.code() == Code::unavailable;
  } else if (as_json) {
    channels.err(cat("{\"error\":", error_json(error), "}\n"));
  } else {
    channels.err(cat("error: ", error.message(), "\n"));
    if (!error.hint_text().empty()) channels.err(cat("hint: ", error.hint_text(), "\n"));
  }
  return error.exit();
}

}  // namespace tasks::app
