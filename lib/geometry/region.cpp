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
constexpr std::size_t k_most_points = 100'000;
// What clipping costs grows with the points times the edges abreast of one of them, and with the crossings: below these it is a second.
constexpr std::size_t k_most_work = 50'000'000;
constexpr std::size_t k_most_crossings = 50'000;

struct Edge {
  ClipperLib::IntPoint top, bottom;
};

std::vector<Edge> edges_of(const ClipperLib::Paths& paths) {
  std::vector<Edge> edges;
  for (const auto& path : paths)
    for (std::size_t i = 0; i < path.size(); ++i) {
      const auto &a = path[i], &b = path[(i + 1) % path.size()];
      if (a.Y != b.Y) edges.push_back(a.Y < b.Y ? Edge{a, b} : Edge{b, a});
    }
  return edges;
}

std::size_t most_abreast(const std::vector<Edge>& edges) {
  std::vector<ClipperLib::cInt> begins, ends;
  begins.reserve(edges.size());
  ends.reserve(edges.size());
  for (const Edge& e : edges) begins.push_back(e.top.Y), ends.push_back(e.bottom.Y);
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  std::size_t most = 0, ended = 0;
  for (std::size_t begun = 0; begun < begins.size(); ++begun) {
    while (ends[ended] <= begins[begun]) ++ended;
    most = std::max(most, begun + 1 - ended);
  }
  return most;
}

// Which side of an edge a point is on; doubles, since a point that is nearly on it costs no more and no less.
double side(const Edge& e, const ClipperLib::IntPoint& p) {
  const auto d = [](ClipperLib::cInt a, ClipperLib::cInt b) { return static_cast<double>(a - b); };
  return d(e.bottom.X, e.top.X) * d(p.Y, e.top.Y) - d(e.bottom.Y, e.top.Y) * d(p.X, e.top.X);
}

bool meet(const Edge& a, const Edge& b) {
  if (std::max(a.top.X, a.bottom.X) < std::min(b.top.X, b.bottom.X) || std::max(b.top.X, b.bottom.X) < std::min(a.top.X, a.bottom.X)) return false;
  return side(a, b.top) * side(a, b.bottom) <= 0 && side(b, a.top) * side(b, a.bottom) <= 0;
}

// Neighbours meet as well: an edge is allowed two meetings that are no crossings.
bool too_tangled(std::vector<Edge> edges) {
  const std::size_t most = k_most_crossings + 2 * edges.size();
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.top.Y < b.top.Y; });
  std::vector<const Edge*> abreast;
  std::size_t met = 0;
  for (const Edge& e : edges) {
    std::erase_if(abreast, [&](const Edge* other) { return other->bottom.Y < e.top.Y; });
    for (const Edge* other : abreast) met += meet(e, *other);
    if (met > most) return true;
    abreast.push_back(&e);
  }
  return false;
}

[[noreturn]] void refuse_tangle(std::string_view what) {
  throw Error(Code::bad_record, cat(what, " cross themselves too often, or have too many edges side by side, to be compared")).hint("simplify the outline, or make a mask of it");
}

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
  std::size_t points = 0, abreast = 0;
};

Region::Region(const Polygon& polygon) {
  if (polygon.rings.empty()) return;
  std::size_t points = 0;
  for (const Ring& ring : polygon.rings) points += ring.size();
  if (points > k_most_points)
    throw Error(Code::bad_record, cat("a polygon of ", points, " points, where at most ", k_most_points, " can be compared")).hint("simplify its outline, or make a mask of it");
  ClipperLib::Clipper clipper;
  ClipperLib::Paths rings;
  for (const Ring& ring : polygon.rings) rings.push_back(path_of(ring));
  std::vector<Edge> edges = edges_of(rings);
  const std::size_t work = points * most_abreast(edges);
  if (work > k_most_work) refuse_tangle(cat("the lines of a polygon of ", points, " points"));
  if (work > k_most_crossings && too_tangled(std::move(edges))) refuse_tangle(cat("the lines of a polygon of ", points, " points"));
  for (std::size_t i = 0; i < rings.size(); ++i) clipper.AddPath(rings[i], i == 0 ? ClipperLib::ptSubject : ClipperLib::ptClip, true);
  auto made = std::make_shared<Paths>();
  clipper.Execute(ClipperLib::ctDifference, made->paths, ClipperLib::pftEvenOdd, ClipperLib::pftNonZero);
  m_area = area_of(made->paths);
  for (const auto& path : made->paths) made->points += path.size();
  made->abreast = most_abreast(edges_of(made->paths));
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
  if ((a.m_paths->points + b.m_paths->points) * (a.m_paths->abreast + b.m_paths->abreast) > k_most_work) refuse_tangle("the lines of two polygons");
  ClipperLib::Clipper clipper;
  clipper.AddPaths(a.m_paths->paths, ClipperLib::ptSubject, true);
  clipper.AddPaths(b.m_paths->paths, ClipperLib::ptClip, true);
  ClipperLib::Paths both;
  clipper.Execute(ClipperLib::ctIntersection, both, ClipperLib::pftEvenOdd, ClipperLib::pftEvenOdd);
  return area_of(both);
}

}  // namespace tasks::geometry
