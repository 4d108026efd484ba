#include "cmd/app/completing.hpp"

#include <unistd.h>

#include <memory>
#include <optional>

#include "cmd/app/complete.hpp"
#include "cmd/app/frame.hpp"
#include "cmd/app/shell_line.hpp"
#include "lib/base/text.hpp"
#include "lib/config/trust.hpp"
#include "lib/service/people.hpp"
#include "lib/service/suggest.hpp"
#include "lib/store/engines.hpp"

namespace tasks::app {
namespace {

constexpr Micros k_patience = 50'000;  // nobody waits longer for a TAB

std::optional<service::Subject> subject_of(Live kind) {
  using service::Subject;
  switch (kind) {
    case Live::task: return Subject::task;
    case Live::any_task: return Subject::any_task;
    case Live::dataset: return Subject::dataset;
    case Live::recipe: return Subject::recipe;
    case Live::pipeline: return Subject::pipeline;
    case Live::user: return Subject::user;
    case Live::group: return Subject::group;
    case Live::assignee: return Subject::assignee;
    case Live::assignment: return Subject::assignment;
    case Live::action: return Subject::action;
    case Live::label: return Subject::label;
    case Live::operation: return Subject::operation;
    default: return std::nullopt;
  }
}

// The value of a global option among the words, wherever it stands: "--db X", "--db=X", "-C X".
std::optional<std::string> value_of(const std::vector<std::string>& words, std::string_view name) {
  std::optional<std::string> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == name && i + 1 < words.size()) found = words[i + 1];
    if (name.starts_with("--") && words[i].starts_with(cat(name, "="))) found = words[i].substr(name.size() + 1);
  }
  return found;
}

std::string one_line(std::string_view text) {
  std::string out = escaped(text);
  for (char& c : out)
    if (c == '\t' || c == '\n') c = ' ';
  return out;
}

// The project that the line means, opened when the first live value is asked for.
class Project {
 public:
  Project(const config::Environment& environment, const std::vector<std::string>& words) : m_environment(environment), m_words(words) {}

  std::vector<store::Suggestion> suggest(service::Subject subject, std::string_view prefix, std::string_view task) {
    if (!m_session && !open()) return {};
    return service::suggest(*m_session, subject, prefix, task);
  }

 private:
  bool open() {
    Globals globals;
    globals.db = value_of(m_words, "--db");
    globals.as = value_of(m_words, "--as");
    auto start = value_of(m_words, "-C");
    if (!start) start = value_of(m_words, "--directory");
    if (start && ::chdir(start->c_str()) != 0) return false;
    const auto folder = find_project_folder(m_environment);
    const bool trusted = folder && config::is_trusted(m_environment, *folder);
    const config::Settings settings = config::load_settings(m_environment, folder, trusted);
    const Place place = find_place(globals, m_environment, settings, folder);
    if (place.db.empty()) return false;
    store::OpenOptions options;
    options.mode = store::OpenMode::read;
    options.busy_wait = k_patience;
    m_db = store::open_database({place.db_read.empty() ? place.db : place.db_read, place.project}, options);
    store::check_project(*m_db);
    m_session.emplace(*m_db, 0, service::find_actor(*m_db, acting_user(globals, settings, m_environment, place)));
    return true;
  }

  const config::Environment& m_environment;
  const std::vector<std::string>& m_words;
  std::unique_ptr<store::Database> m_db;
  std::optional<store::Session> m_session;
};

}  // namespace

void answer_completion(const std::vector<std::string>& words, const config::Environment& environment, const Channels& channels) {
  try {
    if (words.size() < 2) return;
    const bool bash = words[0] == "bash";
    HalfTyped line;
    ShellLine shell;
    if (bash) {
      if (words.size() < 3) return;
      shell = split_bash_line(words[1], words[2]);
      if (!shell.words.empty()) line.words.assign(shell.words.begin() + 1, shell.words.end());
      line.current = shell.current;
    } else {
      line.words.assign(words.begin() + 1, words.end() - 1);
      line.current = words.back();
    }
    Project project(environment, line.words);
    const LiveValues live = [&](Live kind, std::string_view prefix, std::string_view task) {
      std::vector<Candidate> found;
      try {
        if (const auto subject = subject_of(kind))
          for (auto& s : project.suggest(*subject, prefix, task)) found.push_back({std::move(s.value), std::move(s.note)});
      } catch (const std::exception&) {  // no project, no right, busy: nothing to offer
      }
      return found;
    };
    const Answer answer = complete(line, live);
    constexpr std::string_view k_files[] = {"none", "files", "folders"};
    std::string out = cat(k_files[static_cast<std::size_t>(answer.files)], answer.goes_on ? " goes-on" : "", "\n");
    for (const Candidate& candidate : answer.candidates) {
      if (candidate.value.find_first_of("\n\t") != std::string::npos) continue;  // no shell could show it
      out += bash ? bash_replacement(shell, candidate.value) : cat(candidate.value, "\t", one_line(candidate.note));
      out += '\n';
    }
    channels.out(out);
  } catch (const std::exception&) {  // TAB never complains
  }
}

}  // namespace tasks::app
