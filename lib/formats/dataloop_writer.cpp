#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/base/time.hpp"
#include "lib/formats/dataloop_annotation.hpp"
#include "lib/formats/foreign_writers.hpp"

namespace tasks::formats {
namespace {

class DataloopWriter final : public DocumentWriter {
 public:
  explicit DataloopWriter(FileSink& out) : m_out(out) {}

  void write(const ItemDocument& d) override {
    JsonText json;
    json.begin_object();
    if (!d.item.external_id.empty()) json.member("_id", d.item.external_id);
    json.member("filename", d.item.path);
    json.key("annotations");
    json.begin_array();
    for (const model::Annotation& a : d.annotations) write_annotation(json, a);
    json.end_array();
    json.key("itemMetadata");
    json.begin_object();
    json.key("system");
    write_system(json, d);
    json.raw_member("user", d.item.metadata.empty() ? std::string_view("{}") : std::string_view(d.item.metadata));
    json.end_object();
    json.end_object();
    m_out.put(cat(m_names.of(relative_path(d.item.path)), ".json"), cat(json.take(), '\n'));
  }
  void finish() override {}

 private:
  static void write_system(JsonText& json, const ItemDocument& d) {
    json.begin_object();
    const model::Item item = as_item(d.item);
    json.member("originalname", std::string_view(item.path).substr(item.path.rfind('/') + 1));
    if (!item.mimetype.empty()) json.member("mimetype", item.mimetype);
    if (item.size) json.member("size", *item.size);
    if (item.width) json.member("width", *item.width);
    if (item.height) json.member("height", *item.height);
    json.key("tags");
    json.begin_object();
    if (item.split != model::Split::none) json.member(model::to_text(item.split), true);
    json.end_object();
    json.key("refs");
    json.begin_array();
    if (!d.status.empty()) {
      json.begin_object();
      json.member("type", "task");
      json.key("metadata");
      json.begin_object();
      json.member("status", dataloop_status(d.status));
      if (d.work && !d.work->status_by.empty()) json.member("creator", d.work->status_by);
      json.end_object();
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }

  void write_annotation(JsonText& json, const model::Annotation& a) {
    const geometry::Drawing drawing = m_shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
    json.begin_object();
    if (!a.external_id.empty()) json.member("id", a.external_id);
    json.member("label", a.label);
    append_coordinates(json, drawing.shape, a.geometry);
    if (!a.creator.empty()) json.member("creator", a.creator);
    if (a.created_at != 0) json.member("createdAt", format_time(a.created_at));
    if (a.updated_at != 0) json.member("updatedAt", format_time(a.updated_at));
    KeptFields(a.extra, "dataloop").each([&](const std::string& key, const JsonValue& value) { json.raw_member(key, value.raw()); });
    json.key("metadata");
    json.begin_object();
    json.key("system");
    json.begin_object();
    if (!a.attributes.empty()) json.raw_member("attributes", a.attributes);
    append_times(json, a, drawing.shape);
    json.end_object();
    json.key("user");
    append_model(json, a);
    json.end_object();
    json.end_object();
  }

  FileSink& m_out;
  FileNames m_names;
  geometry::ShapeReader m_shapes;
};

}  // namespace

std::unique_ptr<DocumentWriter> dataloop_writer(FileSink& out) { return std::make_unique<DataloopWriter>(out); }

}  // namespace tasks::formats
