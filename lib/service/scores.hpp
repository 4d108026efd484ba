#pragma once
// Scores of a task, read: what `scores` and `confusion` print, and what `score` does.
//
//     ScoreReading reading(session, task);
//     reading.of_task().value;  reading.by_contributor();  reading.confusion(Matrix::labels);
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/model/scores.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

enum class Matrix { labels, contributors };

class ScoreReading {
 public:
  // Throws Code::guard for a task whose quality is not measured.
  ScoreReading(store::Session& session, const model::Task& task);

  model::TaskScore of_task() const;
  std::vector<model::ContributorScore> by_contributor() const;  // by e-mail
  std::vector<model::LabelScore> by_label() const;              // by label
  // Figures as stored, in dataset order: of the items, or of their annotations.
  void each_item(const std::function<bool(const model::Score&)>& visit) const;
  void each_annotation(const std::function<bool(const model::Score&)>& visit) const;
  std::vector<model::ScoreRun> runs() const;

  std::vector<model::ConfusionCell> confusion(Matrix matrix) const;
  // Dataset items of a cell "A,B": reference and scored; labels may have commas in them. Throws Code::not_found, with the nearest one.
  std::vector<store::Id> items_of(Matrix matrix, std::string_view cell) const;
  void each_item_of(const std::vector<store::Id>& items, const std::function<void(const model::Item&)>& visit) const;

 private:
  store::Session& m_session;
  const model::Task& m_task;
};

// `score`: merges and scores what waits, or all again.
struct ScoreRequest {
  std::optional<std::string> function;  // instead of the task's
  bool all = false;                     // also what has scores
  std::vector<store::Id> work_items = {};  // only their items; none: all
  std::optional<double> timeout_s = {};      // how long a program may say nothing; default: a minute
};
struct Scored {
  model::ScoreRun run;
  std::vector<std::string> notes;
};
struct ComputedScores;
// `computed`: what a program answered beforehand (custom_scores.hpp); null: a built-in function scores.
Scored score_task(store::Transaction& tx, const model::Task& task, const ScoreRequest& request, const ComputedScores* computed = nullptr);

}  // namespace tasks::service
