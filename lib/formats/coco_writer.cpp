#include <algorithm>
#include <unordered_map>
#include <utility>

#include "lib/base/json_text.hpp"
#include "lib/formats/coco.hpp"
#include "lib/formats/coco_ids.hpp"
#include "lib/formats/coco_parts.hpp"
#include "lib/formats/json_record.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/formats/text_hash.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {
namespace {

constexpr std::size_t k_chunk = 256 * 1024;

struct ImageRow {
  std::int64_t id = 0;
  CocoSize size;
};

// The "coco" part of an extra: member → text. Foreign or broken extras have none.
class CocoExtra {
 public:
  void read(std::string_view extra) {
    m_members.clear();
    const std::string_view part = json_member(extra, "coco");
    if (!part.starts_with('{')) return;
    JsonMembers members(part);
    while (members.next()) m_members.emplace_back(members.key(), members.value());
  }
  std::string_view get(std::string_view key) const {
    for (const auto& [name, value] : m_members)
      if (name == key) return value;
    return {};
  }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> m_members;
};

std::string_view unquoted(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

class CocoWriter {
 public:
  CocoWriter(const CocoSource& source, const std::function<void(std::string_view)>& sink)
      : m_source(source), m_sink(sink), m_categories(source.header, source.labels) {}

  CocoReport write() {
    plan();
    write_head();
    write_images();
    write_annotations();
    m_out += "\n]}\n";
    flush();
    return std::move(m_report);
  }

 private:
  // Of what kind it is, when COCO has no place for it.
  static std::optional<std::string_view> no_place(const model::Annotation& a) {
    using model::Shape;
    if (a.frame) return "track";
    if (a.shape == Shape::box || a.shape == Shape::polygon || a.shape == Shape::ellipse || a.shape == Shape::mask) return std::nullopt;
    return model::to_text(a.shape);
  }

  void plan() {
    m_source.each_image([&](const CocoImage& image) { m_image_ids.add(image.external_id); });
    m_source.each_annotation([&](const model::Annotation& a) {
      if (no_place(a)) return;
      m_annotation_ids.add(a.external_id);
      m_extra.read(a.extra);
      m_categories.add(a.label, m_extra.get("category"));
    });
    m_report.image_ids_kept = m_image_ids.settle();
    m_report.annotation_ids_kept = m_annotation_ids.settle();
    m_categories.settle();
  }

  void write_head() {
    JsonText info;
    info.begin_object();
    const std::string_view given = json_member(m_source.header, "info");
    if (given.starts_with('{')) {
      JsonMembers members(given);
      while (members.next())
        if (members.key() != "tasks") write_member(info, members.key(), members.value());
    } else {
      info.member("description", "");
      info.member("version", "1.0");
    }
    if (!m_source.tasks.empty()) info.raw_member("tasks", m_source.tasks);
    info.end_object();
    m_out = cat("{\"info\":", info.take());

    bool licenses = false;
    JsonMembers members(m_source.header.empty() ? "{}" : std::string_view(m_source.header));
    while (members.next()) {
      if (members.key() == "info" || members.key() == "categories" || members.key() == "images" || members.key() == "annotations") continue;
      licenses = licenses || members.key() == "licenses";
      m_out += cat(",\n\"", members.key(), "\":");
      append_compact_json(m_out, members.value());
    }
    if (!licenses) m_out += ",\n\"licenses\":[]";
    m_out += ",\n\"categories\":[";
    for (const std::string& category : m_categories.elements()) line(category);
    m_report.categories = static_cast<std::int64_t>(m_categories.elements().size());
  }

  // Keys of JsonMembers are JSON already.
  static void write_member(JsonText& json, std::string_view key, std::string_view value) {
    json.raw(cat("\"", key, "\":", compact_json(value)));
  }

  void write_images() {
    m_out += "\n],\n\"images\":[";
    m_first = true;
    m_source.each_image([&](const CocoImage& image) {
      const std::int64_t id = m_image_ids.next(image.external_id);
      m_images.insert_or_assign(image.item_id, ImageRow{id, {image.width, image.height}});
      m_extra.read(image.extra);
      JsonText json;
      json.begin_object();
      json.member("id", id);
      if (image.width) json.member("width", *image.width);
      if (image.height) json.member("height", *image.height);
      const std::string_view name = m_extra.get("file_name");
      if (name.starts_with('"'))
        json.raw_member("file_name", name);
      else
        json.member("file_name", std::string_view(image.path).substr(image.path.starts_with('/') ? 1 : 0));
      write_fields(json, {"id", "width", "height", "file_name"});
      json.end_object();
      line(json.take());
      ++m_report.images;
    });
  }

  // What the format has and we do not model, as it came.
  void write_fields(JsonText& json, std::initializer_list<std::string_view> ours) {
    const std::string_view fields = m_extra.get("fields");
    if (!fields.starts_with('{')) return;
    JsonMembers members(fields);
    while (members.next())
      if (std::find(ours.begin(), ours.end(), members.key()) == ours.end()) write_member(json, members.key(), members.value());
  }

  void write_annotations() {
    m_out += "\n],\n\"annotations\":[";
    m_first = true;
    m_source.each_annotation([&](const model::Annotation& a) {
      if (const auto loss = no_place(a)) {
        m_report.losses.add(*loss, "no place in coco");
        return;
      }
      const std::int64_t id = m_annotation_ids.next(a.external_id);
      const auto image = m_images.find(a.item_id);
      if (image == m_images.end()) throw Error(Code::internal, cat("annotation ", a.id, " lies on the item ", a.item_id, ", which was not handed out"));
      const geometry::Drawing drawing = m_shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
      const auto parts = coco_parts(drawing.shape, image->second.size);
      if (!parts) {
        m_report.losses.add(model::to_text(a.shape), "without area");
        return;
      }
      m_extra.read(a.extra);
      line(annotation_json(a, id, image->second.id, *parts));
      ++m_report.annotations;
    });
  }

  std::string annotation_json(const model::Annotation& a, std::int64_t id, std::int64_t image_id, const CocoParts& parts) {
    // What came with another geometry than this one is void.
    const std::string_view of = unquoted(m_extra.get("of"));
    const bool own = !of.empty() && of == hash64(a.geometry);
    const auto part = [&](std::string_view key, const std::string& computed) -> std::string_view {
      const std::string_view kept = own ? m_extra.get(key) : std::string_view();
      return kept.empty() ? std::string_view(computed) : kept;
    };
    const std::string_view segmentation = part("segmentation", parts.segmentation);
    if (!parts.lost.empty() && segmentation == parts.segmentation) m_report.losses.add(parts.lost, parts.why);
    JsonText json;
    json.begin_object();
    json.member("id", id);
    json.member("image_id", image_id);
    json.member("category_id", m_categories.find(a.label, m_extra.get("category")));
    json.raw_member("bbox", part("bbox", parts.bbox));
    json.raw_member("area", part("area", parts.area));
    json.member("iscrowd", a.shape == model::Shape::mask && m_extra.get("iscrowd") == "1" ? 1 : 0);
    json.raw_member("segmentation", segmentation);
    write_score(json, a);
    write_attributes(json, a);
    write_fields(json, {"id", "image_id", "category_id", "bbox", "area", "iscrowd", "segmentation", "score", "attributes"});
    json.end_object();
    return json.take();
  }

  void write_score(JsonText& json, const model::Annotation& a) const {
    const std::string_view kept = m_extra.get("score");
    const auto value = to_double(kept);
    if (!kept.empty() && value && (!a.confidence || *a.confidence == *value))
      json.raw_member("score", kept);
    else if (a.confidence)
      json.member("score", *a.confidence);
  }

  void write_attributes(JsonText& json, const model::Annotation& a) const {
    JsonText out;
    bool any = false;
    out.begin_object();
    for (const std::string_view object : {std::string_view(a.attributes), m_extra.get("attributes")}) {
      if (!object.starts_with('{')) continue;
      JsonMembers members(object);
      while (members.next()) {
        write_member(out, members.key(), members.value());
        any = true;
      }
    }
    if (m_source.annotators && !a.creator.empty()) {
      out.member("annotator", a.creator);
      any = true;
    }
    out.end_object();
    if (any) json.raw_member("attributes", out.take());
  }

  void line(std::string_view element) {
    m_out += m_first ? "\n" : ",\n";
    m_first = false;
    m_out += element;
    if (m_out.size() >= k_chunk) flush();
  }

  void flush() {
    m_sink(m_out);
    m_out.clear();
  }

  const CocoSource& m_source;
  const std::function<void(std::string_view)>& m_sink;
  CocoIds m_image_ids, m_annotation_ids;
  CocoCategories m_categories;
  std::unordered_map<model::Id, ImageRow> m_images;
  geometry::ShapeReader m_shapes;
  CocoExtra m_extra;
  CocoReport m_report;
  std::string m_out;
  bool m_first = true;
};

}  // namespace

CocoReport write_coco(const CocoSource& source, const std::function<void(std::string_view)>& sink) { return CocoWriter(source, sink).write(); }

}  // namespace tasks::formats
