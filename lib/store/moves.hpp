#pragma once
// Work items that go from one assignment to another: what may move, the table `moved` (work item, new assignment) that the
// statements join, and the writing. The number of statements depends on the number of assignments, not of items.
//
//     each_unfinished(db, {.assignment_id = anas}, [&](const Unfinished& u) { moves.push_back({u.id, bens}); });
//     load_moves(db, moves);
//     each_moved(db, [&](const WorkState& w, Id to) { … });
//     write_moves(tx, task, {});
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/store/intervals.hpp"
#include "lib/store/work.hpp"

namespace tasks::store {

struct Unfinished {
  Id id = 0;
  std::int64_t position = 0;
  bool claimed = false;
  std::string_view path;  // only when it was asked for; good until the next one
};
struct UnfinishedQuery {
  Id assignment_id = 0;
  bool selected = false;  // only those in the table `selection`
  bool paths = false;
};
// What has no status in an assignment, skipped ones too, in position order. They stay as they are until the transaction ends.
void each_unfinished(Database& db, const UnfinishedQuery& query, const std::function<void(const Unfinished&)>& visit);

struct Move {
  Id work_item_id = 0;
  Id assignment_id = 0;  // the new one
};
void load_moves(Database& db, std::vector<Move>& moves);  // sorts them by work item
void each_moved(Database& db, const std::function<void(const WorkState&, Id to)>& visit);  // by id
// New holder, no claim, a new version; `queued_at`: when they entered the queue, else as it was. Rows only.
void write_moves(Transaction& tx, Id task_id, std::optional<Micros> queued_at);
void drop_moved_claims(Transaction& tx);  // instead: they stay
void remove_moved(Transaction& tx);       // instead: they leave the task

// Whose timers run on work of the task. They are not started or stopped by others until the transaction ends.
void hold_timers(Transaction& tx, Id task_id);
std::vector<Interval> timers_on_moved(Transaction& tx, Id task_id);  // by id

}  // namespace tasks::store
