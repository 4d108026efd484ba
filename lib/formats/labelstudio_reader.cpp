#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/base/time.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/json_objects.hpp"
#include "lib/formats/loose_json.hpp"
#include "lib/formats/run_lengths.hpp"
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
    const json& ours = member(member(task, "meta"), "tasks");  // of a file that was written here
    const json& path = member(ours, "path");
    m_document.item.path = model::normal_path(path.is_string() ? path.get<std::string>() : path_of(task, data));
    take_data(data);
    if (const json& id = member(ours, "work_item"); id.is_number_integer()) m_document.work_item_id = id.get<std::int64_t>();
    if (const json& version = member(ours, "version"); version.is_number_integer()) m_document.work_item_version = version.get<std::int64_t>();
    if (!m_paths.insert(m_document.item.path).second) fail_record(cat("data: ", quote(m_document.item.path), " is there twice"));
    const auto known = m_options.size_of ? m_options.size_of(m_document.item.path) : std::nullopt;
    if (known) {
      m_document.item.width = known->width;
      m_document.item.height = known->height;
    } else if (const json &width = member(ours, "width"), &height = member(ours, "height"); width.is_number_integer() && height.is_number_integer() && width.get<std::int64_t>() > 0 && height.get<std::int64_t>() > 0) {
      m_document.item.width = width.get<std::int64_t>();
      m_document.item.height = height.get<std::int64_t>();
    }
    const json& annotations = member(task, "annotations").is_null() ? member(task, "completions") : member(task, "annotations");
    for (const json* one : latest(annotations)) {
      const json& by = member(*one, "completed_by");
      Answer answer{.by = by.is_object() ? word(member(by, "email")) : word(by), .skipped = member(*one, "was_cancelled") == true, .duration = 0, .at = std::nullopt};
      if (const json& seconds = member(*one, "lead_time"); seconds.is_number() && seconds.get<double>() >= 0 && seconds.get<double>() < 1e9) answer.duration = std::llround(seconds.get<double>() * static_cast<double>(k_second));
      answer.at = updated(*one);
      // What somebody drew before skipping is not an answer.
      if (!answer.skipped) regions(member(*one, "result"), Origin{.by = answer.by, .layer = model::Layer::work, .model = {}, .score = std::nullopt});
      m_document.answers.push_back(std::move(answer));
    }
    const json& predictions = member(task, "predictions");
    if (predictions.is_array())
      for (const json& one : predictions)
        if (one.is_object())
          regions(member(one, "result"), Origin{.by = {}, .layer = model::Layer::model, .model = word(member(one, "model_version")), .score = member(one, "score").is_number() ? std::optional(one["score"].get<double>()) : std::nullopt});
    const auto& answers = m_document.answers;
    m_document.labeled = std::any_of(answers.begin(), answers.end(), [](const Answer& one) { return !one.skipped; });
    if (m_document.labeled) m_document.status = "complete";
  }

  // One annotation of each person: the last, where somebody submitted several.
  std::vector<const json*> latest(const json& annotations) {
    std::vector<const json*> found;
    if (!annotations.is_array()) return found;
    for (const json& one : annotations) {
      if (!one.is_object()) fail_record("annotations: expected a list of objects");
      const auto same = std::find_if(found.begin(), found.end(), [&](const json* other) { return !member(one, "completed_by").is_null() && member(*other, "completed_by") == member(one, "completed_by"); });
      if (same == found.end()) {
        found.push_back(&one);
        continue;
      }
      m_losses.add("annotation", "somebody submitted the item again: the last counts");
      if (updated(one).value_or(0) >= updated(**same).value_or(0)) *same = &one;
    }
    return found;
  }

  static std::optional<Micros> updated(const json& one) {
    const json& at = member(one, "updated_at").is_string() ? member(one, "updated_at") : member(one, "created_at");
    if (!at.is_string() || at.get_ref<const std::string&>().find('T') == std::string::npos) return std::nullopt;
    try {
      return parse_time(at.get<std::string>(), 0);
    } catch (const Error&) {
      return std::nullopt;  // a broken time is no reason to refuse the work
    }
  }

  // Everything beside the file itself: the split, and what we keep as metadata.
  void take_data(const json& data) {
    json metadata = json::object();
    for (const auto& [key, value] : data.items()) {
      if (std::find(k_files.begin(), k_files.end(), key) != k_files.end() && value.is_string()) continue;
      const auto split = key == "split" && value.is_string() ? model::parse<model::Split>(value.get<std::string>()) : std::nullopt;
      if (split)
        m_document.item.split = *split;
      else
        metadata[key] = value;
    }
    if (!metadata.empty()) m_document.item.metadata = metadata.dump();
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

  // Who or what drew the regions of a result.
  struct Origin {
    std::string by;
    model::Layer layer = model::Layer::work;
    std::string model;
    std::optional<double> score;
  };

  // Results with the same id are one region, seen by several controls.
  void regions(const json& results, const Origin& origin) {
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
        region(id, parts[id], origin);
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
    const auto x = [&](double percent) { return pixel(percent / 100 * pixels(result).width); };
    const auto y = [&](double percent) { return pixel(percent / 100 * pixels(result).height); };
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
    if (type.starts_with("brush") && member(value, "rle").is_array()) {
      std::vector<std::uint8_t> packed;
      for (const json& byte : value["rle"]) {
        if (!byte.is_number_integer() || byte.get<std::int64_t>() < 0 || byte.get<std::int64_t>() > 255) fail_record("value.rle: expected bytes");
        packed.push_back(byte.get<std::uint8_t>());
      }
      const Pixels size = pixels(result);
      return mask_of_brush(packed, whole_number(size.width), whole_number(size.height));
    }
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

  void region(const std::string& id, const std::vector<const json*>& parts, const Origin& origin) {
    std::optional<double> score = origin.score;
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
      // Of a region that is not drawn the first choice is what it is.
      if (drawn || parts.size() == 1 || type.ends_with("labels") || (labels.empty() && part == parts.front() && type == "choices"))
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
    if (labels.empty()) return m_losses.add(type, "a region without a label");
    if (shape && !has_extent(*shape)) {
      if (!m_options.skip_empty) fail_record("value: no area");
      return m_losses.add(type, "without area");
    }
    for (const std::string& label : labels) {
      model::Annotation& a = m_document.annotations.emplace_back();
      a.label = label;
      a.creator = origin.by;
      if (!id.starts_with('#')) a.external_id = labels.size() == 1 ? id : cat(id, '/', label);
      a.layer = origin.layer;
      a.model = origin.model;
      if (score && *score >= 0 && *score <= 1) a.confidence = score;
      draw(a, shape.value_or(geometry::Classification{}));
      if (!attributes.empty()) a.attributes = attributes.dump();
      keep(*parts.front(), a);
    }
  }

  // What we do not model, to be written back: which control it was, and what the region says of itself.
  static void keep(const json& part, model::Annotation& a) {
    json kept = json::object();
    for (const char* field : {"from_name", "to_name", "type", "origin", "readonly", "hidden", "locked", "meta"})
      if (const json& value = member(part, field); !value.is_null()) kept[field] = value;
    if (!kept.empty()) a.extra = json{{"labelstudio", kept}}.dump();
  }

  JsonObjects m_objects;
  DocumentOptions m_options;
  std::unordered_set<std::string> m_paths;
  ItemDocument m_document;
};

}  // namespace

std::unique_ptr<Documents> labelstudio_documents(const FileTree& tree, DocumentOptions options) { return std::make_unique<LabelStudioDocuments>(tree, std::move(options)); }

}  // namespace tasks::formats
