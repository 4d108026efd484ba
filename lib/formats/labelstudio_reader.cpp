#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/json_objects.hpp"
#include "lib/formats/loose_json.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

using nlohmann::json;

double number(const json& object, const char* name, std::optional<double> otherwise = std::nullopt) {
  const json& value = member(object, name);
  if (value.is_number()) return value.get<double>();
  if (!otherwise) fail_record(cat("value.", name, ": expected a number"));
  return *otherwise;
}

std::string word(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

// "/data/upload/1/48c220e9-fox.jpg" was uploaded as "fox.jpg": eight hexadecimal digits stand before its name.
std::string picture_of(std::string url) {
  if (const auto query = url.find('?'); query != std::string::npos) {
    const auto local = url.find("d=", query);  // /data/local-files/?d=folder/fox.jpg
    url = local == std::string::npos ? url.substr(0, query) : url.substr(local + 2);
  }
  constexpr std::string_view k_upload = "/data/upload/";
  if (!url.starts_with(k_upload)) return url;
  url.erase(0, url.rfind('/') + 1);
  const bool prefixed = url.size() > 9 && url[8] == '-' && std::all_of(url.begin(), url.begin() + 8, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  return prefixed ? url.substr(9) : url;
}

// What is drawn: an image, an audio file, or a text that has no file.
constexpr std::array<std::string_view, 6> k_files{"image", "img", "audio", "video", "pdf", "url"};

class LabelStudioDocuments final : public Documents {
 public:
  LabelStudioDocuments(const FileTree& tree, DocumentOptions options) : m_objects(tree), m_options(std::move(options)) {}

  const ItemDocument* next() override {
    if (!m_objects.next()) return nullptr;
    m_objects.within([&] { read(json::parse(m_objects.text())); });
    return &m_document;
  }

 private:
  void read(const json& task) {
    m_document = {};
    const json& data = member(task, "data");
    if (!data.is_object()) fail_record("data: expected an object, as Label Studio's tasks have it");
    m_document.item.external_id = word(member(task, "id"));
    m_document.item.path = model::normal_path(path_of(task, data));
    if (!m_paths.insert(m_document.item.path).second) fail_record(cat("data: ", quote(m_document.item.path), " is there twice"));
    const auto known = m_options.size_of ? m_options.size_of(m_document.item.path) : std::nullopt;
    if (known) {
      m_document.item.width = known->width;
      m_document.item.height = known->height;
    }
    std::size_t submitted = 0, skipped = 0;
    const json& annotations = member(task, "annotations").is_null() ? member(task, "completions") : member(task, "annotations");
    if (annotations.is_array())
      for (const json& one : annotations) {
        if (member(one, "was_cancelled") == true) {
          ++skipped;
          continue;
        }
        ++submitted;
        const json& by = member(one, "completed_by");
        regions(member(one, "result"), by.is_object() ? word(member(by, "email")) : word(by), {}, {});
      }
    const json& predictions = member(task, "predictions");
    if (predictions.is_array())
      for (const json& one : predictions)
        if (one.is_object()) regions(member(one, "result"), {}, word(member(one, "model_version")), member(one, "score").is_number() ? std::optional(one["score"].get<double>()) : std::nullopt);
    if (submitted > 1) m_losses.add("annotator", "several labeled the item: their annotations come together", static_cast<std::int64_t>(submitted - 1));
    if (skipped > 0) m_losses.add("skip", "somebody skipped the item", static_cast<std::int64_t>(skipped));
    if (submitted > 0) m_document.status = "complete";
  }

  std::string path_of(const json& task, const json& data) const {
    for (const std::string_view key : k_files)
      if (const json& value = member(data, std::string(key).c_str()); value.is_string()) return picture_of(value.get<std::string>());
    for (const auto& [key, value] : data.items())
      if (value.is_string())
        if (const std::string text = value.get<std::string>(); text.find('/') != std::string::npos && text.find(' ') == std::string::npos && text.size() < 1000) return picture_of(text);
    const std::string id = word(member(task, "id"));
    if (id.empty()) fail_record("data: no file, and the task has no id");
    return cat("task-", id, ".txt");
  }

  // Results with the same id are one region, seen by several controls.
  void regions(const json& results, const std::string& by, const std::string& model, std::optional<double> score) {
    if (!results.is_array()) return;
    std::vector<std::string> order;
    std::map<std::string, std::vector<const json*>> parts;
    for (std::size_t i = 0; i < results.size(); ++i) {
      const json& result = results[i];
      if (word(member(result, "type")) == "relation") {
        m_losses.add("relation", "regions are not related here");
        continue;
      }
      std::string id = word(member(result, "id"));
      if (id.empty()) id = cat('#', i);
      auto& list = parts[id];
      if (list.empty()) order.push_back(id);
      list.push_back(&result);
    }
    for (const std::string& id : order) {
      try {
        region(id, parts[id], by, model, score);
      } catch (Error& e) {
        e.within(cat("result ", quote(id)));
        throw;
      }
    }
  }

  struct Pixels {
    double width, height;
  };
  Pixels pixels(const json& result) {
    if (m_document.item.width && m_document.item.height && !member(result, "original_width").is_number()) return {static_cast<double>(*m_document.item.width), static_cast<double>(*m_document.item.height)};
    const json &width = member(result, "original_width"), &height = member(result, "original_height");
    if (width.is_number() && height.is_number() && width.get<double>() >= 1 && height.get<double>() >= 1) {
      if (!m_document.item.width) {
        m_document.item.width = whole_number(std::floor(width.get<double>()));
        m_document.item.height = whole_number(std::floor(height.get<double>()));
      }
      return {width.get<double>(), height.get<double>()};
    }
    if (m_options.image_size) return {static_cast<double>(m_options.image_size->width), static_cast<double>(m_options.image_size->height)};
    throw Error(Code::bad_record, "coordinates are percent of the picture, and its size is not known").hint("original_width and original_height tell it; or add the pictures with their sizes first");
  }

  std::optional<geometry::Shape> shape_of(const json& result, const std::string& type, const json& value) {
    const auto x = [&](double percent) { return percent / 100 * pixels(result).width; };
    const auto y = [&](double percent) { return percent / 100 * pixels(result).height; };
    if (type.starts_with("rectangle"))
      return turned_about_corner({x(number(value, "x")), y(number(value, "y")), x(number(value, "width")), y(number(value, "height"))}, number(value, "rotation", 0));
    if (type.starts_with("polygon")) {
      geometry::Ring ring;
      if (!member(value, "points").is_array()) fail_record("value.points: expected a list of points");
      for (const json& at : value["points"]) {
        if (!at.is_array() || at.size() != 2 || !at[0].is_number() || !at[1].is_number()) fail_record("value.points: expected [x, y]");
        ring.push_back({x(at[0].get<double>()), y(at[1].get<double>())});
      }
      return geometry::Polygon{{ring}};
    }
    if (type.starts_with("ellipse")) return geometry::Ellipse{{x(number(value, "x")), y(number(value, "y"))}, x(number(value, "radiusX")), y(number(value, "radiusY")), number(value, "rotation", 0)};
    if (type.starts_with("keypoint")) return geometry::Dot{{x(number(value, "x")), y(number(value, "y"))}};
    if (type == "labels" && member(value, "start").is_number() && member(value, "text").is_string())
      return geometry::TextSpan{whole_number(number(value, "start")), whole_number(number(value, "end"))};
    if (type == "labels" && member(value, "start").is_number() && member(value, "end").is_number()) return geometry::TimeRange{number(value, "start"), number(value, "end")};
    return std::nullopt;
  }

  // The labels of a result: those of its type, or of any list that ends so.
  static std::vector<std::string> labels_of(const json& value) {
    std::vector<std::string> labels;
    for (const auto& [key, list] : value.items())
      if (list.is_array() && (key.ends_with("labels") || key == "choices"))
        for (const json& label : list) labels.push_back(word(label));
    return labels;
  }

  void region(const std::string& id, const std::vector<const json*>& parts, const std::string& by, const std::string& model, std::optional<double> score) {
    std::optional<geometry::Shape> shape;
    std::vector<std::string> labels;
    json attributes = json::object();
    for (const json* part : parts) {
      const json& value = member(*part, "value");
      const std::string type = word(member(*part, "type")), control = word(member(*part, "from_name"));
      if (!value.is_object()) fail_record("value: expected an object");
      const auto drawn = shape_of(*part, type, value);
      if (drawn && !shape) shape = drawn;
      const std::vector<std::string> named = labels_of(value);
      if (drawn || parts.size() == 1 || type.ends_with("labels"))
        labels.insert(labels.end(), named.begin(), named.end());
      else if (!named.empty())
        attributes[control.empty() ? type : control] = named.size() == 1 ? json(named.front()) : json(named);
      for (const char* key : {"text", "rating", "number", "datetime"})
        if (!drawn && value.contains(key)) {
          const json& said = value[key];
          attributes[control.empty() ? key : control] = said.is_array() && said.size() == 1 ? said.front() : said;
        }
      if (const json& own = member(*part, "score"); own.is_number()) score = own.get<double>();
    }
    const std::string type = word(member(*parts.front(), "type"));
    if (!shape && type != "choices" && labels.empty()) return m_losses.add(type.empty() ? "result" : type, "this control has no place here");
    if (!shape && type == "brushlabels") return m_losses.add(type, "brushes are not read yet");
    if (labels.empty()) return m_losses.add(type, "a region without a label");
    if (shape && !has_extent(*shape)) {
      if (!m_options.skip_empty) fail_record("value: no area");
      return m_losses.add(type, "without area");
    }
    for (const std::string& label : labels) {
      model::Annotation& a = m_document.annotations.emplace_back();
      a.label = label;
      a.creator = by;
      if (!id.starts_with('#')) a.external_id = labels.size() == 1 ? id : cat(id, '/', label);
      a.model = model;
      if (score && *score >= 0 && *score <= 1) a.confidence = score;
      draw(a, shape.value_or(geometry::Classification{}));
      if (!attributes.empty()) a.attributes = attributes.dump();
      if (by.empty()) a.layer = model::Layer::model;
    }
  }

  JsonObjects m_objects;
  DocumentOptions m_options;
  std::unordered_set<std::string> m_paths;
  ItemDocument m_document;
};

}  // namespace

std::unique_ptr<Documents> labelstudio_documents(const FileTree& tree, DocumentOptions options) { return std::make_unique<LabelStudioDocuments>(tree, std::move(options)); }

}  // namespace tasks::formats
