#include <algorithm>
#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/shape_json.hpp"

namespace tasks::geometry {
namespace {

[[noreturn]] void refuse(std::string field, std::string_view what) {
  throw Error(Code::bad_record, cat(field, ": ", what)).detail("field", field);
}

void check_ring(const Ring& ring, const std::string& field) {
  if (ring.size() < 3) refuse(field, cat("a ring needs at least 3 points, got ", static_cast<std::int64_t>(ring.size())));
  if (flat(ring)) refuse(field, "the points lie on one line, the ring has no area");
}

// A second ring outside the first is not a hole but somebody's second part.
void check_hole(const Ring& hole, const Ring& outer, const std::string& field) {
  constexpr double k_rounding = 0.01 + 1e-6;
  const Rect a = *bounds(Polygon{{outer}}), b = *bounds(Polygon{{hole}});
  if (b.x < a.x - k_rounding || b.y < a.y - k_rounding || b.x + b.w > a.x + a.w + k_rounding || b.y + b.h > a.y + a.h + k_rounding)
    refuse(field, "lies outside the first ring; rings after the first are holes, parts of their own are annotations of their own");
}

struct Check {
  const std::string& at;  // "geometry" or "geometry.keyframes[2].geometry"

  void operator()(const Classification&) const {}
  void operator()(const Box& s) const {
    if (!(s.rect.w > 0) || !(s.rect.h > 0)) refuse(cat(at, ".bbox"), cat("width ", s.rect.w, " and height ", s.rect.h, " must be above 0"));
    if (!(s.rect.w * s.rect.h > 0)) refuse(cat(at, ".bbox"), "the box has no area");
  }
  void operator()(const Polygon& s) const {
    if (s.rings.empty()) refuse(cat(at, ".rings"), "a polygon needs a ring");
    for (std::size_t i = 0; i < s.rings.size(); ++i) {
      const std::string field = cat(at, ".rings[", i, "]");
      check_ring(s.rings[i], field);
      if (i > 0) check_hole(s.rings[i], s.rings.front(), field);
    }
  }
  void operator()(const Polyline& s) const {
    if (s.points.size() < 2)
      refuse(cat(at, ".points"), cat("a polyline needs at least 2 points, got ", static_cast<std::int64_t>(s.points.size())));
    if (std::all_of(s.points.begin(), s.points.end(), [&](const Point& p) { return p == s.points.front(); }))
      refuse(cat(at, ".points"), "all points are the same, the polyline has no length");
  }
  void operator()(const Dot&) const {}
  void operator()(const Ellipse& s) const {
    if (!(s.rx > 0) || !(s.ry > 0)) refuse(cat(at, ".radii"), cat("radii ", s.rx, " and ", s.ry, " must be above 0"));
    if (!(s.rx * s.ry > 0)) refuse(cat(at, ".radii"), "the ellipse has no area");
  }
  void operator()(const Mask& s) const {
    try {
      check_runs(s);
    } catch (Error& e) {
      e.within(cat(at, ".rle"));
      e.add_detail("field", cat(at, ".rle"));
      throw;
    }
    if (pixels(s) == 0) refuse(cat(at, ".rle"), "the mask is empty");
  }
  void operator()(const Cuboid& s) const {
    const Rect r = *bounds(Shape(s));
    if (!(r.w > 0) || !(r.h > 0)) refuse(cat(at, ".points"), "the points lie on one line, the cuboid has no area");
  }
  void operator()(const TextSpan& s) const {
    if (s.start < 0) refuse(cat(at, ".start"), cat(s.start, " is below 0"));
    if (s.end <= s.start) refuse(cat(at, ".end"), cat(s.end, " must be above start ", s.start));
  }
  void operator()(const TimeRange& s) const {
    if (s.start_s < 0) refuse(cat(at, ".start_s"), cat(s.start_s, " is below 0"));
    if (!(s.end_s > s.start_s)) refuse(cat(at, ".end_s"), cat(s.end_s, " must be above start_s ", s.start_s));
  }
};

// What two key frames must agree in for a line to be drawn between them, as numbers of points.
std::vector<std::size_t> outline_sizes(const Shape& shape) {
  if (const auto* polygon = std::get_if<Polygon>(&shape)) {
    std::vector<std::size_t> sizes;
    for (const Ring& ring : polygon->rings) sizes.push_back(ring.size());
    return sizes;
  }
  if (const auto* line = std::get_if<Polyline>(&shape)) return {line->points.size()};
  return {};
}

}  // namespace

void check_valid(const Drawing& drawing) {
  std::visit(Check{"geometry"}, drawing.shape);
  if (drawing.keyframes.empty()) return;
  const std::vector<std::size_t> sizes = outline_sizes(drawing.shape);
  for (std::size_t i = 0; i < drawing.keyframes.size(); ++i) {
    const std::string at = cat("geometry.keyframes[", i, "].geometry");
    const Keyframe& key = drawing.keyframes[i];
    std::visit(Check{at}, key.shape);
    if (key.frame < 0) refuse(cat("geometry.keyframes[", i, "].frame"), cat(key.frame, " is below 0"));
    if (i > 0 && key.frame <= drawing.keyframes[i - 1].frame)
      refuse(cat("geometry.keyframes[", i, "].frame"), cat(key.frame, " does not come after ", drawing.keyframes[i - 1].frame));
    if (key.shape.index() != drawing.shape.index()) refuse(at, "is of another shape");
    if (outline_sizes(key.shape) != sizes) refuse(at, "has other numbers of points than the first geometry, so nothing can be drawn between");
  }
}

}  // namespace tasks::geometry
