#include "lib/service/settling_quality.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/stopwatch.hpp"
#include "lib/base/text.hpp"
#include "lib/scoring/agreement_score.hpp"
#include "lib/scoring/dataloop.hpp"
#include "lib/service/merged_layers.hpp"
#include "lib/service/scored_items.hpp"
#include "lib/service/settling_reviews.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/quality.hpp"
#include "lib/store/reviews.hpp"
#include "lib/store/scores.hpp"
#include "lib/store/server.hpp"
#include "lib/store/work_changes.hpp"

namespace tasks::service {
namespace {

using store::Id;

constexpr std::int64_t k_chunk = 1000;  // items in memory
constexpr std::string_view k_done = "consensus-done";

enum class Layer { kept, anew };  // of an original that is done and stays it

// One task's items in `quality_item`.
class Settling {
 public:
  Settling(store::Transaction& tx, const store::TaskQuality& task, ScoredItems& items, std::optional<model::ScoreFunction> function, Layer layer)
      : m_tx(tx), m_task(task), m_items(items), m_merging(items), m_function(function), m_layer(layer) {}

  // `count`: of all items that were collected, other tasks' too.
  void run(std::int64_t count) {
    for (std::int64_t at = 0; at < count; at += k_chunk) {
      throw_if_interrupted();
      chunk(at, std::min(at + k_chunk, count));
    }
    if (!m_reviewed_originals.empty()) {
      store::load_groups(m_tx.db(), m_reviewed_originals);
      settle_reviews(m_tx);
    }
    if (!m_function) return;
    store::unqueue_items(m_tx, m_task.task_id);
    for (const auto& [item, why] : failed) store::queue_item(m_tx, m_task.task_id, item);
    note_scored();
  }

  // What had scores before, by which function.
  void had_scores(store::IdSet with_scores, std::string function) {
    m_had = std::move(with_scores);
    m_had_function = std::move(function);
  }

  std::int64_t scored_items = 0, figures = 0;
  std::map<Id, std::string> failed;  // items that cannot be compared, and why

 private:
  struct Plan {
    store::WorkState before;
    Id item_id = 0;
    bool done = false;      // afterwards: it gets a layer, otherwise it only loses its own
    std::vector<store::NewAnnotation> made;
    std::int64_t more = 0;  // annotations
    bool same = false;      // it was done, and has this layer
  };

  void note_scored() {
    store::IdSet again, fresh;
    std::sort(m_scored.begin(), m_scored.end());
    for (const Id id : m_scored) (m_had.contains(id) ? again : fresh).add(id);
    const auto note = [&](store::IdSet ids, std::optional<std::string> before) {
      m_tx.note({.kind = "item", .field = "scored", .old_value = std::move(before), .new_value = std::string(to_text(*m_function)), .task_id = m_task.task_id, .ids = std::move(ids)});
    };
    if (!again.empty()) note(std::move(again), m_had_function);
    if (!fresh.empty()) note(std::move(fresh), {});
  }

  void chunk(std::int64_t first, std::int64_t last) {
    std::vector<Plan> plans = m_task.quality == model::Quality::consensus ? plan(first, last) : std::vector<Plan>();
    std::map<Id, Plan*> merging;  // by item
    for (Plan& p : plans)
      if (p.done) merging.emplace(p.item_id, &p);
    std::vector<store::ItemLayers> layers;
    if (m_function || !merging.empty()) {
      const bool truth = m_task.quality != model::Quality::consensus;
      layers = store::read_layers(m_tx.db(), m_task.task_id, first, last, truth ? store::Reference::truth : store::Reference::none);
    }
    std::vector<model::ScoredItem> scored;
    scored.reserve(layers.size());
    for (const store::ItemLayers& item : layers) scored.push_back(m_items.of(item));
    merge(layers, scored, merging);
    std::erase_if(plans, [](const Plan& p) { return !p.done && p.before.status != k_done; });
    clear_layers(plans);
    std::erase_if(plans, [](const Plan& p) { return p.same; });
    std::vector<store::NewAnnotation> made;
    for (Plan& p : plans) std::move(p.made.begin(), p.made.end(), std::back_inserter(made));
    store::insert_annotations(m_tx, m_task.task_id, made);
    write_originals(plans);
    if (m_function) write_scores(layers, scored);
  }

  std::vector<Plan> plan(std::int64_t first, std::int64_t last) {
    std::vector<Plan> plans;
    store::each_original(m_tx.db(), m_task.task_id, first, last, [&](const store::OriginalWork& o) {
      const bool was_done = o.state.status == k_done;
      if (!o.ready && !was_done) return;
      if (o.ready && was_done && (m_layer == Layer::kept || !o.decided)) return;
      plans.push_back({.before = o.state, .item_id = o.item_id, .done = o.ready, .made = {}});
    });
    return plans;
  }

  static bool is_same(const store::NewAnnotation& made, const store::MergedAnnotation* there) {
    const model::Annotation& a = made.annotation;
    const store::LayerAnnotation& b = there->annotation;
    return a.label == b.label && a.shape == b.shape && a.geometry == b.geometry && a.attributes == b.attributes && a.frame == b.frame && a.frame_end == b.frame_end && a.confidence == there->confidence;
  }

  // Unless an original has the very layer that it would get.
  void clear_layers(std::vector<Plan>& plans) {
    std::vector<Id> originals;
    for (const Plan& p : plans)
      if (p.before.object_count > 0) originals.push_back(p.before.id);
    const std::vector<store::MergedAnnotation> merged = originals.empty() ? std::vector<store::MergedAnnotation>() : store::merged_annotations(m_tx.db(), originals);
    std::map<Id, std::vector<const store::MergedAnnotation*>> there;
    for (const store::MergedAnnotation& one : merged) there[one.work_item_id].push_back(&one);
    std::vector<Id> gone;
    for (Plan& p : plans) {
      const std::vector<const store::MergedAnnotation*>& has = there[p.before.id];
      p.same = p.done && p.before.status == k_done && std::equal(p.made.begin(), p.made.end(), has.begin(), has.end(), is_same);
      if (p.same) continue;
      p.more -= static_cast<std::int64_t>(has.size());
      for (const store::MergedAnnotation* one : has) gone.push_back(one->annotation.id);
    }
    if (gone.empty()) return;
    const store::IdSet ids = store::IdSet::of(std::move(gone));
    store::delete_annotations(m_tx, ids);
    m_tx.removed("annotation", ids, m_task.task_id);
  }

  // Who sets a status is not to blame for what others drew, nor to hear of it: what cannot be compared waits.
  template <class Act>
  bool try_item(Id item, const Act& act) {
    try {
      act();
      return true;
    } catch (const Error& why) {
      if (why.code() != Code::bad_record) throw;
      failed.emplace(item, why.message());
      return false;
    }
  }

  void merge(const std::vector<store::ItemLayers>& layers, const std::vector<model::ScoredItem>& scored, const std::map<Id, Plan*>& merging) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const auto found = merging.find(layers[i].item_id);
      if (found == merging.end()) continue;
      Plan& plan = *found->second;
      plan.done = try_item(layers[i].item_id, [&] { plan.made = m_merging.of(layers[i], scored[i]); });
      for (store::NewAnnotation& one : plan.made) {
        one.annotation.layer = model::Layer::work;
        one.annotation.work_item_id = plan.before.id;
        one.annotation.task_id = m_task.task_id;
        ++plan.more;
      }
    }
  }

  void write_originals(const std::vector<Plan>& plans) {
    if (plans.empty()) return;
    store::WorkChanges changes;
    std::vector<store::SettledOriginal> settled;
    for (const Plan& p : plans) {
      store::WorkState after = p.before;
      after.status = p.done ? k_done : std::string_view();
      after.status_by = 0;
      after.status_at = p.done ? std::optional(m_tx.now()) : std::nullopt;
      after.stage = p.done ? model::Stage::completed : model::Stage::label;
      after.stage_by_hand = false;
      after.skipped_at.reset();
      after.skipped_by = 0;
      after.skip_reason.clear();
      after.edited_after_status = false;
      after.object_count += p.more;
      changes.change(p.before, after);
      if (p.done && p.more == 0 && p.before.object_count > 0) changes.event("object_count", after, cat(p.before.object_count), cat(after.object_count));
      settled.push_back({p.before.id, p.done, p.more});
      if (!m_reviewed) m_reviewed = store::has_reviews(m_tx.db(), m_task.task_id);
      if (*m_reviewed) m_reviewed_originals.push_back({after.id, false});
    }
    store::write_originals(m_tx, settled);
    changes.write(m_tx);
    changes.touch_assignments(m_tx);
  }

  void write_scores(const std::vector<store::ItemLayers>& layers, const std::vector<model::ScoredItem>& scored) {
    if (layers.empty()) return;
    store::ScoreLoad load(m_tx, m_task.task_id, static_cast<std::int64_t>(layers.size()) * 100);
    for (std::size_t i = 0; i < layers.size(); ++i) {
      std::int64_t ordinal = 0;
      std::vector<model::ScoreRow> found;
      const auto score = [&] { found = *m_function == model::ScoreFunction::dataloop ? scoring::dataloop(scored[i]) : scoring::score_agreement(scored[i]); };
      if (failed.contains(layers[i].item_id) || !try_item(layers[i].item_id, score)) continue;
      for (const model::ScoreRow& row : found) {
        Id user = 0, assignment = 0;
        for (std::size_t c = 0; c < layers[i].contributors.size() && !row.user.empty(); ++c)
          if (scored[i].contributors[c].user == row.user) {
            user = layers[i].contributors[c].user_id;
            assignment = layers[i].contributors[c].assignment_id;
            break;
          }
        load.add(layers[i].item_id, ordinal++, row, user, assignment);
      }
      figures += ordinal;
      ++scored_items;
      m_scored.push_back(layers[i].item_id);
    }
    load.finish();
  }

  store::Transaction& m_tx;
  const store::TaskQuality& m_task;
  ScoredItems& m_items;
  MergedLayers m_merging;
  std::optional<model::ScoreFunction> m_function;  // nothing: no scores now
  Layer m_layer;
  std::vector<Id> m_scored;
  store::IdSet m_had;
  std::string m_had_function;
  std::optional<bool> m_reviewed;  // a QA task reviews the task; nothing: not asked yet
  std::vector<store::ReviewGroup> m_reviewed_originals;
};

void note_score_resets(store::Transaction& tx) {
  for (auto& [task, ids] : store::touched_with_scores(tx.db()))
    tx.note({.kind = "work_item", .field = "scores-reset", .old_value = {}, .new_value = {}, .task_id = task, .ids = std::move(ids)});
}

}  // namespace

void settle_quality(store::Transaction& tx) {
  const store::QualityWork work = std::exchange(tx.quality_work(), {});
  if (!store::load_quality_work(tx.db(), work)) return;
  store::queue_quality_items(tx);
  if (store::hides_rows(tx.db())) return;
  note_score_resets(tx);
  const std::int64_t count = store::collect_touched_items(tx.db());
  for (const Id id : store::tasks_of_quality_items(tx.db())) {
    const auto task = store::find_task_quality(tx.db(), id);
    store::drop_scores(tx, id);
    ScoredItems items(tx, *task);
    const auto function = task->scoring && !task->paused ? built_in(items.function()) : std::nullopt;
    Settling(tx, *task, items, function, work.undoing ? Layer::kept : Layer::anew).run(count);
  }
}

QueueRun settle_queue(store::Transaction& tx, const store::TaskQuality& task, Queued which, bool selected, const std::optional<std::string>& function) {
  const Stopwatch watch(Stopwatch::Of::this_process);
  const std::int64_t count = which == Queued::all ? store::collect_all_items(tx.db(), task.task_id, selected) : store::collect_queued_items(tx.db(), task.task_id, selected);
  ScoredItems items(tx, task);
  Settling settling(tx, task, items, function ? built_in(*function) : std::nullopt, Layer::anew);
  if (function) {
    const std::string last = store::last_function(tx.db(), task.task_id);
    settling.had_scores(store::items_with_scores(tx.db(), task.task_id), last.empty() ? items.function() : last);
    store::drop_scores(tx, task.task_id);
  }
  settling.run(count);
  model::ScoreRun run;
  run.score_function = function.value_or("");
  run.items = settling.scored_items;
  run.scores = settling.figures;
  run.at = tx.now();
  if (run.items > 0) store::insert_score_run(tx, task.task_id, run, {.wall = watch.wall(), .cpu = watch.cpu()});
  QueueRun settled{.run = std::move(run), .notes = {}};
  for (const auto& [item, why] : settling.failed) settled.notes.push_back(cat("item ", item, " cannot be compared, and waits: ", why));
  return settled;
}

void restore_scores(store::Transaction& tx, Id task_id, const store::IdSet& items, const std::optional<std::string>& had, const std::optional<std::string>& have) {
  const auto task = store::find_task_quality(tx.db(), task_id);
  if (!task || store::hides_rows(tx.db())) return;  // a manager's runner sees to what an annotator's role touched
  store::drop_scores_of(tx, task_id, items);
  const auto function = had ? built_in(*had) : std::nullopt;
  if (!function) return tx.note({.kind = "item", .field = "scored", .old_value = have, .new_value = had, .task_id = task_id, .ids = items});
  ScoredItems scored(tx, *task);
  Settling settling(tx, *task, scored, function, Layer::kept);
  if (have) settling.had_scores(items, *have);
  settling.run(store::collect_dropped_items(tx.db(), task_id));
}

}  // namespace tasks::service
