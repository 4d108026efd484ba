#pragma once
// Makes a project: a .tasks folder with an embedded database, or one that points to a schema in a PostgreSQL database; the
// first owner in it. All or nothing: a failure leaves nothing half-made behind.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/store/engines.hpp"

namespace tasks::service {

struct InitRequest {
  std::filesystem::path folder;  // made when missing
  std::string db;                // a path elsewhere, or a postgresql:// URL; "" is FOLDER/.tasks/project.db
  std::string name;              // "" is the folder's name
  std::string owner;             // e-mail
  Micros now = 0;
  bool if_not_exists = false;
  bool dry_run = false;
};

struct NewProject {
  std::optional<std::filesystem::path> folder;  // the .tasks folder, when the database is in it or it points to one
  std::string db, name, uuid, owner;
  bool fresh = false;  // false: it was there already
  std::vector<std::string> notes = {};
};

// Makes `folder` a .tasks folder whose commands work on a project that is on a server.
void point_to(const std::filesystem::path& folder, const store::DatabasePlace& place);

// Throws Code::exists (unless if_not_exists), bad_value, io, read_only.
NewProject init_project(const InitRequest& request);

}  // namespace tasks::service
