#pragma once
// Backup and restore of a whole project (decisions.md 54: a backup is the only supported copy of one). A backup is one SQLite
// file, whatever the project's engine: this is also how a project moves from one engine to the other.
//
//     const model::ProjectCopy made = service::back_up({.place = {"/p/.tasks/project.db", ""}, .to = "monday.db"});
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/upkeep.hpp"
#include "lib/service/logins.hpp"
#include "lib/store/engines.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct BackupRequest {
  store::DatabasePlace place;  // of the project
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
  std::string actor = {};        // e-mail of who writes over it
};

struct RestoreRequest {
  std::filesystem::path file;    // a backup, or a bundle (bundle.hpp)
  std::filesystem::path called = {};  // what the log says that was restored; "": the file
  store::DatabasePlace place;    // where the project is, or will be; without a name: the only one there, else the backup's name
  WantedActor actor;             // must be an owner of a project that is there
  Micros now = 0;
  store::OperationInfo operation;
  Micros busy_wait = 0;          // how long to wait for other writers
  bool dry_run = false;
  std::function<void(const Replaced&)> confirm;  // called before data are written over; throws to stop
};

struct Restored {
  model::ProjectCopy copy;
  store::DatabasePlace place;  // of the project, named
  std::vector<std::string> notes;
};

// Gives the project the content of a backup, whole or not at all. Ids that the project gave out before are not given out
// again, and the log says who restored. A database that cannot be read is kept beside, as NAME.damaged.
// Throws Code::not_found, not_a_database, corrupt, schema_new, permission, busy, disk_full.
Restored restore(const RestoreRequest& request);

}  // namespace tasks::service
