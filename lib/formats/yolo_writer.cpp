#include <array>

#include "lib/base/error.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/foreign_writers.hpp"

namespace tasks::formats {
namespace {

using model::Split;

class YoloWriter final : public DocumentWriter {
 public:
  YoloWriter(FileSink& out, Format format, const WriterOptions& options) : m_out(out), m_format(format), m_labels(options.recipe) {}

  void write(const ItemDocument& d) override {
    const std::string_view path = relative_path(d.item.path), stem = without_extension(path);
    if (!m_stems.emplace(stem).second)
      throw Error(Code::bad_value, cat("YOLO knows pictures by their names without extensions, and there is another ", quote(stem))).hint("rename one of them, or choose items with --where");
    const Split split = d.item.split.value_or(Split::none);
    m_lists[static_cast<std::size_t>(split)].write(cat(pictures(split), path, '\n'));
    // A file without lines says that there is nothing to see; no file, that nobody has looked.
    if (d.annotations.empty() && !d.labeled) return;
    std::string text;
    for (const model::Annotation& a : d.annotations) put_line(text, a, static_cast<double>(*d.item.width), static_cast<double>(*d.item.height));
    m_out.put(cat(labels(split), stem, ".txt"), text);
  }

  void finish() override {
    const bool darknet = m_format == Format::yolo_darknet;
    std::string about = darknet ? cat("classes = ", m_labels.names().size(), '\n') : std::string("path: .\n");
    for (const Split split : {Split::none, Split::train, Split::validation, Split::test}) {
      const std::string_view word = set_of(split);
      const Spool& list = m_lists[static_cast<std::size_t>(split)];
      if (list.size() == 0) continue;
      const std::string_view key = split == Split::none ? "train" : word;
      const bool twice = split == Split::none && m_lists[static_cast<std::size_t>(Split::train)].size() != 0;
      if (!twice) about += darknet ? cat(key, " = ", word, ".txt\n") : cat(key, ": ", word, ".txt\n");
      m_out.begin(cat(word, ".txt"));
      list.replay([&](std::string_view bytes) { m_out.write(bytes); });
      m_out.end();
    }
    std::string names;
    for (std::size_t i = 0; i < m_labels.names().size(); ++i) {
      if (darknet) {
        names += cat(m_labels.names()[i], '\n');
      } else {
        names += cat("  ", i, ": ");
        append_json(names, m_labels.names()[i]);
        names += '\n';
      }
    }
    if (darknet) {
      m_out.put("obj.names", names);
      m_out.put("obj.data", about + "names = obj.names\nbackup = backup/\n");
    } else {
      m_out.put("data.yaml", cat(about, names.empty() ? "names: {}\n" : "names:\n", names));
    }
  }

 private:
  std::string_view set_of(Split split) const { 
    if (split == Split::none) return "all";
    return split == Split::train ? "train" : split == Split::test ? "test" : m_format == Format::yolo_darknet ? "valid" : "val";
  }
  std::string pictures(Split split) const {
    if (m_format == Format::yolo_darknet) return cat("obj_", set_of(split), "_data/");
    return cat("./images/", set_of(split), '/');
  }
  std::string labels(Split split) const {
    if (m_format == Format::yolo_darknet) return pictures(split);
    return cat("labels/", set_of(split), '/');
  }

  void put_line(std::string& text, const model::Annotation& a, double width, double height) {
    const geometry::Drawing drawing = m_shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
    append(text, m_labels.of(a.label));
    const auto put = [&](geometry::Point at) { text += cat(' ', at.x / width, ' ', at.y / height); };
    if (const auto* polygon = std::get_if<geometry::Polygon>(&drawing.shape)) {
      for (const geometry::Point& at : polygon->rings.front()) put(at);
    } else if (const auto& box = std::get<geometry::Box>(drawing.shape); m_format == Format::yolo_obb) {
      for (const geometry::Point& at : geometry::corners(box)) put(at);
    } else {
      put({box.rect.x + box.rect.w / 2, box.rect.y + box.rect.h / 2});
      put({box.rect.w, box.rect.h});
    }
    text += '\n';
  }

  FileSink& m_out;
  Format m_format;
  LabelNumbers m_labels;
  std::unordered_set<std::string> m_stems;
  std::array<Spool, 4> m_lists;  // of pictures, by split
  geometry::ShapeReader m_shapes;
};

}  // namespace

std::unique_ptr<DocumentWriter> yolo_writer(FileSink& out, Format format, const WriterOptions& options) { return std::make_unique<YoloWriter>(out, format, options); }

}  // namespace tasks::formats
