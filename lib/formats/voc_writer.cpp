#include <array>

#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/foreign_writers.hpp"
#include "lib/formats/xml_text.hpp"

namespace tasks::formats {
namespace {

class VocWriter final : public DocumentWriter {
 public:
  explicit VocWriter(FileSink& out) : m_out(out) {}

  void write(const ItemDocument& d) override {
    const std::string_view path = relative_path(d.item.path);
    const std::string name = m_names.of(path);
    const auto slash = path.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash), file = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    const KeptFields kept(d.item_extra, "voc");
    const auto or_else = [&](const char* field, std::string_view otherwise) {
      const std::string said = kept.text(field);
      return xml(said.empty() ? otherwise : said);
    };
    std::string text = cat("<annotation>\n  <folder>", or_else("folder", folder), "</folder>\n  <filename>", xml(file), "</filename>\n");
    if (const std::string database = kept.text("database"); !database.empty()) text += cat("  <source>\n    <database>", xml(database), "</database>\n  </source>\n");
    if (d.item.width && d.item.height) text += cat("  <size>\n    <width>", *d.item.width, "</width>\n    <height>", *d.item.height, "</height>\n    <depth>", or_else("depth", "3"), "</depth>\n  </size>\n");
    text += cat("  <segmented>", or_else("segmented", "0"), "</segmented>\n");
    for (const model::Annotation& a : d.annotations) put_object(text, a);
    text += "</annotation>\n";
    m_out.put(cat("Annotations/", name, ".xml"), text);
    if (d.item.split && *d.item.split != model::Split::none) m_splits[static_cast<std::size_t>(*d.item.split) - 1].write(cat(name, '\n'));
  }

  void finish() override {
    constexpr std::array<std::string_view, 3> k_lists{"train", "val", "test"};
    for (std::size_t i = 0; i < k_lists.size(); ++i) {
      if (m_splits[i].size() == 0) continue;
      m_out.begin(cat("ImageSets/Main/", k_lists[i], ".txt"));
      m_splits[i].replay([&](std::string_view bytes) { m_out.write(bytes); });
      m_out.end();
    }
  }

 private:
  void put_object(std::string& text, const model::Annotation& a) {
    const geometry::Drawing drawing = m_shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
    const geometry::Rect& box = std::get<geometry::Box>(drawing.shape).rect;
    const KeptFields kept(a.extra, "voc");
    text += cat("  <object>\n    <name>", xml(a.label), "</name>\n");
    for (const auto& [field, usual] : {std::pair("pose", "Unspecified"), std::pair("truncated", "0"), std::pair("difficult", "0"), std::pair("occluded", "")})
      if (const std::string said = kept.text(field); !said.empty() || *usual != '\0') text += cat("    <", field, ">", said.empty() ? std::string(usual) : xml(said), "</", field, ">\n");
    text += cat("    <bndbox>\n      <xmin>", box.x, "</xmin>\n      <ymin>", box.y, "</ymin>\n      <xmax>", box.x + box.w, "</xmax>\n      <ymax>", box.y + box.h, "</ymax>\n    </bndbox>\n");
    std::string attributes;
    JsonValue(a.attributes).each_member([&](const std::string& key, const JsonValue& value) {
      attributes += cat("      <attribute>\n        <name>", xml(key), "</name>\n        <value>", xml(value.string()), "</value>\n      </attribute>\n");
      return true;
    });
    if (!attributes.empty()) text += cat("    <attributes>\n", attributes, "    </attributes>\n");
    text += "  </object>\n";
  }

  FileSink& m_out;
  FileNames m_names;
  std::array<Spool, 3> m_splits;
  geometry::ShapeReader m_shapes;
};

}  // namespace

std::unique_ptr<DocumentWriter> voc_writer(FileSink& out) { return std::make_unique<VocWriter>(out); }

}  // namespace tasks::formats
