#include "lib/geometry/overlap.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "lib/base/error.hpp"

using namespace tasks;
using namespace tasks::geometry;
using Catch::Matchers::WithinAbs;

namespace {

double iou(const Shape& a, const Shape& b) { return overlap(Figure({a, {}}, {}), Figure({b, {}}, {}), {}); }

Polygon rectangle(const Rect& r) { return {{{{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}}}}; }

class Random {
 public:
  explicit Random(unsigned seed) : m_random(seed) {}
  double in(double low, double high) { return low + (high - low) * static_cast<double>(m_random()) / static_cast<double>(std::mt19937::max()); }
  Rect rect() { return {in(0, 300), in(0, 300), in(5, 200), in(5, 200)}; }
  // Around a centre, so that it crosses itself only when it is asked to.
  Ring ring(int points, bool tangled) {
    Ring ring;
    const Point center{in(100, 300), in(100, 300)};
    for (int i = 0; i < points; ++i) {
      const double angle = tangled ? in(0, 6.283) : 6.283 * i / points, radius = in(30, 120);
      ring.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
    }
    return ring;
  }
  Shape shape(int kind) {
    switch (kind) {
      case 0: return Box{rect(), in(-180, 180)};
      case 1: return Polygon{{ring(12, false)}};
      case 2: return Polygon{{ring(9, true)}};
      case 3: return Ellipse{{in(100, 300), in(100, 300)}, in(20, 90), in(20, 90), in(0, 180)};
      case 4: return Polyline{ring(6, true)};
      case 5: return Dot{{in(0, 400), in(0, 400)}};
      case 6: return TimeRange{in(0, 5), in(5, 10)};
      default: return TextSpan{static_cast<std::int64_t>(in(0, 50)), static_cast<std::int64_t>(in(51, 99))};
    }
  }

 private:
  std::mt19937 m_random;
};

Shape moved(Shape shape, double dx, double dy) {
  const auto move = [&](Point& p) { p = {p.x + dx, p.y + dy}; };
  if (auto* box = std::get_if<Box>(&shape)) box->rect.x += dx, box->rect.y += dy;
  if (auto* polygon = std::get_if<Polygon>(&shape))
    for (Ring& ring : polygon->rings)
      for (Point& p : ring) move(p);
  if (auto* ellipse = std::get_if<Ellipse>(&shape)) move(ellipse->center);
  if (auto* line = std::get_if<Polyline>(&shape))
    for (Point& p : line->points) move(p);
  if (auto* dot = std::get_if<Dot>(&shape)) move(dot->at);
  return shape;
}

}  // namespace

TEST_CASE("Overlap is symmetric, from 0 to 1, 1 with itself, and the same elsewhere") {
  Random random(1);
  for (int round = 0; round < 400; ++round) {
    const int kind = round % 8;
    INFO("round " << round);
    const Shape a = random.shape(kind), b = random.shape(kind);
    const double ab = iou(a, b);
    CHECK(ab >= 0);
    CHECK(ab <= 1);
    CHECK_THAT(iou(b, a), WithinAbs(ab, 1e-9));
    CHECK_THAT(iou(a, a), WithinAbs(1, 1e-9));
    CHECK_THAT(iou(moved(a, 517.25, 33.5), moved(b, 517.25, 33.5)), WithinAbs(ab, 1e-6));
  }
}

TEST_CASE("A rectangle overlaps alike as a box and as a polygon") {
  Random random(2);
  for (int round = 0; round < 200; ++round) {
    const Rect a = random.rect(), b = random.rect();
    const double w = std::max(0.0, std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x)), h = std::max(0.0, std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y));
    const double expected = w * h / (a.w * a.h + b.w * b.h - w * h);
    CHECK_THAT(iou(Box{a, 0}, Box{b, 0}), WithinAbs(expected, 1e-12));
    CHECK_THAT(iou(rectangle(a), rectangle(b)), WithinAbs(expected, 1e-6));
    CHECK_THAT(iou(Box{a, 180}, Box{b, 360}), WithinAbs(expected, 1e-12));
    CHECK_THAT(iou(Box{{a.x + a.w / 2 - a.h / 2, a.y + a.h / 2 - a.w / 2, a.h, a.w}, 90}, Box{b, 0}), WithinAbs(expected, 1e-6));
  }
}

TEST_CASE("Rotations, holes and crossings by hand") {
  // A unit square turned by 45° inside itself leaves a regular octagon: 2(√2 − 1) of each.
  const double octagon = 2 * (std::sqrt(2.0) - 1) * 100 * 100;
  CHECK_THAT(iou(Box{{0, 0, 100, 100}, 0}, Box{{0, 0, 100, 100}, 45}), WithinAbs(octagon / (20000 - octagon), 1e-6));
  const Polygon whole = rectangle({0, 0, 10, 10});
  Polygon holed = whole;
  holed.rings.push_back({{2, 2}, {8, 2}, {8, 8}, {2, 8}});
  CHECK_THAT(iou(whole, holed), WithinAbs(64.0 / 100, 1e-9));
  CHECK_THAT(iou(holed, holed), WithinAbs(1, 1e-9));
  // An hour-glass paints half of its square.
  const Polygon hourglass{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}};
  CHECK_THAT(iou(hourglass, whole), WithinAbs(0.5, 1e-6));
  CHECK_THAT(iou(TextSpan{0, 10}, TextSpan{5, 15}), WithinAbs(0.5, 1e-12));
  CHECK_THAT(iou(TimeRange{0, 2}, TimeRange{1, 3}), WithinAbs(1.0 / 3, 1e-12));
  CHECK_THAT(iou(Polyline{{{0, 0}, {100, 0}}}, Polyline{{{0, 5}, {50, 5}}}), WithinAbs(2 * 0.6 / 1.6, 0.01));
  CHECK(iou(Box{{0, 0, 9, 9}, 0}, whole) == 0);
}

TEST_CASE("A million vertices are refused, not waited for") {
  Ring ring;
  for (int i = 0; i < 1'000'000; ++i) ring.push_back({500 + (400 + i % 7) * std::cos(i * 6.283e-6), 500 + (400 + i % 7) * std::sin(i * 6.283e-6)});
  CHECK_THROWS_WITH(Figure({Polygon{{ring}}, {}}, {}), Catch::Contains("a polygon of 1000000 points"));
}

TEST_CASE("Tangles are refused, not waited for") {
  Random random(5);
  Ring tangle, comb;
  for (int i = 0; i < 2000; ++i) tangle.push_back({random.in(0, 1000), random.in(0, 1000)});
  for (int i = 0; i < 20'000; ++i) comb.push_back({i * 0.01, i % 2 ? random.in(0, 400) : random.in(600, 1000)});
  CHECK_THROWS_WITH(Figure({Polygon{{tangle}}, {}}, {}), Catch::Contains("a polygon of 2000 points cross themselves too often"));
  CHECK_THROWS_WITH(Figure({Polygon{{comb}}, {}}, {}), Catch::Contains("a polygon of 20000 points"));
  tangle.resize(200);
  CHECK_THAT(iou(Polygon{{tangle}}, Polygon{{tangle}}), WithinAbs(1, 1e-6));
}

TEST_CASE("Long outlines without tangles are answered") {
  Ring ring;
  for (int i = 0; i < 50'000; ++i) ring.push_back({500 + 400 * std::cos(i * 6.283185307 / 50'000), 500 + 400 * std::sin(i * 6.283185307 / 50'000)});
  CHECK_THAT(iou(Polygon{{ring}}, Polygon{{ring}}), WithinAbs(1, 1e-6));
}

TEST_CASE("What lies on one line has no area, and overlaps with nothing") {
  const Polygon flat{{{{0, 0}, {9, 9}, {4, 4}}}}, dot{{{{5, 5}, {5, 5}, {5, 5}}}}, two{{{{0, 0}, {9, 0}}}};
  for (const Polygon& thin : {flat, dot, two}) {
    CHECK(iou(thin, thin) == 0);
    CHECK(iou(thin, rectangle({0, 0, 10, 10})) == 0);
  }
}

TEST_CASE("Polylines are found near as line by line") {
  Random random(6);
  for (int round = 0; round < 60; ++round) {
    Polyline a, b;
    const double size = round % 2 ? 400 : 60;
    for (int i = 0; i < 2 + round; ++i) a.points.push_back({random.in(0, size), random.in(0, size)}), b.points.push_back({random.in(0, size), random.in(0, size)});
    const auto near = [](const Polyline& line, const Polyline& other) {
      double all = 0, close = 0;
      for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
        const Point &from = line.points[i], &to = line.points[i + 1];
        const double length = std::hypot(to.x - from.x, to.y - from.y), steps = std::max(1.0, std::ceil(length));
        for (double n = 0.5; n < steps; ++n) {
          const Point p{from.x + (to.x - from.x) * n / steps, from.y + (to.y - from.y) * n / steps};
          double least = 1e300;
          for (std::size_t j = 0; j + 1 < other.points.size(); ++j) {
            const Point &c = other.points[j], &d = other.points[j + 1];
            const double x = d.x - c.x, y = d.y - c.y, t = std::clamp(((p.x - c.x) * x + (p.y - c.y) * y) / (x * x + y * y), 0.0, 1.0);
            least = std::min(least, std::hypot(p.x - c.x - t * x, p.y - c.y - t * y));
          }
          all += length / steps;
          if (least <= 10) close += length / steps;
        }
      }
      return close / all;
    };
    const double p = near(a, b), r = near(b, a);
    CHECK_THAT(iou(a, b), WithinAbs(p + r > 0 ? 2 * p * r / (p + r) : 0, 1e-9));
  }
}

TEST_CASE("A polyline of 100,000 points is answered, one that goes to and fro for ever is refused") {
  Polyline wave, scribble;
  Random random(7);
  for (int i = 0; i < 100'000; ++i) {
    wave.points.push_back({i * 1.0, 100 + 50 * std::sin(i * 0.01)});
    scribble.points.push_back({random.in(0, 1000), random.in(0, 1000)});
  }
  CHECK(iou(wave, wave) == 1);
  CHECK_THROWS_WITH(Figure({scribble, {}}, {}), Catch::Contains("a polyline of 100000 points") && Catch::Contains("at most 4000000"));
}

TEST_CASE("Large masks overlap as their polygons do") {
  Random random(3);
  for (int round = 0; round < 20; ++round) {
    const Ring a = random.ring(14, false), b = random.ring(14, false);
    const auto mask = [](const Ring& ring) {
      FlatRing flat;
      for (const Point& p : ring) flat.xy.insert(flat.xy.end(), {p.x, p.y});
      return rasterise({{flat}}, 450, 450);
    };
    CHECK_THAT(iou(mask(a), mask(b)), WithinAbs(iou(Polygon{{a}}, Polygon{{b}}), 0.02));
  }
}

TEST_CASE("Tracks are measured over the frames of either") {
  // One moves ten pixels in ten frames, the other stands; they part by a tenth of their width each frame.
  const Drawing moving{Box{{0, 0, 10, 10}, 0}, {{0, Box{{0, 0, 10, 10}, 0}}, {10, Box{{10, 0, 10, 10}, 0}}}};
  const Drawing standing{Box{{0, 0, 10, 10}, 0}, {}};
  double expected = 0;
  for (int frame = 0; frame <= 10; ++frame) expected += (10.0 - frame) / (10 + frame);
  CHECK_THAT(overlap(Figure(moving, {0, 10}), Figure(standing, {0, 10}), {}), WithinAbs(expected / 11, 1e-12));
  CHECK_THAT(overlap(Figure(standing, {0, 4}), Figure(standing, {5, 9}), {}), WithinAbs(0, 1e-12));
  CHECK_THAT(overlap(Figure(standing, {0, 9}), Figure(standing, {5, 14}), {}), WithinAbs(5.0 / 15, 1e-12));
  CHECK(overlap(Figure(standing, {0, 9}), Figure(standing, {}), {}) == 0);
  CHECK_THROWS_AS(Figure(standing, {0, 2'000'000}), Error);
}
