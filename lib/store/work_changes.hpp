#pragma once
// What a command does to work items, collected while they are read in id order, and written at the end in a number of
// statements that does not depend on how many there are: the effects that history and undo live on, grouped by what
// changed into what, and the differences of the counters.
//
// Fields of the effects of kind "work_item". Values are the columns' as text, null for none:
//     status status_by status_at stage stage_by_hand skipped_at skipped_by skip_reason claimed_by claimed_at edited_after_status
//     duration_us object_count assignment (its id) queued_at open_issues for_review
//                                                                  columns: undo writes the old value back
//     removed                                                      removed_op
//     started, stopped (new value: active seconds of the interval) events without a column
//     issue-opened, issue-for-review, issue-approved, issue-reopened, issue-cleared, issue-commented (new value: the text)
//                                                                  the same
// `object_count` is noted for every work item whose annotations were changed, also when their number stays the same.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/counters.hpp"
#include "lib/store/work.hpp"

namespace tasks::store {

class WorkChanges {
 public:
  // Both of the same work item; ids must not fall from call to call. Notes what differs.
  void change(const WorkState& before, const WorkState& after);
  void change_removed(const WorkState& before, const WorkState& after);  // of what has left its task: no counter counts it
  void remove(const WorkState& last);  // it leaves its task
  void event(std::string_view field, const WorkState& on, std::optional<std::string> old_value, std::optional<std::string> new_value);
  // The database itself counts what this assignment holds: annotators' roles may not.
  void leave_uncounted(Id assignment_id) { m_uncounted = assignment_id; }
  // Some of it is held by others than who acts: an annotator's role has the database count it.
  void count_for_others() { m_for_others = true; }
  // The task is known to be no node of a pipeline: nothing follows from statuses.
  void stay() { m_stays = true; }
  std::int64_t items() const { return m_items; }  // really changed ones

  void write(Transaction& tx);
  void touch_assignments(Transaction& tx);  // last_activity_at of those that hold what was changed

 private:
  // One value of a column, or none.
  struct Cell {
    std::optional<std::int64_t> number;
    std::optional<std::string> text;
    bool operator==(const Cell&) const = default;
  };
  struct Group {
    std::size_t field;
    Id task_id;
    Cell before, after;
    IdSet ids;
  };
  void note_quality(const WorkState& before, const WorkState& after);
  bool note_all(const WorkState& before, const WorkState& after);
  bool differ(std::size_t field, const WorkState& on, Cell before, Cell after);
  void note(std::size_t field, const WorkState& on, Cell before, Cell after);
  std::size_t place_of(std::string_view field);

  std::vector<std::string> m_fields;
  std::vector<Group> m_groups;
  std::vector<std::size_t> m_last;              // by field: the group that took the last id
  std::map<std::string, std::size_t> m_places;  // by field, task and both values
  CounterChanges m_counters;
  std::set<Id> m_assignments;
  Id m_last_assignment = 0;
  Id m_uncounted = 0;
  bool m_for_others = false;
  bool m_stays = false;
  std::int64_t m_items = 0;
  QualityWork m_quality;
};

}  // namespace tasks::store
