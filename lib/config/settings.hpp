#pragma once
// Preferences and where each came from: flags > TASKS_* > the project's .tasks/config.yaml > the user's config.yaml >
// built-in (cli.md §1). The library never reads the environment: the frame hands it in. Project settings (idle limit and
// the like) are not here: they live in the database (decisions.md 17).
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tasks::config {

enum class Origin { built_in, user_file, project_file, environment, flag, remembered };
std::string_view to_text(Origin origin);

struct Setting {
  std::string value;
  Origin origin = Origin::built_in;
  std::string where;  // the file, or the variable
};

// What a key means and which values it takes.
struct Key {
  std::string_view name;        // "output"
  std::string_view variable;    // "TASKS_OUTPUT"
  std::string_view built_in;    // default as text; "" is unset
  std::string_view doc;         // one line: what it changes, unit
  bool needs_trust = false;     // names a program or a file: a project file found upward may not set it unless trusted
};
std::span<const Key> preference_keys();
const Key* find_preference(std::string_view name);
// Throws Code::bad_value when the preference cannot have this value; "" is always right: unset.
void check_preference(const Key& key, std::string_view value);

// Settings of the project, kept in its database.
struct ProjectKey {
  std::string_view name;
  std::string_view built_in;
  std::string_view doc;
  enum class Type { boolean, duration, integer } type;
};
std::span<const ProjectKey> project_keys();
const ProjectKey* find_project_key(std::string_view name);
// The canonical form of a value ("15m" stays "15m"); throws Code::bad_value.
std::string check_project_value(const ProjectKey& key, std::string_view value);

class Settings {
 public:
  const Setting& get(std::string_view key) const;  // of preference_keys()
  const std::string& value(std::string_view key) const;  // checked: throws Code::bad_value that says where it comes from
  std::int64_t integer(std::string_view key) const;
  void set(std::string_view key, Setting setting);  // replaces when the origin is at least as strong
  const std::vector<std::string>& ignored() const { return m_ignored; }  // what the project's file says, but may not
  void ignore(std::string key) { m_ignored.push_back(std::move(key)); }

 private:
  std::vector<std::string> m_ignored;
  std::map<std::string, Setting, std::less<>> m_values;
};

using Environment = std::map<std::string, std::string, std::less<>>;

// One YAML file of preferences: flat `key: value`. Unknown keys are errors with line and the nearest known key.
std::map<std::string, std::string> read_preferences_file(const std::filesystem::path& file);
// Sets one key in such a file, keeping the rest of it as it is; makes the file when there is none. Without a value the key
// is taken out.
void write_preference(const std::filesystem::path& file, std::string_view key, const std::optional<std::string>& value);

std::filesystem::path user_config_file(const Environment& environment);  // $XDG_CONFIG_HOME/tasks/config.yaml
std::filesystem::path state_folder(const Environment& environment);      // $XDG_STATE_HOME/tasks

// Everything but the flags.
Settings load_settings(const Environment& environment, const std::optional<std::filesystem::path>& project_folder, bool trusted);

}  // namespace tasks::config
