#pragma once
// Backup and restore of a whole project (decisions.md 54: a backup is the only supported copy of one).
//
//     const model::ProjectCopy made = service::back_up({.db = "/p/.tasks/project.db", .to = "monday.db"});
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/upkeep.hpp"
#include "lib/store/database.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct BackupRequest {
  std::string db;            // of the project
  std::filesystem::path to;  // the new file
  bool overwrite = false;
  bool dry_run = false;      // makes and checks the copy, and removes it
};

// Online: others may read and write meanwhile. The copy is written under another name beside `to`, checked, and renamed:
// `to` is a sound backup or not there. Throws Code::exists, guard, io, disk_full, corrupt.
model::ProjectCopy back_up(const BackupRequest& request);

// What a restore would write over.
struct Replaced {
  std::string name, uuid;        // of the project that is there
  std::int64_t operations = 0;
  bool damaged = false;          // it cannot be read
};

struct RestoreRequest {
  std::filesystem::path file;    // a backup
  std::string db;                // where the project is, or will be
  std::string actor;             // e-mail; must be an owner of a project that is there
  Micros now = 0;
  store::OperationInfo operation;
  Micros busy_wait = 0;          // how long to wait for other writers
  bool dry_run = false;
  std::function<void(const Replaced&)> confirm;  // called before data are written over; throws to stop
};

struct Restored {
  model::ProjectCopy copy;
  std::vector<std::string> notes;
};

// Gives the project the content of a backup, whole or not at all. Ids that the project gave out before are not given out
// again, and the log says who restored. A database that cannot be read is kept beside, as NAME.damaged.
// Throws Code::not_found, not_a_database, corrupt, schema_new, permission, busy, disk_full.
Restored restore(const RestoreRequest& request);

}  // namespace tasks::service
