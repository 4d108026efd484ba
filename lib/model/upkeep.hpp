#pragma once
// What the upkeep of a project speaks of: settings, trusted folders, findings of the doctor, schema steps, copies. Derived
// records: they have no id (decisions.md 4). Text that is "" prints as null where a field may have no value.
#include <cstdint>
#include <optional>
#include <string>

#include "lib/base/time.hpp"

namespace tasks::model {

struct Setting {
  std::string key;
  std::string value;   // "" is unset
  std::string origin;  // built-in, found, user, project, environment, flag, remembered, database
  std::string where;   // the file, variable, option or database that says so; "" for built-in
  std::string doc;
};

struct TrustedFolder {
  std::string folder;  // the .tasks folder
  std::string user;    // whom to act as there; ""
  std::string config;  // its config.yaml, "" when there is none
  bool trusted = false;
};

// What a check of the doctor found.
struct Finding {
  enum class State { ok, problem, repaired };
  std::string check;
  State state = State::ok;
  std::string message;
  bool repairable = false;  // a derived value: --fix counts it anew
};

struct SchemaStep {
  int number = 0;
  std::string name;
  std::optional<Micros> applied_at;
  bool known = true;  // to this program
};

// A copy of a project that was made or taken back.
struct ProjectCopy {
  std::string file;
  std::string name, uuid;       // of the project in it
  int schema = 0;
  std::int64_t bytes = 0;
  std::int64_t operations = 0;  // how many are in its log
  std::optional<Micros> last_change_at;
};

}  // namespace tasks::model
