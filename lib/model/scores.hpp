#pragma once
// What `score`, `scores` and `confusion` answer (tasks-scoring(7)).
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "lib/base/time.hpp"
#include "lib/model/quality.hpp"

namespace tasks::model {

// One figure of one item, as the function gave it.
struct Score {
  std::string score_type;                       // annotation_score, user_confusion …
  double value = k_undefined;
  std::optional<std::string> entity, relative;  // what is scored, what it was compared with: an annotation's id, an e-mail, a label
  std::string contributor;                      // e-mail; "": none
  std::int64_t assignment_id = 0, item_id = 0;
  std::string path;
  std::string task;
  std::string dataset;
};

// How good one contributor's work is, over the items of a task.
struct ContributorScore {
  std::string contributor, task;
  double value = k_undefined;      // mean over items
  double agreement = k_undefined;  // mean over all comparisons in which the contributor was scored
  std::int64_t items = 0, annotations = 0, missed = 0;
};

struct LabelScore {
  std::string label, task;
  double precision = k_undefined, recall = k_undefined, f1 = k_undefined;
  double iou = k_undefined;       // mean, of annotations that have a partner
  double given = 0, wanted = 0;   // in the matrix: sums of its row and its column
};

struct TaskScore {
  std::string task, score_function;
  double value = k_undefined;      // mean over items
  double agreement = k_undefined;  // mean over all comparisons
  std::int64_t items = 0;          // that have scores
  std::int64_t waiting = 0;        // that changed since, or were not scored yet
};

// One computation, and what it cost.
struct ScoreRun {
  std::string task, score_function;
  std::int64_t items = 0, scores = 0;
  double value = k_undefined;      // of the task, afterwards
  std::optional<Micros> wall, cpu; // what was stored; a command that scores does not print them
  Micros at = 0;
};

// A cell of the label matrix, or of the contributors' matrix.
struct ConfusionCell {
  std::string task;
  std::string scored, reference;   // labels ("none": nothing there), or e-mails
  double value = 0;                // labels: how many; contributors: their mean agreement
  std::int64_t items = 0;
};

}  // namespace tasks::model
