#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>

#include "lib/base/error.hpp"
#include "lib/base/json_text.hpp"
#include "lib/base/text.hpp"
#include "lib/formats/drawn.hpp"
#include "lib/formats/foreign_readers.hpp"
#include "lib/formats/run_lengths.hpp"
#include "lib/formats/xml_file.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {
namespace {

using pugi::xml_node;

class CvatDocuments final : public Documents {
 public:
  CvatDocuments(const FileTree& tree, DocumentOptions options) : m_options(std::move(options)) {
    const auto name = std::find_if(tree.names().begin(), tree.names().end(), [&](const std::string& n) { return tree.single() || n.ends_with(".xml"); });
    if (name == tree.names().end()) throw Error(Code::bad_file, cat(tree.name(), " has no file annotations.xml"));
    m_xml.emplace(tree.read(*name), tree.place(*name));
    const xml_node root = m_xml->root();
    if (std::string_view(root.name()) != "annotations") m_xml->fail(root, "expected <annotations>, as CVAT has it");
    const xml_node meta = root.child("meta");
    for (const char* holder : {"task", "project", "job"}) read_labels(meta.child(holder).child("labels"));
    m_image = root.child("image");
    m_tracks = root.child("track");
    m_source = trim(meta.child("source").text().get());
    if (m_source.empty()) m_source = trim(meta.child("task").child("name").text().get());
    m_original = meta.child("task").child("original_size");
  }

  const ItemDocument* next() override {
    if (!m_image) return m_tracks ? video() : nullptr;
    const xml_node image = std::exchange(m_image, m_image.next_sibling("image"));
    m_document = {};
    const std::string_view name = image.attribute("name").value();
    if (name.empty()) m_xml->fail(image, "has no name");
    m_document.item.path = m_xml->path(image, name);
    if (!m_paths.insert(m_document.item.path).second) m_xml->fail(image, cat(quote(m_document.item.path), " is there twice"));
    m_document.item.width = m_xml->size(image, "width", image.attribute("width").value());
    m_document.item.height = m_xml->size(image, "height", image.attribute("height").value());
    if (const std::string_view subset = image.attribute("subset").value(); !subset.empty()) {
      if (const auto split = split_named(subset))
        m_document.item.split = *split;
      else if (fold(subset) != "default")
        m_losses.add("subset", "it is none of train, validation, test");
    }
    for (const xml_node shape : image.children()) take(shape);
    return &m_document;
  }

 private:
  void read_labels(const xml_node& labels) {
    for (const xml_node label : labels.children("label")) {
      const std::string name(trim(label.child("name").text().get()));
      for (const xml_node attribute : label.child("attributes").children("attribute"))
        m_inputs[{name, std::string(trim(attribute.child("name").text().get()))}] = trim(attribute.child("input_type").text().get());
    }
  }

  std::vector<geometry::Point> points(const xml_node& node) const {
    std::vector<geometry::Point> found;
    for (const std::string& pair : tasks::split(node.attribute("points").value(), ';')) {
      const auto comma = pair.find(',');
      if (comma == std::string::npos) m_xml->fail(node, cat("points: ", quote(pair), " is not x,y"));
      found.push_back({m_xml->number(node, "points", std::string_view(pair).substr(0, comma)), m_xml->number(node, "points", std::string_view(pair).substr(comma + 1))});
    }
    return found;
  }

  double value(const xml_node& node, const char* name) const { return m_xml->attribute_number(node, name); }
  double rotation(const xml_node& node) const { return node.attribute("rotation") ? value(node, "rotation") : 0; }

  geometry::Mask mask(const xml_node& node) const {
    if (!m_document.item.width || !m_document.item.height) m_xml->fail(node, "a mask needs the size of its image");
    RowRuns rows;
    const auto whole = [&](const char* name) { return m_xml->whole(node, name, node.attribute(name).value()); };
    rows.left = whole("left");
    rows.top = whole("top");
    rows.width = whole("width");
    rows.height = whole("height");
    for (const std::string& run : tasks::split(node.attribute("rle").value(), ',')) rows.runs.push_back(m_xml->whole(node, "rle", run));
    try {
      return mask_of(rows, *m_document.item.width, *m_document.item.height);
    } catch (const Error& e) {
      m_xml->fail(node, e.message());
    }
  }

  // Nothing: the shape has no place here.
  std::optional<geometry::Shape> shape_of(const xml_node& node) const {
    const std::string_view kind = node.name();
    if (kind == "box") {
      const double left = value(node, "xtl"), top = value(node, "ytl");
      return geometry::Box{between(left, top, value(node, "xbr"), value(node, "ybr")), rotation(node)};
    }
    if (kind == "polygon") return geometry::Polygon{{points(node)}};
    if (kind == "polyline") return geometry::Polyline{points(node)};
    if (kind == "ellipse") return geometry::Ellipse{{value(node, "cx"), value(node, "cy")}, value(node, "rx"), value(node, "ry"), rotation(node)};
    if (kind == "tag") return geometry::Classification{};
    if (kind == "mask") return mask(node);
    if (kind != "cuboid") return std::nullopt;
    geometry::Cuboid cuboid;
    std::size_t at = 0;
    for (const char* side : {"1", "2"})
      for (const char* corner : {"tl", "bl", "tr", "br"}) {
        const std::string x = cat('x', corner, side), y = cat('y', corner, side);
        cuboid.points[at++] = {value(node, x.c_str()), value(node, y.c_str())};
      }
    return cuboid;
  }

  void take(const xml_node& node) {
    if (node.type() != pugi::node_element) return;
    const std::string_view kind = node.name();
    if (kind == "points") {
      const auto dots = points(node);
      if (dots.size() > 1) m_losses.add("points", "several points of one annotation become one each");
      for (const geometry::Point at : dots) add(node, geometry::Dot{at});
      return;
    }
    if (const auto shape = shape_of(node))
      add(node, *shape);
    else
      m_losses.add(kind, "this shape has no place here");
  }

  model::Annotation* add(const xml_node& node, const geometry::Shape& shape) {
    if (!has_extent(shape)) {
      if (!m_options.skip_empty) m_xml->fail(node, "has no area");
      m_losses.add(node.name(), "without area");
      return nullptr;
    }
    const xml_node labelled = node.attribute("label") ? node : node.parent();  // a track has the label of its shapes
    const std::string_view label = labelled.attribute("label").value();
    if (label.empty()) {
      m_losses.add(node.name(), "without a label");
      return nullptr;
    }
    model::Annotation& a = m_document.annotations.emplace_back();
    a.label = label;
    draw(a, shape);
    JsonText attributes;
    attributes.begin_object();
    bool any = false;
    for (const xml_node attribute : node.children("attribute")) {
      put_attribute(attributes, a.label, attribute.attribute("name").value(), attribute.text().get());
      any = true;
    }
    attributes.end_object();
    if (any) a.attributes = attributes.take();
    keep(node, a);
    return &a;
  }

  void put_attribute(JsonText& json, const std::string& label, const std::string& name, std::string_view text) const {
    const auto input = m_inputs.find({label, name});
    const std::string_view kind = input == m_inputs.end() ? std::string_view() : std::string_view(input->second);
    if (kind == "checkbox" && (text == "true" || text == "false")) return json.member(name, text == "true");
    if (const auto number = to_double(trim(text)); kind == "number" && number) return json.member(name, *number);
    json.member(name, text);
  }

  // What we do not model, to be written back.
  static void keep(const xml_node& node, model::Annotation& a) {
    JsonText json;
    json.begin_object();
    json.key("cvat");
    json.begin_object();
    bool any = false;
    for (const auto& [name, usual] : {std::pair("occluded", "0"), std::pair("z_order", "0"), std::pair("source", "manual"), std::pair("group_id", "")})
      if (const std::string_view value = node.attribute(name).value(); !value.empty() && value != usual) {
        json.member(name, value);
        any = true;
      }
    json.end_object();
    json.end_object();
    if (any) a.extra = json.take();
  }

  // All tracks are of one video. Each stretch in which something is visible is an annotation.
  const ItemDocument* video() {
    m_document = {};
    if (m_source.empty()) m_xml->fail(m_tracks, "a track, and neither <source> nor the task's <name> says of which video");
    m_document.item.path = m_xml->path(m_tracks, m_source);
    m_document.item.kind = model::ItemKind::video;
    m_document.item.width = m_xml->size(m_original, "width", m_original.child("width").text().get());
    m_document.item.height = m_xml->size(m_original, "height", m_original.child("height").text().get());
    for (; m_tracks; m_tracks = m_tracks.next_sibling("track")) take_track(m_tracks);
    return &m_document;
  }

  void take_track(const xml_node& track) {
    geometry::Drawing drawing;
    xml_node first;
    std::int64_t last = 0;
    const auto flush = [&] {
      if (!first) return;
      if (model::Annotation* a = add(first, drawing.keyframes.front().shape)) {
        drawing.shape = drawing.keyframes.front().shape;
        a->frame = drawing.keyframes.front().frame;
        a->frame_end = last;
        if (drawing.keyframes.size() < 2) drawing.keyframes.clear();
        a->geometry.clear();
        geometry::append_json(a->geometry, drawing);
      }
      drawing = {};
      first = {};
    };
    for (const xml_node node : track.children()) {
      if (node.type() != pugi::node_element) continue;
      const auto shape = shape_of(node);
      if (!shape) {
        m_losses.add(node.name(), "this shape has no place in a track");
        continue;
      }
      const std::int64_t frame = m_xml->whole(node, "frame", node.attribute("frame").value());
      if (std::string_view(node.attribute("outside").value()) == "1") {
        if (first) last = std::max(last, frame - 1);
        flush();
        continue;
      }
      if (!first) first = node;
      last = frame;
      drawing.keyframes.push_back({frame, *shape});
    }
    flush();
  }

  DocumentOptions m_options;
  std::optional<XmlFile> m_xml;
  xml_node m_image, m_tracks, m_original;
  std::string m_source;
  std::map<std::pair<std::string, std::string>, std::string> m_inputs;  // of attributes, by label and name: checkbox, number …
  std::unordered_set<std::string> m_paths;
  ItemDocument m_document;
};

}  // namespace

std::unique_ptr<Documents> cvat_documents(const FileTree& tree, DocumentOptions options) { return std::make_unique<CvatDocuments>(tree, std::move(options)); }

}  // namespace tasks::formats
