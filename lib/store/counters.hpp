#pragma once
// The counter table: sums per (task, assignment, replica set, stage, status, skipped), so that no list scans items
// (decisions.md 57). A writer calls `subtract` before it changes the selected work items and `add` after: two
// statements, whatever their number. `doctor` recounts.
#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

void subtract_selected_from_counters(Transaction& tx);  // the work items in `selection`, as they are now
void add_selected_to_counters(Transaction& tx);

// Recounts one task's counters from its work items (0: all tasks). Returns the differences found, one line each.
std::vector<std::string> compare_counters(Session& session, Id task_id = 0);
void rebuild_counters(Transaction& tx, Id task_id = 0);

// Adds one counter row to a tally. Replica sets other than 0 are not originals and are left out by the caller.
struct CounterRow {
  std::string_view stage, status;
  bool skipped = false;
  std::int64_t items = 0, open_issue_items = 0, for_review_items = 0, annotations = 0;
  Micros duration = 0;
};
void add_to_tally(model::Tally& tally, const CounterRow& row);

}  // namespace tasks::store
