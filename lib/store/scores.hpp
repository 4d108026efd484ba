#pragma once
// Stored scores (tasks-scoring(7)): the figures that a score function gave for each item of a task, and what lists and matrices are
// computed from them.
//
//     ScoreLoad load(tx, task.id, expected);  load.add(item, ordinal, row);  load.finish();
//     each_score(session, {.task_id = task.id}, [&](const model::Score& s) { … });
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/scored_item.hpp"
#include "lib/model/scores.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

class ScoreLoad {
 public:
  ScoreLoad(Transaction& tx, Id task_id, std::int64_t expected);
  // In the order of an item's ordinals. `contributor_id`, `assignment_id`: 0 for none. The row's texts must live until finish().
  void add(Id item_id, std::int64_t ordinal, const model::ScoreRow& row, Id contributor_id, Id assignment_id);
  void finish();

 private:
  // Figures about one pair of annotations: a row of annotation_score that may get more of them.
  struct Shared {
    Id item_id = 0;
    std::int64_t ordinal = 0;
    std::optional<std::string_view> entity, relative;
    Id contributor_id = 0, assignment_id = 0;
    std::array<std::optional<double>, 5> values;
    std::size_t next_column = 0;  // 0: there is none
  };
  struct Other {
    Id item_id;
    std::int64_t ordinal;
    model::ScoreRow row;
    Id contributor_id, assignment_id;
  };
  void flush();

  Database& m_db;
  Id m_task_id;
  Shared m_shared;
  std::vector<Other> m_others;
  std::unique_ptr<Bulk> m_annotations;
};

// Of the items in `quality_item` that belong to the task.
void drop_scores(Transaction& tx, Id task_id);
// Touched work items (`quality_work`) whose items have scores, by task: their history tells that those went.
std::map<Id, IdSet> touched_with_scores(Database& db);
// Of these items: undo of their scoring.
void drop_scores_of(Transaction& tx, Id task_id, const IdSet& items);

// Items in `quality_item` of the task that have scores now.
IdSet items_with_scores(Database& db, Id task_id);

// The function of the last run, "" when there was none.
std::string last_function(Database& db, Id task_id);
struct ScoringCost {
  Micros wall = 0, cpu = 0;
};
void insert_score_run(Transaction& tx, Id task_id, const model::ScoreRun& run, const ScoringCost& cost);
std::vector<model::ScoreRun> score_runs(Session& session, Id task_id);

// Rows as they are, by item path and ordinal. `types`: only these; empty: all.
void each_score(Session& session, Id task_id, const std::vector<std::string>& types, const std::function<bool(const model::Score&)>& visit);

// Over all items of a task; not a number when there are none.
double mean_of(Database& db, Id task_id, std::string_view score_type);
std::int64_t scored_items(Database& db, Id task_id);
// By contributor's e-mail, for rows of this type.
struct ContributorSum {
  std::string contributor;
  double mean = 0;
  std::int64_t rows = 0, items = 0;
};
std::vector<ContributorSum> sums_by_contributor(Database& db, Id task_id, std::string_view score_type);
// Cells of a type whose rows have entity and relative: by both. Sums are those of counts, means those of other figures.
struct ScoreCell {
  std::string entity, relative;
  double sum = 0, mean = 0;
  std::int64_t rows = 0, items = 0;
};
std::vector<ScoreCell> score_cells(Database& db, Id task_id, std::string_view score_type);
// The mean of annotation_iou of annotations that have a partner, by their label.
std::vector<std::pair<std::string, double>> overlap_by_label(Database& db, Id task_id);
// The items of a cell, in dataset order.
std::vector<Id> items_of_cell(Database& db, Id task_id, std::string_view score_type, std::string_view entity, std::string_view relative);

}  // namespace tasks::store
