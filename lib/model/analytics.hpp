#pragma once
// What `analytics` and `report` tell of one task or of many (tasks-analytics(1)). Days are those of UTC.
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/time.hpp"
#include "lib/model/quality.hpp"
#include "lib/model/words.hpp"

namespace tasks::model {

// How far a task is, how fast, and when it will be done.
struct TaskAnalytics {
  std::int64_t id = 0;
  std::string task, dataset;
  TaskType task_type = TaskType::labeling;
  Quality quality = Quality::none;
  std::optional<Micros> archived_at, due_at;
  std::int64_t total = 0, done = 0, remaining = 0, discarded = 0, skipped = 0;  // items
  std::int64_t open_issues = 0;                                                 // items that have one
  std::int64_t work_items = 0, annotations = 0;  // with a status that a person set, replicas too; on those
  Micros duration = 0;                           // spent on those
  std::optional<Micros> started_at, last_at;     // the first and the last status that stands
  double items_per_day = k_undefined;            // mean of the days that the forecast draws from
  std::optional<Micros> finish_at, finish_early_at, finish_late_at;  // when all may be done: half, a tenth, nine tenths of 1,000 simulations
  double score = k_undefined, agreement = k_undefined;
  double label_consensus = k_undefined, iou = k_undefined;  // of annotations that have a partner
};

struct DayAnalytics {
  std::string day;             // 2026-01-05
  std::int64_t done = 0;       // items that got the status which they have
  std::int64_t discarded = 0;  // of those
  std::int64_t remaining = 0;  // of the items that there are today, at the end of the day
  std::int64_t work_items = 0, annotations = 0;  // people's, replicas too
};

struct ContributorAnalytics {
  std::string contributor;
  std::int64_t done = 0, discarded = 0, skipped = 0, remaining = 0;  // work items; discarded ones are done too
  std::int64_t annotations = 0;
  Micros duration = 0;
  double items_per_hour = k_undefined;
  std::int64_t issues = 0;             // received
  double approval = k_undefined;       // share of what reviewers decided, approved, 0..1
  std::int64_t reviewed = 0;
  double score = k_undefined, agreement = k_undefined;
};

struct LabelAnalytics {
  std::string label;
  std::int64_t annotations = 0;
  double precision = k_undefined, recall = k_undefined, f1 = k_undefined;
};

// What became of a model's pre-labels on work items. They count once a status was given, discarded work left out.
struct ModelAnalytics {
  std::string model, model_version;
  std::int64_t drafts = 0;                        // nobody has decided yet
  std::int64_t kept = 0, changed = 0, deleted = 0;
  double acceptance() const { return kept + changed + deleted > 0 ? static_cast<double>(kept) / static_cast<double>(kept + changed + deleted) : k_undefined; }
};

struct StatusAnalytics {
  std::string stage, status;  // status "": none
  bool skipped = false;
  std::int64_t items = 0;
};

// Items whose score lies from `from` to below `to`; 1 lies in the last.
struct ScoreBin {
  double from = 0, to = 0;
  std::int64_t items = 0;
};

struct MatrixCell {
  bool contributors = false;      // else labels
  std::string reference, scored;
  double value = 0;               // labels: how many; contributors: mean agreement, 0..1
  std::int64_t items = 0;
};

struct ScoringCostOf {
  std::string task, score_function;
  std::int64_t runs = 0, items = 0, scores = 0;
  Micros wall = 0, cpu = 0;
};

// A page that was written.
struct Report {
  std::string file;
  std::int64_t tasks = 0, bytes = 0;
};

// The first list has one entry for each task, the others are over all of them.
struct Analytics {
  std::vector<TaskAnalytics> tasks;
  std::vector<DayAnalytics> days;                  // from the first to the last on which something was done, without gaps
  std::vector<ContributorAnalytics> contributors;  // by e-mail
  std::vector<LabelAnalytics> labels;              // the most annotations first
  std::vector<ModelAnalytics> models;              // by name and version
  std::vector<StatusAnalytics> statuses;
  std::vector<ScoreBin> scores;                    // ten, or none
  std::vector<MatrixCell> cells;                   // labels, then contributors, each by reference and scored
  std::vector<ScoringCostOf> costs;
};

}  // namespace tasks::model
