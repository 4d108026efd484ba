#pragma once
// Issues out of JSON lines: what `issue list -o jsonl` wrote, or what another tool found. All or nothing. An issue that is there
// already stays as it is; a new one that is open acts as `issue open` does, of the others only what they say is kept.
//
//     ImportedIssues done = import_issues(tx, lines);
#include "lib/base/lines.hpp"
#include "lib/service/issues.hpp"

namespace tasks::service {

// The new ones are left in the table `selection`. Throws Code::bad_record, wrong_kind, not_found with the place of the line;
// Code::locked and guard for a task that is closed.
ChangedIssues import_issues(store::Transaction& tx, LineReader& lines);

}  // namespace tasks::service
