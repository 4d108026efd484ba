#pragma once
// The counter table: sums per (task, assignment, replica set, stage, status, skipped), so that no list scans items
// (decisions.md 57). A writer sums up in memory what the work items that it changes add up to before and after, and one
// statement writes the differences. `doctor` recounts.
//
//     CounterChanges changes; changes.add(key_before, sums, -1); changes.add(key_after, sums, 1); changes.write(tx);
#include <compare>
#include <map>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct CounterKey {
  Id task_id = 0, assignment_id = 0;
  bool replica = false;
  model::Stage stage = model::Stage::label;
  std::string status;  // "" none
  bool skipped = false;
  bool operator==(const CounterKey&) const = default;
  auto operator<=>(const CounterKey&) const = default;
};
struct CounterSums {
  std::int64_t items = 0, open_issue_items = 0, for_review_items = 0, annotations = 0;
  Micros duration = 0;
  bool operator==(const CounterSums&) const = default;
};
// Whose assignments are counted: those of who acts, or of others too, which an annotator's database role may not do itself.
enum class CountsFor { actor, everybody };
class CounterChanges {
 public:
  void add(const CounterKey& key, const CounterSums& sums, int sign);
  void write(Transaction& tx, CountsFor whom = CountsFor::actor);

 private:
  struct Row {
    CounterKey key;
    CounterSums sums;
  };
  std::map<CounterKey, std::size_t> m_places;  // in order: writers meet at the rows in the same order, and never in a circle
  std::vector<Row> m_rows;
  std::size_t m_last[2] = {0, 0};  // where the last addition and the last subtraction went
};

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
