#pragma once
// Quality tasks as they go on (domain.md §5, §13): which items a command touched, what became of their replicas, the layers that are
// merged and scored, and the queue of those that wait for it.
//
//     load_quality_work(tx.db(), tx.quality_work());          // what was touched …
//     queue_quality_items(tx);                                // … waits from now on
//     for (std::int64_t left = collect_touched_items(tx.db()), at = 0; at < left; at += 1000)
//       for (const ItemLayers& item : read_layers(tx.db(), task, at, at + 1000, Reference::none)) { … }
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/model/annotation_rules.hpp"
#include "lib/model/records.hpp"
#include "lib/store/session.hpp"
#include "lib/store/work.hpp"

namespace tasks::store {

// How a task's quality is measured.
struct TaskQuality {
  Id task_id = 0;
  model::Quality quality = model::Quality::none;
  bool scoring = false, paused = false;
  std::string score_function;   // "": the recipe's, or agreement
  Id recipe_version_id = 0;
  std::optional<double> percent;
  std::optional<std::int64_t> copies;
  std::string honeypot_filter;  // DQL
};
std::optional<TaskQuality> find_task_quality(Database& db, Id task_id);
void write_task_quality(Transaction& tx, Id task_id, const TaskQuality& quality);  // percent, copies and filter

// The table `quality_work`: touched work items of quality tasks. Returns whether there are any.
bool load_quality_work(Database& db, const QualityWork& work);
void queue_quality_items(Transaction& tx);

// The table `quality_item`, ordinals from 0 on: the touched work items' items, those that wait in the queue (of one task, or of every
// one: 0), or all of a task; `selected`: only items of work items in `selection`. Ready are those whose replicas all have a status
// (of qualification and honeypot tasks: where the truth is known and anybody has set one). Returns how many there are.
std::int64_t collect_touched_items(Database& db);
std::int64_t collect_queued_items(Database& db, Id task_id, bool selected);
std::int64_t collect_all_items(Database& db, Id task_id, bool selected);
// Those of one task that drop_scores_of() was called for.
std::int64_t collect_dropped_items(Database& db, Id task_id);
// The same for who only reads: which items of the task are ready (of all, or of those that wait), and some of them into the table.
std::vector<Id> ready_items(Database& db, Id task_id, bool all, bool selected);
void load_ready_items(Database& db, Id task_id, std::span<const Id> items);
std::vector<Id> tasks_of_quality_items(Database& db);

// Originals of consensus tasks among `quality_item` with an ordinal in [first, last), by id.
struct OriginalWork {
  WorkState state;
  Id item_id = 0;
  bool ready = false;
  bool decided = false;  // not only annotations changed
};
void each_original(Database& db, Id task_id, std::int64_t first, std::int64_t last, const std::function<void(const OriginalWork&)>& visit);

// What becomes of originals: a status or none, and by how much their number of annotations changes.
struct SettledOriginal {
  Id id = 0;
  bool done = false;
  std::int64_t more = 0;
};
void write_originals(Transaction& tx, std::span<const SettledOriginal> originals);

// ---- Who holds what: for dealing more, or less. ----

struct HeldWork {
  Id id = 0, item_id = 0, assignment_id = 0;
  std::int64_t replica_key = 0, replica_no = 0, position = 0;
  bool planted = false;
  bool touched = false;  // somebody began: a status, an annotation, a claim, a skip, time
  std::string path;      // of the item
};
std::vector<HeldWork> read_held_work(Database& db, Id task_id);  // by position and id
// Unfinished work items of the assignment whose items the other one holds too.
std::int64_t count_shared_items(Database& db, Id assignment_id, Id other);
// Replicas and originals of the same items in the same task come into the selection.
void select_whole_items(Database& db);

// ---- Layers: the annotations of each contributor of an item. ----

struct LayerAnnotation {
  Id id = 0;
  std::string label;
  model::Shape shape = model::Shape::class_;
  std::string geometry, attributes;  // JSON, "" none
  std::optional<std::int64_t> frame, frame_end;
  bool system = false;
};
// Of an original: made of what others drew.
struct MergedAnnotation {
  Id work_item_id = 0;
  LayerAnnotation annotation;
  std::optional<double> confidence;
};
// Of these originals, by id.
std::vector<MergedAnnotation> merged_annotations(Database& db, std::span<const Id> originals);
struct ContributorLayer {
  Id work_item_id = 0, assignment_id = 0, user_id = 0;
  std::string user;
  bool discarded = false;
  std::int64_t version = 0;  // of the work item
  std::vector<LayerAnnotation> annotations;
};
struct ItemLayers {
  std::int64_t ordinal = 0;
  Id task_id = 0, item_id = 0, dataset_id = 0;
  model::ItemExtent extent;
  std::vector<ContributorLayer> contributors;               // who gave a status, in the order of the task's assignments
  std::optional<std::vector<LayerAnnotation>> reference;    // the item's ground truth, where it was asked for
};
// Of the task's items in `quality_item` that are ready and have an ordinal in [first, last).
enum class Reference { none, truth };
std::vector<ItemLayers> read_layers(Database& db, Id task_id, std::int64_t first, std::int64_t last, Reference reference);

// Classifications of work that is done and not discarded, by item and contributor: of quality tasks those of replicas.
struct TaskLabel {
  Id item_id = 0;
  std::string path, annotator, label;
  bool answered = false;  // false: no classification
};
void each_task_label(Database& db, Id task_id, model::Quality quality, const std::function<void(const TaskLabel&)>& visit);
// What lies in a layer of the items themselves, under this task.
IdSet item_layer_of_task(Database& db, Id task_id, model::Layer layer);

// ---- The queue. ----

// Tasks that are measured and not archived, by id.
std::vector<Id> measured_tasks(Database& db);

void unqueue_items(Transaction& tx, Id task_id);  // those in `quality_item` that are ready, or need not wait
void queue_item(Transaction& tx, Id task_id, Id item_id);
void unqueue_scored(Transaction& tx, Id task_id);  // those that drop_scores_of() has just queued
std::int64_t count_queued(Database& db, Id task_id);

}  // namespace tasks::store
