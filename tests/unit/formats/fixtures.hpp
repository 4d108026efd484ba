#pragma once
// Where tests find files: the project's own fixtures, and the data sets beside the project.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "lib/base/file.hpp"

namespace tasks {

inline std::string fixture(const std::string& name) { return read_file(std::filesystem::path(TASKS_SOURCE_DIR) / "tests/fixtures" / name); }

// The folder of a data set, or an empty path when there is none; the caller says that it skips.
inline std::filesystem::path data_set(const std::string& name) {
  const char* given = std::getenv("TASKS_TEST_DATA");
  const std::filesystem::path folder = given ? std::filesystem::path(given) : std::filesystem::path(TASKS_SOURCE_DIR) / "../shared/data";
  return std::filesystem::exists(folder / name) ? folder / name : std::filesystem::path();
}

}  // namespace tasks
