// COCO instances and our own JSONL as documents, for conversions; a project reads them itself, without keeping them in memory.
#include <unordered_map>

#include "lib/base/error.hpp"
#include "lib/base/lines.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/coco.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/foreign_writers.hpp"
#include "lib/formats/loss_table.hpp"

namespace tasks::formats {
namespace {

class JsonlDocuments final : public Documents {
 public:
  explicit JsonlDocuments(const FileTree& tree) : m_lines(tree.lines(tree.names().front())) {}
  const ItemDocument* next() override {
    while (const auto line = m_lines.next()) {
      if (trim(*line).empty()) continue;
      try {
        return &m_reader.read(*line);
      } catch (Error& e) {
        e.within(m_lines.place());
        throw;
      }
    }
    return nullptr;
  }

 private:
  LineReader m_lines;
  OwnReader m_reader;
};

class CocoDocuments final : public Documents {
 public:
  CocoDocuments(const FileTree& tree, const DocumentOptions& options) : m_text(tree.read(tree.names().front())) {
    if (is_coco_results(m_text)) throw Error(Code::bad_file, cat(tree.name(), " is a list of detections, not a COCO instances file")).hint("an instances file is an object with images, annotations and categories");
    m_reader.emplace(m_text, tree.name());
    for (const CocoImage& image : m_reader->images()) m_places.emplace(image.path, m_places.size());
    m_annotations.resize(m_places.size());
    const CocoCounts counts = m_reader->annotations([&](const CocoImage& image, model::Annotation& a) { m_annotations[m_places.at(image.path)].push_back(std::move(a)); },
                                                    options.skip_empty ? EmptyShapes::skip : EmptyShapes::refuse);
    if (counts.skipped > 0) m_losses.add("annotation", "without area", counts.skipped);
  }

  const ItemDocument* next() override {
    if (m_next == m_annotations.size()) return nullptr;
    const CocoImage& image = m_reader->images()[m_next];
    m_document = {};
    m_document.item.path = image.path;
    m_document.item.kind = model::ItemKind::image;
    m_document.item.width = image.width;
    m_document.item.height = image.height;
    m_document.item.external_id = image.external_id;
    m_document.item_extra = image.extra;
    m_document.annotations = std::move(m_annotations[m_next++]);
    return &m_document;
  }

 private:
  std::string m_text;
  std::optional<CocoReader> m_reader;
  std::unordered_map<std::string_view, std::size_t> m_places;  // of images, by path
  std::vector<std::vector<model::Annotation>> m_annotations;  // by image, in the order of the images
  std::size_t m_next = 0;
  ItemDocument m_document;
};

// COCO lists all images before all annotations: the documents are kept until the end.
class CocoDocumentWriter final : public DocumentWriter {
 public:
  CocoDocumentWriter(FileSink& out, const WriterOptions& options) : m_out(out) {
    if (options.recipe == nullptr) return;
    for (const model::Label& label : options.recipe->labels) m_labels.push_back({label.name, label.id});
  }
  void write(const ItemDocument& d) override {
    CocoImage& image = m_images.emplace_back();
    image.item_id = static_cast<model::Id>(m_images.size());
    image.external_id = d.item.external_id;
    image.path = d.item.path;
    image.width = d.item.width;
    image.height = d.item.height;
    image.extra = d.item_extra;
    for (const model::Annotation& a : d.annotations) m_annotations.emplace_back(a).item_id = image.item_id;
  }
  void finish() override {
    CocoSource source{.header = {}, .tasks = {}, .labels = m_labels, .annotators = false, .each_image = {}, .each_annotation = {}};
    source.each_image = [&](const auto& take) {
      for (const CocoImage& image : m_images) take(image);
    };
    source.each_annotation = [&](const auto& take) {
      for (const model::Annotation& a : m_annotations) take(a);
    };
    m_out.begin(traits(Format::coco).file);
    write_coco(source, [&](std::string_view bytes) { m_out.write(bytes); });
    m_out.end();
  }

 private:
  FileSink& m_out;
  std::vector<CocoLabel> m_labels;
  std::vector<CocoImage> m_images;
  std::vector<model::Annotation> m_annotations;
};

}  // namespace

std::unique_ptr<Documents> jsonl_documents(const FileTree& tree) { return std::make_unique<JsonlDocuments>(tree); }
std::unique_ptr<Documents> coco_documents(const FileTree& tree, DocumentOptions options) { return std::make_unique<CocoDocuments>(tree, options); }
std::unique_ptr<DocumentWriter> coco_writer(FileSink& out, const WriterOptions& options) { return std::make_unique<CocoDocumentWriter>(out, options); }

}  // namespace tasks::formats
