#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/json_scan.hpp"
#include "lib/formats/loose_json.hpp"
#include "lib/model/item_path.hpp"

namespace tasks::formats {
namespace {

using nlohmann::json;
class DatumaroDocuments final : public Documents {
 public:
  DatumaroDocuments(const FileTree& tree, DocumentOptions options) : m_tree(tree), m_options(std::move(options)) {
    for (const std::string& name : tree.names())
      if (tree.single() || name.ends_with(".json")) m_files.push_back(&name);
  }

  const ItemDocument* next() override {
    while (m_next_item >= items().size()) {
      if (m_next == m_files.size()) return nullptr;
      open(*m_files[m_next++]);
    }
    const json& item = items()[m_next_item];
    try {
      read(item);
    } catch (Error& e) {
      if (e.code() != Code::bad_record) throw;
      throw Error(Code::bad_file, cat(m_tree.place(*m_files[m_next - 1]), ": items[", m_next_item, "]: ", e.message())).hint(e.hint_text());
    }
    ++m_next_item;
    return &m_document;
  }

 private:
  const json& items() const {
    static const json k_none = json::array();
    const json& list = member(m_json, "items");
    return list.is_array() ? list : k_none;
  }

  void open(const std::string& name) {
    m_next_item = 0;
    m_labels.clear();
    const std::string text = m_tree.read(name);
    try {
      m_json = json::parse(text);
    } catch (const json::exception&) {
      throw Error(Code::bad_file, cat(m_tree.place(name), ": not valid JSON: ", describe_json_error(text)));
    }
    const auto slash = name.rfind('/');
    const std::string_view file = std::string_view(name).substr(slash == std::string::npos ? 0 : slash + 1);
    m_split = split_named(without_extension(file));
    const json& labels = member(member(member(m_json, "categories"), "label"), "labels");
    if (labels.is_array())
      for (const json& label : labels) m_labels.push_back(member(label, "name").is_string() ? label["name"].get<std::string>() : std::string());
  }

  static double number(const json& value, const char* what) {
    if (!value.is_number()) fail_record(cat(what, ": expected a number"));
    return value.get<double>();
  }
  static std::vector<double> numbers(const json& list, const char* what) {
    std::vector<double> found;
    if (!list.is_array()) fail_record(cat(what, ": expected a list of numbers"));
    for (const json& one : list) found.push_back(number(one, what));
    return found;
  }
  static std::vector<geometry::Point> points(const json& one) {
    const std::vector<double> flat = numbers(member(one, "points"), "points");
    if (flat.size() % 2 != 0) fail_record("points: an odd number of coordinates");
    std::vector<geometry::Point> found;
    for (std::size_t i = 0; i < flat.size(); i += 2) found.push_back({flat[i], flat[i + 1]});
    return found;
  }

  void read(const json& item) {
    m_document = {};
    const json& image = member(item, "image").is_object() ? member(item, "image") : member(item, "media");
    std::string path = member(image, "path").is_string() ? image["path"].get<std::string>() : std::string();
    const std::string id = member(item, "id").is_string() ? item["id"].get<std::string>() : std::string();
    if (path.empty() && id.empty()) fail_record("id: is missing");
    // The path of the picture has the extension, and may be just its name; the id has the folders.
    const auto dot = path.rfind('.');
    m_document.item.path = model::normal_path(id.empty() ? path : dot == std::string::npos || path.find('/', dot) != std::string::npos ? cat(id, ".jpg") : cat(id, path.substr(dot)));
    if (!m_paths.insert(m_document.item.path).second) fail_record(cat(quote(m_document.item.path), " is there twice"));
    if (m_split) m_document.item.split = *m_split;
    if (const json& size = member(image, "size"); size.is_array() && size.size() == 2 && size[0].is_number_integer() && size[1].is_number_integer() && size[0].get<std::int64_t>() > 0 && size[1].get<std::int64_t>() > 0) {
      m_document.item.height = size[0].get<std::int64_t>();
      m_document.item.width = size[1].get<std::int64_t>();
    }
    const json& annotations = member(item, "annotations");
    if (!annotations.is_array()) return;
    for (std::size_t i = 0; i < annotations.size(); ++i) {
      try {
        take(annotations[i]);
      } catch (Error& e) {
        e.within(cat("annotations[", i, "]"));
        throw;
      }
    }
  }

  std::optional<geometry::Shape> shape_of(const std::string& type, const json& one) {
    if (type == "label") return geometry::Classification{};
    if (type == "bbox") {
      const std::vector<double> box = numbers(member(one, "bbox"), "bbox");
      if (box.size() != 4) fail_record("bbox: expected [x, y, width, height]");
      const json& rotation = member(member(one, "attributes"), "rotation");
      return geometry::Box{{box[0], box[1], box[2], box[3]}, rotation.is_number() ? rotation.get<double>() : 0};
    }
    if (type == "polygon") return geometry::Polygon{{points(one)}};
    if (type == "polyline") return geometry::Polyline{points(one)};
    if (type == "points") {
      const auto dots = points(one);
      if (dots.size() != 1) return std::nullopt;
      return geometry::Dot{dots.front()};
    }
    if (type != "mask") return std::nullopt;
    const json& rle = member(one, "rle");
    const std::vector<double> size = numbers(member(rle, "size"), "rle.size");
    if (size.size() != 2) fail_record("rle.size: expected [height, width]");
    geometry::Mask mask{.width = whole_number(size[1]), .height = whole_number(size[0]), .runs = {}, .compressed = true};
    const json& counts = member(rle, "counts");
    if (counts.is_string())
      mask.runs = geometry::decode_runs(counts.get<std::string>());
    else
      for (const double run : numbers(counts, "rle.counts")) mask.runs.push_back(whole_number(run));
    geometry::check_runs(mask);
    return mask;
  }

  void take(const json& one) {
    const std::string type = member(one, "type").is_string() ? one["type"].get<std::string>() : std::string();
    const auto shape = shape_of(type, one);
    if (!shape) return m_losses.add(type.empty() ? "annotation" : type, "this type has no place here");
    if (!has_extent(*shape)) {
      if (!m_options.skip_empty) fail_record("no area");
      return m_losses.add(type, "without area");
    }
    const json& number = member(one, "label_id");
    if (!number.is_number_integer()) return m_losses.add(type, "without a label");
    const auto at = number.get<std::int64_t>();
    if (at < 0 || at >= static_cast<std::int64_t>(m_labels.size()) || m_labels[static_cast<std::size_t>(at)].empty())
      throw Error(Code::bad_record, cat("label_id: there is no label ", at)).hint(cat("there are ", m_labels.size(), ", numbered from 0"));
    model::Annotation& a = m_document.annotations.emplace_back();
    a.label = m_labels[static_cast<std::size_t>(at)];
    draw(a, *shape);
    json attributes = member(one, "attributes").is_object() ? one["attributes"] : json::object();
    if (type == "bbox") attributes.erase("rotation");
    if (const json& score = member(attributes, "score"); score.is_number() && score.get<double>() >= 0 && score.get<double>() <= 1) {
      a.confidence = score.get<double>();
      attributes.erase("score");
    }
    if (!attributes.empty()) a.attributes = attributes.dump();
    json kept = json::object();
    for (const char* field : {"group", "z_order", "object_id"})
      if (const json& value = member(one, field); value.is_number() && value != 0 && value != -1) kept[field] = value;
    if (!kept.empty()) a.extra = json{{"datumaro", kept}}.dump();
  }

  const FileTree& m_tree;
  DocumentOptions m_options;
  std::vector<const std::string*> m_files;
  std::size_t m_next = 0, m_next_item = 0;
  json m_json;
  std::vector<std::string> m_labels;
  std::optional<model::Split> m_split;
  std::unordered_set<std::string> m_paths;
  ItemDocument m_document;
};

}  // namespace

std::unique_ptr<Documents> datumaro_documents(const FileTree& tree, DocumentOptions options) { return std::make_unique<DatumaroDocuments>(tree, std::move(options)); }

}  // namespace tasks::formats
