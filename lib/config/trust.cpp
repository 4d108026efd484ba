#include "lib/config/trust.hpp"

#include <sys/stat.h>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"

namespace tasks::config {
namespace {

// One line an entry: path, owner's uid, config hash or -, user or -; fields parted by tabs, the path escaped.
struct Line {
  std::string path, owner, hash, user;
};

fs::path trust_file(const Environment& environment) { return state_folder(environment) / "trusted-projects"; }

std::string real_path(const fs::path& folder) {
  std::error_code problem;
  const fs::path path = fs::canonical(folder, problem);
  return escaped(problem ? fs::absolute(folder).native() : path.native());
}

std::string owner_of(const fs::path& folder) {
  struct stat info {};
  return ::stat(folder.c_str(), &info) == 0 ? cat(static_cast<std::int64_t>(info.st_uid)) : "?";
}

std::vector<Line> read_lines(const Environment& environment) {
  std::vector<Line> lines;
  std::error_code problem;
  const fs::path file = trust_file(environment);
  if (!fs::exists(file, problem)) return lines;
  for (const std::string& text : split(read_file(file), '\n')) {
    const auto parts = split(text, '\t');
    if (parts.size() == 4) lines.push_back({parts[0], parts[1], parts[2] == "-" ? "" : parts[2], parts[3] == "-" ? "" : parts[3]});
  }
  return lines;
}

}  // namespace

std::string config_hash_of(const fs::path& project_folder) {
  std::error_code problem;
  const fs::path file = project_folder / "config.yaml";
  return fs::exists(file, problem) ? content_hash(file) : std::string();
}

std::optional<TrustEntry> find_trust(const Environment& environment, const fs::path& project_folder) {
  const std::string path = real_path(project_folder);
  for (const Line& line : read_lines(environment))
    if (line.path == path && line.owner == owner_of(project_folder)) return TrustEntry{line.user, line.hash};
  return std::nullopt;
}

bool is_trusted(const Environment& environment, const fs::path& project_folder) {
  const auto entry = find_trust(environment, project_folder);
  return entry && entry->config_hash == config_hash_of(project_folder);
}

void remember_trust(const Environment& environment, const fs::path& project_folder, std::string_view user) {
  auto lines = read_lines(environment);
  const std::string path = real_path(project_folder);
  Line fresh{path, owner_of(project_folder), config_hash_of(project_folder), std::string(user)};
  std::string text;
  for (const Line& line : lines) {
    if (line.path == path) {
      if (fresh.user.empty()) fresh.user = line.user;
      continue;
    }
    text += cat(line.path, '\t', line.owner, '\t', line.hash.empty() ? "-" : line.hash, '\t', line.user.empty() ? "-" : line.user, '\n');
  }
  text += cat(fresh.path, '\t', fresh.owner, '\t', fresh.hash.empty() ? "-" : fresh.hash, '\t', fresh.user.empty() ? "-" : fresh.user, '\n');
  const fs::path file = trust_file(environment);
  std::error_code problem;
  fs::create_directories(file.parent_path(), problem);
  write_file_atomically(file, text);
}

}  // namespace tasks::config
