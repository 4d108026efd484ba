#include "lib/service/task_labels.hpp"

#include <map>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/shape_json.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/scoring/merging.hpp"
#include "lib/service/scored_items.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/quality.hpp"

namespace tasks::service {
namespace {

constexpr std::int64_t k_chunk = 1000;

struct New {
  model::Annotation annotation;
  model::Measures measures;
};

// Shapes that several contributors drew.
void add_shapes(store::Transaction& tx, const model::Task& task, model::Layer layer, std::vector<New>& made) {
  const store::TaskQuality quality = *store::find_task_quality(tx.db(), task.id);
  ScoredItems items(tx, quality);
  model::AnnotationChecker checker(nullptr, model::Overflow::allowed);
  const std::int64_t count = store::collect_all_items(tx.db(), task.id, false);
  for (std::int64_t at = 0; at < count; at += k_chunk) {
    throw_if_interrupted();
    for (const store::ItemLayers& layers : store::read_layers(tx.db(), task.id, at, at + k_chunk, store::Reference::none)) {
      std::vector<char> left_out;
      for (const auto& c : layers.contributors) left_out.push_back(c.discarded ? 1 : 0);
      const model::ScoredItem item = items.of(layers);
      for (const scoring::Merged& m : scoring::merge_layers(item, left_out, {.preference = items.labels()})) {
        if (m.shape == model::Shape::class_) continue;
        New& one = made.emplace_back();
        one.annotation.layer = layer;
        one.annotation.item_id = layers.item_id;
        one.annotation.label = m.label;
        one.annotation.shape = m.shape;
        geometry::append_json(one.annotation.geometry, m.drawing);
        one.annotation.frame = m.frame;
        one.annotation.frame_end = m.frame_end;
        one.annotation.confidence = m.confidence;
        one.measures = checker.check(one.annotation, layers.extent);
      }
    }
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
  std::vector<New> made;
  std::size_t at = 0;
  result.each_label([&](const model::AggregatedLabel& label) {
    const store::Id item = found.items[at++];
    if (label.label.empty()) return;
    New& one = made.emplace_back();
    one.annotation.layer = layer;
    one.annotation.item_id = item;
    one.annotation.label = label.label;
    one.annotation.shape = model::Shape::class_;
    one.annotation.confidence = label.posterior;
  });
  const auto labels = static_cast<std::int64_t>(made.size());
  if (task.quality != model::Quality::none) add_shapes(tx, task, layer, made);
  const auto count = static_cast<std::int64_t>(made.size());

  const store::IdSet gone = store::item_layer_of_task(tx.db(), task.id, layer);
  if (!gone.empty()) {
    store::delete_annotations(tx, gone);
    tx.removed("annotation", gone, task.id);
  }
  if (count > 0) {
    store::AnnotationLoad load(tx, count);
    const store::Id first = tx.reserve_ids(count);
    store::Id next = first;
    for (New& one : made) {
      one.annotation.id = next++;
      one.annotation.source = "aggregate";
      load.add(one.annotation, one.measures);
    }
    load.finish();
    tx.created("annotation", store::IdSet::range(first, count), task.id);
  }
  notes.push_back(cat(plural(labels, "label"), " and ", plural(count - labels, "shape"), " are in the layer ", to_text(layer), " now; ", gone.size(), " were there before"));
  return count;
}

}  // namespace tasks::service
