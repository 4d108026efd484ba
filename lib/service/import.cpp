#include "lib/service/import.hpp"

#include <algorithm>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/coco.hpp"
#include "lib/model/annotation_rules.hpp"
#include "lib/model/item_path.hpp"
#include "lib/service/annotate.hpp"
#include "lib/service/import_documents.hpp"
#include "lib/service/imported.hpp"
#include "lib/service/recipes.hpp"
#include "lib/service/work_access.hpp"
#include "lib/store/annotations.hpp"
#include "lib/store/exchange.hpp"
#include "lib/store/items.hpp"
#include "lib/store/selection.hpp"

namespace tasks::service {
namespace {

using model::Annotation;
using model::Layer;

// What is not kept of those who answered when nobody says who they are here (take_back.hpp).
void tell_answers(const formats::ItemDocument& document, formats::Losses& losses) {
  const auto skipped = std::count_if(document.answers.begin(), document.answers.end(), [](const formats::Answer& one) { return one.skipped; });
  const auto answered = static_cast<std::int64_t>(document.answers.size()) - skipped;
  if (skipped > 0) losses.add("skip", "somebody skipped the item", skipped);
  if (answered > 1) losses.add("annotator", "several labeled the item: their annotations come together", answered - 1);
}

// ---- Into a dataset ----

class DatasetImport {
 public:
  DatasetImport(store::Transaction& tx, model::Dataset& dataset, const ImportRequest& request)
      : m_tx(tx), m_dataset(dataset), m_request(request), m_checker(nullptr, model::Overflow::allowed) {}

  ImportReport run() {
    if (m_request.format == formats::Format::coco) {
      const std::string text = m_request.text();
      refuse_results(text, m_request);
      formats::CocoReader coco(text, m_request.name);
      add_images(coco);
      prepare();
      const auto counts = coco.annotations([&](const formats::CocoImage& image, Annotation& a) { take(image.path, a, Layer::import); },
                                           m_request.skip_empty ? formats::EmptyShapes::skip : formats::EmptyShapes::refuse);
      m_report.skipped = counts.skipped;
      store::write_coco_header(m_tx, m_dataset.id, coco.header());
    } else {
      m_places = read_places(m_tx, {.dataset_id = m_dataset.id});
      add_documents();
      prepare();
      each_document(m_request, m_places, m_report.losses, [&](const formats::ItemDocument& document) {
        tell_answers(document, m_report.losses);
        for (const Annotation& annotation : document.annotations) {
          Annotation a = annotation;
          a.parent_id = 0;
          take(document.item.path, a, a.layer == Layer::work ? Layer::import : a.layer);
        }
      });
      m_report.skipped += left_out(m_report.losses);
    }
    finish();
    return m_report;
  }

 private:
  void add_images(const formats::CocoReader& coco) {
    store::ItemLoad load(m_tx, m_dataset.id, static_cast<std::int64_t>(coco.images().size()));
    for (const formats::CocoImage& image : coco.images()) {
      const MediaType type = media_type(image.path);
      store::NewItem item;
      item.path = image.path;
      item.dir = model::dir_of(image.path);
      item.kind = "image";
      item.mimetype = type.mimetype;
      item.width = image.width;
      item.height = image.height;
      item.external_id = image.external_id;
      item.extra = image.extra;
      load.add(item);
      ++m_report.items_unchanged;
    }
    count_items(load.finish());
  }

  void add_documents() {
    store::ItemLoad load(m_tx, m_dataset.id, 0);
    formats::Losses told_later;
    each_document(m_request, m_places, told_later, [&](const formats::ItemDocument& document) {
      const formats::ItemInput& in = document.item;
      const MediaType type = media_type(in.path);
      store::NewItem item;
      item.path = in.path;
      item.dir = model::dir_of(in.path);
      item.kind = in.kind ? to_text(*in.kind) : std::string_view(type.kind);
      item.mimetype = in.mimetype.empty() ? std::string_view(type.mimetype) : std::string_view(in.mimetype);
      item.width = in.width;
      item.height = in.height;
      item.frames = in.frames;
      item.fps = in.fps;
      item.size = in.size;
      item.content_hash = in.content_hash;
      item.split = to_text(in.split.value_or(model::Split::none));
      item.external_id = in.external_id;
      item.metadata = in.metadata;
      item.extra = document.item_extra;
      item.hidden = in.hidden.value_or(false);
      item.ground_truth = in.ground_truth.value_or(false);
      load.add(item);
      ++m_report.items_unchanged;
    });
    count_items(load.finish());
  }

  void count_items(const store::IdSet& fresh) {
    m_report.items_added = fresh.size();
    m_report.items_unchanged -= fresh.size();
    m_dataset.items_total += fresh.size();
  }

  void prepare() {
    const store::ExportScope scope{.dataset_id = m_dataset.id};
    m_places = read_places(m_tx, scope);
    store::ExportAnnotations there(m_tx, scope);
    while (there.next())
      if (there.get().layer != Layer::work) m_known.add(there.get());
  }

  void take(const std::string& path, Annotation& a, Layer layer) {
    const ImportPlace& place = m_places.at(path);
    a.item_id = place.item_id;
    a.work_item_id = a.task_id = 0;
    a.layer = m_request.layer.value_or(layer);
    a.source = a.layer == Layer::ground_truth ? "manual" : std::string(to_text(a.layer));
    const model::Measures measures = m_checker.check(a, place.extent);
    const Imported::Found found = m_known.ask(a);
    if (found.answer == Imported::Answer::same) {
      ++m_report.unchanged;
      return;
    }
    if (found.answer == Imported::Answer::different) {
      m_replaced.push_back(found.id);
      ++m_report.replaced;
    } else {
      ++m_report.added;
    }
    if (!m_load) m_load.emplace(m_tx, 0);
    a.id = m_tx.new_id();
    m_load->add(a, measures);
    m_fresh.push_back(a.id);
    if (a.layer == Layer::ground_truth) m_truth.push_back({place.item_id, {}});
  }

  void finish() {
    if (m_load) m_load->finish();
    m_tx.created("annotation", store::IdSet::of(std::move(m_fresh)));
    if (!m_replaced.empty()) {
      const store::IdSet gone = store::IdSet::of(std::move(m_replaced));
      store::delete_annotations(m_tx, gone);
      m_tx.removed("annotation", gone);
    }
    if (m_truth.empty()) return;
    store::load_selection(m_tx.db(), m_truth);
    store::set_selected_truth(m_tx, true);
  }

  store::Transaction& m_tx;
  model::Dataset& m_dataset;
  const ImportRequest& m_request;
  model::AnnotationChecker m_checker;
  ImportPlaces m_places;
  Imported m_known;
  std::optional<store::AnnotationLoad> m_load;
  std::vector<store::Id> m_fresh, m_replaced;
  std::vector<store::Chosen> m_truth;
  ImportReport m_report;
};

// ---- Into a task ----

// The file as the lines that `annotate` reads, without what is there already.
class TaskImport {
 public:
  TaskImport(store::Transaction& tx, const model::Task& task, const ImportRequest& request)
      : m_tx(tx), m_task(task), m_request(request), m_checker(nullptr, model::Overflow::allowed) {
    if (task.recipe_version_id != 0) m_recipe = recipe_content(tx, task.recipe_version_id);
    const store::ExportScope scope{.task_id = task.id, .all = true};
    m_places = read_places(tx, scope);
    store::ExportAnnotations there(tx, scope);
    while (there.next()) m_known.add(there.get());
  }

  ImportReport run() {
    StatusesToSet statuses;
    if (m_request.format == formats::Format::coco) {
      const std::string text = m_request.text();
      refuse_results(text, m_request);
      formats::CocoReader coco(text, m_request.name);
      const auto counts = coco.annotations([&](const formats::CocoImage& image, Annotation& a) { take(image.path, a); },
                                           m_request.skip_empty ? formats::EmptyShapes::skip : formats::EmptyShapes::refuse);
      m_report.skipped = counts.skipped;
    } else {
      const bool foreign = m_request.format != formats::Format::jsonl;
      std::int64_t predictions = 0;
      each_document(m_request, m_places, m_report.losses, [&](const formats::ItemDocument& document) {
        tell_answers(document, m_report.losses);
        for (const Annotation& annotation : document.annotations) {
          if (foreign && annotation.layer == Layer::model) {
            ++predictions;
            continue;
          }
          Annotation a = annotation;
          take(document.item.path, a);
        }
        if (!document.status.empty()) statuses[document.status].push_back({place_of(document.item.path).work_item_id, {}});
      });
      if (predictions > 0) m_report.losses.add("prediction", "a model's, into a task: prelabel takes those", predictions);
      m_report.skipped += left_out(m_report.losses);
    }
    if (m_report.added + m_report.replaced > 0) {
      annotate(m_tx, {.open = [this] { return LineReader::descriptor(m_lines.open_for_reading(), m_request.name); }, .task = m_task, .partial = Partial::no});
      store::write_annotated_extras(m_tx, m_extras);
    }
    m_report.statuses_set += set_statuses(m_tx, m_task, statuses, m_request);
    m_report.items_unchanged = static_cast<std::int64_t>(m_places.size());
    return m_report;
  }

 private:
  const ImportPlace& place_of(const std::string& path) const {
    const auto found = m_places.find(path);
    if (found == m_places.end()) throw Error(Code::bad_record, cat("no item of task ", quote(m_task.name), " has the path ", quote(path)));
    return found->second;
  }

  void take(const std::string& path, Annotation& a) {
    const ImportPlace& place = place_of(path);
    a.item_id = place.item_id;
    a.layer = Layer::work;
    if (m_request.format != formats::Format::jsonl) fit_attributes(m_recipe, a);
    m_checker.check(a, place.extent);
    const Imported::Found found = m_known.ask(a);
    if (found.answer == Imported::Answer::same) {
      ++m_report.unchanged;
      return;
    }
    ++(found.answer == Imported::Answer::fresh ? m_report.added : m_report.replaced);
    m_lines.write(annotate_line(a, place.work_item_id, found.answer == Imported::Answer::different ? found.id : 0));
    ++m_written;
    if (!a.extra.empty()) m_extras.push_back({m_written, a.extra});
  }

  store::Transaction& m_tx;
  const model::Task& m_task;
  const ImportRequest& m_request;
  model::AnnotationChecker m_checker;
  model::RecipeContent m_recipe;
  ImportPlaces m_places;
  Imported m_known;
  Spool m_lines;
  std::int64_t m_written = 0;
  std::vector<store::AnnotatedExtra> m_extras;
  ImportReport m_report;
};

}  // namespace

ImportReport import_into_dataset(store::Transaction& tx, model::Dataset& dataset, const ImportRequest& request) {
  return DatasetImport(tx, dataset, request).run();
}

ImportReport import_into_task(store::Transaction& tx, const model::Task& task, const ImportRequest& request) {
  if (task.task_type == model::TaskType::qa)
    throw Error(Code::guard, cat(quote(task.name), " is a QA task: its annotations are those of what it reviews")).hint(cat("import into ", task.parent_id));
  if (const auto why = closed(*store::find_gate(tx.db(), task.id), tx.now())) throw *why;
  return TaskImport(tx, task, request).run();
}

}  // namespace tasks::service
