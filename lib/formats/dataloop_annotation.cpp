#include "lib/formats/dataloop_annotation.hpp"

#include "lib/base/json_value.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::formats {
namespace {

using namespace geometry;

void put(JsonText& json, Point p) {
  json.begin_object();
  json.member("x", p.x);
  json.member("y", p.y);
  json.member("z", 0);
  json.end_object();
}
void put(JsonText& json, const std::vector<Point>& points) {
  json.begin_array();
  for (const Point& p : points) put(json, p);
  json.end_array();
}

// The name of its type, then the coordinates.
struct Coordinates {
  JsonText& json;
  const std::string& geometry;

  void operator()(const Classification&) const { named("class", [] {}, true); }
  void operator()(const Box& b) const {
    named("box", [&] {
      put(json, {b.rect.x, b.rect.y});
      put(json, {b.rect.x + b.rect.w, b.rect.y + b.rect.h});
      if (b.rotation != 0) json.value(b.rotation);
    }, true);
  }
  void operator()(const Polygon& p) const {
    named("segment", [&] {
      for (const Ring& ring : p.rings) put(json, ring);
    }, true);
  }
  void operator()(const Polyline& p) const { named("polyline", [&] { put(json, p.points); }, true); }
  void operator()(const Dot& d) const { named("point", [&] { put(json, d.at); }, false); }
  void operator()(const Ellipse& e) const {
    named("ellipse", [&] {
      json.begin_object();
      json.member("angle", e.rotation);
      json.key("center");
      put(json, e.center);
      json.member("rx", e.rx);
      json.member("ry", e.ry);
      json.end_object();
    }, false);
  }
  void operator()(const Mask&) const { named("binary", [&] { json.raw(JsonValue(geometry).at("rle").raw().empty() ? std::string_view(geometry) : JsonValue(geometry).at("rle").raw()); }, false); }
  void operator()(const Cuboid& c) const {
    named("cube", [&] {
      json.begin_object();
      for (std::size_t i = 0; i < c.points.size(); ++i) {
        json.key(k_dataloop_corners[i]);
        put(json, c.points[i]);
      }
      json.end_object();
    }, false);
  }
  void operator()(const TextSpan& t) const {
    named("text_mark", [&] {
      json.begin_object();
      json.member("start", t.start);
      json.member("end", t.end);
      json.end_object();
    }, false);
  }
  void operator()(const TimeRange&) const { named("subtitle", [&] { json.begin_object(); json.end_object(); }, false); }

  template <class Act>
  void named(std::string_view type, const Act& act, bool list) const {
    json.member("type", type);
    json.key("coordinates");
    if (list) json.begin_array();
    act();
    if (list) json.end_array();
  }
};

}  // namespace

void append_coordinates(JsonText& json, const Shape& shape, const std::string& geometry) { std::visit(Coordinates{json, geometry}, shape); }

void append_times(JsonText& json, const model::Annotation& a, const Shape& shape) {
  if (a.frame) json.member("frame", *a.frame);
  if (a.frame_end) json.member("endFrame", *a.frame_end);
  if (const auto* range = std::get_if<TimeRange>(&shape)) {
    json.member("startTime", range->start_s);
    json.member("endTime", range->end_s);
  }
}

void append_model(JsonText& json, const model::Annotation& a) {
  json.begin_object();
  if (!a.model.empty()) {
    json.key("model");
    json.begin_object();
    json.member("name", a.model);
    if (a.confidence) json.member("confidence", *a.confidence);
    json.end_object();
  }
  json.end_object();
}

std::string_view dataloop_status(std::string_view ours) { return ours == "complete" ? "completed" : ours == "discard" ? "discarded" : ours; }
std::string_view our_status(std::string_view dataloops) { return dataloops == "completed" ? "complete" : dataloops == "discarded" ? "discard" : dataloops; }

struct DataloopAnnotations::State {
  ShapeReader shapes;
};

DataloopAnnotations::DataloopAnnotations() : m_state(std::make_unique<State>()) {}
DataloopAnnotations::~DataloopAnnotations() = default;

void DataloopAnnotations::append(JsonText& out, const model::Annotation& a) {
  const Drawing drawing = m_state->shapes.read(static_cast<std::size_t>(a.shape), a.geometry);
  const std::string id = cat(a.id);
  const std::string_view attributes = a.attributes.empty() ? std::string_view("{}") : std::string_view(a.attributes);
  JsonText json;
  json.begin_object();
  json.member("id", id);
  json.member("clientId", id);
  json.member("label", a.label);
  append_coordinates(json, drawing.shape, a.geometry);
  json.raw_member("attributes", attributes);
  json.member("creator", a.creator);
  json.member("source", a.source);
  json.key("metadata");
  json.begin_object();
  json.key("system");
  json.begin_object();
  json.raw_member("attributes", attributes);
  if (a.parent_id != 0)
    json.member("parentId", cat(a.parent_id));
  else
    json.null_member("parentId");
  append_times(json, a, drawing.shape);
  json.end_object();
  json.key("user");
  append_model(json, a);
  json.end_object();
  json.end_object();
  // The same again inside it.
  std::string whole = json.take();
  std::string with = whole.substr(0, whole.size() - 1);
  with += ",\"_def\":";
  with += whole;
  with += '}';
  out.raw(with);
}

}  // namespace tasks::formats
