// Finding the project: flags, environment, then the nearest .tasks folder upward.
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/app/frame.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

extern char** environ;

namespace tasks::app {

config::Environment read_environment() {
  config::Environment environment;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    if (const auto equals = text.find('='); equals != std::string_view::npos) environment.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return environment;
}

std::optional<fs::path> find_project_folder(const config::Environment& environment) {
  std::error_code problem;
  fs::path folder = fs::current_path(problem);
  if (problem) return std::nullopt;
  const auto home = environment.find("HOME");
  struct stat start {};
  if (::stat(folder.c_str(), &start) != 0) return std::nullopt;
  for (;;) {
    struct stat here {};
    if (::stat(folder.c_str(), &here) != 0 || here.st_dev != start.st_dev || here.st_uid != start.st_uid) return std::nullopt;
    const fs::path candidate = folder / ".tasks";
    struct stat found {};
    if (::stat(candidate.c_str(), &found) == 0 && S_ISDIR(found.st_mode)) {
      if (found.st_uid != here.st_uid) return std::nullopt;
      return candidate;
    }
    if (home != environment.end() && folder == fs::path(home->second)) return std::nullopt;
    if (!folder.has_parent_path() || folder.parent_path() == folder) return std::nullopt;
    folder = folder.parent_path();
  }
}

Place find_place(const Globals& globals, const config::Environment&, const config::Settings& settings, const std::optional<fs::path>& folder) {
  Place place;
  std::error_code problem;
  place.looked_from = fs::current_path(problem).native();
  place.folder = folder;
  if (globals.db) {
    place.db = *globals.db;
    place.folder.reset();
  } else if (!settings.value("db").empty()) {
    place.db = settings.value("db");
  } else if (folder) {
    place.db = (*folder / "project.db").native();
  }
  if (!globals.db) place.db_read = settings.value("db_read");  // --db means this one
  place.project = globals.project.value_or(settings.value("project"));
  return place;
}

}  // namespace tasks::app
