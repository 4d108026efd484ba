#pragma once
// The items of a new or growing task: reading those that may be dealt, and writing the work items. Two statements that
// stream, whatever the number of items; 24 bytes of memory an item.
//
//     DealableItems found = read_dealable_items(session, dataset, {.limit = 100});
//     insert_work_items(tx, task, found.ids, {{assignment, 60}, {other, 40}}, 0);
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lib/store/session.hpp"

namespace tasks::store {

struct DealableQuery {
  bool selected = false;                  // only the items in the table `selection`; else all of the dataset
  std::optional<std::int64_t> limit;      // the first so many
  std::optional<std::int64_t> shuffle = {}; // order by XXH64(path, seed) instead of dataset order; after the limit
  Id not_in_task = 0;                     // only those that this task does not hold
  std::optional<std::int64_t> hash = {};  // tell the XXH64 of their paths with this seed too
  bool paths = false;                     // tell their paths too
  bool truth_only = false;                // those that are ground truth, and no others
};
struct DealableItems {
  std::vector<Id> ids;                    // in the order in which they are dealt
  std::vector<std::uint64_t> hashes = {};  // of the paths, when asked for
  std::vector<std::string> paths = {};     // the same
  std::int64_t ground_truth = 0;          // met on the way and left out (domain.md §3)
  std::int64_t untrue = 0;                // left out since only ground truth was asked for
  std::int64_t hidden = 0;
  std::int64_t in_task = 0;
};
DealableItems read_dealable_items(Session& session, Id dataset_id, const DealableQuery& query);

struct Deal {
  Id assignment_id = 0;
  std::int64_t items = 0;
};
std::int64_t next_position(Database& db, Id task_id);  // behind all that the task ever held

// One work item per item, in stage label, ids a solid block in position order, positions from `first_position` on; the
// counters with them. The deals add up to the number of items and are contiguous runs. `queued_at`: when they entered the
// queue. Notes that they were created. Returns the first id.
Id insert_work_items(Transaction& tx, Id task_id, std::span<const Id> items, std::span<const Deal> deals, std::int64_t first_position,
                     std::optional<Micros> queued_at = {});

// What one assignment gets of a quality task. Replicas have a positive key, the work of honeypot tasks, planted or not, a negative one:
// it is made of their own id and tells nothing. What they are is kept apart from what annotators may read.
enum class WorkRole { original, replica, raw, planted };
struct PlannedWork {
  Id item_id = 0;
  std::int64_t position = 0;
  WorkRole role = WorkRole::original;
  std::int64_t replica_no = 0;  // of replicas: from 1 on
};
struct PlannedDeal {
  Id assignment_id = 0;
  std::vector<PlannedWork> work;
};
constexpr std::int64_t k_replica_stride = 10'000;  // between the positions of originals: replicas have theirs in between
enum class Names { shown, hidden };  // hidden: annotators see an alias instead of the path: /TASK/ID
Id insert_planned_work(Transaction& tx, Id task_id, std::span<const PlannedDeal> deals, Names names);  // returns the first id

// Those that were just made, into the table `selection`.
void select_new_work(Database& db, Id first, std::int64_t count);

}  // namespace tasks::store
