#pragma once
// A project as the files that `tasks apply` reads: applying them to it changes nothing. Recipes are files of their own.
//
//     for (const ConfigFile& file : config_files(session, place_of)) write(dir / file.path, file.bytes);
#include <functional>
#include <string>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::service {

struct ConfigFile {
  std::string path;   // "project.yaml", "recipes/street.yaml"
  std::string kind;   // project, recipe, script
  std::string bytes;
};
// `place_of`: an instructions file of the project as it is named from the folder of the files. Archived tasks are left out, and
// which items a task holds: a task is made of those that a person adds to the file.
std::vector<ConfigFile> config_files(store::Session& session, const std::function<std::string(const std::string&)>& place_of);

}  // namespace tasks::service
