#include "lib/geometry/region.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <polyclipping/clipper.hpp>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"

namespace tasks::geometry {
namespace {

constexpr double k_scale = 1 << 20;  // whole numbers a pixel
constexpr double k_farthest = 1e9;
constexpr std::size_t k_most_points = 100'000;  // what it costs grows with their square

ClipperLib::Path path_of(const Ring& ring) {
  ClipperLib::Path path;
  path.reserve(ring.size());
  for (const Point& p : ring) {
    if (!(std::abs(p.x) <= k_farthest && std::abs(p.y) <= k_farthest)) throw Error(Code::bad_record, "a coordinate is beyond 1e9 pixels");
    path.emplace_back(static_cast<ClipperLib::cInt>(std::llround(p.x * k_scale)), static_cast<ClipperLib::cInt>(std::llround(p.y * k_scale)));
  }
  return path;
}

// Outer rings run one way, holes the other.
double area_of(const ClipperLib::Paths& paths) {
  double area = 0;
  for (const auto& path : paths) area += ClipperLib::Area(path);
  return std::abs(area) / (k_scale * k_scale);
}

}  // namespace

struct Region::Paths {
  ClipperLib::Paths paths;
};

Region::Region(const Polygon& polygon) {
  if (polygon.rings.empty()) return;
  std::size_t points = 0;
  for (const Ring& ring : polygon.rings) points += ring.size();
  if (points > k_most_points)
    throw Error(Code::bad_record, cat("a polygon of ", points, " points, where at most ", k_most_points, " can be compared")).hint("simplify its outline, or make a mask of it");
  ClipperLib::Clipper clipper;
  clipper.AddPath(path_of(polygon.rings.front()), ClipperLib::ptSubject, true);
  for (std::size_t i = 1; i < polygon.rings.size(); ++i) clipper.AddPath(path_of(polygon.rings[i]), ClipperLib::ptClip, true);
  auto made = std::make_shared<Paths>();
  clipper.Execute(ClipperLib::ctDifference, made->paths, ClipperLib::pftEvenOdd, ClipperLib::pftNonZero);
  m_area = area_of(made->paths);
  double left = std::numeric_limits<double>::infinity(), top = left, right = -left, bottom = -left;
  for (const auto& path : made->paths)
    for (const auto& p : path) {
      left = std::min(left, static_cast<double>(p.X));
      right = std::max(right, static_cast<double>(p.X));
      top = std::min(top, static_cast<double>(p.Y));
      bottom = std::max(bottom, static_cast<double>(p.Y));
    }
  if (left <= right) m_bounds = {left / k_scale, top / k_scale, (right - left) / k_scale, (bottom - top) / k_scale};
  m_paths = std::move(made);
}

double common_area(const Region& a, const Region& b) {
  const Rect &p = a.bounds(), &q = b.bounds();
  if (a.area() == 0 || b.area() == 0 || p.x >= q.x + q.w || q.x >= p.x + p.w || p.y >= q.y + q.h || q.y >= p.y + p.h) return 0;
  ClipperLib::Clipper clipper;
  clipper.AddPaths(a.m_paths->paths, ClipperLib::ptSubject, true);
  clipper.AddPaths(b.m_paths->paths, ClipperLib::ptClip, true);
  ClipperLib::Paths both;
  clipper.Execute(ClipperLib::ctIntersection, both, ClipperLib::pftEvenOdd, ClipperLib::pftEvenOdd);
  return area_of(both);
}

}  // namespace tasks::geometry
