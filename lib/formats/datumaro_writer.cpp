#include <array>

#include "lib/base/file.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/foreign_writers.hpp"

namespace tasks::formats {
namespace {

using model::Split;

constexpr std::array<std::string_view, 4> k_subsets{"default", "train", "val", "test"};  // by Split

class DatumaroWriter final : public DocumentWriter {
 public:
  DatumaroWriter(FileSink& out, const WriterOptions& options) : m_out(out), m_labels(options.recipe) {}

  void write(const ItemDocument& d) override {
    Spool& file = m_items[static_cast<std::size_t>(d.item.split.value_or(Split::none))];
    const std::string_view path = relative_path(d.item.path);
    JsonText json;
    json.begin_object();
    json.member("id", without_extension(path));
    json.key("annotations");
    json.begin_array();
    std::size_t number = 0;
    for (const model::Annotation& a : d.annotations) write_annotation(json, a, number++);
    json.end_array();
    json.key("attr");
    json.begin_object();
    json.end_object();
    json.key("image");
    json.begin_object();
    json.member("path", path);
    if (d.item.width && d.item.height) {
      json.key("size");
      json.begin_array();
      json.value(*d.item.height);
      json.value(*d.item.width);
      json.end_array();
    }
    json.end_object();
    json.end_object();
    file.write(cat(file.size() == 0 ? "\n" : ",\n", json.take()));
  }

  void finish() override {
    JsonText json;
    json.begin_object();
    json.key("label");
    json.begin_object();
    json.key("labels");
    json.begin_array();
    for (const std::string& label : m_labels.names()) {
      json.begin_object();
      json.member("name", label);
      json.member("parent", "");
      json.key("attributes");
      json.begin_array();
      json.end_array();
      json.end_object();
    }
    json.end_array();
    json.key("attributes");
    json.begin_array();
    json.end_array();
    json.end_object();
    json.end_object();
    const std::string head = cat("{\"dm_format_version\":\"1.0\",\"media_type\":2,\"infos\":{},\"categories\":", json.take(), ",\"items\":[");
    for (std::size_t i = 0; i < m_items.size(); ++i) {
      if (m_items[i].size() == 0) continue;
      m_out.begin(cat("annotations/", k_subsets[i], ".json"));
      m_out.write(head);
      m_items[i].replay([&](std::string_view bytes) { m_out.write(bytes); });
      m_out.write("\n]}\n");
      m_out.end();
    }
  }

 private:
  struct Fields {
    JsonText& json;

    void points(std::string_view type, const std::vector<geometry::Point>& points) const {
      json.member("type", type);
      json.key("points");
      json.begin_array();
      for (const geometry::Point& at : points) {
        json.value(at.x);
        json.value(at.y);
      }
      json.end_array();
    }
    void operator()(const geometry::Classification&) const { json.member("type", "label"); }
    void operator()(const geometry::Box& box) const {
      json.member("type", "bbox");
      json.key("bbox");
      json.begin_array();
      for (const double side : {box.rect.x, box.rect.y, box.rect.w, box.rect.h}) json.value(side);
      json.end_array();
    }
    void operator()(const geometry::Polygon& p) const { points("polygon", p.rings.front()); }
    void operator()(const geometry::Polyline& p) const { points("polyline", p.points); }
    void operator()(const geometry::Dot& d) const {
      points("points", {d.at});
      json.raw_member("visibility", "[2]");
    }
    void operator()(const geometry::Mask& mask) const {
      json.member("type", "mask");
      json.key("rle");
      json.begin_object();
      json.member("counts", geometry::encode_runs(mask.runs));
      json.key("size");
      json.begin_array();
      json.value(mask.height);
      json.value(mask.width);
      json.end_array();
      json.end_object();
    }
    template <class Other>
    void operator()(const Other&) const {}  // has been left out
  };

  void write_annotation(JsonText& json, const model::Annotation& a, std::size_t number) {
    const geometry::Drawing drawing = m_shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
    json.begin_object();
    json.member("id", number);
    std::visit(Fields{json}, drawing.shape);
    json.member("label_id", m_labels.of(a.label));
    json.key("attributes");
    json.begin_object();
    JsonValue(a.attributes).each_member([&](const std::string& key, const JsonValue& value) {
      json.raw_member(key, value.raw());
      return true;
    });
    if (const auto* box = std::get_if<geometry::Box>(&drawing.shape); box && box->rotation != 0) json.member("rotation", box->rotation);
    if (a.confidence) json.member("score", *a.confidence);
    json.end_object();
    bool group = false, order = false;
    KeptFields(a.extra, "datumaro").each([&](const std::string& key, const JsonValue& value) {
      group = group || key == "group";
      order = order || key == "z_order";
      json.raw_member(key, value.raw());
    });
    if (!group) json.member("group", 0);
    if (!order && a.shape != model::Shape::class_) json.member("z_order", 0);
    json.end_object();
  }

  FileSink& m_out;
  LabelNumbers m_labels;
  std::array<Spool, 4> m_items;  // by split
  geometry::ShapeReader m_shapes;
};

}  // namespace

std::unique_ptr<DocumentWriter> datumaro_writer(FileSink& out, const WriterOptions& options) { return std::make_unique<DatumaroWriter>(out, options); }

}  // namespace tasks::formats
