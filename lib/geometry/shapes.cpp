#include "lib/geometry/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace tasks::geometry {
namespace {

struct Turn {
  double cos, sin;
};

// Exact for quarter turns, which people do use and whose boxes should stay whole numbers.
Turn turn(double degrees) {
  const double d = std::fmod(degrees, 360.0);
  if (d == 0) return {1, 0};
  if (d == 90 || d == -270) return {0, 1};
  if (d == 180 || d == -180) return {-1, 0};
  if (d == 270 || d == -90) return {0, -1};
  const double radians = d * std::numbers::pi / 180.0;
  return {std::cos(radians), std::sin(radians)};
}

Point turned(Point offset, Turn t, Point about) {
  return {about.x + offset.x * t.cos - offset.y * t.sin, about.y + offset.x * t.sin + offset.y * t.cos};
}

std::optional<Rect> around(std::span<const Point> points) {
  if (points.empty()) return std::nullopt;
  Point low = points.front(), high = points.front();
  for (const Point& p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return Rect{low.x, low.y, high.x - low.x, high.y - low.y};
}

struct AreaOf {
  using Result = std::optional<double>;
  Result operator()(const Box& s) const { return s.rect.w * s.rect.h; }
  Result operator()(const Polygon& s) const {
    double sum = 0;
    for (std::size_t i = 0; i < s.rings.size(); ++i) sum += (i == 0 ? 1.0 : -1.0) * std::abs(signed_area(s.rings[i]));
    return std::max(0.0, sum);
  }
  Result operator()(const Ellipse& s) const { return std::numbers::pi * s.rx * s.ry; }
  Result operator()(const Mask& s) const { return static_cast<double>(pixels(s)); }
  template <class Other>
  Result operator()(const Other&) const { return std::nullopt; }
};

struct BoundsOf {
  using Result = std::optional<Rect>;
  Result operator()(const Box& s) const { return s.rotation == 0 ? s.rect : around(corners(s)); }
  Result operator()(const Polygon& s) const { return s.rings.empty() ? std::nullopt : around(s.rings.front()); }
  Result operator()(const Polyline& s) const { return around(s.points); }
  Result operator()(const Dot& s) const { return Rect{s.at.x, s.at.y, 0, 0}; }
  Result operator()(const Ellipse& s) const {
    const Turn t = turn(s.rotation);
    const double w = std::hypot(s.rx * t.cos, s.ry * t.sin), h = std::hypot(s.rx * t.sin, s.ry * t.cos);
    return Rect{s.center.x - w, s.center.y - h, 2 * w, 2 * h};
  }
  Result operator()(const Mask& s) const { return bounds(s); }
  Result operator()(const Cuboid& s) const { return around(s.points); }
  template <class Other>
  Result operator()(const Other&) const { return std::nullopt; }
};

}  // namespace

std::array<Point, 4> corners(const Box& box) {
  const double rw = box.rect.w / 2, rh = box.rect.h / 2;
  const Point center{box.rect.x + rw, box.rect.y + rh};
  const Turn t = turn(box.rotation);
  return {turned({-rw, -rh}, t, center), turned({rw, -rh}, t, center), turned({rw, rh}, t, center), turned({-rw, rh}, t, center)};
}

double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    // Relative to the first point: far from the origin the products would eat the digits.
    const Point a = ring[i], b = ring[i + 1 == ring.size() ? 0 : i + 1], o = ring.front();
    sum += (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y);
  }
  return sum / 2;
}

bool flat(const Ring& ring) {
  if (ring.size() < 3) return true;
  const Point a = ring.front();
  const auto other = std::find_if(ring.begin(), ring.end(), [&](const Point& p) { return p != a; });
  if (other == ring.end()) return true;
  const double dx = other->x - a.x, dy = other->y - a.y;
  return std::all_of(ring.begin(), ring.end(), [&](const Point& p) { return dx * (p.y - a.y) == dy * (p.x - a.x); });
}

std::optional<double> area(const Shape& shape) { return std::visit(AreaOf{}, shape); }

std::optional<Rect> bounds(const Shape& shape) { return std::visit(BoundsOf{}, shape); }

Ring outline(const Ellipse& ellipse, int n) {
  Ring ring;
  const Turn t = turn(ellipse.rotation);
  for (int i = 0; i < n; ++i) {
    const Turn step = turn(360.0 * i / n);
    ring.push_back(turned({ellipse.rx * step.cos, ellipse.ry * step.sin}, t, ellipse.center));
  }
  return ring;
}

}  // namespace tasks::geometry
