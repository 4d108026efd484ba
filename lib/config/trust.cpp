#include "lib/config/trust.hpp"

#include <sys/stat.h>

#include <algorithm>

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

void write_lines(const Environment& environment, const std::vector<Line>& lines) {
  const auto or_dash = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
  std::string text;
  for (const Line& line : lines) text += cat(line.path, '\t', line.owner, '\t', or_dash(line.hash), '\t', or_dash(line.user), '\n');
  const fs::path file = trust_file(environment);
  std::error_code problem;
  if (!fs::create_directories(file.parent_path(), problem) && problem) throw_errno("cannot make", file.parent_path(), problem.value());
  write_file_atomically(file, text);
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
  Line fresh{real_path(project_folder), owner_of(project_folder), config_hash_of(project_folder), std::string(user)};
  const auto old = std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.path == fresh.path; });
  if (old != lines.end()) {
    if (fresh.user.empty()) fresh.user = old->user;
    lines.erase(old);
  }
  lines.push_back(std::move(fresh));
  write_lines(environment, lines);
}

void forget_trust(const Environment& environment, const fs::path& project_folder) {
  auto lines = read_lines(environment);
  const std::string path = real_path(project_folder);
  if (std::erase_if(lines, [&](const Line& line) { return line.path == path; }) > 0) write_lines(environment, lines);
}

std::vector<std::pair<fs::path, std::string>> trusted_folders(const Environment& environment) {
  std::vector<std::pair<fs::path, std::string>> folders;
  for (const Line& line : read_lines(environment)) folders.emplace_back(line.path, line.user);
  return folders;
}

}  // namespace tasks::config
