#pragma once
// Sums over the work of the tasks in the table `selection`: a statement each, whatever their number.
//
//     load_selection(db, chosen);
//     for (const WorkOnDay& day : work_by_day(db)) …
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/model/analytics.hpp"
#include "lib/store/session.hpp"

namespace tasks::store {

struct WorkOnDay {
  Id task_id = 0;
  std::int64_t day = 0;      // since 1970-01-01, UTC
  std::string user;          // who set the status; "": nobody did
  std::string status;
  bool original = false;     // not a replica
  std::int64_t items = 0, annotations = 0;
  Micros duration = 0, first = 0, last = 0;  // first, last: when, µs
};
std::vector<WorkOnDay> work_by_day(Database& db);

// Of originals, from counters.
std::vector<model::StatusAnalytics> count_statuses(Database& db);
// Of people's annotations that are no drafts, the most first.
std::vector<model::LabelAnalytics> count_labels(Database& db);

struct HeldByUser {
  std::string user;
  std::int64_t remaining = 0, skipped = 0;
};
std::vector<HeldByUser> held_by_user(Database& db);  // from counters of the assignments

struct Received {
  std::string user;
  std::int64_t count = 0, approved = 0;
};
std::vector<Received> issues_received(Database& db);
std::vector<Received> reviews_received(Database& db);  // of QA tasks over these tasks: decided, approved

// Ten bins of item_overall; all of them, or none.
std::vector<model::ScoreBin> score_bins(Database& db);
std::map<Id, double> mean_overlaps(Database& db);  // by task: of annotations that have a partner
std::vector<model::ModelAnalytics> count_models(Database& db);  // by model and version
std::vector<model::ScoringCostOf> scoring_costs(Database& db);  // by task and function

// ---- Samples: the paths of the first `most` items of what a figure counts. ----

std::vector<std::string> sample_status(Database& db, Id task_id, const model::StatusAnalytics& of, std::int64_t most);
std::vector<std::string> sample_label(Database& db, Id task_id, std::string_view label, std::int64_t most);  // an item as often as it has the label
std::vector<std::string> sample_contributor(Database& db, Id task_id, std::string_view email, std::int64_t most);
std::map<std::int64_t, std::vector<std::string>> sample_days(Database& db, std::int64_t most);  // by day since 1970-01-01
std::map<std::int64_t, std::vector<std::string>> sample_bins(Database& db, std::int64_t most);  // by bin, the least scores first
std::map<std::pair<std::string, std::string>, std::vector<std::string>> sample_cells(Database& db, bool contributors, std::int64_t most);  // by reference, scored

// ---- For people: the questions to `tasks sql` that list such items. ----

std::string question_of_day(std::string_view task, std::string_view day);
std::string question_of_scores(std::string_view task, std::string_view from, std::string_view to);  // `to`: "" for no bound

}  // namespace tasks::store
