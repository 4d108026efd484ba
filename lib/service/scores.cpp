#include "lib/service/scores.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/scoring/label_sums.hpp"
#include "lib/service/custom_scores.hpp"
#include "lib/service/scored_items.hpp"
#include "lib/service/settling_quality.hpp"
#include "lib/store/items.hpp"
#include "lib/store/quality.hpp"
#include "lib/store/scores.hpp"
#include "lib/store/selection.hpp"

namespace tasks::service {
namespace {

void check_measured(const model::Task& task) {
  if (task.quality == model::Quality::none)
    throw Error(Code::guard, cat("the task ", quote(task.name), " has nothing to compare: its quality is none"))
        .hint("tasks create --quality consensus, qualification or honeypot makes one that is scored");
}

std::string_view type_of(Matrix matrix) { return matrix == Matrix::labels ? "label_confusion" : "user_confusion"; }

}  // namespace

ScoreReading::ScoreReading(store::Session& session, const model::Task& task) : m_session(session), m_task(task) { check_measured(task); }

model::TaskScore ScoreReading::of_task() const {
  store::Database& db = m_session.db();
  const ScoredItems items(m_session, *store::find_task_quality(db, m_task.id));
  return {.task = m_task.name, .score_function = items.function(), .value = store::mean_of(db, m_task.id, "item_overall"),
          .agreement = store::mean_of(db, m_task.id, "user_confusion"), .items = store::scored_items(db, m_task.id), .waiting = store::count_queued(db, m_task.id)};
}

std::vector<model::ContributorScore> ScoreReading::by_contributor() const {
  store::Database& db = m_session.db();
  std::map<std::string, model::ContributorScore> found;
  const auto at = [&](const std::string& who) -> model::ContributorScore& {
    model::ContributorScore& one = found[who];
    one.contributor = who;
    one.task = m_task.name;
    return one;
  };
  for (const auto& sum : store::sums_by_contributor(db, m_task.id, "user_confusion")) {
    at(sum.contributor).agreement = at(sum.contributor).value = sum.mean;
    at(sum.contributor).items = sum.items;
  }
  for (const auto& sum : store::sums_by_contributor(db, m_task.id, "user_overall")) at(sum.contributor).value = sum.mean;
  for (const auto& sum : store::sums_by_contributor(db, m_task.id, "annotation_overall")) at(sum.contributor).annotations = sum.rows;
  for (const auto& sum : store::sums_by_contributor(db, m_task.id, "missed")) at(sum.contributor).missed = sum.rows;
  std::vector<model::ContributorScore> all;
  for (auto& [who, one] : found) all.push_back(std::move(one));
  return all;
}

std::vector<model::LabelScore> ScoreReading::by_label() const {
  store::Database& db = m_session.db();
  std::map<std::string, scoring::LabelSums> sums;
  for (const store::ScoreCell& cell : store::score_cells(db, m_task.id, type_of(Matrix::labels))) scoring::add_cell(sums, cell.relative, cell.entity, cell.sum);
  std::map<std::string, double> overlaps;
  for (const auto& [label, iou] : store::overlap_by_label(db, m_task.id)) overlaps[label] = iou;
  std::vector<model::LabelScore> all;
  for (const auto& [label, sum] : sums) {
    if (scoring::is_no_label(label)) continue;
    model::LabelScore& one = all.emplace_back();
    one.label = label;
    one.task = m_task.name;
    one.precision = sum.precision();
    one.recall = sum.recall();
    one.f1 = sum.f1();
    one.given = sum.given;
    one.wanted = sum.wanted;
    if (const auto found = overlaps.find(label); found != overlaps.end()) one.iou = found->second;
  }
  return all;
}

void ScoreReading::each_item(const std::function<bool(const model::Score&)>& visit) const { store::each_score(m_session, m_task.id, {"item_overall"}, visit); }

void ScoreReading::each_annotation(const std::function<bool(const model::Score&)>& visit) const {
  store::each_score(m_session, m_task.id, {"annotation_score", "annotation_iou", "annotation_label", "annotation_attribute", "annotation_overall", "missed"}, visit);
}

std::vector<model::ScoreRun> ScoreReading::runs() const { return store::score_runs(m_session, m_task.id); }

std::vector<model::ConfusionCell> ScoreReading::confusion(Matrix matrix) const {
  std::vector<model::ConfusionCell> cells;
  for (const store::ScoreCell& cell : store::score_cells(m_session.db(), m_task.id, type_of(matrix)))
    cells.push_back({.task = m_task.name, .scored = cell.entity, .reference = cell.relative,
                     .value = matrix == Matrix::labels ? cell.sum : cell.mean, .items = cell.items});
  std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return std::tie(a.reference, a.scored) < std::tie(b.reference, b.scored); });
  return cells;
}

std::vector<store::Id> ScoreReading::items_of(Matrix matrix, std::string_view cell) const {
  const std::vector<model::ConfusionCell> cells = confusion(matrix);
  std::vector<std::string> known;
  for (const model::ConfusionCell& one : cells) {
    const std::string name = cat(one.reference, ',', one.scored);
    if (name == cell) return store::items_of_cell(m_session.db(), m_task.id, type_of(matrix), one.scored, one.reference);
    known.push_back(name);
  }
  const auto near = nearest(cell, known);
  throw Error(Code::not_found, cat("there is no cell ", quote(cell))).hint(near ? cat("did you mean ", *near, "?") : cat("it is REFERENCE,SCORED, as tasks confusion ", m_task.id, " prints them"));
}

void ScoreReading::each_item_of(const std::vector<store::Id>& items, const std::function<void(const model::Item&)>& visit) const {
  std::vector<store::Chosen> chosen;
  for (const store::Id id : items) chosen.push_back({id, {}});
  store::load_selection(m_session.db(), chosen);
  store::read_selected_items(m_session.db(), store::Truth::shown, [&](const model::Item& item) {
    visit(item);
    return true;
  });
}

Scored score_task(store::Transaction& tx, const model::Task& task, const ScoreRequest& request, const ComputedScores* computed) {
  check_measured(task);
  tx.db().hold(task.id);
  const store::TaskQuality quality = *store::find_task_quality(tx.db(), task.id);
  const ScoredItems items(tx, quality);
  const std::string function = request.function.value_or(items.function());
  if (!request.work_items.empty()) {
    std::vector<store::Chosen> chosen;
    for (const store::Id id : request.work_items) chosen.push_back({id, {}});
    store::load_selection(tx.db(), chosen);
  }
  Scored scored;
  if (computed) {
    scored.notes = settle_queue(tx, quality, Queued::waiting, false, std::nullopt).notes;  // merges
    scored.run = store_scores(tx, task, *computed, scored.notes);
  } else {
    const bool all = request.all || function != items.function();
    QueueRun settled = settle_queue(tx, quality, all ? Queued::all : Queued::waiting, !request.work_items.empty(), function);
    scored.run = std::move(settled.run);
    scored.notes = std::move(settled.notes);
  }
  scored.run.task = task.name;
  scored.run.value = store::mean_of(tx.db(), task.id, "item_overall");
  return scored;
}

}  // namespace tasks::service
