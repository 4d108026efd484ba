#include "lib/geometry/shape_json.hpp"

#include <simdjson.h>

#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::geometry {
namespace {

using Element = simdjson::dom::element;
using Type = simdjson::dom::element_type;

constexpr double k_farthest = 1e9;  // pixels: beyond it products of coordinates lose their meaning

// The path of the value that is being read, for messages: "geometry.rings[0][3]". It is put together only when needed.
struct Place {
  const Place* above = nullptr;
  std::string_view name;
  std::size_t index = 0;
  bool is_index = false;

  Place in(std::string_view field) const { return {this, field, 0, false}; }
  Place at(std::size_t i) const { return {this, {}, i, true}; }
  std::string text() const {
    std::string out = above ? above->text() : std::string();
    if (is_index) return cat(out, "[", index, "]");
    return out.empty() ? std::string(name) : cat(out, ".", name);
  }
};

[[noreturn]] void refuse(const Place& place, std::string_view what) {
  const std::string field = place.text();
  throw Error(Code::bad_record, cat(field, ": ", what)).detail("field", field);
}

double number(Element e, const Place& place) {
  double value = 0;
  if (!e.is_number() || e.get(value) != simdjson::SUCCESS) refuse(place, "expected a number");
  if (!std::isfinite(value) || std::abs(value) > k_farthest) refuse(place, "the number is out of range (±1e9)");
  return value == 0 ? 0.0 : value;  // no minus zero
}

std::int64_t integer(Element e, const Place& place) {
  std::int64_t value = 0;
  if (e.get(value) == simdjson::SUCCESS) return value;
  double real = 0;
  if (e.is_double() && e.get(real) == simdjson::SUCCESS && real == std::floor(real) && std::abs(real) < 9e15)
    return static_cast<std::int64_t>(real);
  refuse(place, "expected a whole number");
}

simdjson::dom::array list(Element e, const Place& place, std::string_view expected) {
  simdjson::dom::array out;
  if (e.get(out) != simdjson::SUCCESS) refuse(place, cat("expected ", expected));
  return out;
}

Point point(Element e, const Place& place) {
  const auto pair = list(e, place, "[x,y]");
  if (pair.size() != 2) refuse(place, cat("expected [x,y], got ", plural(static_cast<std::int64_t>(pair.size()), "value")));
  auto it = pair.begin();
  const double x = number(*it, place.at(0));
  ++it;
  return {x, number(*it, place.at(1))};
}

std::vector<Point> points(Element e, const Place& place) {
  std::vector<Point> out;
  const auto values = list(e, place, "[[x,y],…]");
  out.reserve(values.size());
  for (Element p : values) {
    const Place here = place.at(out.size());
    out.push_back(point(p, here));
  }
  return out;
}

using Names = std::array<std::string_view, 4>;  // of an object's fields; unused ones are empty

// The fields of one geometry object, asked for by name; a name that is not known is refused.
class Fields {
 public:
  Fields(simdjson::dom::object object, const Place& place, const Names& known) : m_place(place), m_known(known) {
    for (const auto field : object) {
      std::size_t i = 0;
      while (i < known.size() && (known[i] != field.key || field.key.empty())) ++i;
      if (i == known.size()) refuse_unknown(field.key);
      if (m_present[i]) refuse(place.in(known[i]), "is there twice");
      m_present[i] = true;
      m_values[i] = field.value;
    }
  }

  std::optional<Element> find(std::string_view name) const {
    for (std::size_t i = 0; i < m_known.size(); ++i)
      if (m_known[i] == name && m_present[i]) return m_values[i];
    return std::nullopt;
  }
  Element get(std::string_view name) const {
    if (const auto value = find(name)) return *value;
    refuse(m_place.in(name), "is missing");
  }
  double number_or_zero(std::string_view name) const {
    const auto value = find(name);
    return value ? number(*value, m_place.in(name)) : 0.0;
  }
  Place place(std::string_view name) const { return m_place.in(name); }

 private:
  [[noreturn]] void refuse_unknown(std::string_view key) const {
    std::vector<std::string> names;
    for (const std::string_view name : m_known)
      if (!name.empty()) names.emplace_back(name);
    const std::string field = cat(m_place.text(), ".", escaped(key));
    const auto near = nearest(key, names);
    throw Error(Code::bad_record, cat(field, ": unknown field"))
        .hint(near ? cat("did you mean ", quote(*near), "?") : cat("it can have ", join(names, ", ")))
        .detail("field", field);
  }

  const Place& m_place;
  const Names& m_known;
  std::array<Element, 4> m_values;
  std::array<bool, 4> m_present{};
};

simdjson::dom::object object_of(Element e, const Place& place) {
  simdjson::dom::object out;
  if (e.get(out) != simdjson::SUCCESS) refuse(place, "expected an object");
  return out;
}

Mask read_mask(const Fields& outer) {
  static constexpr Names k_known{"size", "counts"};
  const Place place = outer.place("rle");
  const Fields fields(object_of(outer.get("rle"), place), place, k_known);
  Mask mask;
  const auto size = list(fields.get("size"), fields.place("size"), "[height,width]");
  if (size.size() != 2) refuse(fields.place("size"), "expected [height,width]");
  mask.height = integer(size.at(0).value(), fields.place("size"));
  mask.width = integer(size.at(1).value(), fields.place("size"));
  const Element counts = fields.get("counts");
  const Place counts_place = fields.place("counts");
  std::string_view text;
  if (counts.get(text) == simdjson::SUCCESS) {
    mask.compressed = true;
    try {
      mask.runs = decode_runs(text);
    } catch (Error& e) {
      e.within(counts_place.text());
      e.add_detail("field", counts_place.text());
      throw;
    }
    return mask;
  }
  const auto runs = list(counts, counts_place, "a list of run lengths or a compressed string");
  mask.runs.reserve(runs.size());
  for (Element run : runs) {
    const Place here = counts_place.at(mask.runs.size());
    mask.runs.push_back(integer(run, here));
  }
  return mask;
}

enum class Keyframes { allowed, forbidden };

std::vector<Keyframe> read_keyframes(std::size_t kind, Element e, const Place& place);

Drawing read_object(std::size_t kind, Element e, const Place& place, Keyframes tracks) {
  static constexpr std::array<Names, std::variant_size_v<Shape>> k_known{{
      {},
      {"bbox", "rotation", "keyframes"},
      {"rings", "keyframes"},
      {"points", "keyframes"},
      {"point", "keyframes"},
      {"center", "radii", "rotation", "keyframes"},
      {"rle", "keyframes"},
      {"points", "keyframes"},
      {"start", "end"},
      {"start_s", "end_s"},
  }};
  if (kind == 0) {
    if (!e.is_null()) refuse(place, "a classification has no geometry: expected null");
    return {};
  }
  const Fields fields(object_of(e, place), place, k_known.at(kind));
  Drawing out;
  switch (kind) {
    case 1: {
      const auto values = list(fields.get("bbox"), fields.place("bbox"), "[x,y,w,h]");
      if (values.size() != 4)
        refuse(fields.place("bbox"), cat("expected [x,y,w,h], got ", plural(static_cast<std::int64_t>(values.size()), "value")));
      std::array<double, 4> v{};
      std::size_t i = 0;
      const Place bbox = fields.place("bbox");
      for (Element x : values) {
        v[i] = number(x, bbox.at(i));
        ++i;
      }
      out.shape = Box{{v[0], v[1], v[2], v[3]}, fields.number_or_zero("rotation")};
      break;
    }
    case 2: {
      Polygon polygon;
      const Place rings = fields.place("rings");
      for (Element ring : list(fields.get("rings"), rings, "[[[x,y],…],…]")) {
        const Place here = rings.at(polygon.rings.size());
        polygon.rings.push_back(points(ring, here));
      }
      out.shape = std::move(polygon);
      break;
    }
    case 3: out.shape = Polyline{points(fields.get("points"), fields.place("points"))}; break;
    case 4: out.shape = Dot{point(fields.get("point"), fields.place("point"))}; break;
    case 5: {
      const Place radii = fields.place("radii");
      const Point r = point(fields.get("radii"), radii);
      out.shape = Ellipse{point(fields.get("center"), fields.place("center")), r.x, r.y, fields.number_or_zero("rotation")};
      break;
    }
    case 6: out.shape = read_mask(fields); break;
    case 7: {
      const std::vector<Point> all = points(fields.get("points"), fields.place("points"));
      Cuboid cuboid;
      if (all.size() != cuboid.points.size())
        refuse(fields.place("points"), cat("expected 8 points, got ", static_cast<std::int64_t>(all.size())));
      std::copy(all.begin(), all.end(), cuboid.points.begin());
      out.shape = cuboid;
      break;
    }
    case 8:
      out.shape = TextSpan{integer(fields.get("start"), fields.place("start")), integer(fields.get("end"), fields.place("end"))};
      break;
    default:
      out.shape = TimeRange{number(fields.get("start_s"), fields.place("start_s")), number(fields.get("end_s"), fields.place("end_s"))};
  }
  if (const auto frames = fields.find("keyframes")) {
    if (tracks == Keyframes::forbidden) refuse(fields.place("keyframes"), "a key frame has no key frames of its own");
    out.keyframes = read_keyframes(kind, *frames, fields.place("keyframes"));
  }
  return out;
}

std::vector<Keyframe> read_keyframes(std::size_t kind, Element e, const Place& place) {
  static constexpr Names k_known{"frame", "geometry"};
  std::vector<Keyframe> out;
  for (Element value : list(e, place, "a list of {\"frame\":n,\"geometry\":…}")) {
    const Place here = place.at(out.size());
    const Fields fields(object_of(value, here), here, k_known);
    const std::int64_t frame = integer(fields.get("frame"), fields.place("frame"));
    out.push_back({frame, read_object(kind, fields.get("geometry"), fields.place("geometry"), Keyframes::forbidden).shape});
  }
  return out;
}

void append_point(std::string& out, Point p) {
  out += '[';
  append(out, p.x);
  out += ',';
  append(out, p.y);
  out += ']';
}

template <class Points>
void append_points(std::string& out, const Points& points) {
  out += '[';
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i) out += ',';
    append_point(out, points[i]);
  }
  out += ']';
}

// Writes a shape's members, without the braces.
struct Members {
  std::string& out;

  void rotation(double degrees) const {
    if (degrees == 0) return;
    out += ",\"rotation\":";
    append(out, degrees);
  }
  void operator()(const Classification&) const {}
  void operator()(const Box& s) const {
    out += "\"bbox\":[";
    append(out, s.rect.x);
    out += ',';
    append(out, s.rect.y);
    out += ',';
    append(out, s.rect.w);
    out += ',';
    append(out, s.rect.h);
    out += ']';
    rotation(s.rotation);
  }
  void operator()(const Polygon& s) const {
    out += "\"rings\":[";
    for (std::size_t i = 0; i < s.rings.size(); ++i) {
      if (i) out += ',';
      append_points(out, s.rings[i]);
    }
    out += ']';
  }
  void operator()(const Polyline& s) const {
    out += "\"points\":";
    append_points(out, s.points);
  }
  void operator()(const Dot& s) const {
    out += "\"point\":";
    append_point(out, s.at);
  }
  void operator()(const Ellipse& s) const {
    out += "\"center\":";
    append_point(out, s.center);
    out += ",\"radii\":";
    append_point(out, {s.rx, s.ry});
    rotation(s.rotation);
  }
  void operator()(const Mask& s) const {
    out += cat("\"rle\":{\"size\":[", s.height, ",", s.width, "],\"counts\":");
    if (s.compressed) {
      tasks::append_json(out, encode_runs(s.runs));
    } else {
      out += '[';
      for (std::size_t i = 0; i < s.runs.size(); ++i) {
        if (i) out += ',';
        append(out, s.runs[i]);
      }
      out += ']';
    }
    out += '}';
  }
  void operator()(const Cuboid& s) const {
    out += "\"points\":";
    append_points(out, s.points);
  }
  void operator()(const TextSpan& s) const { out += cat("\"start\":", s.start, ",\"end\":", s.end); }
  void operator()(const TimeRange& s) const { out += cat("\"start_s\":", s.start_s, ",\"end_s\":", s.end_s); }
};

}  // namespace

struct ShapeReader::State {
  simdjson::dom::parser parser;
};

ShapeReader::ShapeReader() : m_state(std::make_unique<State>()) {}
ShapeReader::~ShapeReader() = default;
ShapeReader::ShapeReader(ShapeReader&&) noexcept = default;
ShapeReader& ShapeReader::operator=(ShapeReader&&) noexcept = default;

Drawing ShapeReader::read(std::size_t kind, std::string_view text) {
  const Place geometry{nullptr, "geometry", 0, false};
  if (text.empty() || text == "null") {
    if (kind != 0) refuse(geometry, "is missing: only a classification has none");
    return {};
  }
  Element root;
  if (const auto error = m_state->parser.parse(text.data(), text.size(), true).get(root))
    refuse(geometry, cat("is not valid JSON: ", simdjson::error_message(error)));
  return read_object(kind, root, geometry, Keyframes::allowed);
}

void append_json(std::string& out, const Shape& shape) {
  if (std::holds_alternative<Classification>(shape)) {
    out += "null";
    return;
  }
  out += '{';
  std::visit(Members{out}, shape);
  out += '}';
}

void append_json(std::string& out, const Drawing& drawing) {
  append_json(out, drawing.shape);
  if (drawing.keyframes.empty()) return;
  out.back() = ',';
  out += "\"keyframes\":[";
  for (std::size_t i = 0; i < drawing.keyframes.size(); ++i) {
    if (i) out += ',';
    out += cat("{\"frame\":", drawing.keyframes[i].frame, ",\"geometry\":");
    append_json(out, drawing.keyframes[i].shape);
    out += '}';
  }
  out += "]}";
}

}  // namespace tasks::geometry
