#include "lib/service/export.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/coco.hpp"
#include "lib/formats/own_jsonl.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/selecting.hpp"
#include "lib/service/set_status.hpp"

namespace tasks::service {
namespace {

using model::Annotation;
using model::Layer;

store::ExportScope scope_of(store::Session& session, const ExportRequest& request) {
  store::ExportScope scope;
  scope.task_id = request.task ? request.task->id : 0;
  scope.dataset_id = request.dataset ? request.dataset->id : 0;
  scope.statuses = request.statuses;
  scope.all = request.all;
  scope.split = request.split;
  if (request.task)
    for (const std::string& status : request.statuses) get_action(*request.task, status);
  if (request.where.empty() && !request.filter) return scope;
  const Choice choice{.where = request.where, .filter = request.filter};
  request.task ? select_work_items(session, request.task->id, choice) : select_items(session, request.dataset->id, choice);
  scope.selected = true;
  return scope;
}

// The annotations that belong to one item of the export: of several layers the first that the item has.
class Merge {
 public:
  Merge(store::Session& session, const ExportRequest& request, const store::ExportScope& scope)
      : m_request(request), m_rows(session, scope), m_more(m_rows.next()) {}

  // Items must come in the order of the export.
  const std::vector<Annotation>& of(const store::ExportItems& items) {
    m_found.clear();
    for (; m_more && m_rows.get().item_id == items.item().id; m_more = m_rows.next()) m_found.push_back(m_rows.get());
    if (!m_request.task) keep_layers(items.done());
    return m_found;
  }

 private:
  void keep_layers(bool done) {
    std::vector<Layer> wanted = m_request.layers;
    if (wanted.empty()) {
      static constexpr Layer k_order[] = {Layer::work, Layer::ground_truth, Layer::import};
      const auto has = [&](Layer layer) { return std::any_of(m_found.begin(), m_found.end(), [&](const Annotation& a) { return a.layer == layer; }); };
      for (const Layer layer : k_order) {
        // Done work without annotations says that there is nothing to see.
        if (!(layer == Layer::work && done) && !has(layer)) continue;
        wanted = {layer};
        break;
      }
    }
    std::erase_if(m_found, [&](const Annotation& a) { return std::find(wanted.begin(), wanted.end(), a.layer) == wanted.end(); });
  }

  const ExportRequest& m_request;
  store::ExportAnnotations m_rows;
  bool m_more;
  std::vector<Annotation> m_found;
};

std::vector<formats::CocoLabel> labels_of(store::Session& session, const ExportRequest& request) {
  std::vector<formats::CocoLabel> labels;
  if (!request.task || request.task->recipe_version_id == 0) return labels;
  for (const model::Label& label : recipe_content(session, request.task->recipe_version_id).labels) labels.push_back({label.name, label.id});
  return labels;
}

}  // namespace

ExportReport export_coco(store::Session& session, const ExportRequest& request, const ExportSink& sink) {
  const store::ExportScope scope = scope_of(session, request);
  formats::CocoSource source;
  source.header = store::read_coco_header(session.db(), request.task ? request.task->dataset_id : request.dataset->id);
  source.labels = labels_of(session, request);
  source.annotators = request.annotators;
  if (request.task) {
    JsonText json;
    json.begin_object();
    json.member("task", request.task->name);
    json.member("dataset", request.task->dataset);
    if (!request.task->recipe.empty()) json.member("recipe", request.task->recipe);
    json.end_object();
    source.tasks = json.take();
  }
  std::int64_t not_images = 0;
  source.each_image = [&](const std::function<void(const formats::CocoImage&)>& take) {
    not_images = 0;
    store::ExportItems items(session, scope);
    formats::CocoImage image;
    while (items.next()) {
      const model::Item& item = items.item();
      if (item.kind != model::ItemKind::image) ++not_images;
      image.item_id = item.id;
      image.external_id = item.external_id;
      image.path = item.path;
      image.width = item.width;
      image.height = item.height;
      image.extra = items.extra();
      take(image);
    }
  };
  source.each_annotation = [&](const std::function<void(const Annotation&)>& take) {
    store::ExportItems items(session, scope);
    Merge merge(session, request, scope);
    while (items.next())
      for (const Annotation& annotation : merge.of(items)) take(annotation);
  };
  const formats::CocoReport written = formats::write_coco(source, sink);
  ExportReport report{written.images, written.annotations, written.losses};
  if (not_images > 0) report.losses.emplace_back("item is no image", not_images);
  return report;
}

ExportReport export_jsonl(store::Session& session, const ExportRequest& request, const ExportSink& sink) {
  const store::ExportScope scope = scope_of(session, request);
  ExportReport report;
  std::string line;
  store::ExportItems items(session, scope);
  Merge merge(session, request, scope);
  while (items.next()) {
    const auto& annotations = merge.of(items);
    const auto work = request.task ? std::optional(formats::work_state(items.work())) : std::nullopt;
    line.clear();
    formats::append_own_line(line, items.item(), items.extra(), work ? &*work : nullptr, annotations);
    sink(line);
    ++report.items;
    report.annotations += static_cast<std::int64_t>(annotations.size());
  }
  return report;
}

}  // namespace tasks::service
