#include "lib/service/scoring_pipelines.hpp"

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/service/scored_items.hpp"
#include "lib/service/settling_quality.hpp"
#include "lib/service/tasks.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/quality.hpp"
#include "lib/store/scores.hpp"
#include "lib/store/task_editing.hpp"

namespace tasks::service {

std::vector<model::Task> scored_tasks(store::Session& session) {
  std::vector<model::Task> tasks;
  for (const store::Id id : store::measured_tasks(session.db())) {
    model::Task task = get_task(session, cat(id), store::TaskDetail::settings);
    if (task.scoring) tasks.push_back(std::move(task));
  }
  return tasks;
}

model::Task pipeline_task(store::Session& session, std::string_view typed) {
  constexpr std::string_view k_prefix = "task:";
  const std::string_view name = typed.starts_with(k_prefix) ? typed.substr(k_prefix.size()) : typed;
  model::Task task = get_task(session, name, store::TaskDetail::settings);
  if (task.quality == model::Quality::none || !task.scoring)
    throw Error(Code::not_found, cat("no pipeline scores ", quote(task.name))).hint(task.quality == model::Quality::none ? "consensus, qualification and honeypot tasks are scored" : cat("tasks edit ", task.id, " --scoring makes one"));
  return task;
}

std::vector<model::PipelineNodeState> scoring_nodes(store::Session& session, const model::Task& task) {
  const ScoredItems items(session, *store::find_task_quality(session.db(), task.id));
  const std::string name = cat("task:", task.name);
  const model::Task counted = get_task(session, cat(task.id), store::TaskDetail::all);
  model::PipelineNodeState work{.pipeline = name, .name = "task", .type = model::NodeType::task, .task = task.name, .dataset = task.dataset, .command = {}, .next = {"→ score"}};
  work.running = counted.tally.total - counted.tally.done;
  work.done = counted.tally.done;
  model::PipelineNodeState score{.pipeline = name, .name = "score", .type = model::NodeType::score, .task = {}, .dataset = {}, .command = items.function(), .next = {}};
  score.waiting = store::count_queued(session.db(), task.id);
  score.done = store::scored_items(session.db(), task.id);
  return {work, score};
}

bool set_paused(store::Transaction& tx, const model::Task& task, bool paused) {
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  model::Task after = task;
  after.scoring_paused = paused;
  return store::update_task(tx, task, after);
}

Scored run_scoring(store::Transaction& tx, const model::Task& task, const ComputedScores* computed) {
  if (!task.scoring_paused) return score_task(tx, task, {}, computed);
  tx.db().hold(task.id);
  const store::TaskQuality quality = *store::find_task_quality(tx.db(), task.id);
  Scored scored;
  scored.notes = settle_queue(tx, quality, Queued::waiting, false, std::nullopt).notes;
  scored.run.task = task.name;
  scored.run.at = tx.now();
  scored.run.score_function = ScoredItems(tx, quality).function();
  scored.run.value = store::mean_of(tx.db(), task.id, "item_overall");
  return scored;
}

}  // namespace tasks::service
