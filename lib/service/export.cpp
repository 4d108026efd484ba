#include "lib/service/export.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/coco.hpp"
#include "lib/formats/document_writers.hpp"
#include "lib/formats/loss_table.hpp"
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
  scope.remaining_of = request.handed_out ? request.handed_out->id : 0;
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

std::optional<model::RecipeContent> recipe_of(store::Session& session, const ExportRequest& request) {
  if (!request.task || request.task->recipe_version_id == 0) return std::nullopt;
  return recipe_content(session, request.task->recipe_version_id);
}

ExportReport export_coco(store::Session& session, const ExportRequest& request, const store::ExportScope& scope, FileSink& out) {
  formats::CocoSource source;
  source.header = store::read_coco_header(session.db(), request.task ? request.task->dataset_id : request.dataset->id);
  if (const auto recipe = recipe_of(session, request))
    for (const model::Label& label : recipe->labels) source.labels.push_back({label.name, label.id});
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
  out.begin(formats::traits(request.format).file);
  const formats::CocoReport written = formats::write_coco(source, [&](std::string_view bytes) { out.write(bytes); });
  out.end();
  ExportReport report{written.images, written.annotations, written.losses};
  if (not_images > 0) report.losses.add("item", "is no image", not_images);
  return report;
}

ExportReport export_jsonl(store::Session& session, const ExportRequest& request, const store::ExportScope& scope, FileSink& out) {
  ExportReport report;
  std::string line;
  out.begin(formats::traits(request.format).file);
  store::ExportItems items(session, scope);
  Merge merge(session, request, scope);
  while (items.next()) {
    const auto& annotations = merge.of(items);
    const auto work = request.task ? std::optional(formats::work_state(items.work())) : std::nullopt;
    line.clear();
    formats::append_own_line(line, items.item(), items.extra(), work ? &*work : nullptr, annotations);
    out.write(line);
    ++report.items;
    report.annotations += static_cast<std::int64_t>(annotations.size());
  }
  out.end();
  return report;
}

formats::ItemInput input_of(const model::Item& item) {
  formats::ItemInput in;
  in.path = item.path;
  in.kind = item.kind;
  in.mimetype = item.mimetype;
  in.width = item.width;
  in.height = item.height;
  in.frames = item.frames;
  in.fps = item.fps;
  in.size = item.size;
  in.split = item.split;
  in.ground_truth = item.ground_truth;
  in.content_hash = item.content_hash;
  in.external_id = item.external_id;
  in.metadata = item.metadata == "{}" ? std::string() : item.metadata;
  return in;
}

// Every other format, by way of documents.
ExportReport export_documents(store::Session& session, const ExportRequest& request, const store::ExportScope& scope, FileSink& out) {
  const auto each = [&](const std::function<void(const formats::ItemDocument&)>& take) {
    store::ExportItems items(session, scope);
    Merge merge(session, request, scope);
    formats::ItemDocument document;
    while (items.next()) {
      document.item = input_of(items.item());
      document.item_extra = items.extra();
      document.annotations = merge.of(items);
      document.labeled = !document.annotations.empty() || items.done();
      if (request.task) {
        document.work = formats::work_state(items.work());
        document.status = items.work().status;
        document.work_item_id = items.work().id;
        document.work_item_version = items.work().version;
        document.labeled = !document.status.empty();
      }
      if (request.handed_out)
        for (Annotation& a : document.annotations) {
          a.layer = Layer::model;
          a.creator.clear();
        }
      take(document);
    }
  };
  const auto recipe = recipe_of(session, request);
  const formats::Written written = formats::write_documents(request.format, each, out,
                                                            {.name = request.task ? request.task->name : request.dataset->name, .recipe = recipe ? &*recipe : nullptr, .url_prefix = request.url_prefix});
  return {written.items, written.annotations, written.losses};
}

}  // namespace

ExportReport export_labels(store::Session& session, const ExportRequest& request, FileSink& out) {
  const store::ExportScope scope = scope_of(session, request);
  if (request.format == formats::Format::coco) return export_coco(session, request, scope, out);
  if (request.format == formats::Format::jsonl) return export_jsonl(session, request, scope, out);
  return export_documents(session, request, scope, out);
}

}  // namespace tasks::service
