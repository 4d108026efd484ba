#pragma once
// The files to label, copied from their datasets' roots into a folder, each under its item's path (cli.md §2). Works on the
// table `selection`. Files of all are looked for before the first is copied; nothing is ever written outside the folder, not
// through links either.
#include <cstdint>
#include <filesystem>
#include <functional>

#include "lib/service/changed.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

enum class Overwrite { no, yes };

struct FetchRequest {
  std::filesystem::path folder;      // made when missing
  Overwrite overwrite = Overwrite::no;
  Partial partial = Partial::no;
  bool dry_run = false;              // looks, but copies nothing
  std::function<void(std::int64_t done, std::int64_t of)> progress = {};  // files
};

// Refused: files that are not there, that cannot be a file below the folder, or that are there already with other contents
// (unless overwritten). The same contents count as unchanged; what is refused leaves the selection. Throws Code::unavailable for a dataset whose root is a URI and
// Code::guard for one without a root.
Changed fetch_files(store::Session& session, const FetchRequest& request);

}  // namespace tasks::service
