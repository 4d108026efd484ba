#include "lib/service/quality_dealing.hpp"

#include <algorithm>
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/model/replicas.hpp"
#include "lib/service/selecting.hpp"
#include "lib/store/assignments.hpp"
#include "lib/store/quality.hpp"

namespace tasks::service {
namespace {

using model::Quality;
using store::PlannedDeal;
using store::WorkRole;

constexpr std::int64_t k_stride = store::k_replica_stride;
constexpr double k_honeypot_percent = 5;
constexpr std::string_view k_honeypots = R"({"$or":[{"dir":"/honeypot"},{"dir":"/honeypot/**"}]})";

void refuse_option(bool given, std::string_view option, Quality quality) {
  if (given) throw Error(Code::bad_value, cat(option, " does not go with --quality ", to_text(quality)));
}

// Where the originals of what is replicated wait, with nobody.
store::Id open_originals(store::Transaction& tx, const model::Task& task, std::int64_t ordinal) {
  const store::NewAssignment made{.id = tx.new_id(), .task_id = task.id, .kind = "original", .name = cat(task.name, " · originals"), .ordinal = ordinal, .workload = {}};
  store::insert_assignment(tx, made);
  tx.created("assignment", made.id, task.id);
  return made.id;
}

std::vector<std::string> names_of(const std::vector<Share>& shares) {
  std::vector<std::string> names;
  for (const Share& s : shares) names.push_back(s.who.name);
  return names;
}

// For each item the places of those who are to label it, as the pairs say. What is not among the items is an error, what has no pair is dealt.
std::vector<std::vector<std::size_t>> paired(const std::vector<Share>& shares, const store::DealableItems& items, const QualityPlan& plan) {
  std::unordered_map<std::string_view, std::size_t> at, places;
  for (std::size_t i = 0; i < items.paths.size(); ++i) at.emplace(items.paths[i], i);
  for (std::size_t i = 0; i < shares.size(); ++i) places.emplace(shares[i].who.name, i);
  std::vector<std::vector<std::size_t>> chosen(items.ids.size());
  for (const auto& [path, who] : plan.pairs) {
    const auto item = at.find(path);
    if (item == at.end()) throw Error(Code::bad_value, cat("--pairs names ", quote(path), ", which is not among the items of the task"));
    const auto place = places.find(who);
    if (place == places.end()) throw Error(Code::bad_value, cat("--pairs names ", who, ", who is not among the assignees"));
    std::vector<std::size_t>& takers = chosen[item->second];
    if (std::find(takers.begin(), takers.end(), place->second) == takers.end()) takers.push_back(place->second);
  }
  for (auto& takers : chosen) std::sort(takers.begin(), takers.end());
  return chosen;
}

// `plan` gets the settings that the pairs come to.
void deal_consensus(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, const store::DealableItems& items, QualityPlan& plan) {
  const auto chosen = plan.pairs.empty() ? model::choose_replicas(items.hashes, names_of(shares), plan.percent, plan.copies) : paired(shares, items, plan);
  const std::int64_t once = std::count_if(chosen.begin(), chosen.end(), [](const auto& who) { return who.empty(); });
  std::vector<ReviewShare> dealt = open_assignments(tx, task, shares, once);
  std::vector<PlannedDeal> deals;
  if (!plan.pairs.empty()) {
    const auto count = static_cast<double>(std::max<std::size_t>(chosen.size(), 1));
    plan.percent = std::max(100.0 * (count - static_cast<double>(once)) / count, 0.000001);
    plan.copies = 2;
    for (const auto& takers : chosen) plan.copies = std::max(plan.copies, static_cast<std::int64_t>(takers.size()));
  }
  for (const ReviewShare& share : dealt) deals.push_back({share.assignment_id, {}});
  deals.push_back({open_originals(tx, task, static_cast<std::int64_t>(dealt.size())), {}});
  std::size_t next = 0;  // whose run goes on
  for (std::size_t i = 0; i < items.ids.size(); ++i) {
    const auto position = static_cast<std::int64_t>(i) * k_stride;
    if (chosen[i].empty()) {
      while (dealt[next].items == 0) ++next;
      --dealt[next].items;
      deals[next].work.push_back({items.ids[i], position});
      continue;
    }
    deals.back().work.push_back({items.ids[i], position});
    std::int64_t number = 0;
    for (const std::size_t who : chosen[i]) {
      ++number;
      deals[who].work.push_back({items.ids[i], position + number, WorkRole::replica, number});
    }
  }
  store::insert_planned_work(tx, task.id, deals, store::Names::shown);
}

// Everybody gets everything.
void deal_qualification(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, const store::DealableItems& items) {
  if (items.ids.empty())
    throw Error(Code::guard, "a qualification needs items with ground truth, and there are none among these").hint("tasks dataset set DATASET ITEM… --ground-truth marks them");
  const std::vector<ReviewShare> people = open_assignments(tx, task, shares, 0);
  std::vector<PlannedDeal> deals;
  for (std::size_t who = 0; who < people.size(); ++who) {
    PlannedDeal& deal = deals.emplace_back(PlannedDeal{people[who].assignment_id, {}});
    const auto number = static_cast<std::int64_t>(who) + 1;
    for (std::size_t i = 0; i < items.ids.size() && !shares.empty(); ++i)
      deal.work.push_back({items.ids[i], static_cast<std::int64_t>(i) * k_stride + number, WorkRole::replica, number});
  }
  PlannedDeal& originals = deals.emplace_back(PlannedDeal{open_originals(tx, task, static_cast<std::int64_t>(people.size())), {}});
  for (std::size_t i = 0; i < items.ids.size(); ++i) originals.work.push_back({items.ids[i], static_cast<std::int64_t>(i) * k_stride});
  store::insert_planned_work(tx, task.id, deals, store::Names::hidden);
}

}  // namespace

store::DealableItems honeypots(store::Transaction& tx, const model::Task& task, const std::string& filter) {
  Choice choice;
  choice.filter = filters::FilterText{filter.empty() ? std::string(k_honeypots) : filter, {}};
  select_items(tx, task.dataset_id, choice);
  return store::read_dealable_items(tx, task.dataset_id, {.selected = true, .limit = {}, .hash = task.seed, .paths = false, .truth_only = true});
}

std::int64_t planted_in(std::int64_t raw, double percent) { return raw == 0 ? 0 : model::count_replicated(raw, percent); }

void check_enough_truth(std::int64_t wanted, std::int64_t there, std::int64_t raw) {
  if (there == 0)
    throw Error(Code::guard, "a honeypot task needs items with ground truth, and none is in /honeypot or passes --honeypot-filter")
        .hint("tasks dataset set DATASET ITEM… --ground-truth marks them");
  if (wanted > there)
    throw Error(Code::guard, cat("an assignee with ", raw, " items would get ", plural(wanted, "honeypot"), ", and there are ", there, " different ones"))
        .hint(cat("at most ", 100.0 * static_cast<double>(there) / static_cast<double>(raw), " percent fit"));
}

namespace {

void deal_honeypots(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, const store::DealableItems& items, const QualityPlan& plan) {
  const store::DealableItems truth = honeypots(tx, task, plan.honeypot_filter);
  const std::vector<ReviewShare> dealt = open_assignments(tx, task, shares, static_cast<std::int64_t>(items.ids.size()));
  std::vector<PlannedDeal> deals;
  std::size_t at = 0;
  std::int64_t position = 0;
  for (std::size_t who = 0; who < dealt.size(); ++who) {
    const std::int64_t raw = dealt[who].items, count = planted_in(raw, plan.percent);
    if (raw > 0) check_enough_truth(count, static_cast<std::int64_t>(truth.ids.size()), raw);
    PlannedDeal& deal = deals.emplace_back(PlannedDeal{dealt[who].assignment_id, {}});
    const std::vector<model::Planted> planted =
        model::plant(truth.hashes, shares.empty() ? std::string_view() : std::string_view(shares[who].who.name), raw, count, static_cast<std::uint64_t>(task.seed));
    std::size_t next = 0;
    const auto plant_before = [&](std::int64_t place) {
      for (; next < planted.size() && static_cast<std::int64_t>(planted[next].before) <= place; ++next)
        deal.work.push_back({truth.ids[planted[next].truth], position++, WorkRole::planted});
    };
    for (std::int64_t i = 0; i < raw; ++i) {
      plant_before(i);
      deal.work.push_back({items.ids[at++], position++, WorkRole::raw});
    }
    plant_before(raw);
  }
  store::insert_planned_work(tx, task.id, deals, store::Names::hidden);
}

}  // namespace

void check_quality_numbers(const QualityPlan& plan, std::size_t assignees) {
  if (!(plan.percent >= 0.000001 && plan.percent <= 100)) throw Error(Code::bad_value, cat("the percentage is above 0 and at most 100, not ", plan.percent));
  if (plan.copies >= k_stride) throw Error(Code::bad_value, cat("there are at most ", k_stride - 1, " copies, not ", plan.copies));
  if (plan.quality != Quality::consensus) return;
  if (plan.copies < 2) throw Error(Code::bad_value, cat("a consensus takes 2 copies or more, not ", plan.copies));
  if (plan.copies > static_cast<std::int64_t>(assignees))
    throw Error(Code::bad_value, cat(plan.copies, " copies need as many assignees, and there ", assignees == 1 ? "is " : "are ", assignees)).hint("nobody labels an item twice");
}

std::optional<QualityPlan> checked_quality(const model::TaskSpec& spec, const std::vector<Share>& shares, bool reviews) {
  QualityPlan plan;
  plan.quality = spec.quality.value_or(Quality::none);
  refuse_option(spec.copies && plan.quality != Quality::consensus, "--copies", plan.quality);
  refuse_option(spec.percent && plan.quality != Quality::consensus && plan.quality != Quality::honeypot, "--percent", plan.quality);
  refuse_option(!spec.pairs.empty() && plan.quality != Quality::consensus, "--pairs", plan.quality);
  if (!spec.pairs.empty() && (spec.percent || spec.copies)) throw Error(Code::bad_value, "--pairs says who labels what: leave away --percent and --copies");
  refuse_option(spec.honeypot_filter && plan.quality != Quality::honeypot, "--honeypot-filter", plan.quality);
  if (plan.quality == Quality::none) {
    refuse_option(spec.score_function.has_value(), "--score-function", plan.quality);
    return std::nullopt;
  }
  if (reviews) throw Error(Code::bad_value, cat("a QA task is no ", to_text(plan.quality), " task")).hint("leave away --quality, or --qa-of");
  if (spec.pull.value_or(false)) throw Error(Code::bad_value, cat("a ", to_text(plan.quality), " task is dealt, not pulled")).hint("leave away --quality, or --pull");
  if (plan.quality == Quality::qualification && !spec.workload.empty())
    throw Error(Code::bad_value, "in a qualification everybody gets every item: there is no workload").hint("name the people with --assignee");
  plan.percent = spec.percent.value_or(plan.quality == Quality::honeypot ? k_honeypot_percent : 100);
  plan.copies = spec.copies.value_or(2);
  plan.honeypot_filter = spec.honeypot_filter.value_or("");
  plan.pairs = spec.pairs;
  for (const Share& s : shares)
    if (s.who.user_id == 0) throw Error(Code::bad_value, cat("a ", to_text(plan.quality), " task is dealt to users, and ", s.who.name, " is a group")).hint("name its members");
  check_quality_numbers(plan, shares.size());
  if (shares.empty()) throw Error(Code::bad_value, cat("a ", to_text(plan.quality), " task needs assignees")).hint("name them with --assignee");
  return plan;
}

void deal_quality(store::Transaction& tx, const model::Task& task, const std::vector<Share>& shares, const store::DealableItems& items, QualityPlan plan) {
  switch (plan.quality) {
    case Quality::consensus: deal_consensus(tx, task, shares, items, plan); break;
    case Quality::qualification: deal_qualification(tx, task, shares, items); break;
    case Quality::honeypot: deal_honeypots(tx, task, shares, items, plan); break;
    case Quality::none: return;
  }
  store::TaskQuality quality;
  if (plan.quality != Quality::qualification) quality.percent = plan.percent;
  if (plan.quality == Quality::consensus) quality.copies = plan.copies;
  quality.honeypot_filter = plan.honeypot_filter;
  store::write_task_quality(tx, task.id, quality);
}

}  // namespace tasks::service
