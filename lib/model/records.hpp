#pragma once
// The records of a project as plain values: what services return and what is printed, field for field (cli.md §3).
// Times are µs UTC, ids below 2^53, lengths pixels, durations µs inside and seconds outside (fields `…_s`).
// An id of 0 means "none".
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/words.hpp"

namespace tasks::model {

using Id = std::int64_t;

struct User {
  Id id = 0;
  std::string email;   // lower case
  std::string name;
  Role role = Role::annotator;
  bool active = true;
  Micros created_at = 0;
  std::string db_role;      // the database role that logs in for the user; "" when none does, and in a file
  bool may_act_as = false;  // that role may use --as for others
};

struct Group {
  Id id = 0;
  std::string name;
  std::vector<std::string> members;  // e-mails, sorted
  Micros created_at = 0;
};

struct Dataset {
  Id id = 0;
  std::string name;
  std::string root;               // folder or URI prefix that item paths hang below; may be empty
  std::int64_t split_seed = 0;
  std::string recipe;             // default recipe's name; may be empty
  std::int64_t items_total = 0;
  std::int64_t tasks_count = 0;
  Micros created_at = 0;
};

struct Item {
  Id id = 0;
  std::string dataset;
  Id dataset_id = 0;
  std::string path;               // "/"-rooted, relative to the dataset's root
  std::string dir;                // "/" or "/a/b"
  ItemKind kind = ItemKind::other;
  std::string mimetype;
  std::optional<std::int64_t> width, height, frames;
  std::optional<double> fps;
  std::optional<std::int64_t> size;  // bytes
  Split split = Split::none;
  bool ground_truth = false;
  std::string external_id;
  std::string metadata;           // a JSON object; "" means none
  std::int64_t version = 1;
  bool hidden = false;            // stays out of ordinary tasks
  std::string content_hash;       // XXH3-128 of the bytes, hex; "" unknown
};

struct Recipe {
  Id id = 0;
  std::string name;
  std::int64_t version = 0;       // of the recipe: 1, 2, …
  Id version_id = 0;
  std::string content_hash;
  std::int64_t labels = 0;        // how many
  std::vector<std::string> tools;
  std::vector<std::string> actions;
  Micros created_at = 0;
};

struct Action {
  std::string name;
  std::string display;
  std::string color;              // "#rrggbb" or ""
  bool discard = false;
};

// What a task, an assignment or a status adds up to; sums over the counter table, originals only.
struct Tally {
  std::int64_t total = 0, done = 0, remaining = 0, skipped = 0;
  std::int64_t open_issues = 0, for_review = 0;
  std::int64_t annotations = 0;
  Micros duration = 0;
  std::map<std::string, std::int64_t> by_status;  // "" is no status
  std::map<std::string, std::int64_t> by_stage;
  double progress() const { return total == 0 ? 0.0 : static_cast<double>(done) / static_cast<double>(total); }
};

struct Task {
  Id id = 0;
  std::string name;
  TaskType task_type = TaskType::labeling;
  Quality quality = Quality::none;
  Channel channel = Channel::manual;
  Priority priority = Priority::medium;
  std::optional<Micros> due_at;
  bool lock_after_due = false;
  std::optional<Micros> locked_at;   // by hand
  std::string locked_by;
  std::optional<Micros> archived_at;
  std::string owner;
  Id owner_id = 0;
  std::vector<std::string> groups;   // of its owner
  std::string dataset;
  Id dataset_id = 0;
  std::string recipe;                // name, or ""
  std::int64_t recipe_version = 0;
  Id recipe_version_id = 0;
  Allocation allocation = Allocation::distribution;
  std::optional<std::int64_t> batch_size, max_workload;
  std::string parent;                // QA: the labeling task's name
  Id parent_id = 0;
  bool self_review = false;          // QA: reviewers may be dealt what they made themselves
  Id pipeline_id = 0;                // that it is a node of
  std::string pipeline, node;
  std::string instructions_file, instructions_pages;
  std::string description;
  bool scoring = false;
  bool scoring_paused = false;       // until its scoring pipeline is resumed
  std::string score_function;        // "": the recipe's, or agreement
  std::optional<double> percent;     // of quality tasks, for managers: of the items
  std::optional<std::int64_t> copies;
  std::string honeypot_filter;       // DQL
  std::int64_t seed = 0;
  std::string metadata;              // JSON object
  std::vector<Action> actions;
  std::int64_t assignments_count = 0;
  bool assignment_issue = false;     // somebody's assignment has an unresolved issue
  Tally tally;
  std::int64_t version = 1;
  Micros created_at = 0, updated_at = 0;
  std::string created_by, updated_by;
  std::optional<Micros> last_activity_at;

  // Computed: words.hpp says how.
  TaskStatus status() const;
  bool overdue(Micros now) const;    // not completed and the due instant has passed
  bool locked(Micros now) const;     // by hand, or lock-after-due and the instant has come (domain.md §9)
  std::vector<std::string> signs(Micros now) const;  // open-issue, assignment-issue, for-review, locked, overdue (decisions.md 8)
};

struct Assignment {
  Id id = 0;
  Id task_id = 0;
  std::string task;
  std::string name;                  // default "TASK · assignee"
  std::string assignee;              // e-mail, "@group", or "" for the pool
  Id user_id = 0, group_id = 0;      // of the assignee; both 0 for the pool
  std::string kind;                  // normal (a person's or a group's), pool, queue, original (quality tasks)
  std::optional<double> workload;    // percent
  std::optional<Micros> archived_at;
  Tally tally;                       // originals and replicas: all that it holds
  Micros created_at = 0;
  TaskStatus status() const;
};

// What a project, or an annotator's part of it, adds up to; archived tasks left out (decisions.md 8).
struct ProjectStatus {
  std::string project;
  std::int64_t tasks = 0;
  std::int64_t assignments = 0;      // that are not done
  std::int64_t issues = 0;           // unresolved
  std::int64_t reviews = 0;          // work items that wait in QA tasks
  std::int64_t overdue = 0, locked = 0;                  // tasks
  std::map<std::string, std::int64_t> tasks_by_status;   // words of TaskStatus
  Tally tally;                       // over all tasks; QA tasks look at the same items again and are left out
};

// What an annotator of a task is told to read.
struct Instructions {
  std::string task;
  Id task_id = 0;
  std::string recipe;
  std::int64_t recipe_version = 0;
  std::string file;                  // as kept: relative to the project's folder, absolute, or a URI; "" none
  std::string pages;                 // "3" or "2-5"; "" all
  std::string location;              // where the file is on this machine, or the URI
  std::string description;           // of the task
};

struct WorkItem {
  Id id = 0;
  Id task_id = 0;
  std::string task;
  Id assignment_id = 0;
  Id item_id = 0;
  std::string path;
  std::string assignee;
  std::optional<std::int64_t> replica;  // null for originals
  std::string status;                   // "" none
  std::string status_by;
  std::optional<Micros> status_at;
  Stage stage = Stage::label;
  bool skipped = false;
  std::string skip_reason;
  Split split = Split::none;
  std::int64_t priority = 0;
  std::string batch;
  std::optional<Micros> queued_at, started_at;
  std::int64_t object_count = 0;
  Micros duration = 0;
  std::int64_t open_issues = 0, for_review = 0;
  bool edited_after_status = false;
  std::int64_t version = 1;
  Micros updated_at = 0;
};

struct Annotation {
  Id id = 0;
  Layer layer = Layer::work;
  Id work_item_id = 0;
  Id item_id = 0;
  std::string item_path;
  Id task_id = 0;
  std::string task;
  Id parent_id = 0;
  std::string label;
  Shape shape = Shape::class_;
  std::string geometry;              // JSON object of cli.md §3; "" for class
  std::string attributes;            // JSON object; "" means {}
  std::string creator;
  std::string source;                // manual, import, model, aggregate
  std::string model, model_version;
  std::optional<double> confidence;  // 0..1
  bool draft = false;                // of a model, on a work item without a status
  std::optional<std::int64_t> frame, frame_end;
  std::string external_id;
  std::string extra;                 // JSON object of foreign fields; not printed, written back on export
  std::string issue_state;
  Micros created_at = 0, updated_at = 0;
};

// What somebody wrote below an issue.
struct IssueComment {
  std::string author;
  Micros at = 0;
  std::string text;
};

// A reviewer's complaint on an annotation or on a whole item (domain.md §8).
struct Issue {
  Id id = 0;
  IssueState state = IssueState::open;
  std::string text;
  std::string task;                  // the labeling task
  Id task_id = 0;
  std::string qa_task;               // "" for a manager's own
  Id qa_task_id = 0;
  Id work_item_id = 0;               // in the labeling task
  Id qa_work_item_id = 0;
  Id item_id = 0;
  std::string path;
  Id annotation_id = 0;              // 0: on the whole item
  std::string assignee;              // who must fix it: e-mail or @group
  std::string opened_by;
  Micros opened_at = 0;
  std::string resolved_by;
  std::optional<Micros> resolved_at;
  std::vector<IssueComment> comments;
  std::int64_t version = 1;
  Micros updated_at = 0;
};

struct Operation {
  Id id = 0;
  Micros at = 0;
  std::string actor;
  std::string command;
  std::string argv;                  // JSON array of words
  std::string reason;
  Id undoes = 0, undone_by = 0;
  std::int64_t changed = 0;          // records
};

// One change, as history and undo keep it: what an operation did alike to a number of records of one kind.
struct Event {
  Id operation = 0;
  std::int64_t seq = 0;              // inside the operation
  Micros at = 0;
  std::string actor, command, reason;
  Id undoes = 0;
  std::string kind;                  // of the records: work_item, task, item …
  std::string field;                 // what changed: a column; created, removed, started …
  std::optional<std::string> old_value, new_value;
  Id task_id = 0;
  std::int64_t entities = 0;
  std::string ranges_json;           // their ids: [[first, last], …]
};

// One line of a work item's history: what one operation did to it.
struct HistoryEntry {
  Id operation = 0;
  std::int64_t seq = 0;
  Micros at = 0;
  std::string actor;
  std::string command;
  Id work_item_id = 0;
  std::string action;                // added, assigned, started, stopped, annotated, status, stage, …
  std::optional<std::string> old_value, new_value;
  std::string reason;
};

}  // namespace tasks::model
