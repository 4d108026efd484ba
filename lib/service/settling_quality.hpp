#pragma once
// What follows in quality tasks from what a command did (domain.md §5, §13): the frame calls it once, before it commits. Scores of
// items that changed go; an original whose replicas all have a status gets `consensus-done` and the merged layer, and loses both when one
// has none any more or its annotations change; built-in score functions score at once. An annotator's database role only queues
// its items: the other replicas are hidden from it (decisions.md 40).
//
//     settle_quality(tx);
//     QueueRun settled = settle_queue(tx, quality, Queued::waiting, false, "agreement");   // `score`, `pipeline run`
#include <string>
#include <vector>

#include "lib/model/scores.hpp"
#include "lib/store/quality.hpp"
#include "lib/store/session.hpp"

namespace tasks::service {

void settle_quality(store::Transaction& tx);

// Merges and scores what waits in a task, or all of it again; paused or not, since it was asked for. `selected`: only the items of
// the work items in `selection`.
enum class Queued { waiting, all };
// `function`: nothing merges alone.
struct QueueRun {
  model::ScoreRun run;
  std::vector<std::string> notes;  // what could not be compared
};
QueueRun settle_queue(store::Transaction& tx, const store::TaskQuality& task, Queued which, bool selected, const std::optional<std::string>& function);

// Undo: these items get the scores that they had before, by a built-in function; of another one they wait for it again.
void restore_scores(store::Transaction& tx, store::Id task_id, const store::IdSet& items, const std::optional<std::string>& had, const std::optional<std::string>& have);

}  // namespace tasks::service
