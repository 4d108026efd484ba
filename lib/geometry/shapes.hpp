#pragma once
// The shapes that an annotation can have (cli.md §3) as plain values, and what can be computed from them without pixels.
// Lengths are pixels, origin top left, y downwards; angles are degrees, clockwise on the screen.
//
//     Shape box = Box{{10, 20, 100, 50}, 0};
//     *bounds(box) == Rect{10, 20, 100, 50};   *area(box) == 5000
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lib/geometry/mask.hpp"

namespace tasks::geometry {

struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

using Ring = std::vector<Point>;  // closed implicitly; a last point equal to the first is harmless

struct Classification {
  bool operator==(const Classification&) const = default;
};
struct Box {
  Rect rect;            // before rotation
  double rotation = 0;  // about the centre
  bool operator==(const Box&) const = default;
};
struct Polygon {
  std::vector<Ring> rings;  // the first is the outer one, the others are holes
  bool operator==(const Polygon&) const = default;
};
struct Polyline {
  std::vector<Point> points;
  bool operator==(const Polyline&) const = default;
};
struct Dot {
  Point at;
  bool operator==(const Dot&) const = default;
};
struct Ellipse {
  Point center;
  double rx = 0, ry = 0;
  double rotation = 0;
  bool operator==(const Ellipse&) const = default;
};
struct Cuboid {
  std::array<Point, 8> points;
  bool operator==(const Cuboid&) const = default;
};
struct TextSpan {
  std::int64_t start = 0, end = 0;  // code points, end exclusive
  bool operator==(const TextSpan&) const = default;
};
struct TimeRange {
  double start_s = 0, end_s = 0;
  bool operator==(const TimeRange&) const = default;
};

// In the order of model::Shape, so that index() is the enumerator.
using Shape = std::variant<Classification, Box, Polygon, Polyline, Dot, Ellipse, Mask, Cuboid, TextSpan, TimeRange>;

struct Keyframe {
  std::int64_t frame = 0;
  Shape shape;
  bool operator==(const Keyframe&) const = default;
};

// A shape, and for tracks in a video how it moves: linear between key frames.
struct Drawing {
  Shape shape;
  std::vector<Keyframe> keyframes;
  bool operator==(const Drawing&) const = default;
};

// The corners of a box after its rotation, clockwise from the top left.
std::array<Point, 4> corners(const Box& box);

// Twice the signed area by the shoelace formula, halved: positive when the ring runs clockwise on the screen.
double signed_area(const Ring& ring);

// All points on one line (or fewer than three points): no area, however the ring runs.
bool flat(const Ring& ring);

// Square pixels; none for shapes that have no area (classification, polyline, point, cuboid, text, range). A polygon's is
// |outer| − Σ|holes|, which for a ring that crosses itself is not the painted area.
std::optional<double> area(const Shape& shape);

// The smallest upright rectangle around it; none for classification, text and range, and for an empty mask.
std::optional<Rect> bounds(const Shape& shape);

// `n` points on the outline of an ellipse, clockwise.
Ring outline(const Ellipse& ellipse, int n);

}  // namespace tasks::geometry
