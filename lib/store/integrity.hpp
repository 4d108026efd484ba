#pragma once
// What a project must always be, asked as queries: each finds the rows for which it does not hold. Derived values can be
// counted anew; everything else can only be told. `doctor` runs them all.
//
//     Violations found = check_references(session);   // found.count == 0: all is well
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::store {

// What was found: some of the lines, and how many there are.
struct Violations {
  std::vector<std::string> lines;
  std::int64_t count = 0;
};

Violations check_ids(Session& session);         // one sequence for all kinds: none twice, all below next_id
Violations check_owners(Session& session);      // at least one active owner
Violations check_operations(Session& session);  // effects are well formed, actors are users
Violations check_references(Session& session);  // what rows refer to is there and belongs together
Violations check_intervals(Session& session);   // one running timer a person, ends after beginnings

// Derived values.
Violations check_object_counts(Session& session);
Violations check_issue_counts(Session& session);  // annotations of a work item
Violations check_durations(Session& session);      // sum of a work item's intervals
Violations check_datasets(Session& session);       // items of a dataset, the ordinal of the next one
Violations check_counters(Session& session);
Violations check_next_id(Session& session);

// Each counts anew what its check found, and notes old and new values. Counters last: they add up the others.
void repair_object_counts(Transaction& tx);
void repair_issue_counts(Transaction& tx);
void repair_durations(Transaction& tx);
void repair_datasets(Transaction& tx);
void repair_counters(Transaction& tx);
void repair_next_id(Transaction& tx);

}  // namespace tasks::store
