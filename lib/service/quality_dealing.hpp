#pragma once
// How the work of consensus, qualification and honeypot tasks is dealt when they are made, and when their settings change (domain.md §5).
//
//     const auto plan = checked_quality(spec, shares, false);           // nothing: an ordinary task
//     deal_quality(tx, task, shares, items, *plan);
#include <optional>
#include <string>
#include <vector>

#include "lib/model/task_spec.hpp"
#include "lib/service/reviewing.hpp"
#include "lib/service/shares.hpp"
#include "lib/store/dealing.hpp"

namespace tasks::service {

struct QualityPlan {
  model::Quality quality = model::Quality::consensus;
  double percent = 100;          // of the items (consensus), of each assignment's raw items (honeypot)
  std::int64_t copies = 2;       // consensus
  std::string honeypot_filter;   // DQL; "": what lies in /honeypot
  std::vector<std::pair<std::string, std::string>> pairs;  // consensus: path and e-mail, instead of percent and copies
};

// Throws Code::bad_value for settings that do not fit each other, or the assignees. `reviews`: a QA task is wanted.
std::optional<QualityPlan> checked_quality(const model::TaskSpec& spec, const std::vector<Share>& shares, bool reviews);
void check_quality_numbers(const QualityPlan& plan, std::size_t assignees);

// Makes the assignments and the work. `items`: with hashes by the task's seed; of qualification the true ones. Throws Code::guard
// when there is not enough truth.
void deal_quality(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, const store::DealableItems& items, QualityPlan plan);

// The assignments with how many of `count` items each is to get, in that order (create_task.cpp).
std::vector<ReviewShare> open_assignments(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, std::int64_t count);

// The true items that may be planted, with hashes; how many of them go into so many raw items; whether there are enough.
store::DealableItems honeypots(store::Transaction& tx, const model::Task& task, const std::string& filter);
std::int64_t planted_in(std::int64_t raw, double percent);
void check_enough_truth(std::int64_t wanted, std::int64_t there, std::int64_t raw);

}  // namespace tasks::service
