#pragma once
// Time that people worked: one row per stretch of work of one person on one work item, at most one of them open. The sum of
// active_us over a work item's intervals is its duration_us, always; `doctor` may check it.
#include <optional>
#include <span>

#include "lib/store/session.hpp"

namespace tasks::store {

struct Interval {
  Id id = 0;
  Id work_item_id = 0;
  Id task_id = 0;                   // 0: the work item is hidden from this person by now
  Id user_id = 0;
  Micros started_at = 0;
  Micros last_at = 0;               // the person's last act on it
  std::optional<Micros> ended_at;   // nothing: it runs
  Micros active = 0;                // µs
};

std::optional<Interval> find_open_interval(Transaction& tx);  // the actor's; nobody else changes it meanwhile
std::optional<Interval> find_open_interval(Transaction& tx, Id user_id);  // somebody's; the same
Interval insert_interval(Transaction& tx, Id work_item_id, Id task_id);  // the actor's, open from now on
void update_interval(Transaction& tx, const Interval& before, const Interval& after);
// For every selected work item but `except`: an interval of the actor of this length that ends now (--duration).
void insert_selected_intervals(Transaction& tx, Micros active, Id except, Id task_id);

// Of the actor on each of these, ending now; and the work items' durations grow by it.
struct SpentTime {
  Id work_item_id = 0;
  Micros active = 0;
};
void insert_spent_time(Transaction& tx, std::span<const SpentTime> spent, Id task_id);

}  // namespace tasks::store
