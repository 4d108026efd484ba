#include <algorithm>
#include <optional>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/dataloop_annotation.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/json_objects.hpp"
#include "lib/formats/loose_json.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

using nlohmann::json;

double number(const json& object, const char* name) {
  const json& value = member(object, name);
  if (!value.is_number()) fail_record(cat(name, ": expected a number"));
  return value.get<double>();
}

std::string text(const json& object, const char* name) {
  const json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

geometry::Point point(const json& value) { return {number(value, "x"), number(value, "y")}; }

geometry::Ring ring(const json& list) {
  geometry::Ring found;
  if (!list.is_array()) fail_record("coordinates: expected a list of points");
  for (const json& at : list) found.push_back(point(at));
  return found;
}

// One ring, or a list of them: both are in the wild.
std::vector<geometry::Ring> rings(const json& list) {
  if (!list.is_array() || list.empty()) fail_record("coordinates: expected a list of points");
  if (!list.front().is_array()) return {ring(list)};
  std::vector<geometry::Ring> found;
  for (const json& one : list) found.push_back(ring(one));
  return found;
}

std::optional<geometry::Shape> shape_of(const std::string& type, const json& at, const json& system) {
  if (type == "subtitle") return geometry::TimeRange{number(system, "startTime"), number(system, "endTime")};
  if (type == "cube") {
    geometry::Cuboid cuboid;
    for (std::size_t i = 0; i < cuboid.points.size(); ++i) cuboid.points[i] = point(member(at, k_dataloop_corners[i]));
    return cuboid;
  }
  if (type == "class") return geometry::Classification{};
  if (type == "box") {
    if (!at.is_array() || at.size() < 2) fail_record("coordinates: a box has two corners");
    if (at.size() >= 4 && at[0].is_object()) return geometry::Polygon{{ring(at)}};
    const geometry::Point a = point(at[0]), b = point(at[1]);
    const double angle = at.size() > 2 && at[2].is_number() ? at[2].get<double>() : 0;
    return geometry::Box{between(std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)), angle};
  }
  if (type == "segment") return geometry::Polygon{rings(at)};
  if (type == "polyline") return geometry::Polyline{rings(at).front()};
  if (type == "point") return geometry::Dot{point(at.is_array() && !at.empty() ? at.front() : at)};
  if (type == "ellipse") return geometry::Ellipse{point(member(at, "center")), number(at, "rx"), number(at, "ry"), member(at, "angle").is_number() ? number(at, "angle") : 0};
  if (type == "text_mark" || type == "text") {
    const json& span = at.is_array() && !at.empty() ? at.front() : at;
    return geometry::TextSpan{whole_number(number(span, "start")), whole_number(number(span, "end"))};
  }
  return std::nullopt;
}

class DataloopDocuments final : public Documents {
 public:
  DataloopDocuments(const FileTree& tree, DocumentOptions options) : m_elements(tree), m_options(std::move(options)) {}

  const ItemDocument* next() override {
    if (!m_elements.next()) return nullptr;
    m_elements.within([&] { read(json::parse(m_elements.text())); });
    return &m_document;
  }

 private:
  void read(const json& item) {
    m_document = {};
    std::string path = text(item, "filename");
    if (path.empty()) path = text(item, "name");
    if (path.empty()) fail_record("filename: is missing");
    m_document.item.path = model::normal_path(path);
    if (!m_paths.insert(m_document.item.path).second) fail_record(cat("filename: ", quote(m_document.item.path), " is there twice"));
    m_document.item.external_id = text(item, member(item, "_id").is_string() ? "_id" : "id");
    const json& system = member(member(item, item.contains("itemMetadata") ? "itemMetadata" : "metadata"), "system");
    if (member(system, "width").is_number_integer() && member(system, "height").is_number_integer()) {
      m_document.item.width = system["width"].get<std::int64_t>();
      m_document.item.height = system["height"].get<std::int64_t>();
    }
    const json& tags = member(system, "tags");
    for (const auto& [name, split] : {std::pair("train", model::Split::train), std::pair("validation", model::Split::validation), std::pair("test", model::Split::test)})
      if (const json& tag = member(tags, name); tag.is_boolean() && tag.get<bool>()) m_document.item.split = split;
    const json& user = member(member(item, item.contains("itemMetadata") ? "itemMetadata" : "metadata"), "user");
    if (user.is_object() && !user.empty()) m_document.item.metadata = user.dump();
    take_status(member(system, "refs"));
    const json& annotations = member(item, "annotations");
    if (!annotations.is_array()) return;
    std::size_t place = 0;
    for (const json& one : annotations) {
      try {
        take(one);
      } catch (Error& e) {
        e.within(cat("annotations[", place, "]"));
        throw;
      }
      ++place;
    }
    for (const model::Annotation& a : m_document.annotations)
      if (!a.creator.empty() && std::none_of(m_document.answers.begin(), m_document.answers.end(), [&](const Answer& one) { return one.by == a.creator; }))
        m_document.answers.push_back({.by = a.creator, .skipped = false, .duration = 0, .at = std::nullopt});
  }

  // What a task there says of the item; of several the last.
  void take_status(const json& refs) {
    if (!refs.is_array()) return;
    for (const json& ref : refs)
      if (text(ref, "type") == "task")
        if (const std::string status = text(member(ref, "metadata"), "status"); !status.empty()) m_document.status = our_status(status);
  }

  void take(const json& one) {
    const std::string type = text(one, "type");
    const json& system = member(member(one, "metadata"), "system");
    if (member(system, "system") == true) return m_losses.add(type, "of the system, not of people");
    const auto shape = shape_of(type, member(one, "coordinates"), system);
    if (!shape) return m_losses.add(type.empty() ? "annotation" : type, "this type has no place here");
    if (!has_extent(*shape)) {
      if (!m_options.skip_empty) fail_record("coordinates: no area");
      return m_losses.add(type, "without area");
    }
    model::Annotation& a = m_document.annotations.emplace_back();
    a.label = text(one, "label");
    if (a.label.empty()) fail_record("label: is missing");
    a.external_id = text(one, "id");
    a.creator = text(one, "creator");
    draw(a, *shape);
    const json& attributes = member(system, "attributes").is_object() ? member(system, "attributes") : member(one, "attributes");
    if (attributes.is_object() && !attributes.empty()) a.attributes = attributes.dump();
    if (attributes.is_array())
      for (const json& value : attributes) m_losses.add("attribute", cat("a value without a name: ", value.is_string() ? value.get<std::string>() : value.dump()));
    keep(one, a);
    if (const json& frame = member(system, "frame"); frame.is_number_integer() && frame.get<std::int64_t>() > 0) a.frame = frame.get<std::int64_t>();
    const json& model = member(member(member(one, "metadata"), "user"), "model");
    a.model = text(model, "name");
    if (const json& confidence = member(model, "confidence"); confidence.is_number() && confidence.get<double>() >= 0 && confidence.get<double>() <= 1) a.confidence = confidence.get<double>();
    if (const json& last = member(system, "endFrame"); a.frame && last.is_number_integer()) a.frame_end = last.get<std::int64_t>();
  }

  // What we do not model, to be written back.
  static void keep(const json& one, model::Annotation& a) {
    static constexpr std::array<std::string_view, 18> k_known{"id", "_id", "url", "item", "itemId", "dataset", "datasetId", "hash", "creator", "createdAt", "updatedBy", "updatedAt", "type", "label", "coordinates", "metadata", "clientId", "_def"};
    json kept = json::object();
    for (const auto& [key, value] : one.items())
      if (std::find(k_known.begin(), k_known.end(), key) == k_known.end() && (key != "attributes" || (value.is_array() && !value.empty()))) kept[key] = value;
    if (!kept.empty()) a.extra = json{{"dataloop", kept}}.dump();
  }

  JsonObjects m_elements;
  DocumentOptions m_options;
  std::unordered_set<std::string> m_paths;
  ItemDocument m_document;
};

}  // namespace

std::unique_ptr<Documents> dataloop_documents(const FileTree& tree, DocumentOptions options) { return std::make_unique<DataloopDocuments>(tree, std::move(options)); }

}  // namespace tasks::formats
