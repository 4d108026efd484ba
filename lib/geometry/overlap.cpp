#include "lib/geometry/overlap.hpp"

#include <algorithm>
#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/text.hpp"
#include "lib/geometry/cover.hpp"
#include "lib/geometry/line_tree.hpp"

namespace tasks::geometry {
namespace {

constexpr int k_ellipse_points = 180;
constexpr std::int64_t k_most_frames = 1'000'000;
constexpr std::int64_t k_most_steps = 4'000'000;  // along a polyline

double ratio(double common, double all) { return all > 0 ? std::clamp(common / all, 0.0, 1.0) : 0; }

double common_of(const Rect& a, const Rect& b) {
  const double w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x), h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}
double common_of(double from, double to, double other_from, double other_to) { return std::max(0.0, std::min(to, other_to) - std::max(from, other_from)); }

Region region_of(const Box& box) {
  const auto around = corners(box);
  return Region(Polygon{{Ring(around.begin(), around.end())}});
}

bool upright(const Box& box) { return box.rotation == 0 || std::fmod(box.rotation, 180.0) == 0; }

// A line of a polyline is looked at in steps of a pixel, 4,096 at most.
int steps_of(double length) { return static_cast<int>(std::clamp(std::ceil(length), 1.0, 4096.0)); }

void check_steps(const Polyline& line) {
  std::int64_t steps = 0;
  for (std::size_t i = 0; i + 1 < line.points.size(); ++i) steps += steps_of(std::hypot(line.points[i + 1].x - line.points[i].x, line.points[i + 1].y - line.points[i].y));
  if (steps > k_most_steps)
    throw Error(Code::bad_record, cat("a polyline of ", line.points.size(), " points takes ", steps, " steps of a pixel, where at most ", k_most_steps, " can be compared")).hint("simplify the line");
}

// What share of the length of `a` lies within the tolerance of `b`.
double near(const Polyline& a, const Polyline& b, double tolerance) {
  LineTree lines(b.points);
  double all = 0, close = 0;
  for (std::size_t i = 0; i + 1 < a.points.size(); ++i) {
    const Point &from = a.points[i], &to = a.points[i + 1];
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const int steps = steps_of(length);
    for (int n = 0; n < steps; ++n) {
      const double t = (n + 0.5) / steps;
      const Point p{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
      all += length / steps;
      if (lines.near(p, tolerance)) close += length / steps;
    }
  }
  return all > 0 ? close / all : 0;
}

double f_score(double precision, double recall) { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }

double between(double a, double b, double t) { return a + t * (b - a); }
Point between(const Point& a, const Point& b, double t) { return {between(a.x, b.x, t), between(a.y, b.y, t)}; }
bool between(std::vector<Point>& a, const std::vector<Point>& b, double t) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = between(a[i], b[i], t);
  return true;
}

// `a` on its way to `b`; as it was where the two do not fit together.
Shape between(Shape a, const Shape& b, double t) {
  if (a.index() != b.index()) return a;
  if (auto* box = std::get_if<Box>(&a)) {
    const Box& to = std::get<Box>(b);
    box->rect = {between(box->rect.x, to.rect.x, t), between(box->rect.y, to.rect.y, t), between(box->rect.w, to.rect.w, t), between(box->rect.h, to.rect.h, t)};
    box->rotation = between(box->rotation, to.rotation, t);
  } else if (auto* dot = std::get_if<Dot>(&a)) {
    dot->at = between(dot->at, std::get<Dot>(b).at, t);
  } else if (auto* line = std::get_if<Polyline>(&a)) {
    between(line->points, std::get<Polyline>(b).points, t);
  } else if (auto* polygon = std::get_if<Polygon>(&a)) {
    const Polygon& to = std::get<Polygon>(b);
    for (std::size_t i = 0; i < polygon->rings.size() && polygon->rings.size() == to.rings.size(); ++i) between(polygon->rings[i], to.rings[i], t);
  } else if (auto* ellipse = std::get_if<Ellipse>(&a)) {
    const Ellipse& to = std::get<Ellipse>(b);
    *ellipse = {between(ellipse->center, to.center, t), between(ellipse->rx, to.rx, t), between(ellipse->ry, to.ry, t), between(ellipse->rotation, to.rotation, t)};
  } else if (auto* cuboid = std::get_if<Cuboid>(&a)) {
    for (std::size_t i = 0; i < cuboid->points.size(); ++i) cuboid->points[i] = between(cuboid->points[i], std::get<Cuboid>(b).points[i], t);
  }
  return a;
}

}  // namespace

Shape shape_at(const Drawing& drawing, std::int64_t frame) {
  if (drawing.keyframes.empty()) return drawing.shape;
  const auto next = std::upper_bound(drawing.keyframes.begin(), drawing.keyframes.end(), frame, [](std::int64_t f, const Keyframe& k) { return f < k.frame; });
  if (next == drawing.keyframes.begin()) return drawing.keyframes.front().shape;
  const Keyframe& before = *std::prev(next);
  if (next == drawing.keyframes.end() || before.frame == frame) return before.shape;
  return between(before.shape, next->shape, static_cast<double>(frame - before.frame) / static_cast<double>(next->frame - before.frame));
}

Figure::Figure(Drawing drawing, Frames frames) : m_drawing(std::move(drawing)), m_first(frames.first) {
  if (m_first) {
    m_last = std::max(*m_first, frames.last.value_or(*m_first));
    if (!frames.last && !m_drawing.keyframes.empty()) m_last = std::max(m_last, m_drawing.keyframes.back().frame);
    if (m_last - *m_first >= k_most_frames) throw Error(Code::bad_record, cat("a track of more than ", k_most_frames, " frames"));
    if (m_last > *m_first || !m_drawing.keyframes.empty()) return;  // measured frame by frame
  }
  if (const auto* box = std::get_if<Box>(&m_drawing.shape)) {
    m_bounds = box->rect;
    m_area = box->rect.w * box->rect.h;
    if (upright(*box)) return;
    m_region = region_of(*box);
  } else if (const auto* polygon = std::get_if<Polygon>(&m_drawing.shape)) {
    m_region = Region(*polygon);
    m_area = m_region.area();
  } else if (const auto* ellipse = std::get_if<Ellipse>(&m_drawing.shape)) {
    m_region = Region(Polygon{{outline(*ellipse, k_ellipse_points)}});
    m_area = m_region.area();
  } else if (const auto* line = std::get_if<Polyline>(&m_drawing.shape)) {
    check_steps(*line);
  } else if (const auto* mask = std::get_if<Mask>(&m_drawing.shape)) {
    m_area = static_cast<double>(pixels(*mask));
  } else if (std::holds_alternative<Cuboid>(m_drawing.shape)) {
    m_bounds = bounds(m_drawing.shape).value_or(Rect{});
    m_area = m_bounds.w * m_bounds.h;
  }
}

double overlap_of_tracks(const Figure& a, const Figure& b, const Measures& measures) {
  const std::int64_t first = std::min(*a.m_first, *b.m_first), last = std::max(a.m_last, b.m_last);
  double sum = 0, frames = 0;
  for (std::int64_t frame = first; frame <= last; ++frame) {
    const bool in_a = frame >= *a.m_first && frame <= a.m_last, in_b = frame >= *b.m_first && frame <= b.m_last;
    if (!in_a && !in_b) continue;
    frames += 1;
    if (in_a && in_b) sum += overlap(Figure({shape_at(a.m_drawing, frame), {}}, {}), Figure({shape_at(b.m_drawing, frame), {}}, {}), measures);
  }
  return frames > 0 ? sum / frames : 0;
}

double overlap(const Figure& a, const Figure& b, const Measures& measures) {
  if (a.shape().index() != b.shape().index()) return 0;
  if (a.tracked() != b.tracked()) return 0;
  if (a.tracked()) return overlap_of_tracks(a, b, measures);
  if (std::holds_alternative<Classification>(a.shape())) return 1;
  if (const auto* box = std::get_if<Box>(&a.shape())) {
    const Box& other = std::get<Box>(b.shape());
    if (upright(*box) && upright(other)) {
      const double both = common_of(a.m_bounds, b.m_bounds);
      return ratio(both, a.m_area + b.m_area - both);
    }
    const Region first = upright(*box) ? region_of(*box) : a.m_region, second = upright(other) ? region_of(other) : b.m_region;
    const double both = common_area(first, second);
    return ratio(both, first.area() + second.area() - both);
  }
  if (const auto* dot = std::get_if<Dot>(&a.shape())) {
    const Point &p = dot->at, &q = std::get<Dot>(b.shape()).at;
    return measures.diagonal > 0 ? std::exp(-20 * std::hypot(p.x - q.x, p.y - q.y) / measures.diagonal) : p == q;
  }
  if (const auto* line = std::get_if<Polyline>(&a.shape())) {
    const Polyline& other = std::get<Polyline>(b.shape());
    return f_score(near(*line, other, measures.line_tolerance), near(other, *line, measures.line_tolerance));
  }
  if (const auto* mask = std::get_if<Mask>(&a.shape())) {
    const auto both = static_cast<double>(common(*mask, std::get<Mask>(b.shape())));
    return ratio(both, a.m_area + b.m_area - both);
  }
  if (std::holds_alternative<Cuboid>(a.shape())) {
    const double both = common_of(a.m_bounds, b.m_bounds);
    return ratio(both, a.m_area + b.m_area - both);
  }
  if (const auto* span = std::get_if<TextSpan>(&a.shape())) {
    const TextSpan& other = std::get<TextSpan>(b.shape());
    const auto at = [](std::int64_t n) { return static_cast<double>(n); };
    return ratio(2 * common_of(at(span->start), at(span->end), at(other.start), at(other.end)), at(span->end - span->start) + at(other.end - other.start));
  }
  if (const auto* range = std::get_if<TimeRange>(&a.shape())) {
    const TimeRange& other = std::get<TimeRange>(b.shape());
    const double both = common_of(range->start_s, range->end_s, other.start_s, other.end_s);
    return ratio(both, range->end_s - range->start_s + other.end_s - other.start_s - both);
  }
  const double both = common_area(a.m_region, b.m_region);
  return ratio(both, a.m_area + b.m_area - both);
}

}  // namespace tasks::geometry
