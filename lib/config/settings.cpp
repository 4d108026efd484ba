#include "lib/config/settings.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/base/time.hpp"

namespace tasks::config {
namespace {

constexpr std::array k_preferences{
    Key{"user", "TASKS_USER", "", "e-mail to act as"},
    Key{"db", "TASKS_DB", "", "project database: a path or a postgresql:// URL"},
    Key{"project", "TASKS_PROJECT", "", "project inside a PostgreSQL database"},
    Key{"output", "TASKS_OUTPUT", "", "default of --output; unset: table on a terminal, else jsonl"},
    Key{"color", "TASKS_COLOR", "auto", "auto, always or never"},
    Key{"pager", "TASKS_PAGER", "", "program for tables that do not fit; unset: $PAGER, else less -FRX", true},
    Key{"editor", "TASKS_EDITOR", "", "program for --editor; unset: $VISUAL, $EDITOR", true},
    Key{"confirm_above", "TASKS_CONFIRM_ABOVE", "100", "ask on a terminal before more items than this are changed"},
    Key{"log", "TASKS_LOG", "", "file that gets a debug log; unset: none"},
    Key{"busy_wait", "TASKS_BUSY_WAIT", "60s", "how long a writer waits for its turn (duration)"},
};

constexpr std::array k_project{
    ProjectKey{"force_remove_status", "false", "annotations are read-only while their work item has a status", ProjectKey::Type::boolean},
    ProjectKey{"idle_limit", "15m", "a pause longer than this does not count as work; a claim falls back after it", ProjectKey::Type::duration},
    ProjectKey{"split_seed", "0", "seed of automatic splits for datasets made from now on", ProjectKey::Type::integer},
};

std::vector<std::string> names_of_preferences() {
  std::vector<std::string> names;
  for (const Key& key : k_preferences) names.emplace_back(key.name);
  return names;
}

const Key* find_preference(std::string_view name) {
  auto found = std::find_if(k_preferences.begin(), k_preferences.end(), [&](const Key& k) { return k.name == name; });
  return found == k_preferences.end() ? nullptr : &*found;
}

fs::path home(const Environment& environment) {
  auto found = environment.find("HOME");
  return found == environment.end() ? fs::path("/") : fs::path(found->second);
}

fs::path xdg(const Environment& environment, std::string_view variable, std::string_view below_home) {
  auto found = environment.find(variable);
  if (found != environment.end() && !found->second.empty() && found->second[0] == '/') return fs::path(found->second) / "tasks";
  return home(environment) / below_home / "tasks";
}

int strength(Origin origin) {
  switch (origin) {
    case Origin::built_in: return 0;
    case Origin::remembered: return 1;
    case Origin::user_file: return 2;
    case Origin::project_file: return 3;
    case Origin::environment: return 4;
    case Origin::flag: return 5;
  }
  return 0;
}

}  // namespace

std::string_view to_text(Origin origin) {
  switch (origin) {
    case Origin::built_in: return "built-in";
    case Origin::user_file: return "user";
    case Origin::project_file: return "project";
    case Origin::environment: return "environment";
    case Origin::flag: return "flag";
    case Origin::remembered: return "remembered";
  }
  return "";
}

std::span<const Key> preference_keys() { return k_preferences; }
std::span<const ProjectKey> project_keys() { return k_project; }

std::string check_project_value(const ProjectKey& key, std::string_view value) {
  switch (key.type) {
    case ProjectKey::Type::boolean:
      if (value != "true" && value != "false") throw Error(Code::bad_value, cat(key.name, " is true or false, not ", quote(value)));
      break;
    case ProjectKey::Type::duration:
      if (parse_duration(value) <= 0) throw Error(Code::bad_value, cat(key.name, " must be longer than nothing"));
      break;
    case ProjectKey::Type::integer:
      if (!to_int(value)) throw Error(Code::bad_value, cat(key.name, " is a whole number, not ", quote(value)));
      break;
  }
  return std::string(value);
}

const Setting& Settings::get(std::string_view key) const {
  auto found = m_values.find(key);
  if (found == m_values.end()) throw Error(Code::internal, cat("no preference ", quote(key)));
  return found->second;
}

std::int64_t Settings::integer(std::string_view key) const {
  const Setting& setting = get(key);
  if (auto n = to_int(setting.value)) return *n;
  throw Error(Code::bad_value, cat(key, " is a whole number, not ", quote(setting.value), setting.where.empty() ? "" : " in ", setting.where));
}

void Settings::set(std::string_view key, Setting setting) {
  auto [place, fresh] = m_values.try_emplace(std::string(key), setting);
  if (!fresh && strength(setting.origin) >= strength(place->second.origin)) place->second = std::move(setting);
}

std::map<std::string, std::string> read_preferences_file(const fs::path& file) {
  std::map<std::string, std::string> values;
  YAML::Node root;
  const auto place = [&](const YAML::Mark& mark) { return cat(escaped(file.native()), ":", mark.line + 1, ":", mark.column + 1); };
  try {
    root = YAML::Load(read_file(file));
  } catch (const YAML::Exception& e) {
    throw Error(Code::bad_file, cat(place(e.mark), ": ", e.msg));
  }
  if (!root || root.IsNull()) return values;
  if (!root.IsMap()) throw Error(Code::bad_file, cat(place(root.Mark()), ": expected lines of the form key: value"));
  for (const auto& entry : root) {
    const std::string key = entry.first.as<std::string>();
    if (!find_preference(key)) {
      const auto near = nearest(key, names_of_preferences());
      throw Error(Code::bad_file, cat(place(entry.first.Mark()), ": unknown preference ", quote(key)))
          .hint(near ? cat("did you mean ", *near, "?") : "tasks config list shows the known ones");
    }
    if (!entry.second.IsScalar() && !entry.second.IsNull())
      throw Error(Code::bad_file, cat(place(entry.second.Mark()), ": ", key, " takes one value"));
    values[key] = entry.second.IsNull() ? "" : entry.second.as<std::string>();
  }
  return values;
}

void write_preference(const fs::path& file, std::string_view key, std::string_view value) {
  std::error_code problem;
  std::string text;
  if (fs::exists(file, problem)) {
    read_preferences_file(file);  // a broken file is not written over
    text = read_file(file);
  } else {
    fs::create_directories(file.parent_path(), problem);
  }
  std::string quoted_value = "\"";
  for (char c : value) quoted_value += c == '"' || c == '\\' ? cat('\\', c) : std::string(1, c);
  const std::string line = cat(key, ": ", quoted_value, "\"");
  std::vector<std::string> lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  auto old = std::find_if(lines.begin(), lines.end(), [&](const std::string& l) { return l.starts_with(cat(key, ":")); });
  if (old != lines.end())
    *old = line;
  else
    lines.push_back(line);
  write_file_atomically(file, join(lines, "\n") + "\n");
}

fs::path user_config_file(const Environment& environment) { return xdg(environment, "XDG_CONFIG_HOME", ".config") / "config.yaml"; }
fs::path state_folder(const Environment& environment) { return xdg(environment, "XDG_STATE_HOME", ".local/state"); }

Settings load_settings(const Environment& environment, const std::optional<fs::path>& project_folder, bool trusted) {
  Settings settings;
  for (const Key& key : k_preferences) settings.set(key.name, {std::string(key.built_in), Origin::built_in, ""});
  const auto from_file = [&](const fs::path& file, Origin origin) {
    std::error_code problem;
    if (!fs::exists(file, problem)) return;
    for (const auto& [name, value] : read_preferences_file(file)) {
      // A file that somebody else may have put there cannot choose what runs (cli.md §1).
      if (origin == Origin::project_file && !trusted && find_preference(name)->names_a_program) continue;
      if (origin == Origin::project_file && !trusted && name == "db")
        throw Error(Code::untrusted, cat(quote(file.native()), " names another database"))
            .hint(cat("look at the file; if it is right, run tasks trust ", escaped(file.parent_path().parent_path().native())));
      settings.set(name, {value, origin, file.native()});
    }
  };
  from_file(user_config_file(environment), Origin::user_file);
  if (project_folder) from_file(*project_folder / "config.yaml", Origin::project_file);
  for (const Key& key : k_preferences)
    if (auto found = environment.find(key.variable); found != environment.end() && !found->second.empty())
      settings.set(key.name, {found->second, Origin::environment, std::string(key.variable)});
  return settings;
}

}  // namespace tasks::config
