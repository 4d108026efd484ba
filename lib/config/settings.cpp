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
    Key{"db_read", "TASKS_DB_READ", "", "postgresql:// URL of a replica: commands that only read look there instead of db"},
    Key{"project", "TASKS_PROJECT", "", "project inside a PostgreSQL database"},
    Key{"output", "TASKS_OUTPUT", "", "default of --output; unset: table on a terminal, else jsonl"},
    Key{"color", "TASKS_COLOR", "auto", "auto, always or never"},
    Key{"pager", "TASKS_PAGER", "", "program for tables that do not fit; unset: $PAGER, else less -FRX", true},
    Key{"editor", "TASKS_EDITOR", "", "program for --editor; unset: $VISUAL, $EDITOR", true},
    Key{"confirm_above", "TASKS_CONFIRM_ABOVE", "100", "ask on a terminal before more items than this are changed"},
    Key{"log", "TASKS_LOG", "", "file that gets a debug log; unset: none", true},
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

const Key* find_preference(std::string_view name) {
  auto found = std::find_if(k_preferences.begin(), k_preferences.end(), [&](const Key& k) { return k.name == name; });
  return found == k_preferences.end() ? nullptr : &*found;
}

const ProjectKey* find_project_key(std::string_view name) {
  auto found = std::find_if(k_project.begin(), k_project.end(), [&](const ProjectKey& k) { return k.name == name; });
  return found == k_project.end() ? nullptr : &*found;
}

void check_preference(const Key& key, std::string_view value) {
  if (value.empty()) return;
  const auto one_of = [&](std::initializer_list<std::string_view> words) {
    if (std::find(words.begin(), words.end(), value) != words.end()) return;
    std::vector<std::string> list(words.begin(), words.end());
    throw Error(Code::bad_value, cat(key.name, " is one of ", join(list, ", "), ", not ", quote(value)));
  };
  if (key.name == "output") one_of({"table", "json", "jsonl", "csv", "ids"});
  if (key.name == "color") one_of({"auto", "always", "never"});
  if (key.name == "confirm_above") {
    const auto n = to_int(value);
    if (!n || *n < 0) throw Error(Code::bad_value, cat(key.name, " is a whole number from 0 on, not ", quote(value)));
  }
  if (key.name == "busy_wait" && parse_duration(value) < 0) throw Error(Code::bad_value, cat(key.name, " cannot be negative"));
  if (!valid_utf8(value)) throw Error(Code::bad_value, cat(key.name, " is not UTF-8: ", quote(value)));
}

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

const std::string& Settings::value(std::string_view key) const {
  const Setting& setting = get(key);
  try {
    if (setting.origin != Origin::built_in) check_preference(*find_preference(key), setting.value);
  } catch (const Error& e) {
    const bool in_file = setting.origin == Origin::user_file || setting.origin == Origin::project_file;
    throw Error(in_file ? Code::bad_file : Code::bad_value, cat(escaped(setting.where), ": ", e.message()));
  }
  return setting.value;
}

std::int64_t Settings::integer(std::string_view key) const { return to_int(value(key)).value_or(0); }

void Settings::set(std::string_view key, Setting setting) {
  auto [place, fresh] = m_values.try_emplace(std::string(key), setting);
  if (!fresh && strength(setting.origin) >= strength(place->second.origin)) place->second = std::move(setting);
}

namespace {

std::map<std::string, std::string> parse_preferences(const std::string& text, const fs::path& file) {
  std::map<std::string, std::string> values;
  YAML::Node root;
  const auto place = [&](const YAML::Mark& mark) { return cat(escaped(file.native()), ":", mark.line + 1, ":", mark.column + 1); };
  try {
    root = YAML::Load(text);
  } catch (const YAML::Exception& e) {
    throw Error(Code::bad_file, cat(place(e.mark), ": ", e.msg));
  }
  if (!root || root.IsNull()) return values;
  if (!root.IsMap()) throw Error(Code::bad_file, cat(place(root.Mark()), ": expected lines of the form key: value"));
  for (const auto& entry : root) {
    if (!entry.first.IsScalar()) throw Error(Code::bad_file, cat(place(entry.first.Mark()), ": expected the name of a preference"));
    const std::string key = entry.first.as<std::string>();
    if (!find_preference(key)) {
      const auto near = nearest(key, names_of_preferences());
      throw Error(Code::bad_file, cat(place(entry.first.Mark()), ": unknown preference ", quote(key)))
          .hint(near ? cat("did you mean ", *near, "?") : "tasks config list shows the known ones");
    }
    if (!entry.second.IsScalar() && !entry.second.IsNull())
      throw Error(Code::bad_file, cat(place(entry.second.Mark()), ": ", key, " takes one value"));
    if (!values.emplace(key, entry.second.IsNull() ? "" : entry.second.as<std::string>()).second)
      throw Error(Code::bad_file, cat(place(entry.first.Mark()), ": ", key, " is given twice"));
  }
  return values;
}

}  // namespace

std::map<std::string, std::string> read_preferences_file(const fs::path& file) { return parse_preferences(read_file(file), file); }

void write_preference(const fs::path& file, std::string_view key, const std::optional<std::string>& value) {
  std::error_code problem;
  std::map<std::string, std::string> wanted;
  std::string text;
  if (fs::exists(file, problem)) {
    wanted = read_preferences_file(file);  // a broken file is not written over
    text = read_file(file);
  }
  std::vector<std::string> lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  const auto old = std::find_if(lines.begin(), lines.end(), [&](const std::string& l) { return l.starts_with(cat(key, ":")); });
  if (value) {
    std::string line = cat(key, ": ");
    append_json(line, *value);  // a JSON string is a YAML string
    wanted[std::string(key)] = *value;
    if (old != lines.end())
      *old = line;
    else
      lines.push_back(line);
  } else {
    wanted.erase(std::string(key));
    if (old != lines.end()) lines.erase(old);
  }
  text = lines.empty() ? "" : join(lines, "\n") + "\n";
  if (parse_preferences(text, file) != wanted)
    throw Error(Code::bad_file, cat("cannot change ", key, " in ", escaped(file.native()), " and keep the rest")).hint("edit the file by hand");
  if (!file.parent_path().empty() && !fs::exists(file.parent_path(), problem) && !fs::create_directories(file.parent_path(), problem) && problem)
    throw_errno("cannot make", file.parent_path(), problem.value());
  write_file_atomically(file, text);
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
      if (origin == Origin::project_file && !trusted && find_preference(name)->needs_trust) {
        settings.ignore(name);
        continue;
      }
      if (origin == Origin::project_file && !trusted && (name == "db" || name == "db_read") && !environment.contains("TASKS_DB"))
        throw Error(Code::untrusted, cat(quote(file.native()), " names another database and is not trusted"))
            .hint(cat("look at the file; if it is right, run tasks trust ", escaped(file.parent_path().parent_path().native())));
      settings.set(name, {value.empty() ? std::string(find_preference(name)->built_in) : value, origin, file.native()});
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
