#pragma once
// Score functions that are programs (tasks-scoring(7)): each item that is to be scored is a line of JSON on their standard input, each answer a
// line on their standard output. They run before the transaction begins, since they take long; whoever stores their answers looks whether the
// items are still what they were.
//
//     ComputedScores computed = compute_scores(session, task, "/opt/score.py", {}, environment);   // ahead
//     store_scores(tx, task, computed);                                                               // inside
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/records.hpp"
#include "lib/model/scores.hpp"
#include "lib/service/scores.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

struct ComputedScore {
  std::string score_type;
  double value = 0;
  std::optional<std::string> entity, relative;
  store::Id user_id = 0, assignment_id = 0;
};
struct ComputedItem {
  store::Id item_id = 0;
  std::int64_t versions = 0;  // of its work items, summed up
  std::vector<ComputedScore> scores;
};
struct ComputedScores {
  std::string function;
  std::vector<ComputedItem> items;
  Micros wall = 0, cpu = 0;
};

// The program that scores the task, as asked for or as it says itself; nothing when a built-in function does.
std::optional<std::string> custom_function(store::Session& session, const model::Task& task, const std::optional<std::string>& asked);
// Throws Code::io when the program fails, Code::bad_record for an answer that is none: not JSON, a figure that is no number, an item that was not
// asked for, an annotation, contributor or assignment that the item does not have. Then nothing is stored.
ComputedScores compute_scores(store::Session& session, const model::Task& task, const std::string& function, const ScoreRequest& request, const std::vector<std::string>& environment);
// What has changed meanwhile is left out, and goes on waiting.
model::ScoreRun store_scores(store::Transaction& tx, const model::Task& task, const ComputedScores& computed, std::vector<std::string>& notes);

// The lines that a program would get, for --print-input.
void each_input(store::Session& session, const model::Task& task, const ScoreRequest& request, const std::function<void(std::string_view)>& put);

}  // namespace tasks::service
