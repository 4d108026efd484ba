#pragma once
// Work items as work goes on: what they are before a change, and the writers that claim them, release them and set their
// statuses. All work on the table `selection`, so that one item and a million take the same statements. Reading them for
// printing is in work_items.hpp.
//
//     WorkChanges changes;
//     each_selected_work(tx.db(), [&](const SelectedWork& w) { WorkState after = w.state; …; changes.change(w.state, after); });
//     set_selected_status(tx, …);
//     changes.write(tx);                       // history and counters (work_changes.hpp)
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/words.hpp"
#include "lib/store/id_set.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

// What a change needs to know of a work item, and what changes may change. Ids are 0 and times nothing when there is none.
struct WorkState {
  Id id = 0;
  Id task_id = 0;
  Id assignment_id = 0;
  std::int64_t replica_key = 0;      // 0: an original
  std::int64_t version = 0;
  std::string status;                // "" none
  Id status_by = 0;
  std::optional<Micros> status_at;
  model::Stage stage = model::Stage::label;
  bool stage_by_hand = false;
  std::optional<Micros> skipped_at;
  Id skipped_by = 0;
  std::string skip_reason;
  Id claimed_by = 0;
  std::optional<Micros> claimed_at, last_activity_at;
  std::int64_t object_count = 0;
  Micros duration = 0;
  std::int64_t open_issues = 0, for_review = 0;
  bool edited_after_status = false;
  std::optional<Micros> queued_at;   // when it came into a queue
  Id parent_id = 0;                  // QA: the labeling work item that it reviews

  // A claim falls back when its holder did nothing for as long as the idle limit (decisions.md 19).
  bool claim_holds(Micros now, Micros idle_limit) const { return claimed_by != 0 && last_activity_at.value_or(*claimed_at) > now - idle_limit; }
};

struct SelectedWork {
  WorkState state;
  std::int64_t ordinal = 0;                     // place in the input
  std::optional<std::int64_t> wanted_version;   // of the record that was piped in
  bool reviewed = false;                        // a live QA task holds it
  bool awaits_review = false;                   // and has not reviewed it yet
  std::int64_t unresolved = 0;                  // QA: issues on what it reviews, whoever opened them
};
void each_selected_work(Database& db, const std::function<void(const SelectedWork&)>& visit);  // by id
std::optional<WorkState> find_work(Database& db, Id id);

// For other readers of the same rows: the columns of a WorkState over alias w, and how they are read.
std::string_view work_state_columns();
int work_state_column_count();
void read_work_state(const Cursor& row, WorkState& state);

// Takes these out of the selection.
void drop_from_selection(Database& db, const IdSet& ids);
void add_to_selection(Database& db, Id id, std::int64_t ordinal);
// Takes out what no assignment of the user, or of the user's groups, holds. Returns how many are left.
std::int64_t keep_held_in_selection(Database& db, Id user_id);

// What must be known of a task before anything in it is changed (domain.md §9, §10).
struct TaskGate {
  Id id = 0;
  std::string name;
  model::TaskType task_type = model::TaskType::labeling;
  model::Priority priority = model::Priority::medium;
  std::optional<Micros> due_at, locked_at, archived_at;
  bool lock_after_due = false;
  bool removed = false;   // deleted meanwhile
  std::string locked_by;  // e-mail
  std::string instructions_file, instructions_pages;
  Id recipe_version_id = 0;
  std::optional<std::int64_t> batch_size, max_workload;  // of a pulling task
  bool self_review = false;  // of a QA task: reviewers may get their own work
  bool pulls() const { return batch_size.has_value(); }
  bool keeps_own_work_away() const { return task_type == model::TaskType::qa && !self_review; }
};
std::vector<TaskGate> gates_of_selected(Database& db);  // by id
std::optional<TaskGate> find_gate(Database& db, Id task_id);

// Where the selected work items' files are, in input order.
struct WorkFile {
  Id work_item_id = 0;
  Id assignment_id = 0;
  bool hidden = false;        // an annotator's database role may not know which file it is
  std::string path, alias;    // alias: what annotators of a quality task see instead, else ""
  std::string dataset, root;  // a folder, a URI, or ""
};
void each_selected_file(Database& db, const std::function<void(const WorkFile&)>& visit);

// Assignments that the user holds, alone or through a group, of tasks that exist; archived assignments left out.
struct HeldAssignment {
  Id id = 0;
  TaskGate task;
  bool of_group = false;
};
std::vector<HeldAssignment> held_assignments(Database& db, Id user_id, Id task_id = 0);  // task_id 0: of every task
std::vector<Id> held_assignment_ids(Database& db, Id user_id);                           // sorted

// Candidates for `next` in one assignment: what waits, and what is claimed but was not touched since `claims_until`. In
// queue order: priority, queue-entry time, position; at most `limit`.
struct Waiting {
  Id id = 0;
  std::int64_t priority = 0;
  std::optional<Micros> queued_at;
  std::int64_t position = 0;
};
// `not_made_by`: what this user made is left out (of a QA task); 0: nothing is.
std::vector<Waiting> waiting_in(Database& db, Id assignment_id, Micros claims_until, std::int64_t limit, Id not_made_by = 0);
bool anything_waits_in(Database& db, Id assignment_id);
// What the user holds claimed, without a status, oldest claim first.
std::vector<Id> claimed_by(Database& db, Id user_id, Id task_id = 0);

// Writers on the selection. They change rows only: effects and counters are WorkChanges' business.
void claim_selected(Transaction& tx);
struct StatusWrite {
  std::string status;         // "" clears it
  model::Stage stage = model::Stage::completed;
  bool review_first = false;  // some await review: their stage becomes review instead
  Micros add_duration = 0;    // to each
  Id timed = 0;               // the one that a timer ran on, and what it gets besides
  Micros timed_more = 0;
};
void set_selected_status(Transaction& tx, const StatusWrite& write);
// A stage set by hand. cleared: the status goes, and a claim where there was one or the stage is prepare; given: `status` where it
// is another one, and skip and claim go.
enum class StatusOfStage { kept, cleared, given };
void stage_selected(Transaction& tx, model::Stage stage, StatusOfStage how, std::string_view status);
struct SkipWrite {
  std::string reason;
  Id timed = 0;              // the actor's timer ran on this one …
  Micros timed_more = 0;     // … and adds so much active time
};
void skip_selected(Transaction& tx, const SkipWrite& write);
// `queue`: the assignment that they go to, as if they entered it now; 0: they stay where they are.
void clear_selected_skips(Transaction& tx, Id task_id, Id queue);
void add_duration(Transaction& tx, Id work_item_id, Micros more);  // an act of the actor: last_activity_at too
void touch_assignments_of_selected(Transaction& tx);                // assignments' last_activity_at
void touch_assignment(Transaction& tx, Id assignment_id);

}  // namespace tasks::store
