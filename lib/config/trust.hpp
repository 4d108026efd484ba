#pragma once
// Which project folders the user trusts, and whom they act as there: one file in the user's state folder, never in the
// project's (decisions.md 16). An entry holds while the project's config file is as it was when it was trusted.
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/config/settings.hpp"

namespace tasks::config {

struct TrustEntry {
  std::string user;         // whom to act as there; may be empty
  std::string config_hash;  // of .tasks/config.yaml when it was trusted; "" when there was none
};

std::string config_hash_of(const std::filesystem::path& project_folder);  // "" without a config file
std::optional<TrustEntry> find_trust(const Environment& environment, const std::filesystem::path& project_folder);
bool is_trusted(const Environment& environment, const std::filesystem::path& project_folder);
// Adds or renews the entry; an empty `user` keeps the remembered one.
void remember_trust(const Environment& environment, const std::filesystem::path& project_folder, std::string_view user);
void forget_trust(const Environment& environment, const std::filesystem::path& project_folder);
// Every folder with an entry, in the order of their entries, and the user remembered for it.
std::vector<std::pair<std::filesystem::path, std::string>> trusted_folders(const Environment& environment);

}  // namespace tasks::config
