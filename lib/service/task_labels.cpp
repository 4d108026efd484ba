#include "lib/service/task_labels.hpp"

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/service/merged_layers.hpp"
#include "lib/service/scored_items.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/quality.hpp"

namespace tasks::service {
namespace {

constexpr std::int64_t k_chunk = 1000;

// Shapes that several contributors drew.
void add_shapes(store::Transaction& tx, const model::Task& task, std::vector<store::NewAnnotation>& made) {
  ScoredItems items(tx, *store::find_task_quality(tx.db(), task.id));
  MergedLayers merging(items);
  const std::int64_t count = store::collect_all_items(tx.db(), task.id, false);
  for (std::int64_t at = 0; at < count; at += k_chunk) {
    throw_if_interrupted();
    for (const store::ItemLayers& layers : store::read_layers(tx.db(), task.id, at, at + k_chunk, store::Reference::none))
      for (store::NewAnnotation& one : merging.of(layers, items.of(layers)))
        if (one.annotation.shape != model::Shape::class_) made.push_back(std::move(one));
  }
}

}  // namespace

TaskLabels labels_of_task(store::Session& session, const model::Task& task, model::Repeats repeats) {
  TaskLabels found;
  scoring::LabelCollector collector;
  store::Id last = 0;
  store::each_task_label(session.db(), task.id, task.quality, [&](const store::TaskLabel& label) {
    if (label.item_id != last) found.items.push_back(last = label.item_id);
    collector.add(label.path, label.annotator, label.label, label.answered);
  });
  found.labels = collector.take(repeats);
  return found;
}

std::int64_t write_aggregate(store::Transaction& tx, const model::Task& task, const TaskLabels& found, const Aggregating& result, model::Layer layer,
                             std::vector<std::string>& notes) {
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  std::vector<store::NewAnnotation> made;
  std::size_t at = 0;
  result.each_label([&](const model::AggregatedLabel& label) {
    const store::Id item = found.items[at++];
    if (label.label.empty()) return;
    store::NewAnnotation& one = made.emplace_back();
    one.annotation.item_id = item;
    one.annotation.label = label.label;
    one.annotation.shape = model::Shape::class_;
    one.annotation.confidence = label.posterior;
    one.annotation.source = "aggregate";
  });
  const auto labels = static_cast<std::int64_t>(made.size());
  if (task.quality != model::Quality::none) add_shapes(tx, task, made);
  for (store::NewAnnotation& one : made) one.annotation.layer = layer;
  const auto count = static_cast<std::int64_t>(made.size());

  const store::IdSet gone = store::item_layer_of_task(tx.db(), task.id, layer);
  if (!gone.empty()) {
    store::delete_annotations(tx, gone);
    tx.removed("annotation", gone, task.id);
  }
  store::insert_annotations(tx, task.id, made);
  notes.push_back(cat(plural(labels, "label"), " and ", plural(count - labels, "shape"), " are in the layer ", to_text(layer), " now; ", gone.size(), " were there before"));
  return count;
}

}  // namespace tasks::service
